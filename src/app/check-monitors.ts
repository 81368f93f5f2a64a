import type { Config } from '../config/config.js'
import type { Incident } from '../domain/incident.js'
import { planIncidents } from '../domain/plan-incidents.js'
import type { Outcome } from '../domain/plan.js'
import type { Instant } from '../domain/time.js'
import { ExternalError, messageOf } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Log } from '../ports.js'
import type { IncidentLink, RunReport } from '../reports/report.js'
import type { Source } from '../sources/source.js'
import type { WorkflowWatch } from '../sources/watch.js'
import { addDiagnosis } from './add-diagnosis.js'
import { carryOut } from './carry-out.js'
import { findMonitors } from './find-monitors.js'
import { checkTimes, judgeAll, loadTimes, withPlatformTrouble } from './judge-all.js'
import { readAll } from './read-all.js'

export interface CheckRequest {
  readonly config: Config
  /** Read once by the door; nothing below asks the clock for a decision. */
  readonly now: Instant
  readonly force: boolean
  readonly dryRun: boolean
  readonly repository: string | null
  readonly runUrl: string | null
  /** Path of the workflow that runs this check, which is not watched itself; null outside a runner. */
  readonly self: string | null
}

export interface CheckPorts {
  readonly log: Log
  readonly sourceOf: (kind: string) => Promise<Source>
  readonly watch: () => Promise<WorkflowWatch>
  /** Null when incidents are not wanted. */
  readonly incidents: IncidentStore | null
}

/** One run: read, judge, plan, do. What it returns is all that reports, outputs and the exit code need. */
export async function checkMonitors(request: CheckRequest, ports: CheckPorts): Promise<RunReport> {
  const { now } = request
  const { config, notices } = await findMonitors(request.config, request.self, ports.watch)
  const times = await loadTimes(config.monitors)
  // Every mistake in a schedule is told before anything is read or changed.
  checkTimes(config.monitors, times)
  const [reads, known] = await Promise.all([readAll(config.monitors, now, ports.sourceOf), loadIncidents(ports)])
  const judged = withPlatformTrouble(judgeAll(reads, now, request.force, times), reads, now)
  const verdicts = await addDiagnosis(judged.verdicts, config.monitors, ports.watch)
  const plan = known.incidents === null ? [] : planIncidents(verdicts, known.incidents, config.policy, now)
  const outcomes =
    request.dryRun || ports.incidents === null ? [] : await carryOut(plan, ports.incidents, now, ports.log)
  const failed = outcomes.filter((outcome) => !outcome.ok).map((outcome) => outcome.detail)
  return {
    now,
    repository: request.repository,
    runUrl: request.runUrl,
    dryRun: request.dryRun,
    forced: request.force,
    verdicts,
    incidents: linksOf(known.incidents ?? [], outcomes),
    plan,
    outcomes,
    deliveries: [],
    checkerGapMs: null,
    previousRunAt: null,
    problems: [...known.problems, ...failed],
    notices: [...notices, ...judged.notices],
  }
}

/** Incidents that cannot be read are left alone: what is not known is neither open nor closed. */
async function loadIncidents({
  incidents,
  log,
}: CheckPorts): Promise<{ incidents: readonly Incident[] | null; problems: string[] }> {
  if (incidents === null) return { incidents: null, problems: [] }
  try {
    return { incidents: await incidents.load(), problems: [] }
  } catch (error) {
    const remedy = error instanceof ExternalError && error.fault.remedy ? `; ${error.fault.remedy}` : ''
    const problem = `Incidents could not be read, so none was touched: ${messageOf(error)}${remedy}`
    log.error(problem)
    return { incidents: null, problems: [problem] }
  }
}

/** Where each monitor's incident stands after this run; the open one, else the last touched. */
function linksOf(known: readonly Incident[], outcomes: readonly Outcome[]): Map<string, IncidentLink> {
  const touched = outcomes.flatMap((outcome) => outcome.incident ?? [])
  const refs = new Set(touched.map((incident) => incident.ref))
  const open = known.filter((incident) => incident.phase === 'open' && !refs.has(incident.ref))
  const links = new Map<string, IncidentLink>()
  for (const incident of [...open, ...touched]) {
    if (incident.state.duplicateOf !== null) continue
    for (const monitor of Object.keys(incident.state.members)) {
      links.set(monitor, { ref: incident.ref, url: incident.url, phase: incident.phase })
    }
  }
  return links
}
