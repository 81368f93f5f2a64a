import { describe, expect, test } from '@jest/globals'
import type { Incident } from '../../../src/domain/incidents/incident.js'
import { answerFor, newState, planNew } from '../../../src/domain/incidents/plan-new-incidents.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

function closed(more: Partial<Incident> = {}): Incident {
  const base = {
    key: 'nightly-backup',
    ref: '1',
    url: null,
    phase: 'closed',
    closedBy: 'heartbeat',
    closedAt: NOON - HOUR,
  }
  return { ...base, state: aState(), ...more } as Incident
}

function many(count: number): Verdict[] {
  return Array.from({ length: count }, (_, i) => aVerdict({ monitor: `m${i}`, name: `m${i}` }))
}

describe('what a trouble asks for after one that is over', () => {
  const same = aVerdict()
  const again = aVerdict({ lastEndAt: NOON - 4 * HOUR })
  const kind = (verdict: Verdict, incident: Partial<Incident>, policy = POLICY) =>
    answerFor(verdict, [closed(incident)], policy, NOON).kind

  test.each<[string, Verdict, Partial<Incident>, string]>([
    ['what Heartbeat closed a while ago', again, {}, 'reopen'],
    ['what it closed just within the time', again, { closedAt: NOON - 6 * HOUR }, 'reopen'],
    ['what it closed before', again, { closedAt: NOON - 6 * HOUR - 1 }, 'new'],
    ['what is over and not closed', again, { closedBy: null, closedAt: null }, 'reopen'],
    ['a storm that told of others too', again, { key: 'group:x' }, 'new'],
    [
      'what a person does not plan to mend, still silent',
      same,
      { closedBy: 'person-not-planned', closedAt: 0 },
      'muted',
    ],
    ['what a person does not plan to mend, silent anew', again, { closedBy: 'person-not-planned' }, 'new'],
    [
      'what a person says is mended, within a day',
      same,
      { closedBy: 'person-completed', closedAt: NOON - DAY + 1 },
      'muted',
    ],
    [
      'what a person says is mended, after a day',
      same,
      { closedBy: 'person-completed', closedAt: NOON - DAY },
      'reopen',
    ],
    ['what a person says is mended, silent anew', again, { closedBy: 'person-completed' }, 'new'],
    ['what a bot closed, within a day', same, { closedBy: 'bot' }, 'muted'],
    ['what a bot closed, after a day', same, { closedBy: 'bot', closedAt: NOON - DAY }, 'reopen'],
  ])('%s', (_, verdict, incident, expected) => expect(kind(verdict, incident)).toBe(expected))

  test('a person is believed until a beat could have shown it, a bot is not', () => {
    const closedAt = NOON - 2 * DAY
    const due = (missedDueAt: number) => aVerdict({ missedDueAt })
    expect(kind(due(closedAt), { closedBy: 'person-completed', closedAt })).toBe('muted')
    expect(kind(due(closedAt + 1), { closedBy: 'person-completed', closedAt })).toBe('reopen')
    expect(kind(due(closedAt), { closedBy: 'bot', closedAt })).toBe('reopen')
  })

  test.each([
    [HOUR, HOUR],
    [0, DAY],
  ])('with reminders each %i ms "completed" is believed for %i ms', (reminderMs, patience) => {
    const policy = { ...POLICY, reminderMs }
    expect(kind(same, { closedBy: 'bot', closedAt: NOON - patience + 1 }, policy)).toBe('muted')
    expect(kind(same, { closedBy: 'bot', closedAt: NOON - patience }, policy)).toBe('reopen')
  })

  test('a new end is one that was not known, and a start is none', () => {
    const person = { closedBy: 'person-not-planned' } as const
    expect(kind(aVerdict({ lastEndAt: null }), person)).toBe('muted')
    expect(kind(aVerdict({ lastEndAt: NOON - 5 * HOUR + 1 }), person)).toBe('new')
    const unknown = aState({ members: { 'nightly-backup': aTrouble({ lastEndAt: null }) } })
    expect(kind(same, { ...person, state: unknown })).toBe('new')
  })

  test('the last that told of it decides; duplicates and others tell nothing', () => {
    const older = closed({ ref: 'older', closedAt: NOON - 5 * HOUR })
    const last = closed({ ref: 'last', closedAt: NOON - 2 * HOUR })
    const twin = closed({ ref: 'twin', closedAt: NOON, state: aState({ duplicateOf: 'last' }) })
    const other = closed({ ref: 'other', closedAt: NOON, state: aState({ members: { mail: aTrouble() } }) })
    const open = closed({ ref: 'open', phase: 'open', closedAt: null, closedBy: null })
    for (const order of [
      [older, last, twin, other],
      [other, twin, last, older],
    ])
      expect(answerFor(again, order, POLICY, NOON)).toMatchObject({ kind: 'reopen', incident: last })
    expect(answerFor(again, [last, open], POLICY, NOON)).toMatchObject({ incident: open })
    expect(answerFor(again, [twin, other], POLICY, NOON)).toEqual({ kind: 'new', previous: null })
  })
})

