import { resolve } from 'node:path'
import type { Config } from '../../config/config.js'
import { rewriteAfter } from '../../domain/incidents/incident.js'
import { ConfigError, ExternalError } from '../../errors.js'
import type { IncidentStore } from '../../incidents/store.js'
import { configuredIncidents, type SharedRun } from '../../wiring/configured-incidents.js'
import type { Surroundings } from '../../wiring/surroundings.js'
import { openIncidents } from '../../wiring/open-incidents.js'
import type { Wiring } from '../../wiring/wire.js'
import { beside } from './beside-state.js'
import { usualStateFile } from './state-file.js'

/** What was typed of where incidents are to be remembered. */
export interface StateFlags {
  readonly stateFile: string | undefined
  /** False for `--no-state`. */
  readonly state: boolean
}

/** Where the incidents of a check at a terminal are kept, and what is to be said of it. */
export interface IncidentPlace {
  readonly store: IncidentStore | null
  readonly notices: readonly string[]
}

/** In a file where one is named, else where the config says, else on GitHub where there is a token, else in this machine's own memory. */
export async function incidentPlace(
  config: Config,
  wiring: Wiring,
  flags: StateFlags,
  { env, ...run }: SharedRun & { readonly env: NodeJS.ProcessEnv },
): Promise<IncidentPlace> {
  const { repository, token } = wiring.surroundings
  if (flags.stateFile !== undefined) {
    if (!flags.state) throw new ConfigError(['no-state: goes against --state-file; give one of them'])
    return { store: await stateStore(resolve(flags.stateFile), wiring), notices: [] }
  }
  const keptIn = config.keptIn ?? (repository !== null && token !== '' ? 'github' : null)
  if (keptIn !== null) {
    const issueOptions = { rewriteAfterMs: rewriteAfter(config.policy), ...run.issueOptions }
    return { store: await configuredIncidents(keptIn, config, wiring, { ...run, issueOptions }), notices: [] }
  }
  // A runner is thrown away with its files: what it remembers is new each time.
  if (!flags.state || env['GITHUB_ACTIONS'] === 'true') return { store: null, notices: [] }
  const path = usualStateFile(watchedBy(config), env)
  const notice = `Incidents are remembered in ${path}; --state-file puts them elsewhere, --no-state nowhere.`
  return { store: await stateStore(path, wiring), notices: [notice] }
}

/**
 * The file that keeps what people asked for, where incidents are in a file too. Null where they are somewhere else: in issues, which
 * are asked themselves, in Redis, or nowhere.
 */
export function placeOfControls(
  config: Config,
  { repository, token }: Pick<Surroundings, 'repository' | 'token'>,
  flags: StateFlags,
  env: NodeJS.ProcessEnv,
): string | null {
  const keptIn = config.keptIn ?? (repository !== null && token !== '' ? 'github' : null)
  if (flags.stateFile === undefined && (keptIn !== null || env['GITHUB_ACTIONS'] === 'true')) return null
  const state = placeOfState(config, flags, env)
  return state === null ? null : beside(state, 'controls.json')
}

/** The same for whoever serves: what is asked of a server is kept beside it, whatever keeps the incidents that it shows. */
export function placeOfServed(config: Config, flags: StateFlags, env: NodeJS.ProcessEnv): string | null {
  if (flags.stateFile === undefined && config.keptIn?.startsWith('redis') === true) return null
  const state = placeOfState(config, flags, env)
  return state === null ? null : beside(state, 'controls.json')
}

/** The file beside which a process keeps what is its own: the state file, whether or not incidents are in it. Null for none. */
export function placeOfState(config: Config, flags: StateFlags, env: NodeJS.ProcessEnv): string | null {
  if (flags.stateFile !== undefined) return resolve(flags.stateFile)
  return flags.state ? usualStateFile(watchedBy(config), env) : null
}

/** Incidents of others, for whoever only shows them. */
export function shownIncidents(
  flags: StateFlags,
  env: NodeJS.ProcessEnv,
): (config: Config, wiring: Wiring, run: SharedRun) => Promise<IncidentStore | null> {
  return async (config, wiring, run) => (await incidentPlace(config, wiring, flags, { ...run, env })).store
}

/** One memory for each config file; without one for each file that is read, or for the folder. */
function watchedBy({ declaredIn, monitors }: Config): string {
  const file = monitors.length === 1 && monitors[0]?.source.kind === 'file' ? monitors[0].source.options['path'] : null
  return declaredIn ?? (typeof file === 'string' ? file : '.')
}

/** A memory that cannot be read must not be begun anew: everybody would be alarmed again. Throws ConfigError. */
async function stateStore(path: string, wiring: Wiring): Promise<IncidentStore> {
  const store = await openIncidents({ kind: 'file', options: { path } }, wiring)
  try {
    await store.load()
    return store
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    const remedy = error.fault.remedy ?? 'make it readable, or name another with --state-file'
    throw new ConfigError([`state-file: ${error.message}; ${remedy}`])
  }
}
