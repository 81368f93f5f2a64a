import { describe, expect, test } from '@jest/globals'
import { followTargets } from '../../../src/domain/recovery/follow-targets.js'
import { DEFAULT_RECOVERY } from '../../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../../src/domain/recovery/settings.js'
import { begun, ended, exhausted, NO_TARGET, type TargetState } from '../../../src/domain/recovery/target-state.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aVerdict, NOON } from '../../support/incident-samples.js'

const STEP = { kind: 'container', target: 'box', options: {} }
const settings = settingsOf(
  { ...DEFAULT_RECOVERY, allow: ['*'] },
  new Map([
    ['api', [STEP]],
    ['worker', [STEP]],
  ]),
)
const TRIED = ended(begun(NO_TARGET, NOON, 'api'), NOON, { ok: true, detail: '', url: null })

const well = (lastEndAt: number, monitor = 'api') => aVerdict({ monitor, status: 'healthy', reason: 'ok', lastEndAt })
const bad = (lastEndAt: number, monitor = 'api') => aVerdict({ monitor, lastEndAt })

function follow(state: TargetState, verdicts: readonly Verdict[], now: number, alone = false): TargetState {
  const run = { underWay: new Set<string>(), alone, now }
  const { states } = followTargets(verdicts, new Map([['container:box', state]]), settings, run)
  return states.get('container:box') ?? NO_TARGET
}

describe('the counter of a target', () => {
  test('falls to 0 after ten minutes of beats, and not of silence that is not late yet', () => {
    const first = follow(TRIED, [well(NOON + MINUTE)], NOON + MINUTE)
    expect(first.healthySince).toBe(NOON + MINUTE)
    expect(follow(first, [well(NOON + MINUTE)], NOON + HOUR).attempts).toHaveLength(1)
    expect(follow(first, [well(NOON + 10 * MINUTE)], NOON + 10 * MINUTE).attempts).toHaveLength(1)
    expect(follow(first, [well(NOON + 11 * MINUTE)], NOON + 11 * MINUTE)).toMatchObject({ attempts: [], made: 1 })
  })

  test('falls to 0 for health that ended between two looks', () => {
    const first = follow(TRIED, [well(NOON + MINUTE)], NOON + MINUTE)
    expect(follow(first, [bad(NOON + 12 * MINUTE)], NOON + HOUR).attempts).toEqual([])
    expect(follow(first, [bad(NOON + 9 * MINUTE)], NOON + HOUR)).toMatchObject({ healthySince: null })
  })

  test('begins to hope anew with each death', () => {
    let state = TRIED
    for (let at = NOON; at < NOON + DAY; at += 5 * MINUTE) {
      state = follow(state, [well(at + MINUTE)], at + MINUTE)
      state = follow(state, [bad(at + MINUTE)], at + 4 * MINUTE)
    }
    expect(state.attempts).toHaveLength(1)
  })

  test('waits for all who name the target', () => {
    const both = follow(TRIED, [well(NOON + MINUTE), well(NOON + MINUTE, 'worker')], NOON + MINUTE)
    expect(both.healthySince).toBe(NOON + MINUTE)
    const one = follow(both, [well(NOON + 20 * MINUTE), bad(NOON + MINUTE, 'worker')], NOON + 20 * MINUTE)
    expect(one).toMatchObject({ attempts: [{}], healthySince: null })
  })

  test.each([
    ['unknown', aVerdict({ monitor: 'api', status: 'unknown', reason: 'source-unreachable', lastEndAt: null })],
    ['skipped', aVerdict({ monitor: 'api', status: 'skipped', reason: 'paused', lastEndAt: NOON + HOUR })],
    ['pending', aVerdict({ monitor: 'api', status: 'healthy', reason: 'pending', lastEndAt: null })],
  ])('is left alone by %s', (_name, verdict) => {
    expect(follow(TRIED, [verdict], NOON + HOUR)).toEqual(TRIED)
  })

  test('begins anew after the cooldown where that is wished, and only for whoever is still in trouble', () => {
    const again = { ...settings, policy: { ...settings.policy, after: 'again' as const } }
    const spent = exhausted({ ...TRIED, announcedAt: NOON }, NOON)
    const states = new Map([['container:box', spent]])
    const at = (now: number, verdict: Verdict) =>
      followTargets([verdict], states, again, { underWay: new Set(), alone: false, now }).states.get('container:box')
    expect(at(NOON + 10 * MINUTE - 1, bad(NOON))).toEqual(spent)
    expect(at(NOON + 10 * MINUTE, bad(NOON))).toMatchObject({ attempts: [], exhaustedAt: null, announcedAt: NOON })
    expect(follow(spent, [bad(NOON)], NOON + HOUR)).toEqual(spent)
  })
})

describe('an attempt of which nobody tells', () => {
  const underWay = begun(NO_TARGET, NOON, 'api')

  test('has failed after two minutes, or at once where nobody else can be at it', () => {
    expect(follow(underWay, [bad(NOON)], NOON + MINUTE)).toEqual(underWay)
    expect(follow(underWay, [bad(NOON)], NOON + 2 * MINUTE)).toMatchObject({ attempts: [{ ok: false }] })
    expect(follow(underWay, [bad(NOON)], NOON + 1, true)).toMatchObject({ attempts: [{ ok: false }] })
  })

  test('is waited for by whoever makes it', () => {
    const run = { underWay: new Set(['container:box']), alone: true, now: NOON + HOUR }
    const states = new Map([['container:box', underWay]])
    expect(followTargets([bad(NOON)], states, settings, run).states).toEqual(states)
  })
})

