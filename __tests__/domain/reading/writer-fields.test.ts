import { describe, expect, test } from '@jest/globals'
import { isOwn, ownInstant } from '../../../src/domain/reading/own-fields.js'
import { metadataIn } from '../../../src/domain/reading/metadata.js'
import { plainKindOf } from '../../../src/domain/reading/plain-kind.js'
import { createSeen, short } from '../../../src/domain/reading/seen.js'
import { fieldsOf, writerFields } from '../../../src/domain/reading/writer-fields.js'

const AT = Date.UTC(2026, 10, 22, 10)

describe('what a document says under the keys of our writer', () => {
  test.each([
    ['monitor', 'a', { monitor: 'a' }],
    ['monitor', '', {}],
    ['monitor', 3, {}],
    ['message', ' x ', { message: ' x ' }],
    ['message', '  ', {}],
    ['message', 'x'.repeat(501), { message: 'x'.repeat(500) }],
    ['status_kind', 'trade', { statusKind: 'trade' }],
    ['status_kind', 'other', {}],
    ['started_at', '2026-11-22T10:00:00Z', { startedAt: AT }],
    ['started_at', '2026-11-22 10:00', { startedAt: AT }],
    ['started_at', 'soon', {}],
    ['started_at', AT, {}],
    ['unfinished_since', '2026-11-22T10:00:00Z', { unfinishedSince: AT }],
    ['finished_at', '2026-11-22T10:00:00Z', { finishedAt: AT }],
    ['last_scheduled', '2026-11-22T10:00:00Z', { lastScheduledAt: AT }],
    ['last_success', '2026-11-22T10:00:00Z', { lastSuccessAt: AT }],
    ['duration_seconds', 1.5, { durationSeconds: 1.5 }],
    ['duration_seconds', 0, { durationSeconds: 0 }],
    ['duration_seconds', -1, {}],
    ['duration_seconds', '1', {}],
    ['recent_durations', [1, 2], { recentDurations: [1, 2] }],
    ['recent_durations', [], {}],
    ['recent_durations', 'x', {}],
    ['exit_code', -1, { exitCode: -1 }],
    ['exit_code', 1.5, {}],
    ['exit_code', '1', {}],
    ['consecutive_failures', 0, { consecutiveFailures: 0 }],
    ['consecutive_failures', '12', { consecutiveFailures: 12 }],
    ['consecutive_failures', '123456', { consecutiveFailures: 123456 }],
    ['consecutive_failures', '1234567', {}],
    ['consecutive_failures', '-1', {}],
    ['consecutive_failures', -1, {}],
    ['consecutive_failures', 1.5, {}],
    ['consecutive_failures', true, {}],
    ['pulses', 3, { pulses: 3 }],
    ['errors', 3, { errors: 3 }],
    ['errors', ['x'], {}],
    ['run_id', 77, { runId: '77' }],
    ['run_id', '77', { runId: '77' }],
    ['run_id', 2 ** 53, {}],
    ['run_id', '', {}],
    ['run_attempt', 2, { runAttempt: 2 }],
    ['run_url', 'https://a.example/b', { runUrl: 'https://a.example/b' }],
    ['run_url', 'http://a', { runUrl: 'http://a' }],
    ['run_url', 'ftp://a', {}],
    ['run_url', 'https://a b', {}],
    ['run_url', 'https://a"b', {}],
    ['run_url', `https://${'a'.repeat(1992)}`, { runUrl: `https://${'a'.repeat(1992)}` }],
    ['run_url', `https://${'a'.repeat(1993)}`, {}],
    ['workflow', 'w', { workflow: 'w' }],
    ['event', 'push', { event: 'push' }],
    ['runner', 'r', { runner: 'r' }],
    ['source', 'cli', { source: 'cli' }],
    ['critical', true, { critical: true }],
    ['critical', 1, {}],
    ['checks', { a: 1 }, { checks: { a: 1 } }],
    ['checks', ['a'], {}],
    ['checks', 'a', {}],
    ['metrics', { a: 1 }, { metrics: { a: 1 } }],
    ['metrics', null, {}],
    ['constructor', 'x', {}],
    ['interval', 60, {}],
  ])('%s: %j', (key, value, fields) => {
    expect(writerFields({ [key]: value })).toEqual(fields)
  })

  test.each([
    [1, { intervalMs: 1000 }],
    [0.5, {}],
    ['60', {}],
    [1e12, {}],
  ])('an interval of %j is one in what the library writes', (interval, fields) => {
    expect(writerFields({ source: 'library', interval })).toEqual({ source: 'library', ...fields })
    expect(writerFields({ source: 'cli', interval })).toEqual({ source: 'cli' })
  })

  test('and what else it says that nobody understood', () => {
    const document = {
      'a/b~c': 'x',
      status: 'ok',
      last_run: 't',
      pulses: 'x',
      critical: 'x',
      errors: 3,
      message: 5,
      interval: 9,
      other: 1,
    }
    expect(fieldsOf(document, { time: '/last_run', status: '/status' })).toEqual({
      errors: 3,
      metadata: { 'a/b~c': 'x', pulses: 'x', critical: 'x', interval: 9, other: 1 },
    })
    expect(fieldsOf({ 'a/b~c': 'x' }, { time: '/x/a~1b~0c', status: null })).toEqual({})
    expect(fieldsOf({ other: 1, monitor: 'a' }, { time: 'line:1', status: null })).toEqual({ monitor: 'a' })
  })
})

