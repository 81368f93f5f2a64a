import { describe, expect, test } from '@jest/globals'
import { createBackgroundDeeds } from '../../src/app/background-deeds.js'
import type { DeedOrder } from '../../src/app/deeds.js'
import { createInlineDeeds } from '../../src/app/inline-deeds.js'
import { ALONE, type Claim, type Leadership } from '../../src/domain/leadership.js'
import { doDeed } from '../../src/app/one-deed.js'
import { createLedger } from '../../src/app/target-ledger.js'
import { createProcessTargets } from '../../src/domain/recovery/process-targets.js'
import { DEFAULT_RECOVERY } from '../../src/domain/recovery/recovery.js'
import type { TargetMemory } from '../../src/domain/recovery/target-state.js'
import type { Recovery, TargetLook } from '../../src/recovery/recovery.js'
import { SECOND, type Duration } from '../../src/domain/time.js'
import { createRunTime } from '../../src/platform/run-time.js'
import { NOON } from '../support/incident-samples.js'

const STEP = { kind: 'container', target: 'box', options: {} }
const order = (target = 'box'): DeedOrder => ({
  effect: {
    kind: 'recover',
    monitor: 'api',
    also: ['worker'],
    incident: 'api',
    target: `container:${target}`,
    step: 0,
    attempt: 1,
  },
  step: { ...STEP, target },
  policy: { ...DEFAULT_RECOVERY, allow: ['*'], deny: ['vpn'] },
  now: NOON,
})

const TROUBLE = new Set(['api'])
const READY: TargetLook = { kind: 'ready', was: 'exited (137)', startedAt: null }

interface Wish {
  readonly look?: () => Promise<TargetLook>
  readonly start?: Recovery['start']
  readonly leadership?: Partial<Leadership>
  readonly memory?: TargetMemory
}

/** What happens, in its order. */
function worldOf({ look, start, leadership, memory = createProcessTargets() }: Wish) {
  const clock = { at: NOON }
  const happened: string[] = []
  const note =
    <T>(what: string, value: T) =>
    () => {
      happened.push(what)
      return value
    }
  const recovery: Recovery = {
    ...(look === undefined ? {} : { look: () => note('look', look())() }),
    start: (seen) => note('start', (start ?? (async () => ({ ok: true, detail: 'restarted it', url: null })))(seen))(),
  }
  const noted: TargetMemory = {
    load: memory.load,
    remember: (news) => {
      happened.push(`remember ${[...news.values()].map(({ attempts }) => String(attempts.at(-1)?.ok)).join()}`)
      return memory.remember(news)
    },
  }
  const ledger = createLedger(new Map(), noted, { now: () => clock.at, sleep: async () => {} })
  const ports = {
    recoveryOf: async () => recovery,
    ledger,
    leadership: {
      ...ALONE,
      claim: async (): Promise<Claim> => note<Claim>('claim', 'granted')(),
      ...leadership,
    },
  }
  return { ports, happened, clock, ledger, memory, state: async () => (await memory.load()).get('container:box') }
}

