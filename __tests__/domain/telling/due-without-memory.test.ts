import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dueWithoutMemory } from '../../../src/domain/telling/due-without-memory.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'

const NOON = Date.UTC(2026, 10, 22, 12)
const due = (since: number | null, previousRunAt: number | null, reminderMs = DAY) =>
  dueWithoutMemory({ since }, { previousRunAt, now: NOON, reminderMs })

describe('a run that remembers nothing tells', () => {
  test.each<[string, number | null, number | null]>([
    ['what began after the run before', NOON - 4 * MINUTE, NOON - 5 * MINUTE],
    ['what began with the run before, which was not late yet', NOON - 5 * MINUTE, NOON - 5 * MINUTE],
    ['what is a day old since that run', NOON - DAY, NOON - 5 * MINUTE],
    ['what is three days old since that run', NOON - 3 * DAY - MINUTE, NOON - 5 * MINUTE],
    ['anything where nobody knows what ran before', NOON - 9 * DAY, null],
    ['anything where the run before is not before', NOON - 9 * DAY, NOON],
    ['what says no beginning, once an hour', null, NOON - 5 * MINUTE],
    ['what begins with each look, once an hour', NOON, NOON - 5 * MINUTE],
    ['what began long ago, after a gap of days', NOON - 9 * DAY, NOON - 2 * DAY],
  ])('%s', (_, since, before) => {
    expect(due(since, before)).toBe(true)
  })
})

describe('and does not tell again', () => {
  test.each<[string, number | null, number]>([
    ['what the run before was late for', NOON - 6 * MINUTE, NOON - 5 * MINUTE],
    ['what is a day old to the minute after that run', NOON - DAY - 5 * MINUTE, NOON - 5 * MINUTE],
    ['what says no beginning, within the hour', null, NOON - 0],
  ])('%s', (_, since, before) => {
    const now = since === null ? NOON + 59 * MINUTE : NOON
    expect(dueWithoutMemory({ since }, { previousRunAt: before, now, reminderMs: DAY })).toBe(false)
  })
})

test('property: whatever the rhythm of checks, each trouble is told by the first that sees it, and then once a reminder', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 * 60 }),
      fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 2, maxLength: 200 }),
      (dead, gaps) => {
        const since = NOON + dead * MINUTE
        let [previousRunAt, now] = [NOON, NOON]
        let [told, seen] = [0, 0]
        for (const gap of gaps) {
          ;[previousRunAt, now] = [now, now + gap * MINUTE]
          if (now <= since) continue
          const tells = dueWithoutMemory({ since }, { previousRunAt, now, reminderMs: DAY })
          if (seen++ === 0) expect(tells).toBe(true)
          told += tells ? 1 : 0
        }
        expect(told).toBeLessThanOrEqual(seen === 0 ? 0 : 1 + Math.floor((now - since) / DAY))
      },
    ),
  )
})

test('without reminders a day is the limit of silence', () => {
  expect(due(NOON - DAY, NOON - HOUR, 0)).toBe(true)
  expect(due(NOON - DAY - 2 * HOUR, NOON - HOUR, 0)).toBe(false)
})
