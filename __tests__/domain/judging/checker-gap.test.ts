import { describe, expect, it } from '@jest/globals'
import { cronSchedule } from '../../../src/domain/calendar/cron.js'
import { checkerGap } from '../../../src/domain/judging/checker-gap.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'

const NOW = Date.parse('2026-09-16T12:05:00Z')
const HOURLY = cronSchedule(['0 * * * *'], 'UTC')

// proves: 10
describe("the checker's own lateness", () => {
  it.each([
    ['started on time', 61 * MINUTE, 0],
    ['two ticks dropped', 3 * HOUR, 2],
    ['started by hand just after a run', 2 * MINUTE, 0],
  ])('%s', (_what, gapMs, missedRuns) => {
    expect(checkerGap(NOW - gapMs, NOW, HOURLY, null)).toMatchObject({ gapMs, missedRuns, warning: null })
  })

  it.each([
    [14 * HOUR, null],
    [14 * HOUR + 1, 'The checker itself did not run for 14 h (since 2026-09-15 22:04 UTC)'],
  ])('a gap of %i ms against a window of 14 h', (gap, warning) => {
    const told = checkerGap(NOW - gap, NOW, null, 14 * HOUR)?.warning ?? null
    if (warning === null) expect(told).toBeNull()
    else expect(told).toContain(warning)
  })

  it('says nothing of a first run', () => {
    expect(checkerGap(null, NOW, HOURLY, HOUR)).toBeNull()
  })
})
