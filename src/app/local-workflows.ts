import type { ScheduleEntry } from '../domain/workflow-evidence.js'
import { INIT_WORKFLOW } from './init.js'
import { scheduleOf, unread, type DiscoveredWorkflow } from './discover.js'

/** What a workflow file says of itself. */
interface SaidByFile {
  readonly name: string | null
  readonly entries: readonly ScheduleEntry[]
  /** True also for a schedule that GitHub cannot read. */
  readonly scheduled: boolean
  readonly problem: string | null
  readonly unparsed: string | null
  readonly exempt: string | null
}

/** The scheduled workflows whose files lie in a folder, as they would be found by GitHub. */
export interface LocalWorkflows {
  readonly workflows: readonly DiscoveredWorkflow[]
  /** How many files were read, those without a schedule among them. */
  readonly files: number
  readonly notices: readonly string[]
}

/** What is read of a folder. */
export interface LocalPorts {
  /** The text of each workflow file, by its name in `.github/workflows`. */
  readonly texts: ReadonlyMap<string, string>
  readonly parse: (text: string) => Promise<SaidByFile>
}

const FOLDER = '.github/workflows'

/** Reads the workflow files of a folder; nobody is asked how they run. */
export async function localWorkflows({ texts, parse }: LocalPorts): Promise<LocalWorkflows> {
  const notices: string[] = []
  const workflows: DiscoveredWorkflow[] = []
  for (const [file, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { name, entries, scheduled, problem, unparsed, exempt } = await parse(text)
    const trouble = unparsed ?? problem
    if (trouble !== null) notices.push(`${FOLDER}/${file}: ${trouble}`)
    // The watcher does not watch itself.
    if (!scheduled || exempt !== null || `${FOLDER}/${file}` === INIT_WORKFLOW) continue
    const workflow = { id: file, name: name ?? file, workflow: `${FOLDER}/${file}` }
    workflows.push({ ...unread(workflow, 'Nobody was asked how it runs.'), schedule: scheduleOf(entries) })
  }
  return { workflows, files: texts.size, notices }
}
