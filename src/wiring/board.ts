import type { Controls } from '../domain/controls.js'
import type { History } from '../domain/history/history.js'
import type { Duration } from '../domain/time.js'
import { upText } from '../domain/history/uptime-text.js'
import { statusMapOf } from '../reports/map-of-run.js'
import type { StatusMap } from '../reports/map-schema.js'
import type { RunReport } from '../reports/report.js'
import type { Board } from '../serve/serving.js'

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
