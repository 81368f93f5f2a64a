import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { DEFAULT_REDIS } from '../../src/domain/redis-settings.js'
import { DAY } from '../../src/domain/time.js'
import { branch } from '../../src/histories/branch/index.js'
import type { HistoryStore } from '../../src/histories/store.js'
import type { Clock } from '../../src/ports.js'
import { openHistory } from '../../src/wiring/open-history.js'
import { wire } from '../../src/wiring/wire.js'
import { additionAt, historyContract, lineAt, NOON, type HistoryBench } from '../contract/history-contract.js'
import { logTo } from '../sinks/rig.js'
import { connectedGitHub, connectedTo } from '../support/connected-github.js'
import { commitThenReset, latency } from '../support/faults.js'
import { figure, times } from '../support/figures.js'
import { growingMemory } from '../support/memory-files.js'
import { aMonitor } from '../support/monitor-samples.js'
import { noRedis } from '../support/no-redis.js'
import { createRig, type Rig } from '../support/rig.js'

jest.setTimeout(60_000)

let rig: Rig
beforeAll(async () => {
  rig = await createRig()
})
afterEach(() => rig.proxy.reset())
afterAll(() => rig.close())

// Waiting is ten times shorter than in life, as the emulator is that much faster than GitHub.
const clock: Clock = { now: () => NOON, sleep: (ms) => new Promise((end) => setTimeout(end, ms / 10)) }

function checkerOn(name: string): HistoryStore {
  const log = logTo([])
  const where = { apiUrl: rig.proxy.url, token: rig.github.token, waitBudgetMs: 1000 }
  const github = () => connectedGitHub({ owner: 'octo', repo: 'example' }, { ...where, clock, log })
  return branch.create(
    { branch: name },
    { clock, log, github, random: Math.random, redis: noRedis, files: growingMemory() },
  )
}

async function linesOn(name: string): Promise<string[]> {
  return ((await rig.github.readFile('history/2026-11.jsonl', name)) ?? '').trim().split('\n')
}

let count = 0
historyContract('branch, over HTTP', async (): Promise<HistoryBench> => {
  const name = `history-${count++}`
  return { member: branch, options: { branch: name }, wrong: [], open: () => checkerOn(name) }
})

test('checkers at once on one branch lose no line', async () => {
  for (let round = 0; round < times(1, 5); round++) {
    const name = `racing-${round}`
    if (round % 2 === 0) await rig.github.putFile('README.md', 'hello', name)
    const kept = await Promise.all(
      Array.from({ length: times(8, 20) }, async (_, i) => {
        const one = checkerOn(name)
        await one.read({ now: NOON, from: null })
        return one.keep(additionAt(NOON + i))
      }),
    )
    expect(await linesOn(name)).toEqual(expect.arrayContaining(kept.map((_, i) => lineAt(NOON + i))))
  }
  const refused = rig.proxy.requests.filter(({ graphql }) => graphql?.query.startsWith('mutation')).length
  expect(refused).toBeGreaterThan(8)
  figure('20 racing checkers lose 0 lines', 'lines lost over HTTP, on a GitHub that refuses every race', 0)
})

test('a look whose answer was lost is there once', async () => {
  await rig.github.putFile('README.md', 'hello', 'lost')
  const isMutation = (graphql: { query: string } | null): boolean => graphql?.query.startsWith('mutation') ?? false
  rig.proxy.add({ when: ({ graphql }) => isMutation(graphql), times: 1, fault: commitThenReset })
  rig.proxy.add({ fault: latency(1) })
  expect(await checkerOn('lost').keep(additionAt(NOON))).toMatchObject({ retries: 1 })
  expect(await linesOn('lost')).toHaveLength(2)
  expect((await rig.github.commits('lost'))[0]?.commit.message).toBe('heartbeat: history [skip ci]')
})

test.each([
  ['one file', 1],
  ['fifty files', 50],
])('a run that reads %s asks for the past together with them, and writes once more', async (_, count) => {
  const name = `beside-${count}`
  const ids = Array.from({ length: count }, (_one, i) => `m${i}`)
  // A young branch might be replaced by one commit at any moment, and is looked at once more.
  for (const id of [...ids, ...Array.from({ length: 10 }, (_one, i) => `older${i}`)])
    await rig.github.putFile(`heartbeats/${id}.json`, JSON.stringify({ last_run: '2026-11-22T11:59:00Z' }), name)
  const run = async (withHistory: boolean): Promise<string[]> => {
    rig.proxy.reset()
    const where = { repository: { owner: 'octo', repo: 'example' }, token: rig.github.token, apiUrl: rig.proxy.url }
    const connections = connectedTo({ clock, log: logTo([]), ...where })
    const wiring = wire(connections)
    const store = withHistory
      ? await openHistory({ kind: 'branch', branch: name }, { redis: DEFAULT_REDIS }, wiring)
      : null
    store?.expect?.({ now: NOON, from: NOON - 90 * DAY })
    const monitors = ids.map((id) => {
      const options = { path: `heartbeats/${id}.json`, branch: name, repository: null }
      return { ...aMonitor({}, id), source: { kind: 'repository', options } }
    })
    const readings = await (await wiring.sourceOf('repository')).read(monitors, NOON)
    expect([...readings.values()].map(({ kind }) => kind)).toEqual(ids.map(() => 'beat'))
    const found = await store?.read({ now: NOON, from: NOON - 90 * DAY })
    expect(found?.isPrivate).toBe(withHistory ? false : undefined)
    await store?.keep(additionAt(NOON, { files: new Map([['badges/m0.svg', '<svg/>']]) }))
    connections.close()
    return rig.proxy.requests.map(({ method, path, graphql }) => graphql?.query.split(/\W/)[0] ?? `${method} ${path}`)
  }
  const without = await run(false)
  const withIt = await run(true)
  expect(without).toHaveLength(1)
  expect(withIt).toEqual(['query', 'mutation'])
  expect(await linesOn(name)).toHaveLength(2)
  figure(
    'journal: requests a check',
    `reads and writes more than without a history, ${count} monitors`,
    `+0 and +${withIt.length - without.length}`,
  )
})
