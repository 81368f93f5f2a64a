import fc from 'fast-check'
import { cronUnion, timesOf } from '../../src/domain/calendar/index.js'
import type { MonitorSettings } from '../../src/config/monitor-keys.js'
import { countedAs } from '../../src/domain/history/counted.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { FilledPart, GrowingHistory, Span } from '../../src/domain/history/history.js'
import { statesOf } from '../../src/domain/history/seen-states.js'
import { judge } from '../../src/domain/judging/judge.js'
import type { Monitor } from '../../src/domain/monitor.js'
import { filledByRuns } from '../../src/domain/refill/filled-by-runs.js'
import type { CronSchedule, MonitorTimes } from '../../src/domain/schedule.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import type { WorkflowEvidence, WorkflowRun } from '../../src/domain/workflow-evidence.js'
import { judgeWorkflow } from '../../src/domain/workflow/judge.js'
import { isLife, newest } from '../../src/domain/workflow/runs.js'
import type { WorkflowOptions } from '../../src/sources/workflow/options.js'
import { readOptions } from '../../src/sources/workflow/options.js'
import { aMonitor } from './monitor-samples.js'
import { watchWorld } from './watch-world.js'
import { workflowText, type StubRun } from './workflow-stub.js'

/** A Tuesday. */
export const START = Date.parse('2026-03-10T06:00:00Z')
const LOOK = 10 * MINUTE

/** One attempt of a run, as it really was. */
interface Attempt {
  readonly startedAt: Instant
  readonly endedAt: Instant
  readonly conclusion: string
}

interface TrueRun {
  readonly event: string
  readonly attempts: readonly Attempt[]
}

/** A workflow all of whose runs are known to the test. */
export interface RunWorld {
  readonly monitor: Monitor
  readonly times: MonitorTimes
  readonly options: WorkflowOptions
  readonly cron: string
  readonly runs: readonly TrueRun[]
  readonly gap: Span
  /** When its cron line was written, and when its state changed last. */
  readonly writtenAt: Instant
  readonly changedAt: Instant
  readonly deleted: readonly number[]
}

type Settings = readonly [cron: string, options: Readonly<Record<string, unknown>>, monitor?: MonitorSettings]

const SETTINGS: readonly Settings[] = [
  ['0 * * * *', {}],
  ['*/30 * * * *', { require: 'run' }],
  ['0 3 * * *', {}],
  ['0 * * * *', { window: 3 * HOUR }],
  ['0 * * * *', { window: 2 * HOUR, require: 'fired' }],
  ['0 * * * *', { window: 5 * HOUR, events: ['workflow_dispatch'] }],
  ['0 * * * *', { 'failure-tolerance': 0 }],
  ['0 * * * *', { window: 4 * HOUR, 'failure-tolerance': 1, events: ['workflow_dispatch'] }],
  ['0 * * * *', { require: 'run', 'failure-tolerance': 0 }],
  ['0 * * * *', { window: 2 * HOUR }, { 'active-hours': ['mon-fri 08:00-18:00'], timezone: 'UTC' }],
]

const CONCLUSIONS = ['success', 'success', 'success', 'failure', 'cancelled', 'skipped']

