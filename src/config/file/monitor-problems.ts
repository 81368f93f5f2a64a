import { pathProblem } from '../../domain/repository-path.js'
import type { MonitorSettings } from '../monitor-keys.js'
import { IN_WORKSPACE, problem, settingProblems, type SettingProblem } from '../setting-problems.js'
import { isWorkflow } from '../to-monitor.js'

type Key = keyof MonitorSettings

/** What is wrong with a monitor's settings taken together, those included that no input says. `own` are the keys it says itself. */
export function monitorProblems(settings: MonitorSettings, own: readonly Key[]): readonly SettingProblem[] {
  const said = new Set(own)
  return [
    ...settingProblems(settings, own),
    ...workflowProblems(settings),
    ...besidePush(settings, said),
    ...memberProblems(settings, said),
    ...repositoryProblems(settings, said),
  ]
}

function workflowProblems({ workflow }: MonitorSettings): SettingProblem[] {
  // `nightly.yml@refs/heads/main` is how GitHub calls a running one.
  const wrong = workflow !== undefined && pathProblem(workflow.split('@')[0] ?? '') !== null
  return problem('workflow', wrong && `${JSON.stringify(workflow)} is no workflow file; write it like "nightly.yml"`)
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

/** A member is a part of one document. */
function memberProblems(settings: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  const { redis, member, monitors } = settings
  if (member === undefined) return []
  const inRedis = redis !== undefined && said.has('member') && redis.kind !== 'key'
  return [
    ...problem('member', inRedis && 'names a part of one document; beside "redis" it goes with "key" alone'),
    ...problem(
      'member',
      !isWorkflow(settings) && monitors === 'each' && 'names one member, and "monitors: each" is all of them; keep one',
    ),
  ]
}

function repositoryProblems(settings: MonitorSettings, said: ReadonlySet<Key>): SettingProblem[] {
  const local = settings['read-from'] === 'workspace' && !isWorkflow(settings)
  return problem('repository', said.has('repository') && local && IN_WORKSPACE)
}
