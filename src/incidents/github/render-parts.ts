import type { RecoveryState } from '../../domain/incidents/incident.js'
import { inlineCode, link, plain, table } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentView } from '../incident-texts.js'
import { affectedMonitors, zoneOf } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'

const URL_LIMIT = 300

/** How the incident ends and how to silence it. */
export function endNote(context: Pick<CardContext, 'commands'>): string {
  const end =
    'This ends by itself when the heartbeat returns. To mute it, close it as *not planned*: ' +
    'nothing is opened until a new heartbeat has arrived and been missed again.'
  return [end, ...commandNote(context)].join(' ')
}

/** What people may answer here; none where nobody listens. */
export function commandNote({ commands }: Pick<CardContext, 'commands'>): readonly string[] {
  if (commands !== true) return []
  return ['Or comment `/ack`, `/snooze 4h`, `/pause 2d`, `/resume` or `/recover`: the next check hears it.']
}

/** Who wrote this, when, and how often it looked; the project and the run are two links. */
export function footer(view: IncidentView, { runUrl, about, by: watcher }: CardContext): string {
  const { state, previous, now } = view
  const zone = zoneOf(affectedMonitors(view))
  const by = about == null ? 'Heartbeat' : link('Heartbeat', about)
  const run = runUrl === null ? '' : ` (${link('last run', runUrl)})`
  const looks = state.checks === 1 ? '1 bad check' : `${state.checks} bad checks`
  const before = previous !== null && /^\d+$/.test(previous) ? `; the last time was #${previous}` : ''
  const of = watcher === undefined ? '' : ` of ${plain(watcher)}`
  return `<sub>Kept up to date by ${by}${of}${run}: opened ${zonedText(state.openedAt, zone)}, ${looks}, last look ${zonedText(now, zone)}${before}.</sub>`
}

/** Which channels took what was last told, and when; empty text while nobody was told. */
export function whoWasTold({ state }: IncidentView, zone: string | null, limits: CardLimits): string {
  const told = Object.entries(state.deliveries).slice(0, limits.rows)
  return told
    .map(([channel, { at, delivered }]) => {
      const name = plain(cut(channel, 60))
      return delivered ? `${name} ${zonedText(at, zone)}` : `${name} could not be reached ${zonedText(at, zone)}`
    })
    .join('; ')
}

/** What was tried to heal it; empty text when nothing was. */
export function attemptsTable(recovery: RecoveryState | null, zone: string | null, limits: CardLimits): string {
  if (recovery === null || recovery.attempts.length === 0) return ''
  const shown = recovery.attempts.slice(-Math.min(limits.rows, 20))
  const rows = shown.map(({ step, at, ok, detail, url }) => [
    zonedText(at, zone),
    inlineCode(cut(step, limits.text)),
    `${ok ? '✅' : '❌'} ${plain(cut(detail, limits.text))}${url && url.length < URL_LIMIT ? ` (${link('see the run', url)})` : ''}`,
  ])
  const end = recovery.exhausted ? '\n\nAutomatic recovery has given up; a person is needed.' : ''
  return `### Recovery attempts\n\n${table(['When', 'Step', 'Outcome'], rows)}${end}`
}
