import type { Command } from 'commander'
import { ConfigError } from '../../errors.js'
import type { Instant } from '../../domain/time.js'
import { momentOf } from './now.js'
import { printJson, type Terminal } from './terminal.js'

interface Options {
  timezone: string
  from?: string
  count: string
  config: string
  json?: boolean
}

const MOST = 10_000

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('schedule')
    .description('Show when cron lines are due, or, for a monitor of the config file, what is expected of it.')
    .argument('[cron...]', 'cron lines, each quoted; or the id of a configured monitor; nothing for all monitors')
    .option('--timezone <zone>', 'IANA zone of the cron lines', 'UTC')
    .option('--from <instant>', 'look ahead from here; default: now')
    .option('--count <n>', 'how many instants', '10')
    .option('--config <file>', 'config file', '.github/heartbeat.yml')
    .action((lines: string[], options: Options) => run(lines, options, terminal))
}

async function run(given: string[], options: Options, terminal: Terminal): Promise<void> {
  const from = momentOf('from', options.from)
  const count = countOf(options.count)
  const lines = asCronLines(given)
  if (lines === null) return showMonitors(given, from, count, options, terminal)
  const { explainCron, upcoming } = await import('../../explain/explain-schedule.js')
  if (options.json) printJson(terminal, upcoming(lines, options.timezone, from, count))
  else terminal.print(explainCron(lines, options.timezone, from, count))
}

/** `schedule 0 2 * * *` without quotes is one line of five fields; a word is a monitor. */
function asCronLines(given: readonly string[]): string[] | null {
  const [first] = given
  if (first === undefined) return null
  if (given.every((line) => /\s/.test(line.trim()) || line.startsWith('@'))) return [...given]
  return given.length === 5 ? [given.join(' ')] : null
}

function countOf(text: string): number {
  const count = Number(text)
  if (/^\d+$/.test(text) && count >= 1 && count <= MOST) return count
  throw new ConfigError([`count: ${JSON.stringify(text)} is not a whole number from 1 to ${MOST}`])
}

async function showMonitors(
  ids: readonly string[],
  from: Instant,
  count: number,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const [{ configuredMonitors }, { explainMonitor }, { loadTimes }] = await Promise.all([
    import('./configured-monitors.js'),
    import('../../explain/explain-schedule.js'),
    import('../../app/judge-all.js'),
  ])
  const monitors = await configuredMonitors(options.config, ids)
  const times = await loadTimes(monitors)
  if (options.json) {
    const upcoming = monitors.map((monitor) => [
      monitor.id,
      (times.of(monitor).cron?.upcoming(from, count) ?? []).map((at) => new Date(at).toISOString()),
    ])
    return printJson(terminal, Object.fromEntries(upcoming))
  }
  terminal.print(monitors.map((monitor) => explainMonitor(monitor, times.of(monitor), from)).join('\n'))
}
