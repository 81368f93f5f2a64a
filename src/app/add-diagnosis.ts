import type { Monitor } from '../domain/monitor.js'
import type { Verdict } from '../domain/verdict.js'
import type { SourceOf } from './read-all.js'

/** State and last runs of the workflow beside a monitor that is not well, so that the incident can show them. */
export async function addDiagnosis(
  verdicts: readonly Verdict[],
  monitors: readonly Monitor[],
  sourceOf: SourceOf,
): Promise<readonly Verdict[]> {
  const byId = new Map(monitors.map((monitor) => [monitor.id, monitor]))
  return Promise.all(
    verdicts.map(async (verdict) => {
      const monitor = byId.get(verdict.monitor)
      if (monitor === undefined || !isBad(verdict)) return verdict
      const lines = await diagnosisOf(monitor, sourceOf)
      return { ...verdict, diagnosis: [...verdict.diagnosis, ...lines] }
    }),
  )
}

async function diagnosisOf({ source, workflow }: Monitor, sourceOf: SourceOf): Promise<readonly string[]> {
  if (workflow === null) return []
  // A source that knows workflows brought its own diagnosis with what it read.
  if ((await sourceOf(source.kind)).diagnose !== undefined) return []
  return (await (await sourceOf('workflow')).diagnose?.(workflow)) ?? []
}

function isBad({ status }: Verdict): boolean {
  return status === 'warning' || status === 'degraded' || status === 'critical'
}
