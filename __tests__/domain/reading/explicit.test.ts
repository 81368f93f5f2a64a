import { describe, expect, test } from '@jest/globals'
import { lineAt, placeIn, statusAt } from '../../../src/domain/reading/explicit.js'
import { readDocument, type DocumentOptions } from '../../../src/domain/reading/read.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const BEAT = '2026-09-22T11:00:00Z'
const OPTIONS: DocumentOptions = { timestampField: null, timezone: null, statusField: null, format: 'auto', now: NOW }

/** When, where and how it stands, or what is wrong. */
function told(said: unknown, options: Partial<DocumentOptions>): string {
  const text = typeof said === 'string' ? said : JSON.stringify(said)
  const { at, field, rule, status, error } = readDocument(text, { ...OPTIONS, ...options })
  const how = status ? ` ${status.field} ${status.value} ${status.class}${status.explicit ? ' explicit' : ''}` : ''
  return error ?? `${at === null ? null : new Date(at).toISOString().slice(0, 19)} ${field} ${rule}${how}`
}

function members(said: unknown, options: Partial<DocumentOptions>): string {
  const { monitors } = readDocument(JSON.stringify(said), { ...OPTIONS, each: true, ...options })
  return (monitors ?? [])
    .map(({ name, field, at, status }) => {
      const when = at === null ? 'never' : new Date(at).toISOString().slice(11, 16)
      return `${name} ${field} ${when} ${status ? `${status.field} ${status.value} ${status.class}${status.explicit ? ' explicit' : ''}` : 'no status'}`
    })
    .join(' | ')
}

describe('a time that was named', () => {
  test.each<[string, unknown, string, string]>([
    [
      'a text',
      { a: { t: BEAT, status: 'failed' } },
      '/a/t',
      '2026-09-22T11:00:00 /a/t timestamp-field /a/status failed fail',
    ],
    ['a number of seconds', { t: 1790074800 }, 't', '2026-09-22T11:00:00 /t timestamp-field'],
    ['a number of milliseconds', { t: 1790074800123 }, '/t', '2026-09-22T11:00:00 /t timestamp-field'],
    ['digits', { t: '1790074800' }, '/t', '2026-09-22T11:00:00 /t timestamp-field'],
    [
      'in a list',
      { runs: ['x', BEAT], status: 'ok' },
      '/runs/1',
      '2026-09-22T11:00:00 /runs/1 timestamp-field /status ok ok',
    ],
    ['beside the status of the whole', [BEAT], '/0', '2026-09-22T11:00:00 /0 timestamp-field'],
    ['the whole', '"2026-09-22T11:00:00Z"', '', 'timestamp-field: nothing is at  in this document'],
    ['a line', `x\n${BEAT}`, 'line:2', '2026-09-22T11:00:00 line:2 timestamp-field'],
    ['no line', `x\n${BEAT}`, 'line:3', 'timestamp-field: nothing is at line:3 in this document'],
    ['a key of a text', `x\n${BEAT}`, '/a', 'timestamp-field: nothing is at /a in this document'],
    ['nothing', { a: 1 }, '/t', 'timestamp-field: nothing is at /t in this document'],
    ['a truth', { t: true }, '/t', 'timestamp-field: /t holds a boolean, which is not a time'],
    ['a list', { t: [] }, '/t', 'timestamp-field: /t holds a object, which is not a time'],
    ['null', { t: null }, '/t', 'timestamp-field: /t holds null, which is not a time'],
    ['a word', { t: 'soon' }, '/t', 'timestamp-field: /t holds "soon", which is not a time'],
    ['an amount', { t: 5 }, '/t', 'timestamp-field: /t holds 5, which is not a time'],
    [
      'what lies far ahead',
      { t: '2026-09-24T11:00:00Z' },
      '/t',
      'timestamp-field: /t holds "2026-09-24T11:00:00Z", which is more than a day in the future',
    ],
    [
      'what is a placeholder',
      { t: '1999-09-24T11:00:00Z' },
      '/t',
      'timestamp-field: /t holds "1999-09-24T11:00:00Z", which is a placeholder: it lies before the year 2000',
    ],
  ])('%s', (_what, said, timestampField, reading) => expect(told(said, { timestampField })).toBe(reading))
})

