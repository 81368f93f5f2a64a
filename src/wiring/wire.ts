import type { CheckPorts } from '../app/check-monitors.js'
import type { ChannelPorts } from '../channels/channel.js'
import { INCIDENT_STORES, type IncidentSpec } from '../incidents/index.js'
import type { IncidentStore } from '../incidents/store.js'
import { openMember } from '../domain/member.js'
import { ConfigError } from '../errors.js'
import { confinedPath } from '../platform/confined-path.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import type { RunBudget } from '../platform/run-budget.js'
import type { GitHub, Passenger, Ride } from '../ports.js'
import type { Recovery } from '../recovery/recovery.js'
import { isSource, SOURCES } from '../sources/index.js'
import type { Source, SourcePorts } from '../sources/source.js'
import type { Connections } from './connections.js'
import { budgetOfRun, gitHubOfRun } from './run-github.js'
import type { Surroundings } from './surroundings.js'
import { recoveryWithoutSecrets, withoutSecrets } from './without-secrets.js'

/** The real ports of one run, each made when first asked for. What one run has read or spent is not there for the next. */
export interface Wiring {
  readonly surroundings: Surroundings
  readonly ports: SourcePorts
  github(): Promise<GitHub>
  sourceOf(kind: string): Promise<Source>
  recoveryOf(step: RecoveryStep): Promise<Recovery>
  readonly channels: ChannelPorts
  /** What this run may wait for GitHub, and has asked of it. */
  readonly budget: RunBudget
}

export function wire(connections: Connections, budget: RunBudget = budgetOfRun()): Wiring {
  const { surroundings, files, http, redis } = connections
  const { clock, log, workspace, confined } = surroundings
  let github: Promise<GitHub> | null = null
  const ports: SourcePorts = {
    clock,
    log,
    files,
    http,
    redis,
    github: () => (github ??= openGitHub(connections, budget)),
    ride: createRide(),
    place: (path) => placeOf(workspace, path, confined),
  }
  const sources = new Map<string, Promise<Source>>()
  return {
    channels: { clock, log, http, redis },
    budget,
    recoveryOf: async (step) => (await import('./open-recovery.js')).openRecovery(step, ports, connections),
    surroundings,
    ports,
    github: ports.github,
    sourceOf(kind) {
      const source = connections.lasting.get(kind) ?? sources.get(kind) ?? loadSource(kind, ports, connections)
      sources.set(kind, source)
      return source
    },
  }
}

function createRide(): Ride {
  let waiting: Passenger | null = null
  return {
    offer: (passenger) => void (waiting = passenger),
    take() {
      const taken = waiting
      waiting = null
      return taken
    },
  }
}

async function openGitHub(connections: Connections, budget: RunBudget): Promise<GitHub> {
  const { repository } = connections.surroundings
  if (repository === null) throw new ConfigError(['repo: is not known here; give it as "owner/repo"'])
  return gitHubOfRun(connections, repository, budget)
}

async function loadSource(kind: string, ports: SourcePorts, { lasting }: Connections): Promise<Source> {
  if (isSource(kind)) {
    const definition = await SOURCES[kind]()
    const source = definition.create(ports)
    if (definition.lasting) lasting.set(kind, Promise.resolve(source))
    return source
  }
  throw new ConfigError([`source: ${JSON.stringify(kind)} is not known; known are ${Object.keys(SOURCES).join(', ')}`])
}

async function placeOf(workspace: string, path: string, confined: boolean): Promise<string | null> {
  if (confined) return confinedPath(workspace, path)
  const { resolve } = await import('node:path')
  return resolve(workspace, path)
}

/** What a run of the check needs of this place, with the incidents it is to keep. */
export function checkPorts(wiring: Wiring, incidents: IncidentStore | null): CheckPorts {
  const { surroundings, channels } = wiring
  const { clock, log, secrets } = surroundings
  const recoveryOf = async (step: RecoveryStep): Promise<Recovery> =>
    recoveryWithoutSecrets(await wiring.recoveryOf(step), secrets)
  const sourceOf = async (kind: string): Promise<Source> => withoutSecrets(await wiring.sourceOf(kind), secrets)
  const github = surroundings.repository === null ? null : wiring.github
  return { clock, log, sourceOf, recoveryOf, channels, incidents, github }
}

/** Where the incidents of a run are kept. */
export function openIncidents(
  spec: IncidentSpec,
  { github, ports, surroundings }: Wiring,
  epoch: () => number | null = () => null,
): Promise<IncidentStore> {
  const { files, redis } = ports
  return openMember(INCIDENT_STORES, spec, { github, files, redis, log: surroundings.log, epoch })
}
