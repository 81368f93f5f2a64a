import { describe, expect, test } from '@jest/globals'
import { beatJson } from '../../../src/domain/beat/beat-document.js'
import { withKind } from '../../../src/domain/beat/status-beat.js'
import type { Heartbeat } from '../../../src/domain/heartbeat.js'
import { readOwnBeat } from '../../../src/domain/reading/own-beat.js'
import { readDocument } from '../../../src/domain/reading/read.js'
import { toReading } from '../../../src/domain/reading/to-reading.js'
import { STATUS_KINDS } from '../../../src/domain/status-kind.js'
import { statusLine } from '../../../src/domain/status-message.js'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const BEAT: Heartbeat = { at: NOON, state: 'ok', source: 'cli' }
const OPTIONS = { timestampField: null, timezone: null, statusField: null, format: 'auto', now: NOON + 1000 } as const

describe('a beat as a status message', () => {
  test.each([
    ['trade', BEAT, 'trade', 'Trade executed'],
    ['trade', { ...BEAT, message: 'bought\n3' }, 'trade', 'Trade executed - bought 3'],
    ['profit', { ...BEAT, state: 'failed', message: 'no route' }, 'error', 'Error occurred - no route'],
    ['custom', { ...BEAT, state: 'failed', message: 'no route' }, 'custom', 'no route'],
    ['custom', BEAT, 'custom', undefined],
  ] as const)('%s', (kind, beat, statusKind, message) => {
    expect(withKind(beat, kind)).toMatchObject({ statusKind })
    expect(withKind(beat, kind).message).toBe(message)
  })

  test('a run that begins says nothing yet, and without a kind nothing changes', () => {
    const running = { ...BEAT, state: 'running' } as const
    expect(withKind(running, 'trade')).toBe(running)
    expect(withKind(BEAT, null)).toBe(BEAT)
  })

  test('done twice it is the same', () => {
    for (const kind of STATUS_KINDS) {
      const once = withKind({ ...BEAT, message: 'x' }, kind)
      expect(withKind(once, kind)).toEqual(once)
    }
  })
})

describe.each(STATUS_KINDS)('%s is kept', (kind) => {
  const beat = withKind({ ...BEAT, state: kind === 'error' ? 'failed' : 'ok', message: 'a thing' }, kind)
  const kept = { state: beat.state, statusKind: kind, message: beat.message, pulses: 1 }

  test('as our own document', () => {
    expect(readOwnBeat(beatJson('bot', beat))).toMatchObject({ kind: 'beat', beat: kept })
  })

  test('as a document like any other, whose count of errors is no error', () => {
    const reading = toReading(readDocument(beatJson('bot', beat), OPTIONS), null)
    expect(reading).toMatchObject({ kind: 'beat', beat: kept, notes: [] })
  })
})

describe('in documents of others', () => {
  test.each([
    [{ status: '💰 Trade executed - GOLD', timestamp: '2026-11-22T12:00:00Z' }, 'trade', 'ok'],
    [{ status: 'ok', message: 'Profit secured! +$120', timestamp: '2026-11-22T12:00:00Z' }, 'profit', 'ok'],
    [{ status: 'Error occurred', timestamp: '2026-11-22T12:00:00Z' }, 'error', 'failed'],
    [{ status: 'ok', status_kind: 'waiting', timestamp: '2026-11-22T12:00:00Z' }, 'waiting', 'ok'],
    [{ status: 'waiting', status_kind: 'asleep', timestamp: '2026-11-22T12:00:00Z' }, undefined, 'ok'],
  ])('%j', (document, statusKind, state) => {
    const reading = toReading(readDocument(JSON.stringify(document), OPTIONS), null)
    expect(reading).toMatchObject({ kind: 'beat', beat: { state } })
    expect(reading.kind === 'beat' && reading.beat.statusKind).toBe(statusKind)
  })

  test('a list of errors is not how many there were', () => {
    const text = JSON.stringify({ timestamp: '2026-11-22T12:00:00Z', status: 'ok', errors: ['disk'], pulses: 7 })
    const reading = toReading(readDocument(text, OPTIONS), null)
    expect(reading).toMatchObject({ kind: 'beat', beat: { pulses: 7, metadata: { errors: ['disk'] } } })
    expect(reading.kind === 'beat' && reading.beat.errors).toBeUndefined()
  })
})

test('each kind has its sign', () => {
  expect(STATUS_KINDS.map((kind) => statusLine(kind, ''))).toEqual([
    '🔄 Waiting for signals',
    '✅ Login successful',
    '💰 Trade executed',
    '🎯 Profit secured',
    '❌ Error occurred',
    '',
  ])
})
