import { describe, expect, test } from '@jest/globals'
import type { Incident, IncidentPolicy, IncidentState } from '../../../src/domain/incidents/incident.js'
import { deliveriesIn, joined, movedFrom } from '../../../src/domain/incidents/join-standing.js'
import { leftOutNotices, unwatched } from '../../../src/domain/incidents/left-out.js'
import { isTimeToRemind, planOpen, sortedWorst, worstOf } from '../../../src/domain/incidents/plan-open.js'
import { memberIn } from '../../../src/domain/incidents/standing-key.js'
import { presentIn } from '../../../src/domain/incidents/present-members.js'
import { hashOf, isOver, isPresent, memberKey } from '../../../src/domain/incidents/standing-key.js'
import { DAY, HOUR } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

const sick = (monitor: string, more: Partial<Verdict> = {}) => aVerdict({ monitor, name: monitor, ...more })
const well = (monitor: string) =>
  sick(monitor, {
    status: 'healthy',
    reason: 'ok',
    since: null,
    lastEndAt: NOON - 1,
    beat: { at: NOON - 1, state: 'ok' },
  })

function incidentOf(state: Partial<IncidentState>, more: Partial<Incident> = {}): Incident {
  return { key: 'a', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: aState(state), ...more }
}

function plan(incident: Incident, verdicts: readonly Verdict[], policy: Partial<IncidentPolicy> = {}, now = NOON) {
  return planOpen(incident, new Map(verdicts.map((one) => [one.monitor, one])), { ...POLICY, ...policy }, now)
}

describe('an open incident', () => {
  const two = incidentOf({ members: { a: aTrouble({ name: 'a' }), b: aTrouble({ name: 'b' }) }, toldAt: NOON - HOUR })

  test('of whom nobody says anything is left alone', () => {
    expect(plan(two, [])).toEqual([])
    expect(plan(two, [sick('c')])).toEqual([])
  })

  test('goes on, worst first, and one more look found it bad', () => {
    const verdicts = [sick('a', { status: 'warning' }), sick('b')]
    expect(plan(two, verdicts)).toMatchObject([
      {
        kind: 'update-incident',
        incident: two,
        change: {
          verdicts: [{ monitor: 'b' }, { monitor: 'a' }],
          comment: null,
          state: { checks: 2, toldAt: NOON - HOUR, worst: 'critical', members: { a: { status: 'warning' }, b: {} } },
        },
      },
    ])
  })

  test('that a person opened again begins anew for who is bad again, and ends again where all are well', () => {
    const ended = aTrouble({ name: 'b', status: 'healthy', recoveredAt: NOON - HOUR })
    const members = { a: aTrouble({ name: 'a', recoveredAt: NOON - HOUR }), b: ended }
    const again = incidentOf({ members, closedAt: NOON - HOUR, toldAt: NOON - HOUR })
    const verdicts = [sick('a', { status: 'degraded', since: NOON - 1 }), well('b')]
    expect(plan(again, verdicts)).toEqual([
      {
        kind: 'reopen-incident',
        incident: again,
        change: {
          verdicts: [verdicts[0]],
          comment: 'reopened',
          state: {
            ...again.state,
            ...{ closedAt: null, reopenedAt: NOON, toldAt: NOON, checks: 2, worst: 'degraded' },
            members: { a: expect.objectContaining({ since: NOON - 1, recoveredAt: null }), b: ended },
          },
        },
      },
    ])
    expect(plan(again, [well('a'), well('b')])).toMatchObject([{ kind: 'close-incident' }])
    expect(plan(again, [sick('a', { status: 'unknown', reason: 'source-unreachable' })])).toEqual([])
  })

  test('does not count a look that finds nobody bad', () => {
    const [effect] = plan(two, [well('a')])
    expect(effect).toMatchObject({ kind: 'update-incident', change: { comment: null, state: { checks: 1 } } })
    const [paused] = plan(two, [well('a'), sick('b', { status: 'skipped', reason: 'inactive-hours' })])
    expect(paused?.kind === 'update-incident' ? paused.change.state.checks : 1).toBe(1)
  })

  test('gets worse, is told of it once, and stays as bad as it ever was', () => {
    const mild = incidentOf({ members: { a: aTrouble({ status: 'warning' }) }, worst: 'warning', toldAt: NOON - HOUR })
    expect(plan(mild, [sick('a')])).toMatchObject([{ change: { comment: 'escalated', state: { worst: 'critical', toldAt: NOON } } }]) // prettier-ignore
    expect(plan(incidentOf({ members: { a: aTrouble() } }), [sick('a', { status: 'warning' })])).toMatchObject([{ change: { comment: null, state: { worst: 'critical' } } }]) // prettier-ignore
  })

  test.each([
    [DAY - 1, null],
    [DAY, 'reminder'],
  ])('that was told %s ms ago has the comment %s', (ago, comment) => {
    const incident = incidentOf({ members: { a: aTrouble() }, toldAt: NOON - ago })
    expect(plan(incident, [sick('a')])).toMatchObject([
      { change: { comment, state: { toldAt: comment === null ? NOON - ago : NOON } } },
    ])
  })

  test('ends when all are well, by our hand or by people', () => {
    const one = incidentOf({ members: { a: aTrouble({ name: 'a' }) }, toldAt: NOON - HOUR })
    const [closed] = plan(one, [well('a')])
    expect(closed).toMatchObject({
      kind: 'close-incident',
      change: { comment: 'recovered', verdicts: [{ monitor: 'a' }], state: { closedAt: NOON, toldAt: NOON - HOUR, members: { a: { recoveredAt: NOON - 1 } } } }, // prettier-ignore
    })
    const [kept] = plan(one, [well('a')], { keepOpen: true })
    expect(kept).toMatchObject({
      kind: 'update-incident',
      change: { comment: 'recovered', state: { closedAt: null, toldAt: NOON, members: { a: { leftAt: NOON } } } },
    })
    const left = incidentOf({ members: { a: aTrouble({ name: 'a', leftAt: NOON - 5 }), b: aTrouble({ name: 'b' }) } })
    expect(plan(left, [well('a'), well('b')], { keepOpen: true })).toMatchObject([
      { change: { state: { members: { a: { leftAt: NOON - 5 }, b: { leftAt: NOON } } } } },
    ])
  })

  test('that is over rests with people, or is closed without a word where they want that no longer', () => {
    const over = incidentOf({ members: { a: aTrouble({ recoveredAt: NOON - HOUR, leftAt: NOON - HOUR }) } })
    expect(plan(over, [sick('a')], { keepOpen: true })).toEqual([])
    expect(plan(over, [sick('a')])).toEqual([
      { kind: 'close-incident', incident: over, change: { state: { ...over.state, closedAt: NOON }, verdicts: [], comment: null } }, // prettier-ignore
    ])
  })
})

