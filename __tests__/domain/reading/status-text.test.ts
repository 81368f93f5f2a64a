import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readDocument } from '../../../src/domain/reading/read.js'
import { formatStatusText, presetOf } from '../../../src/domain/reading/status-text.js'
import { STATUS_KINDS } from '../../../src/domain/status-kind.js'

const AT = Date.parse('2026-09-22T11:00:00.123Z')
const OPTIONS = { timestampField: null, timezone: null, statusField: null, format: 'auto', now: AT + 1000 } as const

test.each([
  ['waiting', 'for the market', 'Waiting: for the market'],
  ['login', 'as demo', 'Logged in: as demo'],
  ['trade', 'bought 3', 'Trade: bought 3'],
  ['profit', '+2.5 %', 'Profit: +2.5 %'],
  ['error', 'no connection', 'Error: no connection'],
  ['custom', 'all is well', 'all is well'],
  ['waiting', '', 'Waiting'],
  ['custom', '', 'OK'],
  ['custom', 'two\nlines\r\nhere', 'two lines here'],
] as const)('%s with %j is %j', (preset, message, line) => {
  expect(formatStatusText(preset, message, AT)).toBe(`${line}\n2026-09-22T11:00:00.123Z\n`)
})

describe('what was written is read', () => {
  test.each(STATUS_KINDS)('%s', (preset) => {
    const found = readDocument(formatStatusText(preset, 'a thing', AT), OPTIONS)
    expect(found).toMatchObject({ at: AT, field: 'line:2', rule: 'status-text', zone: 'utc' })
    expect(presetOf(found.fields.message ?? '')).toBe(preset)
    expect(found.status?.class === 'fail').toBe(preset === 'error')
  })

  test('whatever the message says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...STATUS_KINDS), (message, preset) => {
        const found = readDocument(formatStatusText(preset, message, AT), { ...OPTIONS, format: 'text' })
        expect(found.at).toBe(AT)
      }),
      { numRuns: 300 },
    )
  })
})
