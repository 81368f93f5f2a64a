import { describe, expect, test } from '@jest/globals'
import type { Incident, IncidentState, RecoveryState } from '../../../src/domain/incidents/incident.js'
import { DEFAULT_RECOVERY } from '../../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../../src/domain/recovery/settings.js'
import { mergedStates, statesOfIncidents } from '../../../src/domain/recovery/states-of-incidents.js'
import { NO_TARGET, type TargetState } from '../../../src/domain/recovery/target-state.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { aState, aTrouble, NOON } from '../../support/incident-samples.js'

const BOX = { kind: 'container', target: 'box', options: {} }
const settings = settingsOf({ ...DEFAULT_RECOVERY, allow: ['*'] }, new Map([['api', [BOX]], ['web', [BOX]]])) // prettier-ignore
const tried = (at: number, more: object = {}) => ({ step: 'container:box', at, ok: true, detail: 'restarted', ...more })
const recovery = (...attempts: RecoveryState['attempts']): RecoveryState => ({ attempts, exhausted: false })

function incident(state: Partial<IncidentState>, phase: Incident['phase'] = 'closed'): Incident {
  return { key: 'api', ref: '1', url: null, phase, closedBy: null, closedAt: null, state: aState(state) }
}

function stateFrom(...incidents: readonly Incident[]): TargetState | undefined {
  return statesOfIncidents(incidents, settings, NOON).get('container:box')
}

const attempt = (at: number, more: object = {}) => ({
  at,
  ok: true,
  detail: 'restarted',
  url: null,
  monitor: 'api',
  ...more,
})

describe('what incidents tell of a target', () => {
  test('is nothing where there are none, or only duplicates', () => {
    expect(statesOfIncidents([], settings, NOON)).toEqual(new Map())
    expect(statesOfIncidents([incident({ members: { api: aTrouble() }, duplicateOf: '7' })], settings, NOON)).toEqual(new Map()) // prettier-ignore
  })

  test('are the targets of the steps, and those that were tried once', () => {
    const members = { api: aTrouble({ recovery: recovery(tried(NOON - HOUR, { step: 'workflow:old.yml' })) }) }
    const states = statesOfIncidents([incident({ members }, 'open')], settings, NOON)
    expect([...states.keys()]).toEqual(['container:box', 'workflow:old.yml'])
    expect(states.get('container:box')).toEqual(NO_TARGET)
    expect(states.get('workflow:old.yml')).toMatchObject({ made: 1 })
  })

  test('are its attempts, oldest first, each once, and the one that is known to have ended', () => {
    const at = NOON - HOUR
    const url = 'https://a.example/1'
    const one = incident({ openedAt: at, members: { api: aTrouble({ recovery: recovery(tried(at + 2), tried(at, { ok: null })) }) } }, 'open') // prettier-ignore
    const two = incident({ openedAt: at + 1, members: { web: aTrouble({ recovery: recovery(tried(at, { url }), tried(at + 2, { ok: false })) }) } }) // prettier-ignore
    expect(stateFrom(two, one)).toEqual({
      ...NO_TARGET,
      attempts: [attempt(at, { url, monitor: 'web' }), attempt(at + 2)],
      made: 2,
    })
  })

  test('count since the counter last fell to 0, in whichever of them', () => {
    const at = NOON - HOUR
    const reset = (resetAt: number) => ({ ...recovery(tried(at - 1), tried(at), tried(at + 1)), resetAt })
    const members = { api: aTrouble({ recovery: reset(at - 5) }), web: aTrouble({ recovery: reset(at) }) }
    expect(stateFrom(incident({ members }, 'open'))).toMatchObject({
      attempts: [attempt(at), attempt(at + 1)],
      made: 2,
      resetAt: at,
    })
  })

  test.each<[string, Partial<RecoveryState>, object]>([
    ['tries', {}, { exhaustedAt: null, announcedAt: null }],
    ['is at its end', { exhausted: true }, { exhaustedAt: NOON - HOUR, announcedAt: NOON - HOUR }],
    ['was told', { announcedAt: NOON - 1 }, { exhaustedAt: null, announcedAt: NOON - 1 }],
    ['is at its end and told', { exhausted: true, announcedAt: NOON - 1 }, { exhaustedAt: NOON - HOUR, announcedAt: NOON - 1 }], // prettier-ignore
  ])('say by the last of them whether it %s', (_, more, expected) => {
    const old = incident({ openedAt: NOON - DAY, members: { api: aTrouble({ recovery: { ...recovery(), exhausted: true } }) } }) // prettier-ignore
    const last = incident({ openedAt: NOON - HOUR, members: { api: aTrouble({ recovery: { ...recovery(), ...more } }) } }) // prettier-ignore
    expect(stateFrom(last, old)).toMatchObject(expected)
    expect(stateFrom(old, last)).toMatchObject(expected)
  })

  test('begin where a member joined, else where it was reopened', () => {
    const end = { recovery: { ...recovery(), exhausted: true } }
    const opened = { openedAt: NOON - DAY, reopenedAt: NOON - HOUR }
    expect(stateFrom(incident({ ...opened, members: { api: aTrouble(end) } }))?.exhaustedAt).toBe(NOON - HOUR)
    const joined = { api: aTrouble({ ...end, joinedAt: NOON - MINUTE }) }
    expect(stateFrom(incident({ ...opened, members: joined }))?.exhaustedAt).toBe(NOON - MINUTE)
    expect(stateFrom(incident({ openedAt: NOON - DAY, members: { api: aTrouble(end) } }))?.exhaustedAt).toBe(NOON - DAY)
  })

  const AT = NOON - HOUR
  test.each<[string, Incident['phase'], readonly (number | null)[], number | null]>([
    ['all beat since', 'closed', [AT + 1, AT + 2], AT + 2],
    ['all beat since, and people look still', 'open', [AT + 1, AT + 2], AT + 2],
    ['one does not beat', 'open', [AT + 1, null], null],
    ['nobody saw the end of one', 'closed', [AT + 1, null], AT + 1],
    ['the beat was before the attempt', 'closed', [AT - 1, AT - 2], null],
    ['the beat was at the attempt', 'closed', [AT, AT], null],
    ['nobody saw any end', 'closed', [null, null], null],
  ])('say since when it is well: %s', (_, phase, [api = null, web = null], since) => {
    const members = {
      api: aTrouble({ recovery: recovery(tried(AT)), recoveredAt: api }),
      web: aTrouble({ recoveredAt: web }),
    }
    expect(stateFrom(incident({ members }, phase))?.healthySince).toBe(since)
  })

  test.each<[string, number | null, RecoveryState | null, boolean]>([
    ['after an attempt', NOON - 1, recovery(tried(NOON - 2)), true],
    ['almost a week ago', NOON - 7 * DAY + 1, recovery(tried(NOON - 8 * DAY)), true],
    ['a week ago', NOON - 7 * DAY, recovery(tried(NOON - 8 * DAY)), false],
    ['with the attempt', NOON - 1, recovery(tried(NOON - 1)), false],
    ['before it', NOON - 2, recovery(tried(NOON - 1)), false],
    ['after one that failed', NOON - 1, recovery(tried(NOON - 2, { ok: false })), false],
    ['after one on something else', NOON - 1, recovery(tried(NOON - 2, { step: 'container:other' })), false],
    ['without any', NOON - 1, null, false],
    ['and there is none', null, recovery(tried(NOON - 2)), false],
  ])('a beat heals that came %s', (_, recoveredAt, known, heals) => {
    const members = { api: aTrouble({ recoveredAt, recovery: known }) }
    expect(stateFrom(incident({ members }))?.heals).toEqual(heals ? [{ at: recoveredAt, monitor: 'api' }] : [])
  })
})