test.each<[string, number, Partial<IncidentPolicy>, Partial<Verdict>, boolean]>([
  ['its time has come', DAY, {}, {}, true],
  ['it has not', DAY - 1, {}, {}, false],
  ['nobody wants reminders', 9 * DAY, { reminderMs: 0 }, {}, false],
  ['it sleeps', DAY, {}, { inHours: false }, false],
  ['somebody took note of it', DAY, { acknowledged: new Set(['a']) }, {}, false],
  ['somebody took note of another', DAY, { acknowledged: new Set(['b']) }, {}, true],
])('a reminder: %s', (_, ago, policy, verdict, due) => {
  expect(isTimeToRemind(NOON - ago, [sick('a', verdict)], { ...POLICY, ...policy }, NOON)).toBe(due)
  expect(isTimeToRemind(NOON - ago, [], { ...POLICY, ...policy }, NOON)).toBe(false)
})

test('the worst comes first, and equals stay in their order', () => {
  const verdicts = [sick('a', { status: 'warning' }), sick('b'), sick('c', { status: 'healthy' }), sick('d')]
  expect(sortedWorst(verdicts).map(({ monitor }) => monitor)).toEqual(['b', 'd', 'a', 'c'])
  expect(worstOf(['warning', 'critical', 'healthy'])).toBe('critical')
  expect(worstOf(['degraded', 'warning'])).toBe('degraded')
})

