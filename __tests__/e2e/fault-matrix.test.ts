import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { chosenCells, createTally } from '../support/fault-matrix.js'
import type { FaultCell } from '../support/fault-cells.js'
import { times } from '../support/figures.js'
import { LIFE } from '../support/life-steps.js'
import { createDoorWorld, type LifeWorld } from '../support/life-world.js'

const HOUR_MS = 3_600_000
const CELLS = times(18, 900)
jest.setTimeout(times(HOUR_MS, 6 * HOUR_MS))

let world: LifeWorld
let cells: readonly FaultCell[]
const tally = createTally('wrong answers to the action')
beforeAll(async () => {
  world = await createDoorWorld()
  cells = await chosenCells(world, { count: CELLS })
})
afterAll(() => world.close())

// proves: 1, 9, 12, 15
test.each(LIFE)(
  'the action that meets one wrong answer while an incident $name is right by its next run',
  async ({ name }) => {
    const own = cells.filter(({ step }) => step.name === name)
    expect(await tally.tryAll(own, world)).toEqual([])
  },
)

test('all of them were tried', () => expect(tally.note()).toBe(cells.length))
