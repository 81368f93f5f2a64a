import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readDocument } from '../../../src/domain/reading/read.js'
import { formatStatusText } from '../../../src/domain/beat/status-file.js'
import { plainKindOf } from '../../../src/domain/reading/plain-kind.js'
import { STATUS_KINDS } from '../../../src/domain/status-kind.js'

const AT = Date.parse('2026-09-22T11:00:00.123Z')
const OPTIONS = { timestampField: null, timezone: null, statusField: null, format: 'auto', now: AT + 1000 } as const

test.each([
  ['waiting', 'market closed', '🔄 Waiting for signals - market closed'],
  ['login', 'Session active', '✅ Login successful - Session active'],
  ['trade', 'GOLD BUY @ 2350.00', '💰 Trade executed - GOLD BUY @ 2350.00'],
  ['profit', '+2.5 %', '🎯 Profit secured - +2.5 %'],
  ['error', 'Login failed', '❌ Error occurred - Login failed'],
  ['trade', 'Trade executed: EURUSD buy', '💰 Trade executed: EURUSD buy'],
  ['custom', 'all is well', 'all is well'],
  ['waiting', '', '🔄 Waiting for signals'],
  ['custom', '', 'OK'],
  ['custom', 'two\nlines\r\nhere', 'two lines here'],
] as const)('%s with %j is %j', (preset, message, line) => {
  expect(formatStatusText(preset, message, AT)).toBe(`${line}\n2026-09-22T11:00:00.123Z\n`)
})

describe('what was written is read', () => {
  test.each(STATUS_KINDS)('%s', (preset) => {
    const found = readDocument(formatStatusText(preset, 'a thing', AT), OPTIONS)
    expect(found).toMatchObject({ at: AT, field: 'line:2', rule: 'status-text', zone: 'utc' })
    expect(found.fields.statusKind).toBe(preset)
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

describe('status files as other programs write them', () => {
  test.each([
    ['🔄 Waiting for signals...', 'waiting', 'Waiting for signals...', 'ok'],
    ['✅ Login successful - Session active', 'login', 'Login successful - Session active', 'ok'],
    ['🔐 Logging into the broker...', 'login', 'Logging into the broker...', undefined],
    ['💰 Trade executed - GOLD BUY @ 2350.00', 'trade', 'Trade executed - GOLD BUY @ 2350.00', undefined],
    ['✅ Trade executed: GOLD buy', 'trade', 'Trade executed: GOLD buy', 'ok'],
    ['🎯 Profit secured! +$120.50 on GOLD', 'profit', 'Profit secured! +$120.50 on GOLD', undefined],
    ['❌ Error occurred - Login failed', 'error', 'Error occurred - Login failed', 'fail'],
    ['❌ All login attempts failed. Test aborted.', 'error', 'All login attempts failed. Test aborted.', 'fail'],
    ['Trade failed: no funds', 'error', 'Trade failed: no funds', 'fail'],
    ['🧪 Integration test in progress', 'custom', '🧪 Integration test in progress', 'ok'],
    ['+2.5 % since Monday', 'custom', '+2.5 % since Monday', undefined],
  ] as const)('%s', (line, kind, message, status) => {
    const found = readDocument(`${line}\n2026-09-22T11:00:00.123456`, OPTIONS)
    expect(found).toMatchObject({ at: AT, fields: { statusKind: kind, message } })
    expect(found.status?.class).toBe(status)
  })

  test('a third line says what else there is', () => {
    const found = readDocument('❌ Login failed\n2026-09-22T11:00:00.123\n{"session_active": false}', OPTIONS)
    expect(found).toMatchObject({ at: AT, fields: { statusKind: 'error', metadata: { session_active: false } } })
  })

  test.each([
    ['💰 Trade executed - GOLD', 'trade'],
    ['waiting for trading signals', 'waiting'],
    ['Login successful', 'login'],
    ['waiting', null],
    ['error', null],
    ['trade war', null],
    ['nothing of note', null],
  ])('%s in a document of anybody is %s', (text, kind) => expect(plainKindOf(text)).toBe(kind))
})
