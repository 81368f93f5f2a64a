import { formatDuration } from '../../domain/duration.js'
import { inlineCode, plain, table } from '../../domain/markdown.js'
import { describePlace } from '../../domain/place.js'
import { cut } from '../../domain/safe-text.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { toText } from '../../domain/time.js'
import type { IncidentView } from '../incident-texts.js'
import { downtimeOf, affectedMonitors } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'
import { affectedTable } from './render-group.js'
import { attemptsTable, footer } from './render-parts.js'

/** The card of an incident that is over, or that told the story of another one. */
export function renderEnded(view: IncidentView, context: CardContext, limits: CardLimits): string {
  const { state } = view
  const members = affectedMonitors(view)
  const [first] = members
  const many = members.length > 1
  const name = many ? `${members.length} monitors` : plain(cut(first?.trouble.name ?? view.key, limits.text))
  if (state.duplicateOf !== null) {
    const kept = /^\d+$/.test(state.duplicateOf) ? `#${state.duplicateOf}` : inlineCode(state.duplicateOf)
    return [
      `## ${name}: told in ${kept}`,
      `Two checks opened an issue at the same moment; ${kept} goes on.`,
      footer(view, context),
    ].join('\n\n')
  }
  if (state.goneAt != null && state.goneAt === state.closedAt) {
    const text = `Its file is gone, it has no schedule any more, or it was taken out of the configuration. It did not beat again before that.`
    return [`## ⏹️ ${name} ${many ? 'are' : 'is'} no longer watched`, text, footer(view, context)].join('\n\n')
  }
  const { from, to } = downtimeOf(state, view.now)
  const place = first?.verdict?.place
  return [
    `## ${signOf('healthy')} ${name} ${many ? 'are' : 'is'} beating again`,
    table(
      ['Down for', formatDuration(to - from)],
      [
        ['**From**', toText(from)],
        ['**Until**', toText(to)],
        ['**Worst status**', `${signOf(state.worst)} ${state.worst}`],
        ...(many || place === undefined ? [] : [['**Source**', inlineCode(cut(describePlace(place), limits.text))]]),
      ],
    ),
    many ? affectedTable(members, view.now, limits) : attemptsTable(first?.trouble.recovery ?? null, limits),
    footer(view, context),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
