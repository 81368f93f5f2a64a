import { expect, test } from '@jest/globals'
import { judgeAll } from '../../src/app/judge-all.js'
import { readAll } from '../../src/app/read-all.js'
import type { Source } from '../../src/sources/source.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { rememberedIncidents } from '../../src/wiring/paced-incidents.js'
import { rememberSources } from '../../src/wiring/paced-sources.js'
import { aDraft, NOON, stillDown } from '../support/incident-samples.js'
import { aBeat, aMonitor } from '../support/monitor-samples.js'

const MINUTE = 60_000
const ALWAYS = { hours: null, counted: null, wall: null, cron: null, maintenanceAt: () => null }

test('what a costly source said is judged as of the moment it was asked: nobody dies of an answer that is old', async () => {
  const asked: number[] = []
  const source: Source = {
    placeOf: () => ({ kind: 'file', path: 'x' }),
    async read(monitors, now) {
      asked.push(now)
      return new Map(monitors.map(({ id }) => [id, aBeat(now - 50_000)]))
    },
  }
  const memory = rememberSources()
  const monitor = { ...aMonitor({ threshold: MINUTE }), source: { kind: 'repository', options: {} } }
  const look = async (now: number, isTime: boolean): Promise<string[]> => {
    const reads = await readAll(
      [monitor],
      now,
      memory.pace(async () => source, now, isTime),
    )
    const verdicts = await judgeAll(reads, { now, force: false, onGitHub: false, times: { of: () => ALWAYS } })
    return verdicts.map(({ status }) => status)
  }
  expect(await look(NOON, true)).toEqual(['healthy'])
  expect(await look(NOON + 15_000, false)).toEqual(['healthy'])
  expect(await look(NOON + 45_000, false)).toEqual(['healthy'])
  expect(asked).toEqual([NOON])
  expect(await look(NOON + MINUTE, true)).toEqual(['healthy'])
  expect(asked).toEqual([NOON, NOON + MINUTE])
})

test('incidents are asked for once, with what is written since', async () => {
  const store = createMemoryIncidents()
  let loads = 0
  const counting = { ...store, load: (scope?: 'open' | 'all') => ((loads += 1), store.load(scope)) }
  const remembered = rememberedIncidents(counting)
  expect(await remembered.load('open')).toEqual([])
  const opened = await remembered.open(aDraft(), NOON)
  expect((await remembered.load('open')).map(({ ref }) => ref)).toEqual([opened.ref])
  await remembered.update(opened, stillDown(), NOON)
  expect((await remembered.load('all'))[0]?.state.checks).toBe(2)
  await remembered.close(opened, stillDown(), NOON)
  expect(await remembered.load('open')).toEqual([])
  expect((await remembered.load('all')).map(({ phase }) => phase)).toEqual(['closed'])
  expect(loads).toBe(2)
})
