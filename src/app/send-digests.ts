import type { ChannelPorts } from '../channels/channel.js'
import type { ConfiguredChannel } from '../config/channels/configure.js'
import { composeDigest } from '../domain/telling/compose-digest.js'
import { dueDigest, lastPeriod } from '../domain/telling/digest-due.js'
import type { Instant } from '../domain/time.js'
import type { RunReport } from '../reports/report.js'
import { sendAll } from './notify.js'
import type { Told } from './told.js'

/** What is known of the look before this one. */
export interface BeforeThis {
  /** Null where there was none. */
  readonly lookedAt: Instant | null
  /** Whether that is known at all. */
  readonly isKnown: boolean
}

export interface DigestsTold extends Told {
  readonly notices: readonly string[]
}

/** Tells each channel how its period went, where this is the first look since that ended. What became of it is in the answer. */
export async function sendDigests(
  report: Pick<RunReport, 'now' | 'verdicts' | 'incidents' | 'repository' | 'runUrl' | 'past'>,
  channels: readonly ConfiguredChannel[],
  before: () => Promise<BeforeThis>,
  ports: ChannelPorts,
): Promise<DigestsTold> {
  const { now, verdicts, incidents } = report
  const wanted = channels.filter(({ digest }) => digest !== undefined && lastPeriod(digest, now) !== null)
  // Nobody is asked when the last look was while no digest could be due.
  const { lookedAt, isKnown } = wanted.length === 0 ? NOT_ASKED : await before()
  if (!isKnown) return { deliveries: [], problems: [], notices: wanted.map(({ label }) => forgetful(label)) }
  const queues = wanted.flatMap((channel) => {
    const { digest } = channel
    const span = digest === undefined ? null : dueDigest(digest, lookedAt, now)
    if (digest === undefined || span === null) return []
    const urlOf = (monitor: string): string | null => incidents.get(monitor)?.url ?? null
    const question = { span, zone: digest.zone, verdicts, history: report.past?.history ?? null, urlOf }
    const message = composeDigest(channel, question, report)
    return message === null ? [] : [{ channel, messages: [message] }]
  })
  const deliveries = await sendAll(queues, ports)
  const problems = deliveries.filter(({ ok }) => !ok).map(({ label, detail }) => `${label}: ${detail}`)
  return { deliveries, problems, notices: [] }
}

const NOT_ASKED: BeforeThis = { lookedAt: null, isKnown: true }

function forgetful(label: string): string {
  return `The digest of ${label} is not sent: nobody knows when the last check ran; keep a history with "history"`
}
