import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { SLOW_ANSWERS } from '../support/fault-answers.js'
import type { FaultCell } from '../support/fault-cells.js'
import { chosenCells, createTally } from '../support/fault-matrix.js'
import { partOf, times } from '../support/figures.js'
import { createMemoryWorld, type LifeWorld } from '../support/life-world.js'

const HOUR_MS = 3_600_000
const CELLS = times(66, 100_000)
jest.setTimeout(times(HOUR_MS, 6 * HOUR_MS))

/** They wait for most of the time. */
const AT_ONCE = 6
const TIMEOUT_S = 5
/** A busy machine is late; a question that nobody bounds is asked three times, and waits for longer. */
const BUDGET_MS = 55_000

let worlds: readonly LifeWorld[]
let cells: readonly FaultCell[]
const tally = createTally('slow answers to every request of a life')
beforeAll(async () => {
  worlds = await Promise.all(Array.from({ length: AT_ONCE }, createMemoryWorld))
  cells = await chosenCells(worlds[0]!, { count: CELLS, answers: SLOW_ANSWERS, onces: [false] })
})
afterAll(() => Promise.all(worlds.map((world) => world.close())))

// proves: 39
test('a run that waits in vain ends in its time, and the next one makes good what it left', async () => {
  const options = {
    inputs: { timeout: String(TIMEOUT_S) },
    budgetMs: BUDGET_MS,
    mayBeCut: true,
    // On a busy machine its time may be up before.
    excused: ['never tried'],
  } as const
  const shares = worlds.map((world, i) => ({ world, own: cells.filter((_, at) => at % AT_ONCE === i) }))
  const stories = await Promise.all(shares.map(({ world, own }) => tally.tryAll(own, world, options)))
  expect(stories.flat()).toEqual([])
  expect(tally.note()).toBeGreaterThanOrEqual(partOf([...Array(66).keys()]).length)
})
