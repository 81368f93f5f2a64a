import type { MonitorSettings } from '../monitor-keys.js'
import type { SettingProblem } from '../setting-problems.js'

type Key = keyof MonitorSettings

/** What cannot stand beside commits: other places of beats, and what is asked of a document alone. `own` are the keys it says itself. */
export function besideCommits(settings: MonitorSettings, own: readonly Key[]): SettingProblem[] {
  if (settings.commits === undefined) return []
  const isDue = (['threshold', 'every', 'cron'] as const).some((key) => settings[key] !== undefined)
  const said = new Set(own)
  const rival = (['file', 'redis', 'url', 'push'] as const).find((key) => said.has(key))
  const idle: readonly Key[] = [
    ...(['member', 'monitors', 'timestamp-field', 'status-field', 'format'] as const),
    ...(['ok-values', 'age-field', 'stale-after-field', 'expect'] as const),
    ...(['checks', 'stopped', 'critical', 'failure-tolerance', 'max-runtime'] as const),
  ]
  return [
    ...problem('commits', rival !== undefined && `stands beside "${rival}", and beats are read in one place; keep one`),
    ...problem('commits', !isDue && UNTIMED),
    ...problem('branch', said.has('branch') && 'names the branch of a file; write it inside "commits": { branch: … }'),
    ...problem('read-from', said.has('read-from') && FROM_GITHUB),
    ...idle.flatMap((key) =>
      problem(
        key,
        said.has(key) && 'does nothing beside "commits", which says no more than when it landed; leave it out',
      ),
    ),
  ]
}

// What is usual of a heartbeat file, two hours, is usual of hardly any commit.
const UNTIMED = 'does not tell how old the last one may be; write "threshold: 1d", or "every" or "cron", beside it'

const FROM_GITHUB =
  'does nothing beside "commits", which asks GitHub for the history, since a checkout usually holds one commit; leave it out'

function problem(key: Key, message: string | false): SettingProblem[] {
  return message === false ? [] : [{ key, message }]
}
