import { describe, expect, test } from '@jest/globals'
import { readDocument, type DocumentOptions } from '../../../src/domain/reading/read.js'
import { HOUR, MINUTE, toIso } from '../../../src/domain/time.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const OPTIONS: DocumentOptions = { timestampField: null, timezone: null, statusField: null, format: 'auto', now: NOW }

function read(document: unknown, options: Partial<DocumentOptions> = {}) {
  return readDocument(typeof document === 'string' ? document : JSON.stringify(document), { ...OPTIONS, ...options })
}

const BEAT = '2026-09-22T11:00:00Z'

describe('explicit options win', () => {
  test('the pointer that was set is read, whatever the rules think of its key', () => {
    const document = {
      last_run: '2026-09-22T10:00:00Z',
      deep: { 'a/b': { next_run: BEAT, status: 'failed' } },
      status: 'ok',
    }
    const found = read(document, { timestampField: '/deep/a~1b/next_run' })
    expect(found).toMatchObject({
      field: '/deep/a~1b/next_run',
      rule: 'timestamp-field',
      at: Date.parse(BEAT),
      status: { class: 'fail' },
    })
  })

  test('a name without a slash is a key at the top, line:N a line', () => {
    expect(read({ foo: 1789988400 }, { timestampField: 'foo' }).field).toBe('/foo')
    expect(read(`a\n${BEAT}\nb`, { timestampField: 'line:2' }).at).toBe(Date.parse(BEAT))
  })

  test.each([
    ['/nothing', 'nothing is at /nothing'],
    ['/status', '/status holds "ok", which is not a time'],
    ['/deep', '/deep holds a object, which is not a time'],
    ['/empty', '/empty holds null, which is not a time'],
    ['/far', 'more than a day in the future'],
  ])('%s is refused with what is there, and nothing else is taken instead', (timestampField, said) => {
    const found = read(
      { last_run: BEAT, status: 'ok', deep: {}, empty: null, far: '2027-01-01T00:00:00Z' },
      { timestampField },
    )
    expect(found.at).toBeNull()
    expect(found.error).toMatch(said)
  })

  test('the status field that was set is read; a number there is an exit code', () => {
    expect(read({ last_run: BEAT, code: 3, status: 'ok' }, { statusField: '/code' }).status).toMatchObject({
      field: '/code',
      value: 3,
      class: 'fail',
    })
    expect(read({ last_run: BEAT }, { statusField: '/code' }).error).toMatch('status-field: nothing is at /code')
  })

  // proves: 5
  test('a time without a zone belongs to the zone that was set, and is no longer worth a note', () => {
    const zoned = { timezone: 'Asia/Tokyo', zoned: () => 42 * HOUR + Date.parse('2026-09-01') }
    expect(read({ last_run: '2026-09-22 10:00:00' }, zoned)).toMatchObject({
      at: zoned.zoned(),
      zone: 'naive',
      notes: [],
    })
    expect(read({ last_run: BEAT }, zoned).at).toBe(Date.parse(BEAT))
    expect(read({ last_run: '2026-09-22 10:00:00' }).notes).toEqual([expect.stringMatching('without a zone')])
  })

  test('the format that was set is believed', () => {
    expect(read('last_run: 2026-09-22T11:00:00Z', { format: 'json' }).problem).toBe('malformed')
    expect(read('{"last_run": "2026-09-22T11:00:00Z"', { format: 'text' }).at).toBe(Date.parse(BEAT))
  })
})

// proves: 4
describe('the future is never life', () => {
  test.each([
    ['within the skew', 5 * MINUTE, null],
    ['just beyond it', 5 * MINUTE + 1, 'future'],
    ['hours ahead', 9 * HOUR, 'future'],
    ['more than a day ahead', 25 * HOUR, 'future'],
  ])('%s', (_, ahead, problem) => {
    const found = read({ last_run: new Date(NOW + ahead).toISOString() })
    expect(found.problem).toBe(problem)
    expect(found.at).toBe(problem === null ? NOW + ahead : null)
  })

  test('a local time that seems to lie ahead gives way to the same moment in UTC', () => {
    expect(read({ last_run: '2026-09-22 20:00:00', ts: Date.parse(BEAT) / 1000 }).field).toBe('/ts')
  })

  test('the error names the time and the way out', () => {
    expect(read({ last_run: '2026-09-22 20:00:00' }).error).toMatch(
      /\/last_run, 2026-09-22T20:00:00Z, lies in the future.*`timezone`/,
    )
  })
})

describe('a damaged document is malformed, never fresh', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t\r\n'],
    ['a byte order mark alone', '\ufeff'],
    ['half an object', '{"last_run": "2026-09-22T11:00:00Z"'],
    ['half a list', '["2026-09-22T11:00:00Z", "2026-09-'],
    ['a pretty half', '{\n  "last_run": "2026-09-22T11:00:00Z",\n  "st'],
    ['a merge conflict', '{\n<<<<<<< HEAD\n"last_run": "2026-09-22T11:00:00Z"\n=======\n>>>>>>> main\n}'],
    ['zero bytes', '2026-09-22T11:00:00Z\u0000\u0000'],
    ['two objects on one line', '{"last_run":"2026-09-22T11:00:00Z"}{"last_run":"2026-09-22T11:30:00Z"}'],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ at: null, field: null, problem: 'malformed', error: expect.any(String) })
  })
})