describe('one deed', () => {
  test('is looked at, claimed, counted, done and written down, in this order', async () => {
    const world = worldOf({ look: async () => READY })
    const result = await doDeed(order(), world.ports)
    expect(world.happened).toEqual(['look', 'claim', 'remember null', 'start', 'remember true'])
    expect(result).toMatchObject({ kind: 'attempted', ok: true, detail: 'container:box for api, worker: restarted it' })
  })

  test.each<[TargetLook['kind'], TargetLook, string]>([
    ['wait', { kind: 'wait', why: 'it is starting' }, 'waits'],
    ['hands-off', { kind: 'hands-off', why: 'a person paused it' }, 'hands-off'],
    ['ready', { ...READY, alsoKnownAs: ['vpn'] }, 'hands-off'],
  ])('%s: what is not begun is no attempt', async (_name, seen, kind) => {
    const world = worldOf({ look: async () => seen })
    expect(await doDeed(order(), world.ports)).toMatchObject({ kind })
    expect(world.happened).toEqual(['look'])
    expect(await world.state()).toBeUndefined()
  })

  test('what cannot be looked at is an attempt that failed', async () => {
    const world = worldOf({ look: async () => ({ kind: 'failed', why: 'no such socket' }) })
    expect(await doDeed(order(), world.ports)).toMatchObject({ kind: 'attempted', ok: false })
    expect(await world.state()).toMatchObject({ attempts: [{ ok: false, detail: 'no such socket' }] })
    expect(world.happened).not.toContain('start')
  })

  test('what another watcher began and left, and what an old leader wants, counts and is not done', async () => {
    const cases: Partial<Leadership>[] = [{ claim: async () => 'used' }, { mayAct: () => false }]
    for (const leadership of cases) {
      const world = worldOf({ leadership })
      expect(await doDeed(order(), world.ports)).toMatchObject({ kind: 'attempted', ok: false })
      expect(world.happened).not.toContain('start')
      expect(await world.state()).toMatchObject({ attempts: [{ ok: false }], made: 1 })
    }
  })

  test('what another watcher may be at counts for nothing', async () => {
    const world = worldOf({ leadership: { claim: async () => 'refused' } })
    expect(await doDeed(order(), world.ports)).toMatchObject({ kind: 'waits' })
    expect(world.happened).toEqual([])
  })

  test('claims each attempt by a number that no reset gives again', async () => {
    const numbers: number[] = []
    const claim: Leadership['claim'] = async ({ attempt }) => {
      numbers.push(attempt)
      return 'granted'
    }
    const world = worldOf({ leadership: { claim } })
    await doDeed(order(), world.ports)
    await world.ledger.change(new Map([['container:box', { ...(await world.state())!, attempts: [], resetAt: NOON }]]))
    await doDeed(order(), world.ports)
    expect(numbers).toEqual([1, 2])
  })

  test('remembers when it was done, however long that took', async () => {
    const world = worldOf({
      start: async () => ((world.clock.at += 20_000), { ok: true, detail: 'restarted it', url: null }),
    })
    await doDeed(order(), world.ports)
    expect(await world.state()).toMatchObject({ attempts: [{ at: NOON, endedAt: NOON + 20_000, ok: true }] })
  })

  test('whose count cannot be written down is not done', async () => {
    const memory = { load: async () => new Map(), remember: () => Promise.reject(new Error('the disk is full')) }
    const world = worldOf({ memory })
    expect(await doDeed(order(), world.ports)).toMatchObject({
      kind: 'hands-off',
      detail: expect.stringContaining('the disk is full'),
    })
    expect(world.happened).not.toContain('start')
  })

  /** The time of a run, by a clock that its test sets. */
  function aRun() {
    let at = 0
    const time = createRunTime({ steady: () => at })
    time.begin(10 * SECOND)
    time.enter('deeds')
    return { time, spend: (ms: Duration) => void (at += ms) }
  }

  test('is not even looked at when the time of the run is up, and is no attempt', async () => {
    const { time, spend } = aRun()
    spend(8 * SECOND)
    const world = worldOf({ look: () => new Promise(() => {}) })
    const result = await doDeed(order(), { ...world.ports, time })
    expect(result).toMatchObject({ kind: 'waits', detail: expect.stringContaining('the time of this run was up') })
    expect(world.happened).toEqual([])
  })

  test('whose look used up that time waits for the next run', async () => {
    const { time, spend } = aRun()
    const world = worldOf({ look: async () => (spend(8 * SECOND), READY) })
    expect(await doDeed(order(), { ...world.ports, time })).toMatchObject({ kind: 'waits' })
    expect(world.happened).toEqual(['look'])
  })

  test('that is claimed at the very end is not waited for', async () => {
    const { time, spend } = aRun()
    const claim = async (): Promise<Claim> => (spend(8 * SECOND), 'granted')
    const world = worldOf({ start: () => new Promise(() => {}), leadership: { claim } })
    const result = await doDeed(order(), { ...world.ports, time })
    expect(result).toMatchObject({ kind: 'attempted', ok: false, detail: expect.stringContaining('may still go on') })
  })
})

describe('deeds', () => {
  test('of a check are done one after the other, and all at their end', async () => {
    let running = 0
    let most = 0
    const start = async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return { ok: true, detail: '', url: null }
    }
    const world = worldOf({ start })
    const done = await createInlineDeeds().carryOut(['a', 'b', 'c'].map(order), world.ports)
    expect([done.length, most]).toEqual([3, 1])
  })

  test('of a watcher are waited for at its end, and no longer than it may', async () => {
    let end = (): void => {}
    const start = async () => {
      await new Promise<void>((resolve) => (end = resolve))
      return { ok: true, detail: '', url: null }
    }
    const world = worldOf({ start })
    const deeds = createBackgroundDeeds()
    expect(await deeds.carryOut([order()], world.ports)).toEqual([])
    expect([deeds.slots({ atOnce: 1 }), [...deeds.underWay()]]).toEqual([0, ['container:box']])
    await new Promise((resolve) => setImmediate(resolve))
    await deeds.drain(AbortSignal.abort())
    expect(await world.state()).toMatchObject({ attempts: [{ ok: null }] })
    end()
    await deeds.drain(new AbortController().signal)
    expect(await world.state()).toMatchObject({ attempts: [{ ok: true }] })
    expect(deeds.collect(TROUBLE)).toMatchObject([{ kind: 'attempted', ok: true }])
    expect(deeds.collect(TROUBLE)).toEqual([])
  })

  test('that break are attempts that failed', async () => {
    const world = worldOf({ start: () => Promise.reject(new Error('a mistake of ours')) })
    const deeds = createBackgroundDeeds()
    await deeds.carryOut([order()], world.ports)
    await deeds.drain(new AbortController().signal)
    expect(deeds.collect(TROUBLE)).toMatchObject([{ ok: false, detail: expect.stringContaining('a mistake of ours') }])
  })

  test('that are left alone in turns are told of in every look, until their monitor is well', async () => {
    const world = worldOf({ look: async () => ({ kind: 'hands-off', why: 'it is paused' }) })
    const deeds = createBackgroundDeeds()
    const told = (): string[] => deeds.collect(TROUBLE).map(({ effect }) => effect.target)
    await deeds.carryOut([order('one')], world.ports)
    await deeds.drain(new AbortController().signal)
    expect(told()).toEqual(['container:one'])
    await deeds.carryOut([order('two')], world.ports)
    await deeds.drain(new AbortController().signal)
    expect(told()).toEqual(['container:one', 'container:two'])
    expect(told()).toEqual(['container:one', 'container:two'])
    expect(deeds.collect(new Set())).toEqual([])
    expect(told()).toEqual([])
  })
})
