import type { Monitor } from '../monitor.js'
import { toText } from '../time.js'
import { expectedOf } from './expected.js'
import { judged, type Judgement } from './finding.js'
import type { Looking } from './looking.js'
import { newUntil } from './new-monitor.js'

/** The place was read and holds no beat: new, or dead? */
export function judgeMissing(monitor: Monitor, detail: string, looking: Looking): Judgement {
  const none = `No heartbeat yet: ${detail}.`
  const { declaration, isOpen } = looking
  if (!isOpen) return judgeMissingAfterHours(monitor, none, looking)
  if (monitor.missing !== null) return judged(monitor.missing, 'missing', none)
  if (declaration?.kind === 'unreadable') {
    const message = `${none} Whether it is new could not be found out: ${declaration.detail}.`
    return judged('unknown', 'source-unreachable', message)
  }
  const until = waitingUntil(monitor, looking)
  if (until === null || declaration?.everBeat === true) return judged('critical', 'missing', none)
  if (looking.now > until) return { ...judged('critical', 'missing', none), since: until, deadline: until }
  const message = `Waiting for the first heartbeat, due until ${toText(until)}.`
  return { ...judged('healthy', 'pending', message), deadline: until }
}

/** In closed hours only a window that is known to have passed is told. */
function judgeMissingAfterHours(monitor: Monitor, none: string, looking: Looking): Judgement {
  const until = waitingUntil(monitor, looking)
  if (until === null || looking.now <= until) return looking.closed()
  return { ...judged(monitor.missing ?? 'critical', 'missing', none), since: until, deadline: until }
}

/** When the window of a new monitor ends; null where nobody knows when it was declared. */
function waitingUntil(monitor: Monitor, { declaration, times, onGitHub }: Looking): number | null {
  if (declaration?.kind !== 'asked' || declaration.at === null) return null
  // GitHub starts the first night late too.
  const expected = (from: number) => expectedOf(monitor, { from, startedByGitHub: onGitHub, cron: times.cron })
  return newUntil(declaration.at, expected, times)
}
