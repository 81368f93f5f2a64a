import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { NO_TIME } from '../../../src/domain/history/sums.js'
import { figure, times } from '../../support/figures.js'
import { runsRefilled, runsWatched, runWorlds } from '../../support/run-worlds.js'

const RUNS = { numRuns: times(75, 2_000) }

describe('runs that are listed afterwards', () => {
  test('tell nothing else than a checker would have seen that looked all the time', async () => {
    const told = { up: 0, down: 0, excluded: 0 }
    await fc.assert(
      fc.asyncProperty(runWorlds(), async (world) => {
        const live = runsWatched(world)
        const { parts, asked } = await runsRefilled(world)
        expect(asked.length).toBeLessThanOrEqual(2)
        for (const { from, to, counted } of parts) {
          expect(live.uptime('job', { from, to }).sums).toEqual({ ...NO_TIME, [counted]: to - from })
          told[counted] += to - from
        }
      }),
      RUNS,
    )
    expect(Math.min(told.up, told.down)).toBeGreaterThan(0)
    figure('uptime', 'gaps of workflows refilled as a live checker saw them', RUNS.numRuns)
  }, 600_000)
})
