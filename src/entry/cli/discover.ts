import type { Command } from 'commander'
import type { DiscoveredWorkflow } from '../../app/discover.js'
import { ConfigError } from '../../errors.js'
import { createClock } from '../../platform/clock.js'
import { createFiles } from '../../platform/files.js'
import { wire, type Wiring } from '../../wiring/wire.js'
import { instantFlag } from './now.js'
import { repositoryFlag } from './repository-flag.js'
import { printJson, type Terminal } from './terminal.js'

interface Options {
  repo?: string
  apiUrl?: string
  token?: string
  now?: string
  json?: boolean
  action: string
  yes?: boolean
  dryRun?: boolean
}

export function addDiscover(root: Command, terminal: Terminal): void {
  root
    .command('discover')
    .description(
      'Show every scheduled workflow of a repository: when it runs, its last success, its delivery rate, its verdict.',
    )
    .option('--repo <owner/repo>', 'the repository; default: GITHUB_REPOSITORY')
    .option('--api-url <url>', 'URL of the GitHub API')
    .option('--token <token>', 'default: GITHUB_TOKEN or GH_TOKEN')
    .option('--now <instant>', 'replay this moment')
    .option('--json', 'print JSON')
    .action((options: Options) => runDiscover(options, terminal))
}

export function addInit(root: Command, terminal: Terminal): void {
  root
    .command('init')
    .description('Write .github/workflows/heartbeat.yml and a commented .github/heartbeat.yml from what is found.')
    .option('--repo <owner/repo>', 'the repository; default: GITHUB_REPOSITORY')
    .option('--api-url <url>', 'URL of the GitHub API')
    .option('--token <token>', 'default: GITHUB_TOKEN or GH_TOKEN')
    .option('--action <name>', 'what `uses:` is to say', 'OWNER/heartbeat@v1')
    .option('--yes', 'replace files that exist')
    .option('--dry-run', 'write nothing, show what would be written')
    .option('--json', 'print JSON')
    .action((options: Options) => runInit(options, terminal))
}

async function runDiscover(options: Options, terminal: Terminal): Promise<void> {
  const { discover, discoverTable } = await import('../../app/discover.js')
  const now = options.now === undefined ? createClock().now() : instantFlag('now', options.now)
  const source = await wiringFor(options, terminal).sourceOf('workflow')
  const result = await discover(source, { repository: null, except: [], self: null, named: [] }, now)
  if (options.json) printJson(terminal, result)
  else terminal.print(discoverTable(result, now))
  // A table of nothing seen is no answer to the question.
  if (result.workflows.every(isUnread)) process.exitCode = 1
}

async function runInit(options: Options, terminal: Terminal): Promise<void> {
  const { describeInit, init } = await import('../../app/init.js')
  const wiring = wiringFor(options, terminal)
  const { repository } = wiring.surroundings
  const name = repository === null ? null : `${repository.owner}/${repository.repo}`
  const found = name === null ? [] : await scheduledIn(wiring)
  const request = {
    repository: name,
    action: options.action,
    found,
    yes: options.yes === true,
    dryRun: options.dryRun === true,
  }
  const outcomes = await init(request, { files: createFiles(), place: wiring.ports.place })
  if (options.json) printJson(terminal, outcomes)
  else terminal.print(describeInit(outcomes, request.dryRun))
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

function wiringFor(options: Options, { env, log, secrets }: Terminal): Wiring {
  const token = options.token ?? env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? ''
  secrets.add(token)
  return wire({
    clock: createClock(),
    log,
    token,
    apiUrl: options.apiUrl ?? env['GITHUB_API_URL'] ?? 'https://api.github.com',
    webUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
    repository: repositoryFlag(options.repo ?? env['GITHUB_REPOSITORY']),
    onRunner: env['GITHUB_ACTIONS'] === 'true',
    workspace: process.cwd(),
    confined: false,
  })
}
