import type { Problems } from '../../domain/member.js'
import { fileName } from '../../domain/place.js'
import { clean } from '../../domain/safe-text.js'
import { hashOf } from '../../domain/incidents/standing-key.js'
import { isMonitorId, monitorIdOf } from '../../domain/monitor-id.js'
import { plainMonitor, type Monitor } from '../../domain/monitor.js'
import type { Duration } from '../../domain/time.js'
import { DEFAULT_RULES, type WorkflowRules } from '../../domain/workflow-evidence.js'
import { optionalText } from '../options.js'
import { lastRunsIn, proofIn, slotIn } from './rule-options.js'

/** Where GitHub looks for workflows, and nowhere else. */
export const WORKFLOW_FOLDER = '.github/workflows'

/** Which workflow is watched, and what counts as its life. */
export interface WorkflowOptions {
  /** Its path in the repository; null for all that have a schedule. */
  readonly path: string | null
  /** `owner/repo`; null for the repository of the run. */
  readonly repository: string | null
  readonly rules: WorkflowRules
  /** Read the files of the workspace, which may be newer than the default branch. */
  readonly local: boolean
}

export function readOptions(raw: Readonly<Record<string, unknown>>, problems: Problems): WorkflowOptions | null {
  const workflow = optionalText(raw, 'workflow', problems)
  const slot = slotIn(raw)
  const options = {
    path: workflow === null ? null : workflowPath(workflow),
    repository: optionalText(raw, 'repository', problems),
    rules: {
      ...DEFAULT_RULES,
      windowMs: windowIn(raw, problems),
      require: requiredIn(raw),
      // What starts a slot is named; GitHub's schedule counts for it only where it is named as well.
      events: slot === null ? [...new Set([...DEFAULT_RULES.events, ...eventsIn(raw)])] : eventsIn(raw),
      forks: raw['forks'] === true,
      slot,
      proof: proofIn(raw),
      lastRuns: lastRunsIn(raw),
      failureTolerance: toleranceIn(raw),
    },
    local: raw['files'] === 'workspace',
  }
  return problems.length > 0 ? null : options
}

/** `backup.yml` and `.github/workflows/backup.yml@refs/heads/main` as the path in the repository. */
export function workflowPath(workflow: string): string {
  // Broken characters cannot be part of an address.
  const bare = (clean(workflow).split('@')[0] ?? '').replace(/^\/+/, '')
  const at = bare.indexOf(`${WORKFLOW_FOLDER}/`)
  return at >= 0 ? bare.slice(at) : `${WORKFLOW_FOLDER}/${bare}`
}

function requiredIn({ require }: Readonly<Record<string, unknown>>): WorkflowRules['require'] {
  return require === 'run' || require === 'fired' ? require : 'success'
}

function eventsIn({ events }: Readonly<Record<string, unknown>>): string[] {
  const listed: unknown[] = Array.isArray(events) ? events : []
  const named = listed.filter((event) => typeof event === 'string').map((event) => event.trim())
  return [...new Set(named.filter((event) => event !== ''))]
}

function toleranceIn({ 'failure-tolerance': tolerance }: Readonly<Record<string, unknown>>): number | null {
  return typeof tolerance === 'number' && tolerance >= 0 ? tolerance : null
}

function windowIn({ window }: Readonly<Record<string, unknown>>, problems: Problems): Duration | null {
  if (window === undefined || window === null) return null
  if (typeof window === 'number' && window > 0) return window
  problems.push(`window: ${JSON.stringify(window)} is no span of time; write "36h" or the like`)
  return null
}

/** One monitor that stands for every scheduled workflow of a repository. */
export function allWorkflows(repository: string | null, name: string): Monitor {
  const monitor = workflowMonitor(repository, 'workflows', name)
  return { ...monitor, source: { ...monitor.source, options: { repository } } }
}

/**
 * One of a workflow in one of many repositories: no two of them have the same id. A dot in the name of a repository stands twice, so that
 * it cannot be taken for the one before the name of the file.
 */
export function monitorElsewhere(repository: string, path: string): Monitor {
  const file = fileName(path)
  const id = `${idsOf(repository)}${file}`
  const isPlain = isMonitorId(id) && !file.startsWith('.')
  const own = isPlain
    ? id
    : `${monitorIdOf(id).slice(0, LONGEST_STEM)}-${hashOf(`${repository}/${file}`.toLowerCase())}`
  return { ...workflowMonitor(repository, path, `${repository}: ${file}`), id: own }
}

/** What the ids of all in a repository begin with. */
export function idsOf(repository: string): string {
  const [owner = '', repo = ''] = repository.split('/')
  return `${owner}.${repo.replaceAll('.', '..')}.`
}

/** An id has a hundred characters, of which nine tell long names apart. */
const LONGEST_STEM = 91

/** A monitor for a workflow that was found, with all that is usual; its file name is its id. */
export function workflowMonitor(repository: string | null, path: string, name: string): Monitor {
  const file = fileName(path)
  const id = repository === null ? file : `${repository.replace('/', '.')}.${file}`
  const options = { workflow: path, ...(repository === null ? {} : { repository }) }
  // Its expectation is never asked: the cron lines of the file say when it is late.
  const monitor = plainMonitor(isMonitorId(id) ? id : monitorIdOf(id), { kind: 'workflow', options })
  return { ...monitor, name, workflow: path }
}
