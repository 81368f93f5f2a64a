import type { CheckInputs } from '../config/check-config.js'
import { messageOf } from '../errors.js'
import type { RunContext } from '../platform/actions.js'
import type { Secrets } from '../platform/secrets.js'
import { reports } from '../reports/index.js'
import type { RunReport } from '../reports/report.js'
import type { Wiring } from '../wiring/wire.js'
import { MAX_EARLIER_BYTES } from '../wiring/write-documents.js'

export interface KeptArtifact {
  readonly artifact: { readonly id: number; readonly url: string } | null
  readonly problems: readonly string[]
}

const NONE: KeptArtifact = { artifact: null, problems: [] }

/** Keeps the documents of a run as an artifact. Trouble here is a warning: the alert is out already. */
export async function keepArtifact(
  run: RunReport,
  inputs: CheckInputs,
  context: RunContext,
  { surroundings, ports }: Wiring,
  secrets: Secrets,
): Promise<KeptArtifact> {
  // Only steps of a JavaScript action get the token of the artifact service; a local run has none.
  if (inputs.artifact === 'false' || inputs['dry-run'] || !process.env['ACTIONS_RUNTIME_TOKEN']) return NONE
  const name = inputs.artifact || `heartbeat-${context.runId}-${context.runAttempt}`
  try {
    const { createArtifactStore } = await import('../platform/artifact.js')
    const place = inputs['audit-log'] === '' ? null : await ports.place(inputs['audit-log'])
    const earlier = place === null ? null : await ports.files.read(place, MAX_EARLIER_BYTES)
    const documents = [reports['status-map'], reports.summary].map((report) => [
      report.file,
      report.render(run, null).text,
    ])
    const audit = earlier ?? reports['audit-log'].render(run, null).text
    const files = Object.fromEntries(
      [...documents, [reports['audit-log'].file, audit]].map(([file, text]) => [file, secrets.hide(text ?? '')]),
    ) as Record<string, string>
    const store = createArtifactStore(surroundings.clock, context.runUrl)
    return { artifact: await store.upload(name, files, inputs['artifact-retention-days']), problems: [] }
  } catch (error) {
    return { artifact: null, problems: [`The artifact ${name} could not be kept: ${messageOf(error)}`] }
  }
}
