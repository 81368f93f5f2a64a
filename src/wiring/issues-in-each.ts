import { createInEach } from '../incidents/github/in-each.js'
import { github as issues } from '../incidents/github/index.js'
import type { IncidentStore } from '../incidents/store.js'
import type { RawOptions } from '../domain/member.js'
import { ConfigError } from '../errors.js'
import type { Wiring } from './wire.js'

/** Issues of this repository, and of each other one whose workflows it watches. */
export function issuesInEach(
  home: IncidentStore,
  raw: RawOptions,
  { github, ports, surroundings }: Wiring,
): IncidentStore {
  const problems: string[] = []
  const options = issues.options(raw, problems)
  if (options === null) throw new ConfigError(problems)
  return createInEach(home, options, { github, redis: ports.redis, log: surroundings.log })
}
