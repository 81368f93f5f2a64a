import type { IncidentSettings } from '../incident-keys.js'
import { inside, note, type Where } from '../keys/where.js'
import type { WorkflowSettings } from '../workflow-keys.js'

/** What a key of `workflows` means something beside. */
const BESIDE = [
  [['topics', 'private'], ['organization']],
  [
    ['requests', 'issues-in'],
    ['organization', 'repositories'],
  ],
] as const

/** Whoever writes a key that means nothing where it stands expects something of it. */
export function noteIdleKeys(
  said: WorkflowSettings,
  { 'one-issue': oneIssue, store }: IncidentSettings,
  where: Where,
): void {
  for (const [keys, wanted] of BESIDE) {
    if (wanted.some((key) => said[key] !== undefined)) continue
    for (const key of keys)
      if (said[key] !== undefined)
        note(inside(where, key), `means nothing without "${wanted.join('" or "')}"; name one, or leave it out`)
  }
  if (said['group-by'] === 'repository' && oneIssue === true)
    note(inside(where, 'group-by'), 'does not count beside "incidents.one-issue"; leave one of them out')
  if (said['issues-in'] !== 'each') return
  const rival = oneIssue === true ? 'incidents.one-issue' : store?.includes('redis') ? 'incidents.store: redis' : null
  if (rival !== null) note(inside(where, 'issues-in'), `does not count beside "${rival}"; leave one of them out`)
}
