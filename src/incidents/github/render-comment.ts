import { formatDuration } from '../../domain/duration.js'
import type { CommentEvent } from '../../domain/incidents/incident.js'
import { inlineCode, link, plain, table } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { toText } from '../../domain/time.js'
import type { IncidentView } from '../incident-texts.js'
import { downtimeOf, instantAndAge, affectedMonitors, type AffectedMonitor } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'
import { attemptsTable } from './render-parts.js'
import { affectedTable } from './render-group.js'

// The second is far below any limit, whatever the texts hold.
const LADDER: readonly CardLimits[] = [
  { text: 300, paragraphs: 3, rows: 10 },
  { text: 60, paragraphs: 0, rows: 3 },
]

/** What is added to the conversation when something changed, at most `max` characters. */
export function renderComment(event: CommentEvent, view: IncidentView, context: CardContext, max: number): string {
  const seenBy = `<sub>Seen by ${link('this run', context.runUrl ?? '')} at ${toText(view.now)}.</sub>`
  const run = context.runUrl === null ? '' : seenBy
  const sizes = LADDER.map((limits) =>
    [...textFor(event, view, limits), run].filter((part) => part !== '').join('\n\n'),
  )
  return sizes.find((text) => text.length <= max) ?? `See the issue's first text.\n\n${run}`
}

function textFor(event: CommentEvent, view: IncidentView, limits: CardLimits): string[] {
  const members = affectedMonitors(view)
  const down = members.filter(({ trouble }) => trouble.recoveredAt === null)
  const { from, to } = downtimeOf(view.state, view.now)
  switch (event) {
    case 'escalated':
      return [`### ${signOf(view.state.worst)} It got worse: now ${view.state.worst}`, ...situation(down, view, limits)]
    case 'reminder':
      return [`### ⏰ Still down after ${formatDuration(view.now - from)}`, ...situation(down, view, limits)]
    case 'reopened':
      return [
        '### 💔 It stopped beating again',
        ...situation(down, view, limits),
        'It happened so soon that this issue goes on instead of a new one.',
      ]
    case 'recovered':
      return recovered(members, from, to, limits)
    case 'recovery-exhausted':
      return [
        '### 🧯 Automatic recovery has given up',
        ...members.slice(0, limits.rows).map(({ trouble }) => attemptsTable(trouble.recovery, limits)),
        'A person is needed. This incident goes on until a heartbeat arrives.',
      ]
    case 'gone':
      return [
        '### ⏹️ No longer watched',
        'Its file is gone, it has no schedule any more, or it was taken out of the configuration: so nothing can end this incident, and it is closed. It did not beat again.',
      ]
    case 'duplicate':
      // GitHub reads this line and links the two.
      return [`Duplicate of #${/^\d+$/.test(view.state.duplicateOf ?? '') ? view.state.duplicateOf : '?'}`]
  }
}

function situation(members: readonly AffectedMonitor[], view: IncidentView, limits: CardLimits): string[] {
  const [only] = members
  if (members.length > 1 || only === undefined) return [affectedTable(members, view.now, limits)]
  const { trouble, verdict } = only
  const last = trouble.lastBeatAt === null ? 'never seen' : instantAndAge(trouble.lastBeatAt, view.now)
  return [
    plain(cut(verdict?.message ?? `${trouble.name} is ${trouble.status}.`, limits.text)),
    `Down since ${instantAndAge(trouble.since, view.now)}; last heartbeat ${last}.`,
  ]
}

function recovered(members: readonly AffectedMonitor[], from: number, to: number, limits: CardLimits): string[] {
  const beat = members.length === 1 ? (members[0]?.verdict?.beat ?? null) : null
  const runUrl = beat?.runUrl
  const rows = [
    ['**Down from**', toText(from)],
    ['**Until**', toText(to)],
    ...(runUrl ? [['**The beat that ended it**', link(toText(beat.at), runUrl)]] : []),
    ...(beat?.message ? [['**It said**', plain(cut(beat.message, limits.text))]] : []),
    ...(beat?.workflow ? [['**Workflow**', inlineCode(cut(beat.workflow, limits.text))]] : []),
  ]
  return [`### ${signOf('healthy')} Beating again`, table(['Downtime', formatDuration(to - from)], rows)]
}
