import { cut, oneLine } from '../domain/safe-text.js'
import type { Verdict } from '../domain/verdict.js'
import { MESSAGE_LIMIT, noOutputs } from './no-outputs.js'
import type { Outputs } from './output-names.js'
import { alertsJson, iso, minutes, monitorsJson, planJson } from './output-json.js'
import type { RunReport } from './report.js'
import { worstOf } from './standing.js'
import { touchedIncident } from './touched-incident.js'

/** Every output of the check. With many monitors the single values are those of the worst one, the first among equals. */
export function outputsOf(run: RunReport, artifact: { readonly id: number; readonly url: string } | null): Outputs {
  const worst = worstOf(run.verdicts)
  const incident = touchedIncident(run, worst)
  return {
    ...noOutputs(run.problems.join('; ')),
    ...(worst ? singleValues(worst) : {}),
    monitors: monitorsJson(run),
    'issue-number': incident.ref,
    'issue-url': incident.url,
    incident: incident.what,
    'artifact-id': artifact ? String(artifact.id) : '',
    'artifact-url': artifact?.url ?? '',
    plan: planJson(run.plan),
    alerts: alertsJson(run),
    'checker-gap-minutes': String(minutes(run.checkerGapMs) ?? ''),
  }
}

function singleValues(verdict: Verdict): Partial<Outputs> {
  return {
    status: verdict.status,
    reason: verdict.reason,
    message: cut(oneLine(verdict.message), MESSAGE_LIMIT),
    'age-minutes': String(minutes(verdict.ageMs) ?? ''),
    'last-heartbeat': iso(verdict.beat?.at) ?? '',
    deadline: iso(verdict.deadline) ?? '',
  }
}
