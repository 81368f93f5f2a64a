import { timeProblems } from '../../domain/calendar/index.js'
import { ConfigError } from '../../errors.js'
import type { FileConfig } from '../config.js'
import type { FileProblem } from '../keys/where.js'
import { toMonitor } from '../to-monitor.js'
import { fileConfigOf } from './file-config.js'
import { parseYaml } from './file-problems.js'

/** What a config file says, as far as it can be understood, and every mistake with its line and its column. */
export interface FileReading {
  readonly config: FileConfig
  readonly problems: readonly string[]
}

/** Reads `.github/heartbeat.yml`. Throws ConfigError with every mistake. */
export function parseConfigFile(text: string, file: string): FileConfig {
  const { config, problems } = readConfigText(text, file)
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

/** The same without throwing, unless the text is no YAML. */
export function readConfigText(text: string, file: string): FileReading {
  const parsed = parseYaml(text, file)
  if (parsed.problems.length > 0) throw new ConfigError(parsed.problems)
  const problems: FileProblem[] = []
  const config = fileConfigOf(parsed.value ?? {}, problems)
  problems.push(...monitorProblems(config))
  return { config, problems: parsed.locate(problems) }
}

/** What shows only when a monitor is completed: keys that do not go together, cron lines, hours and zones. */
function monitorProblems({ monitors }: FileConfig): FileProblem[] {
  return monitors.flatMap(({ id, settings }) => {
    const own: string[] = []
    const monitor = toMonitor(id, settings, '', own)
    return [...own, ...timeProblems(monitor)].map((problem) => {
      const [, key, message] = /^([a-z-]+): ([\s\S]*)$/.exec(problem) ?? []
      return key && message ? { path: ['monitors', id, key], message } : { path: ['monitors', id], message: problem }
    })
  })
}
