import { expect, test } from '@jest/globals'
import { createGitHubTexts } from '../../src/incidents/github/texts.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { aDraft, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'

const TEXTS = createGitHubTexts({ repository: { owner: 'o', repo: 'r' }, runUrl: null }, null)

test('given texts it shows the pages that GitHub would', async () => {
  const store = createMemoryIncidents({ texts: TEXTS })
  const opened = await store.open(aDraft(), NOON)
  expect(store.page(opened.ref)).toMatchObject({ title: '💔 Nightly backup has stopped beating', comments: [] })
  const told = await store.update(opened, stillDown({ comment: 'reminder' }), NOON)
  await store.close(told, beatsAgain(), NOON)
  const page = store.page(opened.ref)
  expect(page?.title).toBe('💚 Nightly backup was silent for 4 h 57 min')
  expect(page?.body).toContain('## 🟢 Nightly backup is beating again')
  expect(page?.comments).toEqual([expect.stringContaining('Still down'), expect.stringContaining('Beating again')])
})

test('without texts there is nothing to show', async () => {
  const store = createMemoryIncidents()
  const { ref } = await store.open(aDraft(), NOON)
  expect(store.page(ref)).toBeNull()
})

test.each(['completed', 'not-planned'] as const)('a person can close it as %s', async (how) => {
  const store = createMemoryIncidents()
  const { ref } = await store.open(aDraft(), NOON)
  store.closeAsPerson(ref, how, NOON)
  expect(await store.load()).toMatchObject([{ phase: 'closed', closedBy: `person-${how}`, closedAt: NOON }])
})
