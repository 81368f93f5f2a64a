import type { Instant } from '../../domain/time.js'
import type { WorkflowState } from '../../domain/workflow-evidence.js'
import { ExternalError, withRemedy } from '../../errors.js'
import { instantIn, listOf, numberIn, recordOf, textIn, type RepositoryApi } from './api.js'
import type { WorkflowText } from './file-batches.js'
import { readFiles } from './file-texts.js'
import { parseWorkflowFile, type WorkflowFile } from './file.js'
import { WORKFLOW_FOLDER } from './options.js'

/** A workflow as the API lists it. */
export interface ListedWorkflow {
  readonly id: number | null
  readonly path: string
  readonly state: string
  readonly createdAt: Instant | null
  readonly updatedAt: Instant | null
}

/** A workflow file with what the API says of it. */
export interface KnownWorkflow {
  readonly path: string
  readonly file: WorkflowFile | null
  /** Why the file could not be read; null when it could. */
  readonly unreadable: string | null
  readonly state: WorkflowState
  readonly listed: ListedWorkflow | null
  /** It was named, and is not there. */
  readonly absent?: boolean
}

/** As the API describes it. What it does not say is null. */
export interface AboutRepository {
  /** `owner/repo`, as it is called now. */
  readonly name: string | null
  readonly fork: boolean
  readonly private: boolean | null
  /** Archived, locked or disabled, in a word: nothing runs there. */
  readonly still: string | null
  readonly branch: string | null
}

/** What was read of it before, with others. */
export interface ReadAhead {
  readonly about: AboutRepository
  /** Null where it has no such folder, or none that could be read. */
  readonly texts: readonly WorkflowText[] | null
}

/** A repository's workflows at one moment: files joined by path with the API's list. */
export interface Snapshot {
  readonly fork: boolean
  /** What is said of the whole repository; null where it could not be read. */
  readonly about: AboutRepository | null
  /** The default branch; null where it could not be read. */
  readonly branch: string | null
  readonly workflows: readonly KnownWorkflow[]
  readonly notes: readonly string[]
}

const PAGE = 100
const MAX_PAGES = 10

/** Two requests side by side, then the files. Throws ExternalError when not even the files can be found. */
export async function takeSnapshot(
  api: RepositoryApi,
  localText: ((path: string) => Promise<string | null>) | null,
  ahead: ReadAhead | null = null,
): Promise<Snapshot> {
  const [repository, listing] = await Promise.all([
    attempt(ahead === null ? api.get('').then(aboutIn) : Promise.resolve(ahead.about)),
    attempt(ahead?.texts?.length === 0 ? Promise.resolve([]) : listWorkflows(api)),
  ])
  const paths = listing.ok ? listing.value.filter(({ state }) => state !== 'deleted').map(({ path }) => path) : null
  const isBare = ahead !== null && paths?.length === 0
  const texts = ahead?.texts ?? (isBare ? [] : await readFiles(api, paths, localText))
  // A private repository that a token may not see answers as if it were not there.
  if (texts.length === 0 && !repository.ok) throw repository.error
  const listed = byPath(listing.ok ? listing.value : [])
  const standing = texts.filter(({ path }) => listed.get(path)?.state !== 'deleted')
  return {
    fork: repository.ok && repository.value.fork,
    about: repository.ok ? repository.value : null,
    branch: repository.ok ? repository.value.branch : null,
    workflows: await Promise.all(
      standing.map((text) => knownWorkflow(text, listed.get(text.path) ?? null, listing.ok)),
    ),
    notes: [
      ...(listing.ok ? [] : [`the list of workflows could not be read: ${withRemedy(listing.error)}`]),
      ...(repository.ok
        ? []
        : [`the repository could not be asked whether it is a fork: ${withRemedy(repository.error)}`]),
    ],
  }
}

function aboutIn(value: unknown): AboutRepository {
  const said = recordOf(value)
  const still = said.archived === true ? 'archived' : said.disabled === true ? 'disabled' : null
  return {
    name: textIn(said, 'full_name'),
    fork: said.fork === true,
    private: typeof said.private === 'boolean' ? said.private : null,
    still,
    branch: textIn(said, 'default_branch'),
  }
}

/** A path can be listed twice, once as deleted: what stands wins. */
function byPath(workflows: readonly ListedWorkflow[]): Map<string, ListedWorkflow> {
  const deletedFirst = [...workflows].sort((a, b) => Number(b.state === 'deleted') - Number(a.state === 'deleted'))
  return new Map(deletedFirst.map((workflow) => [workflow.path, workflow]))
}

async function listWorkflows(api: RepositoryApi): Promise<ListedWorkflow[]> {
  const found: ListedWorkflow[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const data = recordOf(await api.get('/actions/workflows', { per_page: PAGE, ...(page === 1 ? {} : { page }) }))
    const listed = listOf(data.workflows)
    found.push(...listed.flatMap((workflow) => listedWorkflow(workflow) ?? []))
    if (listed.length < PAGE || page * PAGE >= (numberIn(data, 'total_count') ?? 0)) break
  }
  return found
}

function listedWorkflow(workflow: Record<string, unknown>): ListedWorkflow | null {
  const path = textIn(workflow, 'path')
  const state = textIn(workflow, 'state') ?? 'unknown'
  if (path === null || !isWorkflowPath(path)) return null
  return {
    id: numberIn(workflow, 'id'),
    path,
    state,
    createdAt: instantIn(workflow, 'created_at'),
    updatedAt: instantIn(workflow, 'updated_at'),
  }
}

export function isWorkflowPath(path: string): boolean {
  return path.startsWith(`${WORKFLOW_FOLDER}/`) && /^[^/]+\.ya?ml$/i.test(path.slice(WORKFLOW_FOLDER.length + 1))
}

async function knownWorkflow(
  { path, text, unreadable }: WorkflowText,
  listed: ListedWorkflow | null,
  listingRead: boolean,
): Promise<KnownWorkflow> {
  const file = text === null ? null : await parseWorkflowFile(text)
  return { path, file, unreadable: unreadable ?? file?.unparsed ?? null, listed, state: stateOf(listed, listingRead) }
}

function stateOf(listed: ListedWorkflow | null, listingRead: boolean): WorkflowState {
  if (!listingRead) return 'unknown'
  switch (listed?.state) {
    case undefined:
      return 'unlisted'
    case 'active':
    case 'disabled_manually':
    case 'disabled_inactivity':
    case 'disabled_fork':
      return listed.state
    default:
      return 'unknown'
  }
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ExternalError }

/** What GitHub refuses is a result here; anything else is our own mistake and travels on. */
async function attempt<T>(answer: Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await answer }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { ok: false, error }
  }
}
