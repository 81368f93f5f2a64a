import { createBoundedCache } from '../bounded-cache.js'
import { HOUR, type Duration, type Instant } from '../time.js'
import { BLOCK, offsetReader, stretchesOf, type Stretch, type Transition } from './zone-changes.js'

/** What the clocks of a zone show, as milliseconds: the instant at which UTC shows the same. */
export type Wall = number

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

/** No zone was ever further from UTC. */
const FURTHEST = 17 * HOUR

// More than the zones there are; a name may be written in capitals or not.
const zones = createBoundedCache<string, Zone>(1000)

/** The zone of this IANA name. Throws ConfigError for a name nobody knows. */
export function zoneOf(name: string): Zone {
  return zones.of(name, (known) => createZone(known, offsetReader(known)))
}

export function isZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch {
    return false
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
    instantsOf(wall) {
      const found = [...stretchesFrom(wall - FURTHEST, wall + FURTHEST)].flatMap(({ start, end, offset }) => {
        const at = wall - offset
        return at >= start && at < end ? [at] : []
      })
      return [...new Set(found)]
    },
    transitions: (from, to) =>
      [...stretchesFrom(from, to)]
        .filter(({ start, offset, before }) => start > from && start <= to && offset !== before)
        .map(({ start, offset, before }) => ({ at: start, before, after: offset }))
        .filter(({ at }, i, all) => at !== all[i - 1]?.at),
  }
}

/** The first instant at which the clocks of a zone show this; for times that were written without a zone. */
export function wallToInstant(wall: Wall, timezone: string): Instant {
  return zoneOf(timezone).firstAt(wall)
}
