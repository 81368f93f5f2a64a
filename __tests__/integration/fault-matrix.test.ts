import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { chosenCells, createTally } from '../support/fault-matrix.js'
import type { FaultCell } from '../support/fault-cells.js'
import { partOf, times } from '../support/figures.js'
import { LIFE } from '../support/life-steps.js'
import { createMemoryWorld, type LifeWorld } from '../support/life-world.js'

const HOUR_MS = 3_600_000
const CELLS = times(920, 100_000)
jest.setTimeout(times(HOUR_MS, 6 * HOUR_MS))

let world: LifeWorld
let cells: readonly FaultCell[]
const tally = createTally('wrong answers to every request of a life')
beforeAll(async () => {
  world = await createMemoryWorld()
  cells = await chosenCells(world, { count: CELLS })
})
afterAll(() => world.close())

// proves: 1, 9, 12, 15
describe('one wrong answer, then a run in which all is well', () => {
  test.each(LIFE)('an incident that $name is told once and never wrongly', async ({ name }) => {
    const own = cells.filter(({ step }) => step.name === name)
    expect(own.length).toBeGreaterThan(0)
    expect(await tally.tryAll(own, world)).toEqual([])
  })

  test('at least 900 of them were tried', () => {
    expect(tally.note()).toBe(cells.length)
    expect(cells.length).toBeGreaterThanOrEqual(partOf([...Array(900).keys()]).length)
  })
})
