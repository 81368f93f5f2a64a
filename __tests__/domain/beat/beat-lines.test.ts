import { describe, expect, test } from '@jest/globals'
import { beatJson, shortened } from '../../../src/domain/beat/beat-document.js'
import { BEATS_FILE, beatsIn } from '../../../src/domain/beat/beat-lines.js'
import { isOurs } from '../../../src/domain/beat/beat-sources.js'
import { parseNamedValues } from '../../../src/domain/beat/named-values.js'
import { postedBeat } from '../../../src/domain/beat/posted-beat.js'
import { durationsIn, isDuration } from '../../../src/domain/beat/recent-durations.js'
import { formatStatusText } from '../../../src/domain/beat/status-file.js'
import { MINUTE } from '../../../src/domain/time.js'
import { NOON } from '../../support/incident-samples.js'

describe('lines of posted beats', () => {
  const line = (monitor: unknown, more: object = {}) =>
    JSON.stringify({ monitor, last_run: '2026-11-22T12:00:00Z', status: 'ok', ...more })

  test('tell the last of each', () => {
    const last = line('a', { status: 'failed' })
    expect(BEATS_FILE).toBe('beats.jsonl')
    expect(beatsIn([line('a'), line('b'), last, ''].join('\n'))).toEqual(new Map([['a', last], ['b', line('b')]])) // prettier-ignore
    expect(beatsIn('')).toEqual(new Map())
  })

  test.each([
    ['half a line', '{"monitor":"a","last'],
    ['a list', '["a"]'],
    ['no name', line(undefined)],
    ['a number', line(7)],
    ['a list for a name', line(['a'])],
    ['a list for a time', line('a', { last_run: ['2026-11-22T12:00:00Z'] })],
    ['an empty name', line('')],
    ['a name that is too long', line('x'.repeat(301))],
    ['no time', line('a', { last_run: null })],
  ])('pass over %s', (_, text) => {
    expect(beatsIn(text)).toEqual(new Map())
  })

  test('take a name of just as many letters as fit', () => {
    expect(beatsIn(line('x'.repeat(300))).size).toBe(1)
  })
})

describe('a posted beat', () => {
  const beat = { at: NOON, state: 'ok' } as const

  test('is stored as the one of whoever serves, with what the one before knew', () => {
    const first = postedBeat('a', beat, null, NOON)
    expect(first).toEqual({ text: beatJson('a', { ...beat, source: 'serve' }) })
    const text = 'text' in first ? first.text : ''
    const next = postedBeat('a', { at: NOON + MINUTE, state: 'failed' }, text, NOON + MINUTE)
    expect('text' in next && JSON.parse(next.text)).toMatchObject({ source: 'serve', pulses: 2, errors: 1, last_success: '2026-11-22T12:00:00Z' }) // prettier-ignore
  })

  test.each([
    ['library', 'library'],
    ['cli', 'cli'],
    ['github-actions', 'github-actions'],
    ['github_actions', 'github_actions'],
    ['serve', 'serve'],
    ['somebody', 'serve'],
    [undefined, 'serve'],
  ])('by %s is by %s', (source, stored) => {
    const posted = postedBeat('a', { ...beat, ...(source && { source }) }, null, NOON)
    expect('text' in posted && JSON.parse(posted.text)).toMatchObject({ source: stored })
    expect(isOurs(source)).toBe(source === stored)
  })

  test('does not count from the future, nor over a newer one', () => {
    expect(postedBeat('a', beat, null, NOON - 5 * MINUTE)).toHaveProperty('text')
    const why = 'its time, 2026-11-22 12:00 UTC, lies in the future; leave it out, or set the clock'
    expect(postedBeat('a', beat, null, NOON - 5 * MINUTE - 1)).toEqual({ why })
    const newer = beatJson('a', { at: NOON + MINUTE, state: 'ok' })
    expect(postedBeat('a', beat, newer, NOON + MINUTE)).toEqual({
      why: 'a newer beat is stored (2026-11-22 12:01 UTC)',
    })
    expect(postedBeat('a', beat, beatJson('a', beat), NOON)).toHaveProperty('text')
  })
})

