import type { Config, KeptIn } from '../config/config.js'
import type { Instant } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Truth } from '../incidents/with-face.js'
import { openIncidents } from './open-incidents.js'
import type { Wiring } from './wire.js'

/** A run, as far as incidents that others share matter to it. */
export interface SharedRun {
  readonly now: Instant
  /** False for a run that only looks. */
  readonly mayWrite: boolean
  /** The token of who leads; absent where no others are known of. */
  readonly epoch?: () => number | null
  /** What only this door says of issues. */
  readonly issueOptions?: Readonly<Record<string, unknown>>
}

/** Incidents where the config file says. Throws ConfigError where that cannot be. */
export async function configuredIncidents(
  keptIn: KeptIn,
  config: Config,
  wiring: Wiring,
  run: SharedRun,
): Promise<IncidentStore> {
  const issues = (more: Readonly<Record<string, unknown>> = {}): Promise<IncidentStore> =>
    openIncidents({ kind: 'github', options: { ...config.issue, ...run.issueOptions, ...more } }, wiring)
  if (keptIn !== 'redis') needsRepository(wiring)
  if (keptIn === 'github' && config.workflows.inEach) {
    const { issuesInEach } = await import('./issues-in-each.js')
    return issuesInEach(await issues(), { ...config.issue, ...run.issueOptions }, wiring)
  }
  if (keptIn === 'github') return issues()
  const shared = await openIncidents({ kind: 'redis', options: { ...config.redis } }, wiring, run.epoch)
  if (keptIn === 'redis') return shared
  const { clock, log } = wiring.surroundings
  const { withFace } = await import('../incidents/with-face.js')
  // The store in Redis has both abilities.
  // What is asked for there is asked of Redis: nobody listens at its face.
  return withFace(shared as Truth, await issues({ commands: false }), {
    clock,
    log,
    now: run.now,
    mayWrite: run.mayWrite,
  })
}

function needsRepository({ surroundings }: Wiring): void {
  if (surroundings.repository !== null && surroundings.token !== '') return
  throw new ConfigError([
    'incidents.store: "github" needs a repository and a token; give --repo owner/repo and GITHUB_TOKEN, or leave it out',
  ])
}
