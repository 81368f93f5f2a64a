import type { CheckInputs } from '../../config/check-config.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { ConfigError } from '../../errors.js'
import { refuseGitFolders } from '../../wiring/outside-git.js'
import { rawFlags } from './flags.js'

/** What a single run does at its end, or a runner alone. */
export const NOT_OF_A_LOOP = [
  'duration',
  'artifact',
  'watch-token',
  'artifact-retention-days',
  'fail-on-replay',
  'summary',
  'send-test-alert',
  'test-title',
  'test-message',
  'test-priority',
  'drill',
  'fail-on',
]

/** The flags of a loop as they were typed: its JSON is a line for each thing that is said. */
export function loopFlags(options: Readonly<Record<string, unknown>>): Record<string, string> {
  const { json, ...flags } = options
  return rawFlags(json === true ? { ...flags, jsonLines: true } : flags)
}

/** Where each look reads, at a terminal. Throws ConfigError. */
export function looksFrom(
  raw: Record<string, string>,
  file: string | undefined,
  repo: string | undefined,
): CheckInputs {
  if (file !== undefined && repo !== undefined)
    throw new ConfigError([
      'file: is a file of this machine; for one in a repository write --repo owner/repo --heartbeat-file path',
    ])
  return ofMachine(
    readInputs(CHECK_INPUTS, {
      'read-from': repo === undefined ? 'workspace' : 'api',
      ...(file === undefined ? {} : { 'heartbeat-file': file }),
      ...raw,
    }),
  )
}

/** The artifact of the page is for runs of GitHub Actions alone. */
function ofMachine(inputs: CheckInputs): CheckInputs {
  refuseGitFolders(inputs, process.cwd())
  if (inputs['status-page'] !== 'pages') return inputs
  throw new ConfigError([
    'status-page: "pages" is made by a run of the action alone; here write a folder, one of that name as ./pages',
  ])
}
