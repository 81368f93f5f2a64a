import { checkConfig, namesItsMonitor, type CheckInputs } from '../config/check-config.js'
import type { Environment } from '../config/channels/settings.js'
import { readConfig, type Hide } from '../config/read-config.js'
import type { Config } from '../config/config.js'
import { CHECK_INPUTS } from '../config/inputs/check-inputs.js'
import { ConfigError } from '../errors.js'
import type { GitHub, Repository } from '../ports.js'
import type { Fetched } from '../sources/repository/fetch.js'
import { configText } from './config-text.js'
import type { Wiring } from './wire.js'

type Text = string | null | { readonly unreachable: string }

/** Inputs completed by environment and config file: the one at hand, else the committed one. */
export async function loadConfig(
  inputs: CheckInputs,
  wiring: Wiring,
  { environment, hide }: ChannelEnvironment,
): Promise<Config> {
  const text = namesItsMonitor(inputs) ? null : await findConfig(inputs, wiring)
  if (text !== null && typeof text !== 'string') return unreachable(inputs, text.unreachable)
  const config = await readConfig({ inputs, text, environment, hide })
  return { ...config, scope: scopeOf(inputs, text !== null) }
}

/** Two steps of inputs cannot be told apart, and a filter shows only part of a file: neither tells what is gone. */
function scopeOf(inputs: CheckInputs, fromFile: boolean): string | null {
  if (namesItsMonitor(inputs) || inputs.monitor.length > 0) return null
  return fromFile ? inputs.config.replace(/^(\.?\/)+/, '') : 'scheduled workflows'
}

/** Where channels are named, and what hides the secrets found there. */
export interface ChannelEnvironment {
  readonly environment: Environment
  readonly hide: Hide
}

async function findConfig(inputs: CheckInputs, { ports, surroundings, github }: Wiring): Promise<Text> {
  const { repository, confined } = surroundings
  const committed = inputs['read-from'] === 'api' && repository !== null
  // At a terminal another repository is asked for, so the file at hand counts only when it was named.
  if (confined || !committed || inputs.config !== CHECK_INPUTS.config.default) {
    const place = await ports.place(inputs.config)
    if (place === null) {
      const path = JSON.stringify(inputs.config)
      throw new ConfigError([`config: ${path} lies outside the workspace; give a path in the repository`])
    }
    const local = await configText(ports.files, place)
    if (local !== null || !committed) return local
  }
  return repository === null ? null : committedConfig(inputs.config, repository, await github())
}

async function committedConfig(path: string, repository: Repository, github: GitHub): Promise<Text> {
  const { fetchFile, missing } = await import('../sources/repository/fetch.js')
  // Whether the repository is there at all is found out by whoever reads it next.
  const ifAbsent = async (): Promise<Fetched> => missing({ branch: null }, path)
  const fetched = await fetchFile(github, { ...repository, branch: null }, path, ifAbsent)
  switch (fetched.kind) {
    case 'text':
      return fetched.text
    case 'missing':
      return null
    case 'invalid':
      throw new ConfigError([`config: ${fetched.detail}`])
    case 'unreachable':
      return { unreachable: fetched.detail }
  }
}

/** Without its config a run does not know what to watch: one monitor says so, and nothing else is judged. */
function unreachable(inputs: CheckInputs, detail: string): Config {
  const config = checkConfig({ ...inputs, monitor: ['config'] }, null)
  const source = { kind: 'unreadable', options: { path: inputs.config, detail } }
  const monitors = config.monitors.map((monitor) => ({ ...monitor, name: inputs.config, source }))
  return { ...config, monitors, workflows: { ...config.workflows, discover: false } }
}
