import { expect, test } from '@jest/globals'
import type { Place } from '../../src/domain/place.js'
import type { Reason } from '../../src/domain/status.js'
import { createGitHubTexts } from '../../src/incidents/github/texts.js'
import { aState, aTrouble, aVerdict, NOON } from '../support/incident-samples.js'

const TEXTS = createGitHubTexts({ repository: { owner: 'o', repo: 'r' }, runUrl: null }, null)
const RUNS: Place = { kind: 'workflow', path: '.github/workflows/a.yml', repository: null }
const FILE: Place = { kind: 'file', path: 'a.json' }

/** Two that died together, read in such places. */
function group(reason: Reason, places: readonly [Place, Place]) {
  const members = Object.fromEntries(['a', 'b'].map((id) => [id, aTrouble({ name: id, reason })]))
  const verdicts = places.map((place, i) => aVerdict({ monitor: ['a', 'b'][i], place, reason }))
  const state = aState({ members })
  return {
    title: TEXTS.title('group:1', state),
    card: TEXTS.card({ key: 'group:1', state, verdicts, previous: null, now: NOON }, 65_536),
  }
}

test('workflows that are watched by their runs are told of as workflows', () => {
  const { title, card } = group('failing', [RUNS, RUNS])
  expect(title).toBe('💔 2 monitors are in trouble')
  expect(card).toMatch(/^Many scheduled workflows stopped or failed at about the same time/m)
  expect(card).toMatch(/gh run list --repo o\/r --event schedule/)
  expect(card).not.toMatch(/heartbeats are kept/)
})

test.each([
  ['of files', FILE, FILE],
  ['of a file beside a workflow', FILE, RUNS],
] as const)('silent ones %s have stopped beating', (_name, one, other) => {
  const { title, card } = group('stale', [one, other])
  expect(title).toBe('💔 2 monitors have stopped beating')
  expect(card).toMatch(/heartbeats are kept/)
})
