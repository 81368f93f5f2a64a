import { ConfigError } from '../../errors.js'
import { DAY, HOUR, type Duration, type Instant } from '../time.js'
import { zoneProblem } from './zone-problem.js'

/** A piece of time with one offset from UTC, half-open. */
export interface Stretch {
  readonly start: Instant
  readonly end: Instant
  readonly offset: Duration
  /** The offset just before `start`; equal to `offset` where a piece ends only because it was cut. */
  readonly before: Duration
}

/** One clock change. */
export interface Transition {
  readonly at: Instant
  readonly before: Duration
  readonly after: Duration
}

/** Zones are looked into a block at a time, when first asked about it. */
export const BLOCK: Duration = 365 * DAY

/** No zone has two changes that undo each other within this; Morocco's Ramadan takes a month. */
const SAMPLE = 7 * DAY
/** Changes up to three hours matter to what runs just after them, also across the edge of a block. */
const LOOK_BACK = 4 * HOUR

/** Intl is exact and slow (microseconds a call), so it is asked only while a block is being made. */
export function offsetReader(name: string): (at: Instant) => Duration {
  if (/^(Etc\/)?(UTC|UCT|Zulu|Universal)$/i.test(name)) return () => 0
  const format = formatOf(name)
  return (at) => {
    const [month, day, year, hour, minute, second] = (format.format(at).match(/\d+/g) ?? []).map(Number)
    const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
    return wall - Math.floor(at / 1000) * 1000
  }
}

function formatOf(name: string): Intl.DateTimeFormat {
  const number = 'numeric'
  const shape = { year: number, month: number, day: number, hour: number, minute: number, second: number } as const
  const problem = zoneProblem(name)
  if (problem !== null) throw new ConfigError([`timezone: "${name}" ${problem}`])
  return new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', ...shape })
}

/** The stretches of one block of time. The first may begin before it, the last ends with it. */
export function stretchesOf(index: number, offsetAt: (at: Instant) => Duration): Stretch[] {
  const edge = index * BLOCK
  const end = edge + BLOCK
  const first = changesIn(edge - LOOK_BACK, edge, offsetAt).at(-1)
  const changes = changesIn(edge, end, offsetAt)
  const starts = [first ?? { at: edge, before: offsetAt(edge), after: offsetAt(edge) }, ...changes]
  return starts.map(({ at, before, after }, i) => ({ start: at, end: starts[i + 1]?.at ?? end, offset: after, before }))
}

/** Changes in (from, to], by samples and then by halving down to the second. */
function changesIn(from: Instant, to: Instant, offsetAt: (at: Instant) => Duration): Transition[] {
  const changes: Transition[] = []
  let before = offsetAt(from)
  for (let low = from; low < to; low += SAMPLE) {
    const high = Math.min(low + SAMPLE, to)
    const after = offsetAt(high)
    if (after !== before) changes.push({ at: firstOf(low, high, after, offsetAt), before, after })
    before = after
  }
  return changes
}

function firstOf(low: Instant, high: Instant, after: Duration, offsetAt: (at: Instant) => Duration): Instant {
  let [early, late] = [low / 1000, high / 1000]
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (offsetAt(middle * 1000) === after) late = middle
    else early = middle
  }
  return late * 1000
}
