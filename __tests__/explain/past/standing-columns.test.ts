import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { standingColumns } from '../../../src/explain/past/standing-columns.js'

const line = { name: 'a-name-of-24-letters-long', status: 'critical', uptime: '99.98 %', since: '5 h 7 min', days: [1] }

describe('the columns of a standing', () => {
  test.each([
    [Infinity, { name: 25, status: 8, bars: 30, uptime: 7, since: 9 }],
    [90, { name: 25, status: 8, bars: 30, uptime: 7, since: 9 }],
    [79, { name: 16, status: 8, bars: 29, uptime: 7, since: 9 }],
    [59, { name: 16, status: 8, bars: 9, uptime: 7, since: 9 }],
    [49, { name: 17, status: 8, bars: 0, uptime: 7, since: 9 }],
    [39, { name: 18, status: 8, bars: 0, uptime: 7, since: 0 }],
    [29, { name: 17, status: 8, bars: 0, uptime: 0, since: 0 }],
    [10, { name: 10, status: 8, bars: 0, uptime: 0, since: 0 }],
  ])('at %d: %j', (columns, fit) => {
    expect(standingColumns([line], columns, 30)).toEqual(fit)
  })

  test('have no bars and no uptime where nothing is known of the past', () => {
    const fit = standingColumns([{ ...line, days: [], uptime: '–', since: '' }], 80, 30)
    expect(fit).toEqual({ name: 25, status: 8, bars: 0, uptime: 0, since: 0 })
  })

  test('never take more than there is from 30 columns on', () => {
    const word = fc.string({ maxLength: 60, unit: 'grapheme-ascii' })
    const lines = fc.array(
      fc.record({ name: word, days: fc.constantFrom([], [1]), since: fc.constantFrom('', '3 d 4 h') }),
      {
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(lines, fc.integer({ min: 30, max: 250 }), (some, columns) => {
        const { name, status, bars, uptime, since } = standingColumns(
          some.map((one) => ({ ...line, ...one })),
          columns,
          30,
        )
        const parts = [name, status, bars, uptime, since].filter((width) => width > 0)
        expect(2 + parts.reduce((sum, width) => sum + width, 0) + 2 * (parts.length - 1)).toBeLessThanOrEqual(columns)
      }),
    )
  })
})