describe('what was seen is named', () => {
  test.each([
    [{ next_run: BEAT, started_at: BEAT }, /\/next_run .*another time.*\/started_at/],
    [{ last_heartbeat: '' }, /\/last_heartbeat is empty, so it has never beaten/],
    [{ status: 'ok' }, /a status alone \(\/status: ok\) is no sign of life/],
    [{}, /an empty object/],
    [[], /a list of 0/],
    ['null', /one line of text, beginning with "null"/],
    ['16 Sep, all is well', /one line of text, beginning with "16 Sep/],
    [{ last_run: 'app 7' }, /\/last_run \(app 7\) is not a time/],
    [{ last_run: '2018-06' }, /\/last_run \(2018-06\) is not a time/],
    [{ updated_at: '2031-01-01T00:00:00Z' }, /more than a day in the future/],
  ])('%j', (document, said) => {
    expect(read(document).error).toMatch(said)
  })
})

describe('keys decide by what they speak of', () => {
  test.each([
    ['success before heartbeat', { last_heartbeat: BEAT, last_success_at: '2026-09-20T00:00:00Z' }, '/last_success_at'],
    ['heartbeat before run', { last_run: BEAT, heartbeat_at: '2026-09-20T00:00:00Z' }, '/heartbeat_at'],
    ['run before time', { timestamp: BEAT, last_checked: '2026-09-20T00:00:00Z' }, '/last_checked'],
    ['time before date', { date: '2026-09-22', timestamp: '2026-09-20T00:00:00Z' }, '/timestamp'],
    ['a date gives way to the same day in full', { last_run: '2026-09-22', timestamp: BEAT }, '/timestamp'],
    ['but not to another day', { last_run: '2026-09-20', timestamp: BEAT }, '/last_run'],
    ['an empty success leaves no weaker key', { last_success: null, last_run: BEAT }, null],
    ['an empty run leaves the success', { last_success: BEAT, last_run: null }, '/last_success'],
    [
      'a finished task is not the job',
      { timestamp: BEAT, last_completed_task_at: '2026-09-01T00:00:00Z' },
      '/timestamp',
    ],
    ['camel case and glued words', { lastrun: BEAT, createdat: '2026-09-22T11:30:00Z' }, '/lastrun'],
    ['the top before the depth', { at: BEAT, stats: { last_run: '2026-09-22T11:30:00Z' } }, '/at'],
    [
      'a number is a time only under a name of time',
      { user: 1789988400, job_id: 1789988400, updated: 1789988400 },
      '/updated',
    ],
    [
      'the pulse inside a file that was made later',
      { generated_at: BEAT, heartbeat: { last_run: '2026-09-22T10:00:00Z' } },
      '/heartbeat/last_run',
    ],
    [
      'but not when that was made, too',
      { generated_at: BEAT, heartbeat: { published_at: '2026-09-22T10:00:00Z' } },
      '/generated_at',
    ],
    ['a line of the same day before the day alone', { last_run: '2026-09-22', log: [`${BEAT} done`] }, '/log/0'],
    ['but not in what Heartbeat wrote', { monitor: 'a', last_run: '2026-09-22', log: [`${BEAT} done`] }, '/last_run'],
    ['a time below a plain wrapper', { data: { status: 'ok', last_run: BEAT } }, '/data/last_run'],
    ['seconds and nanoseconds', { updated: { _seconds: 1789988400, _nanoseconds: 5e6 } }, '/updated'],
  ])('%s', (_, document, field) => {
    expect(read(document).field).toBe(field)
  })

  test.each([
    'next_run', 'expires_at', 'due', 'scheduled_for', 'expected_at', 'started_at', 'created', 'born', 'joined', 'first_seen', 'since',
    'valid_until', 'deadline', 'eta', 'lease_expires', 'nextRun', 'startTime', 'createdAt', 'expiry', 'last_failure', 'last_error_at',
    'boot_time', 'up_since', 'cooldown_until', 'previous_run', 'proxima_ejecucion', '次回実行', 'date_from', 'birthday', 'retry_after',
  ])('%s never counts', (key) => {
    expect(read({ [key]: BEAT }).at).toBeNull()
  }) // prettier-ignore

  test.each([
    'last_run', 'timestamp', 'updated_at', 'ts', 'last_heartbeat', 'last_success_at', 'lastSeen', 'last-check', 'LAST_RUN', 'time', 'at',
    '@timestamp', 'checked', 'lastUpdated', 'last_modified', 'generated_at', 'run_at', 'finishedAt', 'completed_at', 'heartbeat', 'ping',
    'last_active', 'last_beat_utc', 'date', 'datetime', 'lastSync', 'last_sync_time', 'pulse', 'last_poll', 'last_execution', 'mtime',
    'última_ejecución', 'dernière_exécution', 'letzter_lauf', 'aktualisiert', 'последний_запуск', '最后更新', '最終実行', '마지막 실행', 'terakhir_update',
    'end_time', 'synced_at', 'when', 'epoch', 'unix_time', 'last_ok', 'last_contact', 'keepalive', 'last_tick', 'last_wake',
  ])('%s counts', (key) => {
    expect(read({ [key]: BEAT }).field).toBe(`/${key}`)
  }) // prettier-ignore
})

describe('status words', () => {
  test.each([
    ['ok', 'ok'], ['Success', 'ok'], ['HEALTHY', 'ok'], ['🟢 running', 'ok'], ['✅', 'ok'], ['in_progress', 'ok'], ['up-to-date', 'ok'],
    ['completed successfully', 'ok'], ['активен', 'ok'], ['正常', 'ok'], ['erfolgreich', 'ok'],
    ['error', 'fail'], ['FAILED', 'fail'], ['failed: no connection', 'fail'], ['❌', 'fail'], ['crashed', 'fail'], ['not ok', 'unknown'],
    ['no errors', 'unknown'], ['completed with errors', 'fail'], ['unhealthy', 'fail'], ['halted', 'fail'], ['失败', 'fail'],
    ['shutdown', 'stopped'], ['stopped', 'stopped'], ['terminated', 'stopped'], ['exited', 'stopped'],
    ['skipped', 'unknown'], ['degraded', 'unknown'], ['partial', 'unknown'], ['purple', 'unknown'], ['paused', 'unknown'], ['inactive', 'unknown'],
    ['thinking about a success that may come one day', 'unknown'], [true, 'ok'], [200, 'ok'], [503, 'fail'], [7, 'unknown'],
  ])('%j is %s', (status, expected) => {
    expect(read({ last_run: BEAT, status }).status?.class).toBe(expected)
  }) // prettier-ignore

  test.each([
    [{ ok: false }, 'fail'],
    [{ alive: true }, 'ok'],
    [{ is_active: false }, 'unknown'],
    [{ exit_code: 1 }, 'fail'],
    [{ exit_code: 0 }, 'ok'],
    [{ error: 'no connection' }, 'fail'],
    [{ errors: ['no connection'] }, 'fail'],
    [{ error: null, errors: [], last_error: '' }, undefined],
    [{ ok: 112, errors: 3 }, undefined],
    [{ market_status: 'closed', book_state: 'error' }, undefined],
  ])('%j is %s', (fields, expected) => {
    expect(read({ last_run: BEAT, ...fields }).status?.class).toBe(expected)
  })

  test('an error beside a good status is a note', () => {
    const found = read({ last_run: BEAT, status: 'ok', last_error: 'no connection', errors: 2 })
    expect(found.status?.class).toBe('ok')
    expect(found.notes).toEqual(['/last_error is not empty: no connection', '/errors is not empty: 2'])
  })
})

test("GitHub's conclusion says more than its status", () => {
  const run = { status: 'completed', conclusion: 'failure', updated_at: BEAT }
  expect(read(run).status).toEqual({ field: '/conclusion', value: 'failure', class: 'fail' })
})

test('a key that says UTC needs no zone', () => {
  const tokyo = { timezone: 'Asia/Tokyo', zoned: () => 0 }
  expect(read({ last_run_utc: '2026-09-22 11:00:00' }, tokyo).at).toBe(Date.parse(BEAT))
})

test('a list names the monitors that never beat, too', () => {
  const found = read({
    jobs: [
      { name: 'a', last_run: BEAT },
      { name: 'b', last_run: null },
    ],
  })
  expect(found.monitors?.map(({ name, at }) => [name, at])).toEqual([
    ['a', Date.parse(BEAT)],
    ['b', null],
  ])
})

test('intervals that a document declares are told with their units', () => {
  const document = {
    last_run: BEAT,
    expected_interval_minutes: 10,
    max_age_hours: 26,
    every: '5m',
    cron: '0 5 * * *',
    nested: { ttl_s: 60 },
  }
  expect(read(document).declared).toEqual([
    { field: '/expected_interval_minutes', value: 10, unit: 'minutes' },
    { field: '/max_age_hours', value: 26, unit: 'hours' },
    { field: '/every', value: '5m', unit: 'text' },
    { field: '/cron', value: '0 5 * * *', unit: 'cron' },
    { field: '/nested/ttl_s', value: 60, unit: 'seconds' },
  ])
})

test('what was passed over is told, with why', () => {
  const found = read({ last_run: BEAT, next_run: '2026-09-22T13:00:00Z', updated_at: BEAT, timestamp: 'soon' })
  expect(found.ignored).toEqual([
    { field: '/next_run', value: '2026-09-22T13:00:00Z', why: 'speaks of another time than the last beat' },
    { field: '/timestamp', value: 'soon', why: 'is not a time' },
    {
      field: '/updated_at',
      value: toIso(Date.parse(BEAT)).replace('Z', '.000Z'),
      why: '/last_run is the stronger field',
    },
  ])
})
