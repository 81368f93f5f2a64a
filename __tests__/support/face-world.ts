import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import type { FaceMemory, IncidentStore, Owed } from '../../src/incidents/store.js'
import { withFace } from '../../src/incidents/with-face.js'
import type { Instant } from '../../src/domain/time.js'
import { createFakeGitHub } from './fake-github.js'
import { aLog, NOON } from './incident-samples.js'
import { noRedis } from './no-redis.js'

/** What a face owes, for one test. */
export function memoryFace(): FaceMemory {
  const owed = new Map<string, Owed>()
  const noted: { readAt: Instant | null; restsUntil: Instant | null } = { readAt: null, restsUntil: null }
  return {
    load: async () => ({ owed: new Map(owed), ...noted }),
    owe: async (ref, one) => void (one === null ? owed.delete(ref) : owed.set(ref, one)),
    note: async (what, at) => void (noted[what] = at),
  }
}

/** Incidents of one memory, shown as issues of a GitHub that can fail. */
export function faceWorld() {
  const fake = createFakeGitHub(NOON)
  const truth = createMemoryIncidents()
  const face = memoryFace()
  const log = aLog()
  const options = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null }
  const clock = {
    sleep: (_ms: number, until?: AbortSignal) =>
      new Promise<void>((resolve) => until?.addEventListener('abort', () => resolve())),
  }
  /** A run at this moment. */
  function run(now: Instant, { mayWrite = true }: { readonly mayWrite?: boolean } = {}): IncidentStore {
    fake.world.now = now
    const shown = createGitHubIncidents(options, { github: async () => fake.bot, redis: noRedis, log })
    return withFace({ ...truth, face, follow: truth.follow }, shown, { clock, log, now, mayWrite })
  }
  return { fake, truth, face, log, run }
}
