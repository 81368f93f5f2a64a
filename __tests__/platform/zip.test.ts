import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { zipOf } from '../../src/platform/zip.js'
import { NOON } from '../support/incident-samples.js'
import { filesOfZip } from '../support/zip.js'

const textsIn = (zip: Buffer): Record<string, string> =>
  Object.fromEntries(Object.entries(filesOfZip(zip)).map(([name, bytes]) => [name, bytes.toString('base64')]))

describe('a zip', () => {
  test('gives back what went in, whatever it is called', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .filter((one) => !/[/\0]|^__proto__$/.test(one))
    const files = fc.dictionary(name, fc.oneof(fc.string(), fc.uint8Array({ maxLength: 3000 })), {
      noNullPrototype: true,
    })
    fc.assert(
      fc.property(files, (some) => {
        const expected = Object.entries(some).map(([key, content]) => [
          key,
          Buffer.from(content as Uint8Array).toString('base64'),
        ])
        expect(textsIn(zipOf(some, NOON))).toEqual(Object.fromEntries(expected))
      }),
      { numRuns: 200 },
    )
  })

  test('is the same from the same', () => {
    const files = { 'a.txt': 'a', 'sub/ä.md': '# Ä' }
    expect(zipOf(files, NOON)).toEqual(zipOf(files, NOON))
  })
})
