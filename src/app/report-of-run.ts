import type { CheckerGap } from '../domain/judging/checker-gap.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { RecoverySettings } from '../domain/recovery/settings.js'
import type { RunReport } from '../reports/report.js'
import type { Found } from './found.js'
import type { Healed } from './healed.js'
import type { JudgedRun } from './judge-run.js'
import { linksOf, type Known } from './known-incidents.js'
import type { Told } from './told.js'
import type { Wishes } from './wishes.js'
import type { Cut } from '../domain/run-time.js'
import type { RareWords } from './rare-words.js'

/** A run at its end: what it found, judged, did and told. */
export interface FinishedRun {
  readonly request: Pick<RunReport, 'now' | 'repository' | 'runUrl' | 'dryRun' | 'controls'> & {
    readonly force: boolean
  }
  readonly found: Found
  readonly judged: JudgedRun
  readonly known: Known
  /** What people asked for on incidents; null for nothing. */
  readonly wishes: Pick<Wishes, 'commands' | 'controls' | 'problems'> | null
  readonly healed: Healed
  readonly plan: readonly Effect[]
  /** Of recovery and of incidents. */
  readonly outcomes: readonly Outcome[]
  readonly told: Told
  readonly gap: CheckerGap | null
  readonly previousRunAt: RunReport['previousRunAt']
  /** What could not be remembered for the next run, and why. */
  readonly forgotten: readonly string[]
  /** What was cut short of it; null for nothing. */
  readonly cut: Cut | null
}

/** All that reports, outputs and the exit code need. */
export async function reportOfRun(run: FinishedRun): Promise<RunReport> {
  const { request, found, healed, outcomes } = run
  const { now, repository, runUrl, dryRun, force } = request
  const rare = await rareWordsOf(run)
  return {
    now,
    repository,
    runUrl,
    dryRun,
    forced: force,
    healingDueAt: healed.dueAt,
    suspected: run.judged.suspected,
    recovers: !dryRun && recovers(found.config.recovery),
    watched: found.watched,
    ...(found.watched.workflows > 0 && { monitors: found.config.monitors }),
    verdicts: healed.verdicts,
    incidents: linksOf(run.known.incidents ?? [], outcomes),
    plan: run.plan,
    outcomes,
    deliveries: run.told.deliveries,
    checkerGapMs: run.gap?.gapMs ?? null,
    previousRunAt: run.previousRunAt,
    page: found.config.page,
    problems: problemsOf(run, rare),
    ...(healed.heals.length > 0 && { heals: new Map(healed.heals.map(({ monitor, target }) => [monitor, target])) }),
    notices: noticesOf(run, rare),
    ...askedIn(run),
  }
}

function askedIn({ wishes, request }: FinishedRun): Pick<RunReport, 'controls' | 'commands'> {
  const controls = wishes?.controls ?? request.controls
  return { ...(controls && { controls }), ...(wishes && { commands: wishes.commands }) }
}

/** What is not allowed is not touched. */
function recovers({ configured, policy }: RecoverySettings): boolean {
  return configured && policy.attempts > 0 && policy.allow.length > 0
}

/** What few runs have to say loads with what is planned, and done, where not all are well. */
async function rareWordsOf({ cut, known, judged, healed, found }: FinishedRun): Promise<RareWords> {
  const [incidents, { verdicts }] = [known.incidents ?? [], judged]
  const away = verdicts.some(({ reason }) => reason === 'source-unreachable')
  const open = incidents.some(({ phase }) => phase === 'open')
  if (cut === null && !away && !open) return { cut: [], leftOut: [], denied: [] }
  const { rareWords } = await import(/* webpackChunkName: "planning" */ './rare-words.js')
  const { coverage, config } = found
  return rareWords({
    cut,
    incidents,
    judged: verdicts,
    verdicts: healed.verdicts,
    coverage,
    policy: config.recovery.policy,
  })
}

function problemsOf(run: FinishedRun, rare: RareWords): string[] {
  const { found, known, judged, healed, gap, outcomes, told, forgotten } = run
  return [
    ...rare.cut,
    ...found.config.channelTroubles,
    ...known.problems,
    ...(run.wishes?.problems ?? []),
    ...judged.sources.flatMap(({ status, message }) => (status === 'healthy' ? [] : [message])),
    ...(gap?.warning ? [gap.warning] : []),
    ...outcomes.flatMap(({ ok, detail }) => (ok ? [] : [detail])),
    ...told.problems,
    ...forgotten,
    ...healed.problems,
  ]
}

function noticesOf({ found, judged, healed }: FinishedRun, rare: RareWords): string[] {
  return [
    ...found.config.notices,
    ...found.notices,
    ...rare.leftOut,
    ...judged.notices,
    ...healed.notices,
    ...rare.denied,
  ]
}
