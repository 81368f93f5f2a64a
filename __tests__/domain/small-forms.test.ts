import { describe, expect, test } from '@jest/globals'
import { clockOffWords } from '../../src/domain/clock-off.js'
import { aligned, columns } from '../../src/domain/columns.js'
import { fromEnvironment, withTexts } from '../../src/domain/from-environment.js'
import { escapeHtml, html } from '../../src/domain/html.js'
import { lookedAt, sameLook } from '../../src/domain/looked-at.js'
import type { Look } from '../../src/domain/look.js'
import { nextInHours } from '../../src/domain/next-in-hours.js'
import { isPlainObject } from '../../src/domain/plain-object.js'
import { beatAnswer, beatKeysOf, beatScriptCall } from '../../src/domain/redis-beat.js'
import { isGlob, isMany } from '../../src/domain/redis-place.js'
import { isShared } from '../../src/domain/shared-place.js'
import { clipped, padded, widthOf } from '../../src/domain/text-width.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { variableName } from '../../src/domain/variable-name.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import { withoutLogin } from '../../src/domain/without-login.js'
import { wallText, zonedText } from '../../src/domain/zoned-text.js'
import { NOON } from '../support/incident-samples.js'

describe('names of variables', () => {
  test.each([
    ['env:TOKEN', { before: '', variable: 'TOKEN' }],
    [' Bearer env:_a1 ', { before: 'Bearer ', variable: '_a1' }],
    ['key=env:A', { before: 'key=', variable: 'A' }],
    [`env:${'A'.repeat(100)}`, { before: '', variable: 'A'.repeat(100) }],
    [`env:${'A'.repeat(101)}`, null],
    ['env:1A', null],
    ['env:', null],
    ['the env:A', { before: 'the ', variable: 'A' }],
    ['not the env:A', null],
    ['ENV:A', null],
  ])('%j', (text, found) => {
    expect(fromEnvironment(text)).toEqual(found)
  })

  test.each([
    ['TOKEN', 'TOKEN'],
    ['${TOKEN}', 'TOKEN'],
    ['_1', '_1'],
    ['1A', null],
    ['A-B', null],
    ['', null],
  ])('%j is written for %s', (text, name) => {
    expect(variableName(text)).toBe(name)
  })

  test('texts are replaced wherever they stand, and nothing else', () => {
    const replaced = (text: string): string => text.toUpperCase()
    const value = { a: 'b', list: ['c', 7, null, { d: 'e' }], no: undefined, is: true }
    expect(withTexts(value, replaced)).toEqual({ a: 'B', list: ['C', 7, null, { d: 'E' }], no: undefined, is: true })
    expect([withTexts(null, replaced), withTexts(7, replaced), withTexts('x', replaced)]).toEqual([null, 7, 'X'])
  })
})

test.each([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  ['text', false],
  [7, false],
  [undefined, false],
])('%j is a plain object: %s', (value, is) => {
  expect(isPlainObject(value)).toBe(is)
})

test.each([
  ['redis://mary:pw@host/1', 'redis://…@host/1'],
  ['https://host/a@b', 'https://…@b'],
  ['https://host/', 'https://host/'],
  ['a "x://u@h" and y://v@i', 'a "x://…@h" and y://…@i'],
])('%s is shown without its login', (text, shown) => {
  expect(withoutLogin(text)).toBe(shown)
})

