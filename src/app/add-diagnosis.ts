import type { Monitor } from '../domain/monitor.js'
import type { Verdict } from '../domain/verdict.js'
import type { WorkflowWatch } from '../sources/watch.js'

/** State and last runs of the workflow beside a monitor that is not well, so that the incident can show them. */
export async function addDiagnosis(
  verdicts: readonly Verdict[],
  monitors: readonly Monitor[],
  watch: () => Promise<WorkflowWatch>,
): Promise<readonly Verdict[]> {
  const workflowOf = new Map(monitors.map((monitor) => [monitor.id, ownWorkflow(monitor)]))
  return Promise.all(
    verdicts.map(async (verdict) => {
      const workflow = workflowOf.get(verdict.monitor) ?? null
      if (workflow === null || !isBad(verdict)) return verdict
      const lines = await (await watch()).diagnose(workflow)
      return { ...verdict, diagnosis: [...verdict.diagnosis, ...lines] }
    }),
  )
}

/** A watched workflow brings its own diagnosis. */
function ownWorkflow({ workflow, source }: Monitor): string | null {
  return source.kind === 'workflow' ? null : workflow
}

function isBad({ status }: Verdict): boolean {
  return status === 'warning' || status === 'degraded' || status === 'critical'
}
