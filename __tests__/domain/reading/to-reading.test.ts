import { describe, expect, test } from '@jest/globals'
import { readDocument } from '../../../src/domain/reading/read.js'
import { toReading } from '../../../src/domain/reading/to-reading.js'
import { DAY } from '../../../src/domain/time.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const BEAT = '2026-09-22T11:00:00Z'

function read(document: unknown, member: string | null = null) {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  return toReading(
    readDocument(text, { timestampField: null, timezone: null, statusField: null, format: 'auto', now: NOW }),
    member,
  )
}

test('the beat of our own writer keeps all its fields', () => {
  const document = {
    last_run: BEAT,
    monitor: 'backup',
    status: 'failed',
    source: 'workflow',
    workflow: 'Nightly',
    runner: 'linux',
    run_id: '123',
    run_attempt: 2,
    run_url: 'https://github.com/o/r/actions/runs/123',
    message: 'no space',
    started_at: '2026-09-22T10:59:00Z',
    duration_seconds: 60,
    exit_code: 1,
    checks: { disk: 'full' },
    metrics: { rows: 3 },
  }
  expect(read(document)).toEqual({
    kind: 'beat',
    beat: {
      at: Date.parse(BEAT),
      state: 'failed',
      stateText: 'failed',
      source: 'workflow',
      workflow: 'Nightly',
      runner: 'linux',
      runId: '123',
      runAttempt: 2,
      runUrl: 'https://github.com/o/r/actions/runs/123',
      message: 'no space',
      startedAt: Date.parse('2026-09-22T10:59:00Z'),
      durationSeconds: 60,
      exitCode: 1,
      checks: { disk: 'full' },
      metrics: { rows: 3 },
    },
    evidence: { field: '/last_run', rule: 'last-run-key', zone: 'utc' },
    notes: [],
  })
})

describe('running', () => {
  test('says in our own document that a run has begun', () => {
    const beat = { last_run: BEAT, monitor: 'backup', status: 'running', started_at: BEAT }
    expect(read(beat)).toMatchObject({ beat: { state: 'running', startedAt: Date.parse(BEAT) } })
  })

  test('is life in the documents of others', () => {
    expect(read({ last_run: BEAT, status: 'running', started_at: '2026-01-01T00:00:00Z' })).toMatchObject({
      beat: { state: 'ok' },
    })
  })
})

describe('our own documents', () => {
  const own = { last_run: BEAT, monitor: 'backup', status: 'running', source: 'cli' }

  test('keep what the writer remembers', () => {
    const document = {
      ...own,
      source: 'github-actions',
      event: 'schedule',
      last_success: '2026-09-21T11:00:00Z',
      finished_at: '2026-09-21T12:00:00Z',
      unfinished_since: '2026-09-22T10:00:00Z',
    }
    expect(read(document)).toMatchObject({
      beat: {
        own: true,
        state: 'running',
        event: 'schedule',
        lastSuccessAt: Date.parse('2026-09-21T11:00:00Z'),
        finishedAt: Date.parse('2026-09-21T12:00:00Z'),
        unfinishedSince: Date.parse('2026-09-22T10:00:00Z'),
      },
    })
  })

  test('say running without a start as well', () => {
    expect(read(own)).toMatchObject({ beat: { state: 'running', own: true } })
  })

  test.each([
    ['no source', { source: undefined }],
    ['a source of others', { source: 'cron' }],
    ['a word of others', { status: 'RUNNING' }],
    ['no monitor', { monitor: undefined }],
    ['a time of others', { last_run: '2026-09-22 11:00:00' }],
  ])('are not those with %s', (_, other) => {
    const reading = read({ ...own, ...other })
    expect(reading).toMatchObject({ kind: 'beat', beat: { state: 'ok' } })
    expect(reading.kind === 'beat' && reading.beat.own).toBeUndefined()
  })
})

test.each([
  ['ok', 'ok'],
  ['failed', 'failed'],
  ['shutdown', 'stopped'],
  ['purple', 'unknown'],
])('the status %s becomes the state %s', (status, state) => {
  expect(read({ last_run: BEAT, status })).toMatchObject({ beat: { state, stateText: status } })
})

test('a date is valid for its day, minutes for their minute, seconds for nothing', () => {
  const units = ['2026-09-22', '2026-09-22T11:00Z', BEAT].map((last_run) => read({ last_run }))
  expect(units.map((reading) => reading.kind === 'beat' && reading.evidence.precisionMs)).toEqual([
    DAY,
    60_000,
    undefined,
  ])
})

describe('a document of many', () => {
  const many = {
    timestamp: BEAT,
    agents: {
      alive: { last_seen: BEAT, status: 'active' },
      dead: { last_seen: '2026-09-01T11:00:00Z', status: 'active' },
      never: { last_seen: null },
    },
  }

  test('the file is judged by its own time, and the stalest member is named', () => {
    expect(read(many)).toMatchObject({
      kind: 'beat',
      beat: { at: Date.parse(BEAT) },
      notes: [expect.stringMatching(/^dead is 21 d behind/)],
    })
  })

  test('a member is read by its name', () => {
    expect(read(many, 'dead')).toMatchObject({
      kind: 'beat',
      beat: { at: Date.parse('2026-09-01T11:00:00Z') },
      evidence: { field: '/agents/dead/last_seen' },
    })
  })

  test('a member that never beat is told from one that is not there', () => {
    expect(read(many, 'never')).toMatchObject({
      kind: 'invalid',
      problem: 'no-timestamp',
      detail: expect.stringMatching('never has never beaten'),
    })
    expect(read(many, 'other')).toMatchObject({
      kind: 'missing',
      detail: expect.stringMatching('holds alive, dead, never'),
    })
    expect(read({ last_run: BEAT }, 'other')).toMatchObject({ kind: 'missing' })
  })

  test('a member from the future is none', () => {
    expect(read({ a: '2026-09-22T20:00:00Z', b: BEAT }, 'a')).toMatchObject({ kind: 'invalid', problem: 'future' })
  })

  test('ours with checks and metrics is one monitor, not many', () => {
    const beat = {
      last_run: BEAT,
      monitor: 'x',
      metrics: { a: BEAT, b: BEAT },
      checks: { db: { last_checked: BEAT }, web: { last_checked: BEAT } },
    }
    expect(read(beat, 'db')).toMatchObject({ kind: 'missing' })
  })
})

test.each([
  ['{"last_run"', 'malformed'],
  ['{}', 'no-timestamp'],
  [JSON.stringify({ last_run: '2026-09-22T15:00:00Z' }), 'future'],
])('%s is invalid: %s', (text, problem) => {
  expect(read(text)).toMatchObject({ kind: 'invalid', problem, detail: expect.any(String) })
})

test.each(['2099-01-01T00:00:00Z', '2026-11-25T00:00:00Z'])('a file whose only time is %s is in the future', (at) => {
  const now = Date.UTC(2026, 10, 22, 12)
  const options = { timestampField: null, timezone: null, statusField: null, format: 'auto', now } as const
  const reading = toReading(readDocument(JSON.stringify({ last_run: at }), options), null)
  expect(reading).toMatchObject({ kind: 'invalid', problem: 'future' })
})

test.each(['id', 'user_id', 'pid', 'totalBytes', 'block_height'])('a number under %s is no life', (key) => {
  expect(read({ [key]: 1790070000 }).kind).toBe('invalid')
})
