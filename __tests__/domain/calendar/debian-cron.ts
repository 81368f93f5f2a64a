import { DateTime, IANAZone } from 'luxon'
import { MINUTE, type Instant } from '../../../src/domain/time.js'

/**
 * Debian's cron, minute by minute: its main loop (the four kinds of wake-up) and its find_jobs, with luxon as the clock.
 * It shares nothing with the code under test.
 */
export function debianRuns(line: string, clock: Clock): Instant[] {
  const job = readJob(line)
  const runs = new Set<Instant>()
  let virtual = clock.wall(clock.first) - 1
  for (let real = clock.first; real < clock.end; real++) {
    const running = clock.wall(real)
    const run = (minute: number, wild: boolean, fixed: boolean): void => {
      if ((job.wild ? wild : fixed) && job.matches(minute)) runs.add(real * MINUTE)
    }
    const difference = running - virtual
    if (difference === 1) run((virtual = running), true, true)
    else if (difference > 180) run((virtual = running), true, true)
    else if (difference > 5) {
      run(running, true, false)
      while (virtual < running) run(++virtual, false, true)
    } else if (difference > 0) while (virtual < running) run(++virtual, true, true)
    else if (difference > -180) run(running, true, false)
    else run((virtual = running), true, true)
  }
  return [...runs]
}

/** What the clocks of a zone show in the minutes [first, end), all counted from 1970. */
export interface Clock {
  readonly first: number
  readonly end: number
  wall(minute: number): number
}

export function clockAround(zone: string, at: Instant, hours: number): Clock {
  const first = Math.floor(at / MINUTE) - hours * 60
  const end = first + 2 * hours * 60
  const iana = IANAZone.create(zone)
  const walls = Array.from({ length: end - first }, (_, i) => first + i + iana.offset((first + i) * MINUTE))
  return { first, end, wall: (minute) => walls[minute - first] ?? Number.NaN }
}

interface Job {
  readonly wild: boolean
  matches(wallMinute: number): boolean
}

function readJob(line: string): Job {
  const texts = line.split(' ')
  const star = texts.map((text) => text.startsWith('*'))
  const lows = [0, 0, 1, 1, 0]
  const highs = [59, 23, 31, 12, 7]
  const extended = texts.map((text) => text.split(',').filter((item) => /[LW#]/.test(item)))
  const bits = texts.map(
    (text, i) =>
      new Set(text.split(',').flatMap((item) => (/[LW#]/.test(item) ? [] : expand(item, lows[i]!, highs[i]!)))),
  )
  if (bits[4]!.has(7)) bits[4]!.add(0)
  return {
    wild: star[0]! || star[1]!,
    matches(wallMinute) {
      if (!bits[0]!.has(wallMinute % 60) || !bits[1]!.has(Math.floor(wallMinute / 60) % 24)) return false
      const date = new Date(wallMinute * MINUTE)
      const inMonth = bits[2]!.has(date.getUTCDate()) || extended[2]!.some((item) => isExtension(item, wallMinute))
      const inWeek = bits[4]!.has(date.getUTCDay()) || extended[4]!.some((item) => isExtension(item, wallMinute))
      return bits[3]!.has(date.getUTCMonth() + 1) && (star[2]! || star[4]! ? inMonth && inWeek : inMonth || inWeek)
    },
  }
}

/** What Debian does not know, by the days of the month that luxon counts: `L`, `L-3`, `LW`, `15W`, `5L`, `1#2`. */
function isExtension(item: string, wallMinute: number): boolean {
  const key = `${item} ${Math.floor(wallMinute / 1440)}`
  const known = extensions.get(key) ?? fallsOn(item, wallMinute)
  extensions.set(key, known)
  return known
}

const extensions = new Map<string, boolean>()

function fallsOn(item: string, wallMinute: number): boolean {
  const today = DateTime.fromMillis(wallMinute * MINUTE, { zone: 'utc' }).startOf('day')
  const month = Array.from({ length: today.daysInMonth! }, (_, i) => today.set({ day: i + 1 }))
  const working = month.filter(({ weekday }) => weekday <= 5)
  const [, number = '', sign, nth] = /^(\d*)([LW#])W?-?(\d*)$/.exec(item)!
  const sameWeekday = month.filter(({ weekday }) => weekday % 7 === Number(number) % 7)
  const found =
    item === 'LW'
      ? working.at(-1)
      : sign === 'W'
        ? nearest(working, month[Number(number) - 1])
        : sign === '#'
          ? sameWeekday[Number(nth) - 1]
          : number === ''
            ? month[month.length - 1 - Number(nth)]
            : sameWeekday.at(-1)
  return found !== undefined && found.day === today.day
}

function nearest(days: readonly DateTime[], wanted: DateTime | undefined): DateTime | undefined {
  if (wanted === undefined) return undefined
  const distance = (day: DateTime): number => Math.abs(day.day - wanted.day)
  return [...days].sort((a, b) => distance(a) - distance(b))[0]
}

function expand(item: string, low: number, high: number): number[] {
  const [range = '', step = '1'] = item.split('/')
  const [from, to] = range === '*' ? [low, high] : range.split('-').map(Number)
  const values: number[] = []
  for (let value = from!; value <= (to ?? from!); value += Number(step)) values.push(value)
  return values
}
