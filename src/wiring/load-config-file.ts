import { checkConfig, type CheckInputs } from '../config/check-config.js'
import type { Config } from '../config/config.js'
import type { Supervision } from '../config/env/supervision.js'
import type { ConfigParts } from '../config/config-parts.js'
import { readConfig } from '../config/read-config.js'
import type { Duration } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { GitHub, Repository } from '../ports.js'
import type { Fetched } from '../sources/repository/fetch.js'
import type { ChannelEnvironment } from './channel-environment.js'
import { configAtHand, noConfig, OTHER_SPELLING, type ConfigText } from './config-at-hand.js'
import { isNamed, textAtHand } from './config-text.js'
import { withoutRepository } from './local-monitors.js'
import { repositoryName } from './surroundings.js'
import type { Wiring } from './wire.js'

/** A config file, none, or nobody knows. */
type Found = ConfigText | null | { readonly path: string; readonly unreachable: string }

/** A configuration of a file, of the environment of a supervisor, or of what is found in the repository. */
export async function loadConfigFile(
  inputs: CheckInputs,
  wiring: Wiring,
  channels: ChannelEnvironment,
  byHand: Duration | null,
): Promise<Config> {
  const { environment, hide, supervision = null } = channels
  const found = (await findConfig(inputs, wiring)) ?? (await saidBy(channels, wiring))
  if (found === null) {
    const config = await readConfig({ inputs, text: null, environment, hide, byHand })
    return { ...config, scope: scopeOf(inputs, null) }
  }
  const known = { ...inputs, config: found.path }
  if ('unreachable' in found) return unreachable(known, found.unreachable)
  const parts = { inputs: known, text: found.text, environment, hide, byHand }
  const read = await (supervision === null ? readConfig(parts) : supervised(parts, supervision))
  const config = { ...read, scope: scopeOf(inputs, found.path) }
  return wiring.surroundings.repository === null ? withoutRepository(config, found.path) : config
}

async function supervised(parts: ConfigParts, supervision: Supervision): Promise<Config> {
  const { readSupervised } = await import('../config/env/read-supervised.js')
  return readSupervised(parts, supervision)
}

/** Two steps of inputs cannot be told apart, and a filter shows only part of a file: neither tells what is gone. */
function scopeOf(inputs: CheckInputs, file: string | null): string | null {
  if (inputs.monitor.length > 0) return null
  const others = inputs.repositories.map((name) => name.toLowerCase()).sort()
  const besides = others.length === 0 ? '' : ` and those of ${others.join(', ')}`
  return file === null ? `scheduled workflows${besides}` : file.replace(/^(\.?\/)+/, '')
}

/** Where there is no config file at all, the environment of a supervisor is one. */
async function saidBy({ environment, supervision }: ChannelEnvironment, wiring: Wiring): Promise<ConfigText | null> {
  if (supervision === null || supervision === undefined) return null
  const { configOf } = await import('../config/env/read-supervised.js')
  return configOf(supervision, environment, wiring.surroundings.repository !== null)
}

async function findConfig({ config, 'read-from': readFrom }: CheckInputs, wiring: Wiring): Promise<Found> {
  const { repository, confined } = wiring.surroundings
  const committed = readFrom === 'api' ? repository : null
  // At a terminal another repository is asked for, so the file at hand counts only when it was named.
  const looksHere = confined || committed === null || isNamed(config)
  const local = looksHere ? await configAtHand(config, (path) => textAtHand(path, wiring)) : null
  if (local !== null) return local
  const found = committed === null ? null : await committedConfig(config, committed, await wiring.github())
  if (found !== null || !isNamed(config)) return found
  throw noConfig(config, committed === null ? '' : ` here, nor on the default branch of ${repositoryName(committed)}`)
}

/** The usual name is asked for first: who has the other spelling pays one more request. */
async function committedConfig(path: string, repository: Repository, github: GitHub): Promise<Found> {
  const found = await committedFile(path, repository, github)
  return found !== null || isNamed(path) ? found : committedFile(OTHER_SPELLING, repository, github)
}

async function committedFile(path: string, repository: Repository, github: GitHub): Promise<Found> {
  const { fetchFile, missing } = await import('../sources/repository/fetch.js')
  // Whether the repository is there at all is found out by whoever reads it next.
  const ifAbsent = async (): Promise<Fetched> => missing({ branch: null }, path)
  const fetched = await fetchFile(github, { ...repository, branch: null }, path, ifAbsent)
  switch (fetched.kind) {
    case 'text':
      return { path, text: fetched.text }
    case 'missing':
      return null
    case 'invalid':
      throw new ConfigError([`config: ${fetched.detail}`])
    case 'unreachable':
      return { path, unreachable: fetched.detail }
  }
}

/** Without its config a run does not know what to watch: one monitor says so, and nothing else is judged. */
function unreachable(inputs: CheckInputs, detail: string): Config {
  const config = checkConfig({ ...inputs, monitor: ['config'] }, null)
  const source = { kind: 'unreadable', options: { path: inputs.config, detail } }
  const monitors = config.monitors.map((monitor) => ({ ...monitor, name: inputs.config, source }))
  const origin = { kind: 'file', path: inputs.config } as const
  return { ...config, monitors, origin, workflows: { ...config.workflows, discover: false } }
}
