import { Command, CommanderError } from 'commander'
import { ConfigError, ExternalError, messageOf } from '../../errors.js'
import { outliveReaders } from '../../platform/broken-pipe.js'
import { createConsoleLog } from '../../platform/console-log.js'
import { endAnyway } from '../../platform/end-anyway.js'
import { safeLines } from '../../domain/safe-text.js'
import { createSecrets } from '../../platform/secrets.js'
import { loadVerbs } from './verbs.js'
import { printJson, type Terminal } from './terminal.js'

/** Wrong usage, as shells and the tools of this kind have it. */
const WRONG_USAGE = 2
const SIGNALLED = 128

/** The command line from arguments to exit code. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  outliveReaders(process.stdout, process.stderr)
  const secrets = createSecrets()
  const log = createConsoleLog(secrets, { verbose: env['HEARTBEAT_DEBUG'] === '1', quiet: argv.includes('--quiet') })
  const coloured = process.stdout.isTTY === true && env['NO_COLOR'] === undefined
  const terminal: Terminal = {
    env,
    log,
    secrets,
    // In a workflow's `run:` step the runner reads standard output for commands; colours are never printed there.
    print: (text) => void process.stdout.write(coloured ? secrets.hide(text) : safeLines(secrets.hide(text))),
    coloured,
    columns: process.stdout.isTTY ? process.stdout.columns : Infinity,
  }
  try {
    await (await program(terminal, argv[2])).parseAsync([...argv])
  } catch (error) {
    const code = exitCodeOf(error, argv.includes('--json'), terminal)
    // That of a signal says more.
    if (!(Number(process.exitCode) > SIGNALLED)) process.exitCode = code
    endAnyway()
  }
}

async function program(terminal: Terminal, verb: string | undefined): Promise<Command> {
  const root = new Command('heartbeat')
    .description(
      "A dead man's switch for scheduled work: notices when beats stop, opens one incident, closes it when they return.",
    )
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
  for (const addVerb of await loadVerbs(verb)) addVerb(root, terminal)
  return root
}

function exitCodeOf(error: unknown, json: boolean, terminal: Terminal): number {
  const { log } = terminal
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  const problems = error instanceof ConfigError ? error.problems : [messageOf(error)]
  for (const problem of problems) log.error(problem)
  if (json) printJson(terminal, { errors: problems })
  if (error instanceof ConfigError) return WRONG_USAGE
  if (!(error instanceof ExternalError)) log.error((error as Error).stack ?? '')
  return 1
}
