import { isPaused, isSnoozed, type Asked } from '../../domain/controls.js'
import { plain } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentView } from '../incident-texts.js'
import { affectedMonitors, zoneOf } from './affected-monitors.js'
import type { CardLimits } from './card-context.js'

const LONGEST_NAME = 60

/** What people asked for on it, as lines of the card: who, until when, and why; none where nobody did. */
export function controlLines(view: IncidentView, limits: CardLimits): readonly string[] {
  const { now, state } = view
  const { control, muted } = state
  const zone = zoneOf(affectedMonitors(view))
  const at = (instant: number): string => zonedText(instant, zone)
  const line = (sign: string, words: string, asked: Asked, rest: string): string =>
    `> ${sign} **${words}** by ${whoIn(asked)}${rest}${whyIn(asked, limits)}`
  if (muted !== undefined) return [line('🔕', 'Muted', muted, ` at ${at(muted.at)}`)]
  if (control === undefined) return []
  const { acknowledged, pause, snooze } = control
  return [
    ...(pause !== null && isPaused(control, now)
      ? [line('⏸️', 'Paused', pause, ` until ${at(pause.until)}: it is not judged till then`)]
      : []),
    ...(snooze !== null && isSnoozed(control, now)
      ? [line('💤', 'Snoozed', snooze, ` until ${at(snooze.until)}: only its end is told till then`)]
      : []),
    ...(acknowledged === null
      ? []
      : [line('👀', 'Acknowledged', acknowledged, ` at ${at(acknowledged.at)}: no reminders until it gets worse`)]),
  ]
}

/** The same as one block; empty text for nothing. */
export function controlBlock(view: IncidentView, limits: CardLimits): string {
  return controlLines(view, limits).join('\n>\n')
}

function whoIn({ by }: Asked): string {
  return by === null ? 'a label' : plain(cut(by, LONGEST_NAME))
}

function whyIn({ why }: Asked, limits: CardLimits): string {
  return why === null ? '.' : `. Why: ${plain(cut(why, limits.text))}`
}
