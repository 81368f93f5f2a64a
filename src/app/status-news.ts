import type { ChannelRules } from '../domain/telling/notification-rules.js'
import { verdictsFor } from '../domain/telling/notification-rules.js'
import type { SaidMessage } from '../domain/look.js'
import { isStatusNews, saidIn } from '../domain/telling/status-news.js'
import type { Effect } from '../domain/incidents/plan.js'
import type { Look, Looks } from '../domain/look.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Read } from './read-all.js'

/** A run as far as status messages matter in it. */
export interface StatusRun {
  readonly channels: readonly ChannelRules[]
  readonly reads: readonly Read[]
  /** As earlier runs left them; null where nothing is remembered. */
  readonly before: Looks | null
  /** With this run's own look. */
  readonly after: Looks
  /** This run changes nothing: it tells nobody, and remembers no message as told. */
  readonly idle: boolean
  /** Asked only where a message is not remembered. */
  previousRunAt(): Promise<Instant | null>
}

export interface StatusNews {
  readonly effects: readonly Effect[]
  readonly looks: Looks
}

/** So many messages are remembered of one monitor of the configuration, which may tell of many. */
const MOST_REMEMBERED = 500

/** What channels that ask for status messages are to hear: of each monitor its last one, if that is news. */
export async function statusNews(verdicts: readonly Verdict[], run: StatusRun): Promise<StatusNews> {
  if (run.idle) return { effects: [], looks: run.after }
  const lookOf = new Map(run.reads.map(({ monitor }) => [monitor.id, monitor.group ?? monitor.id]))
  const given = verdicts.flatMap((verdict) => {
    const said = saidIn(verdict)
    const look = lookOf.get(verdict.monitor) ?? verdict.monitor
    const before = run.before?.get(look)?.said?.[verdict.monitor] ?? null
    return said === null ? [] : [{ verdict, said, look, before }]
  })
  const isAsked = given.some(({ before }) => before === null)
  const previousRunAt = isAsked ? await run.previousRunAt() : null
  const news = given.filter(({ said, before }) => isStatusNews(said, before, previousRunAt))
  const kept = given.filter((one) => one.before === null || news.includes(one))
  return {
    effects: news.flatMap(({ verdict }) => effectFor(verdict, run.channels)),
    looks: withSaid(run.after, kept),
  }
}

function effectFor(verdict: Verdict, channels: readonly ChannelRules[]): Effect[] {
  const due = channels.filter((rules) => rules.on.includes('status') && verdictsFor(rules, [verdict]).length > 0)
  if (due.length === 0) return []
  return [{ kind: 'notify', event: 'status', incident: null, verdicts: [verdict], channels: due.map(({ id }) => id) }]
}

/** Told or passed over, it is not news again. What could not be sent is not sent late either. */
function withSaid(
  looks: Looks,
  kept: readonly { readonly verdict: Verdict; readonly said: SaidMessage; readonly look: string }[],
): Looks {
  const changed = new Map<string, Look>(looks)
  for (const { verdict, said, look } of kept) {
    const known = changed.get(look)
    if (known === undefined) continue
    const all = Object.entries({ ...known.said, [verdict.monitor]: said })
    const newest = all.sort(([, a], [, b]) => b.at - a.at).slice(0, MOST_REMEMBERED)
    changed.set(look, { ...known, said: Object.fromEntries(newest) })
  }
  return changed
}
