import { formatDuration } from '../domain/duration.js'
import type { History } from '../domain/history/history.js'
import { REASON_TEXT } from '../domain/judging/reason-text.js'
import { matchesName } from '../domain/name-pattern.js'
import { SHOWABLE, type PageSettings } from '../domain/page-settings.js'
import { overallStatus } from '../domain/overall-status.js'
import { SECOND } from '../domain/time.js'
import type { MonitorEntry, StatusMap } from '../reports/map-schema.js'
import { countsOf } from '../reports/standing.js'
import type { Board } from './board.js'
import { namelessControls, namelessEntry } from './shown-controls.js'

/** Who may be shown, and what of them. */
export type Showing = Pick<PageSettings, 'hidden' | 'show'>

/** What of the metadata is nobody else's words. */
const OUR_OWN = ['tags', 'missed', 'duration_seconds', 'recent_durations_seconds']

export function isHidden({ hidden }: Pick<Showing, 'hidden'>, monitor: string): boolean {
  return hidden.some((pattern) => matchesName(pattern, monitor))
}

function showsAll({ hidden, show }: Showing): boolean {
  return hidden.length === 0 && SHOWABLE.every((one) => show.includes(one))
}

/**
 * The map as strangers may read it: without hidden monitors, in no count either, and with what beats say only where that was
 * asked for. Whatever others read of a run is made from this.
 */
export function shownMap(map: StatusMap, showing: Showing): StatusMap {
  if (showsAll(showing)) return map
  const shown = Object.entries(map.monitors).filter(([id]) => !isHidden(showing, id))
  // fromEntries and not assignment: a monitor may be called __proto__.
  const monitors = Object.fromEntries(shown.map(([id, entry]) => [id, shownEntry(entry, showing)] as const))
  const entries = Object.values(monitors)
  const alerts = map.alerts.flatMap((alert) => {
    const entry = Object.hasOwn(monitors, alert.monitor) ? monitors[alert.monitor] : undefined
    return entry === undefined ? [] : [{ ...alert, message: entry.message }]
  })
  return {
    ...map,
    overall_status: overallStatus(entries.map(({ status }) => status)),
    monitors,
    alerts,
    summary: { total: entries.length, ...countsOf(entries) },
  }
}

function shownEntry(entry: MonitorEntry, { hidden, show }: Showing): MonitorEntry {
  const [says, measures] = [show.includes('messages'), show.includes('metrics')]
  const isShown = (key: string): boolean => OUR_OWN.includes(key) || says
  return {
    ...entry,
    ...(says ? {} : { message: plainMessage(entry), source: '', kind: null, ...namelessEntry(entry) }),
    ...(entry.because_of !== null && isHidden({ hidden }, entry.because_of) && { because_of: null }),
    ...(measures ? {} : { metrics: {}, checks: {} }),
    metadata: Object.fromEntries(Object.entries(entry.metadata).filter(([key]) => isShown(key))),
  }
}

/** How it stands in our own words alone: a message may quote what was read. */
function plainMessage({ reason, seconds_since_heartbeat: seconds }: MonitorEntry): string {
  const age = seconds === null ? null : formatDuration(seconds * SECOND)
  if (age !== null && reason === 'ok') return `Last heartbeat ${age} ago.`
  if (age !== null && reason === 'stale') return `No heartbeat for ${age}.`
  return REASON_TEXT[reason].meaning
}

/** The past as strangers may read it. */
export function shownHistory(history: History, showing: Showing): History {
  if (showsAll(showing)) return history
  const says = showing.show.includes('messages')
  const isShown = ({ monitor }: { readonly monitor: string }): boolean => !isHidden(showing, monitor)
  return {
    ...pastOf(history),
    changes: (span, monitor) =>
      history
        .changes(span, monitor)
        .filter(isShown)
        .map((change) => (says ? change : { ...change, message: REASON_TEXT[change.reason].meaning })),
    outages: (span, monitor) =>
      history
        .outages(span, monitor)
        .filter(isShown)
        .map((outage) => (says ? outage : { ...outage, message: '' })),
  }
}

/** What counts and quotes nobody. */
function pastOf(history: History): Omit<History, 'changes' | 'outages'> {
  return {
    get firstLookAt() {
      return history.firstLookAt
    },
    get lastLookAt() {
      return history.lastLookAt
    },
    uptime: (monitor, span) => history.uptime(monitor, span),
    days: (monitor, count, now, zone) => history.days(monitor, count, now, zone),
    upSince: (monitor) => history.upSince(monitor),
  }
}

/** A look as strangers may read it. Its run knows more: whatever is shown of it comes from the map. */
export function shownBoard(board: Board, showing: Showing): Board {
  if (showsAll(showing)) return board
  const { version, now, run, controls, intervalMs, zone } = board
  const says = showing.show.includes('messages')
  let map: StatusMap | null = null
  return {
    ...{ version, now, intervalMs, zone, controls: says ? controls : namelessControls(controls) },
    run: { ...run, verdicts: run.verdicts.filter(({ monitor }) => !isHidden(showing, monitor)) },
    history: shownHistory(board.history, showing),
    get map() {
      return (map ??= shownMap(board.map, showing))
    },
  }
}
