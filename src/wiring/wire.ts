import type { CheckPorts } from '../app/check-monitors.js'
import type { ChannelPorts } from '../channels/channel.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Duration } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import { confinedPath } from '../platform/confined-path.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import type { RunBudget } from '../platform/run-budget.js'
import type { RunTime } from '../domain/run-time.js'
import type { GitHub, Passenger, Ride } from '../ports.js'
import type { Recovery } from '../recovery/recovery.js'
import { isSource, SOURCES } from '../sources/index.js'
import type { Source, SourcePorts } from '../sources/source.js'
import { channelPorts } from './channel-ports.js'
import type { Connections } from './connections.js'
import { budgetOfRun, gitHubOfRun } from './run-github.js'
import type { Surroundings } from './surroundings.js'
import { withoutSecrets } from './without-secrets.js'

/** What a run may want besides what is usual. */
interface Wishes {
  readonly budget?: RunBudget
  /** Rates and durations are shown, and not verdicts alone. */
  readonly numbers?: boolean
}

/** The real ports of one run, each made when first asked for. What one run has read or spent is not there for the next. */
export interface Wiring {
  readonly surroundings: Surroundings
  readonly ports: SourcePorts
  github(): Promise<GitHub>
  sourceOf(kind: string): Promise<Source>
  recoveryOf(step: RecoveryStep): Promise<Recovery>
  readonly channels: ChannelPorts
  /** As in CheckPorts. */
  readonly clockAhead: () => Promise<Duration | null>
  /** What this run may wait for GitHub, and has asked of it. */
  readonly budget: RunBudget
  /** Absent for a run that may take as long as it likes. */
  readonly time: RunTime | undefined
}

export function wire(
  connections: Connections,
  { budget = budgetOfRun(connections), numbers = false }: Wishes = {},
): Wiring {
  const { surroundings, files, http, redis, time } = connections
  const { clock, log, workspace, confined } = surroundings
  let home: Promise<GitHub> | null = null
  let reading: Promise<GitHub> | null = null
  const github = (): Promise<GitHub> => (home ??= openGitHub(connections, budget))
  const ports: SourcePorts = {
    clock,
    log,
    files,
    http,
    redis,
    github: () => (reading ??= toReadBy(github, connections, budget)),
    ride: createRide(),
    numbers,
    place: (path) => placeOf(workspace, path, confined),
  }
  const sources = new Map<string, Promise<Source>>()
  return {
    channels: channelPorts(connections),
    budget,
    clockAhead: () => connections.clockAhead(async () => (await import('./second-date.js')).askAgain(github)),
    time,
    recoveryOf: async (step) =>
      (await import('./open-recovery.js')).openRecovery(step, { ...ports, github }, connections),
    surroundings,
    ports,
    github,
    sourceOf(kind) {
      const source = sources.get(kind) ?? loadSource(kind, ports, connections)
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

/** Who only reads asks other repositories with a token of their own, where one was given. */
async function toReadBy(home: () => Promise<GitHub>, connections: Connections, budget: RunBudget): Promise<GitHub> {
  if (!connections.surroundings.watchToken) return home()
  const { withOtherRepositories } = await import('./other-repositories.js')
  return withOtherRepositories(await home(), connections, budget)
}

async function openGitHub(connections: Connections, budget: RunBudget): Promise<GitHub> {
  const { repository } = connections.surroundings
  if (repository === null) throw new ConfigError(['repo: is not known here; give it as "owner/repo"'])
  return gitHubOfRun(connections, repository, budget)
}

async function loadSource(kind: string, ports: SourcePorts, connections: Connections): Promise<Source> {
  if (!isSource(kind))
    throw new ConfigError([
      `source: ${JSON.stringify(kind)} is not known; known are ${Object.keys(SOURCES).join(', ')}`,
    ])
  const definition = await SOURCES[kind]()
  if (!definition.lasting) return definition.create(ports)
  return (await import('./lasting-source.js')).lastingSource(kind, definition, ports, connections)
}

async function placeOf(workspace: string, path: string, confined: boolean): Promise<string | null> {
  if (confined) return confinedPath(workspace, path)
  const { resolve } = await import('node:path')
  return resolve(workspace, path)
}

/** What a run of the check needs of this place, with the incidents it is to keep. */
export function checkPorts(wiring: Wiring, incidents: IncidentStore | null): CheckPorts {
  const { surroundings, channels, clockAhead } = wiring
  const { clock, log, secrets } = surroundings
  const recoveryOf = async (step: RecoveryStep): Promise<Recovery> => {
    const { recoveryWithoutSecrets } = await import('./recovery-without-secrets.js')
    return recoveryWithoutSecrets(await wiring.recoveryOf(step), secrets)
  }
  const sourceOf = async (kind: string): Promise<Source> => withoutSecrets(await wiring.sourceOf(kind), secrets)
  const github = surroundings.repository === null ? null : wiring.github
  const shared = { clock, log, sourceOf, recoveryOf, channels, incidents, github, clockAhead }
  return { ...shared, ...(wiring.time && { time: wiring.time }) }
}
