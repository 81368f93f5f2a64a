import { formatDuration } from '../../domain/duration.js'
import { endedWords } from '../../domain/incidents/how-it-ended.js'
import { isPresent } from '../../domain/incidents/standing-key.js'
import { plain, table } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { severityOf } from '../../domain/status.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { DAY } from '../../domain/time.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentView } from '../incident-texts.js'
import { affectedMonitors, instantAndAge, zoneOf, type AffectedMonitor } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'
import { affectedTable } from './render-group.js'
import { controlBlock } from './render-control.js'
import { attemptsTable, commandNote, footer } from './render-parts.js'
import { stepsOf } from './runbook.js'
import { countedTitle } from './title.js'

/** The one card of all: who is in trouble now, worst first, and who came back within a day. */
export function renderStanding(view: IncidentView, context: CardContext, limits: CardLimits): string {
  const present = presentOf(view)
  const back = affectedMonitors(view).filter(({ trouble }) => isBack(trouble, view.now))
  const steps = stepsOf(present, limits)
  return [
    headOf(present, view),
    controlBlock(view, limits),
    present.length === 0 ? '' : affectedTable(present, view.now, limits, context),
    steps.length === 0 ? '' : `### What to do\n\n${steps.map((step, i) => `${i + 1}. ${step}`).join('\n')}`,
    ...attemptsOf(present, limits),
    back.length === 0 ? '' : `### Back within the last day\n\n${backTable(back, view, limits)}`,
    '---',
    [standingNote(view), ...(view.state.closedAt === null ? commandNote(context) : [])].join(' '),
    footer(view, context),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Members in trouble, worst first, and of those the first that fell. */
export function presentOf(view: IncidentView): AffectedMonitor[] {
  return affectedMonitors(view)
    .filter(({ trouble }) => isPresent(trouble))
    .sort((a, b) => severityOf(b.trouble.status) - severityOf(a.trouble.status) || a.trouble.since - b.trouble.since)
}

/** One line for each that came back: what it was, for how long, and when that was seen to end. */
export function backLines(members: readonly AffectedMonitor[], limits: CardLimits): string {
  const lines = members.slice(0, limits.rows).map(({ trouble, verdict }) => {
    const end = trouble.recoveredAt ?? trouble.since
    const name = plain(cut(trouble.name, limits.text))
    return `- ${name} ${endedWords(trouble, end)}; back since ${zonedText(end, verdict?.zone ?? null)}`
  })
  const more = members.length - lines.length
  return [...lines, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n')
}

function isBack({ leftAt, recoveredAt }: AffectedMonitor['trouble'], now: number): boolean {
  return leftAt != null && recoveredAt !== null && now - leftAt <= DAY
}

/** How many of all are in trouble stands in the title of the issue. */
function headOf(present: readonly AffectedMonitor[], view: IncidentView): string {
  if (present.length === 0) return `## ${signOf('healthy')} ${countedTitle(view.state)}`
  const first = present.reduce((since, { trouble }) => Math.min(since, trouble.since), Infinity)
  return `## ${signOf(view.state.worst)} In trouble since ${instantAndAge(first, view.now, zoneOf(present))}`
}

function attemptsOf(present: readonly AffectedMonitor[], limits: CardLimits): string[] {
  const tried = present.filter(({ trouble }) => (trouble.recovery?.attempts.length ?? 0) > 0)
  return tried.slice(0, Math.min(limits.rows, 10)).map(({ trouble, verdict }) => {
    const told = attemptsTable(trouble.recovery, verdict?.zone ?? null, { ...limits, rows: Math.min(limits.rows, 5) })
    return `${plain(cut(trouble.name, limits.text))}:\n\n${told}`
  })
}

function backTable(back: readonly AffectedMonitor[], view: IncidentView, limits: CardLimits): string {
  const latest = [...back].sort((a, b) => (b.trouble.leftAt ?? 0) - (a.trouble.leftAt ?? 0))
  const rows = latest
    .slice(0, Math.min(limits.rows, 50))
    .map(({ trouble, verdict }) => [
      plain(cut(trouble.name, Math.min(limits.text, 100))),
      zonedText(trouble.recoveredAt ?? view.now, verdict?.zone ?? null),
      formatDuration(Math.max(0, (trouble.recoveredAt ?? view.now) - trouble.since)),
    ])
  const more = back.length - rows.length
  return `${table(['Monitor', 'Back since', 'Downtime'], rows)}${more > 0 ? `\n\n… and ${more} more.` : ''}`
}

function standingNote({ state }: IncidentView): string {
  const whose =
    state.standsFor === undefined ? 'monitors of this configuration' : `workflows of ${plain(state.standsFor)}`
  const end = `One issue stands for all ${whose}: who gets into trouble joins, who is well again leaves.`
  if (state.closedAt !== null) return end
  return (
    `${end} To mute those who are in trouble now, close it as *not planned*: they are quiet until a new heartbeat ` +
    'has arrived and been missed again, and whoever else gets into trouble opens a new one.'
  )
}
