import { nearestWord } from '../domain/nearest.js'
import { cut, oneLine } from '../domain/safe-text.js'
import type { MonitorEntry } from '../reports/map-schema.js'
import type { KnownBoard } from './board.js'

/** The monitor of that id, else of that name; null where nobody is called so. */
export function monitorNamed({ map }: KnownBoard, name: string): MonitorEntry | null {
  const byId = Object.hasOwn(map.monitors, name) ? map.monitors[name] : undefined
  return byId ?? Object.values(map.monitors).find((entry) => entry.name === name) ?? null
}

/** The id of the one that was probably meant. */
export function nearestMonitor({ map }: KnownBoard, name: string): string | null {
  const byId = nearestWord(name, Object.keys(map.monitors))
  if (byId !== null) return byId
  const entries = Object.values(map.monitors)
  const byName = nearestWord(
    name,
    entries.map((entry) => entry.name),
  )
  return byName === null ? null : (entries.find((entry) => entry.name === byName)?.id ?? null)
}

/** What was asked for, as it may stand in an answer. */
export function quoted(text: string): string {
  return JSON.stringify(cut(oneLine(text), 100))
}

/** That nobody is called so, and who was probably meant. */
export function unknownMonitor(name: string, nearest: string | null, all = '/api/health/status names all'): string {
  const hint = nearest === null ? all : `did you mean ${quoted(nearest)}?`
  return `no monitor is called ${quoted(name)}; ${hint}`
}
