import { timeProblems } from '../../domain/calendar/index.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { ConfigError, type PlacedProblem } from '../../errors.js'
import type { FileConfig } from '../config.js'
import type { FileProblem } from '../keys/where.js'
import { toMonitor } from '../to-monitor.js'
import { fileConfigOf } from './file-config.js'
import { parseYaml } from './file-problems.js'
import { placedText } from './placed-problem.js'
import { servicesIn } from './services.js'

/** What a config file says, as far as it can be understood, and every mistake in it. */
export interface FileReading {
  readonly config: FileConfig
  readonly problems: readonly FileProblem[]
  /** All mistakes of the file as one error, in the order of its lines; those that stand nowhere in it come first. */
  errorOf(problems: readonly FileProblem[], others?: readonly string[]): ConfigError
}

/** Reads `.github/heartbeat.yml`. Throws ConfigError with every mistake. */
export function parseConfigFile(text: string, file: string): FileConfig {
  const { config, problems, errorOf } = readConfigText(text, file)
  if (problems.length > 0) throw errorOf(problems)
  return config
}

/** The same without throwing, unless the text is no YAML or no config at all. */
export function readConfigText(text: string, file: string): FileReading {
  const parsed = parseYaml(text)
  const errorWith = (placed: readonly PlacedProblem[], others: readonly string[] = []): ConfigError =>
    new ConfigError([...others, ...placed.map((problem) => placedText(file, problem))], placed)
  if (parsed.problems.length > 0) throw errorWith(parsed.problems)
  const problems: FileProblem[] = [...parsed.twice]
  const services = servicesIn(parsed.value, problems)
  if (services === null && isWorkflow(parsed.value)) throw errorWith(parsed.locate([{ path: [], message: A_WORKFLOW }]))
  const config = {
    ...fileConfigOf(services?.document ?? parsed.value ?? {}, problems),
    notices: services?.notices ?? [],
  }
  problems.push(...monitorProblems(config), ...(services === null ? idleProblems(config) : []))
  return { config, problems, errorOf: (found, others) => errorWith(parsed.locate(found), others) }
}

const A_WORKFLOW =
  'this is a workflow of GitHub Actions, no config of Heartbeat; give the file that has "monitors:", such as .github/heartbeat.yml'

function isWorkflow(document: unknown): boolean {
  return isPlainObject(document) && 'jobs' in document && !('monitors' in document)
}

/** A config that watches nothing would be green for ever. */
function idleProblems({ monitors, workflows }: FileConfig): FileProblem[] {
  if (workflows?.discover !== false || monitors.length > 0 || (workflows.include ?? []).length > 0) return []
  const message = 'is false, and no monitor is named, so that nothing is watched; name monitors, or leave it out'
  return [{ path: ['workflows', 'discover'], message }]
}

/** What shows only when a monitor is completed: keys that do not go together, cron lines, hours and zones. */
function monitorProblems({ monitors }: FileConfig): FileProblem[] {
  return monitors.flatMap(({ id, settings }) => {
    const own: string[] = []
    const monitor = toMonitor(id, settings, '', own)
    return [...own, ...timeProblems(monitor)].map((problem) => {
      // A cron line is named before what is wrong with it.
      const [, key, message] = /^([a-z-]+): ([\s\S]*)$/.exec(problem) ?? /^(cron) ("[\s\S]*)$/.exec(problem) ?? []
      return key && message ? { path: ['monitors', id, key], message } : { path: ['monitors', id], message: problem }
    })
  })
}
