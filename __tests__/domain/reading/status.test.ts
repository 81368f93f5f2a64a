import { describe, expect, test } from '@jest/globals'
import { errorsOf, roleOf, statusNear, statusOf } from '../../../src/domain/reading/status.js'
import { classOfText } from '../../../src/domain/reading/status-words.js'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

describe('the role of a key', () => {
  test.each(
    words('conclusion status state health outcome result verdict estado statut stato 状态 状態 상태 وضعیت').map(
      (noun, order) => [noun, order] as const,
    ),
  )('%s is a word for how it stands, the earlier of two counts', (noun, order) => {
    expect(roleOf(noun)).toEqual({ kind: 'word', order })
    expect(roleOf(`last_${noun}`)).toEqual({ kind: 'word', order: 20 + order })
    expect(roleOf(`order_${noun}`)).toBeNull()
  })

  test.each(
    words(
      `last current overall final attempt job run service system bot agent worker monitor health scheduler workflow heartbeat task
      process execution exec sync build check server app backup`,
    ),
  )('the status of a %s is that of the job', (owner) => {
    expect(roleOf(`${owner}_status`)).toEqual({ kind: 'word', order: 21 })
    expect(roleOf(`last_${owner}_status`)).toEqual({ kind: 'word', order: 21 })
  })

  test.each(
    words(
      'ok success succeeded healthy alive online up running active passed failed failing crashed unhealthy down dead',
    ),
  )('%s is a flag', (flag) => {
    expect(roleOf(flag)).toEqual({ kind: 'flag', order: 40 })
    expect(roleOf(`is_${flag}`)).toEqual({ kind: 'flag', order: 41 })
    expect(roleOf(`last_${flag}`)).toEqual({ kind: 'flag', order: 41 })
    expect(roleOf(`was_${flag}`)).toBeNull()
  })

  test.each([
    [
      'exit',
      60,
      'exit_code exitCode exitcode rc returncode return_code exit_status exitstatus pull_rc last_exit_code last_rc last_exit_status errorlevel exit',
    ],
    ['error', 70, 'error last_error errors error_message exception last_exception last_errors'],
    ['count', 80, 'consecutive_failures consecutive_errors failures_in_a_row consecutive_fails fail_streak'],
  ])('keys of the kind %s', (kind, order, keys) => {
    for (const key of words(keys)) expect([key, roleOf(key)]).toEqual([key, { kind, order }])
  })

  test('other keys have none, and neither have those that are too long', () => {
    for (const key of ['', 'time', 'status_page', 'last', 'is', `${'last_'.repeat(7)}status`])
      expect(roleOf(key)).toBeNull()
    expect(roleOf(`${'job_'.repeat(8)}_status`)).toEqual({ kind: 'word', order: 21 })
    expect(roleOf(`${'job_'.repeat(8)}__status`)).toEqual({ kind: 'word', order: 21 })
    expect(roleOf(`${'job_'.repeat(8)}___status`)).toBeNull()
  })
})

