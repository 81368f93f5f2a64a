import { describe, expect, test } from '@jest/globals'
import { readFlatBeat } from '../../../src/domain/reading/flat-beat.js'

const AT = Date.parse('2026-09-22T11:00:00Z')
const TIME = '2026-09-22T11:00:00Z'

describe('a time and a word', () => {
  test.each([
    ['last_run', 'last-run-key'],
    ['last_seen', 'last-run-key'],
    ['last_heartbeat', 'heartbeat-key'],
    ['heartbeat', 'heartbeat-key'],
    ['timestamp', 'time-key'],
    ['updated_at', 'time-key'],
  ])('%s is known by %s', (key, rule) =>
    expect(readFlatBeat(`{"${key}": "${TIME}"}`)).toEqual({
      kind: 'beat',
      beat: { at: AT, state: 'ok' },
      evidence: { field: `/${key}`, rule, zone: 'utc' },
      notes: [],
    }),
  )

  test.each([
    ['ok', 'ok'],
    ['success', 'ok'],
    ['healthy', 'ok'],
    ['alive', 'ok'],
    ['running', 'ok'],
    ['failed', 'failed'],
    ['error', 'failed'],
    ['stopped', 'stopped'],
  ])('%s is %s', (stateText, state) =>
    expect(readFlatBeat(`{"last_run": "2026-09-22T11:00:00+00:00", "status": "${stateText}"}`)?.beat).toEqual({
      at: AT,
      state,
      stateText,
    }),
  )

  test('as old as the year 2000', () => {
    expect(readFlatBeat('{"last_run": "2000-01-01T00:00:00Z"}')).not.toBeNull()
    expect(readFlatBeat('{"last_run": "1999-12-31T23:59:59Z"}')).toBeNull()
  })

  test('in two hundred letters', () => {
    const padded = (length: number) => `{"last_run": "${TIME}"}`.padEnd(length)
    expect(readFlatBeat(padded(200))).not.toBeNull()
    expect(readFlatBeat(padded(201))).toBeNull()
  })
})

test.each([
  '',
  '{',
  '[]',
  '{}',
  'last_run',
  ` {"last_run": "${TIME}"}`,
  `{"last_check": "${TIME}"}`,
  `{"last_run": 1790074800}`,
  `{"last_run": "2026-09-22T11:00:00"}`,
  `{"last_run": "2026-09-22T11:00:00+02:00"}`,
  `{"last_run": "${TIME}", "status": "OK"}`,
  `{"last_run": "${TIME}", "status": true}`,
  `{"last_run": "${TIME}", "status": null}`,
  `{"last_run": "${TIME}", "state": "ok"}`,
  `{"last_run": "${TIME}", "status": "ok", "n": 1}`,
  `{"status": "ok", "last_run": "${TIME}"}`,
])('%s is for others to read', (text) => expect(readFlatBeat(text)).toBeNull())
