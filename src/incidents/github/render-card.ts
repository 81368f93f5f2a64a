import { advised, inlineCode, plain, table } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { REASON_TEXT } from '../../domain/judging/reason-text.js'
import { isDrill } from '../../domain/incidents/drill-key.js'
import { isStanding, presentIn } from '../../domain/incidents/standing-key.js'
import { silenceOf } from '../../domain/incidents/how-it-ended.js'
import type { Status } from '../../domain/status.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { formatDuration } from '../../domain/duration.js'
import { MINUTE, type Duration, type Instant } from '../../domain/time.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentView } from '../incident-texts.js'
import type { CardContext, CardLimits } from './card-context.js'
import { instantAndAge, affectedMonitors, type AffectedMonitor } from './affected-monitors.js'
import { placeLink, runLink, workflowLink } from './links.js'
import { attemptsTable, endNote, footer, whoWasTold } from './render-parts.js'
import { commandBlocks } from './render-commands.js'
import { renderGroup } from './render-group.js'
import { renderDrill } from './render-drill.js'
import { renderStanding } from './render-standing.js'
import { controlBlock } from './render-control.js'
import { namesIn, runbookOf } from './runbook.js'
import { renderEnded } from './render-ended.js'

// From all there is to what must be said; the first that fits under the limit is taken. Escaping can make one
// character ten, so the last step holds for any text.
const LADDER: readonly CardLimits[] = [
  { text: 2000, paragraphs: 30, rows: 500 },
  { text: 600, paragraphs: 8, rows: 150 },
  { text: 200, paragraphs: 3, rows: 40 },
  { text: 60, paragraphs: 0, rows: 8 },
]

const LONGEST_HEADING = 200
const LONGEST_ID = 100

/** The incident as a person finds it, at most `max` characters. Every text from outside is dead in it. */
export function renderCard(view: IncidentView, context: CardContext, max: number): string {
  const sizes = LADDER.map((limits) => () => renderWith(view, context, limits))
  for (const size of sizes) {
    const card = size()
    if (card.length <= max) return card
  }
  return `An incident too large to show; see the run.\n\n${endNote(context)}`
}

function renderWith(view: IncidentView, context: CardContext, limits: CardLimits): string {
  const members = affectedMonitors(view)
  const [only] = members
  if (isDrill(view.key)) return renderDrill(view, context, limits)
  if (isStanding(view) && view.state.duplicateOf === null && view.state.goneAt == null)
    return renderStanding(view, context, limits)
  const isOver = view.state.closedAt !== null || presentIn(view.state).length === 0
  if (view.state.duplicateOf !== null || isOver) return renderEnded(view, context, limits)
  if (members.length > 1 || only === undefined) return renderGroup(view, context, limits)
  return renderOne(only, view, context, limits)
}

