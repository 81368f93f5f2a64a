import type { Controls } from '../domain/controls.js'
import type { History } from '../domain/history/history.js'
import type { Duration, Instant } from '../domain/time.js'
import { upText } from '../domain/history/uptime-text.js'
import { statusMapOf } from '../reports/map-of-run.js'
import type { StatusMap } from '../reports/map-schema.js'
import type { RunReport } from '../reports/report.js'

/** One look as pages and programs read it, with what is known of the past and what people asked for. A look makes a new one; nothing in it changes. */
export interface Board {
  /** Another one whenever anything that is served from it has changed. */
  readonly version: string
  readonly now: Instant
  readonly run: RunReport
  readonly map: StatusMap
  readonly history: History
  readonly controls: Controls
  /** From one look to the next. */
  readonly intervalMs: Duration
  /** IANA zone of the page; null for UTC. */
  readonly zone: string | null
}

/** What is known where no run of this process made it: the past, and how all stood at its end. */
export interface KnownBoard extends Pick<Board, 'now' | 'history' | 'controls' | 'intervalMs' | 'zone'> {
  readonly map: Pick<StatusMap, 'monitors'>
}

/** What belongs to a board beside the look. */
interface BoardParts {
  readonly version: string
  readonly history: History
  readonly controls: Controls
  readonly intervalMs: Duration
  readonly zone: string | null
}

/** One look as it is served. The map is made when somebody first asks: of thousands of monitors it costs more than the look. */
export function boardOf(run: RunReport, parts: BoardParts): Board {
  let map: StatusMap | null = null
  return {
    ...parts,
    now: run.now,
    run,
    get map() {
      return (map ??= mapOf(run, parts.history))
    },
  }
}

function mapOf(run: RunReport, history: History): StatusMap {
  const map = statusMapOf(run)
  for (const entry of Object.values(map.monitors)) {
    const since = history.upSince(entry.id)
    if (since !== null) entry.uptime = upText(run.now - since)
  }
  return map
}
