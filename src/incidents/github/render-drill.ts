import { link, plain } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentView } from '../incident-texts.js'
import { affectedMonitors } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'
import { placeLink } from './links.js'

/** The card of a drill says first, and last, that it is one. */
export function renderDrill(view: IncidentView, context: CardContext, limits: CardLimits): string {
  const { state, now } = view
  const [member] = affectedMonitors(view)
  const name = plain(cut(member?.trouble.name ?? view.key, limits.text))
  const zone = member?.verdict?.zone ?? null
  const by = context.about == null ? 'Heartbeat' : link('Heartbeat', context.about)
  const run = context.runUrl === null ? '' : ` (${link('the run', context.runUrl)})`
  const source = member?.verdict ? `It is read from ${placeLink(member.verdict.place, context, limits.text)}.` : ''
  return [
    `## 🧪 ${name}${state.closedAt === null ? '' : ' (over)'}`,
    '**This is only a drill. Nothing is wrong, and there is nothing to do.** Somebody plays the way of an alarm: this issue opens, the alert channels are told, and it is closed again, all in one run.',
    state.closedAt === null ? source : `The drill was over at ${zonedText(state.closedAt, zone)}.`,
    'A real alarm says here when the heartbeat was last seen, since when it is late, and what to do. A drill counts neither as an incident nor as downtime.',
    '---',
    `<sub>Played by ${by}${run} at ${zonedText(now, zone)}.</sub>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
