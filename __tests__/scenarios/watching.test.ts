import { describe, expect, test } from '@jest/globals'
import { ALONE, type Leadership } from '../../src/domain/leadership.js'
import { LAST_WAIT, watch, type Occasion } from '../../src/app/watch.js'
import type { RunReport } from '../../src/reports/report.js'
import { aLog } from '../support/incident-samples.js'
import { createLivingClock, type LivingClock } from '../support/living-clock.js'

const NOON = Date.parse('2026-11-27T12:00:00Z')
const SECOND = 1000
const MINUTE = 60 * SECOND
const INTERVAL = 15 * SECOND
const REPORT = { verdicts: [] } as unknown as RunReport

interface Given {
  readonly tick?: (occasion: Occasion, clock: LivingClock) => Promise<void>
  readonly leadership?: Partial<Leadership>
  readonly ending?: () => Promise<void>
  readonly random?: number
  /** What a tick says is due, by how often there was one. */
  readonly dueAt?: (ticks: number) => number | null
}

/** A watcher of whose ticks nothing comes, on a clock of the test's. */
function aWatcher({ tick, leadership = {}, ending = async () => {}, random = 0.5, dueAt = () => null }: Given = {}) {
  const clock = createLivingClock(NOON)
  const log = aLog()
  const stop = new AbortController()
  const ticks: Occasion[] = []
  let released = 0
  let ended: boolean | null = null
  const life = watch(INTERVAL, {
    clock,
    log,
    leadership: { ...ALONE, ...leadership, release: async () => void released++ },
    random: () => random,
    stop: stop.signal,
    async tick(occasion) {
      ticks.push(occasion)
      await tick?.(occasion, clock)
      return REPORT
    },
    finished: async () => false,
    dueAt: () => dueAt(ticks.length),
    ending,
  })
  life.then(
    (inTime) => (ended = inTime),
    () => {},
  )
  return {
    clock,
    log,
    ticks,
    life,
    stop: () => stop.abort(),
    at: () => ticks.map(({ now }) => (now - NOON) / SECOND),
    released: () => released,
    /** Null while it lives. */
    ended: () => ended,
  }
}

describe('when a watcher looks', () => {
  test('once an interval, from the start', async () => {
    const watcher = aWatcher()
    await watcher.clock.pass(MINUTE)
    expect(watcher.at()).toEqual([0, 15, 30, 45, 60])
  })

  test('sooner where something is due sooner, and not for something later', async () => {
    const due = [5, 20, 300].map((at) => NOON + at * SECOND)
    const watcher = aWatcher({ dueAt: (ticks) => due[ticks - 1] ?? null })
    await watcher.clock.pass(MINUTE)
    expect(watcher.at()).toEqual([0, 5, 20, 35, 50])
  })

  test('what has been due for long hurries nobody', async () => {
    const watcher = aWatcher({ dueAt: () => NOON - MINUTE })
    await watcher.clock.pass(3 * SECOND)
    expect(watcher.at()).toEqual([0, 1, 2, 3])
  })

  test.each([
    ['a tenth earlier', 0, [0, 13.5, 27, 40.5, 54]],
    ['a tenth later', 0.999_999, [0, 16.5, 33, 49.5]],
  ])('at most %s, so that many watchers do not ask at once', async (_, random, expected) => {
    const watcher = aWatcher({ random })
    await watcher.clock.pass(MINUTE)
    expect(watcher.at().map((at) => Math.round(at * 10) / 10)).toEqual(expected)
  })

  test('never twice at a time: after a long look the next follows after a short breath', async () => {
    let running = 0
    const watcher = aWatcher({
      async tick(_, clock) {
        running += 1
        expect(running).toBe(1)
        await clock.sleep(20 * SECOND)
        running -= 1
      },
    })
    await watcher.clock.pass(MINUTE)
    expect(watcher.at()).toEqual([0, 21.5, 43])
  })
})

