import { describe, expect, test } from '@jest/globals'
import { cronUnion } from '../../../src/domain/calendar/cron.js'
import { describeCron } from '../../../src/domain/calendar/cron-words.js'
import { parseCron } from '../../../src/domain/calendar/parse-cron.js'
import { formatDuration } from '../../../src/domain/duration.js'
import type { CronDialect } from '../../../src/domain/schedule.js'
import { toIso } from '../../../src/domain/time.js'
import { ConfigError } from '../../../src/errors.js'
import { keptCases } from '../../support/kept-lines.js'

function told(given: string): string[] {
  const [cron = '', timezone = 'UTC', from = '2026-11-22T09:30:00Z', dialect = 'monitor'] = given.split(/ ?\| ?/)
  const at = Date.parse(from)
  try {
    const schedule = cronUnion([{ cron, timezone: timezone || 'UTC' }], dialect as CronDialect)
    return [
      schedule.inWords(),
      sets(parseCron(cron, dialect as CronDialect)),
      `next ${schedule.upcoming(at, 4).map(toIso).join(' ')}; last ${shown(schedule.previous(at))}`,
      `gaps ${[schedule.smallestGap(at), schedule.usualGap(at), schedule.largestGap(at)].map(formatDuration).join(', ')}`,
    ]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [...error.problems]
  }
}

/** Where it is not every value of a field: which; and by what rules its days are found. */
function sets(pattern: ReturnType<typeof parseCron>): string {
  const { minutes, hours, days, months, weekdays, floatingDays, floatingWeekdays, ...rest } = pattern
  const fields = [minutes, hours, days, months, weekdays].map((values, i) =>
    values.length === [60, 24, 31, 12, 7][i] ? '*' : values.join(','),
  )
  const floating = [...floatingDays, ...floatingWeekdays].map((day) => JSON.stringify(day))
  const rules = (['eitherDay', 'byWeekday', 'everyDay', 'followsClock'] as const).filter((rule) => rest[rule])
  return [fields.join(' '), ...floating, ...rules].join('; ')
}

function shown(at: number | null): string {
  return at === null ? 'never' : toIso(at)
}

describe('cron lines, each with all that is made of it', () => {
  test.each(keptCases('cron', told).map((one) => [one.given, one.told] as const))('%s', (line, expected) => {
    expect(told(line)).toEqual(expected)
  })
})

test('a line of GitHub is described by what GitHub understands', () => {
  expect(describeCron('0 2 * * 1', 'github')).toBe('Mondays at 02:00')
  expect(() => describeCron('@daily', 'github')).toThrow('GitHub knows no macros')
})