describe('what is planned', () => {
  test('a reopened incident remembers that it was, and counts on', () => {
    const incident = closed({ state: aState({ checks: 7, closedAt: NOON - HOUR }) })
    const verdict = aVerdict({ lastEndAt: NOON - 4 * HOUR, status: 'warning' })
    expect(planNew([verdict], [incident], POLICY, NOON)).toMatchObject([
      {
        kind: 'reopen-incident',
        incident,
        change: {
          comment: 'reopened',
          verdicts: [verdict],
          state: { checks: 8, reopenedAt: NOON, toldAt: NOON, worst: 'warning', closedAt: null, openedAt: NOON },
        },
      },
    ])
  })

  test('a new one links the one before', () => {
    const incident = closed({ closedAt: 0, ref: '7', url: 'https://github.com/o/r/issues/7' })
    const verdict = aVerdict({ lastEndAt: NOON - 4 * HOUR })
    const previous = { ref: '7', url: 'https://github.com/o/r/issues/7' }
    expect(planNew([verdict], [incident], POLICY, NOON)).toMatchObject([
      { kind: 'open-incident', draft: { key: 'nightly-backup', previous, state: newState([verdict], NOON) } },
    ])
  })

  test('as many as are told one by one, and one more is a group', () => {
    expect(planNew(many(10), [], POLICY, NOON)).toHaveLength(10)
    const [group, ...more] = planNew(many(11), [], POLICY, NOON)
    expect(more).toEqual([])
    expect(group).toMatchObject({
      kind: 'open-incident',
      draft: { key: expect.stringMatching(/^group:/), previous: null },
    })
  })

  test('a group too large for one issue is several, and each monitor is in one of them', () => {
    const groups = planNew(many(1200), [], POLICY, NOON).flatMap((effect) =>
      effect.kind === 'open-incident' ? [effect.draft] : [],
    )
    expect(groups.map(({ verdicts }) => verdicts.length)).toEqual([500, 500, 200])
    const members = groups.flatMap(({ state }) => Object.keys(state.members))
    expect(new Set(members).size).toBe(1200)
    expect(new Set(groups.map(({ key }) => key)).size).toBe(3)
  })

  test('the same monitors are the same group, in whatever order, worst first', () => {
    const verdicts = [...many(11), aVerdict({ monitor: 'slow', status: 'warning' })]
    const drafts = [verdicts, verdicts.toReversed()].map((order) => planNew(order, [], POLICY, NOON)[0])
    const [one, other] = drafts.map((effect) => (effect?.kind === 'open-incident' ? effect.draft : null))
    expect(one?.key).toBe(other?.key)
    expect(one?.state.worst).toBe('critical')
    expect(other?.verdicts.at(-1)?.monitor).toBe('slow')
  })

  test('what is opened begins now', () => {
    expect(newState([aVerdict({ since: NOON - 5 * MINUTE })], NOON)).toMatchObject({
      version: 1,
      openedAt: NOON,
      toldAt: NOON,
      checks: 1,
      deliveries: {},
      closedAt: null,
      duplicateOf: null,
    })
  })
})