describe('the marks of our own writer', () => {
  const own = { last_run: '2026-11-22T10:00:00Z', monitor: 'a', status: 'ok', source: 'cli' }

  test('all of them must be there', () => {
    expect(isOwn(own)).toBe(true)
    for (const status of ['ok', 'failed', 'running', 'stopped', 'unknown']) expect(isOwn({ ...own, status })).toBe(true)
    expect(isOwn({ ...own, last_run: '2026-11-22T10:00:00.123456789Z' })).toBe(true)
    const others = [
      { last_run: 1 }, { last_run: '2026-11-22' }, { last_run: '2026-11-22T10:00:00+00:00' }, { last_run: '2026-11-22T10:00:00.1234567890Z' },
      { monitor: '' }, { monitor: 1 }, { status: 'OK' }, { status: 'other' }, { status: 1 }, { source: 'other' }, { source: undefined },
    ] // prettier-ignore
    for (const other of others) expect([other, isOwn({ ...own, ...other })]).toEqual([other, false])
  })

  test.each([
    ['2026-11-22T10:00:00Z', AT],
    ['2026-11-22T10:00:00.250Z', AT + 250],
    ['2026-02-28T23:59:59Z', Date.UTC(2026, 1, 28, 23, 59, 59)],
    ['2026-02-29T10:00:00Z', null],
    ['2028-02-29T10:00:00Z', Date.UTC(2028, 1, 29, 10)],
    ['2026-11-31T10:00:00Z', null],
    ['2026-11-30T10:00:00Z', Date.UTC(2026, 10, 30, 10)],
    ['2026-11-22T24:00:00Z', null],
    ['2026-13-22T10:00:00Z', null],
    ['2026-11-22T10:60:00Z', null],
    ['2026-11-22 10:00:00Z', null],
    ['', null],
  ])('%s as an instant', (text, at) => {
    expect(ownInstant(text)).toBe(at)
  })
})

describe('what is kept of what nobody understood', () => {
  const all = (object: Record<string, unknown>) => metadataIn(object, () => false)

  test.each([
    ['x'.repeat(998), true],
    ['x'.repeat(999), false],
    [Array.from({ length: 499 }, () => 1), true],
    [Array.from({ length: 500 }, () => 1), false],
    [{ a: 'x'.repeat(991) }, true],
    [{ a: 'x'.repeat(992) }, false],
    [Number('1'.repeat(20)), true],
  ])('a value of a thousand characters fits, one of more does not', (value, fits) => {
    expect(all({ value })).toEqual(fits ? { value } : undefined)
  })

  test('keys up to a hundred characters, and fifty of them', () => {
    expect(all({ ['k'.repeat(100)]: 1, ['k'.repeat(101)]: 2 })).toEqual({ ['k'.repeat(100)]: 1 })
    const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]))
    expect(Object.keys(all(keys(51)) ?? {})).toHaveLength(50)
    expect(Object.keys(all({ a: 1, metadata: keys(51) }) ?? {})).toHaveLength(50)
    expect(all({ metadata: { a: 1, ['k'.repeat(101)]: 2, b: 'x'.repeat(999), ['k'.repeat(100)]: 3 }, c: 4 })).toEqual({
      a: 1,
      ['k'.repeat(100)]: 3,
      c: 4,
    })
    expect([all({}), all({ metadata: {} }), all({ metadata: 'x' })]).toEqual([undefined, undefined, { metadata: 'x' }])
  })
})

describe('what one reading saw', () => {
  const seen = () => createSeen(0, 0, { zone: { timezone: null }, each: false })

  test('is told once, in short, and no more than forty of it', () => {
    const one = seen()
    const values = { x: 'x', 3: 3, true: true, null: null, map: { a: 1 } }
    for (const key of ['x', '3', 'true', 'null', 'map'] as const) one.ignore(`/${key}`, values[key], 'why')
    one.ignore('/x', 'y', 'why')
    one.ignore('/x', 'y', 'another why')
    expect(one.ignored).toEqual([
      { field: '/x', value: 'x', why: 'why' },
      { field: '/3', value: '3', why: 'why' },
      { field: '/true', value: 'true', why: 'why' },
      { field: '/null', why: 'why' },
      { field: '/map', why: 'why' },
      { field: '/x', value: 'y', why: 'another why' },
    ])
    for (let i = 0; i < 50; i++) one.ignore(`/${i}`, i, 'why')
    for (let i = 0; i < 50; i++) one.foundEmpty(`/${i % 45}`)
    expect([one.ignored.length, one.empty.length]).toEqual([40, 40])
    one.foundEmpty('/0')
    expect(one.empty).toHaveLength(40)
  })

  test.each([
    [' a\n\tb\u2028c ', 'a b c'],
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(61), `${'x'.repeat(59)}…`],
    [`${' '.repeat(119)}xy`, 'x'],
  ])('%j in short', (text, expected) => {
    expect(short(text)).toBe(expected)
  })
})

test('a message is of a known kind only by words beyond doubt, and not if it is long', () => {
  const opening = 'Trade executed '
  expect(plainKindOf(opening.padEnd(300, 'x'))).toBe('trade')
  expect(plainKindOf(opening.padEnd(301, 'x'))).toBeNull()
  expect(
    [
      'waiting for signals',
      'waiting for new signal',
      'Login successful',
      '📈 trade executed',
      'profit secured',
      'Error occurred: x',
      'trade',
      'error',
    ].map(plainKindOf),
  ).toEqual(['waiting', 'waiting', 'login', 'trade', 'profit', 'error', null, null])
})
