import { formatDuration } from '../../domain/duration.js'
import type { CommentEvent } from '../../domain/incidents/incident.js'
import { plain } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { signOf } from '../../domain/telling/status-sign.js'
import type { IncidentView } from '../incident-texts.js'
import { affectedMonitors, instantAndAge, type AffectedMonitor } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'
import { affectedTable } from './render-group.js'
import { attemptsTable } from './render-parts.js'
import { backLines, presentOf } from './render-standing.js'
import { runbooksOf } from './runbook.js'
import { countedTitle } from './title.js'

/** What is said in an incident that stands for all; null where it is what is said in any other. */
export function standingText(
  event: CommentEvent,
  view: IncidentView,
  limits: CardLimits,
  context: CardContext,
): string[] | null {
  const { state, now } = view
  const present = presentOf(view)
  const standing = present.length === 0 ? '' : `Now ${countedTitle(state)}.`
  switch (event) {
    case 'members':
    case 'reopened':
    case 'recovered':
      return [...changes(view, present, limits, context), present.length === 0 ? `${countedTitle(state)}.` : standing]
    case 'escalated':
    case 'reminder': {
      const first = present.reduce((since, { trouble }) => Math.min(since, trouble.since), now)
      return [
        `### ⏰ Still down after ${formatDuration(now - first)}`,
        affectedTable(present, now, limits, context),
        standing,
      ]
    }
    case 'recovery-exhausted': {
      const spent = present.filter(({ trouble }) => trouble.recovery?.exhausted === true).slice(0, limits.rows)
      return [
        '### 🧯 Automatic recovery has given up',
        ...spent.map(
          ({ trouble }) => `${nameOf(trouble, limits)}:\n\n${attemptsTable(trouble.recovery, null, limits)}`,
        ),
        'A person is needed. It goes on until a heartbeat arrives.',
      ]
    }
    case 'duplicate':
    case 'moved':
    case 'gone':
    case 'drill-over':
      return null
  }
}

function changes(
  view: IncidentView,
  present: readonly AffectedMonitor[],
  limits: CardLimits,
  context: CardContext,
): string[] {
  const { now } = view
  const came = present.filter(({ trouble }) => trouble.joinedAt === now)
  const worse = present.filter(({ trouble }) => trouble.worseAt === now && trouble.joinedAt !== now)
  const left = affectedMonitors(view).filter(({ trouble }) => trouble.leftAt === now)
  const back = left.filter(({ trouble }) => trouble.recoveredAt !== null)
  const gone = left.filter(({ trouble }) => trouble.recoveredAt === null)
  return [
    ...part(came, `### 💔 ${namesOf(came, limits)} joined`, joinedText(came, view, limits, context)),
    ...part(
      worse,
      `### ${signOf(view.state.worst)} ${namesOf(worse, limits)} got worse`,
      affectedTable(worse, now, limits, context),
    ),
    ...part(
      back,
      `### ${signOf('healthy')} ${namesOf(back, limits)} ${back.length === 1 ? 'is' : 'are'} back`,
      backLines(back, limits),
    ),
    ...part(
      gone,
      `### ⏹️ ${namesOf(gone, limits)} ${gone.length === 1 ? 'is' : 'are'} no longer watched`,
      'Nothing can end it any more, so it was taken out. It did not beat again.',
    ),
  ]
}

function part(members: readonly AffectedMonitor[], heading: string, text: string): string[] {
  return members.length === 0 ? [] : [heading, text]
}

function joinedText(
  came: readonly AffectedMonitor[],
  { now }: IncidentView,
  limits: CardLimits,
  context: CardContext,
): string {
  const runbooks = runbooksOf(came, limits)
  const told = runbooks.length === 0 ? '' : `\n\n${runbooks.map((line) => `- ${line}`).join('\n')}`
  const [only, second] = came
  if (only === undefined || second !== undefined) return `${affectedTable(came, now, limits, context)}${told}`
  const { trouble, verdict } = only
  const zone = verdict?.zone ?? null
  const last = trouble.lastBeatAt === null ? 'never seen' : instantAndAge(trouble.lastBeatAt, now, zone)
  const message = plain(cut(verdict?.message ?? `${trouble.name} is ${trouble.status}.`, limits.text))
  return `${message}\n\nLast heartbeat: ${last}. Down since ${instantAndAge(trouble.since, now, zone)}.${told}`
}

function namesOf(members: readonly AffectedMonitor[], limits: CardLimits): string {
  const shown = members.slice(0, 3).map(({ trouble }) => nameOf(trouble, limits))
  const more = members.length - shown.length
  const last = more > 0 ? `${more} more` : shown.pop()
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`
}

function nameOf({ name }: AffectedMonitor['trouble'], limits: CardLimits): string {
  return plain(cut(name, Math.min(limits.text, 100)))
}