describe('what stands under a key', () => {
  const classUnder = (key: string, value: unknown) => statusOf({ [key]: value }, '')?.class ?? null

  test.each([
    ['status', 'failed', 'fail'],
    ['status', 'frobnicated', 'unknown'],
    ['status', ' ', null],
    ['status', 199, 'unknown'],
    ['status', 200, 'ok'],
    ['status', 299, 'ok'],
    ['status', 300, 'unknown'],
    ['status', 399, 'unknown'],
    ['status', 400, 'fail'],
    ['status', 599, 'fail'],
    ['status', 600, 'unknown'],
    ['status', true, 'ok'],
    ['status', false, 'fail'],
    ['status', null, null],
    ['status', { code: 1 }, null],
    ['ok', true, 'ok'],
    ['ok', false, 'fail'],
    ['ok', 'true', null],
    ['failed', true, 'fail'],
    ['failed', false, 'ok'],
    ['active', false, 'unknown'],
    ['running', false, 'unknown'],
    ['online', false, 'unknown'],
    ['up', false, 'unknown'],
    ['alive', false, 'fail'],
    ['exit_code', 0, 'ok'],
    ['exit_code', 1, 'fail'],
    ['exit_code', -1, 'fail'],
    ['exit_code', ' 0 ', 'ok'],
    ['exit_code', '-2', 'fail'],
    ['exit_code', '12345678901', null],
    ['exit_code', 'none', null],
    ['exit_code', null, null],
    ['error', 'no disk', 'fail'],
    ['error', true, 'fail'],
    ['error', false, null],
    ['error', 3, null],
    ['error', ['no disk'], 'fail'],
    ['error', [], null],
    ['error', { message: 'no disk' }, 'fail'],
    ['error', {}, null],
    ['consecutive_failures', 1, 'fail'],
    ['consecutive_failures', 0, null],
    ['consecutive_failures', '3', null],
  ])('%s %j is %s', (key, value, expected) => {
    expect(classUnder(key, value)).toBe(expected)
  })

  test.each(['', ' none ', 'NULL', 'nil', 'no', 'n/a', 'na', 'ok', '0', '-', '---', 'false', 'no error', 'no errors'])(
    'an error that says %j is none',
    (text) => {
      expect(classUnder('error', text)).toBeNull()
    },
  )

  test.each(['00', 'none at all', 'not ok', 'nothing', 'no disk', 'falsehood'])(
    'an error that says %j is one',
    (text) => {
      expect(classUnder('error', text)).toBe('fail')
    },
  )

  test.each([
    [[0, 2], null],
    [{ timeout: 2, dns: 0 }, null],
    [{ timeout: 2, dns: 'x' }, 'fail'],
    [[{ category: 'timeout', count: 2 }], null],
    [[{ category: 'timeout', count: '2' }], 'fail'],
    [[{ category: 'timeout' }], 'fail'],
    [[{ count: 2 }, 'no disk'], 'fail'],
    ...words('message msg error exception trace detail reason').map(
      (key) => [[{ [key]: 'x', count: 2 }], 'fail'] as const,
    ),
    ...words('count counts n num number total times occurrences occurrence hits amount').map(
      (key) => [[{ category: 'x', [key]: 2 }], null] as const,
    ),
  ])('of tallies %j it is %s', (value, expected) => {
    expect(classUnder('errors', value)).toBe(expected)
  })

  test('of a long list the first fifty say whether it is one of tallies', () => {
    const tallies = Array.from({ length: 50 }, () => ({ count: 1 }))
    expect(classUnder('errors', [...tallies, 'no disk'])).toBeNull()
    expect(classUnder('errors', [...tallies.slice(1), 'no disk'])).toBe('fail')
  })

  test('what is shown of it is short, and of a list its first entry', () => {
    expect(statusOf({ error: ['a', 'b'] }, '/x')).toEqual({ field: '/x/error', value: 'a', class: 'fail' })
    expect(statusOf({ error: { a: 'b' } }, '')).toEqual({ field: '/error', value: '{"a":"b"}', class: 'fail' })
    expect(statusOf({ error: ['x'.repeat(201)] }, '')?.value).toBe('x'.repeat(200))
    expect(statusOf({ 'last/status': 1 }, '')).toEqual({ field: '/last~1status', value: 1, class: 'unknown' })
  })
})

describe('which of several counts', () => {
  test('the strongest key, wherever it stands', () => {
    const all = {
      error: 'no disk',
      exit_code: 1,
      is_ok: true,
      ok: true,
      last_status: 'ok',
      state: 'ok',
      status: 'failed',
    }
    expect(statusOf(all, '')?.field).toBe('/status')
    expect(statusOf(Object.fromEntries(Object.entries(all).reverse()), '')?.field).toBe('/status')
    expect(statusOf({ last_status: '', exit_code: 3, ok: true, is_ok: false }, '')?.field).toBe('/ok')
  })

  test('the first of two that are as strong', () => {
    expect(statusOf({ error: 'a', last_error: 'b' }, '')?.field).toBe('/error')
    expect(statusOf({ job_status: 'failed', run_status: 'ok' }, '')?.field).toBe('/job_status')
  })

  test('a status beyond the first five hundred keys is that of no monitor', () => {
    const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]))
    expect(statusOf({ ...keys(499), status: 'ok' }, '')?.class).toBe('ok')
    expect(statusOf({ ...keys(500), status: 'ok' }, '')).toBeNull()
    expect(statusNear({ ...keys(499), job: { status: 'ok' } }, '')?.class).toBe('ok')
    expect(statusNear({ ...keys(500), job: { status: 'ok' } }, '')).toBeNull()
    expect(errorsOf({ ...keys(499), error: 'x' }, '')).toHaveLength(1)
    expect(errorsOf({ ...keys(500), error: 'x' }, '')).toEqual([])
  })
})

