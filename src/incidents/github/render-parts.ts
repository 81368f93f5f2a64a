import type { RecoveryState } from '../../domain/incidents/incident.js'
import { inlineCode, link, plain, table } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { toText } from '../../domain/time.js'
import type { IncidentView } from '../incident-texts.js'
import type { CardContext, CardLimits } from './card-context.js'

const URL_LIMIT = 300

/** How the incident ends and how to silence it. */
export function endNote(): string {
  return (
    'This issue closes by itself when the heartbeat returns. Close it as *not planned* to mute it: ' +
    'then nothing is opened until a new heartbeat has arrived and been missed again.'
  )
}

/** Who wrote this, when, and how often it looked. */
export function footer({ state, previous, now }: IncidentView, { runUrl }: CardContext): string {
  const by = runUrl === null ? 'Heartbeat' : link('Heartbeat', runUrl)
  const looks = state.checks === 1 ? '1 bad check' : `${state.checks} bad checks`
  const before = previous !== null && /^\d+$/.test(previous) ? `; the last time was #${previous}` : ''
  return `<sub>Kept up to date by ${by}: opened ${toText(state.openedAt)}, ${looks}, last look ${toText(now)}${before}.</sub>`
}

/** What was tried to heal it; empty text when nothing was. */
export function attemptsTable(recovery: RecoveryState | null, limits: CardLimits): string {
  if (recovery === null || recovery.attempts.length === 0) return ''
  const shown = recovery.attempts.slice(-Math.min(limits.rows, 20))
  const rows = shown.map(({ step, at, ok, detail, url }) => [
    toText(at),
    inlineCode(cut(step, limits.text)),
    `${ok ? '✅' : '❌'} ${plain(cut(detail, limits.text))}${url && url.length < URL_LIMIT ? ` (${link('see the run', url)})` : ''}`,
  ])
  const end = recovery.exhausted ? '\n\nAutomatic recovery has given up; a person is needed.' : ''
  return `### Recovery attempts\n\n${table(['When', 'Step', 'Outcome'], rows)}${end}`
}