describe('who is part of an incident', () => {
  const state = aState({ members: { a: aTrouble(), b: aTrouble({ leftAt: NOON }), c: aTrouble({ leftAt: null }) } })

  test('is who has not left it', () => {
    expect(presentIn(state)).toEqual(['a', 'c'])
    expect([isPresent(aTrouble()), isPresent(aTrouble({ leftAt: 0 })), isPresent(aTrouble({ leftAt: null }))]).toEqual([true, false, true]) // prettier-ignore
    expect(isOver({ phase: 'open', state })).toBe(false)
    const left = aState({ members: { b: aTrouble({ leftAt: NOON }) } })
    expect([isOver({ phase: 'open', state: left }), isOver({ phase: 'closed', state: left })]).toEqual([true, false])
  })

  test('is told under a key of its own', () => {
    expect(memberKey('all:1', 'a/b')).toBe('all:1/a/b')
    expect(memberIn('all:1/a/b')).toEqual({ key: 'all:1', monitor: 'a/b' })
    expect([memberIn('all:1'), memberIn('services/a'), memberIn('')]).toEqual([null, null, null])
    expect([hashOf(''), hashOf('a')]).toEqual(['811c9dc5', 'e40c292c'])
    expect(hashOf('heartbeat.yml')).toMatch(/^[0-9a-f]{8}$/)
  })
})

describe('who joins an incident that stands for all', () => {
  const told = { chat: { event: 'opened', at: NOON - HOUR, delivered: true } } as const
  const tried = { attempts: [], exhausted: true }
  const home = incidentOf({ members: { a: aTrouble({ recovery: tried, deliveries: told }) } }, { key: 'all:1' })
  const single = incidentOf({ deliveries: told })

  test('brings along what was told and tried of it', () => {
    expect(joined(sick('a'), { kind: 'new', previous: null }, home, NOON)).toMatchObject({ recovery: tried, deliveries: told, joinedAt: NOON, worst: 'critical' }) // prettier-ignore
    expect(joined(sick('b'), { kind: 'new', previous: single }, home, NOON)).toMatchObject({ recovery: null, deliveries: told }) // prettier-ignore
    expect(joined(sick('b'), { kind: 'reopen', incident: single }, null, NOON)).toMatchObject({ deliveries: told })
    expect(joined(sick('b', { status: 'warning' }), { kind: 'new', previous: null }, null, NOON)).toEqual(
      expect.not.objectContaining({ deliveries: expect.anything() }),
    )
  })

  test('or moves into it with all of its members', () => {
    const members = {
      a: aTrouble(),
      b: aTrouble({ recoveredAt: NOON - 5 }),
      c: aTrouble({ recoveredAt: NOON - 5, leftAt: NOON - 4, joinedAt: 7, worst: 'warning', deliveries: {} }),
    }
    const from = incidentOf({ members, deliveries: told, openedAt: NOON - DAY, worst: 'critical' })
    const about = { joinedAt: NOON - DAY, worst: 'critical', deliveries: told }
    expect(movedFrom(from, NOON)).toEqual({
      a: { ...about, ...members.a },
      b: { ...about, ...members.b, leftAt: NOON },
      c: members.c,
    })
    expect(movedFrom(incidentOf({ members, reopenedAt: NOON - HOUR }), NOON)['a']).toMatchObject({ joinedAt: NOON - HOUR }) // prettier-ignore
  })

  test('what channels took of it stands with it, or with its own incident', () => {
    expect(deliveriesIn(null, 'a')).toEqual({})
    expect(deliveriesIn(home, 'a')).toBe(told)
    expect(deliveriesIn(home, 'b')).toEqual({})
    expect(deliveriesIn(single, 'b')).toBe(told)
  })
})

describe('who was taken out of what is watched', () => {
  const open = incidentOf(
    { members: { a: aTrouble({ name: 'A' }), b: aTrouble({ name: 'B', leftAt: NOON }) } },
    { ref: '7' },
  )
  const out = (reason: Verdict['reason']) => sick('a', { status: 'skipped', reason, message: 'It is ignored.' })

  test.each([
    ['exempt', true],
    ['disabled-manually', true],
    ['disabled-inactivity', false],
    ['paused', false],
  ] as const)('by %s: %s', (reason, is) => {
    expect(unwatched('a', [out(reason)])).toEqual(is ? out(reason) : undefined)
    expect(unwatched('b', [out(reason)])).toBeUndefined()
    const text = 'Incident #7 stays open: It is ignored. Close it, or watch the monitor again.'
    expect(leftOutNotices([open], [out(reason)], { leftOut: [] })).toEqual(is ? [text] : [])
  })

  test('keeps its incident open, and people are told so', () => {
    const text = 'Incident #7 stays open: A is left out of what is watched. Close it, or watch the monitor again.'
    expect(leftOutNotices([open], [], { leftOut: ['a', 'b'] })).toEqual([text])
    expect(leftOutNotices([open], [], { leftOut: ['b'] })).toEqual([])
    expect(leftOutNotices([{ ...open, phase: 'closed' }], [], { leftOut: ['a'] })).toEqual([])
  })
})
