import type { Command } from 'commander'
import { ConfigError } from '../../errors.js'
import type { Instant } from '../../domain/time.js'
import { momentOf } from './now.js'
import { printJson, type Terminal } from './terminal.js'

interface Options {
  timezone?: string
  from?: string
  count?: string
  config: string
  json?: boolean
}

const MOST = 10_000

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('schedule')
    .description('Show when cron lines are due, or, for a monitor of the config file, what is expected of it.')
    .argument('[cron...]', 'cron lines, each quoted; or the id of a configured monitor; nothing for all monitors')
    .option(
      '--timezone <zone>',
      'IANA zone of the cron lines. Default: UTC. For monitors: whose clock is shown; default: their own',
    )
    .option('--from <instant>', 'look ahead from here; default: now')
    .option('--count <n>', 'how many instants. Default: 10, of monitors 5 each')
    .option('--config <file>', 'config file', '.github/heartbeat.yml')
    .action((lines: string[], options: Options) => run(lines, options, terminal))
}

async function run(given: string[], options: Options, terminal: Terminal): Promise<void> {
  const from = momentOf('from', options.from)
  const lines = asCronLines(given)
  if (lines === null) return showMonitors(given, from, options, terminal)
  const { timezone = 'UTC' } = options
  const count = countOf(options.count ?? '10')
  const { explainCron, upcoming } = await import('../../explain/explain-schedule.js')
  if (options.json) printJson(terminal, { cron: lines, timezone, due: upcoming(lines, timezone, from, count) })
  else terminal.print(explainCron(lines, timezone, from, count))
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
  { config, count: asked = '5', timezone, json }: Options,
  terminal: Terminal,
): Promise<void> {
  const count = countOf(asked)
  const [{ configuredMonitors }, { explainMonitor, monitorData }, { loadTimes }] = await Promise.all([
    import('./configured-monitors.js'),
    import('../../explain/explain-schedule.js'),
    import('../../app/judge-all.js'),
  ])
  const wrong =
    timezone === undefined ? null : (await import('../../domain/calendar/zone-problem.js')).zoneProblem(timezone)
  if (wrong !== null) throw new ConfigError([`timezone: ${JSON.stringify(timezone)} ${wrong}`])
  const monitors = await configuredMonitors(config, ids, terminal)
  const times = await loadTimes(monitors)
  if (json) {
    const data = monitors.map((monitor) => [monitor.id, monitorData(monitor, times.of(monitor), from, count)])
    return printJson(terminal, { monitors: Object.fromEntries(data) as Record<string, unknown> })
  }
  if (monitors.length === 0) terminal.print(`${config} ${ONLY_FOUND}\n`)
  terminal.print(
    monitors.map((monitor) => explainMonitor(monitor, times.of(monitor), from, { count, timezone })).join('\n'),
  )
}

const ONLY_FOUND =
  'names no monitor of its own: it watches workflows by what they are. "heartbeat discover" shows them, and when they are due.'
