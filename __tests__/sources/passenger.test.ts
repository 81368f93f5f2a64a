import { expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import type { GitHub, Passenger } from '../../src/ports.js'
import { SOURCES } from '../../src/sources/index.js'
import { stubContents } from '../support/contents-stub.js'
import { memoryFiles } from '../support/memory-files.js'
import { aMonitor } from '../support/monitor-samples.js'
import { noHttp } from '../support/no-http.js'
import { noRedis } from '../support/no-redis.js'
import { silentLog } from '../support/workflow-stub.js'

const NOW = Date.parse('2026-11-22T12:00:00Z')

/** Reads beats while somebody's question waits to go along; tells what was asked, and what became of the question. */
async function read(
  names: readonly string[],
  change: (github: GitHub) => Partial<GitHub> = () => ({}),
  repository?: string,
) {
  const stub = stubContents()
  for (const name of names) stub.texts.set(`${name}.json`, JSON.stringify({ last_run: '2026-11-22T11:00:00Z' }))
  const asked: string[] = []
  const changed = { ...stub, ...change(stub) }
  const github: GitHub = {
    ...changed,
    rest: (route, parameters) => (asked.push(route), changed.rest(route, parameters)),
    graphql: (query, variables) => (asked.push(query), changed.graphql(query, variables)),
  }
  const arrived: unknown[] = []
  let waiting: Passenger | null = {
    declared: '$historyRef: String!',
    fields: 'historyTip: ref(qualifiedName: $historyRef) { name }',
    variables: { historyRef: 'refs/heads/heartbeats' },
    arrive: (answer) => void arrived.push(answer),
  }
  const take = () => {
    const taken = waiting
    waiting = null
    return taken
  }
  const source = (await SOURCES.repository()).create({
    clock: { now: () => NOW, sleep: async () => {} },
    log: silentLog(),
    files: memoryFiles(),
    http: noHttp,
    redis: noRedis,
    github: async () => github,
    place: async (path) => path,
    ride: { offer: () => {}, take },
  })
  const monitors = names.map((name) => {
    const options = { path: `${name}.json`, branch: 'heartbeats', repository: repository ?? null }
    return { ...aMonitor({}, name), source: { kind: 'repository', options } }
  })
  const readings = await source.read(monitors, NOW)
  return { kinds: [...readings.values()].map(({ kind }) => kind), asked, arrived, left: take() }
}

test.each([[1], [2], [150]])(
  'a question goes along with that for %i files, and costs none of its own',
  async (count) => {
    const names = Array.from({ length: count }, (_, i) => `beat-${i}`)
    const { kinds, asked, arrived } = await read(names)
    expect(new Set(kinds)).toEqual(new Set(['beat']))
    expect(asked).toHaveLength(Math.ceil(count / 100))
    expect(asked.filter((query) => query.includes('historyTip: ref(qualifiedName: $historyRef)'))).toHaveLength(1)
    expect(arrived[0]).toMatchObject({ f0: { text: expect.any(String) } })
  },
)

test('files of another repository take nobody along', async () => {
  const { asked, arrived, left } = await read(['a'], undefined, 'else/where')
  expect([asked.length, arrived, left?.declared]).toEqual([1, [], '$historyRef: String!'])
  expect((await read(['a'], undefined, 'O/R')).left).toBeNull()
})

test.each([
  ['for good', true],
  ['for now', false],
])('whoever is refused %s is left behind, and the beats are read as without him', async (_, permanent) => {
  const graphql = (stub: GitHub): Partial<GitHub> => ({
    graphql: async (query, variables) => {
      if (query.includes('historyTip')) throw new ExternalError('github', 'GraphQL: no', { permanent })
      return stub.graphql(query, variables)
    },
  })
  for (const names of [['a'], ['a', 'b']]) {
    const { kinds, asked, arrived } = await read(names, graphql)
    expect(new Set(kinds)).toEqual(new Set(['beat']))
    expect(asked).toHaveLength(2)
    expect(arrived).toEqual([null])
  }
})

test('what is no text by GraphQL is read by REST where it is one file, as it always was', async () => {
  const { kinds, asked } = await read(['a'], () => ({
    graphql: async <T>() => ({ repository: { f0: { __typename: 'Blob', text: null, byteSize: 9 } } }) as T,
  }))
  expect([kinds, asked.length]).toEqual([['beat'], 2])
})
