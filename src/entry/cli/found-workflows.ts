import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DiscoveredWorkflow, DiscoverResult } from '../../app/discover.js'
import { localWorkflows, type LocalWorkflows } from '../../app/local-workflows.js'
import type { Instant } from '../../domain/time.js'
import { ConfigError, ExternalError } from '../../errors.js'
import { createFiles } from '../../platform/files.js'
import type { DiscoveryRequest } from '../../sources/source.js'
import { withConnections } from '../../wiring/connections.js'
import { here, type Here } from '../../wiring/here.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { wire } from '../../wiring/wire.js'
import type { Terminal } from './terminal.js'

/** How GitHub is to be asked, as it was typed. */
export interface AskFlags {
  readonly repo?: string
  readonly apiUrl?: string
  readonly token?: string
}

/** Where workflows were looked for, and whose they are. */
export interface Place extends Here {
  /** True where it was typed, or is that of the run. */
  readonly named: boolean
}

/** The repository that was named, else the one of the current folder. */
export async function placeOf({ repo }: AskFlags, terminal: Terminal): Promise<Place> {
  const found = await here(terminal)
  const named = repo ?? (terminal.env['GITHUB_REPOSITORY'] || null)
  return named === null ? { ...found, named: false } : { ...found, repository: named, by: '', named: true }
}

/** What GitHub says of a repository's workflows. Throws what it answers where it cannot be asked. */
export async function askGitHub(
  flags: AskFlags,
  repository: string,
  request: Pick<DiscoveryRequest, 'include'> & { readonly now: Instant },
  terminal: Terminal,
): Promise<DiscoverResult> {
  const { discover } = await import('../../app/discover.js')
  const given = { token: terminalToken(flags.token, terminal), apiUrl: flags.apiUrl, repo: repository }
  let result: DiscoverResult = { workflows: [], notices: [], requests: 0 }
  await withConnections(terminalSurroundings(given, terminal), async (connections) => {
    const source = await wire(connections, { numbers: true }).sourceOf('workflow')
    const whole = { repository: null, include: request.include, except: [], self: null, named: [] }
    result = await discover(source, whole, request.now)
  })
  return result
}

const NOTHING_READ = 'GitHub gave no answer'

/** Why not one of them was read; null where some were. A repository that cannot be read is no workflow. */
export function whyUnread({ workflows }: DiscoverResult): string | null {
  if (workflows.length === 0 || !workflows.every(({ reason }) => reason === 'source-unreachable')) return null
  return workflows[0]?.message ?? NOTHING_READ
}

/** As it is said where an error is no surprise. */
export function reasonOf(error: unknown): string {
  if (error instanceof ConfigError) return error.problems.join('; ')
  if (error instanceof ExternalError) return error.message
  throw error
}

const WORKFLOW_FILE = /\.ya?ml$/i
const MOST_BYTES = 2 * 1024 * 1024

/** What the files of a folder say, with nobody asked. */
export async function workflowsIn(root: string): Promise<LocalWorkflows> {
  const { parseWorkflowFile } = await import('../../sources/workflow/file.js')
  const folder = join(root, '.github', 'workflows')
  const names = (await readdir(folder).catch(() => [])).filter((name) => WORKFLOW_FILE.test(name))
  const files = createFiles()
  const texts = new Map<string, string>()
  for (const name of names) texts.set(name, (await files.read(join(folder, name), MOST_BYTES)) ?? '')
  return localWorkflows({ texts, parse: parseWorkflowFile })
}

/** Those of the folder that GitHub did not name: they are new, or stand on another branch. */
export function notYetThere(
  local: readonly DiscoveredWorkflow[],
  known: readonly DiscoveredWorkflow[],
): readonly DiscoveredWorkflow[] {
  return local.filter(({ id }) => !known.some((workflow) => workflow.id === id))
}
