import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { NO_TIME } from '../../../src/domain/history/sums.js'
import { figure, times } from '../../support/figures.js'
import { refilled, watched, worlds, type World } from '../../support/refill-worlds.js'

const RUNS = { numRuns: times(15, 3_000) }

const isInGap =
  ({ gap }: World) =>
  (at: number): boolean =>
    at > gap.from && at < gap.to

describe('beats that are known afterwards', () => {
  test('tell nothing else than a checker would have seen that looked each minute', () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        const live = watched({ ...world, end: world.gap.to })
        for (const { from, to, counted } of refilled(world))
          expect(live.uptime('job', { from, to }).sums).toEqual({ ...NO_TIME, [counted]: to - from })
      }),
      RUNS,
    )
    figure('uptime', 'gaps refilled as a live checker saw them', RUNS.numRuns)
  })

  test('make of the past what that checker knew, wherever they fill it, and never more up', () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        const [live, blind] = [watched(world), watched(world, isInGap(world))]
        const parts = refilled(world)
        blind.fill(new Map([['job', parts]]))
        for (const part of parts) {
          const [told, seen] = [blind.uptime('job', part).sums, live.uptime('job', part).sums]
          expect([told.blind, told.excluded]).toEqual([0, seen.excluded])
          expect(told.down).toBeGreaterThanOrEqual(seen.down)
        }
        const { gap } = world
        expect(blind.uptime('job', gap).sums.up).toBeLessThanOrEqual(live.uptime('job', gap).sums.up)
      }),
      RUNS,
    )
  })
})