describe('two memories of one target', () => {
  const of = (more: Partial<TargetState>) => new Map([['a', { ...NO_TARGET, ...more }]])
  const merged = (a: Partial<TargetState>, b: Partial<TargetState>) => mergedStates(of(a), of(b)).get('a')

  test('each keeps what the other does not know', () => {
    const some = new Map([['a', NO_TARGET]])
    const others = new Map([['b', { ...NO_TARGET, made: 1 }]])
    expect(mergedStates(some, others)).toEqual(new Map([...some, ...others]))
    expect(some.size).toBe(1)
  })

  test('are one list of attempts and of heals, and the later memory of one counts', () => {
    const heal = (at: number, monitor = 'api') => ({ at, monitor })
    const a = { attempts: [attempt(3), attempt(1, { ok: null })], made: 2, heals: [heal(3), heal(1)] }
    const b = { attempts: [attempt(2), attempt(1)], made: 4, heals: [heal(2), heal(1, 'web')], healthySince: 9 }
    expect(merged(a, b)).toEqual({
      ...NO_TARGET,
      attempts: [attempt(1), attempt(2), attempt(3)],
      made: 4,
      heals: [heal(1, 'web'), heal(2), heal(3)],
      healthySince: 9,
    })
    expect(merged(b, a)).toMatchObject({ attempts: [{ ok: null }, {}, {}], made: 4, healthySince: null })
  })

  test.each<[string, Partial<TargetState>, Partial<TargetState>, Partial<TargetState>]>([
    ['the later fall counts', { resetAt: 5 }, { resetAt: 4 }, { resetAt: 5 }],
    ['the only fall counts', { resetAt: 5 }, {}, { resetAt: 5 }],
    ['attempts before the fall do not', { attempts: [attempt(4), attempt(5)] }, { resetAt: 5 }, { attempts: [attempt(5)] }], // prettier-ignore
    ['an end before the fall does not', { exhaustedAt: 4 }, { resetAt: 5 }, { exhaustedAt: null }],
    ['an end with it does', { exhaustedAt: 5 }, { resetAt: 5 }, { exhaustedAt: 5 }],
    ['the later memory of an end goes first', { exhaustedAt: 7 }, { exhaustedAt: 6 }, { exhaustedAt: 6 }],
    ['but not where it is too old', { exhaustedAt: 7, resetAt: 7 }, { exhaustedAt: 6 }, { exhaustedAt: 7 }],
    ['what was told before the fall was not', { announcedAt: 4 }, { resetAt: 5 }, { announcedAt: null }],
    ['what was told since was', { announcedAt: 5 }, { resetAt: 5 }, { announcedAt: 5 }],
    ['what the later memory says was told was', { announcedAt: 9 }, { announcedAt: 4, resetAt: 5 }, { announcedAt: 4 }],
  ])('%s', (_, a, b, expected) => {
    expect(merged(a, b)).toMatchObject(expected)
  })
})
