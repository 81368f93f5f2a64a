import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { beatJson } from '../../../src/domain/beat/beat-document.js'
import { BEAT_KEYS } from '../../../src/domain/beat/beat-keys.js'
import { storedBeat } from '../../../src/domain/beat/stored-beat.js'
import { withHistory } from '../../../src/domain/beat/with-history.js'
import type { BeatState, Heartbeat } from '../../../src/domain/heartbeat.js'
import { readFlatBeat } from '../../../src/domain/reading/flat-beat.js'
import { readKeptBeat } from '../../../src/domain/reading/kept-beat.js'
import { readOwnBeat } from '../../../src/domain/reading/own-beat.js'
import { readDocument } from '../../../src/domain/reading/read.js'
import { toReading } from '../../../src/domain/reading/to-reading.js'
import { STATUS_KINDS } from '../../../src/domain/status-kind.js'
import { DAY, SECOND } from '../../../src/domain/time.js'

const NOW = Date.UTC(2026, 10, 22, 12)
const STATES: readonly BeatState[] = ['ok', 'failed', 'running', 'stopped', 'unknown']
/** Many more than the suite can afford: `PROPERTY_RUNS=100000`. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 100)

function asDocument(text: string, timezone: string | null = null): unknown {
  const options = { timestampField: null, timezone, statusField: null, format: 'auto', now: NOW } as const
  return toReading(readDocument(text, { ...options, zoned: () => NOW - DAY }), null)
}

const instant = fc.oneof(
  fc.integer({ min: Date.UTC(2000, 0, 1), max: NOW }),
  fc.integer({ min: NOW - DAY, max: NOW }).map((at) => at - (at % SECOND)),
)
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    'done',
    'Error occurred: no disk',
    '📈 trade executed',
    'waiting for signals',
    'failed 3 times, retrying',
    '2026-11-21T10:00:00Z',
    'last check 2026-11-20 10:00',
    'running',
    '__proto__',
    'é'.repeat(600),
  ),
)
const values = fc.dictionary(words, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })

const beat: fc.Arbitrary<Heartbeat> = fc
  .record(
    {
      at: instant,
      state: fc.constantFrom(...STATES),
      statusKind: fc.constantFrom(...STATUS_KINDS),
      message: words,
      source: fc.constantFrom('cli', 'github-actions', 'library', 'serve'),
      workflow: words,
      runner: words,
      event: fc.constantFrom('schedule', 'push', 'workflow_dispatch'),
      runId: fc.nat().map(String),
      runAttempt: fc.integer({ min: 1, max: 9 }),
      runUrl: fc.constant('https://github.com/a/b/actions/runs/77'),
      startedAt: instant,
      durationSeconds: fc.nat(99_999).map((ms) => ms / 1000),
      exitCode: fc.integer({ min: 0, max: 255 }),
      checks: values,
      metrics: values,
      pulses: fc.nat(9999),
      errors: fc.nat(9999),
      critical: fc.constant(true as const),
      intervalMs: fc.integer({ min: 1, max: 86_400 }).map((seconds) => seconds * SECOND),
    },
    { requiredKeys: ['at', 'state', 'source'] },
  )
  .map(({ intervalMs, ...rest }) =>
    rest.source === 'library' && intervalMs !== undefined ? { ...rest, intervalMs } : rest,
  )

/** As a sink stores the last of several. */
const stored = fc.array(beat, { minLength: 1, maxLength: 4 }).map((beats) =>
  [...beats]
    .sort((a, b) => a.at - b.at)
    .reduce((before, { at, state, ...more }) => {
      const text = beatJson('nightly', { at, state, ...more })
      return withHistory({ text, state, at }, storedBeat(before))
    }, ''),
)

