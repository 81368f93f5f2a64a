import { describe, expect, test } from '@jest/globals'
import { plainMonitor } from '../../src/domain/monitor.js'
import type { FileVersions } from '../../src/domain/replay/committed-files.js'
import { beatsIn, type Recorded } from '../../src/domain/replay/recorded.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import type { GitHub, Redis, RedisReply } from '../../src/ports.js'
import { SOURCES } from '../../src/sources/index.js'
import type { PastWish, SourcePorts } from '../../src/sources/source.js'

const TO = Date.UTC(2026, 10, 28)
const FROM = TO - 30 * DAY
const PATH = 'heartbeats/job.json'

const textAt = (at: number): string => JSON.stringify({ last_run: new Date(at).toISOString(), status: 'ok' })
const none = () => Promise.reject(new Error('is not asked'))

/** GitHub with these commits of a file, newest first. */
function gitHubOf(commits: readonly { at: number; text: string | null }[]) {
  const asked: Record<string, unknown>[] = []
  const github = {
    repository: { owner: 'octo', repo: 'example' },
    webUrl: 'https://github.com',
    rest: none,
    login: none,
    learnLogin: () => {},
    graphql: async (_query: string, variables: Record<string, unknown> = {}) => {
      asked.push(variables)
      const from = Number(variables['after'] ?? 0)
      const nodes = commits.slice(from, from + 100).map(({ at, text }) => ({
        committedDate: new Date(at).toISOString(),
        file: text === null ? null : { object: { text, isTruncated: false } },
      }))
      const hasNextPage = from + 100 < commits.length
      return {
        repository: { object: { history: { pageInfo: { hasNextPage, endCursor: String(from + 100) }, nodes } } },
      }
    },
  } as unknown as GitHub
  return { github, asked }
}

interface Place {
  readonly kind: string
  readonly options: Readonly<Record<string, unknown>>
  readonly github?: GitHub
  readonly redis?: Redis
  readonly wish?: Partial<PastWish>
}

async function recorded({ kind, options, github, redis, wish }: Place): Promise<Recorded> {
  const ports = { github: async () => github, redis: async () => redis } as unknown as SourcePorts
  const source = (await SOURCES[kind as 'file']()).create(ports)
  const asked = { span: { from: FROM, to: TO }, asksGitHub: true, checkout: null, ...wish }
  const found = await source.recorded?.([plainMonitor('job', { kind, options })], asked)
  return found?.get('job') ?? { kind: 'none', why: 'nobody knows' }
}

describe('the past of a committed file', () => {
  const commits = Array.from({ length: 5_000 }, (_, i) => ({
    at: TO - i * 10 * MINUTE,
    text: textAt(TO - i * 10 * MINUTE),
  }))

  test('is a request for a hundred beats, and none for what is older', async () => {
    const { github, asked } = gitHubOf(commits)
    const past = await recorded({ kind: 'repository', options: { path: PATH }, github })
    const beats = beatsIn(past)
    expect(beats).toHaveLength((30 * DAY) / (10 * MINUTE) + 1)
    expect(asked.length).toBeLessThanOrEqual(Math.ceil(beats.length / 100))
    expect(asked[0]).toMatchObject({ owner: 'octo', repo: 'example', ref: 'HEAD', path: PATH })
  })

  test('begins with the last beat before it, and knows when the file was gone', async () => {
    const few = [TO - HOUR, TO - 2 * DAY, FROM - DAY, FROM - 2 * DAY].map((at) => ({ at, text: textAt(at) }))
    const { github } = gitHubOf([{ at: TO - MINUTE, text: null }, ...few])
    const past = await recorded({ kind: 'repository', options: { path: PATH }, github })
    expect(past).toMatchObject({ kind: 'readings', by: 'commits' })
    const { readings } = past as Extract<Recorded, { kind: 'readings' }>
    expect(readings.map(({ at, reading }) => [at, reading.kind])).toEqual([
      [FROM - DAY, 'beat'],
      [TO - 2 * DAY, 'beat'],
      [TO - HOUR, 'beat'],
      [TO - MINUTE, 'missing'],
    ])
  })

  test('where GitHub refuses, the checkout knows what was fetched, and else the refusal is told', async () => {
    const { github } = gitHubOf([])
    const refusing = {
      ...github,
      graphql: () => Promise.reject(new ExternalError('github', 'no', { permanent: true })),
    }
    const known: FileVersions = { versions: [{ at: TO - HOUR, text: textAt(TO - HOUR) }], cut: 'it is shallow' }
    const checkout = { versions: async () => known, textAt: async () => null }
    const place = { kind: 'repository', options: { path: PATH }, github: refusing }
    expect(await recorded({ ...place, wish: { checkout } })).toMatchObject({ by: 'checkout', cut: 'it is shallow' })
    expect(await recorded(place)).toEqual({ kind: 'none', why: 'no' })
    const elsewhere = { path: PATH, repository: 'other/place' }
    expect(await recorded({ ...place, options: elsewhere, wish: { checkout } })).toMatchObject({ kind: 'none' })
  })

  test('a file that was never committed, and an answer that is not GitHub’s, are no past', async () => {
    const { github } = gitHubOf([])
    expect(await recorded({ kind: 'repository', options: { path: PATH }, github })).toEqual({
      kind: 'none',
      why: `${PATH} was never committed on the default branch`,
    })
    const strange = {
      ...github,
      graphql: async () => ({ repository: { object: { history: 7 } } }),
    } as unknown as GitHub
    expect(await recorded({ kind: 'repository', options: { path: PATH }, github: strange })).toMatchObject({
      why: `the history of ${PATH} is not GitHub's answer`,
    })
  })
})