describe('a status that was named', () => {
  test.each<[string, unknown, string, string]>([
    ['a word', { t: BEAT, s: 'down' }, '/s', '2026-09-22T11:00:00 /t only-time /s down fail explicit'],
    ['of the whole', { t: BEAT, a: { s: 'ok' } }, 'a/s', '2026-09-22T11:00:00 /t only-time /a/s ok ok explicit'],
    ['nothing', { t: BEAT }, '/s', 'status-field: nothing is at /s in this document'],
    ['null', { t: BEAT, s: null }, '/s', 'status-field: /s holds no status'],
    ['a map', { t: BEAT, s: {} }, '/s', 'status-field: /s holds no status'],
    ['a line', `${BEAT}\nok`, 'line:2', '2026-09-22T11:00:00 line:1 time-line line:2 ok ok explicit'],
    ['no line', `${BEAT}\nok`, 'line:3', 'status-field: nothing is at line:3 in this document'],
  ])('%s', (_what, said, statusField, reading) => expect(told(said, { statusField })).toBe(reading))

  test('is missed as well where the time is', () =>
    expect(told({ a: 1 }, { timestampField: '/t', statusField: '/s' })).toBe(
      'timestamp-field: nothing is at /t in this document',
    ))
})

describe('a field of each member', () => {
  const last_run = BEAT
  const jobs = { a: { last_run, u: '2026-09-22T10:00:00Z', s: 'down', status: 'ok' }, b: { last_run, status: 'ok' } }
  const odd = { a: { last_run, u: 'soon', s: [] }, b: { last_run, u: '1970-01-01', s: 0 } }

  test.each<[string, unknown, Partial<DocumentOptions>, string]>([
    ['none', { jobs }, {}, 'a /jobs/a/last_run 11:00 /jobs/a/status ok ok | b /jobs/b/last_run 11:00 /jobs/b/status ok ok'],
    ['its time', { jobs }, { timestampField: '/u' }, 'a /jobs/a/u 10:00 /jobs/a/status ok ok | b /jobs/b/u never /jobs/b/status ok ok'],
    ['its time, without a slash', { jobs }, { timestampField: 'u' }, 'a /jobs/a/u 10:00 /jobs/a/status ok ok | b /jobs/b/u never /jobs/b/status ok ok'],
    ['its time, which is none', { jobs: odd }, { timestampField: '/u' }, 'a /jobs/a/u never no status | b /jobs/b/u never no status'],
    ['its time, which the whole has too', { u: BEAT, jobs }, { timestampField: '/u' }, 'a /jobs/a/u 10:00 /jobs/a/status ok ok | b /jobs/b/u never /jobs/b/status ok ok'],
    ['a time of the whole alone', { v: BEAT, jobs }, { timestampField: '/v' }, 'a /jobs/a/last_run 11:00 /jobs/a/status ok ok | b /jobs/b/last_run 11:00 /jobs/b/status ok ok'],
    ['its status', { jobs }, { statusField: '/s' }, 'a /jobs/a/last_run 11:00 /jobs/a/s down fail explicit | b /jobs/b/last_run 11:00 /jobs/b/s nothing unknown explicit'],
    ['its status, which the whole has too', { s: 'ok', jobs }, { statusField: '/s' }, 'a /jobs/a/last_run 11:00 /jobs/a/s down fail explicit | b /jobs/b/last_run 11:00 /jobs/b/s nothing unknown explicit'],
    ['a status of the whole alone', { v: 'ok', jobs }, { statusField: '/v' }, 'a /jobs/a/last_run 11:00 /jobs/a/status ok ok | b /jobs/b/last_run 11:00 /jobs/b/status ok ok'],
    ['its status, which is none', { jobs: odd }, { statusField: '/s' }, 'a /jobs/a/last_run 11:00 /jobs/a/s nothing unknown explicit | b /jobs/b/last_run 11:00 /jobs/b/s 0 ok explicit'],
    ['a time of nobody', { jobs }, { timestampField: '/w' }, 'a /jobs/a/w never /jobs/a/status ok ok | b /jobs/b/w never /jobs/b/status ok ok'],
    ['a status of nobody', { jobs }, { statusField: '/w' }, 'a /jobs/a/last_run 11:00 /jobs/a/w nothing unknown explicit | b /jobs/b/last_run 11:00 /jobs/b/w nothing unknown explicit'],
    ['without an object of its own', [{ name: 'a', last_run, u: BEAT, s: 'ok' }, { name: 'b', last_run: null }], { timestampField: '/u', statusField: '/s' }, 'a /0/u 11:00 /0/s ok ok explicit | b /1/u never /1/s nothing unknown explicit'],
  ])('%s', (_what, said, options, each) => expect(members(said, options)).toBe(each)) // prettier-ignore

  test('is not meant where members were not asked for', () =>
    expect(members({ jobs }, { timestampField: '/u', statusField: '/s', each: false })).toBe(
      'a /jobs/a/last_run 11:00 /jobs/a/status ok ok | b /jobs/b/last_run 11:00 /jobs/b/status ok ok',
    ))

  test('is not meant in a document of one thing', () =>
    expect(told({ last_run }, { timestampField: '/w', each: true })).toBe(
      'timestamp-field: nothing is at /w in this document',
    ))
})

