import { checkMonitors } from '../../src/app/check-monitors.js'
import type { ConfiguredChannel } from '../../src/config/channels/configure.js'
import { checkConfig } from '../../src/config/check-config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import type { Config } from '../../src/config/config.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import type { IncidentPolicy } from '../../src/domain/incidents/incident.js'
import type { Monitor } from '../../src/domain/monitor.js'
import type { Place } from '../../src/domain/place.js'
import type { Instant } from '../../src/domain/time.js'
import type { GitHub } from '../../src/ports.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import type { IncidentTexts } from '../../src/incidents/incident-texts.js'
import { createMemoryIncidents, type MemoryIncidents } from '../../src/incidents/memory/index.js'
import type { RunReport } from '../../src/reports/report.js'
import { recordingPorts } from './channel-ports.js'
import { aLog } from './incident-samples.js'
import { aBeat } from './monitor-samples.js'

/** A checker with memory for everything: beats are set, incidents kept, what was written on them counted. */
export interface CheckWorld {
  readonly incidents: MemoryIncidents
  beat(monitor: string, at: Instant): void
  /** What the source finds, where it is no beat. */
  find(monitor: string, reading: Reading): void
  check(now: Instant, force?: boolean, suspectedBefore?: RunReport['suspected']): Promise<RunReport>
  /** What was written on an incident, oldest first: `recovered`, `reminder`… */
  comments(ref?: string): readonly string[]
  open(): Promise<string[]>
}

/** What knows since when monitors are declared; a world without it knows nothing of that. */
export interface DeclaringWorld {
  readonly declaredIn?: string
  readonly self?: string
  readonly github?: GitHub
  /** Where incidents are kept instead of in memory. */
  readonly store?: IncidentStore
  /** Where all beats are read; a file unless told otherwise. */
  readonly place?: Place
  /** Who is told; nobody unless told otherwise. */
  readonly channels?: readonly ConfiguredChannel[]
}

const TEXTS: IncidentTexts = { title: (key) => key, card: () => 'card', comment: (event) => event }

export function createCheckWorld(
  monitors: readonly Monitor[],
  policy: Partial<IncidentPolicy> = {},
  { declaredIn, self, github, store, place = { kind: 'file', path: 'memory' }, channels = [] }: DeclaringWorld = {},
): CheckWorld {
  const incidents = createMemoryIncidents({ texts: TEXTS })
  const found = new Map<string, Reading>()
  const base = checkConfig(readInputs(CHECK_INPUTS, {}), null)
  const config: Config = {
    ...base,
    monitors,
    channels,
    declaredIn: declaredIn ?? null,
    workflows: { ...base.workflows, discover: false },
    policy: { ...base.policy, ...policy },
  }
  const missing: Reading = { kind: 'missing', detail: 'there is nothing' }
  return {
    incidents,
    beat: (monitor, at) => void found.set(monitor, aBeat(at)),
    find: (monitor, reading) => void found.set(monitor, reading),
    check: (now, force = false, suspectedBefore = new Map()) =>
      checkMonitors(
        {
          config,
          now,
          force,
          dryRun: false,
          suspectedBefore,
          repository: 'octo/example',
          runUrl: null,
          self: self ?? null,
          // Only a runner knows which workflow it runs.
          runId: self === undefined ? null : '1',
        },
        {
          log: aLog(),
          sourceOf: async () => ({
            placeOf: () => place,
            read: async (asked) => new Map(asked.map(({ id }) => [id, found.get(id) ?? missing])),
          }),
          incidents: store ?? incidents,
          clock: { now: () => now, sleep: async () => {} },
          channels: recordingPorts(),
          github: github === undefined ? null : async () => github,
          recoveryOf: () => Promise.reject(new Error('nothing is healed here')),
        },
      ),
    comments: (ref = '1') => incidents.page(ref)?.comments ?? [],
    open: async () => (await (store ?? incidents).load()).filter(({ phase }) => phase === 'open').map(({ key }) => key),
  }
}
