import { describe, expect, test } from '@jest/globals'
import { createProcessTargets } from '../../../src/domain/recovery/process-targets.js'
import { readTargetState, readTargetStates } from '../../../src/domain/recovery/stored-target.js'
import {
  again,
  announced,
  begun,
  ended,
  exhausted,
  healed,
  newsIn,
  NO_TARGET,
  reset,
  stateOf,
  withoutLost,
} from '../../../src/domain/recovery/target-state.js'
import { DAY, MINUTE } from '../../../src/domain/time.js'
import { NOON } from '../../support/incident-samples.js'

const OK = { ok: true, detail: 'restarted it', url: 'https://a.example/1' }
const attempt = (more: object = {}) => ({ at: NOON, ok: null, detail: 'under way', url: null, monitor: 'api', ...more })

describe('what is remembered of a target', () => {
  test('begins with nothing, and an attempt counts before it is made', () => {
    expect(stateOf(new Map(), 'a')).toEqual({
      attempts: [],
      made: 0,
      exhaustedAt: null,
      announcedAt: null,
      healthySince: null,
      resetAt: null,
      heals: [],
    })
    const first = begun({ ...NO_TARGET, healthySince: NOON - 1 }, NOON, 'api')
    expect(first).toEqual({ ...NO_TARGET, attempts: [attempt()], made: 1 })
    expect(begun(first, NOON + 1, 'web')).toEqual({
      ...NO_TARGET,
      attempts: [attempt(), attempt({ at: NOON + 1, monitor: 'web' })],
      made: 2,
    })
  })

  test.each([
    ['at once', NOON, {}],
    ['before it was begun, as another clock says', NOON - 1, {}],
    ['later', NOON + 1, { endedAt: NOON + 1 }],
  ])('an attempt ends %s', (_, endedAt, more) => {
    expect(ended(begun(NO_TARGET, NOON, 'api'), NOON, OK, endedAt).attempts).toEqual([attempt({ ...OK, ...more })])
  })

  test('only the attempt that was begun then ends, and only once', () => {
    const two = begun(begun(NO_TARGET, NOON, 'api'), NOON + 1, 'api')
    const one = ended(two, NOON, OK)
    expect(one.attempts).toEqual([attempt(OK), attempt({ at: NOON + 1 })])
    expect(ended(one, NOON, { ok: false, detail: 'no', url: null })).toEqual(one)
  })

  test('one that is lost has failed when its time is over, and not before', () => {
    const state = begun(ended(begun(NO_TARGET, NOON - MINUTE, 'api'), NOON - MINUTE, OK), NOON, 'api')
    expect(withoutLost(state, MINUTE, NOON + MINUTE - 1)).toBe(state)
    expect(withoutLost(state, MINUTE, NOON + MINUTE).attempts).toEqual([
      attempt({ at: NOON - MINUTE, ...OK }),
      attempt({ ok: false, detail: 'nobody knows how it ended: whoever began it was stopped' }),
    ])
  })

  test('when all is spent, told and begun anew', () => {
    const spent = exhausted(begun(NO_TARGET, NOON, 'api'), NOON + 1)
    expect(spent.exhaustedAt).toBe(NOON + 1)
    expect(exhausted(spent, NOON + 2).exhaustedAt).toBe(NOON + 1)
    const told = { ...announced(spent, NOON + 3), healthySince: NOON + 4 }
    expect(told.announcedAt).toBe(NOON + 3)
    const anew = { ...told, attempts: [], exhaustedAt: null, resetAt: NOON + 5 }
    expect(again(told, NOON + 5)).toEqual(anew)
    expect(reset(told, NOON + 5)).toEqual({ ...anew, announcedAt: null, healthySince: null })
  })

  test('heals count for a week, and no more than fifty', () => {
    const heal = (at: number) => ({ at, monitor: 'api' })
    const old = { ...NO_TARGET, heals: [heal(NOON - 7 * DAY), heal(NOON - 7 * DAY + 1)] }
    expect(healed(old, heal(NOON), NOON).heals).toEqual([heal(NOON - 7 * DAY + 1), heal(NOON)])
    const many = { ...NO_TARGET, heals: Array.from({ length: 50 }, (_, n) => heal(NOON - 100 + n)) }
    const { heals } = healed(many, heal(NOON), NOON)
    expect([heals.length, heals[0], heals.at(-1)]).toEqual([50, heal(NOON - 99), heal(NOON)])
  })

  test('is news where it differs', () => {
    const state = begun(NO_TARGET, NOON, 'api')
    const before = new Map([['same', state], ['equal', state], ['other', state]]) // prettier-ignore
    const after = new Map([
      ['same', state],
      ['equal', { ...state }],
      ['other', NO_TARGET],
      ['new', state],
      ['nothing', NO_TARGET],
    ])
    expect([...newsIn(before, after).keys()]).toEqual(['other', 'new'])
  })

  test('a process remembers it as long as it lives, each target by itself', async () => {
    const memory = createProcessTargets()
    expect(await memory.load()).toEqual(new Map())
    const state = begun(NO_TARGET, NOON, 'api')
    await memory.remember(new Map([['a', state], ['b', state]])) // prettier-ignore
    await memory.remember(new Map([['b', NO_TARGET]]))
    expect(await memory.load()).toEqual(new Map([['a', state], ['b', NO_TARGET]])) // prettier-ignore
  })
})