describe('the class of a status that was named', () => {
  test.each<[string, string]>([
    ['good', 'ok okay healthy success successful succeeded alive up online running active passed good ready live enabled status state health available fresh valid synced connected'],
    ['bad', 'alert alerting alarm failed failing fail failure failures error errors errored down dead stale crashed unhealthy broken offline incident outage late overdue degraded problem critical warning blocked missing'],
  ])('a truth under a key that is %s', (kind, keys) => {
    for (const key of keys.split(' ')) {
      const classes = [true, false].map((value) => statusAt({ field: `/a/is_${key}`, value })?.class)
      expect([key, ...classes]).toEqual([key, ...(kind === 'good' ? ['ok', 'fail'] : ['fail', 'ok'])])
    }
  }) // prettier-ignore

  test.each<[string, unknown, string | null]>([
    ['/health_alert', true, 'fail'],
    ['/flag', true, 'unknown'],
    ['/not_ok', true, 'unknown'],
    ['/no_errors', true, 'unknown'],
    ['/healthy/flag', true, 'unknown'],
    ['/code', 0, 'ok'],
    ['/code', 1, 'fail'],
    ['/code', 200, 'fail'],
    ['/http_code', 199, 'fail'],
    ['/http_code', 200, 'ok'],
    ['/http_code', 299, 'ok'],
    ['/http_code', 300, 'fail'],
    ['/Status', 204, 'ok'],
    ['/s', 'ok', 'ok'],
    ['/s', 'dark', 'unknown'],
    ['/s', null, null],
    ['/s', {}, null],
    ['/s', undefined, null],
  ])('%s: %j', (field, value, expected) =>
    expect(statusAt({ field, value })).toEqual(
      expected === null ? null : { field, value, class: expected, explicit: true },
    ),
  )
})

describe('a place', () => {
  const root = { a: { 'b/c': [5, { '~': 6 }] }, '': 7 }

  test.each<[string, unknown]>([
    ['', { value: root, field: '', holder: null, holderField: '' }],
    ['/a', { value: root.a, field: '/a', holder: root, holderField: '' }],
    ['a', { value: root.a, field: '/a', holder: root, holderField: '' }],
    ['/a/b~1c/0', { value: 5, field: '/a/b~1c/0', holder: root.a['b/c'], holderField: '/a/b/c' }],
    ['/a/b~1c/1/~0', { value: 6, field: '/a/b~1c/1/~0', holder: { '~': 6 }, holderField: '/a/b/c/1' }],
    ['/', { value: 7, field: '/', holder: root, holderField: '' }],
    ['/a/b~1c/length', null],
    ['/a/b~1c/2', null],
    ['/a/x', null],
    ['/a/b~1c/0/0', null],
    ['/toString', null],
  ])('%s', (pointer, place) => expect(placeIn(root, pointer)).toEqual(place))

  test('is none in what holds nothing', () => {
    expect(placeIn(null, '/a')).toBeNull()
    expect(placeIn('abc', '/0')).toBeNull()
    expect(placeIn({ length: 1 }, '/length')).toMatchObject({ value: 1 })
  })

  test.each<[string, string | null]>([
    ['line:1', 'a'],
    ['line:2', 'b'],
    ['line:3', ''],
    ['line:4', 'c'],
    ['line:5', null],
    ['line:0', null],
    ['line:x', null],
    ['/line:1', null],
    ['line:00000001', null],
  ])('%s', (pointer, value) =>
    expect(lineAt('a\r\nb\n\rc', pointer)).toEqual(
      value === null ? null : { value, field: pointer, holder: null, holderField: '' },
    ),
  )
})
