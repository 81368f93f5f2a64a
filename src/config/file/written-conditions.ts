import type { Conditions } from '../../domain/conditions.js'
import { ConfigError } from '../../errors.js'
import type { FileProblem } from '../keys/where.js'
import { toMonitor } from '../to-monitor.js'
import { fileConfigOf } from './file-config.js'

/** Conditions as a config file writes them; null for none. Throws ConfigError with every mistake. */
export function writtenConditions(written: Readonly<Record<string, unknown>>): Conditions | null {
  const problems: FileProblem[] = []
  const { monitors } = fileConfigOf({ monitors: { file: { file: 'beat.json', ...written } } }, problems)
  if (problems.length > 0)
    throw new ConfigError(problems.map(({ path, message }) => `${path.slice(2).join('.')}: ${message}`))
  return monitors.map(({ settings }) => toMonitor('file', settings, '', [])).at(0)?.reading.conditions ?? null
}
