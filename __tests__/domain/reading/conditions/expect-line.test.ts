import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ExpectLine } from '../../../../src/domain/conditions.js'
import { expectLineText, parseExpectLine } from '../../../../src/domain/reading/conditions/expect-line.js'
import { unmetBy } from '../../../../src/domain/reading/conditions/unmet.js'

const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((n) => !Number.isInteger(n) || Number.isSafeInteger(n))
const name = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' })
const pointer = fc
  .array(name, { minLength: 1, maxLength: 8 })
  .map((names) => names.map((one) => `/${one.replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''))
const line: fc.Arbitrary<ExpectLine> = fc.oneof(
  fc.record({
    pointer,
    operator: fc.constantFrom('<=' as const, '<' as const, '>=' as const, '>' as const, '==' as const, '!=' as const),
    value: number.map((n) => (Object.is(n, -0) ? 0 : n)),
  }),
  fc.record({
    pointer,
    operator: fc.constantFrom('==' as const, '!=' as const),
    value: fc.oneof(fc.string({ maxLength: 40 }), fc.boolean(), fc.constant(null)),
  }),
)

function understood(text: string): ExpectLine {
  const read = parseExpectLine(text)
  if ('problem' in read) throw new Error(read.problem)
  return read
}

describe('a line is a pointer, an operator and a literal', () => {
  test.each<[string, ExpectLine]>([
    ['/summary/stale_count <= 27', { pointer: '/summary/stale_count', operator: '<=', value: 27 }],
    ['/datastore == "connected"', { pointer: '/datastore', operator: '==', value: 'connected' }],
    ['/is_stale == false', { pointer: '/is_stale', operator: '==', value: false }],
    ['  /a<1.5e3 ', { pointer: '/a', operator: '<', value: 1500 }],
    ['/a!=null', { pointer: '/a', operator: '!=', value: null }],
    ['"/disk usage/~0home~1x" < 90', { pointer: '/disk usage/~0home~1x', operator: '<', value: 90 }],
    ['"/a<b" == "c == d"', { pointer: '/a<b', operator: '==', value: 'c == d' }],
    ['/0/-1 >= -3', { pointer: '/0/-1', operator: '>=', value: -3 }],
  ])('%s', (text, meant) => expect(parseExpectLine(text)).toEqual(meant))

  test.each<[string, RegExp]>([
    ['', /is empty/],
    ['stale <= 27', /does not begin with a JSON Pointer/],
    ['/stale', /no operator after its pointer/],
    ['/disk usage < 90', /a pointer with spaces stands in double quotes/],
    ['/stale = 27', /equal is "=="/],
    ['/stale =< 27', /equal is "=="/],
    ['/stale <=', /nothing after its operator/],
    ["/store == 'up'", /a text stands in double quotes/],
    ['/store == up', /up is no literal/],
    ['/list == [1]', /a list or a map cannot be expected/],
    ['/a == 1 && /b == 2', /one line expects one thing/],
    ['/store < "up"', /"<" compares numbers/],
    ['/a > true', /">" compares numbers/],
    ['/a < 1e999', /too large/],
    ['/a == 9007199254740993', /too large/],
    ['/a~2 == 1', /"~" in a JSON Pointer is written "~0"/],
    [`${'/a'.repeat(31)} == 1`, /deeper than 30 levels/],
    [`/${'a'.repeat(600)} == 1`, /longer than 500/],
    ['"/a == 1', /no operator after its pointer/],
    ['"a" == 1', /begins with "\/"/],
  ])('%s is refused, and the shape is shown', (text, problem) => {
    const read = parseExpectLine(text)
    if (!('problem' in read)) throw new Error('it was read')
    expect(read.problem).toMatch(problem)
    if (text.length < 500) expect(read.problem).toContain('/summary/stale_count <= 27')
  })

  test('may be as long and as deep as the limits, and no more', () => {
    const wide = (length: number) => `/${'a'.repeat(length - '/ == 1'.length)} == 1`
    const deep = (levels: number) => `${'/a'.repeat(levels)} == 1`
    expect(understood(wide(500)).value).toBe(1)
    expect(parseExpectLine(wide(501))).toEqual({ problem: 'is longer than 500 characters' })
    expect(understood(deep(30)).pointer).toHaveLength(60)
    expect(parseExpectLine(deep(31))).toHaveProperty('problem', expect.stringMatching(/its pointer is deeper than 30/))
  })

  test('what is wrong is told whole, with no more of a literal than forty characters', () => {
    const shape = `write a JSON Pointer, one of <= < >= > == !=, and a literal, like '/summary/stale_count <= 27' or '/datastore == "connected"'`
    const told = (text: string) => parseExpectLine(`/a == ${text}`)
    const faultOf = (shown: string) => ({
      problem: `cannot be read: ${shown} is no literal: a number, a text in double quotes, true, false or null; ${shape}`,
    })
    expect(told('x'.repeat(40))).toEqual(faultOf('x'.repeat(40)))
    expect(told('x'.repeat(41))).toEqual(faultOf(`${'x'.repeat(39)}…`))
    expect(parseExpectLine('"\\x" == 1')).toEqual({
      problem: `cannot be read: its pointer is no text in double quotes; ${shape}`,
    })
  })

  test.each<[string, string]>([
    ['/a/b', '/a/b == 1'],
    ['/a b', '"/a b" == 1'],
    ['/a<b', '"/a<b" == 1'],
    ['/a"b', '"/a\\"b" == 1'],
  ])('%s is written as %s', (pointer, text) => expect(expectLineText({ pointer, operator: '==', value: 1 })).toBe(text))

  test('is written and read as the same', () => {
    fc.assert(
      fc.property(line, (one) => {
        expect(understood(expectLineText(one))).toEqual(one)
      }),
    )
  })

  test('nothing that is written throws or takes long', () => {
    fc.assert(fc.property(fc.string({ maxLength: 600, unit: 'binary' }), (text) => void parseExpectLine(text)))
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void parseExpectLine(`/${text} == ${text}`)))
  })
})

describe('a line holds', () => {
  const found = {
    n: 27, text: '27', yes: true, none: null, map: {}, list: [1, { a: 5 }], 'a b': { '~/': 1 }, zero: -0, infinite: Infinity,
  } // prettier-ignore

  test.each([
    '/n <= 27', '/n >= 27', '/n == 27', '/n != 28', '/n > 26.9', '/n < 27.1', '/text == "27"', '/text != "28"', '/yes == true',
    '/none == null', '/n != null', '/list/1/a == 5', '"/a b/~0~1" == 1', '/zero == 0',
  ])('%s', (text) => expect(unmetBy(found, understood(text))).toBeNull()) // prettier-ignore

  test.each<[string, string]>([
    ['/n < 27', '/n is 27, expected < 27'],
    ['/n != 27', '/n is 27, expected != 27'],
    ['/text == 27', '/text is "27", expected == 27'],
    ['/text != 27', '/text is "27", expected != 27'],
    ['/yes != "true"', '/yes is true, expected != "true"'],
    ['/none != null', '/none is null, expected != null'],
    ['/none != 3', '/none is null, expected != 3'],
    ['/gone != null', 'nothing is at /gone, expected != null'],
    ['/gone/deep == 1', 'nothing is at /gone/deep, expected == 1'],
    ['/list != 1', '/list is a list, expected != 1'],
    ['/map != 1', '/map is a map, expected != 1'],
    ['/n != "28"', '/n is 27, expected != "28"'],
    ['/n == "27"', '/n is 27, expected == "27"'],
    ['/infinite > 1', '/infinite is Infinity, expected > 1'],
    ['/__proto__ != 1', 'nothing is at /__proto__, expected != 1'],
    ['/constructor/name == "Object"', 'nothing is at /constructor/name, expected == "Object"'],
    ['/text/length == 2', 'nothing is at /text/length, expected == 2'],
    ['/list/01 != 1', 'nothing is at /list/01, expected != 1'],
    ['/list/length == 2', 'nothing is at /list/length, expected == 2'],
  ])('not: %s', (text, told) => expect(unmetBy(found, understood(text))).toBe(told))

  test('of no document at all, and of none that is hostile, without a throw and in few words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.constant('{"__proto__": {"a": 1e999}}')), line, (json, one) => {
        const told = unmetBy(JSON.parse(json), one)
        expect((told ?? '').length).toBeLessThan(250)
      }),
    )
    expect(unmetBy(undefined, understood('/a != 1'))).toBe('nothing is at /a, expected != 1')
  })

  test('what was found is told in sixty characters', () => {
    const told = (length: number) => unmetBy({ a: 'x'.repeat(length - 2) }, understood('/a == 1'))
    expect(told(60)).toBe(`/a is "${'x'.repeat(58)}", expected == 1`)
    expect(told(61)).toBe(`/a is "${'x'.repeat(58)}…, expected == 1`)
  })

  test('what was found is told without what steers a terminal', () => {
    expect(unmetBy({ a: `\u001b[31m\n::error::${'x'.repeat(500)}` }, understood('/a == 1'))).toMatch(
      /^\/a is "[^\u0000-\u001f]{30,60}…, expected == 1$/,
    )
  })
})
