import type { Day } from '../../domain/history/history.js'
import { formatDuration } from '../../domain/duration.js'
import { html, type Html } from '../../domain/html.js'
import { DAY_KINDS, DAY_WORDS, dayKinds, type DayKind } from '../../domain/history/day-kind.js'
import type { PageClock } from './page-clock.js'
import { DAYS } from './page-past.js'

const HEIGHT = 30
/** A bar and the gap to the next. */
const STEP = 4
const BAR = 3
/** Severity has a height of its own, for whoever does not tell the colours apart. */
const HEIGHTS: Readonly<Record<DayKind, number>> = {
  none: 3,
  skipped: 8,
  unknown: 18,
  healthy: 18,
  warning: 23,
  degraded: 26,
  critical: HEIGHT,
}

/** The same for the style: a page has many bars. */
export const BAR_HEIGHTS = Object.entries(HEIGHTS)
  .map(([kind, height]) => `.b.${kind} { stroke-width: ${height} }`)
  .join('\n')

/** Days that follow each other and are drawn alike: [first, last]. */
type Run = readonly [number, number]

/** One path a kind, dashed into days: a picture of ninety days in some hundred bytes. */
export function barsOf(days: readonly Day[], clock: PageClock): Html {
  const kinds = dayKinds(days, DAYS)
  const dated = [...Array.from({ length: Math.max(0, DAYS - days.length) }, () => null), ...days.slice(-DAYS)]
  const paths = DAY_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => {
    const runs = runsOf(kinds, kind)
    const title = TITLES[kind]
    const told = title === undefined ? null : `${title}: ${datesOf(runs, dated, clock)}`
    return html`<path class="b ${kind}" d="${pathOf(runs, HEIGHTS[kind])}"${told === null ? html`/>` : html`><title>${told}</title></path>`}`
  })
  return html`<svg class="bars" viewBox="0 0 ${DAYS * STEP - 1} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${labelOf(kinds)}">${paths}</svg>`
}

/** Some bars, for the legend. */
export function someBars(kind: DayKind): Html {
  const height = HEIGHTS[kind]
  return html`<svg viewBox="0 0 ${3 * STEP - 1} ${HEIGHT}" aria-hidden="true"><path class="b ${kind}" d="${pathOf([[0, 2]], height)}"/></svg>`
}

const TITLES: Readonly<Partial<Record<DayKind, string>>> = {
  unknown: 'Hardly observed',
  warning: 'Warning',
  degraded: 'Degraded',
  critical: 'Downtime',
}

/** `Last 90 days: 85 healthy, 1 degraded, 2 with downtime`. */
function labelOf(kinds: readonly DayKind[]): string {
  const counted = DAY_KINDS.map((kind) => [kind, kinds.filter((one) => one === kind).length] as const)
  const told = counted.filter(([, count]) => count > 0).map(([kind, count]) => `${count} ${DAY_WORDS[kind]}`)
  return `Last ${DAYS} days: ${told.join(', ')}`
}

function runsOf(kinds: readonly DayKind[], kind: DayKind): Run[] {
  const runs: Run[] = []
  kinds.forEach((one, i) => {
    if (one !== kind) return
    const last = runs.at(-1)
    if (last !== undefined && last[1] === i - 1) runs[runs.length - 1] = [last[0], i]
    else runs.push([i, i])
  })
  return runs
}

function pathOf(runs: readonly Run[], height: number): string {
  const middle = HEIGHT - height / 2
  return runs.map(([first, last]) => `M${first * STEP} ${middle}h${(last - first) * STEP + BAR}`).join('')
}

/** `29 Oct (6 h 52 min), 5 Oct to 6 Oct`. */
function datesOf(runs: readonly Run[], days: readonly (Day | null)[], clock: PageClock): string {
  const name = (i: number): string => clock.day(days[i]?.date ?? '')
  const told = runs.map(([first, last]) => {
    const down = days.slice(first, last + 1).reduce((sum, day) => sum + (day?.down ?? 0), 0)
    const span = first === last ? name(first) : `${name(first)} to ${name(last)}`
    return down > 0 ? `${span} (${formatDuration(down)})` : span
  })
  return told.join(', ')
}
