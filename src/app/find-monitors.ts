import type { Config } from '../config/config.js'
import type { WorkflowWatch } from '../sources/watch.js'

/** A configuration with the monitors that were found, and what is worth telling of the search. */
export interface Found {
  readonly config: Config
  readonly notices: readonly string[]
}

/** Adds a monitor for every scheduled workflow, where they are to be watched unnamed. Throws ConfigError when there is none. */
export async function findMonitors(
  config: Config,
  self: string | null,
  watch: () => Promise<WorkflowWatch>,
): Promise<Found> {
  const { discover, ignore, options, repository } = config.workflows
  if (!discover) return { config, notices: [] }
  const named = config.monitors.filter((monitor) => monitor.source.kind === 'workflow')
  const found = await (await watch()).discover({ repository, except: ignore, self, named })
  const monitors = found.monitors.map((monitor) => ({
    ...monitor,
    source: { ...monitor.source, options: { ...options, ...monitor.source.options } },
  }))
  return { config: { ...config, monitors: [...config.monitors, ...monitors] }, notices: found.notices }
}