export function runWorlds(): fc.Arbitrary<RunWorld> {
  const minutes = fc.oneof(fc.integer({ min: 5, max: 90 }), fc.integer({ min: 60, max: 60 * 30 }))
  const conclusion = fc.constantFrom(...CONCLUSIONS)
  const again = fc.option(fc.tuple(fc.integer({ min: 1, max: 600 }), conclusion), { freq: 8 })
  const event = fc.constantFrom('schedule', 'schedule', 'schedule', 'workflow_dispatch')
  const run = fc.record({ minutes, took: fc.integer({ min: 1, max: 60 }), conclusion, again, event })
  return fc
    .record({
      settings: fc.constantFrom(...SETTINGS),
      steps: fc.array(run, { minLength: 1, maxLength: 45 }),
      from: fc.integer({ min: 1, max: 30 * 6 }),
      length: fc.integer({ min: 13, max: 40 * 6 }),
      written: fc.constantFrom(-100 * DAY, -100 * DAY, -100 * DAY, -DAY, 5 * HOUR),
      changed: fc.constantFrom(-99 * DAY, -99 * DAY, -99 * DAY, -2 * HOUR, 9 * HOUR),
      deleted: fc.array(fc.nat(44), { maxLength: 1 }),
    })
    .map(({ settings: [cron, options, settings = {}], steps, from, length, written, changed, deleted }): RunWorld => {
      let at = START - 2 * DAY + 30_000
      const runs = steps.map(({ minutes: after, took, conclusion: how, again: rerun, event: what }): TrueRun => {
        at += after * MINUTE
        const first = { startedAt: at, endedAt: at + took * MINUTE, conclusion: how }
        if (rerun === null) return { event: what, attempts: [first] }
        const startedAt = first.endedAt + rerun[0] * MINUTE
        return {
          event: what,
          attempts: [first, { startedAt, endedAt: startedAt + took * MINUTE, conclusion: rerun[1] }],
        }
      })
      const source = { kind: 'workflow', options: { workflow: 'job.yml', ...options } }
      const monitor = { ...aMonitor({ threshold: HOUR, ...settings }), source }
      return {
        monitor,
        times: timesOf(monitor),
        options: readOptions(source.options, []) as WorkflowOptions,
        cron,
        runs,
        gap: { from: START + from * LOOK, to: START + (from + length) * LOOK },
        writtenAt: START + written,
        changedAt: START + changed,
        deleted,
      }
    })
}

/** What GitHub lists of a run at a moment; null before it began. */
function listedAt({ event, attempts: [first, ...others] }: TrueRun, number: number, now: Instant): WorkflowRun | null {
  if (first === undefined || first.startedAt > now) return null
  const begun = [first, ...others.filter(({ startedAt }) => startedAt <= now)]
  const last = begun.at(-1) ?? first
  const isEnded = last.endedAt <= now
  const greenBefore = begun.slice(0, -1).some((one) => one.conclusion === 'success')
  return {
    id: 1000 + number,
    event,
    status: isEnded ? 'completed' : 'in_progress',
    conclusion: isEnded ? last.conclusion : null,
    createdAt: first.startedAt,
    attempt: begun.length,
    startedAt: last.startedAt,
    updatedAt: isEnded ? last.endedAt : last.startedAt,
    number,
    ...(greenBefore && { greenBefore }),
  }
}

/** What a checker finds out at a moment who asks everything. */
function evidenceAt({ options, cron, runs, writtenAt, changedAt }: RunWorld, now: Instant): WorkflowEvidence {
  const listed = runs.flatMap((run, i) => listedAt(run, i + 1, now) ?? []).reverse()
  const good = newest(listed.filter((run) => isLife(run, options.rules)))
  return {
    repository: 'o/r',
    webUrl: 'https://github.com/o/r',
    path: '.github/workflows/job.yml',
    state: 'active',
    fork: false,
    exempt: null,
    entries: [{ cron, timezone: 'UTC' }],
    rules: options.rules,
    fileProblem: null,
    unreadable: null,
    runs: listed,
    completeSince: null,
    registeredAt: START - 100 * DAY,
    updatedAt: changedAt <= now ? changedAt : START - 100 * DAY,
    cronChangedAt: writtenAt <= now && writtenAt > (good?.createdAt ?? -Infinity) ? writtenAt : null,
    failure: null,
    notes: [],
  }
}

