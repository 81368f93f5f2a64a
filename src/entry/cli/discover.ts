import type { Command } from 'commander'
import type { DiscoveredWorkflow } from '../../app/discover.js'
import type { FileProblem } from '../../config/keys/where.js'
import { ConfigError } from '../../errors.js'
import { withConnections } from '../../wiring/connections.js'
import { repositoryName, type Surroundings } from '../../wiring/surroundings.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { wire, type Wiring } from '../../wiring/wire.js'
import { momentOf } from './now.js'
import { printJson, type Terminal } from './terminal.js'

interface Options {
  repo?: string
  apiUrl?: string
  token?: string
  now?: string
  json?: boolean
  include?: string
  action: string
  yes?: boolean
  dryRun?: boolean
  systemd?: boolean
}

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('discover')
    .description(
      'Show every scheduled workflow of a repository: when it runs, its last success, its delivery rate, its verdict.',
    )
    .option('--repo <owner/repo>', 'the repository; default: GITHUB_REPOSITORY')
    .option('--api-url <url>', 'URL of the GitHub API')
    .option('--token <token>', 'default: GITHUB_TOKEN or GH_TOKEN')
    .option('--include <events>', 'workflows without a schedule too that one of these starts, like push,release')
    .option('--now <instant>', 'replay this moment')
    .action((options: Options) => runDiscover(options, terminal))
}

export function addInit(root: Command, terminal: Terminal): void {
  root
    .command('init')
    .description('Write .github/workflows/heartbeat.yml and a commented .github/heartbeat.yml from what is found.')
    .option('--repo <owner/repo>', 'the repository; default: GITHUB_REPOSITORY')
    .option('--api-url <url>', 'URL of the GitHub API')
    .option('--token <token>', 'default: GITHUB_TOKEN or GH_TOKEN')
    .option('--systemd', 'write units of systemd for this folder instead: a service that watches, a check with a timer')
    .option('--action <name>', 'what `uses:` is to say', 'OWNER/heartbeat@v1')
    .option('--yes', 'replace files that exist')
    .option('--dry-run', 'write nothing, show what would be written')
    .action((options: Options) => runInit(options, terminal))
}

async function runDiscover(options: Options, terminal: Terminal): Promise<void> {
  const [{ discover }, { discoverTable }] = await Promise.all([
    import('../../app/discover.js'),
    import('../../explain/discovered.js'),
  ])
  const now = momentOf('now', options.now)
  await withConnections(surroundingsOf(options, terminal), async (connections) => {
    const source = await wire(connections, { numbers: true }).sourceOf('workflow')
    const include = await eventsIn(options.include ?? '')
    const result = await discover(source, { repository: null, include, except: [], self: null, named: [] }, now)
    if (options.json) printJson(terminal, result)
    else terminal.print(discoverTable(result, now))
    // A table of nothing seen is no answer to the question.
    if (result.workflows.every(isUnread)) process.exitCode = 1
  })
}

async function runInit(options: Options, terminal: Terminal): Promise<void> {
  if (options.systemd) return (await import('./init-systemd.js')).initSystemd(options, terminal)
  const { describeInit, init } = await import('../../app/init.js')
  await withConnections(surroundingsOf(options, terminal), async (connections) => {
    const wiring = wire(connections)
    const repository = repositoryName(wiring.surroundings.repository)
    const found = repository === null ? [] : await scheduledIn(wiring)
    const { action, yes = false, dryRun = false } = options
    const outcomes = await init({ repository, action, found, yes, dryRun }, wiring.ports)
    if (options.json) printJson(terminal, { files: outcomes })
    else terminal.print(describeInit(outcomes, dryRun))
  })
}

async function eventsIn(text: string): Promise<readonly string[]> {
  const { events, notIncluded } = await import('../../config/keys/events.js')
  const problems: FileProblem[] = []
  const given = text.split(',').filter((event) => event.trim() !== '')
  const read = events(notIncluded).readValue(given, { path: [], zone: 'UTC', problems }) ?? []
  if (problems.length > 0) throw new ConfigError(problems.map(({ message }) => `include: ${message}`))
  return read
}

/** A repository without schedules gets a config all the same. */
async function scheduledIn(wiring: Wiring): Promise<readonly DiscoveredWorkflow[]> {
  const { discover } = await import('../../app/discover.js')
  try {
    const request = { repository: null, except: [], self: null, named: [] }
    const { workflows, notices } = await discover(
      await wiring.sourceOf('workflow'),
      request,
      wiring.surroundings.clock.now(),
    )
    notices.forEach((notice) => wiring.surroundings.log.warning(notice))
    return workflows.filter((workflow) => !isUnread(workflow))
  } catch (error) {
    if (error instanceof ConfigError) return []
    throw error
  }
}

function isUnread({ reason }: DiscoveredWorkflow): boolean {
  return reason === 'source-unreachable'
}

function surroundingsOf({ token, apiUrl, repo }: Options, terminal: Terminal): Surroundings {
  return terminalSurroundings({ token: terminalToken(token, terminal), apiUrl, repo }, terminal)
}