test('what goes into a page is escaped, unless it is HTML already', () => {
  expect(escapeHtml(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;')
  const part = html`<b>${'<'}</b>`
  expect(html`<p>${part}${['&', part, null]}${null}${undefined}${false}${0}</p>`.text).toBe(
    '<p><b>&lt;</b>&amp;<b>&lt;</b>0</p>',
  )
})

describe('columns on a terminal', () => {
  test.each([
    ['abc', 3],
    ['~\u007f', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['💚', 2],
    ['\u{20000}', 2],
    ['a\u200db', 2],
    ['✔\ufe0f', 1],
    ['', 0],
  ])('%s takes %s', (line, width) => {
    expect(widthOf(line)).toBe(width)
  })

  test.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日…'],
    ['ab', 1, '…'],
    ['ab', 0, ''],
    ['', 0, ''],
  ])('%s is cut to %s', (line, most, shown) => {
    expect(clipped(line, most)).toBe(shown)
  })

  test('are as wide as their widest cell', () => {
    expect(padded('日', 4)).toBe('日  ')
    expect(padded('abc', 2)).toBe('abc')
    const rows = [['a', '日本', 'x'], ['abc', 'b', ''], ['z']] // prettier-ignore
    expect(aligned(rows)).toEqual([['a  ', '日本', 'x'], ['abc', 'b   ', ' '], ['z  ']]) // prettier-ignore
    expect(columns(rows)).toEqual(['a    日本  x', 'abc  b', 'z'])
    expect(columns(rows, 1)).toEqual(['a   日本 x', 'abc b', 'z'])
  })
})

test.each([
  [HOUR, "the clock of this machine is 1 h ahead of GitHub's"],
  [-3 * MINUTE, "the clock of this machine is 3 min behind GitHub's"],
  [59_499, "the clock of this machine is 59 s ahead of GitHub's"],
  [59_500, "the clock of this machine is 1 min ahead of GitHub's"],
])('a clock that is %s ms ahead', (ahead, words) => {
  expect(clockOffWords(ahead)).toBe(words)
})

describe('a time as people of a zone read it', () => {
  const at = Date.UTC(2026, 10, 24, 16)
  test.each([
    [null, '2026-11-24 16:00 UTC', { date: '2026-11-24', clock: '16:00', zone: 'UTC' }],
    ['Etc/UTC', '2026-11-24 16:00 UTC', { date: '2026-11-24', clock: '16:00', zone: 'UTC' }],
    ['Zulu', '2026-11-24 16:00 UTC', { date: '2026-11-24', clock: '16:00', zone: 'UTC' }],
    ['No/Where', '2026-11-24 16:00 UTC', { date: '2026-11-24', clock: '16:00', zone: 'UTC' }],
    ['America/New_York', '2026-11-24 11:00 EST (16:00 UTC)', { date: '2026-11-24', clock: '11:00', zone: 'EST' }],
    [
      'Asia/Tokyo',
      '2026-11-25 01:00 UTC+9 (2026-11-24 16:00 UTC)',
      { date: '2026-11-25', clock: '01:00', zone: 'UTC+9' },
    ],
    [
      'Australia/Sydney',
      '2026-11-25 03:00 AEDT (2026-11-24 16:00 UTC)',
      { date: '2026-11-25', clock: '03:00', zone: 'AEDT' },
    ],
    ['Asia/Kolkata', '2026-11-24 21:30 IST (16:00 UTC)', { date: '2026-11-24', clock: '21:30', zone: 'IST' }],
  ])('%s', (zone, text, wall) => {
    expect([zonedText(at, zone), wallText(at, zone)]).toEqual([text, wall])
  })
})

describe('what is remembered of looking', () => {
  const beat = { kind: 'beat' } as Reading
  const missing: Reading = { kind: 'missing', detail: '' }
  const away: Reading = { kind: 'unreachable', detail: '' }
  const invalid: Reading = { kind: 'invalid', problem: 'malformed', detail: '' }
  const look = (more: Partial<Look> = {}): Look => ({
    firstSeenAt: NOON,
    everBeat: false,
    unreadableSince: null,
    ...more,
  })

  test.each<[string, Look | undefined, readonly Reading[], Look]>([
    ['a first look', undefined, [missing], look()],
    ['at what beats', undefined, [missing, beat], look({ everBeat: true })],
    ['at what holds something else', undefined, [invalid], look({ everBeat: true })],
    ['at what is away', undefined, [away], look({ unreadableSince: NOON })],
    ['at what is away still', look({ unreadableSince: NOON - 5 }), [away], look({ unreadableSince: NOON - 5 })],
    ['at what is back', look({ unreadableSince: NOON - 5 }), [missing], look()],
    [
      'at what beat once',
      look({ firstSeenAt: NOON - 9, everBeat: true }),
      [missing],
      look({ firstSeenAt: NOON - 9, everBeat: true }),
    ],
    [
      'with a clock that was ahead',
      look({ firstSeenAt: NOON + 9, unreadableSince: NOON + 8 }),
      [away],
      look({ unreadableSince: NOON }),
    ],
    [
      'with what was said',
      look({ said: { a: { at: 1, text: 'x' } } }),
      [missing],
      look({ said: { a: { at: 1, text: 'x' } } }),
    ],
  ])('%s', (_, before, readings, expected) => {
    expect(lookedAt(before, readings, NOON)).toEqual(expected)
  })

  test('is news where anything differs', () => {
    expect(sameLook(look(), look())).toBe(true)
    expect(sameLook(undefined, look())).toBe(false)
    for (const more of [{ firstSeenAt: 1 }, { everBeat: true }, { unreadableSince: 1 }, { said: {} }])
      expect(sameLook(look(), look(more))).toBe(false)
  })
})

describe('the next run in active hours', () => {
  const every = (ms: number) => ({ next: (after: number) => (Math.floor(after / ms) + 1) * ms })
  const hours = (nextOpening: (at: number) => number | null) => ({ nextOpening }) as never

  test('is the next one where nothing restricts', () => {
    expect(nextInHours(every(10), 5, null)).toBe(10)
    expect(nextInHours({ next: () => null }, 5, null)).toBeNull()
  })

  test('is the first at or after the opening', () => {
    expect(
      nextInHours(
        every(10),
        5,
        hours((at) => at),
      ),
    ).toBe(10)
    expect(
      nextInHours(
        every(10),
        5,
        hours((at) => Math.max(at, 40)),
      ),
    ).toBe(40)
    expect(
      nextInHours(
        every(10),
        5,
        hours((at) => Math.max(at, 41)),
      ),
    ).toBe(50)
  })

  test('is none where it never opens, or no line ever falls in it', () => {
    expect(
      nextInHours(
        every(10),
        5,
        hours(() => null),
      ),
    ).toBeNull()
    let asked = 0
    expect(
      nextInHours(
        every(10),
        5,
        hours((at) => ((asked += 1), at + 1)),
      ),
    ).toBeNull()
    expect(asked).toBe(400)
  })
})

describe('a beat in Redis', () => {
  test('has its keys under the prefix', () => {
    expect(beatKeysOf('{h}')).toEqual({
      beats: '{h}:beats',
      last: '{h}:last',
      pulses: '{h}:pulses',
      errors: '{h}:errors',
      events: '{h}:events',
      boot: '{h}:boot',
    })
  })

  test('is written by one call', () => {
    const beat = { monitor: 'm', merged: 'old', text: 'new', state: 'ok', ageMs: 5, random: 0.5, channel: 'c' }
    expect(beatScriptCall('h', beat)).toEqual({
      keys: ['h:beats', 'h:last', 'h:pulses', 'h:errors', 'h:events', 'h:boot'],
      args: ['m', 'old', 'new', 'ok', 5, 10_000, Math.floor(0.5 * Number.MAX_SAFE_INTEGER).toString(36), 'c'],
    })
  })

  test.each([
    [['written', ''], { kind: 'written' }],
    [['changed', 'text'], { kind: 'changed', stored: 'text' }],
    [['changed'], { kind: 'changed', stored: '' }],
    [['newer', '17'], { kind: 'newer', at: 17 }],
    ['newer', { kind: 'written' }],
    [null, { kind: 'written' }],
  ])('%j answers it', (reply, answer) => {
    expect(beatAnswer(reply)).toEqual(answer)
  })

  test.each([
    ['own', false],
    ['key', false],
    ['keys', true],
    ['channel', false],
    ['channels', true],
  ] as const)('the place of %s is of many: %s', (kind, many) => {
    expect(isMany({ kind })).toBe(many)
  })

  test.each([['a*', true], ['a?', true], ['[ab]', true], ['a\\*', false], ['abc', false], [']', false]] as const)('%s is a glob: %s', (name, is) => { expect(isGlob(name)).toBe(is) }) // prettier-ignore

  test('is away with all others', () => {
    expect(isShared({ kind: 'redis', key: 'a' })).toBe(true)
    expect(isShared({ kind: 'pushed' })).toBe(true)
    expect(isShared({ kind: 'http', host: 'a' })).toBe(false)
  })
})
