import { plainName, readInputs, type SpecsOf } from '../config/inputs/inputs.js'
import { START_INPUTS } from '../config/inputs/start-inputs.js'
import type { Duration } from '../domain/time.js'

/**
 * The threshold that the workflow itself says, where an event asked for another in one run: `threshold: ${{ inputs.threshold_minutes }}`
 * hands on what was asked for, and is no rule of its own.
 */
export function ownThreshold(
  raw: Readonly<Record<string, string>>,
  asked: string,
  table: SpecsOf<typeof START_INPUTS>,
): Duration {
  const own = Object.entries(raw).filter(([name, value]) => !isThreshold(name) || value.trim() !== asked.trim())
  return readInputs(table, Object.fromEntries(own)).threshold
}

function isThreshold(name: string): boolean {
  return ['threshold', ...START_INPUTS.threshold.aliases].some((known) => plainName(known) === plainName(name))
}