describe('as it was stored', () => {
  const whole = {
    attempts: [attempt({ ...OK, endedAt: NOON + 1 })],
    made: 1,
    exhaustedAt: NOON,
    announcedAt: NOON,
    healthySince: NOON,
    resetAt: NOON,
    heals: [{ at: NOON, monitor: 'api' }],
  }

  test('it is read whole, without what is not known', () => {
    expect(readTargetState({ ...whole, more: 1 })).toEqual(whole)
    expect(readTargetState({})).toEqual(NO_TARGET)
    expect(readTargetStates({ a: whole, b: 7 })).toEqual(new Map([['a', whole]]))
  })

  test.each([[null], [undefined], ['text'], [7], [[]]])('%j is no state, and no map of states', (value) => {
    expect(readTargetState(value)).toBeNull()
    expect(readTargetStates(value)).toEqual(new Map())
  })

  const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)
  test.each<[string, object]>([
    ['a hundred attempts', { attempts: times(100, attempt()) }],
    ['a hundred heals', { heals: times(100, { at: 0, monitor: '' }) }],
    ['an attempt that failed', { attempts: [attempt({ ok: false })] }],
    ['the first instant there is', { made: 0, exhaustedAt: 0, announcedAt: 0, healthySince: 0, resetAt: 0 }],
    ['no instants at all', { exhaustedAt: null, announcedAt: null, healthySince: null, resetAt: null }],
  ])('%s can be read', (_, changes) => {
    expect(readTargetState({ ...whole, ...changes })).toEqual({ ...whole, ...changes })
  })

  test.each<[string, object]>([
    ['attempts', { attempts: {} }],
    ['attempts', { attempts: null }],
    ['attempts', { attempts: times(101, attempt()) }],
    ['attempts', { attempts: [attempt(), null] }],
    ['an attempt', { attempts: [attempt({ at: 'now' })] }],
    ['an attempt', { attempts: [attempt({ at: -1 })] }],
    ['an attempt', { attempts: [attempt({ at: NaN })] }],
    ['an attempt', { attempts: [attempt({ endedAt: null })] }],
    ['an attempt', { attempts: [attempt({ endedAt: -1 })] }],
    ['an attempt', { attempts: [attempt({ ok: 1 })] }],
    ['an attempt', { attempts: [attempt({ ok: undefined })] }],
    ['an attempt', { attempts: [attempt({ detail: null })] }],
    ['an attempt', { attempts: [attempt({ url: 7 })] }],
    ['an attempt', { attempts: [attempt({ url: undefined })] }],
    ['an attempt', { attempts: [attempt({ monitor: null })] }],
    ['heals', { heals: 'many' }],
    ['heals', { heals: times(101, { at: 0, monitor: '' }) }],
    ['a heal', { heals: [{ at: 0, monitor: '' }, 7] }],
    ['a heal', { heals: [{ at: null, monitor: '' }] }],
    ['a heal', { heals: [{ at: 0 }] }],
    ['made', { made: null }],
    ['made', { made: -1 }],
    ['exhaustedAt', { exhaustedAt: 'x' }],
    ['announcedAt', { announcedAt: -1 }],
    ['healthySince', { healthySince: Infinity }],
    ['resetAt', { resetAt: undefined }],
  ])('what is wrong in %s makes it none', (_, changes) => {
    expect(readTargetState({ ...whole, ...changes })).toBeNull()
  })
})
