import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { readInputs } from '../../config/inputs/inputs.js'
import { WRITE_FLAGS } from '../../config/inputs/write-inputs.js'
import { monitorIdOf } from '../../domain/monitor-id.js'
import { nearestWord } from '../../domain/nearest.js'
import { isStatusKind, STATUS_KINDS, type StatusKind } from '../../domain/status-kind.js'
import { ConfigError } from '../../errors.js'
import { writeVerb } from '../beat-verbs.js'
import { beating, completed } from './beating.js'
import { addFlags, rawFlags } from './flags.js'
import { STATUS_FILE, USUAL_FOLDER, type StatusOptions } from './status-place.js'
import { printJson, type Terminal } from './terminal.js'

/** Flags that say where else the message goes. */
const ELSEWHERE = ['to', 'url', 'path', 'branch', 'redis-key', 'redis-prefix', 'redis-channel'] as const

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('status')
    .description(
      'With a message: write it, two lines in a file, its words and its time. Without one: show how everything stands, as check, watch and serve have kept it; that changes nothing.',
    )
    .argument(
      '[kind]',
      'waiting, login, trade, profit, error, or custom and words of your own; none shows how all stand',
    )
    .argument('[message...]', 'what else there is to say')
    .option(
      '--log-dir <folder>',
      `the folder of ${STATUS_FILE}; made if it is absent; without a message: show the one there. Default: logs.`,
    )
    .option('--repo <owner/repo>', 'a repository on GitHub; the token comes from GITHUB_TOKEN or GH_TOKEN')
    .option('--history <place>', 'without a message: where the past is kept; with one: `keep` or `squash` the branch')
    .option('--config <path>', 'without a message: config file, used if it exists. Default: .github/heartbeat.yml.')
    .option('--state-file <path>', 'without a message: what is kept beside this state file')
    .option('--zone <zone>', 'without a message: zone of days and times')
    .option('--ascii', 'without a message: letters instead of signs and bars')
    .option('--now <instant>', 'without a message: as it was at this moment')
  addFlags(command, WRITE_FLAGS, ['required', 'message', 'preset', 'format', 'status', 'history']).action(
    (kind: string | undefined, message: string[], options: StatusOptions) => status(kind, message, options, terminal),
  )
}

async function status(
  kind: string | undefined,
  message: readonly string[],
  options: StatusOptions,
  terminal: Terminal,
): Promise<void> {
  if (kind === undefined) return (await import('./look-status.js')).lookStatus(options, terminal)
  const { repo, logDir = USUAL_FOLDER, ...flags } = options
  const given = rawFlags(flags)
  const preset = kindOf(kind, message)
  const isElsewhere = ELSEWHERE.some((name) => given[name] !== undefined)
  const file = given['file'] ?? (isElsewhere ? '' : join(logDir, STATUS_FILE))
  const format = file === '' || file.endsWith('.json') ? 'json' : 'text'
  const raw = completed({ ...given, file, format, preset, message: message.join(' ') }, terminal)
  const values = readInputs(WRITE_FLAGS, { ...raw, monitor: raw['monitor'] || ownName() })
  const { problem, ...written } = await beating({ ...values, repo }, terminal, (from) => writeVerb(values, from))
  if (problem !== null) terminal.log.error(problem)
  if (terminal.manner.json) printJson(terminal, { monitor: values.monitor, kind: preset, ...written, problem })
  process.exitCode = problem === null ? 0 : 1
}

function kindOf(word: string, message: readonly string[]): StatusKind {
  const kind = word.trim().toLowerCase()
  if (!isStatusKind(kind)) throw new ConfigError([kindProblem(word)])
  if (kind === 'custom' && message.join('').trim() === '')
    throw new ConfigError([
      'status: "custom" says nothing by itself; write its words after it, like custom "Backtest running"',
    ])
  return kind
}

function kindProblem(word: string): string {
  const nearest = nearestWord(word, STATUS_KINDS)
  const meant = nearest === null ? 'words of your own go after "custom"' : `did you mean "${nearest}"?`
  return `status: ${JSON.stringify(word.slice(0, 80))} is not one of ${STATUS_KINDS.join(', ')}; ${meant}`
}

/** What beats is what is worked on here. */
function ownName(): string {
  return monitorIdOf(basename(process.cwd())) || 'status'
}
