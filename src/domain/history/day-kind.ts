import type { Day } from './history.js'

/** How a day is drawn, most telling last: `none` is before anybody looked. */
export const DAY_KINDS = ['none', 'skipped', 'unknown', 'healthy', 'warning', 'degraded', 'critical'] as const
export type DayKind = (typeof DAY_KINDS)[number]

/** For people, after a count: `2 with downtime`. */
export const DAY_WORDS: Readonly<Record<DayKind, string>> = {
  none: 'before its first check',
  skipped: 'not watched',
  unknown: 'hardly observed',
  healthy: 'healthy',
  warning: 'with warnings',
  degraded: 'degraded',
  critical: 'with downtime',
}

/** The kinds of `count` days, the last one today; days that are missing are before the first look. */
export function dayKinds(days: readonly Day[], count: number): readonly DayKind[] {
  const kinds = days.map(kindOf)
  const first = days.findIndex(wasSeen)
  const known = kinds.map((kind, i) => (first < 0 || i < first ? 'none' : kind)).slice(-count)
  return [...Array.from({ length: count - known.length }, () => 'none' as const), ...known]
}

function wasSeen({ worst, up, down }: Day): boolean {
  return worst !== null || up > 0 || down > 0
}

function kindOf({ worst, up, down, blind, excluded }: Day): DayKind {
  if (down > 0 || worst === 'critical') return 'critical'
  if (blind > up) return 'unknown'
  if (worst === 'warning' || worst === 'degraded') return worst
  if (up > 0) return 'healthy'
  return excluded > 0 || worst === 'skipped' ? 'skipped' : 'unknown'
}
