import { findMonitors } from '../app/find-monitors.js'
import { gatherPasts } from '../app/replay/gather.js'
import { replay } from '../app/replay/replay.js'
import type { Config } from '../config/config.js'
import { recalled } from '../domain/history/compact.js'
import type { GrowingHistory, Span } from '../domain/history/history.js'
import { readJournal } from '../domain/history/journal.js'
import type { Monitor } from '../domain/monitor.js'
import type { CommittedFiles } from '../domain/replay/committed-files.js'
import { realIn, realOutages, together, type RealIncident } from '../domain/replay/real-incidents.js'
import type { RecordedPasts } from '../domain/replay/recorded.js'
import type { ReplayReport } from '../domain/replay/report.js'
import { MOST_TICKS, ticksEvery, ticksWithin } from '../domain/replay/ticks.js'
import type { CronSchedule } from '../domain/schedule.js'
import { DAY, type Duration, type Instant } from '../domain/time.js'
import { ConfigError, ExternalError, withRemedy } from '../errors.js'
import { createMemoryIncidents } from '../incidents/memory/index.js'
import type { IncidentStore } from '../incidents/store.js'
import { openHistory, type ChosenPlace } from './open-history.js'
import type { Wiring } from './wire.js'

/** What is to be replayed, and who may be asked for it. */
export interface ReplayOrder {
  readonly config: Config
  readonly against: { readonly ref: string; readonly config: Config } | null
  readonly span: Span
  /** Null for the looks that really were. */
  readonly every: Duration | null
  readonly checkout: CommittedFiles | null
  readonly asksGitHub: boolean
  /** Kinds of sources that may be asked; absent for all. */
  readonly only?: readonly string[]
  /** The watching workflow, which watches no schedule of its own. */
  readonly self: string | null
  readonly onGitHub: boolean
  /** Where the past is kept; null for nowhere. */
  readonly history: ChosenPlace | null
  /** Where incidents are kept, which are only read; null for nowhere. */
  readonly incidents: IncidentStore | null
  /** When the watching workflow is declared to run; null where that is not known. */
  readonly declared: Pick<CronSchedule, 'countBetween'> | null
}

/** Asks for the past once and tries today's rules on it. Nothing is changed anywhere. */
export async function replayed(order: ReplayOrder, wiring: Wiring): Promise<ReplayReport> {
  const { span, every } = order
  const notices: string[] = []
  const [config, before, journal, known] = await Promise.all([
    withFound(order.config, order, wiring, notices),
    order.against === null ? null : foundBefore(order.against.config, order, wiring, notices),
    orNotice(notices, 'The kept past', null, () => journalOf(order, wiring)),
    orNotice(notices, 'Incidents', [], () => realOf(order.incidents, span)),
  ])
  const ticks = every === null ? ticksWithin(looksNeeded(journal), span) : ticksEvery(every, span)
  if (ticks.length > MOST_TICKS)
    throw new ConfigError([`every: would be more than ${MOST_TICKS} looks; give a longer time, or a later --since`])
  const pasts = await pastsOf(config.monitors, order, journal, wiring)
  const against =
    before === null || order.against === null
      ? null
      : { ref: order.against.ref, config: before, pasts: await pastsLike(before.monitors, config.monitors, pasts) }
  const told = journal?.history.outages(span) ?? []
  return replay(
    {
      config,
      pasts,
      span,
      ticks,
      every,
      onGitHub: order.onGitHub,
      real: together(known, realOutages(told)),
      against,
      looks: journal?.looks ?? null,
      declared: order.declared,
      notices,
    },
    createMemoryIncidents,
  )

  /** What stands at the same place was the same then, whatever is expected of it. */
  async function pastsLike(
    monitors: readonly Monitor[],
    others: readonly Monitor[],
    known: RecordedPasts,
  ): Promise<RecordedPasts> {
    const same = new Map(others.map((one) => [placeKey(one), known.get(one.id)]))
    const asked = monitors.filter((one) => same.get(placeKey(one)) === undefined)
    const more = await pastsOf(asked, order, journal, wiring)
    return new Map(monitors.flatMap((one) => [[one.id, same.get(placeKey(one)) ?? more.get(one.id)!] as const]))
  }
}

function placeKey({ id, source, reading, member, each, atMost }: Monitor): string {
  // Members are told by the monitor they belong to.
  return JSON.stringify([source, reading, member, each, atMost, id])
}

/** With the workflows that are watched unnamed, where GitHub may be asked. */
async function withFound(
  config: Config,
  { asksGitHub, self, span }: ReplayOrder,
  wiring: Wiring,
  notices: string[],
): Promise<Config> {
  const { discover, include } = config.workflows
  if (!discover && include.length === 0) return config
  const without = { ...config, workflows: { ...config.workflows, discover: false, include: [] } }
  if (!asksGitHub) {
    if (config.monitors.length === 0)
      notices.push('Workflows that are watched unnamed are known to GitHub alone; give --repo owner/repo and a token')
    return without
  }
  const found = await findMonitors({ config, self, repository: null, now: span.to }, wiring.sourceOf)
  notices.push(...found.notices)
  return found.config
}

/** That there was nothing to watch before is no mistake of what is tried now. */
async function foundBefore(
  config: Config,
  order: ReplayOrder,
  wiring: Wiring,
  notices: string[],
): Promise<Config | null> {
  try {
    return await withFound(config, order, wiring, [])
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    notices.push(`Nothing is compared: before, ${error.problems.join('; ')}`)
    return null
  }
}

function pastsOf(
  monitors: readonly Monitor[],
  { span, asksGitHub, checkout, only }: ReplayOrder,
  journal: Journal | null,
  { sourceOf }: Wiring,
): Promise<RecordedPasts> {
  const changesOf =
    journal === null ? undefined : (id: string) => journal.history.changes({ from: -Infinity, to: span.to }, id)
  return gatherPasts(
    monitors,
    { span, asksGitHub, checkout },
    { sourceOf, ...(only && { only }), ...(changesOf && { changesOf }) },
  )
}

interface Journal {
  readonly history: GrowingHistory
  readonly looks: readonly Instant[]
}

async function journalOf({ history, config, span }: ReplayOrder, wiring: Wiring): Promise<Journal | null> {
  if (history === null) return null
  const store = await openHistory(history, config, wiring)
  const stored = await store.read({ now: span.to, from: span.from - DAY })
  const looks = [...stored.months.values()].flatMap((text) => readJournal(text).map(({ at }) => at))
  return looks.length === 0 ? null : { history: recalled(stored, span.to), looks }
}

function looksNeeded(journal: Journal | null): readonly Instant[] {
  if (journal !== null) return journal.looks
  throw new ConfigError([
    'ticks: nobody wrote down when checks really looked; give --every, or for the next time write in the config: "history: true"',
  ])
}

async function realOf(incidents: IncidentStore | null, span: Span): Promise<RealIncident[]> {
  return incidents === null ? [] : realIn(await incidents.load('all'), span)
}

/** What cannot be read is told, and the replay goes on without it. */
async function orNotice<T>(notices: string[], what: string, instead: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    notices.push(`${what} could not be read: ${withRemedy(error)}`)
    return instead
  }
}
