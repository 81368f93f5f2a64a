import { formatDuration } from '../../domain/duration.js'
import { cut, inlineCode, plain, table } from '../../domain/markdown.js'
import { describePlace } from '../../domain/place.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { toText } from '../../domain/time.js'
import type { Look } from '../face.js'
import { downtimeOf, membersOf } from './members.js'
import type { CardContext, Room } from './card-context.js'
import { membersTable } from './render-group.js'
import { attemptsTable, footer } from './render-parts.js'

/** The card of an incident that is over, or that told the story of another one. */
export function renderEnded(look: Look, context: CardContext, room: Room): string {
  const { state } = look
  const members = membersOf(look)
  const [first] = members
  const many = members.length > 1
  const name = many ? `${members.length} monitors` : plain(cut(first?.trouble.name ?? look.key, room.text))
  if (state.duplicateOf !== null) {
    const kept = /^\d+$/.test(state.duplicateOf) ? `#${state.duplicateOf}` : inlineCode(state.duplicateOf)
    return [
      `## ${name}: told in ${kept}`,
      `Two checks opened an issue at the same moment; ${kept} goes on.`,
      footer(look, context),
    ].join('\n\n')
  }
  const { from, to } = downtimeOf(state, look.now)
  const place = first?.verdict?.place
  return [
    `## ${signOf('healthy')} ${name} ${many ? 'are' : 'is'} beating again`,
    table(
      ['Down for', formatDuration(to - from)],
      [
        ['**From**', toText(from)],
        ['**Until**', toText(to)],
        ['**Worst status**', `${signOf(state.worst)} ${state.worst}`],
        ...(many || place === undefined ? [] : [['**Source**', inlineCode(cut(describePlace(place), room.text))]]),
      ],
    ),
    many ? membersTable(members, look.now, room) : attemptsTable(first?.trouble.recovery ?? null, room),
    footer(look, context),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
