import type { CheckInputs } from '../../config/check-config.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { ConfigError } from '../../errors.js'

/** What a single run does at its end, or a runner alone. */
export const NOT_OF_A_LOOP = [
  'duration',
  'artifact',
  'artifact-retention-days',
  'summary',
  'send-test-alert',
  'fail-on',
]

/** Where each look reads: as `check` has it at a terminal. Throws ConfigError. */
export function looksFrom(
  raw: Record<string, string>,
  file: string | undefined,
  repo: string | undefined,
): CheckInputs {
  if (file !== undefined && repo !== undefined)
    throw new ConfigError([
      'file: is a file of this machine; for one in a repository write --repo owner/repo --heartbeat-file path',
    ])
  return readInputs(CHECK_INPUTS, {
    'read-from': repo === undefined ? 'workspace' : 'api',
    ...(file === undefined ? {} : { 'heartbeat-file': file }),
    ...raw,
  })
}
