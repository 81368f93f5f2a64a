import type { ChannelPorts } from '../channels/channel.js'
import { checkerGap } from '../domain/judging/checker-gap.js'
import type { Controls } from '../domain/controls.js'
import type { HeardBeat } from '../domain/heard-beat.js'
import type { Config } from '../config/config.js'
import type { Incident } from '../domain/incidents/incident.js'
import type { Coverage } from '../domain/incidents/left-out.js'
import { isTrouble } from '../domain/incidents/is-trouble.js'
import type { Duration, Instant } from '../domain/time.js'
import type { Resumed } from '../domain/what-was-read.js'
import type { IncidentStore, LookMemory } from '../incidents/store.js'
import type { GitHub, Log } from '../ports.js'
import type { RunReport } from '../reports/report.js'
import { askPreviousRun, ownPreviousRun, smallestWindow } from './checker.js'
import type { Suspected } from './doubt-sources.js'
import { findMonitors } from './find-monitors.js'
import type { HealingPorts, healMonitors } from './heal-monitors.js'
import { nobodyHeals } from './healed.js'
import { checkTimes, loadTimes } from './judge-all.js'
import { judgeRun } from './judge-run.js'
import type { KnownVerdicts } from './known-verdicts.js'
import { loadIncidents } from './known-incidents.js'
import { listenFirst } from './listen-first.js'
import { loadLooks, rememberLooksIfAny } from './look-memory.js'
import { behindOthersIfAny, carryOutIfAny, diagnosedIfAny, newsIfAny, planIfAny } from './plan-if-any.js'
import { hearIfAny } from './wishes-if-any.js'
import { readAndHear } from './read-and-hear.js'
import { reportOfRun } from './report-of-run.js'
import type { statusNews, StatusNews, StatusRun } from './status-news.js'
import { tellIfDue } from './telling.js'
import type { Happened, Telling, Told } from './told.js'

export interface CheckRequest {
  readonly config: Config
  /** Read once by the door; nothing below asks the clock for a decision. */
  readonly now: Instant
  readonly force: boolean
  readonly dryRun: boolean
  readonly repository: string | null
  readonly runUrl: string | null
  /** Path of the workflow that runs this check, which is not watched itself; null outside a runner. */
  readonly self: string | null
  /** Id of this run; null outside a runner. */
  readonly runId: string | null
  /** How long to listen to channels first; absent or 0 for not at all, null for as long as the process lives. */
  readonly listenMs?: Duration | null
  /** Beats that came to this run otherwise than through their sources. */
  readonly heard?: readonly HeardBeat[]
  /** What people asked for beside the configuration; absent where nobody can. */
  readonly controls?: Controls
  /** What was judged before, and whether it may stand; absent where nobody glances. */
  readonly known?: KnownVerdicts
  readonly glance?: boolean
  /** When an earlier run last heard whom, by channel. */
  readonly heardBefore?: ReadonlyMap<string, Instant>
  /** Since when this process looks again, after it had slept for longer than it should; null or absent if it had not. */
  readonly ownGap?: Resumed | null
  /** Who was silent together with others at the last look of this process; absent where it is its first look. */
  readonly suspectedBefore?: Suspected
  /** When this process looked before; null or absent where it is its first look. */
  readonly lookedBefore?: Instant | null
}

export interface CheckPorts extends HealingPorts {
  readonly log: Log
  /** Null when incidents are not wanted. */
  readonly incidents: IncidentStore | null
  readonly channels: ChannelPorts
  /** Knows the history of files; null where no repository is known. */
  readonly github: (() => Promise<GitHub>) | null
  /** How far our clock is ahead of GitHub's; null where they agree, or nothing was asked. Absent for whoever never asks. */
  readonly clockAhead?: () => Promise<Duration | null>
  /** What this process itself remembers of looking; absent where the store of incidents does, or nobody. */
  readonly looks?: LookMemory
  /** Whether this run may still do anything outside; absent where nobody else could have taken over. */
  readonly mayAct?: () => boolean
  /** Takes what is to be told; absent where the run tells people itself, and waits for it. */
  readonly tell?: (happened: Happened, telling: Telling) => Promise<Told>
}

