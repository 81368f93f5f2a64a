import type { IncidentState, Trouble } from '../../domain/incidents/incident.js'
import { isDrill } from '../../domain/incidents/drill.js'
import { endedWords, wasNoTrouble } from '../../domain/incidents/how-it-ended.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { REASON_TEXT } from '../../domain/judging/reason-text.js'
import { severityOf } from '../../domain/status.js'

const MAX_TITLE = 256
const MAX_FIELD = 120
const ZERO_WIDTH_SPACE = '\u200b'

/** The template's `{monitor}`, `{name}`, `{status}` and `{reason}` filled in; without a template, what happened in words. */
export function titleOf(template: string | null, key: string, state: IncidentState): string {
  const members = Object.entries(state.members)
  const worst = worstOf(members.map(([, trouble]) => trouble))
  const many = members.length > 1
  const name = many ? `${members.length} monitors` : (worst?.name ?? key)
  const fields: Record<string, string> = {
    monitor: many ? name : (members[0]?.[0] ?? key),
    name,
    status: worst?.status ?? 'critical',
    reason: worst?.reason ?? 'stale',
  }
  // A drill is called one, whatever the template says.
  const drill = isDrill(key) ? (state.closedAt === null ? '🧪 {name} has stopped beating' : '🧪 {name} (over)') : null
  const pattern = drill ?? (template?.trim() || (endedTitle(state, worst) ?? defaultTitle(state, worst)))
  const title = pattern.replace(/\{(monitor|name|status|reason)\}/g, (_, field: string) => quiet(fields[field] ?? ''))
  return cut(oneLine(title).replace(/@/g, `@${ZERO_WIDTH_SPACE}`), MAX_TITLE)
}

/** All of them are only silent. */
function isSilence({ members }: IncidentState): boolean {
  return Object.values(members).every(({ reason }) => reason === 'stale' || reason === 'missing')
}

function defaultTitle(state: IncidentState, worst: Trouble | undefined): string {
  const many = Object.keys(state.members).length > 1
  if (many) return isSilence(state) ? '💔 {name} have stopped beating' : '💔 {name} are in trouble'
  if (worst?.status === 'healthy') return '💛 {name} is recovering'
  return `💔 {name} ${worst ? REASON_TEXT[worst.reason].headline : 'has stopped beating'}`
}

/** What it was, in the list of closed issues. */
function endedTitle(state: IncidentState, worst: Trouble | undefined): string | null {
  if (state.closedAt === null || state.duplicateOf !== null || worst === undefined) return null
  const troubles = Object.values(state.members)
  if (troubles.some(({ recoveredAt }) => recoveredAt === null)) return null
  if (troubles.every(wasNoTrouble)) return '💚 {name} was in no trouble by its own rules'
  if (troubles.length > 1) return '💚 {name} are back'
  return `💚 {name} ${endedWords(worst, state.closedAt)}`
}

function worstOf(troubles: readonly Trouble[]): Trouble | undefined {
  const lasting = troubles.filter(({ recoveredAt }) => recoveredAt === null)
  return [...(lasting.length > 0 ? lasting : troubles)].sort((a, b) => severityOf(b.status) - severityOf(a.status))[0]
}

function quiet(text: string): string {
  return cut(oneLine(text), MAX_FIELD)
}