const shaOf = (i: number): string => i.toString(16).padStart(40, '0')

describe('the past of commits', () => {
  test('is a request for a hundred of them, those that are beats as beats', async () => {
    let requests = 0
    const page = Array.from({ length: 250 }, (_, i) => {
      const date = new Date(TO - i * HOUR).toISOString()
      const who = { name: 'bot', email: 'bot@example.com', date }
      const message = i % 2 === 0 ? 'chore: data' : 'fix: a bug'
      return { sha: shaOf(i), commit: { message, author: who, committer: who }, parents: [{ sha: shaOf(i + 1) }] }
    })
    const github = {
      ...gitHubOf([]).github,
      rest: async (_route: string, { page: nth = 1 }: Record<string, number> = {}) => {
        requests += 1
        return { status: 200, headers: {}, data: page.slice((nth - 1) * 100, nth * 100) }
      },
    } as unknown as GitHub
    const past = await recorded({ kind: 'commits', options: { subject: '^chore: data' }, github })
    expect(past).toMatchObject({ kind: 'readings', by: 'commits' })
    expect(beatsIn(past)).toHaveLength(125)
    expect(requests).toBe(3)
  })
})

describe('the past in Redis', () => {
  const entry = (at: number, monitor: string): RedisReply => [
    `${at}-0`,
    ['monitor', monitor, 'status', 'ok', 'beat', textAt(at)],
  ]
  const options = { kind: 'own' }

  test('is the stream of beats, page by page', async () => {
    const stream = Array.from({ length: 2_500 }, (_, i) =>
      entry(TO - (2_500 - i) * MINUTE, i % 5 === 0 ? 'other' : 'job'),
    )
    const asked: string[] = []
    const call = async (command: readonly (string | number)[]): Promise<RedisReply> => {
      const from = String(command[2])
      asked.push(from)
      const at = from === '-' ? 0 : stream.findIndex((one) => `(${String((one as RedisReply[])[0])}` === from) + 1
      return stream.slice(at, at + 1_000)
    }
    const past = await recorded({ kind: 'redis', options, redis: { call } as unknown as Redis })
    expect(past).toMatchObject({ kind: 'readings', by: 'redis' })
    expect(beatsIn(past)).toHaveLength(2_000)
    expect(asked).toHaveLength(3)
  })

  test('of somebody else’s keys there is none, and a stream that is empty or strange holds nothing', async () => {
    const call = async (): Promise<RedisReply> => [7, ['x'], ['0-1', 'y']]
    const redis = { call } as unknown as Redis
    expect(await recorded({ kind: 'redis', options, redis })).toMatchObject({
      why: 'the stream of Redis holds no beat of it',
    })
    expect(await recorded({ kind: 'redis', options: { kind: 'key', names: ['a:b'] }, redis })).toMatchObject({
      kind: 'none',
    })
  })
})
