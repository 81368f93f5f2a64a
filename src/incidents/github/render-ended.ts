import { formatDuration } from '../../domain/duration.js'
import { inlineCode, plain, table } from '../../domain/markdown.js'
import { ownRulesWords, silenceOf, wasNoTrouble } from '../../domain/incidents/how-it-ended.js'
import { cut } from '../../domain/safe-text.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentView } from '../incident-texts.js'
import { affectedMonitors, spanOf, zoneOf, type AffectedMonitor } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'
import { affectedTable } from './render-group.js'
import { placeLink } from './links.js'
import { attemptsTable, footer, whoWasTold } from './render-parts.js'

/** For what Heartbeat does not close. */
const REST =
  'It is over. This issue stays open until a person closes it; should the trouble come back before that, it goes on here.'

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
      state.moved === true
        ? `All that this configuration watches is told in one issue from now on: this goes on in ${kept}.`
        : `Two checks opened an issue at the same moment; ${kept} goes on.`,
      footer(view, context),
    ].join('\n\n')
  }
  const zone = zoneOf(members)
  if (members.every(({ trouble }) => wasNoTrouble(trouble))) {
    return [
      `## ${signOf('healthy')} ${name}: no trouble by its own rules`,
      plain(
        `${many ? 'Each of them' : 'It'} ${ownRulesWords(first?.verdict ?? null)}. A run by hand had judged it otherwise.`,
      ),
      footer(view, context),
    ].join('\n\n')
  }
  if (state.goneAt != null && state.goneAt === state.closedAt) {
    const text = `Its file is gone, it has no schedule any more, or it was taken out of the configuration. It did not beat again before that.`
    return [`## ⏹️ ${name} ${many ? 'are' : 'is'} no longer watched`, text, footer(view, context)].join('\n\n')
  }
  return [
    `## ${signOf('healthy')} ${name} ${many ? 'are' : 'is'} beating again`,
    spansTable(view, members, context, limits),
    many
      ? affectedTable(members, view.now, limits, context)
      : attemptsTable(first?.trouble.recovery ?? null, zone, limits),
    state.closedAt === null ? REST : '',
    footer(view, context),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function spansTable(
  view: IncidentView,
  members: readonly AffectedMonitor[],
  context: CardContext,
  limits: CardLimits,
): string {
  const { state, now } = view
  const { from, to } = spanOf(state, now)
  const [only] = members.length === 1 ? members : []
  const zone = zoneOf(members)
  const silence = only === undefined ? null : silenceOf(only.trouble, now)
  const told = whoWasTold(view, zone, limits)
  const rows = [
    ...(silence === null || only?.trouble.lastEndAt == null
      ? []
      : [['**Last end before**', zonedText(only.trouble.lastEndAt, zone)]]),
    ['**Down from**', zonedText(from, zone)],
    [`**Until**`, `${zonedText(to, zone)}, the first end seen`],
    ['**Worst status**', `${signOf(state.worst)} ${state.worst}`],
    ...(only?.verdict == null ? [] : [['**Source**', placeLink(only.verdict.place, context, limits.text)]]),
    ...(told === '' ? [] : [['**Told**', told]]),
  ]
  const down = formatDuration(to - from)
  return silence === null
    ? table(['Downtime', down], rows)
    : table(['Silence', formatDuration(silence)], [['**Downtime**', down], ...rows])
}
