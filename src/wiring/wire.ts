import type { CheckPorts } from '../app/check-monitors.js'
import type { ChannelPorts } from '../channels/channel.js'
import { INCIDENT_STORES, type IncidentSpec } from '../incidents/index.js'
import type { IncidentStore } from '../incidents/store.js'
import { openMember } from '../domain/member.js'
import { ConfigError } from '../errors.js'
import { confinedPath } from '../platform/confined-path.js'
import { createFiles } from '../platform/files.js'
import { createHttp } from '../platform/http.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import type { Clock, GitHub, Log, Repository } from '../ports.js'
import { RECOVERY } from '../recovery/index.js'
import type { Recovery } from '../recovery/recovery.js'
import { isSource, SOURCES } from '../sources/index.js'
import type { Source, SourcePorts } from '../sources/source.js'
import type { WorkflowWatch } from '../sources/watch.js'
import type { Secrets } from '../platform/secrets.js'
import { recoveryWithoutSecrets, withoutSecrets } from './without-secrets.js'

/** Facts of the place a door is opened in. */
export interface Surroundings {
  readonly clock: Clock
  readonly log: Log
  readonly token: string
  readonly apiUrl: string
  readonly webUrl: string
  readonly repository: Repository | null
  readonly onRunner: boolean
  readonly workspace: string
  /** On a runner, files are confined to the workspace; a person's terminal may read anywhere. */
  readonly confined: boolean
}

/** Waiting for rate limits and retries, in all, in one run. */
const WAIT_BUDGET_MS = 25_000

/** The real ports of one run, each made when first asked for. */
export interface Wiring {
  readonly surroundings: Surroundings
  readonly ports: SourcePorts
  github(): Promise<GitHub>
  sourceOf(kind: string): Promise<Source>
  recoveryOf(step: RecoveryStep): Promise<Recovery>
  readonly channels: ChannelPorts
  /** The source `workflow`, which can be asked for more than beats. */
  watch(): Promise<WorkflowWatch>
}

export function wire(surroundings: Surroundings): Wiring {
  const { clock, log, workspace, confined } = surroundings
  const http = createHttp()
  const files = createFiles()
  let github: Promise<GitHub> | null = null
  const ports: SourcePorts = {
    clock,
    log,
    files,
    http,
    github: () => (github ??= connect(surroundings, http)),
    place: (path) => placeOf(workspace, path, confined),
  }
  const sources = new Map<string, Promise<Source>>()
  let watch: Promise<WorkflowWatch> | null = null
  const watchOnce = (): Promise<WorkflowWatch> => (watch ??= SOURCES.workflow().then(({ create }) => create(ports)))
  return {
    watch: watchOnce,
    channels: { clock, log, http },
    recoveryOf: (step) => openRecovery(step, ports),
    surroundings,
    ports,
    github: ports.github,
    sourceOf(kind) {
      const source = sources.get(kind) ?? (kind === 'workflow' ? watchOnce() : loadSource(kind, ports))
      sources.set(kind, source)
      return source
    },
  }
}

async function connect(surroundings: Surroundings, http: SourcePorts['http']): Promise<GitHub> {
  const { repository, token, apiUrl, webUrl, onRunner, clock, log } = surroundings
  if (repository === null) throw new ConfigError(['repo: is not known here; give it as "owner/repo"'])
  const { createGitHub } = await import('../platform/github.js')
  return createGitHub(
    { token, apiUrl, webUrl, repository, onRunner, waitBudgetMs: WAIT_BUDGET_MS },
    { clock, http, log },
  )
}

async function loadSource(kind: string, ports: SourcePorts): Promise<Source> {
  if (isSource(kind)) return (await SOURCES[kind]()).create(ports)
  throw new ConfigError([`source: ${JSON.stringify(kind)} is not known; known are ${Object.keys(SOURCES).join(', ')}`])
}

/** The options of a step were checked with the configuration. */
async function openRecovery({ kind, options }: RecoveryStep, { clock, log, github }: SourcePorts): Promise<Recovery> {
  const load = RECOVERY[kind]
  if (load === undefined) throw new ConfigError([`recovery: ${JSON.stringify(kind)} is not known`])
  const { createProcess } = await import('../platform/process.js')
  return (await load()).create(options, { clock, log, github, process: createProcess() })
}

async function placeOf(workspace: string, path: string, confined: boolean): Promise<string | null> {
  if (confined) return confinedPath(workspace, path)
  const { resolve } = await import('node:path')
  return resolve(workspace, path)
}

/** What a run of the check needs of this place, with the incidents it is to keep. */
export function checkPorts(wiring: Wiring, incidents: IncidentStore | null, secrets: Secrets): CheckPorts {
  const { surroundings, watch, channels } = wiring
  const recoveryOf = async (step: RecoveryStep): Promise<Recovery> =>
    recoveryWithoutSecrets(await wiring.recoveryOf(step), secrets)
  const sourceOf = async (kind: string): Promise<Source> => withoutSecrets(await wiring.sourceOf(kind), secrets)
  const { clock, log } = surroundings
  return { clock, log, sourceOf, watch, recoveryOf, channels, incidents }
}

/** Where the incidents of a run are kept. */
export function openIncidents(spec: IncidentSpec, { github, ports, surroundings }: Wiring): Promise<IncidentStore> {
  return openMember(INCIDENT_STORES, spec, { github, files: ports.files, log: surroundings.log })
}
