import { pathProblem } from '../domain/repository-path.js'
import type { MonitorSettings } from './monitor-keys.js'
import { isWorkflow } from './to-monitor.js'

type Key = keyof MonitorSettings

/** A key that cannot stand beside the others of its monitor. */
export interface SettingProblem {
  readonly key: Key
  readonly message: string
}

/** What is wrong with a monitor's settings taken together; each is right by itself. `own` are the keys it says itself. */
export function settingProblems(settings: MonitorSettings, own: readonly Key[]): readonly SettingProblem[] {
  const said = new Set(own)
  return [
    ...placeProblems(settings),
    ...besideRedis(settings, said),
    ...besidePush(settings, said),
    ...rivals(settings, said),
  ]
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

/** Beats are read in one place. */
function besideRedis({ redis, member }: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  if (redis === undefined) return []
  const places: readonly Key[] = ['file', 'branch', 'repository']
  const rival = places.find((key) => said.has(key))
  return [
    ...problem('redis', rival !== undefined && `stands beside a ${rival}, and beats are read in one place; keep one`),
    ...problem('member', said.has('member') && member !== undefined && redis.kind !== 'key' && OF_A_DOCUMENT),
  ]
}

function besidePush({ push, member, monitors }: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  if (push !== true) return []
  const places: readonly Key[] = ['file', 'branch', 'repository', 'redis', 'url', 'workflow', 'read-from']
  const rival = places.find((key) => said.has(key))
  const many = (said.has('member') && member !== undefined) || (said.has('monitors') && monitors === 'each')
  return [
    ...problem(
      'push',
      rival !== undefined && `stands beside "${rival}", and a beat may be posted anyway; leave "push" out`,
    ),
    ...problem('push', many && 'is of one monitor; name each of them'),
  ]
}

const OF_A_DOCUMENT = 'names a part of one document; beside "redis" it goes with "key" alone'

/** Two ways to say one thing, of which only one could count. */
function rivals(settings: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  const both = (a: Key, b: Key): boolean => said.has(a) && said.has(b)
  const { every, cron, levels, member, monitors, branch, 'read-from': readFrom } = settings
  const local = readFrom === 'workspace'
  const isDue = every !== undefined || cron !== undefined
  if (isWorkflow(settings)) return []
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
