import { expect, test } from '@jest/globals'
import { commitIn, namesOf, type Commit } from '../../../src/sources/commits/commit.js'
import { isRevert } from '../../../src/sources/commits/reverts.js'

function commitOf(message: string): Commit {
  const commit = commitIn({ sha: 'a'.repeat(40), commit: { message, committer: { date: '2026-11-22T12:00:00Z' } } })
  if (commit === null) throw new Error('no commit')
  return commit
}

test.each([
  ['a subject', 'revert: '.repeat(20_000)],
  ['a quoted subject', `${'Revert "'.repeat(10_000)}x${'"'.repeat(10_000)}`],
  ['the title of a pull request', `Merge pull request #1 from a/b\n\n${'revert: '.repeat(20_000)}`],
])('%s that goes on and on is looked at no longer than any that a person writes', (_name, message) => {
  const commit = commitOf(message)
  expect(Math.max(...namesOf(commit).map(({ length }) => length))).toBeLessThanOrEqual(1000)
  expect(typeof isRevert(commit)).toBe('boolean')
})
