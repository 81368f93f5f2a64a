import type { IncidentState, Trouble } from '../../domain/incidents/incident.js'
import { isDrill } from '../../domain/incidents/drill-key.js'
import { endedWords, wasNoTrouble } from '../../domain/incidents/how-it-ended.js'
import { isStanding, presentIn } from '../../domain/incidents/standing-key.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { REASON_TEXT } from '../../domain/judging/reason-text.js'
import { severityOf } from '../../domain/status.js'

const MAX_TITLE = 256
const MAX_FIELD = 120
const ZERO_WIDTH_SPACE = '\u200b'

/** The template's `{monitor}`, `{name}`, `{status}` and `{reason}` filled in; without a template, what happened in words. */
export function titleOf(template: string | null, key: string, state: IncidentState): string {
  const standing = isStanding({ key })
  const present = standing ? presentIn(state) : []
  const members = Object.entries(state.members).filter(([id]) => present.length === 0 || present.includes(id))
  const worst = worstOf(members.map(([, trouble]) => trouble))
  const many = standing ? present.length !== 1 : members.length > 1
  const name = many ? (standing ? countOf(state) : `${members.length} monitors`) : (worst?.name ?? key)
  const fields: Record<string, string> = {
    monitor: many ? name : (members[0]?.[0] ?? key),
    name,
    status: worst?.status ?? 'critical',
    reason: worst?.reason ?? 'stale',
  }
  if (standing && !template?.trim() && state.duplicateOf === null && state.goneAt == null)
    return quietly(`${present.length === 0 ? '💚' : '💔'} ${ofPlace(state)}${countedTitle(state)}`)
  // A drill is called one, whatever the template says.
  const drill = isDrill(key) ? (state.closedAt === null ? '🧪 {name} has stopped beating' : '🧪 {name} (over)') : null
  const pattern = drill ?? (template?.trim() || (endedTitle(state, worst) ?? defaultTitle(state, worst)))
  const title = pattern.replace(/\{(monitor|name|status|reason)\}/g, (_, field: string) => quiet(fields[field] ?? ''))
  return quietly(title)
}

/** How many of all are in trouble, and who if it is one: for the title and the card of what stands for all. */
export function countedTitle(state: IncidentState): string {
  const present = presentIn(state).flatMap((id) => state.members[id] ?? [])
  const [only, second] = present
  const all = Math.max(state.watched ?? 0, present.length)
  if (only === undefined) {
    const whom = all > 1 ? `All ${all} monitors are` : 'All is'
    return `${whom} well${state.closedAt === null ? '' : ' again'}`
  }
  const isDown = present.every(({ status, healthyChecks }) => status === 'critical' || healthyChecks > 0)
  const what = `${countOf(state)} ${second === undefined ? 'is' : 'are'} ${isDown ? 'down' : 'in trouble'}`
  return second === undefined ? `${what}: ${quiet(only.name.replace(ofPlace(state), ''))}` : what
}

/** Of which place it tells, where that is not all of its configuration. */
function ofPlace({ standsFor }: IncidentState): string {
  return standsFor === undefined ? '' : `${quiet(standsFor)}: `
}

function countOf(state: IncidentState): string {
  const count = presentIn(state).length
  const all = Math.max(state.watched ?? 0, count)
  return `${count} of ${all} ${all === 1 ? 'monitor' : 'monitors'}`
}

function quietly(title: string): string {
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
  const isOver = state.closedAt !== null || presentIn(state).length === 0
  if (!isOver || state.duplicateOf !== null || worst === undefined) return null
  const troubles = Object.values(state.members)
  if (troubles.some(({ recoveredAt }) => recoveredAt === null)) return null
  if (troubles.every(wasNoTrouble)) return '💚 {name} was in no trouble by its own rules'
  if (troubles.length > 1) return '💚 {name} are back'
  return `💚 {name} ${endedWords(worst, state.closedAt ?? state.toldAt)}`
}

function worstOf(troubles: readonly Trouble[]): Trouble | undefined {
  const lasting = troubles.filter(({ recoveredAt }) => recoveredAt === null)
  return [...(lasting.length > 0 ? lasting : troubles)].sort((a, b) => severityOf(b.status) - severityOf(a.status))[0]
}

function quiet(text: string): string {
  return cut(oneLine(text), MAX_FIELD)
}
