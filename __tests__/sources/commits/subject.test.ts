import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fitsSubject, subjectProblem } from '../../../src/sources/commits/subject.js'

test.each<[pattern: string, subject: string, fits: boolean]>([
  ['docs: daily', 'docs: daily', true],
  ['docs: daily', 'Redo docs: daily, by hand', true],
  ['docs: daily', 'Docs: Daily', false],
  ['^docs: daily', 'docs: daily 2026-11-27', true],
  ['^docs: daily', 'Fix docs: daily', false],
  ['daily$', 'docs: daily', true],
  ['daily$', 'docs: daily again', false],
  ['^docs: daily$', 'docs: daily', true],
  ['^docs: daily$', 'docs: daily daily', false],
  ['^docs: * daily$', 'docs: the daily', true],
  ['^docs: * daily$', 'docs: daily', false],
  ['^docs: .* daily', 'docs: the daily news', true],
  ['^a*a$', 'a', false],
  ['^a*a$', 'aa', true],
  ['^ab*ba$', 'aba', false],
  ['a*b*c', 'xxaxbxcx', true],
  ['a*b*c', 'cba', false],
  ['v1.2', 'v1.2', true],
  ['v1.2', 'v1x2', false],
  ['chore(data): update', 'chore(data): update [skip ci]', true],
  ['[skip ci]', 'docs: daily [skip ci]', true],
  ['C++', 'Build C++', true],
  ['^[bot] daily', '[bot] daily', true],
  ['^*$ ', 'x', false],
])('%j and %j: %p', (pattern, subject, fits) => {
  expect(fitsSubject(pattern, subject)).toBe(fits)
})

test.each([
  '(daily|weekly)',
  'a|b',
  '^docs: \\w+',
  '\\[skip ci\\]',
  'colou?r',
  '.*?daily',
  '(?i)docs',
  '[0-9]',
  '^[a-z]+: daily',
  '[^a]',
  '[Dd]*',
  '.+',
  '(ab)+',
  '(ab)*',
  'a{2}',
  'a{1,3}',
  'a^b',
  'a$b',
  '${{ github.sha }}',
  '/^docs/',
  '/docs/i',
  '^',
  '$',
  '*',
  '^.*$',
  '  ',
  '',
  'two\nlines',
  'x'.repeat(201),
])('%j is refused, and what to write instead is said', (pattern) => {
  expect(subjectProblem(pattern)).toMatch(/write|leave|longer|plain/)
})

test.each([
  'chore(data): update',
  '[skip ci]',
  'C++',
  'v1.2',
  'a {b}',
  'price: 5 (net)',
  'Über – daily',
  '[data-bot] x',
])('%j is plain text', (pattern) => {
  expect(subjectProblem(pattern)).toBeNull()
})

describe('of any text', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '(', '*'), maxLength: 8 })
  const naive = (pattern: string, subject: string): boolean => {
    const text = pattern.replace(/^\^/, '').replace(/\$$/, '').replaceAll('.*', '*')
    const body = text.replace(/[.(]/g, '\\$&').replaceAll('*', '[^]*')
    return new RegExp(`${pattern.startsWith('^') ? '^' : ''}${body}${pattern.endsWith('$') ? '$' : ''}`).test(subject)
  }

  test('it says what a regular expression would', () => {
    const ends = fc.tuple(fc.constantFrom('', '^'), words, fc.constantFrom('', '$'))
    fc.assert(
      fc.property(ends, words, (parts, subject) => {
        const pattern = parts.join('')
        expect([pattern, subject, fitsSubject(pattern, subject)]).toEqual([pattern, subject, naive(pattern, subject)])
      }),
      { numRuns: 2000 },
    )
  })

  test('a long one that nearly fits is no work', () => {
    expect(fitsSubject(`^${'a*'.repeat(90)}b$`, 'a'.repeat(100_000))).toBe(false)
  })
})
