import type { Effect } from '../domain/incidents/plan.js'
import { overallStatus } from '../domain/overall-status.js'
import { severityOf, type Status } from '../domain/status.js'
import { MINUTE, type Duration, type Instant } from '../domain/time.js'

export type Notify = Extract<Effect, { kind: 'notify' }>
type News = Pick<Notify, 'event' | 'incident'>

/** So much may wait to be told or to be written down; the incidents owe the rest. */
export const MOST_UNDER_WAY = 200
/** A slow channel misses status messages rather than hear them late. */
const MOST_MESSAGES = 50
/** A channel that took nothing is left alone for so long, doubled each time. */
const FIRST_REST: Duration = MINUTE
const LONGEST_REST = 15 * MINUTE
/** A summary of a loop that changes nothing is news no more often. */
const SUMMARY_EACH = 5 * MINUTE

/** What one channel was asked to tell and what is not yet written down of it. It sends nothing itself. */
export interface ChannelUnderWay {
  /** Those that are to be sent now, under way from here on, and those that have to wait. */
  begin(wanted: readonly Notify[], now: Instant): { readonly send: readonly Notify[]; readonly wait: readonly Notify[] }
  end(news: readonly News[]): void
  /** It has become worse than it was when this was sent. */
  isWorse(news: News): boolean
  /** A channel that took nothing rests. */
  answered(ok: boolean, now: Instant): void
}

interface Sent {
  readonly status: Status
  worse: boolean
}

export function channelUnderWay(): ChannelUnderWay {
  const underWay = new Map<string, Sent>()
  let restMs: Duration = 0
  let restUntil: Instant = 0
  let messages = 0
  let summary: { readonly at: Instant; readonly overall: Status } | null = null

  function summaryIsNews(effect: Notify, now: Instant): boolean {
    const overall = statusOf(effect)
    if (summary?.overall === overall && now - summary.at < SUMMARY_EACH) return false
    summary = { at: now, overall }
    return true
  }

  return {
    begin(wanted, now) {
      const [send, wait]: [Notify[], Notify[]] = [[], []]
      for (const effect of wanted) {
        if (effect.event === 'status') {
          if (restUntil > now || messages >= MOST_MESSAGES) continue
          messages += 1
          send.push(effect)
          continue
        }
        const sent = underWay.get(keyOf(effect))
        if (sent !== undefined) sent.worse ||= severityOf(statusOf(effect)) > severityOf(sent.status)
        else if (effect.incident === null && !summaryIsNews(effect, now)) continue
        else if (restUntil > now || underWay.size >= MOST_UNDER_WAY) wait.push(effect)
        else {
          underWay.set(keyOf(effect), { status: statusOf(effect), worse: false })
          send.push(effect)
        }
      }
      return { send, wait }
    },
    end(news) {
      for (const one of news) {
        if (one.event === 'status') messages = Math.max(0, messages - 1)
        else underWay.delete(keyOf(one))
      }
    },
    isWorse: (news) => underWay.get(keyOf(news))?.worse === true,
    answered(ok, now) {
      restMs = ok ? 0 : Math.min(restMs === 0 ? FIRST_REST : restMs * 2, LONGEST_REST)
      restUntil = now + restMs
    },
  }
}

export function keyOf({ event, incident }: News): string {
  return `${event} ${incident ?? ''}`
}

function statusOf({ verdicts }: Notify): Status {
  return overallStatus(verdicts.map(({ status }) => status))
}
