import { openMember } from '../domain/member.js'
import { INCIDENT_STORES, type IncidentSpec } from '../incidents/index.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Wiring } from './wire.js'

/** Where the incidents of a run are kept. */
export function openIncidents(
  spec: IncidentSpec,
  { github, ports, surroundings }: Wiring,
  epoch: () => number | null = () => null,
): Promise<IncidentStore> {
  const { files, redis } = ports
  return openMember(INCIDENT_STORES, spec, { github, files, redis, log: surroundings.log, epoch })
}
