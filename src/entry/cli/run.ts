import type { Command } from 'commander'
import type { CommandResult } from '../../app/run-command.js'
import { inputsWithPrefix } from '../../config/inputs/env-prefix.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { RUN_FLAGS } from '../../config/inputs/write-inputs.js'
import { annotate } from '../../platform/annotations.js'
import { setOutputs } from '../../platform/actions.js'
import { runOutputs, runVerb } from '../beat-verbs.js'
import { beating, completed } from './beating.js'
import { addFlags, rawFlags } from './flags.js'
import { printJson, type Terminal } from './terminal.js'

interface OwnOptions {
  repo?: string
  envPrefix?: string
}

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('run')
    .description('Run a command between two beats, and end with its exit code.')
    .argument('[command...]', 'after "--": the program and its arguments')
    .option('--repo <owner/repo>', 'a repository on GitHub; the token comes from GITHUB_TOKEN or GH_TOKEN')
    .option(
      '--env-prefix <prefix>',
      'take the flags from variables: with HEARTBEAT_RUN_, HEARTBEAT_RUN_SHELL is --shell',
    )
  addFlags(command, RUN_FLAGS).action((line: string[], options: Record<string, unknown>) =>
    run(line, options, terminal),
  )
}

async function run(line: readonly string[], options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { repo, envPrefix, ...flags } = options as OwnOptions
  const { env, secrets, manner } = terminal
  const given = envPrefix === undefined ? {} : inputsWithPrefix(env, envPrefix)
  const raw = completed({ ...given, ...rawFlags(flags) }, terminal)
  const isNothing = line.length === 0 && (raw['command'] ?? '').trim() === ''
  const values = readInputs(RUN_FLAGS, raw, isNothing ? [NO_COMMAND] : [])
  // Standard output is for the one object.
  const outputTo = manner.json ? { outputTo: 'stderr' as const } : {}
  const result = await beating({ ...values, repo }, terminal, (from) => runVerb(values, line, { ...from, ...outputTo }))
  if (manner.json) printJson(terminal, runData(values.monitor, result))
  // As a step of a workflow: for the steps after it, and for people who look at the run.
  if (env['GITHUB_OUTPUT']) setOutputs(runOutputs(result), secrets)
  const { problem } = result.beat
  if (problem !== null && env['GITHUB_ACTIONS'] === 'true') {
    const level = values.required ? 'error' : 'warning'
    annotate([{ level, title: 'Heartbeat not written', message: problem }], secrets)
  }
  process.exitCode = result.exitCode
}

const NO_COMMAND = 'the command is missing; write it after "--": heartbeat run --monitor NAME -- COMMAND'

function runData(monitor: string, { commandExitCode, durationSeconds, beat }: CommandResult): object {
  return { monitor, exit_code: commandExitCode, duration_seconds: durationSeconds, ...beat }
}
