import { cronUnion } from '../../src/domain/calendar/cron.js'
import type { Instant } from '../../src/domain/time.js'
import { judgeWorkflow } from '../../src/domain/workflow/judge.js'
import type { WorkflowJudgement } from '../../src/domain/workflow/judgement.js'
import type { GitHub } from '../../src/ports.js'
import { SOURCES } from '../../src/sources/index.js'
import type { Discovery, DiscoveryRequest, Source } from '../../src/sources/source.js'
import { silentLog, stubGitHub, type StubGitHub, type StubWorld } from './workflow-stub.js'
import { noRedis } from './no-redis.js'

export type Judged = Pick<WorkflowJudgement, 'status' | 'reason'> & Partial<WorkflowJudgement>

const UNREAD: Judged = { status: 'unknown', reason: 'source-unreachable' }

/** One run over a stubbed repository: what was found, judged and asked. */
export interface Watched<G extends GitHub = StubGitHub> {
  readonly discovery: Discovery
  readonly verdicts: ReadonlyMap<string, Judged>
  readonly github: G
  readonly source: Source
}

export async function watchWorld(
  world: StubWorld,
  now: Instant,
  request: Partial<DiscoveryRequest> = {},
): Promise<Watched> {
  return watchAt(stubGitHub(world), now, request)
}

/** The same of any GitHub. */
export async function watchAt<G extends GitHub>(
  github: G,
  now: Instant,
  request: Partial<DiscoveryRequest> = {},
): Promise<Watched<G>> {
  const source = (await SOURCES.workflow()).create({
    clock: { now: () => now, sleep: async () => {} },
    log: silentLog(),
    files: { read: async () => null, write: async () => {} },
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: async () => github,
    redis: noRedis,
    place: async (path) => path,
  })
  const discovery = await discoverIn(source, request, now)
  const monitors = [...(request.named ?? []), ...discovery.monitors]
  const readings = await source.read(monitors, now)
  const verdicts: Map<string, Judged> = new Map()
  for (const monitor of monitors) {
    const reading = readings.get(monitor.id)
    verdicts.set(
      monitor.id,
      reading?.kind === 'workflow' ? judgeWorkflow(monitor, reading.evidence, now, cronUnion) : UNREAD,
    )
  }
  return { discovery, verdicts, github, source }
}

/** What the source finds, asked as a run without wishes asks. */
export async function discoverIn(
  source: Source,
  request: Partial<DiscoveryRequest> = {},
  now: Instant = 0,
): Promise<Discovery> {
  const found = await source.discover?.({ repository: null, except: [], self: null, named: [], ...request }, now)
  if (found === undefined) throw new Error('this source discovers nothing')
  return found
}
