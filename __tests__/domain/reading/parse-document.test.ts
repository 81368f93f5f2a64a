import { describe, expect, test } from '@jest/globals'
import { parseDocument } from '../../../src/domain/reading/parse-document.js'

const kindOf = (text: string) => parseDocument(text, 'auto').kind
const object = (keys: number) => `{${Array.from({ length: keys }, (_, i) => `"${i}":0`).join()}}`
const LONG = 'x'.repeat(100_000)

describe('a document is taken apart', () => {
  test('of a hundred thousand keys at its top, not of more', () => {
    expect(kindOf(object(100_000))).toBe('json')
    expect(kindOf(object(100_001))).toBe('malformed')
  })

  test('of any number of entries in a list', () => expect(kindOf(`[${'0,'.repeat(100_000)}0]`)).toBe('json'))

  test.each<[string, string, string]>([
    ['a thousand levels', `${'['.repeat(1000)}"${LONG}"${']'.repeat(1000)}`, 'json'],
    ['one more', `${'['.repeat(1001)}"${LONG}"${']'.repeat(1001)}`, 'malformed'],
    ['more, where it is short', `${'['.repeat(1001)}${']'.repeat(1001)}`, 'json'],
    ['more, one after another', `["${LONG}"${',[{}]'.repeat(1001)}]`, 'json'],
    ['brackets in a text', `["${LONG}${'['.repeat(1001)}"]`, 'json'],
    ['brackets behind a quote in a text', String.raw`["${LONG}\"${'['.repeat(1001)}"]`, 'json'],
    ['brackets behind a text that ends with a backslash', String.raw`["${LONG}\\"${',['.repeat(1001)}`, 'malformed'],
  ])('%s', (_, text, kind) => expect(kindOf(text)).toBe(kind))
})
