import type { Uptime } from '../../domain/history/history.js'
import { uptimeSentence } from '../../domain/history/uptime-text.js'
import { overallStatus } from '../../domain/overall-status.js'
import type { Status } from '../../domain/status.js'
import type { MonitorEntry, StatusMap } from '../../reports/map-schema.js'

/** What a badge says, on its dark and on its coloured half. Untrusted. */
export interface Badge {
  readonly label: string
  readonly message: string
  /** Which colour it has. */
  readonly status: Status
}

/** Below these an uptime looks worse. */
const [WELL_UP, HARDLY_UP] = [0.99, 0.95] as const

/** How all of these stand: `healthy` when they are alike, `2 of 12 critical` otherwise. */
export function standingBadge(label: string, statuses: readonly Status[]): Badge {
  const status = overallStatus(statuses)
  const count = statuses.filter((one) => one === status).length
  return { label, message: count === statuses.length ? status : `${count} of ${statuses.length} ${status}`, status }
}

export function statusBadge(map: StatusMap): Badge {
  return standingBadge(
    'heartbeat',
    Object.values(map.monitors).map(({ status }) => status),
  )
}

export function monitorBadge({ name, status }: MonitorEntry): Badge {
  return { label: name, message: status, status }
}

/** How all with a tag stand; null where nobody has it. */
export function tagBadge(map: StatusMap, tag: string): Badge | null {
  const tagged = Object.values(map.monitors).filter((entry) => tagsOf(entry).includes(tag))
  return tagged.length === 0
    ? null
    : standingBadge(
        tag,
        tagged.map(({ status }) => status),
      )
}

export function uptimeBadge(label: string, uptime: Uptime): Badge {
  return { label, message: uptimeSentence(uptime), status: gradeOf(uptime) }
}

/**
 * The badge that a file of this name holds: `ID.svg`, `ID-uptime.svg` or `tag-TAG.svg`, the id of a monitor first. Null where
 * there is none.
 */
export function badgeCalled(file: string, map: StatusMap, uptimeOf: (monitor: string) => Uptime): Badge | null {
  const name = file.replace(/\.svg$/, '')
  const entry = entryOf(map, name)
  if (entry !== null) return monitorBadge(entry)
  const whose = name.endsWith('-uptime') ? entryOf(map, name.slice(0, -'-uptime'.length)) : null
  if (whose !== null) return uptimeBadge(`${whose.name} uptime`, uptimeOf(whose.id))
  return name.startsWith('tag-') ? tagBadge(map, name.slice('tag-'.length)) : null
}

function entryOf({ monitors }: StatusMap, id: string): MonitorEntry | null {
  return Object.hasOwn(monitors, id) ? (monitors[id] ?? null) : null
}

export function tagsOf({ metadata }: MonitorEntry): readonly string[] {
  const { tags } = metadata
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : []
}

function gradeOf({ ratio }: Uptime): Status {
  if (ratio === null) return 'unknown'
  if (ratio >= WELL_UP) return 'healthy'
  return ratio >= HARDLY_UP ? 'warning' : 'critical'
}
