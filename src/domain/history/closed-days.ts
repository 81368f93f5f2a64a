import { DAY, type Instant } from '../time.js'
import { daysOver, type CalendarDay, type NumberedDay } from './days.js'
import type { DayRun, Span, Sums } from './history.js'
import { added, NO_TIME, worseOf } from './sums.js'

/** What is older is forgotten. */
export const KEPT_DAYS = 400

/** The runs with more days, oldest first; a day that is there already grows. */
export function withDays(runs: readonly DayRun[], days: readonly NumberedDay[]): readonly DayRun[] {
  const all = [...runs]
  for (const day of days) {
    const last = all.pop()
    if (last === undefined) all.push({ ...day, count: 1 })
    else all.push(...joined(last, day))
  }
  const oldest = (days.at(-1)?.day ?? -Infinity) - KEPT_DAYS
  return all.filter(({ day, count }) => day + count > oldest)
}

function joined(run: DayRun, day: NumberedDay): DayRun[] {
  const lastDay = run.day + run.count - 1
  if (lastDay === day.day) {
    const grown = { day: day.day, count: 1, ...added(run, day), worst: worseOf(run.worst, day.worst) }
    return run.count === 1 ? [grown] : [{ ...run, count: run.count - 1 }, grown]
  }
  const alike = lastDay + 1 === day.day && sameSums(run, day) && run.worst === day.worst
  return alike ? [{ ...run, count: run.count + 1 }] : [run, { ...day, count: 1 }]
}

function sameSums(a: Sums, b: Sums): boolean {
  return a.up === b.up && a.down === b.down && a.blind === b.blind && a.excluded === b.excluded
}

/** What is kept of one day; null for none. */
export function dayOf(runs: readonly DayRun[], day: number): DayRun | null {
  return runs.find((run) => run.day <= day && day < run.day + run.count) ?? null
}

/** Closed days over a span that ends where they do, or before; of a day that is cut by it a share. */
export function closedSums(runs: readonly DayRun[], { from, to }: Span, until: Instant, zone: string | null): Sums {
  const known = { from: Math.min(Math.max(from, until - (KEPT_DAYS + 1) * DAY), to), to }
  return daysOver(known, zone)
    .map((day) => shareOf(dayOf(runs, day.day), { ...day, to: Math.min(day.to, until) }, known))
    .reduce(added, { ...NO_TIME, excluded: known.from - from })
}

function shareOf(run: DayRun | null, day: CalendarDay, span: Span): Sums {
  const length = Math.min(day.to, span.to) - Math.max(day.from, span.from)
  if (run === null) return { ...NO_TIME, excluded: length }
  const share = (ms: number): number => Math.floor((ms * length) / (day.to - day.from))
  const [up, down, blind] = [share(run.up), share(run.down), share(run.blind)]
  return { up, down, blind, excluded: length - up - down - blind }
}
