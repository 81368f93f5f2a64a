import { ConfigError } from '../../errors.js'
import type { CronSchedule } from '../schedule.js'
import { DAY, MINUTE, type Duration, type Instant } from '../time.js'
import { attempt } from './attempt.js'
import { horizonOf, longestGap } from './cron-gap.js'
import { nextRun } from './cron-clock.js'
import { describeCron } from './cron-words.js'
import { parseCron } from './parse-cron.js'
import type { CronPattern } from './cron-pattern.js'
import { zoneOf, type Zone } from './zone.js'

/** One cron line and the IANA zone whose clocks it reads. */
export interface ZonedCron {
  readonly cron: string
  readonly timezone: string
}

type Line = readonly [CronPattern, Zone]

const SEARCH_BACK = 41 * 366 * DAY

/** Several cron lines of one zone as one schedule. Throws ConfigError with every mistake of every line. */
export function cronSchedule(lines: readonly string[], timezone: string): CronSchedule {
  return cronUnion(lines.map((cron) => ({ cron, timezone })))
}

/** Several lines, each in its own zone, as one schedule: an instant that two of them name counts once. */
export function cronUnion(entries: readonly ZonedCron[]): CronSchedule {
  const lines = readLines(entries)
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
    largestGap: (around) => longestGap(next, around, horizon),
    inWords: () => wordsOf(entries),
  }
}

function wordsOf(entries: readonly ZonedCron[]): string {
  const words = entries.map(({ cron, timezone }) => `${describeCron(cron)} (${timezone})`)
  return [...new Set(words)].join(' and ')
}

function readLines(entries: readonly ZonedCron[]): Line[] {
  if (entries.length === 0) throw new ConfigError(['cron: there is no line; write at least one, like "0 2 * * *"'])
  const problems: string[] = []
  const lines = entries.flatMap(({ cron, timezone }): Line[] => {
    const pattern = attempt(() => parseCron(cron), problems)
    const zone = attempt(() => zoneOf(timezone), problems)
    return pattern && zone ? [[pattern, zone]] : []
  })
  if (problems.length > 0) throw new ConfigError([...new Set(problems)])
  return lines
}

function nextOf(lines: readonly Line[]): (after: Instant) => Instant | null {
  return (after) => {
    let earliest: Instant | null = null
    for (const [pattern, zone] of lines) {
      const at = nextRun(pattern, zone, after)
      if (at !== null && (earliest === null || at < earliest)) earliest = at
    }
    return earliest
  }
}

/** Looks back in doubling steps, then halves: cheap for dense and for rare schedules. */
function previous(next: (after: Instant) => Instant | null, at: Instant): Instant | null {
  for (let step: Duration = MINUTE; step < 2 * SEARCH_BACK; step *= 2) {
    const found = next(at - step)
    if (found !== null && found <= at) return latest(next, found, at)
  }
  return null
}

function latest(next: (after: Instant) => Instant | null, known: Instant, at: Instant): Instant {
  let [found, high] = [known, at]
  while (found < high) {
    const middle = Math.floor((found + high) / 2)
    const later = next(middle)
    if (later !== null && later <= at) found = later
    else high = middle
  }
  return found
}
