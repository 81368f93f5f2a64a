import { ConfigError } from '../../errors.js'
import type { CronDialect, CronSchedule } from '../schedule.js'
import { createBoundedCache } from '../bounded-cache.js'
import { DAY, MINUTE, type Duration, type Instant } from '../time.js'
import { attempt } from './attempt.js'
import { horizonOf, longestDailyGap, longestGap, shortestGap, usualGap } from './cron-gap.js'
import { nextRun } from './cron-clock.js'
import { describeCron } from './cron-words.js'
import { lastRun } from './last-run.js'
import { parseCron } from './parse-cron.js'
import type { CronPattern } from './cron-pattern.js'
import { zoneOf, type Zone } from './zone.js'

/** One cron line and the IANA zone whose clocks it reads. */
export interface ZonedCron {
  readonly cron: string
  readonly timezone: string
}

type Line = readonly [CronPattern, Zone]

/**
 * Each step asks every line, so the cost grows with their number; people write a dozen at most, and more come from a
 * generator or an attack. A hundred are asked for a year's gaps in well under a second.
 */
const MOST_LINES = 100

const SEARCH_BACK = 41 * 366 * DAY

/** Several cron lines of one zone as one schedule. Throws ConfigError with every mistake of every line. */
export function cronSchedule(lines: readonly string[], timezone: string): CronSchedule {
  return cronUnion(lines.map((cron) => ({ cron, timezone })))
}

/** More than anybody watches whose lines are not the same as somebody else's. */
const MOST_KEPT = 1000
const unions = createBoundedCache<string, CronSchedule>(MOST_KEPT)

/** Several lines, each in its own zone, as one schedule: an instant that two of them name counts once. */
export function cronUnion(entries: readonly ZonedCron[], dialect: CronDialect = 'monitor'): CronSchedule {
  const distinct = distinctOf(entries)
  const key = JSON.stringify([dialect, ...distinct.flatMap(({ cron, timezone }) => [cron, timezone])])
  return unions.of(key, () => unionOf(distinct, dialect))
}

function unionOf(distinct: readonly ZonedCron[], dialect: CronDialect): CronSchedule {
  const lines = readLines(distinct, dialect)
  const next = nextOf(lines)
  const horizon = Math.max(...lines.map(([pattern]) => horizonOf(pattern)))
  return {
    next,
    previous: (at) => previous(next, at),
    upcoming(from, count) {
      const found: Instant[] = []
      for (let at = next(from); at !== null && found.length < count; at = next(at)) found.push(at)
      return found
    },
    countBetween(from, to, limit) {
      let count = 0
      for (let at = next(from); at !== null && at <= to && count < limit; at = next(at)) count += 1
      return count
    },
    largestGap: onceAnInstant((around) =>
      lines.every(isDaily)
        ? longestDailyGap(lines.map(([pattern]) => pattern))
        : longestGap(() => nextOf(lines), around, horizon, lines.length),
    ),
    smallestGap: onceADay((from) => shortestGap(next, zonesOf(lines), from)),
    usualGap: onceADay((from) => usualGap(next, from)),
    inWords: () => wordsOf(distinct),
  }
}

/** One run asks for one moment, for all that have the same lines. */
function onceAnInstant(find: (around: Instant) => Duration): (around: Instant) => Duration {
  let known: { readonly around: Instant; readonly gap: Duration } | null = null
  return (around) => {
    if (known?.around !== around) known = { around, gap: find(around) }
    return known.gap
  }
}

/** A gap hardly changes, so it is found once a day. */
function onceADay(find: (from: Instant) => Duration): (around: Instant) => Duration {
  let known: { readonly day: number; readonly gap: Duration } | null = null
  return (around) => {
    const day = Math.floor(around / DAY)
    if (known?.day !== day) known = { day, gap: find(day * DAY) }
    return known.gap
  }
}

function isDaily([pattern, zone]: Line): boolean {
  return pattern.everyDay && zone.name === 'UTC'
}

function zonesOf(lines: readonly Line[]): Zone[] {
  return [...new Set(lines.map(([, zone]) => zone))]
}

function distinctOf(entries: readonly ZonedCron[]): ZonedCron[] {
  const distinct = [...new Map(entries.map((entry) => [`${entry.cron.trim()}\n${entry.timezone}`, entry])).values()]
  if (distinct.length <= MOST_LINES) return distinct
  throw new ConfigError([
    `cron: it has ${distinct.length} different cron lines; at most ${MOST_LINES} are understood; join lines into lists like "0,30 * * * *"`,
  ])
}

function wordsOf(entries: readonly ZonedCron[]): string {
  const words = entries.map(({ cron, timezone }) => `${describeCron(cron)} (${timezone})`)
  return [...new Set(words)].join(' and ')
}

function readLines(entries: readonly ZonedCron[], dialect: CronDialect): Line[] {
  if (entries.length === 0) throw new ConfigError(['cron: there is no line; write at least one, like "0 2 * * *"'])
  const problems: string[] = []
  const lines = entries.flatMap(({ cron, timezone }): Line[] => {
    const pattern = attempt(() => parseCron(cron, dialect), problems)
    const zone = attempt(() => zoneOf(timezone), problems)
    return pattern && zone ? [[pattern, zone]] : []
  })
  if (problems.length > 0) throw new ConfigError([...new Set(problems)])
  return lines
}

function nextOf(lines: readonly Line[]): (after: Instant) => Instant | null {
  const nextOfEach = lines.map(nextOfLine)
  return (after) => {
    let earliest: Instant | null = null
    for (const next of nextOfEach) {
      const at = next(after)
      if (at !== null && (earliest === null || at < earliest)) earliest = at
    }
    return earliest
  }
}

/** Remembers the last answer: a rare line beside dense ones is asked the same again and again. */
function nextOfLine([pattern, zone]: Line): (after: Instant) => Instant | null {
  let known: { readonly after: Instant; readonly at: Instant } | null = null
  return (after) => {
    if (known !== null && after >= known.after && after < known.at) return known.at
    const at = nextRun(pattern, zone, after)
    known = at === null ? null : { after, at }
    return at
  }
}

/** Looks back in doubling steps, then halves: cheap for dense and for rare schedules. */
function previous(next: (after: Instant) => Instant | null, at: Instant): Instant | null {
  for (let step: Duration = MINUTE; step < 2 * SEARCH_BACK; step *= 2) {
    const found = next(at - step)
    if (found !== null && found <= at) return lastRun(next, found, at)
  }
  return null
}
