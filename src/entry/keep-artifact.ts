import type { CheckInputs } from '../config/check-config.js'
import { messageOf } from '../errors.js'
import type { RunContext } from '../platform/actions.js'
import { openMember } from '../domain/member.js'
import { REPORTS } from '../reports/index.js'
import type { ReportFile, RunReport } from '../reports/report.js'
import type { RunHistory } from '../wiring/run-history.js'
import type { Wiring } from '../wiring/wire.js'
import { MAX_EARLIER_BYTES } from '../wiring/earlier-bytes.js'

/** Where a run of the action leaves its reports. */
export interface RunPlace {
  readonly context: RunContext
  readonly wiring: Wiring
  /** Writes the run down where a past is kept. */
  readonly keep?: RunHistory['keep'] | undefined
}

export interface KeptArtifact {
  readonly artifact: { readonly id: number; readonly url: string } | null
  readonly problems: readonly string[]
}

export const NOTHING_KEPT: KeptArtifact = { artifact: null, problems: [] }

/** Keeps the documents of a run as an artifact. Trouble here is a warning: the alert is out already. */
export async function keepArtifact(
  run: RunReport,
  inputs: CheckInputs,
  { context, wiring: { surroundings, ports, time } }: RunPlace,
): Promise<KeptArtifact> {
  // Only steps of a JavaScript action get the token of the artifact service; a local run has none.
  if (inputs.artifact === 'false' || inputs['dry-run'] || !process.env['ACTIONS_RUNTIME_TOKEN']) return NOTHING_KEPT
  const name = inputs.artifact || `heartbeat-${context.runId}-${context.runAttempt}`
  try {
    const { createArtifactStore } = await import('../platform/artifact.js')
    const kept = KEPT.filter((kind) => kind !== 'agents-map' || inputs[kind] !== '')
    const documents = await Promise.all(kept.map((kind) => documentsOf(kind, run, inputs, ports)))
    const files = Object.fromEntries(documents.flat().map(({ name, text }) => [name, surroundings.secrets.hide(text)]))
    const store = createArtifactStore(surroundings.clock, context.runUrl)
    const upload = () => store.upload(name, files, inputs['artifact-retention-days'])
    return { artifact: await (time === undefined ? upload() : time.within(upload)), problems: [] }
  } catch (error) {
    return { artifact: null, problems: [`The artifact ${name} could not be kept: ${messageOf(error)}`] }
  }
}

const KEPT = ['status-map', 'summary', 'audit-log', 'agents-map'] as const

/** What goes on from run to run has this run in it already where it lies in the workspace. */
async function documentsOf(
  kind: (typeof KEPT)[number],
  run: RunReport,
  inputs: CheckInputs,
  { place: placeOf, files }: Wiring['ports'],
): Promise<readonly ReportFile[]> {
  const report = await openMember(
    REPORTS,
    { kind, options: kind === 'audit-log' ? { keep: inputs['audit-log-keep'] } : {} },
    null,
  )
  const path = kind === 'audit-log' || kind === 'agents-map' ? inputs[kind] : ''
  const place = path === '' ? null : await placeOf(path)
  const written = place === null ? null : await files.read(place, MAX_EARLIER_BYTES)
  return written === null ? report.render(run, null).files : [{ name: report.file, text: written }]
}
