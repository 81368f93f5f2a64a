import { DAY_KINDS, DAY_WORDS, dayKinds, type DayKind } from '../../domain/history/day-kind.js'
import type { Verdict } from '../../domain/verdict.js'
import type { RunReport } from '../report.js'
import { withTitle } from './dated.js'

export const TREND_DAYS = 7

const SQUARES: Readonly<Record<DayKind, string>> = {
  none: '⬜',
  skipped: '⬜',
  unknown: '⬜',
  healthy: '🟩',
  warning: '🟨',
  degraded: '🟧',
  critical: '🟥',
}

/** The last days of a monitor as squares, the last one today; empty text where no past is kept. */
export function trendCell({ monitor, zone }: Verdict, { past, now }: RunReport): string {
  if (past == null) return ''
  const kinds = dayKinds(past.history.days(monitor, TREND_DAYS, now, zone), TREND_DAYS)
  const counts = DAY_KINDS.map((kind) => [kind, kinds.filter((one) => one === kind).length] as const)
  const told = counts.filter(([, count]) => count > 0).map(([kind, count]) => `${count} ${DAY_WORDS[kind]}`)
  return withTitle(
    kinds.map((kind) => SQUARES[kind]).join('&NoBreak;'),
    `${TREND_DAYS} days up to now: ${told.join(', ')}`,
  )
}
