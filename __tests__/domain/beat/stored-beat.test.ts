import { describe, expect, test } from '@jest/globals'
import { reasonNotToWrite, saysNothingNew, storedBeat, type StoredBeat } from '../../../src/domain/beat/stored-beat.js'
import { MINUTE, SECOND } from '../../../src/domain/time.js'

const TEXT = '2026-11-18T12:00:00Z'
const NOON = Date.parse(TEXT)
const earlier = (minutes: number) => new Date(NOON - minutes * MINUTE).toISOString()

function stored(values: Readonly<Record<string, unknown>>): StoredBeat | null {
  return storedBeat(JSON.stringify({ last_run: TEXT, ...values }))
}

describe('what a writer of ours stored', () => {
  test('whole', () => {
    const beat = stored({
      status: 'failed',
      consecutive_failures: 2,
      pulses: 9,
      errors: 3,
      recent_durations: [1.5, 2],
      last_scheduled: earlier(4),
      last_success: earlier(3),
      finished_at: earlier(2),
    })
    expect(beat).toEqual({
      at: NOON,
      state: 'failed',
      failures: 2,
      pulses: 9,
      errors: 3,
      durations: [1.5, 2],
      lastScheduledAt: NOON - 4 * MINUTE,
      lastSuccessAt: NOON - 3 * MINUTE,
      finishedAt: NOON - 2 * MINUTE,
      unfinishedSince: null,
    })
  })

  test.each<[string, object, Partial<StoredBeat>]>([
    ['a bare time is an end', {}, { at: NOON, state: null, failures: 0, pulses: 1, errors: 0, finishedAt: NOON }],
    ['a bare time is no success', {}, { lastSuccessAt: null, lastScheduledAt: null, durations: [] }],
    ['a good beat is a success', { status: 'ok' }, { lastSuccessAt: NOON, finishedAt: NOON, failures: 0, errors: 0 }],
    ['with what it took', { status: 'ok', duration_seconds: 3 }, { durations: [3] }],
    ['what a failure took is not usual', { status: 'failed', duration_seconds: 3 }, { durations: [] }],
    ['a failure that nobody counted', { status: 'failed' }, { failures: 1, errors: 1, lastSuccessAt: null }],
    ['failures of none', { status: 'failed', consecutive_failures: 0, errors: 0 }, { failures: 0, errors: 0 }],
    ['a count below none', { consecutive_failures: -1, pulses: -1, errors: -1 }, { failures: 0, pulses: 1, errors: 0 }],
    [
      'a count that is none',
      { consecutive_failures: 1.5, pulses: '7', errors: 2 ** 60 },
      { failures: 0, pulses: 1, errors: 0 },
    ],
    ['a status that is no text', { status: 7 }, { state: null }],
    ['a beat that the schedule began', { event: 'schedule', last_scheduled: earlier(9) }, { lastScheduledAt: NOON }],
    [
      'a beat that a person began',
      { event: 'push', last_scheduled: earlier(9) },
      { lastScheduledAt: NOON - 9 * MINUTE },
    ],
    ['a run under way', { status: 'running' }, { unfinishedSince: NOON, finishedAt: null, lastSuccessAt: null }],
    ['since its start', { status: 'running', started_at: earlier(5) }, { unfinishedSince: NOON - 5 * MINUTE }],
    [
      'since the first of its starts, after its last end',
      { status: 'running', started_at: earlier(5), unfinished_since: earlier(6), finished_at: earlier(7) },
      { unfinishedSince: NOON - 6 * MINUTE, finishedAt: NOON - 7 * MINUTE },
    ],
  ])('%s', (_, values, expected) => expect(stored({ ...values })).toMatchObject(expected))

  const lines = {
    durations: [],
    lastScheduledAt: null,
    unfinishedSince: null,
    failures: 0,
    pulses: 1,
    finishedAt: NOON,
  }
  test.each<[string, string, Partial<StoredBeat>]>([
    ['two lines', `✅ well\n${TEXT}`, { ...lines, at: NOON, state: 'ok', errors: 0, lastSuccessAt: NOON }],
    ['a time alone', TEXT, { ...lines, state: 'ok' }],
    ['with blanks around it', `ok \n ${TEXT} \n`, { state: 'ok' }],
    ['a sign of failure', `❌ broken\n${TEXT}`, { ...lines, state: 'failed', errors: 1, lastSuccessAt: null }],
    ['a word of failure', `Error: broken\n${TEXT}`, { state: 'failed' }],
    ['a word that only begins so', `errorless\n${TEXT}`, { state: 'ok' }],
    ['a mark before it', `\ufeff{"last_run": "${TEXT}"}`, { at: NOON, state: null }],
  ])('%s', (_, text, expected) => expect(storedBeat(text)).toMatchObject(expected))

  test.each([
    '',
    '{',
    '{}',
    'null',
    '{"last_run": 7}',
    'soon',
    '{"last_run": "2026-13-45T99:99:99Z"}',
    `${TEXT}\nwell`,
    '2026-11-18',
  ])('%j is none', (text) => expect(storedBeat(text)).toBeNull())

  test.each([
    '2026-11-18T12:00Z',
    '2026-11-18T12:00:00.000000000Z',
    '2026-11-18T13:00:00+01:00',
    '2026-11-18T13:00:00+0100',
  ])('%s is its time', (text) => expect(storedBeat(text)?.at).toBe(NOON))
})

describe('a beat that is not written', () => {
  const known = stored({ status: 'ok' })!
  const reason = (at: number, state: string, minIntervalMs: number, before = known, now = NOON) =>
    reasonNotToWrite(before, { at, state, minIntervalMs }, now)
  const same = /younger than 1 min and says the same/

  test.each<[string, number, string, number, RegExp | null]>([
    ['an older one', NOON - 1, 'failed', 0, /^a newer beat is stored \(2026-11-18 12:00 UTC\)$/],
    ['the same instant, nothing held back', NOON, 'ok', 0, null],
    ['the same instant, held back', NOON, 'ok', MINUTE, same],
    ['just within the least interval', NOON + MINUTE - 1, 'ok', MINUTE, same],
    ['at the end of the least interval', NOON + MINUTE, 'ok', MINUTE, null],
    ['a change of state', NOON + SECOND, 'failed', MINUTE, null],
  ])('%s', (_, at, state, minIntervalMs, why) => {
    const said = reason(at, state, minIntervalMs)
    if (why === null) expect(said).toBeNull()
    else expect(said).toMatch(why)
  })

  test('nothing stored holds nothing back', () => {
    expect(reasonNotToWrite(null, { at: 0, state: 'ok', minIntervalMs: MINUTE }, NOON)).toBeNull()
  })

  test('a stored time of a broken clock locks nobody out', () => {
    expect(reason(NOON - MINUTE, 'ok', 0, known, NOON - 5 * MINUTE)).toMatch(/newer/)
    expect(reason(NOON - MINUTE, 'ok', 0, known, NOON - 5 * MINUTE - 1)).toBeNull()
  })

  test('a stored beat without a state says the same as all but a failure', () => {
    const bare = stored({})!
    expect(reason(NOON, 'ok', MINUTE, bare)).toMatch(same)
    expect(reason(NOON, 'running', MINUTE, bare)).toMatch(same)
    expect(reason(NOON, 'failed', MINUTE, bare)).toBeNull()
  })

  test('an older beat is new by itself', () => {
    expect(saysNothingNew(known, { at: NOON - 1, state: 'ok', minIntervalMs: MINUTE })).toBeNull()
  })
})