/** One run: read, judge, heal, plan, do, tell. What it returns is all that reports, outputs and the exit code need. */
export async function checkMonitors(asked: CheckRequest, ports: CheckPorts): Promise<RunReport> {
  const { listenMs = 0, config: given, dryRun } = asked
  const now = await listenFirst(given.monitors, { now: asked.now, listenMs }, ports)
  const request = { ...asked, now }
  const found = await findMonitors(request, ports.sourceOf)
  const { config, coverage } = found
  const own = await loadTimes(config.monitors, asked.controls?.size)
  // Every mistake in a schedule is told before anything is read or changed.
  checkTimes(config.monitors, own)
  const { read, open, looks, previousRunAt } = await lookAround({ ...request, config }, coverage, ports)
  const idle = dryRun || !mayAct(ports)
  const hearing = { ...config, now, controls: asked.controls, mayAct: !idle }
  const { reads, times, wishes } = await hearIfAny(open, { ...read, times: own }, hearing, ports)
  const seen = { reads, incidents: open.incidents, looks }
  const judged = await judgeRun(seen, { ...request, config, times, onGitHub: request.runId !== null }, ports)
  // How the last incident ended matters to whoever is in trouble, and to channels that may still be owed its end.
  const all =
    config.channels.length > 0 || [...judged.verdicts, ...judged.sources].some((one) => isTrouble(one, config.policy))
  const listed = all && open.incidents !== null ? await loadIncidents(ports, 'all') : open
  const known = wishes?.on(listed) ?? listed
  const diagnosed = await diagnosedIfAny(judged.verdicts, config.monitors, ports.sourceOf)
  const before = async (): Promise<Instant | null> =>
    previousRunAt ?? request.lookedBefore ?? askPreviousRun(request, ports.sourceOf)
  const about = { ...request, config, dryRun: idle, previousRunAt: before, wanted: wishes?.wanted }
  ports.time?.enter('deeds')
  const tried = await (await healerOf(config))(diagnosed, known.incidents, about, times, ports)
  await wishes?.answer(tried)
  const healed = await behindOthersIfAny(tried, { reads, incidents: known.incidents, config, times, now })
  const verdicts = [...healed.verdicts, ...judged.sources]
  const messages = { channels: config.channels, reads, before: looks, after: judged.looks, idle }
  const said = await (await messengerOf(config))(healed.verdicts, { ...messages, previousRunAt: before })
  const standing = { ...known, coverage, ...healed, verdicts, controls: wishes?.controls ?? asked.controls }
  const plan = [...(await planIfAny({ ...standing, asked: wishes }, config, now)), ...said.effects]
  const store = dryRun ? null : ports.incidents
  const done = store === null ? [] : await carryOutIfAny(plan, store, now, ports)
  const forgotten = await rememberLooksIfAny(ports.looks ?? store?.looks, looks, said.looks)
  const outcomes = [...healed.outcomes, ...done]
  const remembers = store !== null && known.incidents !== null
  const forgetful = { ...about, policy: config.policy, remembers }
  const news = dryRun || !mayAct(ports) ? [] : await newsIfAny(plan, outcomes, forgetful, ports.log)
  const told = await (ports.tell ?? tellIfDue)(
    { plan: news, outcomes, verdicts, run: request, ...asRead(known.incidents, store) },
    { channels: config.channels, ports: ports.channels, store },
  )
  return reportOfRun({
    request,
    found,
    judged: { ...judged, notices: [...read.notices, ...judged.notices] },
    known,
    wishes,
    healed,
    plan,
    outcomes,
    told,
    gap: checkerGap(previousRunAt, now, null, smallestWindow(healed.verdicts)),
    previousRunAt,
    forgotten,
    cut: ports.time?.cut() ?? null,
  })
}

/** All that is read, side by side. */
async function lookAround(request: CheckRequest, { homes = [] }: Coverage, ports: CheckPorts) {
  ports.incidents?.among?.(homes)
  const [read, open, looks, previousRunAt] = await Promise.all([
    readAndHear(request, request.config.monitors, ports.sourceOf),
    loadIncidents(ports, 'open'),
    loadLooks(ports.looks ?? ports.incidents?.looks),
    ownPreviousRun(request, ports.sourceOf),
  ])
  return { read, open, looks, previousRunAt }
}

/** Another has taken over, or this run was told to end: what is still true is told and done by a later one. */
function mayAct({ mayAct, time }: CheckPorts): boolean {
  return mayAct?.() !== false && time?.cancelled() !== true
}

function asRead(
  incidents: readonly Incident[] | null,
  store: IncidentStore | null,
): Pick<Happened, 'known' | 'unread'> {
  return { known: incidents ?? [], unread: incidents === null && store !== null }
}

/** What recovers loads only where somebody is to be recovered. */
async function healerOf({ recovery }: Config): Promise<typeof nobodyHeals | typeof healMonitors> {
  return recovery.configured ? (await import('./heal-monitors.js')).healMonitors : nobodyHeals
}

/** Telling of status messages loads only where a channel asks for it. */
async function messengerOf({ channels }: Config): Promise<typeof statusNews> {
  return channels.some(({ on }) => on.includes('status')) ? (await import('./status-news.js')).statusNews : nobodyAsks
}

function nobodyAsks(_: unknown, { after }: StatusRun): Promise<StatusNews> {
  return Promise.resolve({ effects: [], looks: after })
}
