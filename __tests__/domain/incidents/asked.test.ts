import { describe, expect, test } from '@jest/globals'
import { NO_CONTROL, type Control } from '../../../src/domain/controls.js'
import { bothControls, controlsOn, policyAsked } from '../../../src/domain/incidents/asked-on.js'
import type { Incident, IncidentChange, IncidentState } from '../../../src/domain/incidents/incident.js'
import type { Effect } from '../../../src/domain/incidents/plan.js'
import { isQuiet, quieted, settleAsked, withControl } from '../../../src/domain/incidents/settle-asked.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

const asked = (at = NOON, by: string | null = 'mira') => ({ at, why: null, by })
const until = (end: number, at = NOON) => ({ ...asked(at), until: end })
const control = (more: Partial<Control>): Control => ({ ...NO_CONTROL, ...more })

function anIncident(state: Partial<IncidentState> = {}, more: Partial<Incident> = {}): Incident {
  return {
    ...{ key: 'nightly-backup', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null },
    state: aState(state),
    ...more,
  }
}

function updateOf(incident: Incident, change: Partial<IncidentChange> = {}): Effect {
  return {
    kind: 'update-incident',
    incident,
    change: { state: incident.state, verdicts: [aVerdict()], comment: null, ...change },
  }
}

const NOBODY = { heard: new Set<string>(), muted: new Map() }

describe('whom it is asked of', () => {
  const all = control({ pause: until(NOON + DAY), snooze: until(NOON + DAY), acknowledged: asked() })

  test('those who were in the incident then', () => {
    const members = {
      first: aTrouble(),
      later: aTrouble({ joinedAt: NOON + 1 }),
      worse: aTrouble({ joinedAt: NOON - HOUR, worseAt: NOON + 1 }),
      gone: aTrouble({ leftAt: NOON }),
    }
    const found = controlsOn([anIncident({ members, control: all }, { key: 'all:0badcafe' })])
    expect(Object.fromEntries(found)).toEqual({
      first: all,
      later: NO_CONTROL,
      worse: { ...all, acknowledged: null },
    })
  })

  test('nobody of what is closed, and of what nobody spoke of', () => {
    expect(controlsOn([anIncident(), anIncident({ control: all }, { phase: 'closed' })]).size).toBe(0)
  })

  test('of two places what lasts longer counts', () => {
    const one = new Map([['a', control({ pause: until(NOON + 1), acknowledged: asked(NOON, 'ola') })]])
    const other = new Map([
      ['a', control({ pause: until(NOON + 2), snooze: until(NOON + 3) })],
      ['b', control({ acknowledged: asked() })],
    ])
    const both = bothControls(one, other)
    expect(both.get('a')).toEqual({
      pause: until(NOON + 2),
      snooze: until(NOON + 3),
      acknowledged: asked(NOON, 'ola'),
    })
    expect(both.get('b')).toEqual(other.get('b'))
    expect(bothControls(other, one).get('a')?.pause?.until).toBe(NOON + 2)
  })
})

describe('the policy as people want it', () => {
  test('says who is silent, and who is to be heard again', () => {
    const controls = new Map([
      ['a', control({ acknowledged: asked() })],
      ['b', control({ snooze: until(NOON + 1) })],
      ['c', control({ snooze: until(NOON), pause: until(NOON - 5) })],
    ])
    const policy = policyAsked(POLICY, controls, NOON)
    expect([...(policy.acknowledged ?? [])]).toEqual(['a'])
    expect([...(policy.snoozed ?? [])]).toEqual(['b'])
    expect(policy.againFrom?.get('c')).toBe(NOON)
    expect(policyAsked(POLICY, new Map(), NOON)).toBe(POLICY)
  })

  test('what is bad is quiet while everybody of it is snoozed, and its end never', () => {
    const snoozed = { ...POLICY, snoozed: new Set(['nightly-backup']) }
    const told = updateOf(anIncident(), { comment: 'recovery-exhausted', alsoTold: ['recovery-exhausted'] })
    expect([isQuiet(told, snoozed), isQuiet(told, POLICY)]).toEqual([true, false])
    expect(isQuiet(updateOf(anIncident(), { comment: 'recovered' }), snoozed)).toBe(false)
    expect(isQuiet(updateOf(anIncident(), { verdicts: [aVerdict(), aVerdict({ monitor: 'web' })] }), snoozed)).toBe(
      false,
    )
    expect(quieted(told)).toEqual(updateOf(anIncident()))
  })
})

