import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { quietSetting } from '../../../src/domain/replay/quiet-setting.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { figure, times } from '../../support/figures.js'
import { aBeat, aMonitor } from '../../support/monitor-samples.js'
import { configOf, livedStory, pastWorlds, replayedStory, START, type PastWorld } from '../../support/replayed-pasts.js'

const RUNS = { numRuns: times(12, 2_000) }

describe('a replay', () => {
  test('tells the same story as the checker that looked at the same moments', async () => {
    const told = { alerts: 0, reminders: 0 }
    await fc.assert(
      fc.asyncProperty(pastWorlds(), async (world) => {
        const [live, again] = [await livedStory(world), await replayedStory(world)]
        expect(again.incidents).toEqual(live.incidents)
        expect(again.comments).toEqual(live.comments)
        expect(again.alerts).toEqual(live.alerts)
        told.alerts += live.alerts.length
        told.reminders += live.comments.flat().filter((event) => event === 'reminder').length
      }),
      RUNS,
    )
    expect(Math.min(told.alerts, told.reminders)).toBeGreaterThan(0)
    figure('replay', 'random pasts replayed as the live checker told them', RUNS.numRuns)
  }, 600_000)

  test('alerts are dated by the deadline, and closed by the look that saw the next beat', async () => {
    const { alerts } = await replayedStory(aWorld([0, 30, 60, 400, 430], 9 * HOUR))
    expect(alerts).toMatchObject([
      {
        monitor: 'job',
        reason: 'stale',
        since: START + (60 + 120) * MINUTE,
        openedAt: START + 210 * MINUTE,
        endedAt: START + 400 * MINUTE,
        closedAt: START + 420 * MINUTE,
        reminders: [],
      },
    ])
  })

  test('before the first beat that is known nobody is dead', async () => {
    expect((await replayedStory(aWorld([1000, 1030], 19 * HOUR))).alerts).toHaveLength(0)
  })

  test('a beat that never came again lasts, and reminds each day', async () => {
    const { alerts } = await replayedStory(aWorld([0], 4 * DAY))
    expect(alerts).toMatchObject([{ closedAt: null, endedAt: null }])
    expect(alerts[0]?.reminders).toHaveLength(3)
  })
})

/** One monitor of 2 h that beat at these minutes, looked at each half hour. */
function aWorld(minutes: readonly number[], length = DAY): PastWorld {
  const readings = minutes.map((minute) => ({ at: START + minute * MINUTE, reading: aBeat(START + minute * MINUTE) }))
  return {
    monitors: [aMonitor()],
    policy: {},
    readings: new Map([['job', readings]]),
    ticks: Array.from({ length: length / (30 * MINUTE) }, (_, i) => START + i * 30 * MINUTE),
  }
}

describe('the lowest quiet setting', () => {
  test('is the longest that a look saw a beat away', async () => {
    const world = {
      ...aWorld([0, 30, 60, 400, 430]),
      ticks: [0, 30, 60, 390, 420, 430].map((at) => START + at * MINUTE),
    }
    expect(await quietOf(world)).toEqual({ key: 'threshold', atLeast: 330 * MINUTE, now: 2 * HOUR })
  })

  test('is quiet, and a minute less is not', async () => {
    let tried = 0
    await fc.assert(
      fc.asyncProperty(pastWorlds(), async ({ monitors, policy, readings, ticks }) => {
        const world = { monitors: monitors.slice(0, 1), policy, readings, ticks }
        const quiet = await quietOf(world)
        if (quiet === null) return
        tried += 1
        const silenced = async (ms: number) => {
          const own = world.monitors.map((one) => ({ ...one, expectation: withSetting(one.expectation, ms) }))
          const { alerts } = await replayedStory({ ...world, monitors: own })
          return alerts.map(({ reason }) => reason)
        }
        const reasons = await silenced(quiet.atLeast)
        expect(reasons).not.toContain('stale')
        // Whoever is alarmed of something else hears of no silence besides.
        if (reasons.length === 0 && quiet.atLeast > 0) expect(await silenced(quiet.atLeast - MINUTE)).toContain('stale')
      }),
      RUNS,
    )
    expect(tried).toBeGreaterThan(0)
  }, 600_000)
})

async function quietOf(world: PastWorld) {
  const { peaks, times } = await replayedStory(world)
  const [monitor] = world.monitors
  if (monitor === undefined) return null
  const { policy } = configOf(world)
  const judged = { monitor, times: times.of(monitor), place: { kind: 'file', path: 'memory' } as const, policy }
  return quietSetting(judged, peaks.get(monitor.id) ?? [])
}

function withSetting(expectation: PastWorld['monitors'][number]['expectation'], ms: number) {
  return expectation.kind === 'threshold' ? { ...expectation, thresholdMs: ms } : { ...expectation, graceMs: ms }
}
