import { pathProblem } from '../domain/repository-path.js'
import type { MonitorSettings } from './monitor-keys.js'

type Key = keyof MonitorSettings

/** A key that cannot stand beside the others of its monitor. */
export interface SettingProblem {
  readonly key: Key
  readonly message: string
}

/** What is wrong with a monitor's settings taken together; each is right by itself. `own` are the keys it says itself. */
export function settingProblems(settings: MonitorSettings, own: readonly Key[]): readonly SettingProblem[] {
  const said = new Set(own)
  return [...placeProblems(settings), ...rivals(settings, said)]
}

/** A path is read in a repository unless it is one of this machine. */
function placeProblems({ file, workflow, 'read-from': readFrom }: MonitorSettings): SettingProblem[] {
  const ofFile = file === undefined || readFrom === 'workspace' ? null : pathProblem(file)
  // `nightly.yml@refs/heads/main` is how GitHub calls a running one.
  const ofWorkflow = workflow === undefined ? null : pathProblem(workflow.split('@')[0] ?? '')
  return [
    ...problem('file', ofFile !== null && `${JSON.stringify(file)} ${ofFile}`),
    ...problem(
      'workflow',
      ofWorkflow !== null && `${JSON.stringify(workflow)} is no workflow file; write it like "nightly.yml"`,
    ),
  ]
}

/** Two ways to say one thing, of which only one could count. */
function rivals(settings: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  const both = (a: Key, b: Key): boolean => said.has(a) && said.has(b)
  const { every, cron, levels, member, monitors, branch, 'read-from': readFrom } = settings
  const local = readFrom === 'workspace'
  const isDue = every !== undefined || cron !== undefined
  const workflow = settings.workflow !== undefined && settings.file === undefined
  if (workflow) return []
  return [
    ...problem('threshold', both('threshold', 'every') && 'give either "threshold" or "every", not both'),
    ...problem('threshold', both('threshold', 'cron') && 'give either "threshold" or "cron", not both'),
    ...problem('levels', said.has('levels') && levels !== undefined && !isDue && 'goes with "every" or "cron"'),
    ...problem(
      'member',
      member !== undefined && monitors === 'each' && 'names one member, and "monitors: each" is all of them; keep one',
    ),
    ...problem('branch', said.has('branch') && branch !== undefined && local && IN_WORKSPACE),
    ...problem('repository', said.has('repository') && local && IN_WORKSPACE),
  ]
}

const IN_WORKSPACE = 'does nothing with "read-from: workspace", which reads the file that is checked out; keep one'

function problem(key: Key, message: string | false): SettingProblem[] {
  return message === false ? [] : [{ key, message }]
}
