import { withBecause } from '../../domain/because.js'
import { formatDuration } from '../../domain/duration.js'
import { inlineCode, link, plain, table } from '../../domain/markdown.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { signOf } from '../../domain/telling/status-sign.js'
import type { Instant } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import { placePage, runPage, webOf, workflowPage } from '../../domain/web-page.js'
import { writingWorkflow } from '../../domain/writing-workflow.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentLink, RunReport } from '../report.js'
import { unbroken, withTitle } from './dated.js'
import { trendCell, TREND_DAYS } from './trend.js'

const NAME_LIMIT = 100
const URL_LIMIT = 500

/** A table of monitors, one row each, as a person reads it: ages, with the dates behind them. */
export function monitorTable(verdicts: readonly Verdict[], run: RunReport, messageLimit: number): string {
  const columns: readonly (readonly [string, (verdict: Verdict) => string])[] = [
    ['Status', ({ status }) => `${signOf(status)}${unbroken(` ${status}`)}`],
    ['Monitor', (verdict) => monitorCell(verdict, run)],
    ['What', (verdict) => whatCell(verdict, run.now, messageLimit)],
    [unbroken(`Last ${TREND_DAYS} days`), (verdict) => trendCell(verdict, run)],
    ['Links', (verdict) => linksCell(verdict, run)],
  ]
  const filled = columns.map(([head, cellOf]) => ({ head, cells: verdicts.map(cellOf) }))
  // What nobody has is no column.
  const shown = filled.filter(({ cells }) => cells.some((cell) => cell !== ''))
  return table(
    shown.map(({ head }) => head),
    verdicts.map((_, row) => shown.map(({ cells }) => cells[row] ?? '')),
  )
}

/** The name, which leads to the source, and the id where the name does not give it away: configuration and commands want the id. */
function monitorCell({ monitor, name, place }: Verdict, { runUrl, repository }: RunReport): string {
  const page = repository === null ? null : placePage(place, webOf(runUrl), repository)
  const shown = cut(name === '' ? monitor : name, NAME_LIMIT)
  const words = page === null ? plain(shown) : link(shown, page)
  const isGiven = oneLine(shown).toLowerCase().replaceAll(' ', '-') === monitor.toLowerCase()
  return isGiven ? words : `${words} ${inlineCode(cut(monitor, NAME_LIMIT))}`
}

/** What was judged, and of whoever is well when the next beat is due. */
function whatCell(verdict: Verdict, now: Instant, messageLimit: number): string {
  const { reason, deadline, message, because } = verdict
  const text = plain(cut(withBecause(message, because), messageLimit))
  const next =
    reason !== 'ok' || deadline === null || deadline < now ? '' : `; next due in ${formatDuration(deadline - now)}.`
  return withTitle(next === '' ? text : `${text.replace(/\.$/, '')}${next}`, datesOf(verdict, now))
}

function datesOf({ beat, deadline, zone }: Verdict, now: Instant): string {
  const last = beat === null ? [] : [`Last beat ${zonedText(beat.at, zone)}`]
  const due = deadline === null ? [] : [`${now > deadline ? 'was due' : 'next due'} by ${zonedText(deadline, zone)}`]
  return [...last, ...due].join('; ')
}

/** The issue, the last run and the workflow behind it, as far as their pages are known. */
function linksCell(verdict: Verdict, { incidents, runUrl, repository }: RunReport): string {
  const web = webOf(runUrl)
  const file = verdict.place.kind === 'workflow' ? null : writingWorkflow(verdict)
  const workflow = file === null || repository === null ? null : workflowPage(file, web, repository)
  const run = runPage(verdict.beat?.runUrl, web)
  const links = [
    issueCell(incidents.get(verdict.monitor)),
    run === null ? '' : link('run', run),
    workflow === null ? '' : link('workflow', workflow),
  ]
  return links.filter((part) => part !== '').join(unbroken(', '))
}

function issueCell(incident: IncidentLink | null | undefined): string {
  if (!incident) return ''
  const { ref, url, phase, goesOn } = incident
  const text = /^\d+$/.test(ref) ? `#${ref}` : cut(ref, NAME_LIMIT)
  const shown = url !== null && url.length <= URL_LIMIT ? link(text, oneLine(url)) : plain(text)
  return phase === 'closed' ? `${shown} ${goesOn === true ? '(over)' : '(closed)'}` : shown
}