let made: { readonly key: string; readonly schedule: CronSchedule } | null = null
/** No tick is counted, for that decides nothing here. */
function scheduleOf(...[entries, dialect]: Parameters<typeof cronUnion>): CronSchedule {
  const key = JSON.stringify(entries)
  if (made?.key === key) return made.schedule
  const schedule = cronUnion(entries, dialect)
  const gaps = new Map<number, number>()
  const largestGap = (around: Instant): number => {
    const day = Math.floor(around / DAY)
    return gaps.get(day) ?? (gaps.set(day, schedule.largestGap(around)), gaps.get(day) ?? 0)
  }
  made = { key, schedule: { ...schedule, largestGap, countBetween: () => 0 } }
  return made.schedule
}

export function runVerdictAt(world: RunWorld, now: Instant): Verdict {
  const { times } = world
  const judgement = judgeWorkflow(world.monitor, evidenceAt(world, now), now, scheduleOf, times.counted)
  const place = { kind: 'workflow', path: '.github/workflows/job.yml', repository: null } as const
  const context = { now, force: false, times, place, declaration: null, onGitHub: false }
  return judge(world.monitor, { kind: 'by-own-rules', judgement }, context)
}

/** What a checker knows who looked all through the gap, at each end and beginning of a run, and when a time had run out. */
export function runsWatched(world: RunWorld): GrowingHistory {
  const { gap, runs } = world
  const turns = runs.flatMap(({ attempts }) => attempts.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]))
  const looks = new Set(turns.filter((at) => at > gap.from && at < gap.to))
  for (let at = gap.from; at <= gap.to; at += LOOK) looks.add(at)
  const history = createHistory({ usualGapMs: LOOK })
  const look = (now: Instant): Instant => {
    const verdict = runVerdictAt(world, now)
    history.look(now, statesOf({ verdicts: [verdict] }))
    return (verdict.deadline ?? -Infinity) + 1
  }
  const inOrder = [...looks].sort((a, b) => a - b)
  for (const [i, now] of inOrder.entries()) {
    const next = inOrder[i + 1] ?? now
    for (let late = look(now), last = now; late > last && late < next; last = late, late = look(late));
  }
  return history
}

/** The repository as it stands at the end of the gap. */
function stubRuns({ runs, gap, deleted }: RunWorld): StubRun[] {
  const kept = runs.flatMap((run, i) => (deleted.includes(i) ? [] : (listedAt(run, i + 1, gap.to) ?? [])))
  return kept.reverse().map((run) => ({
    id: run.id ?? 0,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    created_at: toIso(run.createdAt),
    run_attempt: run.attempt,
    run_started_at: toIso(run.startedAt ?? run.createdAt),
    updated_at: toIso(run.updatedAt ?? run.createdAt),
    run_number: run.number ?? 0,
  }))
}

/** What is told of the gap afterwards, by what the source reads and asks then. */
export async function runsRefilled(
  world: RunWorld,
  workflows = 1,
): Promise<{ parts: readonly FilledPart[]; asked: readonly string[] }> {
  const { monitor, cron, gap, writtenAt, changedAt } = world
  const text = workflowText([cron], 'UTC')
  const commits = [
    ...(writtenAt > START - 90 * DAY ? [{ date: toIso(writtenAt), text }] : []),
    { date: toIso(START - 100 * DAY), text: workflowText(['7 7 7 7 *']) },
  ]
  const dates = { createdAt: toIso(START - 100 * DAY), updatedAt: toIso(changedAt) }
  const workflow = { file: 'job.yml', text, runs: stubRuns(world), commits, ...dates }
  const { source, github } = await watchWorld({ workflows: [workflow] }, gap.to, { named: [monitor] })
  const before = github.asked.length
  const evidence = (await source.beatsBetween?.([monitor], gap, 5))?.get(monitor.id)
  const asked = github.asked.slice(before)
  if (evidence === undefined || !('runs' in evidence)) return { parts: [], asked }
  const seen = countedAs(runVerdictAt(world, gap.from), 'critical')
  const rules = { monitor, times: world.times, downFrom: 'critical', after: runVerdictAt(world, gap.to) } as const
  return { parts: filledByRuns({ ...rules, gap, before: seen, evidence, workflows }), asked }
}
