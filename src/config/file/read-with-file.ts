import { ConfigError } from '../../errors.js'
import { checkConfig } from '../check-config.js'
import { channelsOf, collect, withChannels, type ConfigParts } from '../config-parts.js'
import type { Config, FileConfig } from '../config.js'
import { readConfigText, type FileReading } from './parse-file.js'

/** The configuration where there is a config file, as `readConfig` has it. */
export async function readWithFile(text: string, parts: ConfigParts): Promise<Config> {
  const { inputs, environment, hide, byHand = null, complete = (given) => given } = parts
  const problems: string[] = []
  const read = readConfigText(text, inputs.config)
  const file = complete(read.config)
  // A monitor that is wrong in the file is told of with its line.
  const base = read.problems.length > 0 ? null : collect(() => checkConfig(inputs, file, byHand), problems)
  const reading = await channelsOf(environment ?? {}, file)
  hide(reading.secrets)
  problems.push(...reading.problems)
  const recovery = speaksOfRecovery(file) ? await recoveryOf(file, problems) : base?.recovery
  if (base === null || recovery === undefined || problems.length > 0) throw errorOf(problems, read)
  return { ...withChannels(base, reading, environment), recovery }
}

/** Sections that other families read, whose mistakes begin with their path: `channels.slack[1].on: …`. */
const SECTION_PROBLEM = /^((?:channels|recovery|monitors)(?:\.[^\s:.[]+|\[\d+\])*): ([\s\S]*)$/

/** All mistakes as one error, those of the file in the order of its lines. */
function errorOf(problems: readonly string[], read: FileReading): ConfigError {
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

function speaksOfRecovery(file: FileConfig): boolean {
  return Object.keys(file.recovery).length > 0 || file.monitors.some(({ settings }) => settings.recovery !== undefined)
}

async function recoveryOf(file: FileConfig, problems: string[]): Promise<Config['recovery'] | undefined> {
  const { readRecovery } = await import('../recovery.js')
  try {
    return await readRecovery(file)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}
