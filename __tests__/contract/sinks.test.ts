import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import { createFiles } from '../../src/platform/files.js'
import { SINKS } from '../../src/sinks/index.js'
import type { SinkPorts } from '../../src/sinks/sink.js'
import { logTo, NOON } from '../sinks/rig.js'
import { createFakeGitRepository, type FakeGitRepository } from '../sinks/fake-git-repository.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { sinkContract } from './sink-contract.js'
import { fakeRedis } from '../support/fake-redis.js'
import { noRedis } from '../support/no-redis.js'
import { OWN_LAYOUT, WRONG_REDIS_SINKS } from './redis-sink.js'
import { beatServer } from '../support/beat-server.js'
import { noHttp } from '../support/no-http.js'

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
})
afterAll(() => folder.close())

function portsWith(git: FakeGitRepository): SinkPorts {
  const clock = { now: () => NOON, sleep: () => Promise.resolve() }
  return {
    clock,
    log: logTo([]),
    files: createFiles(),
    random: () => 0,
    github: () => Promise.resolve(git),
    redis: noRedis,
    http: noHttp,
  }
}

sinkContract('branch', async () => {
  const git = createFakeGitRepository()
  return {
    member: await SINKS.branch(),
    options: { branch: 'heartbeats', path: 'heartbeats/{monitor}.json', history: 'keep' },
    wrong: [
      [
        { branch: 'a..b', path: '../x' },
        [/^branch: "a..b" is no name of a branch; write/, /^path: "..\/x" is no path of a file/],
      ],
      [{ branch: 'b', path: 'x', squashEach: 9 }, [/^squash-each: 9 does nothing without `history: squash`/]],
      [{ branch: 'b', path: 'x', history: 'burn' }, [/^history: "burn" is not known; write "keep" or "squash"/]],
      [{}, [/^branch: "" is no name/, /^path: "" is no path/]],
    ],
    ports: portsWith(git),
    stored: async () => git.textOf('heartbeats', 'heartbeats/backup.json'),
  }
})

let count = 0
sinkContract(
  'file',
  async () => {
    const path = join(folder.path, `${count++}`, '{monitor}.json')
    return {
      member: await SINKS.file(),
      options: { path },
      wrong: [
        [{ path: 'relative.json' }, [/^path: "relative.json" is no absolute path of a file; write one like/]],
        [{}, [/^path: nothing is no absolute path/]],
        [{ path: '/a\0b' }, [/^path: "\/a\\u0000b" is no absolute path/]],
      ],
      ports: portsWith(createFakeGitRepository()),
      stored: () => readFile(path.replace('{monitor}', 'backup'), 'utf8').catch(() => null),
    }
  },
  { skip: [{ reason: 'a file of this machine has no address', tests: ['says where the beat can be looked at'] }] },
)

for (const how of ['own layout', 'key'] as const) {
  sinkContract(
    `redis, ${how}`,
    async () => {
      const redis = fakeRedis(() => NOON)
      return {
        member: await SINKS.redis(),
        options: how === 'key' ? { key: 'hb:{monitor}:{instance}', ttlMs: 35_000, instance: 'a' } : {},
        wrong: WRONG_REDIS_SINKS,
        ports: { ...portsWith(createFakeGitRepository()), redis: async () => redis },
        stored: async () =>
          (how === 'key'
            ? redis.strings.get('hb:backup:a')?.text
            : redis.hashes.get(OWN_LAYOUT.beats)?.get('backup')) ?? null,
      }
    },
    { skip: [{ reason: 'what lies in Redis has no address', tests: ['says where the beat can be looked at'] }] },
  )
}

sinkContract(
  'http',
  async () => {
    const server = beatServer(['backup'], () => NOON)
    return {
      member: await SINKS.http(),
      options: { url: 'https://heartbeat.example.org' },
      wrong: [
        [{}, [/^url: is not given; write it like/]],
        [{ url: 'heartbeat.example.org' }, [/^url: is no address; write it like/]],
        [{ url: 'ftp://a.example' }, [/^url: is no address; write it like/]],
        [{ url: 'https://{monitor}.example.org' }, [/^url: has a placeholder in its host/]],
        [
          { url: 'https://me:secret-word@a.example', tokenFrom: 'a secret' },
          [/^url: holds a login; put the token in a variable/, /^token-env: is no name of a variable; write/],
        ],
      ],
      ports: { ...portsWith(createFakeGitRepository()), http: server },
      stored: async () => server.beats.get('backup') ?? null,
    }
  },
  {
    skip: [
      {
        reason:
          'what is stored is known to the other side alone, so nothing is held back; whoever asks for it is refused',
        tests: ['holds back what says the same within the least interval, and nothing else'],
      },
      { reason: 'who stores beats counts them', tests: ['counts the beats, and those that told of a failure'] },
      { reason: 'who takes beats need not show them', tests: ['says where the beat can be looked at'] },
    ],
  },
)