describe('what becomes of it', () => {
  const noted = control({ acknowledged: asked() })
  const incident = anIncident({ control: noted })

  test('who was heard is remembered, where nothing else is to be written', () => {
    const heard = { ...NOBODY, heard: new Set(['1']) }
    expect(settleAsked([], [incident], [aVerdict()], heard)).toEqual([updateOf(incident)])
    expect(settleAsked([updateOf(incident)], [incident], [aVerdict()], heard)).toHaveLength(1)
    expect(settleAsked([], [incident], [aVerdict()], NOBODY)).toEqual([])
  })

  test.each(['close-incident', 'reopen-incident', 'close-gone'] as const)('%s takes all of it along', (kind) => {
    const effect: Effect = { kind, incident, change: { state: incident.state, verdicts: [], comment: null } }
    const [after] = settleAsked([effect], [incident], [], NOBODY)
    expect(after).toMatchObject({ change: { state: aState() } })
    expect(after?.kind === kind && after.change.state.control).toBeUndefined()
  })

  test('what is worse is acknowledged no longer, and a snooze of it goes on', () => {
    const [after] = settleAsked([updateOf(incident, { comment: 'escalated' })], [incident], [], NOBODY)
    expect(after).toMatchObject({ change: { state: { control: { acknowledged: null } } } })
    expect(settleAsked([updateOf(incident)], [incident], [], NOBODY)).toEqual([updateOf(incident)])
  })

  test('where members come and go it lasts as long as one of those that were seen', () => {
    const standing = { key: 'all:0badcafe' }
    const members = { a: aTrouble(), b: aTrouble({ joinedAt: NOON + MINUTE }) }
    const before = anIncident({ control: noted, members }, standing)
    const both = updateOf(before, { comment: 'members' })
    expect(settleAsked([both], [before], [], NOBODY)).toEqual([both])
    const left = { ...members, a: aTrouble({ leftAt: NOON + MINUTE }) }
    const [after] = settleAsked([updateOf(before, { comment: 'members', state: { ...before.state, members: left } })], [before], [], NOBODY) // prettier-ignore
    expect(after).toMatchObject({ change: { state: { control: { acknowledged: null } } } })
  })

  test('what is muted is closed, unless it ends', () => {
    const muted = { heard: new Set(['1']), muted: new Map([['1', asked()]]) }
    const [closed] = settleAsked([], [incident], [aVerdict()], muted)
    expect(closed).toMatchObject({ kind: 'close-incident', change: { comment: null, state: { muted: asked() } } })
    const ends = updateOf(incident, { comment: 'recovered' })
    expect(settleAsked([ends], [incident], [], muted)[0]?.kind).toBe('update-incident')
  })

  test('what another run has begun it writes down itself', () => {
    const others = { ...NOBODY, others: new Set(['1']) }
    const kept = updateOf(incident, { comment: 'recovered' })
    expect(settleAsked([updateOf(incident), updateOf(incident, { comment: 'reminder' })], [incident], [], others)).toEqual([]) // prettier-ignore
    expect(settleAsked([kept], [incident], [], others)).toHaveLength(1)
  })

  test('what is open again is muted by nobody', () => {
    expect(withControl(anIncident({ muted: asked() }), undefined).state).toEqual(aState())
    expect(withControl(incident, noted)).toBe(incident)
    expect(withControl(anIncident(), noted)).toEqual(incident)
  })
})
