import { parseDuration } from '../../domain/duration.js'
import { isMonitorId, monitorIdOf } from '../../domain/monitor-id.js'
import { plainMonitor, type Monitor } from '../../domain/monitor.js'
import { DEFAULT_RULES, type WorkflowRules } from '../../domain/workflow-evidence.js'

/** Where GitHub looks for workflows, and nowhere else. */
export const WORKFLOW_FOLDER = '.github/workflows'

/** `owner/repo` of a monitor; null for the repository of the run. */
export function repositoryOf(monitor: Monitor): string | null {
  return textOf(monitor, 'repository')
}

/** The path of a monitor's workflow file; null when it names none. */
export function pathOf(monitor: Monitor): string | null {
  const workflow = textOf(monitor, 'workflow')
  return workflow === null ? null : workflowPath(workflow)
}

/** `backup.yml` and `.github/workflows/backup.yml@refs/heads/main` as the path in the repository. */
export function workflowPath(workflow: string): string {
  const bare = (workflow.split('@')[0] ?? '').replace(/^\/+/, '')
  const at = bare.indexOf(`${WORKFLOW_FOLDER}/`)
  return at >= 0 ? bare.slice(at) : `${WORKFLOW_FOLDER}/${bare}`
}

export function fileName(path: string): string {
  return path.split('/').at(-1) ?? path
}

export function rulesOf(monitor: Monitor): WorkflowRules {
  const { window, require, events, forks } = monitor.source.options
  return {
    windowMs: durationOf(window),
    require: require === 'run' ? 'run' : 'success',
    events: eventsOf(events),
    forks: forks === true,
  }
}

/** The schedule always counts; others only where they are named. */
function eventsOf(events: unknown): string[] {
  const listed: unknown[] = typeof events === 'string' ? events.split(',') : Array.isArray(events) ? events : []
  const named = listed.filter((event) => typeof event === 'string').map((event) => event.trim())
  return [...new Set([...DEFAULT_RULES.events, ...named.filter((event) => event !== '')])]
}

function durationOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value
  return typeof value === 'string' ? parseDuration(value) : null
}

function textOf(monitor: Monitor, key: string): string | null {
  const value = monitor.source.options[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** A monitor for a workflow that was found, with all that is usual; its file name is its id. */
export function workflowMonitor(repository: string | null, path: string, name: string): Monitor {
  const file = fileName(path)
  const id = repository === null ? file : `${repository.replace('/', '.')}.${file}`
  const options = { workflow: path, ...(repository === null ? {} : { repository }) }
  // Its expectation is never asked: the cron lines of the file say when it is late.
  const monitor = plainMonitor(isMonitorId(id) ? id : monitorIdOf(id), { kind: 'workflow', options })
  return { ...monitor, name, workflow: path }
}
