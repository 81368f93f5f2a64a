import { advised, link, plain } from '../../domain/markdown.js'
import { REASON_TEXT } from '../../domain/judging/reason-text.js'
import { cut } from '../../domain/safe-text.js'
import { safeUrl } from '../../domain/telling/notification-text.js'
import type { AffectedMonitor } from './affected-monitors.js'
import type { CardLimits } from './card-context.js'

/** So many kinds of advice are read at three in the morning. */
const MOST_LINES = 20
const MOST_NAMES = 5

/** What the people of a monitor wrote: a link that we make, or dead text. */
export function runbookOf({ verdict }: AffectedMonitor, limits: CardLimits): readonly string[] {
  const runbook = verdict?.runbook?.trim() ?? ''
  if (runbook === '') return []
  return [safeUrl(runbook) === null ? plain(cut(runbook, limits.text)) : link('Follow its runbook', runbook)]
}

/** Of many, each with its own runbook, and those that share one together. */
export function runbooksOf(members: readonly AffectedMonitor[], limits: CardLimits): readonly string[] {
  return namedLines(members, (member) => runbookOf(member, limits), limits)
}

/** The same with the advice that is known for whoever has none. */
export function stepsOf(members: readonly AffectedMonitor[], limits: CardLimits): readonly string[] {
  const firstOf = (member: AffectedMonitor): readonly string[] => {
    const own = runbookOf(member, limits)
    if (own.length > 0) return own
    const known = member.verdict?.remedy ?? []
    if (known.length > 0) return known.slice(0, 1).map((text) => advised(cut(text, limits.text)))
    return REASON_TEXT[member.verdict?.reason ?? member.trouble.reason].advice.slice(0, 1)
  }
  return namedLines(members, firstOf, limits)
}

function namedLines(
  members: readonly AffectedMonitor[],
  textOf: (member: AffectedMonitor) => readonly string[],
  limits: CardLimits,
): readonly string[] {
  const byText = new Map<string, string[]>()
  for (const member of members) {
    for (const text of textOf(member)) {
      const name = plain(cut(member.trouble.name, Math.min(limits.text, 100)))
      byText.set(text, [...(byText.get(text) ?? []), name])
    }
  }
  const lines = [...byText].map(([text, names]) => `**${namesIn(names)}**: ${text}`)
  const most = Math.min(limits.rows, MOST_LINES)
  return lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more kinds of advice.`] : lines
}

/** Of a few by name. Names are safe already. */
export function namesIn(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown
}
