import fc from 'fast-check'
import { describe, expect, test } from '@jest/globals'
import { fileNames } from '../../../src/health/files/file-names.js'
import { hostileText } from '../../support/hostile-text.js'
import { times } from '../../support/figures.js'

const nameOf = (text: string): string => fileNames([text]).get(text) ?? ''

describe('what a file is called', () => {
  test.each(['backup', 'Nightly-Backup', 'save_worker', 'v1.2', '_x', 'Backups and data', 'Größe', '日本', 'a+b@c'])(
    '%j as what it is of',
    (text) => expect(nameOf(text)).toBe(text),
  )

  test.each([
    ['agents/mary', /^agents-mary-\w{7}$/],
    ['../../etc/passwd', /^etc-passwd-\w{7}$/],
    ['..', /^x-\w{7}$/],
    ['.hidden', /^hidden-\w{7}$/],
    ['', /^x-\w{7}$/],
    ['a\\b:c*d?e"f<g>h|i', /^a-b-c-d-e-f-g-h-i-\w{7}$/],
    ['100%', /^100-\w{7}$/],
    ['CON', /^CON-\w{7}$/],
    ['nul.txt', /^nul-txt-\w{7}$/],
    ['ends with a dot.', /^ends-with-a-dot-\w{7}$/],
    ['x'.repeat(100), /^x{60}-\w{7}$/],
    ['ä'.repeat(60), /^x-\w{7}$/],
    ['\u202eabc', /^abc-\w{7}$/],
  ])('%j with a mark of its own', (text, expected) => expect(nameOf(text)).toMatch(expected))

  test('where capitals alone tell two apart, who is written small keeps the name, in any order', () => {
    for (const order of [
      ['job', 'Job'],
      ['Job', 'job'],
    ]) {
      const names = fileNames(order)
      expect(names.get('job')).toBe('job')
      expect(names.get('Job')).toMatch(/^Job-\w{7}$/)
    }
  })

  test('whoever is called like the mark of another has a name of his own', () => {
    const marked = nameOf('a/b')
    const names = fileNames([marked, 'a/b'])
    expect(names.get(marked)).toBe(marked)
    expect(names.get('a/b')).not.toBe(marked)
  })

  test('whatever they are called: all differ, no path leaves the folder, and each is fit for an address', () => {
    const texts = fc.uniqueArray(fc.oneof(hostileText, fc.string(), fc.constantFrom('a', 'A', 'a.', '../a', 'a/')), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(texts, (all) => {
        const names = [...fileNames(all).values()]
        expect(names).toHaveLength(all.length)
        expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(all.length)
        for (const name of names) {
          expect(name).toMatch(/^[\p{L}\p{N}_][^/\\:*?"<>|%#\u0000-\u001f\u007f]*$/u)
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(85)
          expect(decodeURIComponent(encodeURIComponent(name))).toBe(name)
        }
      }),
      { numRuns: times(300, 20_000) },
    )
  })
})