describe('named values', () => {
  test.each([
    ['', null],
    ['  ', null],
    ['{"rows": 12, "a": [1]}', { rows: 12, a: [1] }],
    ['rows=12\n\n ok = true \r\nno=false\nname=a=b\nempty=', { rows: 12, ok: true, no: false, name: 'a=b', empty: '' }],
    ['a=-1.5\nb=1e3\nc=0123\nd=1.\ne=+1', { a: -1.5, b: '1e3', c: 123, d: '1.', e: '+1' }],
    [`a=${'1'.repeat(15)}\nb=${'1'.repeat(16)}`, { a: Number('1'.repeat(15)), b: '1'.repeat(16) }],
    [`a=0.${'1'.repeat(15)}\nb=0.${'1'.repeat(16)}`, { a: Number(`0.${'1'.repeat(15)}`), b: `0.${'1'.repeat(16)}` }],
    [`${'x'.repeat(100)}=1`, { ['x'.repeat(100)]: 1 }],
  ])('%j', (text, value) => {
    expect(parseNamedValues(text)).toEqual({ value })
  })

  const names = (count: number) => Array.from({ length: count }, (_, n) => `n${n}=1`).join('\n')
  test('are a hundred at most, and not too long', () => {
    expect(parseNamedValues(names(100))).toHaveProperty('value')
    expect(parseNamedValues(names(101))).toEqual({ problem: 'has more than 100 names' })
    expect(parseNamedValues(`a=${'x'.repeat(16_382)}`)).toHaveProperty('value')
    expect(parseNamedValues(`a=${'x'.repeat(16_383)}`)).toEqual({ problem: 'is longer than 16384 characters; keep large results elsewhere' }) // prettier-ignore
  })

  test.each([
    ['a=1\nb=2\na=3', 'names "a" twice; name each value once'],
    ['=1', 'has a name that is empty or longer than 100 characters'],
    [`${'x'.repeat(101)}=1`, 'has a name that is empty or longer than 100 characters'],
    ['{"rows": 12', 'is not valid JSON; write an object like {"rows": 12}, or lines of name=value'],
    ['rows', 'is neither a JSON object nor lines of name=value; write {"rows": 12} or rows=12'],
    ['[1]', 'is neither a JSON object nor lines of name=value; write {"rows": 12} or rows=12'],
  ])('%j is refused', (text, problem) => {
    expect(parseNamedValues(text)).toEqual({ problem })
  })
})

test('a message has two thousand letters at most, and none of them is half', () => {
  expect(shortened('x'.repeat(2000))).toBe('x'.repeat(2000))
  expect(shortened('x'.repeat(2001))).toBe(`${'x'.repeat(1999)}…`)
  expect(shortened(`${'x'.repeat(1998)}💚x`)).toBe(`${'x'.repeat(1998)}…`)
  expect(shortened(`${'x'.repeat(1997)}💚xx`)).toBe(`${'x'.repeat(1997)}💚…`)
})

test('durations are the last thirty, and what is none is left out', () => {
  expect([0, 1.5, -1, Infinity, Number.NaN, '1', null].map(isDuration)).toEqual([true, true, false, false, false, false, false]) // prettier-ignore
  expect(durationsIn([1, 'x', 0, -1])).toEqual([1, 0])
  expect(durationsIn('x')).toEqual([])
  expect(durationsIn(Array.from({ length: 31 }, (_, n) => n))).toEqual(Array.from({ length: 30 }, (_, n) => n + 1))
})

test.each([
  ['trade', 'bought', '💰 Trade executed - bought'],
  [null, 'hello', 'hello'],
  [null, ' ', 'OK'],
  ['custom', '', 'OK'],
] as const)('a status file of %s', (kind, message, line) => {
  expect(formatStatusText(kind, message, NOON)).toBe(`${line}\n2026-11-22T12:00:00.000Z\n`)
})
