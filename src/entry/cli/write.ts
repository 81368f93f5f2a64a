import type { Command } from 'commander'
import { readInputs } from '../../config/inputs/inputs.js'
import { WRITE_FLAGS } from '../../config/inputs/write-inputs.js'
import { writeVerb } from '../beat-verbs.js'
import { beating, completed } from './beating.js'
import { addFlags, rawFlags } from './flags.js'
import { printJson, type Terminal } from './terminal.js'

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('write')
    .description('Beat once: to a local file, to an address, to Redis, or to a branch with a token.')
    .option('--repo <owner/repo>', 'a repository on GitHub; the token comes from GITHUB_TOKEN or GH_TOKEN')
  // Who types the command is told of a beat that was not written in any case.
  addFlags(command, WRITE_FLAGS, ['required']).action((options: Record<string, unknown>) => write(options, terminal))
}

async function write(options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { repo, ...flags } = options as { repo?: string }
  const raw = completed(rawFlags(flags), terminal)
  const values = readInputs(WRITE_FLAGS, raw, hasPlace(raw) || repo !== undefined ? [] : [NO_PLACE])
  const { problem, ...written } = await beating({ ...values, repo }, terminal, (from) => writeVerb(values, from))
  if (problem !== null) terminal.log.error(problem)
  if (terminal.manner.json) printJson(terminal, { monitor: values.monitor, ...written, problem })
  process.exitCode = problem === null ? 0 : 1
}

/** Flags that say where a beat goes, be it right or wrong. */
const PLACES = ['to', 'file', 'url', 'token-env', 'allow-private', 'redis-key', 'redis-channel', 'ttl']

/** A branch needs a token; whoever names a repository is told of that when it is asked. */
function hasPlace(raw: Readonly<Record<string, string>>): boolean {
  return [...PLACES, 'token'].some((name) => !['', 'branch'].includes(raw[name] ?? ''))
}

const NO_PLACE =
  'file: nothing says where the beat goes. There are three ways: --file PATH for a file of this machine; a token with `contents: write` in GITHUB_TOKEN for a branch of --repo; or --to http or --to redis'
