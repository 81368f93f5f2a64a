import { DAY_KINDS, DAY_WORDS, dayKinds, type DayKind } from '../../domain/history/day-kind.js'
import type { Day } from '../../domain/history/history.js'
import type { Brush, Paint } from '../../reports/paint.js'
import type { Screen } from './screen.js'
import { wrapped } from './wrapped.js'

/** Severity has a height of its own, as on the page; without blocks it has a letter. */
const BARS: Readonly<Record<DayKind, readonly [block: string, letter: string]>> = {
  none: ['·', '.'],
  skipped: ['▁', '_'],
  unknown: ['░', '?'],
  healthy: ['▃', '|'],
  warning: ['▅', 'w'],
  degraded: ['▆', 'd'],
  critical: ['█', 'X'],
}

/** One character a day, `count` of them, the last one today. */
export function barsText(days: readonly Day[], count: number, screen: Screen): string {
  const kinds = dayKinds(days, count)
  let text = ''
  // A run of days that are alike is painted at once.
  for (let from = 0; from < kinds.length;) {
    const kind = kinds[from] ?? 'none'
    const next = kinds.findIndex((other, i) => i > from && other !== kind)
    const to = next < 0 ? kinds.length : next
    text += brushOfDay(kind, screen.paint)(barOf(kind, screen).repeat(to - from))
    from = to
  }
  return text
}

/** What the bars mean that are among these days, most telling first. */
export function legendLines(pasts: readonly (readonly Day[])[], count: number, screen: Screen): string[] {
  const seen = new Set(pasts.flatMap((days) => dayKinds(days, count)))
  const pieces = DAY_KINDS.filter((kind) => seen.has(kind)).map((kind) => {
    const bar = brushOfDay(kind, screen.paint)(barOf(kind, screen))
    return { text: `${bar} ${screen.paint.quiet(DAY_WORDS[kind])}`, width: DAY_WORDS[kind].length + 2 }
  })
  return wrapped(pieces.reverse(), screen.columns, '')
}

function barOf(kind: DayKind, { ascii }: Screen): string {
  return BARS[kind][ascii ? 1 : 0]
}

function brushOfDay(kind: DayKind, paint: Paint): Brush {
  switch (kind) {
    case 'healthy':
      return paint.good
    case 'warning':
    case 'degraded':
      return paint.warn
    case 'critical':
      return paint.bad
    case 'none':
    case 'skipped':
    case 'unknown':
      return paint.quiet
  }
}
