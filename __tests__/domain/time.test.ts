import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { toIso, toText } from '../../src/domain/time.js'

describe('an instant in words', () => {
  test.each([
    [0, '1970-01-01T00:00:00Z', '1970-01-01 00:00 UTC'],
    [1_000_000_000_007, '2001-09-09T01:46:40.007Z', '2001-09-09 01:46 UTC'],
    [-1, '1969-12-31T23:59:59.999Z', '1969-12-31 23:59 UTC'],
    [Date.UTC(2026, 1, 3, 4, 5, 6), '2026-02-03T04:05:06Z', '2026-02-03 04:05 UTC'],
    [Date.parse('0007-01-02T03:04:05Z'), '0007-01-02T03:04:05Z', '0007-01-02 03:04 UTC'],
    [Date.parse('+012026-01-02T03:04:05Z'), '+012026-01-02T03:04:05Z', '+012026-01-02 03:04 UTC'],
  ])('%d is %s', (at, iso, text) => {
    expect([toIso(at), toText(at)]).toEqual([iso, text])
  })

  test('property: it is what Date says, without milliseconds that are none', () => {
    const instants = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 })
    fc.assert(
      fc.property(instants, fc.boolean(), (at, isWhole) => {
        const instant = isWhole ? Math.trunc(at / 1000) * 1000 : at
        expect(toIso(instant)).toBe(new Date(instant).toISOString().replace('.000Z', 'Z'))
      }),
    )
  })

  test.each([NaN, Infinity, 8.7e15])('%d is no instant', (at) => {
    expect(() => toIso(at)).toThrow(RangeError)
    expect(() => toText(at)).toThrow(RangeError)
  })
})
