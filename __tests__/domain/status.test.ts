import { expect, test } from '@jest/globals'
import { REASON_TEXT } from '../../src/domain/judging/reason-text.js'
import { isStatusKind, STATUS_KINDS } from '../../src/domain/status-kind.js'
import { STATUS_MESSAGES, statusLine, statusWords } from '../../src/domain/status-message.js'
import { REASONS } from '../../src/domain/reasons.js'
import { overallStatus } from '../../src/domain/overall-status.js'
import { severityOf, STATUSES, type Status } from '../../src/domain/status.js'

test('statuses have their order, mildest first', () => {
  expect(STATUSES).toEqual(['healthy', 'skipped', 'warning', 'degraded', 'unknown', 'critical'])
  expect(STATUSES.map(severityOf)).toEqual([0, 1, 2, 3, 4, 5])
})

test.each<[Status, readonly Status[]]>([
  ['unknown', []],
  ['skipped', ['skipped']],
  ['skipped', ['skipped', 'skipped']],
  ['healthy', ['skipped', 'healthy']],
  ['healthy', ['healthy']],
  ['warning', ['healthy', 'warning', 'skipped']],
  ['degraded', ['degraded', 'warning']],
  ['unknown', ['unknown', 'degraded']],
  ['critical', ['unknown', 'critical', 'healthy']],
])('%s is the worst of %j', (worst, statuses) => {
  expect(overallStatus(statuses)).toBe(worst)
})

test('reasons are known by these names, which stand in outputs and in what is stored', () => {
  expect(REASONS).toEqual([
    'ok',
    'paused',
    'maintenance',
    'inactive-hours',
    'source-unreachable',
    'source-restarted',
    'source-suspect',
    'clock',
    'missing',
    'malformed',
    'no-timestamp',
    'future',
    'stale',
    'reported-failure',
    'stopped',
    'overrun',
    'pending',
    'cadence',
    'failing',
    'never-fired',
    'disabled-inactivity',
    'disabled-manually',
    'exempt',
    'config-error',
  ])
  expect(Object.keys(REASON_TEXT).sort()).toEqual([...REASONS].sort())
})

test('a status message is of one of these kinds', () => {
  expect(STATUS_KINDS).toEqual(['waiting', 'login', 'trade', 'profit', 'error', 'custom'])
  for (const kind of STATUS_KINDS) expect(isStatusKind(kind)).toBe(true)
  for (const other of ['Waiting', '', null, undefined, 7, ['waiting']]) expect(isStatusKind(other)).toBe(false)
  expect(Object.values(STATUS_MESSAGES).map(({ sign, words }) => `${sign} ${words}`)).toEqual([
    '🔄 Waiting for signals',
    '✅ Login successful',
    '💰 Trade executed',
    '🎯 Profit secured',
    '❌ Error occurred',
    ' ',
  ])
})

test.each([
  ['trade', 'bought  3\nof them ', 'Trade executed - bought 3 of them', '💰 Trade executed - bought 3 of them'],
  ['trade', 'Trade executed: 3', 'Trade executed: 3', '💰 Trade executed: 3'],
  ['trade', ' ', 'Trade executed', '💰 Trade executed'],
  ['custom', ' hello ', 'hello', 'hello'],
  ['custom', '', '', ''],
] as const)('%s: %j', (kind, said, words, line) => {
  expect([statusWords(kind, said), statusLine(kind, said)]).toEqual([words, line])
})
