import { formatDuration } from '../../domain/duration.js'
import { inlineCode, link, plain, table } from '../../domain/markdown.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { MINUTE, toText, type Instant } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import { agoText } from '../ago.js'
import type { IncidentLink, RunReport } from '../report.js'

const NAME_LIMIT = 100
const URL_LIMIT = 500

/** A table of monitors, one row each, as a person reads it. */
export function monitorTable(verdicts: readonly Verdict[], run: RunReport, messageLimit: number): string {
  const rows = verdicts.map((verdict) => [
    `${signOf(verdict.status)} ${verdict.status}`,
    monitorCell(verdict),
    lastBeatCell(verdict, run.now),
    deadlineCell(verdict, run.now),
    plain(cut(verdict.message, messageLimit)),
    issueCell(run.incidents.get(verdict.monitor)),
  ])
  return table(['Status', 'Monitor', 'Last beat', 'Deadline', 'What', 'Issue'], rows)
}

/** The name, and the id where it is another one: the id is what configuration and commands want. */
function monitorCell({ monitor, name }: Verdict): string {
  const id = inlineCode(cut(monitor, NAME_LIMIT))
  return name === monitor || name === '' ? id : `${plain(cut(name, NAME_LIMIT))}<br>${id}`
}

function lastBeatCell({ beat, ageMs }: Verdict, now: Instant): string {
  if (beat === null) return 'none'
  const passed = now - beat.at
  // Age runs in active time only: where it is another figure, it is the one that was judged.
  const judged = ageMs !== null && Math.abs(ageMs - passed) >= MINUTE ? `, ${formatDuration(ageMs)} of active time` : ''
  return `${toText(beat.at)}<br>${agoText(beat.at, now)}${judged}`
}

function deadlineCell({ deadline }: Verdict, now: Instant): string {
  if (deadline === null) return ''
  const distance = now > deadline ? `passed ${agoText(deadline, now)}` : `in ${formatDuration(deadline - now)}`
  return `${toText(deadline)}<br>${distance}`
}

function issueCell(incident: IncidentLink | null | undefined): string {
  if (!incident) return ''
  const { ref, url, phase, goesOn } = incident
  const text = /^\d+$/.test(ref) ? `#${ref}` : cut(ref, NAME_LIMIT)
  const shown = url !== null && url.length <= URL_LIMIT ? link(text, oneLine(url)) : plain(text)
  return phase === 'closed' ? `${shown} ${goesOn === true ? '(over)' : '(closed)'}` : shown
}
