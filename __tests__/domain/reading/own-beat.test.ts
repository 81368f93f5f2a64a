import { describe, expect, test } from '@jest/globals'
import { beatJson } from '../../../src/domain/beat/beat-document.js'
import { storedBeat } from '../../../src/domain/beat/stored-beat.js'
import { withHistory } from '../../../src/domain/beat/with-history.js'
import type { BeatState, Heartbeat } from '../../../src/domain/heartbeat.js'
import { readKeptBeat } from '../../../src/domain/reading/kept-beat.js'
import { readOwnBeat } from '../../../src/domain/reading/own-beat.js'
import { readDocument } from '../../../src/domain/reading/read.js'
import { toReading } from '../../../src/domain/reading/to-reading.js'
import { MINUTE } from '../../../src/domain/time.js'
import fc from 'fast-check'
import { ownInstant } from '../../../src/domain/reading/own-fields.js'

const NOON = Date.UTC(2026, 10, 22, 12)
const PLAIN = { timestampField: null, timezone: null, statusField: null, format: 'auto' } as const
const asDocument = (text: string) => toReading(readDocument(text, { ...PLAIN, now: NOON + MINUTE }), null)
const STATES: readonly BeatState[] = ['ok', 'failed', 'running', 'stopped', 'unknown']

const FULL: Partial<Heartbeat> = {
  message: 'done ##[x\n@everyone',
  source: 'github-actions',
  workflow: 'nightly',
  runner: 'r',
  event: 'schedule',
  runId: '77',
  runAttempt: 2,
  runUrl: 'https://github.com/a/b/actions/runs/77',
  startedAt: NOON - MINUTE,
  durationSeconds: 60.5,
  exitCode: 3,
  checks: { db_ok: false },
  metrics: { rows: 12, lag: 0.5 },
}

describe('a beat of our own writer', () => {
  test.each([
    { last_heartbeat: NOON },
    { run_id: {} },
    { finished_at: '1970-01-01T00:00:00Z' },
    { last_success: null },
  ])('with %j in it goes the long way, unless it is known to be ours', (more) => {
    const own = JSON.parse(beatJson('m', { at: NOON, state: 'ok', source: 'cli' })) as object
    expect(readOwnBeat(JSON.stringify({ ...own, ...more }))).toBeNull()
    expect(readKeptBeat(JSON.stringify({ ...own, ...more }))).toMatchObject({ beat: { at: NOON, state: 'ok' } })
  })

  test.each(STATES)('reads the short way as it does the long way: %s', (state) => {
    let stored = ''
    for (const [i, more] of [{ source: 'cli' }, FULL, { ...FULL, message: 'again' }].entries()) {
      const at = NOON + i
      const text = withHistory({ text: beatJson('m', { at, state, ...more }), state, at }, storedBeat(stored))
      expect(readOwnBeat(text)).toEqual(asDocument(text))
      expect(readOwnBeat(text)).not.toBeNull()
      stored = text
    }
  })

  test('of the library says how often it beats and how grave its failure is; of others neither is believed', () => {
    const own = { at: NOON, state: 'failed', source: 'library', critical: true, intervalMs: MINUTE } as const
    const text = beatJson('m', own)
    expect(readOwnBeat(text)).toMatchObject({ beat: { critical: true, intervalMs: MINUTE } })
    expect(asDocument(text)).toEqual(readOwnBeat(text))
    const other = asDocument('{"timestamp": "2026-11-22T12:00:00Z", "interval": 60, "critical": "very"}')
    expect(other).toMatchObject({ beat: { metadata: { interval: 60 } } })
    expect(other).not.toMatchObject({ beat: { critical: expect.anything() as unknown } })
  })

  test('of fifty thousand characters is read the short way, a longer text is not', () => {
    const text = beatJson('m', { at: NOON, state: 'ok', source: 'cli' }).padEnd(50_000)
    expect(readOwnBeat(text)).toMatchObject({ beat: { at: NOON } })
    expect(readOwnBeat(`${text} `)).toBeNull()
  })

  test.each([1e300, 86_401, 0.5, -1, '60'])('an interval of %s is none, whoever claims it', (interval) => {
    const text = `{"last_run":"2026-11-22T12:00:00Z","monitor":"m","status":"ok","source":"library","interval":${JSON.stringify(interval)}}`
    expect(readOwnBeat(text)).toBeNull()
    for (const reading of [readKeptBeat(text), asDocument(text)])
      expect(reading).not.toMatchObject({ beat: { intervalMs: expect.anything() as unknown } })
  })

  test('any other document goes the long way', () => {
    const own = JSON.parse(beatJson('m', { at: NOON, state: 'ok', source: 'cli' })) as object
    const others = [
      '',
      '{',
      '[]',
      'null',
      'ok',
      JSON.stringify({ ...own, source: 'somebody' }),
      JSON.stringify({ ...own, status: 'healthy' }),
      JSON.stringify({ ...own, last_run: 'yesterday' }),
      JSON.stringify({ ...own, last_run: '2026-13-45T00:00:00Z' }),
      JSON.stringify({ ...own, last_run: '2026-02-30T00:00:00Z' }),
      JSON.stringify({ last_run: '2026-11-22T12:00:00Z' }),
    ]
    for (const text of others) for (const read of [readOwnBeat, readKeptBeat]) expect(read(text)).toBeNull()
  })
})

test('a time of our own is read as the long way reads it, and no day is made up', () => {
  const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'))
  const year = fc.integer({ min: 0, max: 9999 }).map((number) => String(number).padStart(4, '0'))
  fc.assert(
    fc.property(year, two, two, two, two, two, (y, month, day, hour, minute, second) => {
      const text = `${y}-${month}-${day}T${hour}:${minute}:${second}Z`
      const at = Date.parse(text)
      const isThere = Number.isFinite(at) && new Date(at).toISOString().startsWith(text.slice(0, 19))
      expect(ownInstant(text)).toBe(isThere ? at : null)
    }),
    {
      examples: [
        ['2026', '02', '30', '00', '00', '00'],
        ['2026', '01', '15', '24', '00', '00'],
      ],
      numRuns: 2000,
    },
  )
})
