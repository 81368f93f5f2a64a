import { ExternalError } from '../errors.js'
import type { Files } from '../ports.js'
import { configText, workflowText, type Findings } from './init-files.js'

export interface InitRequest extends Findings {
  /** `owner/repo`; null when it is not known. */
  readonly repository: string | null
  /** What `uses:` is to say: `owner/heartbeat@v1`. */
  readonly action: string
}

/** How files are written. */
export interface Manner {
  /** Replace files that exist. */
  readonly yes: boolean
  readonly dryRun: boolean
  /** Asks before a file is written or changed; absent where nobody can answer. */
  readonly ask?: (question: Question) => Promise<boolean>
}

/** What is to become of one file. */
export interface Question {
  readonly path: string
  readonly outcome: 'written' | 'replaced'
  readonly text: string
  /** Its absolute path. */
  readonly place: string
}

export interface InitPorts {
  readonly files: Files
  /** The absolute path of a file that may be touched; null for one outside the workspace. */
  place(path: string): Promise<string | null>
  /** How a file would change; null where nobody can tell. */
  changeOf?(place: string, text: string): Promise<string | null>
}

/** What became of one file. */
export interface InitOutcome {
  readonly path: string
  readonly outcome: 'written' | 'replaced' | 'unchanged' | 'kept'
  /** As it is, or in a dry run would be, written. */
  readonly text: string
  /** What would change in a file that exists, line by line. */
  readonly change?: string
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
export function init(request: InitRequest, manner: Manner, ports: InitPorts): Promise<InitOutcome[]> {
  const wanted = [
    { path: INIT_WORKFLOW, text: workflowText(request.repository, request.action) },
    { path: INIT_CONFIG, text: configText(request, request.action) },
  ]
  return writeWanted(wanted, manner, ports)
}

/** What exists is kept unless `yes` is said or somebody agrees, and a dry run writes nothing. */
export async function writeWanted(
  wanted: readonly WantedFile[],
  { yes, dryRun, ask }: Manner,
  ports: InitPorts,
): Promise<InitOutcome[]> {
  const outcomes: InitOutcome[] = []
  for (const { path, text } of wanted) {
    const place = await ports.place(path)
    if (place === null) throw new ExternalError('file', `${path} lies outside the workspace`, { permanent: true })
    const would = outcomeFor(await ports.files.read(place, MAX_BYTES), text, yes || (ask !== undefined && !dryRun))
    const isChange = would === 'written' || would === 'replaced'
    const change = would === 'unchanged' || would === 'written' ? null : await ports.changeOf?.(place, text)
    const isAgreed = !isChange || yes || ask === undefined || (await ask({ path, outcome: would, text, place }))
    if (isChange && isAgreed && !dryRun) await ports.files.write(place, text)
    outcomes.push({ path, outcome: isAgreed ? would : 'kept', text, ...(change && { change }) })
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
  const lines = outcomes.map(({ path, outcome, text, change }) => {
    switch (outcome) {
      case 'written':
        return `${path}: ${would}written\n${dryRun ? indented(text) : ''}`
      case 'replaced':
        return `${path}: ${would}replaced\n${dryRun ? indented(change ?? text) : ''}`
      case 'unchanged':
        return `${path}: is already so\n`
      case 'kept':
        return `${path}: exists and is kept; --yes replaces it\n${dryRun && change ? indented(change) : ''}`
    }
  })
  return lines.join('')
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ').replace(/\n*$/, '\n')
}
