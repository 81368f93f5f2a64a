import { branch } from '../../src/histories/branch/index.js'
import type { HistoryPorts, HistoryStore } from '../../src/histories/store.js'
import { NOON } from '../contract/history-contract.js'
import { createFakeGitRepository, type FakeGitRepository } from '../sinks/fake-git-repository.js'
import { logTo } from '../sinks/rig.js'
import { createRandom, createSimulatedTime, type SimulatedTime } from '../sinks/simulated-time.js'
import { growingMemory } from '../support/memory-files.js'
import { noRedis } from '../support/no-redis.js'

export interface HistoryRig {
  readonly git: FakeGitRepository
  readonly time: SimulatedTime
  readonly logged: string[]
  readonly ports: HistoryPorts
  /** Another checker with the same branch. */
  open(more?: Partial<HistoryPorts>): HistoryStore
}

/** A history on a branch of a repository of its own, in time of its own. */
export function createHistoryRig(seed = 1): HistoryRig {
  const time = createSimulatedTime(NOON)
  const random = createRandom(seed)
  const git = createFakeGitRepository({ clock: time, random })
  const logged: string[] = []
  const github = (): Promise<FakeGitRepository> => Promise.resolve(git)
  const ports = { clock: time, log: logTo(logged), random, github, redis: noRedis, files: growingMemory() }
  return {
    git,
    time,
    logged,
    ports,
    open: (more = {}) => branch.create({ branch: 'heartbeats' }, { ...ports, ...more }),
  }
}
