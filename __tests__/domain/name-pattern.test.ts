import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { matchesName } from '../../src/domain/name-pattern.js'

test.each([
  ['backup', 'backup', true],
  ['backup', 'backups', false],
  ['backup-*', 'backup-db', true],
  ['backup-*', 'backup-', true],
  ['*-db', 'backup-db', true],
  ['*', '', true],
  ['**', 'x', true],
  ['b?ck', 'back', true],
  ['b?ck', 'bck', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['a.c', 'abc', false],
  ['(a+)+$', 'aaaa', false],
  ['', '', true],
  ['', 'a', false],
])('%j on %j: %s', (pattern, name, matches) => {
  expect(matchesName(pattern, name)).toBe(matches)
})

test('agrees with a regular expression', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
  const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
  fc.assert(
    fc.property(text, name, (pattern, candidate) => {
      const expression = new RegExp(`^${pattern.replace(/\*/g, '.*').replace(/\?/g, '.')}$`)
      expect(matchesName(pattern, candidate)).toBe(expression.test(candidate))
    }),
  )
})

test('many stars cost no time', () => {
  const startedAt = performance.now()
  expect(matchesName(`${'*a'.repeat(500)}b`, 'a'.repeat(5000))).toBe(false)
  expect(performance.now() - startedAt).toBeLessThan(1000)
})
