import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DAY, MINUTE, SECOND } from '../../src/domain/time.js'
import { limitPause } from '../../src/platform/rate-limit.js'

const NOW = Date.parse('2026-11-22T09:00:00Z')
/** The clock of the machine is an hour off: instants of an answer are by the clock of the answer. */
const OURS = NOW + 3600_000
const DATE = { date: 'Sun, 22 Nov 2026 09:00:00 GMT' }
const seconds = (at: number): string => String(at / 1000)

type Headers = Record<string, string>
const pauseOf = (status: number, headers: Headers, text = '', readOnly = true) =>
  limitPause({ status, headers: { ...DATE, ...headers }, text, readOnly }, OURS)

// proves: 24
describe('retry-after', () => {
  test.each<[string, number]>([
    ['0', SECOND],
    ['1', SECOND],
    ['7', 7 * SECOND],
    [' 7 ', 7 * SECOND],
    ['+7', 7 * SECOND],
    ['1.5', 1500],
    ['1.0001', 1001],
    ['2.', 2 * SECOND],
    ['-1', SECOND],
    ['-100000', SECOND],
    ['3600', 3600 * SECOND],
    ['99999999999999999999', DAY],
    ['9'.repeat(400), DAY],
    ['5, 10', 10 * SECOND],
    ['10,5', 10 * SECOND],
    ['5, soon', 5 * SECOND],
    ['Sun, 22 Nov 2026 09:00:05 GMT', 5 * SECOND],
    ['Sunday, 22-Nov-26 09:00:05 GMT', 5 * SECOND],
    ['Sun Nov 22 09:00:05 2026', 5 * SECOND],
    ['Sun, 22 Nov 2026 08:59:00 GMT', SECOND],
    ['Sun, 22 Nov 2026 09:00:00 GMT', SECOND],
    ['Fri, 22 Nov 2126 09:00:00 GMT', DAY],
    ['Sun, 99 Nov 2026 09:00:05 GMT', MINUTE],
    ['soon', MINUTE],
    ['', MINUTE],
    ['NaN', MINUTE],
    ['Infinity', MINUTE],
    ['1e3', MINUTE],
    ['0x10', MINUTE],
    ['5s', MINUTE],
    ['2026', 2026 * SECOND],
    ['2026-11-22T09:00:05Z', MINUTE],
  ])('%j asks for %d ms', (text, pause) => {
    expect(pauseOf(403, { 'retry-after': text })).toBe(pause)
    expect(pauseOf(429, { 'retry-after': text })).toBe(pause)
  })

  test('counts from our own clock where an answer has no date', () => {
    const headers = { 'retry-after': 'Sun, 22 Nov 2026 09:00:05 GMT' }
    const refused = { status: 403, text: '', readOnly: true }
    expect(limitPause({ ...refused, headers }, NOW)).toBe(5 * SECOND)
    expect(limitPause({ ...refused, headers: { ...headers, date: 'today' } }, NOW)).toBe(5 * SECOND)
  })

  test('comes before what else an answer says', () => {
    const headers = { 'retry-after': '3', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(NOW + MINUTE) }
    expect(pauseOf(403, headers)).toBe(3 * SECOND)
  })

  test('that nobody understands leaves the word to the reset', () => {
    const headers = { 'retry-after': 'soon', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(NOW + 9000) }
    expect(pauseOf(403, headers)).toBe(9 * SECOND)
  })
})

// proves: 24
describe('the limit of an hour', () => {
  test.each<[string, string | undefined, number]>([
    ['in 9 s', seconds(NOW + 9000), 9 * SECOND],
    ['now', seconds(NOW), SECOND],
    ['in the past', seconds(NOW - 9000), SECOND],
    ['in a thousand years', seconds(NOW + 365_000 * DAY), DAY],
    ['in milliseconds by mistake', String(NOW), DAY],
    ['negative', '-5', SECOND],
    ['garbage', 'soon', MINUTE],
    ['empty', '', MINUTE],
    ['absent', undefined, MINUTE],
  ])('with its reset %s', (_, reset, pause) => {
    const headers = { 'x-ratelimit-remaining': '0', ...(reset !== undefined && { 'x-ratelimit-reset': reset }) }
    expect(pauseOf(403, headers)).toBe(pause)
    expect(pauseOf(429, headers)).toBe(pause)
  })

  test('is not reached while something remains', () => {
    const headers = { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': seconds(NOW + 9000) }
    expect(pauseOf(403, headers)).toBeNull()
  })
})

// proves: 24
describe('without a header', () => {
  test.each<[number, string, number | null]>([
    [403, 'You have exceeded a secondary rate limit.', MINUTE],
    [403, 'API Rate Limit exceeded', MINUTE],
    [403, 'You have triggered an abuse detection mechanism.', MINUTE],
    [403, 'Resource not accessible by integration', null],
    [403, '', null],
    [429, 'Whoa there!', MINUTE],
    [200, 'secondary rate limit', null],
    [401, 'secondary rate limit', null],
    [404, 'secondary rate limit', null],
    [500, 'secondary rate limit', null],
  ])('%d %j', (status, text, pause) => {
    expect(pauseOf(status, {}, text)).toBe(pause)
  })

  test.each([400, 401, 404, 422, 500, 502])('status %d is no limit, whatever its headers say', (status) => {
    expect(pauseOf(status, { 'retry-after': '3', 'x-ratelimit-remaining': '0' })).toBeNull()
  })
})

describe('a server that is down', () => {
  test('is asked again when it says, if nothing was to be changed', () => {
    expect(pauseOf(503, { 'retry-after': '3' })).toBe(3 * SECOND)
    expect(pauseOf(503, { 'retry-after': '3' }, '', false)).toBeNull()
    expect(pauseOf(503, {}, 'rate limit')).toBeNull()
  })
})

test('whatever stands there, a wait is a number from a second to a day', () => {
  const odd = fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String), fc.date().map(String))
  fc.assert(
    fc.property(odd, odd, odd, (after, reset, date) => {
      const headers = { 'retry-after': after, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset, date }
      const pause = limitPause({ status: 403, headers, text: '', readOnly: true }, NOW)
      expect(pause).toBeGreaterThanOrEqual(SECOND)
      expect(pause).toBeLessThanOrEqual(DAY)
    }),
  )
})