describe('a watcher that did not look', () => {
  test.each([
    ['stopped, both clocks go on', { wallMs: 4 * MINUTE, steadyMs: 4 * MINUTE }],
    ['its machine slept, one clock stands', { wallMs: 4 * MINUTE, steadyMs: 0 }],
    ['its virtual machine was paused, and the time of day is not set yet', { wallMs: 0, steadyMs: 4 * MINUTE }],
  ])('%s: it says so, and hands the gap to every look from then on', async (_, stall) => {
    const watcher = aWatcher()
    await watcher.clock.pass(20 * SECOND)
    watcher.clock.stall(stall)
    await watcher.clock.pass(MINUTE)
    expect(watcher.log.lines.join('\n')).toContain('This watcher did not look for 4 min')
    const [first, second, back, ...later] = watcher.ticks
    expect([first?.ownGap, second?.ownGap]).toEqual([null, null])
    expect(back?.ownGap).toEqual({ at: back?.now, outageMs: expect.any(Number) })
    expect(Math.round((back?.ownGap?.outageMs ?? 0) / MINUTE)).toBe(4)
    for (const { ownGap } of later) expect(ownGap).toEqual(back?.ownGap)
  })

  test('twice in a row is excused by each gap', async () => {
    const watcher = aWatcher()
    await watcher.clock.pass(20 * SECOND)
    for (const gapMs of [4 * MINUTE, 40 * SECOND]) {
      watcher.clock.stall({ wallMs: gapMs, steadyMs: gapMs })
      await watcher.clock.pass(20 * SECOND)
    }
    const gaps = watcher.ticks.at(-1)?.ownGap
    expect([gaps, gaps?.before].map((gap) => Math.round((gap?.outageMs ?? 0) / MINUTE))).toEqual([1, 4])
  })

  test('for less than two intervals it is only late', async () => {
    const watcher = aWatcher()
    await watcher.clock.pass(20 * SECOND)
    watcher.clock.stall({ wallMs: 29 * SECOND, steadyMs: 29 * SECOND })
    await watcher.clock.pass(MINUTE)
    expect(watcher.ticks.every(({ ownGap }) => ownGap === null)).toBe(true)
  })

  test('a look that takes long is no gap: whoever were called late by that would never be called late again', async () => {
    const watcher = aWatcher({ tick: (_, clock) => clock.sleep(5 * MINUTE) })
    await watcher.clock.pass(20 * MINUTE)
    expect(watcher.ticks.length).toBeGreaterThan(3)
    expect(watcher.ticks.every(({ ownGap }) => ownGap === null)).toBe(true)
  })

  test('that stalls in the middle of a look does nothing by what it saw before', async () => {
    const acted: boolean[] = []
    const watcher = aWatcher({
      async tick({ mayAct }, clock) {
        acted.push(mayAct())
        if (acted.length === 1) clock.stall({ wallMs: HALF_AN_HOUR, steadyMs: 0 })
        acted.push(mayAct())
      },
    })
    await watcher.clock.pass(16 * SECOND)
    expect(acted).toEqual([true, false, true, true])
    expect(watcher.ticks[1]?.ownGap).not.toBeNull()
  })

  test('whose clock is set back goes on looking', async () => {
    const watcher = aWatcher()
    await watcher.clock.pass(20 * SECOND)
    watcher.clock.stall({ wallMs: -HALF_AN_HOUR, steadyMs: 0 })
    await watcher.clock.pass(MINUTE)
    expect(watcher.ticks).toHaveLength(6)
    expect(watcher.ticks.every(({ ownGap }) => ownGap === null)).toBe(true)
  })
})

const HALF_AN_HOUR = 30 * MINUTE

describe('a look that fails', () => {
  test('at the start is for whoever started the watcher', async () => {
    const watcher = aWatcher({ tick: () => Promise.reject(new Error('no such file')) })
    await expect(watcher.life).rejects.toThrow('no such file')
    expect(watcher.released()).toBe(1)
  })

  test('later is said once, and the end of it too; looking goes on', async () => {
    let n = 0
    const watcher = aWatcher({
      tick: async () => {
        n += 1
        if (n > 1 && n < 6) throw new Error('disk full')
      },
    })
    await watcher.clock.pass(2 * MINUTE)
    const said = watcher.log.lines.filter((line) => /disk full|works again/.test(line))
    expect(said).toHaveLength(2)
    expect(watcher.ticks.length).toBe(9)
    expect(watcher.ticks.map(({ lookedBefore }) => lookedBefore === null)).toEqual([
      true,
      ...Array.from({ length: 8 }, () => false),
    ])
  })
})

describe('who may act', () => {
  test('every look is told how the watcher stands, and nothing is done without the lease', async () => {
    const standings = ['standby', 'leader', 'nobody'] as const
    let n = 0
    const may: boolean[] = []
    const watcher = aWatcher({
      leadership: { renew: async () => standings[n++ % 3] ?? 'nobody', mayAct: () => n === 2 },
      tick: async ({ mayAct }) => void may.push(mayAct()),
    })
    await watcher.clock.pass(30 * SECOND)
    expect(watcher.ticks.map(({ standing }) => standing)).toEqual([...standings])
    expect(may).toEqual([false, true, false])
  })
})

describe('the end of a watcher', () => {
  test('between two looks it ends at once, and gives its lease back', async () => {
    const watcher = aWatcher()
    await watcher.clock.pass(20 * SECOND)
    watcher.stop()
    await watcher.clock.pass(0)
    expect(watcher.ended()).toBe(true)
    expect(watcher.released()).toBe(1)
    expect(watcher.ticks).toHaveLength(2)
  })

  test('a look that runs may end, and what runs beside it, but no new one begins', async () => {
    const watcher = aWatcher({ tick: (_, clock) => clock.sleep(8 * SECOND) })
    await watcher.clock.pass(SECOND)
    watcher.stop()
    await watcher.clock.pass(6 * SECOND)
    expect(watcher.ended()).toBeNull()
    await watcher.clock.pass(2 * SECOND)
    expect(watcher.ended()).toBe(true)
    expect(watcher.ticks).toHaveLength(1)
  })

  test.each([
    ['a look', { tick: () => new Promise<void>(() => {}) }],
    ['something beside the looks', { ending: () => new Promise<void>(() => {}) }],
  ])('%s that never ends is left behind within ten seconds', async (_, given) => {
    const watcher = aWatcher(given)
    await watcher.clock.pass(SECOND)
    watcher.stop()
    await watcher.clock.pass(LAST_WAIT - 1)
    expect(watcher.ended()).toBeNull()
    await watcher.clock.pass(1)
    expect(watcher.ended()).toBe(false)
    expect(watcher.released()).toBe(1)
    expect(watcher.log.lines.join('\n')).toContain('left behind')
  })
})
