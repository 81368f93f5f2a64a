import { CommanderError, type Command } from 'commander'
import { REPORT_IT } from '../../app/fault.js'
import { ConfigError, ExternalError, withRemedy } from '../../errors.js'
import { inFlags } from './flag-words.js'
import { printJson, type Terminal } from './terminal.js'

/** Wrong usage, as shells and the tools of this kind have it. */
const WRONG_USAGE = 2

/** What went wrong, and with what was typed. */
interface Failure {
  readonly error: unknown
  /** The verb that was running; the program itself where none was found. */
  readonly command: Command
  readonly typed: readonly string[]
}

/** Tells why a command failed, and how it is to end. */
export function exitCodeOf(failure: Failure, terminal: Terminal): number {
  const { error, command } = failure
  const isUsage = error instanceof CommanderError
  if (isUsage && error.exitCode === 0) return 0
  // Help is what was to be said.
  if (isUsage && error.code === 'commander.help') return WRONG_USAGE
  const problems = isUsage ? [usageProblem(error, failure)] : problemsOf(error).map((one) => inFlags(one, command))
  for (const problem of problems) terminal.log.error(problem)
  if (terminal.manner.json) printJson(terminal, { errors: problems })
  if (isUsage || error instanceof ConfigError) return WRONG_USAGE
  if (!(error instanceof ExternalError)) terminal.log.error(faultText(error))
  return 1
}

function problemsOf(error: unknown): readonly string[] {
  return error instanceof ConfigError ? error.problems : [withRemedy(error)]
}

function faultText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return `${stack}\n${REPORT_IT}`
}

/** In one line what is wrong with the words that were typed, and where to look. */
function usageProblem({ message }: CommanderError, { command, typed }: Failure): string {
  const problem = message
    .replace(/^error: /, '')
    .replace(/\n\((Did you mean .*\?)\)$/s, '. $1')
    .replace(/\n/g, ' ')
  const [verb = ''] = typed
  if (verb === 'run' && !typed.includes('--')) {
    const at = commandIn(typed, root(command))
    const line = [...typed.slice(0, at), '--', ...typed.slice(at)].join(' ')
    if (at < typed.length) return `${problem}. Put "--" before the command: heartbeat ${line}`
  }
  const asked = root(command).commands.some((one) => one.name() === verb) ? `heartbeat ${verb}` : 'heartbeat'
  return `${problem}${/[.?]$/.test(problem) ? '' : '.'} See "${asked} --help".`
}

/** Where the words of the command begin that somebody typed after the flags of `run`. */
function commandIn(typed: readonly string[], { commands }: Command): number {
  const { options = [] } = commands.find((one) => one.name() === 'run') ?? {}
  let at = 1
  while (typed[at]?.startsWith('-')) {
    const flag = options.find(({ long }) => long === typed[at])
    const takesNext = flag?.required === true || (flag?.optional === true && /^(true|false)$/.test(typed[at + 1] ?? ''))
    at += takesNext ? 2 : 1
  }
  return at
}

function root(command: Command): Command {
  return command.parent === null ? command : root(command.parent)
}
