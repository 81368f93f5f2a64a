import { describe, expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { createRunBudget } from '../../src/platform/run-budget.js'
import { createRunTime, type OwnRunTime } from '../../src/platform/run-time.js'

const LIMIT = 100_000
const never = (): Promise<never> => new Promise(() => {})

/** A run of 100 s whose clock stands where the test puts it. */
function aRun(): { readonly time: OwnRunTime; at(ms: number): void } {
  let now = 0
  const time = createRunTime({ steady: () => now })
  time.begin(LIMIT)
  return { time, at: (ms) => void (now = ms) }
}

async function faultOf(work: Promise<unknown>): Promise<ExternalError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  if (error instanceof ExternalError) return error
  throw new Error(`no ExternalError but ${String(error)}`)
}

describe('the time of a run', () => {
  test('leaves some of it for what comes after', () => {
    const { time } = aRun()
    const left = (['reading', 'deeds', 'alerts', 'keeping'] as const).map((phase) => time.left(phase))
    expect(left).toEqual([50_000, 70_000, 90_000, 100_000])
  })

  test('is not begun anew by a phase, and what one does not need is there for the next', () => {
    const { time, at } = aRun()
    at(10_000)
    time.enter('deeds')
    expect(time.left()).toBe(60_000)
  })

  test('begins nothing after its end, and blames nobody for it', async () => {
    const { time, at } = aRun()
    at(50_000)
    let begun = false
    const fault = await faultOf(time.within(async () => (begun = true)))
    expect({ begun, over: time.over() }).toEqual({
      begun: false,
      over: 'the time of this run was up (timeout: 100 s)',
    })
    expect(fault.fault).toMatchObject({ permanent: false, unasked: true })
    expect(time.cut()).toEqual({ phase: 'reading', cancelled: false, limitMs: LIMIT })
    time.enter('alerts')
    expect(await time.within(async () => 'told')).toBe('told')
  })

  test('does not count what somebody asked for beside it', async () => {
    const { time, at } = aRun()
    at(40_000)
    await time.beside(60_000, async () => {
      expect(time.left()).toBe(70_000)
      at(70_000)
    })
    expect(time.left()).toBe(10_000)
  })

  test('has no end between two runs', () => {
    const { time, at } = aRun()
    time.rest()
    at(LIMIT * 10)
    expect(time.over()).toBeNull()
    time.begin(LIMIT)
    expect(time.left('keeping')).toBe(LIMIT)
  })
})

describe('a run that is cancelled', () => {
  test('reads no more, at once', async () => {
    const { time } = aRun()
    const reading = faultOf(time.within(never))
    time.cancel()
    expect((await reading).message).toBe('this run was cancelled')
    expect(time.cut()).toEqual({ phase: 'reading', cancelled: true, limitMs: LIMIT })
  })

  test('begins no deed, and gives those under way a moment to end', async () => {
    const { time } = aRun()
    time.enter('deeds')
    let done: (what: string) => void = () => {}
    const deed = time.within(() => new Promise<string>((resolve) => (done = resolve)))
    time.cancel()
    expect(time.over()).toBe('this run was cancelled')
    expect(time.left()).toBe(1_200)
    done('opened')
    expect(await deed).toBe('opened')
  })
})

test('waiting for a limit is not begun where the run ends before it', () => {
  const { time, at } = aRun()
  at(45_000)
  const budget = createRunBudget(25_000, time)
  expect([budget.takeWait(6_000), budget.takeWait(4_000)]).toEqual([false, true])
})
