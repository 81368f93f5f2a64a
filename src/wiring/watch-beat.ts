import { resolve } from 'node:path'
import { writeHeartbeat } from '../app/write-heartbeat.js'
import { isMonitorId } from '../domain/monitor-id.js'
import { MINUTE, type Duration, type Instant } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { SinkSpec } from '../sinks/index.js'
import type { Connections } from './connections.js'
import { openWriter } from './open-writer.js'

/** The watcher's own sign of life. */
export interface OwnBeat {
  /** Only from a look that went through. Beats beside the ticks, one at a time, and never throws. */
  finished(message: string, now: Instant): void
}

/** Each beat on a branch is a commit. */
const ON_A_BRANCH: Duration = 5 * MINUTE
const ELSEWHERE: Duration = MINUTE

/** One of its own, so that it can be kept at one commit and nobody's history is touched. */
const OWN_BRANCH = 'heartbeat-watch'
const PATH = 'heartbeats/{monitor}.json'

/** `where`: `branch`, an address, or the path of a file. Throws ConfigError. */
export function beatOf(where: string, monitor: string, connections: Connections): OwnBeat {
  if (!isMonitorId(monitor))
    throw new ConfigError([`beat-as: ${JSON.stringify(monitor)} is no id; write one like "heartbeat-watch"`])
  const { log } = connections.surroundings
  const spec = sinkFor(where, connections)
  const leastMs = spec.kind === 'branch' ? ON_A_BRANCH : ELSEWHERE
  let beatAt: Instant | null = null
  let beating = false
  let told: string | null = null

  async function beat(message: string, now: Instant): Promise<void> {
    const facts = { at: now, state: 'ok', message, source: 'heartbeat-watch' } as const
    const order = { monitor, beat: facts, minIntervalMs: 0 }
    // One line a minute that all is well would be all that is read of the log.
    const quiet = { ...log, info: log.debug }
    const { problem } = await writeHeartbeat(order, { log: quiet, sink: () => openWriter(spec, connections) })
    if (problem !== null && problem !== told) log.warning(problem)
    told = problem
  }

  return {
    finished(message, now) {
      if (beating || (beatAt !== null && Math.abs(now - beatAt) < leastMs)) return
      beating = true
      beatAt = now
      void beat(message, now).finally(() => (beating = false))
    },
  }
}

function sinkFor(where: string, { surroundings }: Connections): SinkSpec {
  if (where === 'branch') return { kind: 'branch', options: { branch: OWN_BRANCH, path: PATH, history: 'squash' } }
  // Whoever starts a watcher means the address that he gives it.
  if (/^https?:\/\//i.test(where)) return { kind: 'http', options: { url: where, allowPrivate: true } }
  return { kind: 'file', options: { path: resolve(surroundings.workspace, where) } }
}
