import { describe, expect, test } from '@jest/globals'
import type { Incident, IncidentPolicy, Trouble } from '../../../src/domain/incidents/incident.js'
import { planIncidents } from '../../../src/domain/incidents/plan-incidents.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

const OLD = NOON - 5 * HOUR
const NEW = NOON - 10 * MINUTE
const BY_HAND = 'judged by 90 min instead of its own 2 h'

function anIncident(trouble: Partial<Trouble> = {}): Incident {
  const state = aState({ members: { job: aTrouble({ name: 'job', lastEndAt: OLD, ...trouble }) } })
  return { key: 'job', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state }
}

const healthy = (more: Partial<Verdict> = {}): Verdict =>
  aVerdict({ monitor: 'job', status: 'healthy', reason: 'ok', since: null, lastEndAt: NEW, ...more })
const closedHours = (more: Partial<Verdict> = {}): Verdict =>
  healthy({ status: 'skipped', reason: 'inactive-hours', inHours: false, ...more })
const late = (more: Partial<Verdict> = {}): Verdict => aVerdict({ monitor: 'job', lastEndAt: OLD, ...more })

/** What becomes of it: closed, kept with something written down, or not touched at all. */
function fateOf(incident: Incident, verdict: Verdict, policy: Partial<IncidentPolicy> = {}): string {
  const [effect] = planIncidents([verdict], [incident], { ...POLICY, ...policy }, NOON)
  if (effect === undefined) return 'untouched'
  return effect.kind === 'close-incident' ? 'closed' : 'kept'
}

describe('what ends an incident', () => {
  test.each<[string, Partial<Trouble>, Verdict, string]>([
    ['a good end newer than the last one', {}, healthy(), 'closed'],
    ['the same end, not late any more after a pause', {}, healthy({ lastEndAt: OLD }), 'kept'],
    [
      'the same end, of which it said that it failed',
      { reason: 'reported-failure' },
      healthy({ lastEndAt: OLD }),
      'closed',
    ],
    [
      'an older end than the one that failed, as a file that was put back shows',
      { reason: 'reported-failure' },
      healthy({ lastEndAt: OLD - HOUR }),
      'kept',
    ],
    [
      'the same failed end, now forgiven',
      { reason: 'reported-failure' },
      healthy({ lastEndAt: OLD, goodEnd: false }),
      'kept',
    ],
    ['an older end, as a file that was put back shows', {}, healthy({ lastEndAt: OLD - HOUR }), 'kept'],
    ['a failed end that is forgiven', {}, healthy({ goodEnd: false }), 'kept'],
    ['no end at all', {}, healthy({ lastEndAt: null, goodEnd: false }), 'kept'],
    ['a start, which is late still', {}, late({ beat: { at: NEW, state: 'running' } }), 'kept'],
    ['the first end of what never ended', { lastEndAt: null, reason: 'missing' }, healthy(), 'closed'],
    ['a good end, seen after the close', {}, closedHours(), 'closed'],
    ['outside hours without an end', {}, closedHours({ lastEndAt: OLD }), 'untouched'],
    ['a failed end, seen after the close', {}, closedHours({ goodEnd: false }), 'untouched'],
    ['a good end in a maintenance window', {}, closedHours({ reason: 'maintenance' }), 'closed'],
    ['paused', {}, closedHours({ reason: 'paused', lastEndAt: OLD }), 'untouched'],
    ['new after an edit of its schedule', {}, healthy({ reason: 'pending' }), 'untouched'],
    ['not looked at', {}, late({ status: 'unknown', reason: 'source-unreachable' }), 'untouched'],
    ['a schedule that can be read again', { reason: 'config-error' }, healthy({ lastEndAt: OLD }), 'closed'],
    ['a workflow that is enabled again', { reason: 'disabled-inactivity' }, healthy({ lastEndAt: OLD }), 'closed'],
    ['a workflow that runs often enough', { reason: 'cadence' }, healthy({ lastEndAt: OLD }), 'closed'],
  ])('%s', (_name, trouble, verdict, expected) => {
    expect(fateOf(anIncident(trouble), verdict)).toBe(expected)
  })

  test('what is bad in spite of a newer end needs one newer than that', () => {
    const [effect] = planIncidents([late({ lastEndAt: NEW })], [anIncident()], POLICY, NOON)
    if (effect?.kind !== 'update-incident') throw new Error('it goes on')
    const incident = { ...effect.incident, state: effect.change.state }
    expect(fateOf(incident, healthy())).toBe('kept')
    expect(fateOf(incident, healthy({ lastEndAt: NEW + 1 }))).toBe('closed')
  })

  test('an end in the future does not stand above the true ones', () => {
    const [effect] = planIncidents([late({ reason: 'future', lastEndAt: NOON + DAY })], [], POLICY, NOON)
    expect(effect).toMatchObject({ draft: { state: { members: { job: { lastEndAt: null } } } } })
  })

  test('of several good checks the first end is the one that ended it', () => {
    const policy = { ...POLICY, recoveryTolerance: 2 }
    const [first] = planIncidents([closedHours()], [anIncident()], policy, NOON)
    if (first?.kind !== 'update-incident') throw new Error('one check is not enough')
    const incident = { ...first.incident, state: first.change.state }
    const [second] = planIncidents([healthy({ lastEndAt: NOON })], [incident], policy, NOON + HOUR)
    expect(second).toMatchObject({
      kind: 'close-incident',
      change: { state: { members: { job: { recoveredAt: NEW, lastEndAt: OLD } } } },
    })
  })
})

