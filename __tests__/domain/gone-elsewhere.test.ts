import { expect, test } from '@jest/globals'
import { isUnwatched } from '../../src/domain/incidents/gone-members.js'

const coverage = {
  scope: '.github/heartbeat.yml',
  monitors: ['nightly.yml', 'acme.web.a.yml'],
  leftOut: ['acme.web.left.yml'],
  seenElsewhere: ['acme.web.', 'acme.lib..js.'],
}

test.each([
  ['what is watched', 'acme.web.a.yml', false],
  ['what a person left out', 'acme.web.left.yml', false],
  ['what is not in a repository that was looked at', 'acme.web.gone.yml', true],
  ['the same where its name has a dot', 'acme.lib..js.gone.yml', true],
  ['what was in a repository that nobody shows', 'acme.lost.a.yml', false],
  ['what has a name like that of one that was looked at', 'acme.lib.a.yml', false],
  ['what stood for all in one that nobody shows', 'acme.lost.workflows', false],
  ['what is of this repository', 'old.yml', true],
  ['what the configuration named itself', 'backup', true],
])('%s: %s', (_, id, isGone) => {
  expect(isUnwatched(id, coverage)).toBe(isGone)
})

test('where only one repository is watched its name is no matter', () => {
  const { scope, monitors, leftOut } = coverage
  expect(isUnwatched('acme.lost.a.yml', { scope, monitors, leftOut })).toBe(true)
})
