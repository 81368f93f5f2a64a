import { isPaused, isSnoozed } from '../../domain/controls.js'
import { formatDuration } from '../../domain/duration.js'
import { html, type Html, type Piece } from '../../domain/html.js'
import { SECOND } from '../../domain/time.js'
import { byWhom } from './by-whom.js'
import { actionsOf } from './controls.js'
import { downtimeText } from './downtime.js'
import type { PageFacts, PageMonitor } from './facts.js'
import { saidText } from './said.js'
import { safeUrl, shown } from './shown-text.js'
import { durationsOf, figuresOf, spark } from './spark.js'
import { valuesOf } from './values.js'
import { STATUS_WORDS } from './words.js'

/** A term and what is known of it; nothing where nothing is. */
export type Fact = readonly [term: string, value: Piece, wide?: 'wide']

/** What is known of one monitor, and what may be done about it; in a row without what its own page tells. */
export function detailsOf(monitor: PageMonitor, facts: PageFacts, where: 'row' | 'page'): Html {
  const told = where === 'page' ? factsOf(monitor, facts) : inRow(monitor, facts)
  const known = told.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
  return html`<dl>${known.map(([term, value, wide]) => html`<div${wide && html` class="all"`}><dt>${term}</dt><dd>${value}</dd></div>\n`)}</dl>${actionsOf(monitor, facts)}`
}

function factsOf(monitor: PageMonitor, facts: PageFacts): Fact[] {
  const { entry } = monitor
  return [
    ['Status', html`${STATUS_WORDS[entry.status]} <code>${entry.reason}</code>`],
    ...timesOf(monitor, facts),
    ['Says', saidText(monitor, facts)],
    ['Well for', entry.uptime === null ? null : shown(entry.uptime, 40)],
    ['Failures in a row', entry.consecutive_failures || null],
    ['Heartbeats', countsOf(monitor)],
    ['Last run', lastRun(monitor)],
    ['Read from', entry.source !== '' && html`<code>${shown(entry.source, 200)}</code>`],
    ...controlsOf(monitor, facts),
    ['Downtime in 90 days', downtimeText(entry.id, facts), 'wide'],
    ['Checks', facts.show.metrics ? valuesOf(entry.checks) : null, 'wide'],
    ['Metrics', facts.show.metrics ? valuesOf(entry.metrics) : null, 'wide'],
  ]
}

const OF_ITS_PAGE: readonly string[] = ['Not well since', 'Read from']

function inRow(monitor: PageMonitor, facts: PageFacts): Fact[] {
  const told = factsOf(monitor, facts).filter(([term]) => !OF_ITS_PAGE.includes(term))
  const last = told.findIndex(([, , wide]) => wide !== undefined)
  return told.toSpliced(last, 0, ['Durations', durations(monitor)])
}

function timesOf({ entry }: PageMonitor, { clock, checkedAt }: PageFacts): Fact[] {
  const at = (text: string | null): Html | null => (text === null ? null : clock.time(Date.parse(text)))
  const late = entry.deadline !== null && Date.parse(entry.deadline) < checkedAt
  const every = entry.interval === null ? null : `every ${oneOf(formatDuration(entry.interval * SECOND))}`
  return [
    ['Last heartbeat', at(entry.last_heartbeat) ?? 'none'],
    [late ? 'Was due by' : 'Due by', at(entry.deadline)],
    ['Expected', every],
    ['Not well since', at(entry.since)],
  ]
}

/** `1 d` to `day`. */
function oneOf(duration: string): string {
  const units: Readonly<Record<string, string>> = { '1 d': 'day', '1 h': 'hour', '1 min': 'minute', '1 s': 'second' }
  return units[duration] ?? duration
}

/** `412, 3 of them failures`. */
function countsOf({ entry }: PageMonitor): string | null {
  const { total_pulses: total, error_count: errors } = entry
  if (total === null) return errors === null ? null : `${errors} failures`
  return errors ? `${total}, ${errors} of them failures` : `${total}`
}

function lastRun({ entry: { metadata } }: PageMonitor): Html | null {
  const { run_url: runUrl, duration_seconds: seconds, exit_code: exitCode, workflow } = metadata
  const url = safeUrl(runUrl)
  const parts = [
    typeof seconds === 'number' && `took ${formatDuration(seconds * SECOND)}`,
    typeof exitCode === 'number' && `exit code ${exitCode}`,
    typeof workflow === 'string' && shown(workflow, 80),
  ].filter((part) => part !== false)
  if (url === null && parts.length === 0) return null
  return html`${parts.join(', ')}${url !== null && parts.length > 0 && ', '}${url !== null && html`<a href="${url}">its log</a>`}`
}

function durations(monitor: PageMonitor): Html | null {
  const seconds = durationsOf(monitor)
  if (seconds === null) return null
  const told = figuresOf(seconds).filter(([name]) => name === 'median' || name === 'longest')
  return html`${spark(seconds)}${told.map(([name, value]) => `${name} ${value}`).join(', ')}`
}

function controlsOf({ entry }: PageMonitor, { controls, clock, now }: PageFacts): Fact[] {
  const control = controls.get(entry.id)
  if (control === undefined) return []
  const { pause, snooze, acknowledged } = control
  return [
    ['Paused', isPaused(control, now) && pause && html`until ${clock.time(pause.until)}${byWhom(pause)}`],
    ['Snoozed', isSnoozed(control, now) && snooze && html`until ${clock.time(snooze.until)}${byWhom(snooze)}`],
    ['Acknowledged', acknowledged && html`${clock.time(acknowledged.at)}${byWhom(acknowledged)}`],
  ]
}
