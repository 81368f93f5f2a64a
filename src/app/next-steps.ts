import type { DiscoveredWorkflow } from './discover.js'
import { describeHeartbeat, type FoundHeartbeat } from './heartbeat-files.js'
import { columns } from '../domain/columns.js'
import { oneLine } from '../domain/safe-text.js'
import { clipped } from '../domain/text-width.js'

const WIDEST = 48

/** What was looked at, and what was found there. */
export function findingsText(
  looked: readonly string[],
  workflows: readonly DiscoveredWorkflow[],
  heartbeats: readonly FoundHeartbeat[],
): string {
  const rows = workflows.map(({ id, schedule, status, reason }) => [
    id,
    schedule.map(({ words, timezone }) => `${words} ${timezone}`).join('; '),
    status === null ? '' : `${status} (${reason ?? ''})`,
  ])
  const lines = [
    ...looked.map(oneLine),
    workflows.length === 0 ? 'No scheduled workflow is there yet; each that comes is watched.' : 'Watched from now on:',
    ...columns(rows.map((row) => row.map((cell) => clipped(oneLine(cell), WIDEST)))).map((line) => `  ${line}`),
    ...heartbeats.map((found) => `  ${describeHeartbeat(found)}`),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

/** Where what was written lies, and how this program is called. */
interface Written {
  readonly folder: string
  readonly repository: string | null
  readonly program: string
}

/** From files in a folder to the first check. */
export function nextSteps({ folder, repository, program }: Written): string {
  const git = folder === '.' ? 'git' : `git -C ${folder}`
  const repo = repository === null ? '' : ` --repo ${repository}`
  return `
Next:
  1. ${git} add .github && ${git} commit -m 'Watch the scheduled workflows' && ${git} push
     GitHub runs schedules from the default branch only: bring it there.
  2. gh workflow run heartbeat.yml${repo}
     The first check, at once; or in the browser: Actions, Heartbeat, Run workflow.
  3. ${program} validate
     After each change of .github/heartbeat.yml. What is watched now, and how it stands: ${program} discover
`
}
