import fc from 'fast-check'
import { timesOf } from '../../src/domain/calendar/index.js'
import type { MonitorSettings } from '../../src/config/monitor-keys.js'
import type { BeatState, Heartbeat } from '../../src/domain/heartbeat.js'
import { countedAs } from '../../src/domain/history/counted.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { FilledPart, GrowingHistory, Span } from '../../src/domain/history/history.js'
import { statesOf } from '../../src/domain/history/seen-states.js'
import { judge } from '../../src/domain/judging/judge.js'
import type { Monitor } from '../../src/domain/monitor.js'
import type { MonitorTimes } from '../../src/domain/schedule.js'
import { filledGap } from '../../src/domain/refill/filled-gap.js'
import type { KnownBeat } from '../../src/domain/refill/known-beat.js'
import { HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { aMonitor } from './monitor-samples.js'

/** A Tuesday. */
export const START = Date.parse('2026-03-10T06:00:00Z')

/** A job whose beats all are known to the test, and of which a checker may have seen every minute or hardly anything. */
export interface World {
  readonly monitor: Monitor
  readonly times: MonitorTimes
  readonly beats: readonly Heartbeat[]
  readonly gap: Span
  readonly end: Instant
}

const MONITORS: readonly MonitorSettings[] = [
  { threshold: 45 * MINUTE },
  { every: 30 * MINUTE, grace: 10 * MINUTE },
  { every: HOUR, grace: 0, kind: 'service' },
  { every: 20 * MINUTE, grace: 0, kind: 'service', critical: true },
  { cron: ['0 * * * *'], grace: 15 * MINUTE },
  { threshold: 30 * MINUTE, 'active-hours': ['mon-fri 08:00-12:00'], timezone: 'UTC' },
  {
    every: 20 * MINUTE,
    grace: 5 * MINUTE,
    maintenance: [{ kind: 'recurring', cron: '30 9 * * *', timezone: 'UTC', durationMs: 40 * MINUTE, reason: null }],
  },
  { every: HOUR, 'max-runtime': 20 * MINUTE, 'failure-tolerance': 1 },
]

/** The beats as the writer leaves them one over the other. */
export function written(steps: readonly (readonly [minutes: number, state: BeatState])[]): Heartbeat[] {
  // Between two looks: whoever looks each minute sees whatever is late for a minute.
  let at = START - MINUTE / 2
  let last: Heartbeat = { at, state: 'ok', own: true, finishedAt: at, lastSuccessAt: at }
  const beats = [last]
  for (const [minutes, state] of steps) {
    at += minutes * MINUTE
    const failures = last.consecutiveFailures ?? 0
    const success = last.lastSuccessAt === undefined ? {} : { lastSuccessAt: last.lastSuccessAt }
    const end = { at, state, own: true as const, finishedAt: at }
    if (state === 'running') last = { ...last, at, state, startedAt: at, unfinishedSince: last.unfinishedSince ?? at }
    else if (state === 'failed') last = { ...end, ...success, consecutiveFailures: failures + 1 }
    else last = state === 'ok' ? { ...end, lastSuccessAt: at } : { ...end, ...success }
    beats.push(last)
  }
  return beats
}

export function worlds(): fc.Arbitrary<World> {
  const step = fc.tuple(
    fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 30, max: 240 })),
    fc.constantFrom<BeatState>('ok', 'ok', 'ok', 'failed', 'running', 'stopped'),
  )
  return fc
    .record({
      settings: fc.constantFrom(...MONITORS),
      steps: fc.array(step, { maxLength: 30 }),
      from: fc.integer({ min: 1, max: 200 }),
      length: fc.integer({ min: 121, max: 400 }),
    })
    .map(({ settings, steps, from, length }): World => {
      const gap = { from: START + from * MINUTE, to: START + (from + length) * MINUTE }
      const monitor = aMonitor(settings)
      return { monitor, times: timesOf(monitor), beats: written(steps), gap, end: gap.to + HOUR }
    })
}

export function verdictAt(
  { monitor, beats, times }: Pick<World, 'monitor' | 'beats' | 'times'>,
  now: Instant,
): Verdict {
  const beat = beats.findLast(({ at }) => at <= now) ?? beats[0]
  const evidence = { field: '/last_run', rule: 'last-run-key', zone: 'utc' } as const
  const reading =
    beat === undefined
      ? ({ kind: 'missing', detail: '' } as const)
      : ({ kind: 'beat', beat, evidence, notes: [] } as const)
  const place = { kind: 'repository', repository: null, branch: 'heartbeats', path: 'a.json' } as const
  return judge(monitor, reading, { now, force: false, times, place, declaration: null, onGitHub: false })
}

/** What a checker knows that looked at each beat and before and after it, but for the times that are left out. */
export function watched(world: World, isLeftOut: (at: Instant) => boolean = () => false): GrowingHistory {
  const history = createHistory({ usualGapMs: MINUTE })
  for (let minute = START; minute <= world.end; minute += MINUTE)
    for (const now of [minute, minute + MINUTE / 4, minute + MINUTE / 2])
      if (!isLeftOut(now)) history.look(now, statesOf({ verdicts: [verdictAt(world, now)] }))
  return history
}

/** What is told afterwards of the gap by so many of the last beats before its end. */
export function refilled(world: World, known: readonly KnownBeat[] = world.beats): readonly FilledPart[] {
  const { monitor, gap, times } = world
  return filledGap({
    monitor,
    times,
    gap,
    downFrom: 'critical',
    before: countedAs(verdictAt(world, gap.from), 'critical'),
    after: verdictAt(world, gap.to),
    beats: known.filter(({ at }) => at <= gap.to).map(({ at, state }) => ({ at, state })),
  })
}