describe('a run by hand, by another threshold or by force', () => {
  test('may open an incident, which knows of it', () => {
    const [effect] = planIncidents([late({ byHand: BY_HAND })], [], POLICY, NOON)
    expect(effect).toMatchObject({ kind: 'open-incident', draft: { state: { members: { job: { forced: true } } } } })
  })

  test.each<[string, Partial<Trouble>, Verdict, string]>([
    ['by hand it closes none', {}, healthy({ byHand: BY_HAND }), 'kept'],
    ['not even its own', { forced: true }, healthy({ byHand: BY_HAND }), 'kept'],
    ['well by its own rules', { forced: true }, healthy({ lastEndAt: OLD }), 'closed'],
    ['outside its own hours', { forced: true }, closedHours({ lastEndAt: OLD }), 'closed'],
    ['paused says nothing of it', { forced: true }, closedHours({ reason: 'paused', lastEndAt: OLD }), 'untouched'],
    ['new says nothing of it', { forced: true }, healthy({ reason: 'pending' }), 'untouched'],
    ['bad by its own rules too', { forced: true }, late(), 'kept'],
  ])('%s', (_name, trouble, verdict, expected) => {
    expect(fateOf(anIncident(trouble), verdict)).toBe(expected)
  })

  test('bad by its own rules too, it is an incident like any other, from its own deadline', () => {
    const since = NOON - 30 * MINUTE
    const [effect] = planIncidents([late({ since })], [anIncident({ forced: true })], POLICY, NOON)
    expect(effect).toMatchObject({ change: { state: { members: { job: { forced: false, since } } } } })
  })

  test('by hand nothing moves the end that a usual run waits for', () => {
    const [effect] = planIncidents([late({ byHand: BY_HAND, lastEndAt: NEW })], [anIncident()], POLICY, NOON)
    expect(effect).toMatchObject({ change: { state: { members: { job: { forced: false, lastEndAt: OLD } } } } })
  })

  test('however many good checks it takes, its own rules end it at once', () => {
    expect(fateOf(anIncident({ forced: true }), healthy(), { recoveryTolerance: 5 })).toBe('closed')
  })
})

describe('reminders', () => {
  const told = (toldAt: number): Incident => ({ ...anIncident(), state: { ...anIncident().state, toldAt } })

  test.each<[string, boolean, string | null]>([
    ['wait while the hours are closed', false, null],
    ['come with the next opening', true, 'reminder'],
  ])('%s', (_name, inHours, comment) => {
    expect(planIncidents([late({ inHours })], [told(NOON - 2 * DAY)], POLICY, NOON)).toMatchObject([
      { change: { comment } },
    ])
  })

  test('getting worse is told at any hour', () => {
    const mild: Incident = { ...anIncident(), state: { ...anIncident().state, worst: 'warning' } }
    expect(planIncidents([late({ inHours: false })], [mild], POLICY, NOON)).toMatchObject([
      { change: { comment: 'escalated' } },
    ])
  })
})

describe('reminders', () => {
  const reminded = (policy: Partial<IncidentPolicy>) => {
    const incident = anIncident()
    const old = { ...incident, state: { ...incident.state, toldAt: NOON - 2 * DAY } }
    const [effect] = planIncidents([late()], [old], { ...POLICY, ...policy }, NOON)
    return effect?.kind === 'update-incident' && effect.change.comment === 'reminder'
  }

  test.each([
    ['come once a day', {}, true],
    ['not where somebody has taken note', { acknowledged: new Set(['job']) }, false],
    ['where somebody has taken note of another', { acknowledged: new Set(['other']) }, true],
  ])('%s', (_, policy, expected) => expect(reminded(policy)).toBe(expected))
})
