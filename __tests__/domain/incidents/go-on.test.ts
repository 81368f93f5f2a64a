import { describe, expect, test } from '@jest/globals'
import { goOn } from '../../../src/domain/incidents/go-on.js'
import { goneAlone } from '../../../src/domain/incidents/gone-members.js'
import type { Incident, IncidentState, Trouble } from '../../../src/domain/incidents/incident.js'
import { DAY, HOUR } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

const NOBODY = { joined: {}, moved: {}, verdicts: [] }
const bad = (monitor: string, more: Partial<Verdict> = {}) => aVerdict({ monitor, ...more })

function standing(members: Record<string, Partial<Trouble>>, more: Partial<IncidentState> = {}): Incident {
  const whole = Object.fromEntries(Object.entries(members).map(([id, one]) => [id, aTrouble(one)]))
  const state = aState({ members: whole, config: 'c', ...more })
  return { key: 'all:0badcafe', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state }
}

function after(incident: Incident, verdicts: readonly Verdict[], now = NOON, arrivals: object = {}) {
  const byMonitor = new Map(verdicts.map((one) => [one.monitor, one]))
  const [effect] = goOn(incident, { ...NOBODY, ...arrivals }, { byMonitor, policy: POLICY, now, ended: [] })
  if (effect === undefined || !('change' in effect)) throw new Error('something becomes of it')
  return effect.change
}

describe('an incident that stands for all', () => {
  test('counts the checks that found somebody bad, and tells nothing new', () => {
    expect(after(standing({ a: {} }), [bad('a')], NOON + HOUR)).toMatchObject({
      comment: null,
      state: { checks: 2, toldAt: NOON, worst: 'critical' },
    })
  })

  test('tells who got worse', () => {
    const incident = standing({ a: { status: 'warning', worst: 'warning' } }, { worst: 'warning' })
    expect(after(incident, [bad('a')], NOON + HOUR)).toMatchObject({
      comment: 'members',
      state: { toldAt: NOON + HOUR, worst: 'critical', members: { a: { worst: 'critical', worseAt: NOON + HOUR } } },
    })
  })

  test('reminds once a day', () => {
    expect(after(standing({ a: {} }), [bad('a')], NOON + DAY)).toMatchObject({
      comment: 'reminder',
      state: { remindedAt: NOON + DAY, toldAt: NOON + DAY },
    })
  })

  test('reminds nobody of what he heard a moment ago', () => {
    const joined = { joinedAt: NOON - DAY, worst: 'critical' as const }
    const worse = { a: { ...joined, worseAt: NOON - 1 } }
    const state = { openedAt: NOON - DAY }
    expect(after(standing(worse, state), [bad('a')])).toMatchObject({ comment: null })
    const two = standing({ ...worse, b: joined }, state)
    expect(after(two, [bad('a'), bad('b')])).toMatchObject({ comment: 'reminder' })
  })

  test('that a person opened again goes on as reopened for who is in trouble still, and is closed where nobody is', () => {
    const closed = { closedAt: NOON - HOUR, duplicateOf: '7', goneAt: NOON - HOUR }
    const again = standing({ a: {} }, closed)
    expect(after(again, [bad('a')])).toMatchObject({
      comment: 'reopened',
      state: { reopenedAt: NOON, toldAt: NOON, closedAt: null, goneAt: null, members: { a: { status: 'critical' } } },
    })
    const left = { leftAt: NOON - 2 * DAY, recoveredAt: NOON - 2 * DAY }
    const rested = standing({ a: left }, closed)
    // Who left a twin of it long ago, too, is not forgotten there: an issue without members is nobody's.
    expect(after(rested, [], NOON, { moved: { b: aTrouble(left) } })).toEqual({
      state: { ...rested.state, closedAt: NOON },
      verdicts: [],
      comment: null,
    })
  })

  test('remembers who left for a day, and for a week who was healed', () => {
    const recovery = { attempts: [], exhausted: false }
    const left = (leftAt: number, more: Partial<Trouble> = {}) => ({ leftAt, recoveredAt: leftAt, ...more })
    const incident = standing({
      a: {},
      day: left(NOON - DAY),
      older: left(NOON - DAY - 1),
      week: left(NOON - 7 * DAY, { recovery }),
      weeks: left(NOON - 7 * DAY - 1, { recovery }),
    })
    expect(Object.keys(after(incident, [bad('a')]).state.members)).toEqual(['a', 'day', 'week'])
  })

  test('remembers a hundred of them at most, those who left last', () => {
    const gone = Array.from({ length: 120 }, (_, n) => [`g${n}`, { leftAt: NOON - HOUR - n }] as const)
    const members = Object.keys(after(standing({ ...Object.fromEntries(gone), a: {} }), [bad('a')]).state.members)
    expect(members).toEqual(['a', ...gone.slice(0, 100).map(([id]) => id)])
  })

  test('is opened again for who joins', () => {
    const incident = { ...standing({ a: { leftAt: NOON - HOUR } }), phase: 'closed' as const }
    const joined = { b: aTrouble({ worst: 'warning', joinedAt: NOON }) }
    expect(after(incident, [], NOON, { joined, verdicts: [bad('b')] })).toMatchObject({
      comment: 'reopened',
      state: { reopenedAt: NOON, checks: 2, worst: 'warning', closedAt: null, goneAt: null },
    })
  })
})

describe('who is no longer watched', () => {
  const coverage = (monitors: string[]) => ({ scope: 'c', monitors, leftOut: [] })

  test('leaves it, and the others stay', () => {
    expect(goneAlone(standing({ a: {}, b: {} }), coverage(['b', 'x']), NOON)).toMatchObject([
      {
        kind: 'update-incident',
        change: { comment: 'members', state: { toldAt: NOON, members: { a: { leftAt: NOON } } } },
      },
    ])
    expect(goneAlone(standing({ a: {}, b: {} }), coverage(['a', 'b']), NOON)).toEqual([])
  })

  test('ends it where nobody else is in it, as gone or as well again', () => {
    expect(goneAlone(standing({ a: {} }), coverage(['b']), NOON)).toMatchObject([
      { kind: 'close-gone', change: { comment: 'gone', state: { closedAt: NOON, goneAt: NOON } } },
    ])
    const back = { leftAt: NOON, recoveredAt: NOON }
    expect(goneAlone(standing({ a: {}, b: back }), coverage(['b']), NOON)).toMatchObject([
      { kind: 'close-incident', change: { comment: 'recovered', state: { closedAt: NOON } } },
    ])
  })
})
