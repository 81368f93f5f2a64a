import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { outcomeOfCell } from '../support/cell-outcome.js'
import { cellsOf, requestsOf, spread, type FaultCell } from '../support/fault-cells.js'
import { answerWith, distorted } from '../support/faults.js'
import { figure, partOf, times } from '../support/figures.js'
import { LIFE } from '../support/life-steps.js'
import { createDoorWorld, type LifeWorld } from '../support/life-world.js'

const HOUR_MS = 3_600_000
jest.setTimeout(times(HOUR_MS, 6 * HOUR_MS))

const SIGNALS = [
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGKILL', 137],
] as const
const STEPS = LIFE.filter(({ name }) => name === 'opens' || name === 'closes')

let world: LifeWorld
/** Is called as soon as the request that is held has come, or was done. */
let held: () => void
let cells: readonly FaultCell[]
beforeAll(async () => {
  world = await createDoorWorld()
  const hold = () => (held(), { fault: 'hang' as const })
  const answers = [
    { name: 'held before the deed', fault: answerWith(hold) },
    { name: 'held after the deed', fault: distorted(hold) },
  ]
  const all: FaultCell[] = []
  for (const step of STEPS) all.push(...cellsOf(step, await requestsOf(step, world), { answers, onces: [true] }))
  cells = all
})
afterAll(() => world.close())

// proves: 9, 15
test.each(SIGNALS)(
  '%s at any request: what is known is said, and the next run makes good the rest',
  async (signal, code) => {
    const stories: string[] = []
    const chosen = partOf(spread(cells, times(4, cells.length)))
    for (const cell of chosen) {
      const isKilled = signal === 'SIGKILL'
      const started = (send: (signal: NodeJS.Signals) => void): void => void (held = () => send(signal))
      const { troubles, first, story } = await outcomeOfCell(cell, world, {
        more: { started },
        mayBeCut: true,
        // Who is killed says nothing any more.
        excused: isKilled ? ['missing output', 'wrong verdict'] : [],
      })
      const lines = first.log.split('\n').filter((line) => line.includes(`${signal}: this run ends now`))
      const wrong = [...troubles, ...(first.exitCode === code ? [] : [`exit code ${first.exitCode}`]), ...(lines.length === (isKilled ? 0 : 1) ? [] : [`${lines.length} lines`])] // prettier-ignore
      if (wrong.length > 0) stories.push(`${wrong.join(', ')}: ${story}`)
    }
    figure('signals while an incident opens or closes', `${signal}, cells`, chosen.length)
    figure('signals while an incident opens or closes', `${signal}, of them wrong`, stories.length)
    expect(stories).toEqual([])
  },
)
