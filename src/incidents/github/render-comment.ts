import { formatDuration } from '../../domain/duration.js'
import type { CommentEvent } from '../../domain/incidents/incident.js'
import { cut, inlineCode, link, plain, table } from '../../domain/markdown.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { toText } from '../../domain/time.js'
import type { Look } from '../face.js'
import { downtimeOf, instantAndAge, membersOf, type Member } from './members.js'
import type { CardContext, Room } from './card-context.js'
import { attemptsTable } from './render-parts.js'
import { membersTable } from './render-group.js'

// The second is far below any limit, whatever the texts hold.
const LADDER: readonly Room[] = [
  { text: 300, paragraphs: 3, rows: 10 },
  { text: 60, paragraphs: 0, rows: 3 },
]

/** What is added to the conversation when something changed, at most `max` characters. */
export function renderComment(event: CommentEvent, look: Look, context: CardContext, max: number): string {
  const seenBy = `<sub>Seen by ${link('this run', context.runUrl ?? '')} at ${toText(look.now)}.</sub>`
  const run = context.runUrl === null ? '' : seenBy
  const sizes = LADDER.map((room) => [...textFor(event, look, room), run].filter((part) => part !== '').join('\n\n'))
  return sizes.find((text) => text.length <= max) ?? `See the issue's first text.\n\n${run}`
}

function textFor(event: CommentEvent, look: Look, room: Room): string[] {
  const members = membersOf(look)
  const down = members.filter(({ trouble }) => trouble.recoveredAt === null)
  const { from, to } = downtimeOf(look.state, look.now)
  switch (event) {
    case 'escalated':
      return [`### ${signOf(look.state.worst)} It got worse: now ${look.state.worst}`, ...situation(down, look, room)]
    case 'reminder':
      return [`### ⏰ Still down after ${formatDuration(look.now - from)}`, ...situation(down, look, room)]
    case 'reopened':
      return [
        '### 💔 It stopped beating again',
        ...situation(down, look, room),
        'It happened so soon that this issue goes on instead of a new one.',
      ]
    case 'recovered':
      return recovered(members, from, to, room)
    case 'recovery-exhausted':
      return [
        '### 🧯 Automatic recovery has given up',
        ...members.slice(0, room.rows).map(({ trouble }) => attemptsTable(trouble.recovery, room)),
        'A person is needed. This incident goes on until a heartbeat arrives.',
      ]
    case 'duplicate':
      // GitHub reads this line and links the two.
      return [`Duplicate of #${/^\d+$/.test(look.state.duplicateOf ?? '') ? look.state.duplicateOf : '?'}`]
  }
}

function situation(members: readonly Member[], look: Look, room: Room): string[] {
  const [only] = members
  if (members.length > 1 || only === undefined) return [membersTable(members, look.now, room)]
  const { trouble, verdict } = only
  const last = trouble.lastBeatAt === null ? 'never seen' : instantAndAge(trouble.lastBeatAt, look.now)
  return [
    plain(cut(verdict?.message ?? `${trouble.name} is ${trouble.status}.`, room.text)),
    `Down since ${instantAndAge(trouble.since, look.now)}; last heartbeat ${last}.`,
  ]
}

function recovered(members: readonly Member[], from: number, to: number, room: Room): string[] {
  const beat = members.length === 1 ? (members[0]?.verdict?.beat ?? null) : null
  const runUrl = beat?.runUrl
  const rows = [
    ['**Down from**', toText(from)],
    ['**Until**', toText(to)],
    ...(runUrl ? [['**The beat that ended it**', link(toText(beat.at), runUrl)]] : []),
    ...(beat?.message ? [['**It said**', plain(cut(beat.message, room.text))]] : []),
    ...(beat?.workflow ? [['**Workflow**', inlineCode(cut(beat.workflow, room.text))]] : []),
  ]
  return [`### ${signOf('healthy')} Beating again`, table(['Downtime', formatDuration(to - from)], rows)]
}
