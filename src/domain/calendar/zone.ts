import { ConfigError } from '../../errors.js'
import { DAY, HOUR, type Duration, type Instant } from '../time.js'
import { looksLikeZone, nearestZone } from './zone-names.js'

/** What the clocks of a zone show, as milliseconds: the instant at which UTC shows the same. */
export type Wall = number

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

/** The clocks of one place. */
export interface Zone {
  readonly name: string
  stretchAt(at: Instant): Stretch
  toWall(at: Instant): Wall
  /** The first instant at which the clocks show this or later: a skipped time is the moment of the change. */
  firstAt(wall: Wall): Instant
  /** Every instant at which the clocks show this: none if skipped, two if repeated. */
  instantsOf(wall: Wall): Instant[]
  /** Clock changes in (from, to]. */
  transitions(from: Instant, to: Instant): Transition[]
}

const BLOCK = 365 * DAY
/** No zone has two changes that undo each other within this; Morocco's Ramadan takes a month. */
const SAMPLE = 7 * DAY
/** Changes up to three hours matter to what runs just after them, also across the edge of a block. */
const LOOK_BACK = 4 * HOUR
/** No zone was ever further from UTC. */
const FURTHEST = 17 * HOUR

const zones = new Map<string, Zone>()

/** The zone of this IANA name. Throws ConfigError for a name nobody knows. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const zone = createZone(name, offsetReader(name))
  zones.set(name, zone)
  return zone
}

export function isZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

/** Intl is exact and slow (microseconds a call), so it is asked only while a block is being made. */
function offsetReader(name: string): (at: Instant) => Duration {
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
  try {
    if (!looksLikeZone(name)) throw new RangeError('no IANA zone')
    return new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', ...shape })
  } catch {
    const nearest = nearestZone(name)
    throw new ConfigError([
      `timezone: "${name}" is not an IANA time zone; write ${nearest ?? 'a name like "Europe/Berlin" or "UTC"'}`,
    ])
  }
}

function createZone(name: string, offsetAt: (at: Instant) => Duration): Zone {
  const blocks = new Map<number, readonly Stretch[]>()
  let last: Stretch | null = null

  function stretchAt(at: Instant): Stretch {
    if (last !== null && at >= last.start && at < last.end) return last
    const index = Math.floor(at / BLOCK)
    const block = blocks.get(index) ?? stretchesOf(index, offsetAt)
    blocks.set(index, block)
    const found = block.find((stretch) => at < stretch.end)
    if (!found) throw new RangeError(`no stretch of ${name} at ${at}`)
    last = found
    return found
  }

  function* stretchesFrom(at: Instant, to: Instant): Generator<Stretch> {
    for (let stretch = stretchAt(at); ; stretch = stretchAt(stretch.end)) {
      yield stretch
      if (stretch.end > to) return
    }
  }

  return {
    name,
    stretchAt,
    toWall: (at) => at + stretchAt(at).offset,
    firstAt(wall) {
      for (const { start, end, offset } of stretchesFrom(wall - FURTHEST, wall + FURTHEST)) {
        const at = Math.max(start, wall - offset)
        if (at < end) return at
      }
      return wall
    },
    instantsOf: (wall) =>
      [...stretchesFrom(wall - FURTHEST, wall + FURTHEST)].flatMap(({ start, end, offset }, i) => {
        const at = wall - offset
        return (i === 0 || at >= start) && at < end ? [at] : []
      }),
    transitions: (from, to) =>
      [...stretchesFrom(from, to)]
        .filter(({ start, offset, before }) => start > from && start <= to && offset !== before)
        .map(({ start, offset, before }) => ({ at: start, before, after: offset }))
        .filter(({ at }, i, all) => at !== all[i - 1]?.at),
  }
}

function stretchesOf(index: number, offsetAt: (at: Instant) => Duration): Stretch[] {
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

/** The first instant at which the clocks of a zone show this; for times that were written without a zone. */
export function wallToInstant(wall: Wall, timezone: string): Instant {
  return zoneOf(timezone).firstAt(wall)
}
