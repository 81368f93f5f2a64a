import { inspect } from '../../src/app/inspect.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { WRITE_INPUTS } from '../../src/config/inputs/write-inputs.js'
import { readConfig } from '../../src/config/read-config.js'
import { ConfigError, withRemedy } from '../../src/errors.js'
import { explain } from '../../src/incidents/github/explain.js'
import { faultOf } from '../../src/platform/github-fault.js'
import { GitHubRefusal } from '../../src/platform/github-request.js'

const NOW = Date.parse('2026-11-27T09:00:00Z')
const CONFIG = '.github/heartbeat.yml'
const HERE = { owner: 'octo', repo: 'demo' }

/** What a check says to a mistake, in the very words of the product. */
export async function saidOfConfig(text: string, inputs: Readonly<Record<string, string>> = {}): Promise<string> {
  return wordsOf(() => checked(text, inputs, {}))
}

export async function saidOfInputs(inputs: Readonly<Record<string, string>>): Promise<string> {
  return wordsOf(() => checked(null, inputs, {}))
}

export async function saidOfWriting(inputs: Readonly<Record<string, string>>): Promise<string> {
  return wordsOf(() => Promise.resolve(readInputs(WRITE_INPUTS, inputs)))
}

/** What it says of a channel whose environment is half set. */
export async function saidOfEnvironment(environment: Readonly<Record<string, string>>): Promise<string> {
  return (await checked(null, {}, environment)).channelTroubles.join('\n')
}

/** What it says where GitHub refuses: `asked` is the request, filled in. */
export function saidOfRefusal(status: number, asked: string, words: string): string {
  return withRemedy(refused(status, asked, words))
}

export function saidOfIssues(status: number, words: string): string {
  return withRemedy(explain(refused(status, 'POST /repos/octo/demo/issues', words), 'open an issue', HERE))
}

/** Why a text is no heartbeat. */
export function saidOfBeat(text: string): string {
  const reading = { timestampField: null, timezone: null, statusField: null, format: 'auto' } as const
  return inspect(text, { ...reading, now: NOW }).error ?? ''
}

function checked(text: string | null, given: Readonly<Record<string, string>>, environment: Record<string, string>) {
  const inputs = readInputs(CHECK_INPUTS, { config: CONFIG, ...given })
  return readConfig({ inputs, text, environment, hide: () => {} })
}

function refused(status: number, asked: string, message: string): unknown {
  const home = `${HERE.owner}/${HERE.repo}`
  return faultOf(new GitHubRefusal({ status, data: { message }, headers: {} }), { asked, home }, NOW)
}

async function wordsOf(read: () => Promise<unknown>): Promise<string> {
  try {
    await read()
    return ''
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join('\n')
    throw error
  }
}
