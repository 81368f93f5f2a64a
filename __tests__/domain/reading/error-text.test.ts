import { describe, expect, test } from '@jest/globals'
import { errorText, shapeOf } from '../../../src/domain/reading/error-text.js'
import type { Found } from '../../../src/domain/reading/found.js'
import type { Parsed } from '../../../src/domain/reading/parse-document.js'
import { createSeen } from '../../../src/domain/reading/seen.js'

const NOTHING: Found = { chosen: null, members: null, status: null, said: null, fault: null }
const DOWN: Found = { ...NOTHING, status: { field: '/state', value: 'down', class: 'fail' } }
const json = (value: unknown): Parsed => ({ kind: 'json', value, text: '' })
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]))

describe('what a document is, in words', () => {
  test.each<[string, Parsed | null, string]>([
    ['a list', json([1, 2]), 'a list of 2 without a time that counts'],
    ['null', json(null), 'a bare null'],
    ['a number', json(5), 'a bare number'],
    ['a truth', json(true), 'a bare boolean'],
    ['nothing in it', json({}), 'an empty object'],
    ['a key', json({ a: 1 }), 'the keys are a'],
    ['eight keys', json(keys(8)), 'the keys are k0, k1, k2, k3, k4, k5, k6, k7'],
    ['more keys', json(keys(10)), 'the keys are k0, k1, k2, k3, k4, k5, k6, k7 and 2 more'],
    ['a line', { kind: 'text', text: '\n  hello\n \n' }, 'one line of text, beginning with "hello"'],
    ['lines', { kind: 'text', text: 'a\r\nb\rc' }, '3 lines of text, beginning with "a"'],
    ['no line', { kind: 'text', text: ' ' }, '0 lines of text, beginning with ""'],
    ['what is damaged', { kind: 'malformed', error: 'x', text: 'y' }, ''],
    ['unknown', null, ''],
  ])('%s', (_what, parsed, told) => expect(shapeOf(NOTHING, parsed)).toBe(told))

  test('with the status that is no sign of life', () => {
    expect(shapeOf(DOWN, json({}))).toBe('an empty object, and a status alone (/state: down) is no sign of life')
    expect(shapeOf(DOWN, null)).toBe('a status alone (/state: down) is no sign of life')
  })
})

describe('why no beat was found', () => {
  function told(ignored: number, empty: number, parsed: Parsed | null = json({})): string {
    const seen = createSeen(0, 0, { zone: { timezone: null }, each: false })
    for (let i = 0; i < ignored; i++) seen.ignore(`/i${i}`, i === 1 ? null : i, 'is old')
    for (let i = 0; i < empty; i++) seen.foundEmpty(`/e${i}`)
    return errorText(NOTHING, parsed, seen)
  }
  const START = 'no time of a last beat was found: '

  test.each<[number, number, string]>([
    [0, 0, 'an empty object'],
    [1, 0, '/i0 (0) is old; an empty object'],
    [5, 0, '/i0 (0) is old, /i1 is old, /i2 (2) is old, /i3 (3) is old; an empty object'],
    [0, 1, '/e0 is empty, so it has never beaten; an empty object'],
    [0, 2, '/e0, /e1 are empty, so it has never beaten; an empty object'],
    [
      1,
      9,
      '/e0, /e1, /e2, /e3, /e4, /e5, /e6, /e7 and 1 more are empty, so it has never beaten; /i0 (0) is old; an empty object',
    ],
  ])('%d ignored, %d empty', (ignored, empty, why) => expect(told(ignored, empty)).toBe(START + why))

  test('without a shape', () => expect(told(1, 0, null)).toBe(`${START}/i0 (0) is old`))
})
