import { formatDuration } from '../../domain/duration.js'
import { REASON_TEXT } from '../../domain/judging/reason-text.js'
import { severityOf, type Status } from '../../domain/status.js'
import { isIll, worstFirst, type PageFacts, type PageMonitor } from './facts.js'

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  healthy: 'Healthy',
  skipped: 'Not watched',
  warning: 'Warning',
  degraded: 'Degraded',
  unknown: 'Unknown',
  critical: 'Critical',
}

/** The one sentence that the page is opened for, as long as it is news. */
export function verdictText(facts: PageFacts): string {
  const { monitors, map } = facts
  if (monitors.length === 0) return 'Nothing is watched yet'
  if (map.overall_status === 'skipped') return 'Nothing is watched right now'
  const ill = worstFirst(monitors.filter(isIll))
  const [worst] = ill
  if (worst === undefined) return monitors.length === 1 ? headlineOf(monitors[0]!) : 'Everything is beating'
  const alike = ill.filter(({ entry }) => severityOf(entry.status) === severityOf(worst.entry.status))
  return alike.length === 1 ? headlineOf(worst) : manyText(alike)
}

/** The same when it is not: what was seen last may be wrong by now. */
export function noSignalText({ now, checkedAt }: PageFacts): string {
  return `No signal: nothing was checked for ${formatDuration(now - checkedAt)}`
}

export function headlineOf({ name, entry }: PageMonitor): string {
  return `${name} ${REASON_TEXT[entry.reason].headline}`
}

function manyText(monitors: readonly PageMonitor[]): string {
  const reasons = new Set(monitors.map(({ entry }) => entry.reason))
  const [first] = monitors
  const words = reasons.size === 1 && first !== undefined ? plural(REASON_TEXT[first.entry.reason].headline) : null
  return `${monitors.length} monitors ${words ?? `are ${first?.entry.status ?? 'ill'}`}`
}

/** `has stopped beating` to `have stopped beating`. */
function plural(words: string): string {
  const [verb = '', ...rest] = words.split(' ')
  const many: Readonly<Record<string, string>> = { has: 'have', is: 'are', was: 'were' }
  const others = ['cannot'].includes(verb) ? verb : verb.replace(/s$/, '')
  return [many[verb] ?? others, ...rest].join(' ')
}

/** `2 of 4 well`, of those that are watched. */
export function groupText(monitors: readonly PageMonitor[]): string {
  const watched = monitors.filter(({ entry }) => entry.status !== 'skipped')
  const well = watched.filter(({ entry }) => entry.status === 'healthy').length
  if (watched.length === 0) return 'not watched'
  return well === watched.length ? 'all well' : `${well} of ${watched.length} well`
}