function renderOne(member: AffectedMonitor, view: IncidentView, context: CardContext, limits: CardLimits): string {
  const { trouble, verdict } = member
  const phase = phaseOf(member)
  const zone = verdict?.zone ?? null
  return [
    // Who paused it stands below, with all that the message says.
    ...headOf(member, phase, limits).slice(0, view.state.control?.pause != null && phase.kind === 'waiting' ? 1 : 2),
    controlBlock(view, limits),
    foundByHand(verdict),
    factsTable(member, view, context, limits),
    `### What this means\n\n${phase.meaning}`,
    phase.kind === 'bad' ? whatToDo(member, context, limits) : '',
    diagnosis(member, limits),
    attemptsTable(trouble.recovery, zone, limits),
    forMachines(member, limits),
    '---',
    endNote(context),
    footer(view, context),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What was found; that it stopped stands in the title of the issue. */
function headOf(member: AffectedMonitor, phase: Phase, limits: CardLimits): readonly string[] {
  const sign = `## ${signOf(statusOf(member))}`
  const message = plain(cut(member.verdict?.message ?? '', limits.text))
  if (phase.kind === 'bad' && message !== '' && message.length <= LONGEST_HEADING) return [`${sign} ${message}`]
  return [`${sign} ${plain(cut(member.trouble.name, limits.text))} ${phase.headline}`, message]
}

interface Phase {
  readonly kind: 'bad' | 'recovering' | 'waiting'
  readonly headline: string
  readonly meaning: string
}

/** Not late any more is not yet back: only a good end is. */
function phaseOf({ trouble, verdict }: AffectedMonitor): Phase {
  const well = verdict?.status === 'healthy' || verdict?.status === 'skipped'
  if (trouble.healthyChecks > 0)
    return {
      kind: 'recovering',
      headline: 'is recovering',
      meaning: 'Heartbeats arrive again. The incident ends after enough good checks in a row.',
    }
  if (verdict?.reason === 'paused')
    return {
      kind: 'waiting',
      headline: 'is paused',
      meaning: 'Nobody judges it for now, and this stays open. A good heartbeat ends it all the same.',
    }
  const { headline, meaning } = REASON_TEXT[well ? trouble.reason : (verdict?.reason ?? trouble.reason)]
  if (!well) return { kind: 'bad', headline, meaning }
  return {
    kind: 'waiting',
    headline: 'has not come back yet',
    meaning:
      'It is not late by the rules of now, but nothing has ended well since. The next good heartbeat ends the incident.',
  }
}

function statusOf({ trouble, verdict }: AffectedMonitor): Status {
  return trouble.healthyChecks > 0 ? (verdict?.status ?? trouble.status) : trouble.status
}

function foundByHand(verdict: AffectedMonitor['verdict']): string {
  if (verdict === null || verdict.byHand === null) return ''
  return `Found by a run by hand: ${verdict.byHand}. The next usual run judges by its own rules, and closes this if it finds no trouble.`
}

function factsTable(member: AffectedMonitor, view: IncidentView, context: CardContext, limits: CardLimits): string {
  const { trouble, verdict } = member
  const { now } = view
  const zone = verdict?.zone ?? null
  const silence = silenceOf(trouble, now)
  const said = verdict?.beat?.message
  const due = expected(member, zone)
  const lastRun = runLink('the run that beat last', verdict?.beat?.runUrl, context)
  const workflow = verdict === null ? null : workflowLink(verdict, context)
  const told = whoWasTold(view, zone, limits)
  const silences = (verdict?.silences ?? []).map((id) => plain(cut(id, Math.min(limits.text, LONGEST_ID))))
  const rows = [
    ['**Since**', sinceText(member, now, zone)],
    [
      '**Status**',
      `${signOf(statusOf(member))} ${statusOf(member)}${silence === null || isAge(silence, trouble.lastBeatAt, now) ? '' : `, silent for ${formatDuration(silence)}`}`,
    ],
    ...(due === '' ? [] : [['**Expected**', due]]),
    ...(verdict === null ? [] : [['**Source**', placeLink(verdict.place, context, limits.text)]]),
    ...(workflow === null ? [] : [['**Workflow**', workflow]]),
    ...(lastRun === null ? [] : [['**Last run**', lastRun]]),
    ...(said ? [['**It said**', plain(cut(said, limits.text))]] : []),
    ...(told === '' ? [] : [['**Told**', told]]),
    ...(silences.length === 0 ? [] : [['**Because of it**', `nobody is told of ${namesIn(silences)}`]]),
  ]
  return table(['Last heartbeat', lastBeat(trouble.lastBeatAt, verdict?.ageMs ?? null, now, zone)], rows)
}

function sinceText({ trouble, verdict }: AffectedMonitor, now: Instant, zone: string | null): string {
  const deadline = verdict?.deadline === trouble.since ? ', the deadline that passed' : ''
  return `${instantAndAge(trouble.since, now, zone)}${deadline}`
}

/** What only a program or a maintainer wants to know. */
function forMachines({ id, trouble, verdict }: AffectedMonitor, limits: CardLimits): string {
  const facts = table(
    ['Monitor', inlineCode(cut(id, limits.text))],
    [['**Reason**', inlineCode(verdict?.reason ?? trouble.reason)]],
  )
  return `<details><summary>For machines</summary>\n\n${facts}\n\n</details>`
}

function lastBeat(at: Instant | null, ageMs: number | null, now: Instant, zone: string | null): string {
  if (at === null) return 'never seen'
  const activeOnly = ageMs !== null && Math.abs(now - at - ageMs) > MINUTE
  return `${instantAndAge(at, now, zone)}${activeOnly ? `, ${formatDuration(ageMs)} of it in active hours` : ''}`
}

/** What stands beside it as the age of the last heartbeat. */
function isAge(silence: Duration, at: Instant | null, now: Instant): boolean {
  return at !== null && Math.abs(now - at - silence) < MINUTE
}

/** The rule, the deadline where it is not the one since which it is late, and what was missed; empty text where nothing is due. */
function expected({ trouble, verdict }: AffectedMonitor, zone: string | null): string {
  if (verdict?.deadline == null) return ''
  const parts = [
    ...(verdict.expected === null ? [] : [plain(verdict.expected)]),
    ...(verdict.deadline === trouble.since ? [] : [`by ${zonedText(verdict.deadline, zone)}`]),
    ...(verdict.missed === null || verdict.missed < 1 ? [] : [`${verdict.missed} missed since`]),
  ]
  return parts.join('; ')
}

function whatToDo(member: AffectedMonitor, context: CardContext, limits: CardLimits): string {
  const { advice } = REASON_TEXT[member.verdict?.reason ?? member.trouble.reason]
  const known = (member.verdict?.remedy ?? []).slice(0, Math.max(1, limits.paragraphs))
  // Whoever knows the case knows better than the general advice.
  const told = known.length > 0 ? known.map((text) => advised(cut(text, limits.text))) : advice
  const steps = [...runbookOf(member, limits), ...told].map((text, i) => `${i + 1}. ${text}`)
  if (steps.length === 0) return ''
  const commands = limits.paragraphs === 0 ? [] : commandBlocks(member.verdict, context)
  return ['### What to do', steps.join('\n'), ...commands].join('\n\n')
}

function diagnosis({ verdict }: AffectedMonitor, limits: CardLimits): string {
  const paragraphs = (verdict?.diagnosis ?? [])
    .slice(0, limits.paragraphs)
    .map((text) => advised(cut(text, limits.text)))
  const notes = (verdict?.notes ?? []).slice(0, limits.paragraphs).map((text) => `- ${plain(cut(text, limits.text))}`)
  if (paragraphs.length + notes.length === 0) return ''
  return ['### Diagnosis', ...paragraphs, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n')
}
