import { expect, test } from '@jest/globals'
import type { Incident } from '../../src/domain/incidents/incident.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { rememberedIncidents } from '../../src/wiring/paced-incidents.js'
import { aDraft, NOON, stillDown } from '../support/incident-samples.js'

test('what people ask for is heard once of a store that is remembered', async () => {
  const store = createMemoryIncidents()
  const opened = await store.open(aDraft(), NOON)
  const unheard = async (): Promise<Incident[]> => [{ ...opened, unheard: true }]
  const paced = rememberedIncidents({ ...store, load: unheard, update: async () => ({ ...opened, unheard: true }) })
  const marks = async (scope: 'open' | 'all') => (await paced.load(scope)).map((one) => one.unheard)
  expect(await marks('open')).toEqual([true])
  expect(await marks('open')).toEqual([undefined])
  expect(await marks('all')).toEqual([true])
  expect(await marks('all')).toEqual([undefined])
  expect((await paced.update(opened, stillDown(), NOON)).unheard).toBeUndefined()
  expect(paced.asking).toBeUndefined()
})
