import { makeUpPast } from '../../src/app/demo-past.js'
import { SERVICE_CONFIG } from '../../src/app/demo-service.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { GrowingHistory, SeenState } from '../../src/domain/history/history.js'
import { journalLine } from '../../src/domain/history/journal-line.js'
import { monthOf } from '../../src/domain/history/journal.js'
import { HOUR, MINUTE, type Instant } from '../../src/domain/time.js'

/** The clock of all that is shown of the demo's past. */
export const DEMO_NOW: Instant = Date.parse('2026-11-22T09:30:00Z')

/** What the demo watches, by id. */
export const DEMO_NAMES: ReadonlyMap<string, string> = new Map(
  [...SERVICE_CONFIG.matchAll(/^ {2}([\w-]+): \{ name: ([^,]+),/gm)].map(([, id = '', name = '']) => [id, name]),
)

export interface KeptDemo {
  readonly history: GrowingHistory
  /** As it would lie in a folder: text by name. */
  readonly files: ReadonlyMap<string, string>
}

/** Ninety days of some of the demo's monitors, with a look that ends them: of whoever is down now since five hours. */
export function demoPast(monitors: readonly string[], down: readonly string[] = []): KeptDemo {
  const history = createHistory()
  const lines = new Map<string, string[]>()
  const look: GrowingHistory['look'] = (at, states) => {
    const changed = history.look(at, states)
    const month = lines.get(monthOf(at))
    const head = { at, whole: true, states: history.standing(), gone: [] }
    if (month === undefined) lines.set(monthOf(at), [journalLine(head)])
    else month.push(journalLine({ at, whole: false, states: changed, gone: history.gone }))
    return changed
  }
  makeUpPast({ ...history, look }, monitors, DEMO_NOW)
  look(
    DEMO_NOW - 12 * MINUTE,
    monitors.map((monitor) => (down.includes(monitor) ? deadOne(monitor) : wellOne(monitor))),
  )
  return { history, files: new Map([...lines].map(([month, text]) => [`${month}.jsonl`, `${text.join('\n')}\n`])) }
}

function wellOne(monitor: string): SeenState {
  const at = DEMO_NOW - 20 * MINUTE
  return { monitor, status: 'healthy', reason: 'ok', since: at, message: '', lastGoodAt: at }
}

function deadOne(monitor: string): SeenState {
  const since = DEMO_NOW - 5 * HOUR
  const message = 'No heartbeat for 31 h; expected every day at 02:00 UTC.'
  return { monitor, status: 'critical', reason: 'stale', since, message, lastGoodAt: since - 26 * HOUR, incident: '12' }
}
