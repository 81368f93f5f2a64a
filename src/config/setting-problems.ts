import { pathProblem } from '../domain/repository-path.js'
import type { MonitorSettings } from './monitor-keys.js'
import { isWorkflow } from './to-monitor.js'

type Key = keyof MonitorSettings

/** A key that cannot stand beside the others of its monitor. */
export interface SettingProblem {
  readonly key: Key
  readonly message: string
}

/**
 * What is wrong with keys that inputs have, taken together; each is right by itself. `own` are the keys that a monitor says itself.
 * What only a config file says is held against them where it is read.
 */
export function settingProblems(settings: MonitorSettings, own: readonly Key[]): readonly SettingProblem[] {
  const said = new Set(own)
  return [...placeProblems(settings), ...besideRedis(settings, said), ...rivals(settings, said)]
}

/** A path is read in a repository unless it is one of this machine. */
function placeProblems({ file, 'read-from': readFrom }: MonitorSettings): SettingProblem[] {
  const ofFile = file === undefined || readFrom === 'workspace' ? null : pathProblem(file)
  return problem('file', ofFile !== null && `${JSON.stringify(file)} ${ofFile}`)
}

/** Beats are read in one place. */
function besideRedis({ redis }: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  if (redis === undefined) return []
  const places: readonly Key[] = ['file', 'branch', 'repository']
  const rival = places.find((key) => said.has(key))
  return problem('redis', rival !== undefined && `stands beside a ${rival}, and beats are read in one place; keep one`)
}

/** Two ways to say one thing, of which only one could count. */
function rivals(settings: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  if (isWorkflow(settings)) return []
  const both = (a: Key, b: Key): boolean => said.has(a) && said.has(b)
  const { every, cron, levels, branch, 'read-from': readFrom } = settings
  const isDue = every !== undefined || cron !== undefined
  return [
    ...problem('threshold', both('threshold', 'every') && 'give either "threshold" or "every", not both'),
    ...problem('threshold', both('threshold', 'cron') && 'give either "threshold" or "cron", not both'),
    ...problem('levels', said.has('levels') && levels !== undefined && !isDue && 'goes with "every" or "cron"'),
    ...problem('branch', said.has('branch') && branch !== undefined && readFrom === 'workspace' && IN_WORKSPACE),
  ]
}

export const IN_WORKSPACE =
  'does nothing with "read-from: workspace", which reads the file that is checked out; keep one'

export function problem(key: Key, message: string | false): SettingProblem[] {
  return message === false ? [] : [{ key, message }]
}
