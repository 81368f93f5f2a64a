import { advised, fenced, inlineCode, plain, table } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { REASON_TEXT } from '../../domain/judging/reason-text.js'
import { describePlace } from '../../domain/place.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { formatDuration } from '../../domain/duration.js'
import { MINUTE, type Instant } from '../../domain/time.js'
import type { IncidentView } from '../incident-texts.js'
import type { CardContext, CardLimits } from './card-context.js'
import { commandsFor } from './commands.js'
import { instantAndAge, affectedMonitors, type AffectedMonitor } from './affected-monitors.js'
import { attemptsTable, endNote, footer } from './render-parts.js'
import { renderGroup } from './render-group.js'
import { renderEnded } from './render-ended.js'

// From all there is to what must be said; the first that fits under the limit is taken. Escaping can make one
// character ten, so the last step holds for any text.
const LADDER: readonly CardLimits[] = [
  { text: 2000, paragraphs: 30, rows: 500 },
  { text: 600, paragraphs: 8, rows: 150 },
  { text: 200, paragraphs: 3, rows: 40 },
  { text: 60, paragraphs: 0, rows: 8 },
]

/** The incident as a person finds it, at most `max` characters. Every text from outside is dead in it. */
export function renderCard(view: IncidentView, context: CardContext, max: number): string {
  const sizes = LADDER.map((limits) => () => renderWith(view, context, limits))
  for (const size of sizes) {
    const card = size()
    if (card.length <= max) return card
  }
  return `An incident too large to show; see the run.\n\n${endNote()}`
}

function renderWith(view: IncidentView, context: CardContext, limits: CardLimits): string {
  const members = affectedMonitors(view)
  const [only] = members
  if (view.state.duplicateOf !== null || view.state.closedAt !== null) return renderEnded(view, context, limits)
  if (members.length > 1 || only === undefined) return renderGroup(view, context, limits)
  return renderOne(only, view, context, limits)
}

function renderOne(member: AffectedMonitor, view: IncidentView, context: CardContext, limits: CardLimits): string {
  const { trouble, verdict } = member
  const status = verdict?.status ?? trouble.status
  const reason = REASON_TEXT[verdict?.reason ?? trouble.reason]
  const headline = status === 'healthy' ? 'is recovering' : reason.headline
  return [
    `## ${signOf(status)} ${plain(cut(trouble.name, limits.text))} ${headline}`,
    plain(cut(verdict?.message ?? '', limits.text)),
    factsTable(member, view.now, limits),
    `### What this means\n\n${meaningOf(status, reason.meaning)}`,
    whatToDo(member, context, limits),
    diagnosis(member, limits),
    attemptsTable(trouble.recovery, limits),
    '---',
    endNote(),
    footer(view, context),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function meaningOf(status: string, meaning: string): string {
  return status === 'healthy'
    ? 'Heartbeats arrive again. The incident ends after enough good checks in a row.'
    : meaning
}

function factsTable({ id, trouble, verdict }: AffectedMonitor, now: Instant, limits: CardLimits): string {
  const status = verdict?.status ?? trouble.status
  const said = verdict?.beat?.message
  const rows = [
    [
      '**Since**',
      `${instantAndAge(trouble.since, now)}${verdict?.deadline === trouble.since ? ', the deadline that passed' : ''}`,
    ],
    ['**Last heartbeat**', lastBeat(trouble.lastBeatAt, verdict?.ageMs ?? null, now)],
    ...(expected(verdict) === null ? [] : [['**Expected**', expected(verdict) ?? '']]),
    ...(verdict === null ? [] : [['**Source**', inlineCode(cut(describePlace(verdict.place), limits.text))]]),
    ['**Reason**', inlineCode(verdict?.reason ?? trouble.reason)],
    ...(said ? [['**It said**', plain(cut(said, limits.text))]] : []),
    ['**Monitor**', inlineCode(cut(id, limits.text))],
  ]
  return table(['Status', `${signOf(status)} ${status}`], rows)
}

function lastBeat(at: Instant | null, ageMs: number | null, now: Instant): string {
  if (at === null) return 'never seen'
  const activeOnly = ageMs !== null && Math.abs(now - at - ageMs) > MINUTE
  return `${instantAndAge(at, now)}${activeOnly ? `, ${formatDuration(ageMs)} of it in active hours` : ''}`
}

function expected(verdict: AffectedMonitor['verdict']): string | null {
  if (verdict?.deadline == null) return null
  const missed = verdict.missed === null || verdict.missed < 1 ? '' : `; ${verdict.missed} missed since`
  return `by ${instantAndAge(verdict.deadline, verdict.deadline - 1)}${missed}`
}

function whatToDo(member: AffectedMonitor, context: CardContext, limits: CardLimits): string {
  const { advice } = REASON_TEXT[member.verdict?.reason ?? member.trouble.reason]
  const known = (member.verdict?.remedy ?? []).slice(0, Math.max(1, limits.paragraphs))
  // Whoever knows the case knows better than the general advice.
  const told = known.length > 0 ? known.map((text) => advised(cut(text, limits.text))) : advice
  const steps = told.map((text, i) => `${i + 1}. ${text}`)
  const commands = commandsFor(member.verdict, context.repository).map(({ why, line }) => `# ${why}\n${line}`)
  const block = limits.paragraphs === 0 || commands.length === 0 ? '' : fenced(commands.join('\n'), 'sh')
  if (steps.length === 0) return ''
  return [`### What to do`, steps.join('\n'), block].filter((part) => part !== '').join('\n\n')
}

function diagnosis({ verdict }: AffectedMonitor, limits: CardLimits): string {
  const paragraphs = (verdict?.diagnosis ?? [])
    .slice(0, limits.paragraphs)
    .map((text) => advised(cut(text, limits.text)))
  const notes = (verdict?.notes ?? []).slice(0, limits.paragraphs).map((text) => `- ${plain(cut(text, limits.text))}`)
  if (paragraphs.length + notes.length === 0) return ''
  return ['### Diagnosis', ...paragraphs, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n')
}
