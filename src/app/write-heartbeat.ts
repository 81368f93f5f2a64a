import { beatJson, shortened } from '../domain/beat/beat-document.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import type { Duration } from '../domain/time.js'
import { ConfigError, ExternalError, messageOf } from '../errors.js'
import type { Log } from '../ports.js'
import type { Sink, Written } from '../sinks/sink.js'

/** One beat that is to be written. */
export interface BeatOrder {
  readonly monitor: string
  readonly beat: Heartbeat
  readonly minIntervalMs: Duration
  /** Two lines of text, the message and the time, instead of JSON. */
  readonly asText?: true
}

/** What became of it; `problem` says why it could not be written and what to do, null if nothing went wrong. */
export interface WriteResult extends Written {
  readonly problem: string | null
}

/**
 * Writes one beat. A sink that fails is a result, not a crash: the work that beats matters more than its beat, and
 * whoever needs the beat looks at `problem`.
 */
export async function writeHeartbeat(
  order: BeatOrder,
  ports: { sink: () => Promise<Sink>; log: Log },
): Promise<WriteResult> {
  const { monitor, beat, minIntervalMs } = order
  try {
    const text = await textOf(order)
    const sink = await ports.sink()
    const written = await sink.write({ monitor, at: beat.at, state: beat.state, text, minIntervalMs })
    ports.log.info(told(monitor, beat, written))
    return { ...written, problem: null }
  } catch (error) {
    const isKnown = error instanceof ExternalError || error instanceof ConfigError
    // Even a fault of our own must not stop the work; its stack is kept for the report of it.
    if (!isKnown) ports.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    const why = messageOf(error)
    // Of such a fault nobody knows how far it let us come.
    const what = isKnown ? 'could not be written' : 'may not have been written'
    const problem = `The heartbeat of ${monitor} ${what}: ${why}${await remedyOf(error)}`
    return { written: false, why, sha: null, url: null, problem }
  }
}

async function textOf({ monitor, beat, asText }: BeatOrder): Promise<string> {
  if (asText === undefined) return beatJson(monitor, beat)
  const { formatStatusText } = await import('../domain/beat/status-file.js')
  return formatStatusText(beat.statusKind ?? null, shortened(beat.message ?? ''), beat.at)
}

function told(monitor: string, beat: Heartbeat, { written, why, url }: Written): string {
  if (!written) return `Heartbeat of ${monitor} not written: ${why ?? 'no reason given'}`
  return `Heartbeat of ${monitor} written: ${beat.state}${url === null ? '' : `, ${url}`}`
}

async function remedyOf(error: unknown): Promise<string> {
  // It says itself what to write.
  if (error instanceof ConfigError) return ''
  const remedy = error instanceof ExternalError ? error.fault.remedy : (await import('./fault.js')).REPORT_IT
  return remedy === undefined ? '' : `. What to do: ${remedy}`
}