const ODD_KEYS = ['last_heartbeat', 'agents', 'error', 'health', 'timezone', 'expected_interval', 'constructor', 'x']
const ODD_TIMES = ['2026-11-22T13:00:00Z', '2019-02-30T00:00:00Z', '1970-01-01T00:00:00Z', '2026-11-22T11:59:00+00:00']
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom(null, 0, -1, '', ' ', 'never', 'failed', 'RUNNING', 1_700_000_000, true, [], {}, ...ODD_TIMES),
)
interface Mutation {
  readonly key: string
  readonly value: unknown
  readonly how: string
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  key: fc.constantFrom(...BEAT_KEYS, ...ODD_KEYS),
  value: odd,
  how: fc.constantFrom('set', 'set', 'first', 'drop'),
})

function mutated(text: string, changes: readonly Mutation[]): string {
  const whole = changes.reduce(
    (object: Record<string, unknown>, { key, value, how }) => {
      const rest = Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
      return how === 'drop' ? rest : how === 'first' ? { [key]: value, ...rest } : { ...object, [key]: value }
    },
    JSON.parse(text) as Record<string, unknown>,
  )
  return JSON.stringify(whole)
}

test('every beat that our writers store is read the short way, and says what it says the long way', () => {
  fc.assert(
    fc.property(stored, fc.constantFrom(null, 'Europe/Berlin'), (text, timezone) => {
      const read = readOwnBeat(text)
      if (read === null) expect(JSON.parse(text)).toMatchObject({ status: 'unknown' })
      else expect(read).toEqual(asDocument(text, timezone))
      expect(readKeptBeat(text)).not.toBeNull()
    }),
    { numRuns },
  )
})

test('a beat that was changed is read as a document would be, or not at all', () => {
  fc.assert(
    fc.property(stored, fc.array(mutation, { minLength: 1, maxLength: 3 }), (text, changes) => {
      const changed = mutated(text, changes)
      const read = readOwnBeat(changed)
      if (read !== null && read.beat.at <= NOW) expect(read).toEqual(asDocument(changed))
    }),
    { numRuns: numRuns * 2 },
  )
})

const FLAT_KEYS = ['last_run', 'last_seen', 'last_heartbeat', 'heartbeat', 'timestamp', 'updated_at']
const flatTime = fc.oneof(
  instant.map((at) => new Date(at).toISOString()),
  instant.map((at) => new Date(at).toISOString().replace('Z', '456+00:00')),
  fc.constantFrom(...ODD_TIMES, '2026-11-21T24:00:00Z', '2026-11-21T10:00:00', '2026-11-21T10:00:60Z'),
)
const flatWord = fc.oneof(
  fc.constantFrom(
    'ok',
    'success',
    'healthy',
    'alive',
    'running',
    'failed',
    'error',
    'stopped',
    'OK',
    'idle',
    'started',
  ),
  odd,
)
const flat = fc.tuple(fc.constantFrom(...FLAT_KEYS), flatTime, fc.option(flatWord, { nil: undefined }))

test('the plainest documents of others are read the short way, and say what they say the long way', () => {
  fc.assert(
    fc.property(flat, fc.array(mutation, { maxLength: 1 }), fc.nat(2), (plain, changes, indent) => {
      const [key, time, status] = plain
      const text = JSON.stringify(JSON.parse(mutated(JSON.stringify({ [key]: time, status }), changes)), null, indent)
      const read = readFlatBeat(text)
      if (read !== null && read.beat.at <= NOW) expect(read).toEqual(asDocument(text))
    }),
    { numRuns: numRuns * 4 },
  )
})

test.each(FLAT_KEYS)('%s and a word are read the short way', (key) => {
  for (const rest of [
    '',
    ', "status": "ok"',
    ', "status": "failed"',
    ', "status": "running"',
    ', "status": "stopped"',
  ]) {
    const text = `{"${key}": "2026-11-22T11:59:00.123456+00:00"${rest}}\n`
    expect(readFlatBeat(text)).not.toBeNull()
    expect(readFlatBeat(text)).toEqual(asDocument(text))
  }
})
