import { Command } from 'commander'
import { outliveReaders } from '../../platform/broken-pipe.js'
import { createConsoleLog } from '../../platform/console-log.js'
import { endAnyway } from '../../platform/end-anyway.js'
import { safeLines } from '../../domain/safe-text.js'
import { createSecrets } from '../../platform/secrets.js'
import { loadVerbs } from './verbs.js'
import type { Manner, Terminal } from './terminal.js'

const SIGNALLED = 128
const HELP = ['help', '--help', '-h']
const VERSION = ['--version', '-V']

/** The command line from arguments to exit code. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  outliveReaders(process.stdout, process.stderr)
  const typed = argv.slice(2)
  const own = typed.includes('--') ? typed.slice(0, typed.indexOf('--')) : typed
  // Until the verb is known: what is wrong with the flags themselves is told as they ask for.
  const manner = { quiet: false, verbose: env['HEARTBEAT_DEBUG'] === '1', json: own.includes('--json') }
  const terminal = openTerminal(env, manner)
  const root = new Command('heartbeat')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text), outputError: () => {} })
  let chosen = root
  root.hook('preAction', async (_, command) => {
    chosen = command
    const { quiet = false, verbose = manner.verbose, json = false } = command.opts<Partial<Manner>>()
    Object.assign(manner, { quiet, verbose, json })
    if (verbose) Object.assign(terminal, (await import('./overhear.js')).overheardBy(terminal.log))
  })
  try {
    if (VERSION.includes(typed[0] ?? '')) typed[0] = 'version'
    for (const addVerb of await loadVerbs(typed[0])) addVerb(root, terminal)
    root.commands.forEach(withManners)
    if (own.length === 0 || own.some((word) => HELP.includes(word)) || root.commands.some(hasVerbs))
      (await import('./help.js')).dressHelp(root)
    await root.parseAsync(typed, { from: 'user' })
  } catch (error) {
    const { exitCodeOf } = await import('./failed.js')
    const code = exitCodeOf({ error, command: chosen, typed }, terminal)
    // That of a signal says more.
    if (!(Number(process.exitCode) > SIGNALLED)) process.exitCode = code
    endAnyway()
  }
}

function openTerminal(env: NodeJS.ProcessEnv, manner: Manner): Terminal {
  const secrets = createSecrets()
  const coloured = process.stdout.isTTY === true && env['NO_COLOR'] === undefined
  return {
    env,
    log: createConsoleLog(secrets, manner),
    secrets,
    manner,
    // In a workflow's `run:` step the runner reads standard output for commands; colours are never printed there.
    print: (text) => void process.stdout.write(coloured ? secrets.hide(text) : safeLines(secrets.hide(text))),
    coloured,
    columns: process.stdout.isTTY ? process.stdout.columns : Infinity,
  }
}

/** What every verb takes. */
function withManners(command: Command): void {
  if (hasVerbs(command)) return command.commands.forEach(withManners)
  command
    .option('--json', 'print one JSON object')
    .option('--quiet', 'say only what is wrong')
    .option('--verbose', 'also say what was asked of whom, and how long that took')
}

function hasVerbs({ commands }: Command): boolean {
  return commands.length > 0
}
