import { isSpokenOf, PREFIXES } from '../channels/prefixes.js'
import type { Duration } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { Environment } from './channels/settings.js'
import type { ChannelReading } from './channels/configure.js'
import { checkConfig, type CheckInputs } from './check-config.js'
import type { Config, FileConfig } from './config.js'
import type { FileReading } from './file/parse-file.js'

/** What the rest of the program needs to hide, also of a configuration that is wrong. */
export type Hide = (secrets: readonly string[]) => void

/** All that a configuration is made of. */
export interface ConfigParts {
  /** Among them the path of the config file, for messages. */
  readonly inputs: CheckInputs
  /** The config file; null where there is none. */
  readonly text: string | null
  /** Null where a config file is looked at by itself: then no secret is missing from it. */
  readonly environment: Environment | null
  readonly hide: Hide
  /** A threshold for this run alone. */
  readonly byHand?: Duration | null
  /** What somebody else adds to the config file; absent where nobody does. */
  readonly complete?: (file: FileConfig) => FileConfig
}

/**
 * Inputs, config file and environment as one configuration: what `check` runs and `validate` checks. Throws ConfigError with
 * the mistakes of all three. The families are loaded only where something speaks of them.
 */
export async function readConfig(parts: ConfigParts): Promise<Config> {
  const { inputs, text, environment, hide, byHand = null, complete = (given) => given } = parts
  const problems: string[] = []
  const read = text === null ? null : await fileOf(text, inputs.config)
  const file = read === null ? null : complete(read.config)
  // A monitor that is wrong in the file is told of with its line.
  const base =
    read !== null && read.problems.length > 0 ? null : collect(() => checkConfig(inputs, file, byHand), problems)
  const reading = await channelsOf(environment ?? {}, file)
  hide(reading.secrets)
  problems.push(...reading.problems)
  const recovery = file !== null && speaksOfRecovery(file) ? await recoveryOf(file, problems) : base?.recovery
  if (base === null || recovery === undefined || problems.length > 0) throw errorOf(problems, read)
  return {
    ...base,
    channels: reading.channels,
    recovery,
    notices: [...base.notices, ...reading.channels.flatMap(({ notes }) => notes)],
    channelTroubles: environment === null ? [] : reading.missing.map(offFor),
  }
}

function offFor(missing: string): string {
  return `${missing}; this channel is off, all else goes on, and the run fails at its end`
}

async function fileOf(text: string, path: string): Promise<FileReading> {
  const { readConfigText } = await import(/* webpackChunkName: "config-file" */ './file/parse-file.js')
  return readConfigText(text, path)
}

/** Sections that other families read, whose mistakes begin with their path: `channels.slack[1].on: …`. */
const SECTION_PROBLEM = /^((?:channels|recovery|monitors)(?:\.[^\s:.[]+|\[\d+\])*): ([\s\S]*)$/

/** All mistakes as one error, those of the file in the order of its lines. */
function errorOf(problems: readonly string[], read: FileReading | null): ConfigError {
  if (read === null) return new ConfigError(problems)
  const inFile = [...read.problems]
  const others: string[] = []
  for (const problem of problems) {
    const [, path, message] = SECTION_PROBLEM.exec(problem) ?? []
    if (path === undefined || message === undefined) others.push(problem)
    else inFile.push({ path: path.split(/\.|(?=\[)/).map(keyOf), message })
  }
  return read.errorOf(inFile, others)
}

function keyOf(part: string): string | number {
  return part.startsWith('[') ? Number(part.slice(1, -1)) : part
}

async function channelsOf(environment: Environment, file: FileConfig | null): Promise<ChannelReading> {
  const section = file?.channels ?? {}
  const spokenOf =
    Object.keys(section).length > 0 || isSpokenOf(Object.values(PREFIXES).flat(), environment)
  if (!spokenOf) return { channels: [], problems: [], missing: [], secrets: [] }
  const [{ readChannels }, { selectableIn }] = await Promise.all([
    import('./channels/configure.js'),
    import(/* webpackChunkName: "config-file" */ './file/selected.js'),
  ])
  const selectable = file === null ? null : selectableIn(file)
  return readChannels(environment, section, { redis: file?.redis, zone: file?.timezone, selectable })
}

function speaksOfRecovery(file: FileConfig): boolean {
  return Object.keys(file.recovery).length > 0 || file.monitors.some(({ settings }) => settings.recovery !== undefined)
}

async function recoveryOf(file: FileConfig, problems: string[]): Promise<Config['recovery'] | undefined> {
  const { readRecovery } = await import('./recovery.js')
  try {
    return await readRecovery(file)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}

/** What is made, or null with its mistakes collected. */
function collect<T>(make: () => T, problems: string[]): T | null {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    problems.push(...error.problems)
    return null
  }
}
