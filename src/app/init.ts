import { ExternalError } from '../errors.js'
import type { Files } from '../ports.js'
import type { DiscoveredWorkflow } from './discover.js'
import { configText, workflowText } from './init-files.js'

export interface InitRequest {
  /** `owner/repo`; null when it is not known. */
  readonly repository: string | null
  /** What `uses:` is to say: `OWNER/heartbeat@v1`. */
  readonly action: string
  /** What was found; empty when there is nothing scheduled yet. */
  readonly found: readonly DiscoveredWorkflow[]
  /** Replace files that exist. */
  readonly yes: boolean
  readonly dryRun: boolean
}

export interface InitPorts {
  readonly files: Files
  /** The absolute path of a file that may be touched; null for one outside the workspace. */
  place(path: string): Promise<string | null>
}

/** What became of one file. */
export interface InitOutcome {
  readonly path: string
  readonly outcome: 'written' | 'replaced' | 'unchanged' | 'kept'
  /** As it is, or in a dry run would be, written. */
  readonly text: string
}

export const INIT_WORKFLOW = '.github/workflows/heartbeat.yml'
export const INIT_CONFIG = '.github/heartbeat.yml'

const MAX_BYTES = 1024 * 1024

/** One file that is to be there. */
export interface WantedFile {
  readonly path: string
  readonly text: string
}

/** Writes the workflow and the config. */
export function init(request: InitRequest, ports: InitPorts): Promise<InitOutcome[]> {
  const wanted = [
    { path: INIT_WORKFLOW, text: workflowText(request.repository, request.action) },
    { path: INIT_CONFIG, text: configText(request.found) },
  ]
  return writeWanted(wanted, request, ports)
}

/** What exists is kept unless `yes` is said, and a dry run writes nothing. */
export async function writeWanted(
  wanted: readonly WantedFile[],
  request: Pick<InitRequest, 'yes' | 'dryRun'>,
  ports: InitPorts,
): Promise<InitOutcome[]> {
  const outcomes: InitOutcome[] = []
  for (const { path, text } of wanted) {
    const place = await ports.place(path)
    if (place === null) throw new ExternalError('file', `${path} lies outside the workspace`, { permanent: true })
    const outcome = outcomeFor(await ports.files.read(place, MAX_BYTES), text, request.yes)
    const isChange = outcome === 'written' || outcome === 'replaced'
    if (isChange && !request.dryRun) await ports.files.write(place, text)
    outcomes.push({ path, outcome, text })
  }
  return outcomes
}

function outcomeFor(existing: string | null, text: string, yes: boolean): InitOutcome['outcome'] {
  if (existing === null) return 'written'
  if (existing === text) return 'unchanged'
  return yes ? 'replaced' : 'kept'
}

/** What was done, for people; in a dry run what would be. */
export function describeInit(outcomes: readonly InitOutcome[], dryRun: boolean): string {
  const would = dryRun ? 'would be ' : ''
  const lines = outcomes.map(({ path, outcome, text }) => {
    switch (outcome) {
      case 'written':
        return `${path}: ${would}written\n${dryRun ? indented(text) : ''}`
      case 'replaced':
        return `${path}: ${would}replaced\n${dryRun ? indented(text) : ''}`
      case 'unchanged':
        return `${path}: is already so\n`
      case 'kept':
        return `${path}: exists and is kept; --yes replaces it\n`
    }
  })
  return lines.join('')
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