test('a beat after an attempt is a heal, once, and forgotten after a day', () => {
  const run = (now: number) => ({ underWay: new Set<string>(), alone: false, now })
  const states = new Map([['container:box', TRIED]])
  const first = followTargets([well(NOON + MINUTE)], states, settings, run(NOON + MINUTE))
  expect(first.heals).toEqual([{ at: NOON + MINUTE, monitor: 'api', target: 'container:box' }])
  const second = followTargets([well(NOON + 2 * MINUTE)], first.states, settings, run(NOON + 2 * MINUTE))
  expect(second.heals).toEqual([])
  expect(second.states.get('container:box')?.heals).toHaveLength(1)
  const refused = ended(begun(NO_TARGET, NOON, 'api'), NOON, { ok: false, detail: '', url: null })
  const none = followTargets([well(NOON + MINUTE)], new Map([['container:box', refused]]), settings, run(NOON + MINUTE))
  expect(none.heals).toEqual([])
})

describe('who speaks for a target', () => {
  const AT = NOON + HOUR
  const speak = (verdicts: readonly Verdict[], state: TargetState = { ...TRIED, healthySince: NOON + 1 }) =>
    followTargets(verdicts, new Map([['container:box', state]]), settings, {
      underWay: new Set(),
      alone: false,
      now: AT,
    })
  const since = (...verdicts: readonly Verdict[]) => speak(verdicts).states.get('container:box')
  const unknown = (monitor: string) =>
    aVerdict({ monitor, status: 'unknown', reason: 'source-unreachable', lastEndAt: AT })

  test.each<[string, readonly Verdict[], number | null]>([
    ['whoever is well, before who is not known', [unknown('api'), well(NOON + 2, 'worker')], 1],
    ['whoever is bad, before who is well', [well(AT, 'worker'), bad(NOON, 'api')], null],
    ['in either order', [bad(NOON, 'api'), well(AT, 'worker')], null],
    ['nobody where nobody is known', [unknown('api'), unknown('worker')], 1],
    ['of two who are bad the one that died first', [bad(AT, 'api'), bad(NOON + 2, 'worker')], null],
    ['and one that never beat before all', [bad(AT, 'api'), aVerdict({ monitor: 'worker', lastEndAt: null })], null],
  ])('%s', (_, verdicts, healthy) => {
    expect(since(...verdicts)).toEqual({ ...TRIED, healthySince: healthy === null ? null : NOON + healthy })
    expect(since(...[...verdicts].reverse())).toEqual(since(...verdicts))
  })

  test('of two who are well the one that beat last', () => {
    const never = aVerdict({ monitor: 'api', status: 'healthy', reason: 'ok', lastEndAt: null })
    for (const verdicts of [
      [well(NOON + MINUTE), well(AT, 'worker')],
      [well(AT, 'worker'), well(NOON + MINUTE)],
      [never, well(AT, 'worker')],
      [well(AT, 'worker'), never],
    ])
      expect(speak(verdicts, TRIED).heals).toEqual([{ at: AT, monitor: 'worker', target: 'container:box' }])
  })

  test('nobody for what no list allows, and nobody where nothing was ever tried', () => {
    const run = { underWay: new Set<string>(), alone: false, now: AT }
    const states = new Map([['container:box', TRIED]])
    const denied = { ...settings, policy: { ...settings.policy, deny: ['box'] } }
    expect(followTargets([well(AT)], states, denied, run)).toEqual({ states, heals: [] })
    expect(followTargets([well(AT)], new Map(), settings, run)).toEqual({ states: new Map(), heals: [] })
  })

  test('what was told is forgotten after health even where no attempt counts any more', () => {
    const told = { ...NO_TARGET, announcedAt: NOON, healthySince: NOON + 1 }
    expect(speak([well(AT)], told).states.get('container:box')).toEqual({ ...NO_TARGET, resetAt: AT })
  })
})

describe('a beat heals', () => {
  const AT = NOON + MINUTE
  const heals = (state: TargetState, verdict: Verdict) =>
    followTargets([verdict], new Map([['container:box', state]]), settings, { underWay: new Set(), alone: false, now: AT }).heals // prettier-ignore
  const known = (at: number): TargetState => ({ ...TRIED, heals: [{ at, monitor: 'api' }] })

  test.each<[string, TargetState, Verdict, boolean]>([
    ['after the attempt', TRIED, well(NOON + 1), true],
    ['not with it', TRIED, well(NOON), false],
    ['not before it', TRIED, well(NOON - 1), false],
    [
      'not where there is none',
      TRIED,
      aVerdict({ monitor: 'api', status: 'healthy', reason: 'ok', lastEndAt: null }),
      false,
    ],
    ['not of who is bad still', TRIED, bad(NOON + 1), false],
    ['not where nothing was tried', { ...NO_TARGET, announcedAt: NOON }, well(NOON + 1), false],
    ['not where the attempt is under way', begun(NO_TARGET, NOON, 'api'), well(NOON + 1), false],
    ['not where it is well for long', { ...TRIED, healthySince: NOON + 1 }, well(NOON + 2), false],
    ['after an older heal', known(NOON - 1), well(NOON + 1), true],
    ['after one with the attempt', known(NOON), well(NOON + 1), true],
    ['not where one is known since', known(NOON + 1), well(NOON + 2), false],
  ])('%s', (_, state, verdict, expected) => {
    expect(heals(state, verdict)).toHaveLength(expected ? 1 : 0)
  })
})
