import { widthOf } from '../../domain/text-width.js'

/** How wide each part of a line is; 0 for what is left out. */
export interface StandingColumns {
  readonly name: number
  readonly status: number
  readonly bars: number
  readonly uptime: number
  readonly since: number
}

/** What a line tells, as far as it has a width of its own. */
interface LineTexts {
  readonly name: string
  readonly status: string
  readonly uptime: string
  readonly since: string
  readonly days: readonly unknown[]
}

const [LONGEST_NAME, SHORT_NAME, SHORTEST_NAME] = [40, 16, 10] as const
/** Fewer days than a week show nothing. */
const LEAST_BARS = 7
const GAP = 2
const SIGN = 2

/** What is told beside name and status, in the order in which it gives way. */
const LAYOUTS = [
  { bars: true, uptime: true, since: true },
  { bars: false, uptime: true, since: true },
  { bars: false, uptime: true, since: false },
  { bars: false, uptime: false, since: false },
] as const

/** Long names give way first, then bars, then what else is told. */
export function standingColumns(lines: readonly LineTexts[], columns: number, days: number): StandingColumns {
  const widest = (key: 'name' | 'status' | 'uptime' | 'since', title: string): number =>
    lines.reduce((most, line) => Math.max(most, widthOf(line[key])), title.length)
  const [name, status] = [Math.min(LONGEST_NAME, widest('name', 'MONITOR')), widest('status', 'STATUS')]
  const hasPast = lines.some((line) => line.days.length > 0)
  const widths = {
    uptime: hasPast ? widest('uptime', 'UPTIME') : 0,
    since: lines.some(({ since }) => since !== '') ? widest('since', 'FOR') : 0,
  }
  const fitting = LAYOUTS.map((layout) => {
    const uptime = layout.uptime ? widths.uptime : 0
    const since = layout.since ? widths.since : 0
    const room = columns - SIGN - [status, uptime, since].reduce((sum, width) => sum + gapped(width), 0)
    const bars = layout.bars && hasPast ? Math.min(days, room - GAP - Math.min(name, SHORT_NAME)) : 0
    return { name: Math.min(name, room - gapped(bars)), status, bars, uptime, since }
  })
  const isEnough = (fit: StandingColumns): boolean =>
    fit.name >= Math.min(name, SHORTEST_NAME) && (fit.bars === 0 || fit.bars >= LEAST_BARS)
  return fitting.find(isEnough) ?? { name: SHORTEST_NAME, status, bars: 0, uptime: 0, since: 0 }
}

function gapped(width: number): number {
  return width > 0 ? width + GAP : 0
}
