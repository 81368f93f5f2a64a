import { createBoundedCache } from '../../domain/bounded-cache.js'
import type { Reading } from '../../domain/what-was-read.js'
import type { Instant } from '../../domain/time.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import { ExternalError, withRemedy } from '../../errors.js'
import { groupBy, type Reader, type Watched } from '../reader.js'
import type { Discovery, DiscoveryRequest, SourcePorts } from '../source.js'
import { describeUse, repositoryApi, useOf, type Meter, type RepositoryApi } from './api.js'
import { diagnoseWorkflow } from './diagnose.js'
import { discoveryOf } from './found.js'
import { lookOver, type Look } from './look-over.js'
import { allWorkflows, type WorkflowOptions } from './options.js'
import { inPool } from '../pool.js'
import { inTurn } from './elsewhere/in-turn.js'
import { createPurse, type Purse } from './elsewhere/purse.js'
import { previousRunAt } from './previous-run.js'
import { takeSnapshot, type Snapshot } from './snapshot.js'

const AT_ONCE = 8
const MAX_FILE_BYTES = 1024 * 1024

/** Watches the scheduled workflows of repositories; each repository is looked at once per run. */
export function createWorkflowReader(ports: SourcePorts): Reader<WorkflowOptions> {
  const apis = countedApis(ports)
  const apiOf = apis.of
  const snapshots = rememberSnapshots(ports)
  const found = new Map<string, WorkflowEvidence>()

  async function searched(request: DiscoveryRequest): Promise<Discovery> {
    const api = await apiOf(request.repository)
    return discoverIn(() => snapshots.of(api, false), api, request)
  }

  async function lookAt(group: Group, now: Instant): Promise<Look> {
    const { repository, local } = group[0]?.options ?? { repository: null, local: false }
    const api = await apiOf(repository)
    return lookOver(api, await snapshots.of(api, local), group, { now, numbers: ports.numbers === true })
  }

  return {
    async read(watched, now) {
      const ordered = apis.isLimited() ? inTurn(watched, now) : watched
      const readings = await readEach(ordered, (group) => lookAt(group, now))
      ports.log.info(describeUse(apis.used(), watched.length))
      const byId = new Map(ordered.map(({ monitor }, i) => [monitor.id, readings[i] as Reading]))
      for (const [id, reading] of byId) if (reading.kind === 'workflow') found.set(id, reading.evidence)
      return byId
    },
    async beatsBetween(watched, span, most) {
      const { knownRuns } = await import('./known-runs.js')
      const ids = new Set(watched.map(({ monitor }) => monitor.id))
      return knownRuns(new Map([...found].filter(([id]) => ids.has(id))), span, most, apiOf)
    },
    async recorded(watched, wish) {
      const look = () => readEach(watched, (group) => lookAt(group, wish.span.to))
      return (await import('./recorded.js')).recordedRuns(watched, look, wish, apiOf)
    },
    placeOf: ({ path, repository }) => ({ kind: 'workflow', path, repository }),
    async discover(request, now) {
      const { elsewhere } = request
      if (elsewhere === undefined) return searched(request)
      const { discoverElsewhere } = await import('./elsewhere/discover.js')
      const purse = apis.limited(elsewhere.requests)
      const fleet = { purse, apiOf, github: ports.github, snapshots, each: ports.numbers === true ? 10 : 3 }
      return discoverElsewhere({ fleet, request, elsewhere, now }, () => searched(request))
    },
    async diagnose(workflow) {
      return diagnoseWorkflow(await apiOf(null), workflow)
    },
    async previousRunAt(workflow, runId, now) {
      return previousRunAt(await apiOf(null), workflow, runId, now)
    },
    used: apis.used,
  }
}

/** GitHub for the repositories of one run, each question counted; those about others may be limited. */
function countedApis(ports: SourcePorts) {
  const meter: Meter = { requests: 0, remaining: null }
  const others: Meter = { requests: 0, remaining: null }
  let purse: Purse | null = null
  return {
    async of(repository: string | null): Promise<RepositoryApi> {
      const github = await ports.github()
      return repository === null
        ? repositoryApi(github, null, meter)
        : repositoryApi(github, repository, others, purse ?? undefined)
    },
    limited: (most: number): Purse => (purse = createPurse(others, most)),
    isLimited: () => purse !== null,
    used: () => useOf(meter, others),
  }
}

/** What the repositories of one run hold, each looked at once. */
function rememberSnapshots(ports: SourcePorts) {
  const snapshots = new Map<string, Promise<Snapshot>>()

  async function localText(path: string): Promise<string | null> {
    const place = await ports.place(path)
    return place === null ? null : ports.files.read(place, MAX_FILE_BYTES)
  }

  return {
    of(api: RepositoryApi, local: boolean): Promise<Snapshot> {
      const key = `${api.name} ${local}`
      const known = snapshots.get(key) ?? takeSnapshot(api, local ? localText : null)
      snapshots.set(key, known)
      return known
    },
    /** One that was taken by somebody else, of the default branch. */
    keep: (api: RepositoryApi, snapshot: Promise<Snapshot>) => void snapshots.set(`${api.name} false`, snapshot),
  }
}

type Group = readonly Watched<WorkflowOptions>[]

/** Each by itself; a repository is looked over when the first of its workflows is read. */
async function readEach(watched: Group, lookAt: (group: Group) => Promise<Look>): Promise<Reading[]> {
  const groups = groupBy(watched, repositoryOf)
  const looks = createBoundedCache<string, Promise<Look>>(groups.size)
  const lookOf = (key: string): Promise<Look> => looks.of(key, () => lookAt(groups.get(key) ?? []))
  // Several repositories are looked over side by side, and not one after the other as their workflows come.
  if (groups.size > 1) await inPool(AT_ONCE, [...groups.keys()], (key) => lookOf(key).catch(() => null))
  return inPool(AT_ONCE, watched, (one) => readOne(one, () => lookOf(repositoryOf(one))))
}

async function readOne(one: Watched<WorkflowOptions>, look: () => Promise<Look>): Promise<Reading> {
  try {
    const evidence = await (await look()).get(one)?.()
    if (evidence === undefined) throw new Error('a workflow was read that was not looked for')
    return { kind: 'workflow', evidence }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { kind: 'unreachable', detail: withRemedy(error) }
  }
}

function repositoryOf({ options: { repository, local } }: Watched<WorkflowOptions>): string {
  return `${repository ?? ''} ${local}`
}

async function discoverIn(
  look: () => Promise<Snapshot>,
  api: RepositoryApi,
  request: DiscoveryRequest,
): Promise<Discovery> {
  try {
    return discoveryOf(await look(), api, request)
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    // One monitor stands for all that could not be found: reading it meets the same refusal.
    const what = request.scheduled === false ? 'Workflows' : 'Scheduled workflows'
    const all = allWorkflows(request.repository, `${what} of ${api.name}`)
    return { monitors: [all], notices: [`${api.name} could not be read: ${withRemedy(error)}`] }
  }
}
