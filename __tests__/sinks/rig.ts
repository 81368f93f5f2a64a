import type { BeatState } from '../../src/domain/heartbeat.js'
import { beatJson } from '../../src/domain/beat/beat-document.js'
import type { Log } from '../../src/ports.js'
import { branch, type BranchSinkOptions } from '../../src/sinks/branch/index.js'
import type { BeatDocument, Sink } from '../../src/sinks/sink.js'
import { createFakeGitRepository, type FakeGitOptions, type FakeGitRepository } from './fake-git-repository.js'
import { createRandom, createSimulatedTime, type SimulatedTime } from './simulated-time.js'
import { noRedis } from '../support/no-redis.js'
import { noHttp } from '../support/no-http.js'

export const NOON = Date.parse('2026-11-22T12:00:00Z')

export interface BranchRig {
  readonly git: FakeGitRepository
  readonly time: SimulatedTime
  readonly logged: string[]
  readonly open: (options?: Partial<BranchSinkOptions>) => Sink
}

/** A branch sink on a repository of its own, in time of its own. */
export function createBranchRig(options: FakeGitOptions & { seed?: number } = {}): BranchRig {
  const time = createSimulatedTime(NOON)
  const random = createRandom(options.seed ?? 1)
  const git = createFakeGitRepository({ clock: time, random, ...options })
  const logged: string[] = []
  const log = logTo(logged)
  return {
    git,
    time,
    logged,
    open: (chosen = {}) =>
      branch.create(
        { branch: 'heartbeats', path: 'heartbeats/{monitor}.json', history: 'keep', ...chosen },
        { clock: time, log, random, github: () => Promise.resolve(git), redis: noRedis, http: noHttp, files: noFiles },
      ),
  }
}

export function logTo(lines: string[]): Log {
  const say = (level: string) => (text: string) => void lines.push(`${level}: ${text}`)
  return { debug: say('debug'), info: say('info'), notice: say('notice'), warning: say('warning'), error: say('error') }
}

const noFiles = {
  read: () => Promise.reject(new Error('no files here')),
  write: () => Promise.reject(new Error('no files here')),
}

/** A beat so many seconds after noon. */
export function beatAt(
  seconds: number,
  more: { monitor?: string; state?: BeatState; minIntervalMs?: number; message?: string } = {},
): BeatDocument {
  const { monitor = 'backup', state = 'ok', minIntervalMs = 0, message } = more
  const at = NOON + seconds * 1000
  return { monitor, at, state, minIntervalMs, text: beatJson(monitor, { at, state, message }) }
}

/** What is stored, without how many beats there were before it. */
export function uncounted(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return text
  return { ...(JSON.parse(text) as object), pulses: undefined, errors: undefined }
}
