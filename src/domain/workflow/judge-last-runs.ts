import { formatDuration } from '../duration.js'
import { cut, oneLine } from '../safe-text.js'
import type { Instant } from '../time.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'
import { forgiven, judgeReds } from './judge-reds.js'
import { beatOf, judgement, verdict, type WorkflowJudgement } from './judgement.js'
import { redRuns } from './red-runs.js'

const LONGEST_LIST = 200

/** Why it cannot be judged by its last runs; null where it can. */
export function lastRunsProblem({ rules, triggers }: WorkflowEvidence): string | null {
  const events = rules.events.filter((event) => event !== 'schedule')
  const known = triggers ?? []
  const counting = known.filter((event) => !event.startsWith('pull_request'))
  const none = known.length === 0 ? '' : ' (its file has only pull requests, whose runs never count)'
  const started = counting.length === 0 ? none : ` (its file has ${cut(oneLine(counting.join(', ')), LONGEST_LIST)})`
  if (events.length === 0)
    return `it has no on.schedule; name the events that start it with "events"${started}, or give it a cron line, or the monitor a window`
  if (triggers == null || events.some((event) => triggers.includes(event))) return null
  return `nothing starts it that "events" names: ${events.join(', ')}${started}; correct "events"`
}

/** It is never late: what its last finished runs came to is all that is asked. */
export function judgeLastRuns(name: string, evidence: WorkflowEvidence, now: Instant): WorkflowJudgement {
  const failing = judgeReds(name, evidence, now)
  if (failing !== null) return judgement(evidence, now, failing)
  const { green, reds } = redRuns(evidence, now)
  if (green === null && reds.length === 0) {
    const events = evidence.rules.events.filter((event) => event !== 'schedule').join(', ')
    const waits = verdict('healthy', 'pending', `No finished run of ${name} by ${events} is listed; it is never late.`)
    return judgement(evidence, now, { ...waits, beat: null, ageMs: null })
  }
  const age = green === null ? null : Math.max(0, now - green.createdAt)
  const told = age === null ? 'None of its red runs is too many.' : `Last green run ${formatDuration(age)} ago.`
  const well = judgement(evidence, now, {
    ...verdict('healthy', 'ok', told),
    beat: green === null ? null : beatOf(green, evidence),
    ageMs: age,
  })
  return { ...well, notes: [...well.notes, ...forgiven(evidence, now)] }
}