describe('the status one level below', () => {
  test.each(words('monitor heartbeat health service job run scheduler bot agent pulse last_run'))(
    'is that of the job in %s',
    (home) => {
      expect(statusNear({ [home]: { status: 'failed' } }, '/x')).toEqual({
        field: `/x/${home}/status`,
        value: 'failed',
        class: 'fail',
      })
    },
  )

  test('is left alone where it is another thing’s, unknown, or there are two', () => {
    expect(statusNear({ order: { status: 'failed' } }, '')).toBeNull()
    expect(statusNear({ job: { status: 'frobnicated' } }, '')).toBeNull()
    expect(statusNear({ job: { status: 'ok' }, run: { status: 'failed' } }, '')).toBeNull()
    expect(statusNear({ job: 'failed' }, '')).toBeNull()
    expect(statusNear({ job: { x: 1 }, run: { status: 'failed' } }, '')?.field).toBe('/run/status')
  })

  test('gives way to one of its own level', () => {
    expect(statusNear({ job: { status: 'ok' }, status: 'failed' }, '')?.field).toBe('/status')
  })
})

test('errors that a document mentions, counted or in words', () => {
  const document = {
    error: 'no disk',
    errors: 3,
    last_error: { dns: 2 },
    exception: '',
    last_errors: [0],
    status: 'ok',
  }
  expect(errorsOf(document, '/a')).toEqual([
    { field: '/a/error', value: 'no disk', class: 'fail' },
    { field: '/a/errors', value: 3, class: 'fail' },
    { field: '/a/last_error', value: '{"dns":2}', class: 'fail' },
  ])
  expect(errorsOf({ errors: 0, last_error: { dns: 0 } }, '')).toEqual([])
})

describe('the class of a word', () => {
  test.each([
    [
      'ok',
      'ok ok! OK. all systems operational, Up-to-date, up to date, in progress, exitoso, läuft, 正常, 稼働中, ✅, 👍, 🟢 fine'.split(
        ', ',
      ),
    ],
    [
      'fail',
      [
        'failed',
        'has failed',
        'time out',
        'timeout',
        'erro',
        'échec',
        'ошибка',
        '失败',
        '❌',
        '⛔ x',
        '💀',
        'ok but failed',
        'lỗi',
      ],
    ],
    ['stopped', ['stopped', 'shut down', 'shutting-down', 'was closed', 'arrêté', '停止', 'stopped ok']],
    [
      'unknown',
      ['frobnicated', '', 'not ok', 'no errors', '0 failed', 'without error', 'nicht fehlgeschlagen', '…', '?'],
    ],
  ] as const)('%s', (expected, texts) => {
    for (const text of texts) expect([text, classOfText(text)]).toEqual([text, expected])
  })

  test('of a sentence of more than six words only the first counts', () => {
    expect(classOfText('one two three four five failed')).toBe('fail')
    expect(classOfText('one two three four five six failed')).toBe('unknown')
    expect(classOfText('failed two three four five six seven')).toBe('fail')
    expect(classOfText('one two three four five six seven ❌')).toBe('unknown')
  })

  test('of a long text the first two hundred characters', () => {
    expect(classOfText(`${'-'.repeat(196)} ok`)).toBe('ok')
    expect(classOfText(`${'-'.repeat(199)} ok`)).toBe('unknown')
  })
})
