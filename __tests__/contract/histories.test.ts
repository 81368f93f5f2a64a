import { afterAll, beforeAll } from '@jest/globals'
import { join } from 'node:path'
import { HISTORIES } from '../../src/histories/index.js'
import type { HistoryMember, HistoryPorts } from '../../src/histories/store.js'
import { createGrowingFiles } from '../../src/platform/growing-files.js'
import type { RawOptions } from '../../src/domain/member.js'
import { createFakeGitRepository } from '../sinks/fake-git-repository.js'
import { logTo } from '../sinks/rig.js'
import { growingMemory } from '../support/memory-files.js'
import { noRedis } from '../support/no-redis.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { historyContract, NOON, type HistoryBench } from './history-contract.js'

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
})
afterAll(() => folder.close())

function ports(more: Partial<HistoryPorts> = {}): HistoryPorts {
  return {
    clock: { now: () => NOON, sleep: () => Promise.resolve() },
    log: logTo([]),
    files: growingMemory(),
    random: () => 0,
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: noRedis,
    ...more,
  }
}

function bench(
  member: HistoryMember,
  options: RawOptions,
  wrong: HistoryBench['wrong'],
  given: HistoryPorts,
): HistoryBench {
  return { member, options, wrong, open: () => member.create(member.options(options, []), given) }
}

historyContract('branch', async () => {
  const git = createFakeGitRepository()
  const wrong: HistoryBench['wrong'] = [
    [{ branch: 'a..b' }, [/^branch: "a..b" is no name of a branch; write/]],
    [{}, [/^branch: "" is no name of a branch/]],
  ]
  return bench(await HISTORIES.branch(), { branch: 'heartbeats' }, wrong, ports({ github: async () => git }))
})

historyContract('branch with beats on it', async () => {
  const git = createFakeGitRepository()
  git.push('heartbeats', { 'heartbeats/db.json': '{}' })
  return bench(await HISTORIES.branch(), { branch: 'heartbeats' }, [], ports({ github: async () => git }))
})

let count = 0
historyContract('file', async () => {
  const wrong: HistoryBench['wrong'] = [
    [{ folder: 'history' }, [/^folder: "history" is no absolute path of a folder; write one like/]],
    [{}, [/^folder: nothing is no absolute path/]],
    [{ folder: '/a\0b' }, [/^folder: "\/a\\u0000b" is no absolute path/]],
  ]
  const options = { folder: join(folder.path, `${count++}`, 'history') }
  return bench(await HISTORIES.file(), options, wrong, ports({ files: createGrowingFiles() }))
})

historyContract(
  'memory',
  async () => {
    const member = await HISTORIES.memory()
    const store = member.create(member.options({}, []), ports())
    return { member, options: {}, wrong: [], open: () => store }
  },
  {
    skip: [
      {
        reason: 'a process has its memory for itself',
        tests: ['closes no month that somebody has added to since'],
      },
    ],
  },
)
