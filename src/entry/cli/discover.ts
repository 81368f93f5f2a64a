import type { Command } from 'commander'
import type { DiscoverResult } from '../../app/discover.js'
import type { FileProblem } from '../../config/keys/where.js'
import { ConfigError } from '../../errors.js'
import { standsForAll } from '../../explain/discovered.js'
import { askGitHub, placeOf, reasonOf, whyUnread, workflowsIn, type AskFlags, type Place } from './found-workflows.js'
import { momentOf } from './now.js'
import { printJson, type Terminal } from './terminal.js'

interface Options extends AskFlags {
  now?: string
  include?: string
}

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('discover')
    .description(
      'Show every scheduled workflow of a repository: when it runs, its last success, its delivery rate, its verdict.',
    )
    .option('--repo <owner/repo>', 'the repository; default: GITHUB_REPOSITORY, else the remote of this folder')
    .option('--api-url <url>', 'URL of the GitHub API')
    .option('--token <token>', 'default: GITHUB_TOKEN or GH_TOKEN')
    .option('--include <events>', 'workflows without a schedule too that one of these starts, like push,release')
    .option('--now <instant>', 'replay this moment')
    .action((options: Options) => run(options, terminal))
}

async function run(options: Options, terminal: Terminal): Promise<void> {
  const now = momentOf('now', options.now)
  const include = await eventsIn(options.include ?? '')
  const place = await placeOf(options, terminal)
  const { result, trouble } = await lookedUp(options, place, { include, now }, terminal)
  if (terminal.manner.json) printJson(terminal, result)
  else if (trouble === null || result.workflows.length > 0) {
    const { discoverTable } = await import('../../explain/discovered.js')
    terminal.print(discoverTable(result, now, terminal.columns))
  }
  // A table of nothing seen is no answer to the question.
  if (trouble === null) return
  terminal.log.error(trouble)
  process.exitCode = 1
}

interface LookedUp {
  readonly result: DiscoverResult
  /** Why GitHub could not be asked; null where it was, or where there is nobody to ask. */
  readonly trouble: string | null
}

/** What GitHub says, else what the files of this folder say, where it is a clone of that repository. */
async function lookedUp(
  options: Options,
  place: Place,
  request: Parameters<typeof askGitHub>[2],
  terminal: Terminal,
): Promise<LookedUp> {
  const { repository, named, by } = place
  if (repository === null) return { result: await ofFolder(place, NO_REMOTE), trouble: null }
  if (!named) terminal.log.info(`Looking at ${repository}, ${by} of this folder; --repo names another.`)
  let why: string | null
  try {
    const result = await askGitHub(options, repository, request, terminal)
    why = whyUnread(result)
    if (why === null || !result.workflows.some(standsForAll)) return { result, trouble: why }
  } catch (error) {
    why = reasonOf(error)
    if (named) throw error
  }
  const unseen = `${repository} could not be read: ${why}`
  if (named) return { result: { workflows: [], notices: [], requests: 0 }, trouble: unseen }
  return { result: await ofFolder(place, ''), trouble: unseen }
}

const NO_REMOTE = 'GitHub was not asked how they run: give --repo owner/repo'

/** Throws ConfigError where there is nothing to look at either. */
async function ofFolder({ root }: Place, notice: string): Promise<DiscoverResult> {
  const { workflows, files, notices } = await workflowsIn(root)
  if (files === 0)
    throw new ConfigError([
      'repo: no repository is known here, for no remote of git leads to GitHub and there is no .github/workflows; give --repo owner/repo, or call it in a clone',
    ])
  return { workflows, notices: [...notices, ...(notice === '' ? [] : [notice])], requests: 0 }
}

async function eventsIn(text: string): Promise<readonly string[]> {
  const { events, notIncluded } = await import('../../config/keys/events.js')
  const problems: FileProblem[] = []
  const given = text.split(',').filter((event) => event.trim() !== '')
  const read = events(notIncluded).readValue(given, { path: [], zone: 'UTC', problems }) ?? []
  if (problems.length > 0) throw new ConfigError(problems.map(({ message }) => `include: ${message}`))
  return read
}
