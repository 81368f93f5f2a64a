import type { CheckInputs } from '../config/check-config.js'
import { writeSummary } from '../platform/run-page.js'
import { annotate, type Annotation } from '../platform/annotations.js'
import type { RunTime } from '../domain/run-time.js'
import type { Log } from '../ports.js'
import { drillData, drillSummary, drillText, type DrillReport } from '../reports/drill.js'
import { noOutputs } from '../reports/no-outputs.js'
import type { Outputs } from '../reports/output-names.js'
import { configuredIncidents } from '../wiring/configured-incidents.js'
import { withConnections, type Connections } from '../wiring/connections.js'
import { DRILL_LABELS, drillOnce, notingLog, type DrillOrder } from '../wiring/drill-once.js'
import type { Surroundings } from '../wiring/surroundings.js'

/** What the event and the workflow say of this run. */
interface RunOfDrill extends Pick<DrillOrder, 'now' | 'runUrl' | 'self' | 'channels'> {
  readonly inputs: CheckInputs
  /** The pages of Heartbeat itself. */
  readonly about: string | null
  readonly time: RunTime
}

/** A run of the action that plays an alarm instead of looking for one. */
export async function drillInAction(run: RunOfDrill, around: (log: Log) => Surroundings, log: Log): Promise<Outputs> {
  const { inputs, now, runUrl, about, time } = run
  const { log: noting, noted } = notingLog(log)
  const surroundings = around(noting)
  const incidents: DrillOrder['incidents'] = async (chosen, wiring) => {
    if (!inputs.issue) return null
    const shared = { now, mayWrite: !inputs['dry-run'], issueOptions: { runUrl, about, labels: DRILL_LABELS } }
    return configuredIncidents(chosen.keptIn ?? 'github', chosen, wiring, shared)
  }
  const drill = (connections: Connections): Promise<DrillReport> =>
    drillOnce(connections, { ...run, drill: inputs.drill, incidents, noted })
  const report = await withConnections(surroundings, drill, time)
  log.info(drillText(report))
  annotate(annotationsOf(report), surroundings.secrets)
  if (inputs.summary) await writeSummary(drillSummary(report), surroundings.secrets)
  if (!report.ok) process.exitCode = 1
  return outputsOf(report)
}

function annotationsOf({ steps }: DrillReport): Annotation[] {
  return steps
    .filter(({ ok }) => !ok)
    .map(({ step, detail }) => ({ level: 'error', title: 'Heartbeat drill', message: `${step}: ${detail}` }))
}

function outputsOf(report: DrillReport): Outputs {
  const { incident, deliveries } = report
  return {
    ...noOutputs('a drill judges nothing'),
    'issue-number': incident?.ref ?? '',
    'issue-url': incident?.url ?? '',
    plan: JSON.stringify([drillData(report)]),
    alerts: JSON.stringify(deliveries.map(({ channel, event, ok, detail }) => ({ channel, event, ok, detail }))),
  }
}
