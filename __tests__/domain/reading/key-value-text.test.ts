import { describe, expect, test } from '@jest/globals'
import { readKeyValues } from '../../../src/domain/reading/key-value-text.js'

/** The value, and the line of each pointer; or null. */
function told(text: string): string | null {
  const read = readKeyValues(text, { timezone: null })
  return read && `${JSON.stringify(read.value)} ${[...read.lineOf].map(([at, line]) => `${at}:${line}`).join(' ')}`
}

describe('names and values', () => {
  test.each<[string, string]>([
    ['a: 1', '{"a":1} /a:1'],
    ['a=1\nb=x', '{"a":1,"b":"x"} /a:1 /b:2'],
    ['a: 1\r\nb : 2\rc:3', '{"a":1,"b":2,"c":3} /a:1 /b:2 /c:3'],
    ['# remark\n---\na: 1\n\n...\n', '{"a":1} /a:3'],
    ['"a b": 1\n\'c d\': 2', '{"a b":1,"c d":2} /a b:1 /c d:2'],
    ['" a ": 1', '{"a":1} /a:1'],
    ['**Last run:** x\n`b`: y\n__c__: z', '{"Last run":"x","b":"y","c__":"z"} /Last run:1 /b:2 /c__:3'],
    [
      '[one]\na=1\nb=2\n[two.three]\na=3',
      '{"one":{"a":1,"b":2},"two.three":{"a":3}} /one:1 /one/a:2 /one/b:3 /two.three:4 /two.three/a:5',
    ],
    ['a=0\n[one]\nb=1', '{"a":0,"one":{"b":1}} /a:1 /one:2 /one/b:3'],
    ['a:\n  b: 1\n  c:\n    d: 2\ne: 3', '{"a":{"b":1,"c":{"d":2}},"e":3} /a:1 /a/b:2 /a/c:3 /a/c/d:4 /e:5'],
    ['a:\n  - 1\n  - x\nb: 2', '{"a":[1,"x"],"b":2} /a:1 /a/0:2 /a/1:3 /b:4'],
    ['a:\n- 1\n- x\nb: 2', '{"a":[1,"x"],"b":2} /a:1 /a/0:2 /a/1:3 /b:4'],
    [
      '- name: x\n  n: 1\n- name: y\n  n: 2',
      '[{"name":"x","n":1},{"name":"y","n":2}] /0:1 /0/name:1 /0/n:2 /1:3 /1/name:3 /1/n:4',
    ],
    ['-   name: x\n    n: 1', '[{"name":"x","n":1}] /0:1 /0/name:1 /0/n:2'],
    ['- 1\n- x', '[1,"x"] /0:1 /1:2'],
    ['- a: 1\n- b: 2', '{"a":1,"b":2} /0:1 /0/a:1 /1:2 /1/b:2 /a:1 /b:2'],
    ['- a: 1\n- a: 2', '[{"a":1},{"a":2}] /0:1 /0/a:1 /1:2 /1/a:2'],
    ['- a: 1\n- 2', '[{"a":1},2] /0:1 /0/a:1 /1:2'],
    ['- a: 1\n  b: 2\n- c: 3', '[{"a":1,"b":2},{"c":3}] /0:1 /0/a:1 /0/b:2 /1:3 /1/c:3'],
    ['a:\nb: 1', '{"a":null,"b":1} /a:1 /b:2'],
    ['a: x\nb:', '{"a":"x","b":null} /a:1 /b:2'],
    [
      'a:\n  b:\n    c:\n      d:\n        e:\n          f:\n            g:\n              h:\n                i: 1',
      '{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"i":1}}}}}}}}} /a:1 /a/b:2 /a/b/c:3 /a/b/c/d:4 /a/b/c/d/e:5 /a/b/c/d/e/f:6 /a/b/c/d/e/f/g:7 /a/b/c/d/e/f/g/h:8 /a/b/c/d/e/f/g/h/i:9',
    ],
    ['url: http://x/y', '{"url":"http://x/y"} /url:1'],
    ['constructor: 1', '{"constructor":1} /constructor:1'],
  ])('%j', (text, value) => expect(told(text)).toBe(value))

  test.each([
    '', '\n', '# a: 1', 'hello', 'a: 1\nhello', '  a: 1', 'a: 1\n  b: 2', 'a: 1\na: 2', '____proto__: 1', 'a: 1\n- 2', '- 1\na: 2',
    '2026-09-01 INFO: done', '"at 10:30": done', '5: x', 'http://x', 'a == 1', 'x|y: 1', '- a: 1\n   b: 2',
    'a:\n    b: 1\n  c: 2', 'a:\n  b: 1\n  b: 2', 'a:\n  - b: 1\n    b: 2',
    'a:\n  b:\n    c:\n      d:\n        e:\n          f:\n            g:\n              h:\n                i:\n                  j: 1',
    `a: ${'x'.repeat(998)}`,
  ])('not %j', (text) => expect(told(text)).toBeNull()) // prettier-ignore

  test('lists may be nested as deep as maps', () => {
    const nested = (levels: number) =>
      Array.from({ length: levels }, (_, i) => `${'    '.repeat(i)}- ${i + 1 === levels ? '1' : 'a:'}`).join('\n')
    expect(JSON.stringify(readKeyValues(nested(5), { timezone: null })?.value)).toContain('[1]')
    expect(told(nested(6))).toBeNull()
  })

  test('a line may have a thousand letters', () => expect(told(`a: ${'x'.repeat(997)}`)).not.toBeNull())

  test('there may be twenty thousand lines', () => {
    expect(told(`a: 1${'\n'.repeat(19_999)}`)).not.toBeNull()
    expect(told(`a: 1${'\n'.repeat(20_000)}`)).toBeNull()
  })
})

describe('a value', () => {
  test.each<[string, string]>([
    ['"x # y"', '{"a":"x # y"} /a:1'],
    ["'x',", '{"a":"x"} /a:1'],
    ['`x`', '{"a":"x"} /a:1'],
    ['x # remark', '{"a":"x"} /a:1'],
    ['x#y', '{"a":"x#y"} /a:1'],
    ['', '{"a":null} /a:1'],
    ['# remark', '{"a":"# remark"} /a:1'],
    ['~', '{"a":null} /a:1'],
    ['null', '{"a":null} /a:1'],
    ['true', '{"a":true} /a:1'],
    ['false', '{"a":false} /a:1'],
    ['True', '{"a":"True"} /a:1'],
    ['0', '{"a":0} /a:1'],
    ['-5', '{"a":-5} /a:1'],
    ['1.5', '{"a":1.5} /a:1'],
    ['007', '{"a":"007"} /a:1'],
    ['1234567890123456', '{"a":1234567890123456} /a:1'],
    ['12345678901234567', '{"a":"12345678901234567"} /a:1'],
    ['1.1234567890', '{"a":"1.1234567890"} /a:1'],
    ['{a: 1, b: x}', '{"a":{"a":1,"b":"x"}} /a:1'],
    ['{"a": "x, y"}', '{"a":"{\\"a\\": \\"x, y\\"}"} /a:1'],
    ['{"a b": 1, \'c d\': 2}', '{"a":{"a b":1,"c d":2}} /a:1'],
    ['{a: 1, b}', '{"a":"{a: 1, b}"} /a:1'],
    ['{a: 1, b: {c: 2}}', '{"a":{"a":1,"b":"{c: 2}"}} /a:1'],
    ['{a: [1]}', '{"a":{"a":"[1]"}} /a:1'],
    ['{__proto__: 1}', '{"a":{"proto__":1}} /a:1'],
    ['{b: 1, ____proto__: 1}', '{"a":"{b: 1, __proto__: 1}"} /a:1'],
    ['{____proto__: 1}', '{"a":"{__proto__: 1}"} /a:1'],
    ['{}', '{"a":"{}"} /a:1'],
    ['2026-09-01 10:00 (3 h ago)', '{"a":"2026-09-01 10:00"} /a:1'],
    ['2026-09-01 10:00, and more', '{"a":"2026-09-01 10:00"} /a:1'],
    ['2026-09-01T10:00:00Z; x', '{"a":"2026-09-01T10:00:00Z"} /a:1'],
    ['2026-09-01 — x', '{"a":"2026-09-01"} /a:1'],
    ['2026-09-01 10:00', '{"a":"2026-09-01 10:00"} /a:1'],
    ['2026-09-01|x', '{"a":"2026-09-01|x"} /a:1'],
    ['at 2026-09-01 10:00 (x)', '{"a":"at 2026-09-01 10:00 (x)"} /a:1'],
    ['x (y)', '{"a":"x (y)"} /a:1'],
  ])('%s', (written, value) => expect(told(`a: ${written}`)).toBe(value))
})
