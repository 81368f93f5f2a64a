import { createBackgroundDeeds } from '../../src/app/background-deeds.js'
import { checkMonitors } from '../../src/app/check-monitors.js'
import type { Deeds } from '../../src/app/deeds.js'
import type { Leadership } from '../../src/domain/leadership.js'
import { TAKEN } from '../../src/channels/channel.js'
import { checkConfig } from '../../src/config/check-config.js'
import type { Config } from '../../src/config/config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import type { IncidentPolicy, NotificationEvent } from '../../src/domain/incidents/incident.js'
import type { Monitor } from '../../src/domain/monitor.js'
import { DEFAULT_RECOVERY, type RecoveryPolicy, type RecoveryStep } from '../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../src/domain/recovery/settings.js'
import type { TargetMemory } from '../../src/domain/recovery/target-state.js'
import { MINUTE, type Instant } from '../../src/domain/time.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import type { Recovery, RecoveryResult, TargetLook } from '../../src/recovery/recovery.js'
import type { RunReport } from '../../src/reports/report.js'
import { recordingPorts } from './channel-ports.js'
import { aLog } from './incident-samples.js'
import { aBeat, aMonitor } from './monitor-samples.js'
import { aChannel } from './telling-world.js'

export const CONTAINER = (target: string): RecoveryStep => ({ kind: 'container', target, options: {} })

interface Wish {
  /** Which containers may heal which monitor. */
  readonly steps: Readonly<Record<string, readonly string[]>>
  readonly policy?: Partial<RecoveryPolicy>
  readonly incidents?: Partial<IncidentPolicy>
  readonly monitors?: readonly Monitor[]
  /** Null where no incidents are wanted. */
  readonly store?: IncidentStore | null
  readonly targets?: TargetMemory
  readonly deeds?: Deeds
  readonly leadership?: Leadership
  readonly dryRun?: boolean
  /** What is done to a target, and how it ends. */
  readonly start?: (target: string, now: Instant) => Promise<RecoveryResult>
  readonly look?: Recovery['look']
  /** What was begun before, as the target itself tells. */
  readonly past?: NonNullable<Recovery['past']>
  readonly lookAt?: (target: string) => Promise<TargetLook>
}

/** Checks by a clock of its own, over containers that are started on paper. */
export function createHealingWorld(wish: Wish) {
  const { steps, policy, targets, deeds, leadership, dryRun = false } = wish
  const ids = Object.keys(steps)
  const monitors = wish.monitors ?? ids.map((id) => aMonitor({ threshold: MINUTE, kind: 'service' }, id))
  const store = wish.store === undefined ? createMemoryIncidents() : wish.store
  const found = new Map<string, Reading>()
  const starts: { target: string; at: Instant }[] = []
  const told: { event: NotificationEvent; at: Instant; monitors: readonly string[] }[] = []
  const clock = { now: 0 }
  const base = checkConfig(readInputs(CHECK_INPUTS, {}), null)
  const channel = aChannel({ on: ['opened', 'recovered', 'recovery-exhausted', 'healed'], perIncident: true })
  const config: Config = {
    ...base,
    monitors,
    policy: { ...base.policy, ...wish.incidents },
    workflows: { ...base.workflows, discover: false },
    recovery: settingsOf(
      { ...DEFAULT_RECOVERY, allow: ['*'], ...policy },
      new Map(ids.map((id) => [id, (steps[id] ?? []).map(CONTAINER)])),
    ),
    channels: [
      {
        ...channel,
        kind: 'slack',
        label: 'Pager',
        notes: [],
        secrets: [],
        create: () => ({
          send: async ({ event, monitors: about }) => {
            told.push({ event, at: clock.now, monitors: about.map(({ id }) => id) })
            return TAKEN
          },
        }),
      },
    ],
  }

  function recoveryOf({ target }: RecoveryStep): Recovery {
    const start = async (): Promise<RecoveryResult> => {
      starts.push({ target, at: clock.now })
      return wish.start?.(target, clock.now) ?? { ok: true, detail: `restarted ${target}`, url: null }
    }
    const { lookAt } = wish
    const look = wish.look ?? (lookAt === undefined ? undefined : () => lookAt(target))
    const { past } = wish
    return { start, ...(look === undefined ? {} : { look }), ...(past === undefined ? {} : { past }) }
  }

  return {
    starts,
    told,
    store,
    startsOf: (target: string) => starts.filter((one) => one.target === target).map(({ at }) => at),
    events: () => told.map(({ event }) => event),
    beat: (monitor: string, at: Instant) => void found.set(monitor, aBeat(at)),
    find: (monitor: string, reading: Reading) => void found.set(monitor, reading),
    async check(now: Instant, lookedBefore: Instant | null = null): Promise<RunReport> {
      clock.now = now
      const report = await checkMonitors(
        { config, now, lookedBefore, force: false, dryRun, repository: null, runUrl: null, self: null, runId: null },
        {
          log: aLog(),
          sourceOf: async () => ({
            placeOf: () => ({ kind: 'http', host: 'one-source' }),
            read: async (asked) =>
              new Map(asked.map(({ id }) => [id, found.get(id) ?? { kind: 'missing', detail: 'there is nothing' }])),
          }),
          incidents: store,
          clock: {
            now: () => clock.now,
            sleep: async (ms) => void (clock.now += ms),
          },
          channels: recordingPorts(),
          github: null,
          recoveryOf: async (step) => recoveryOf(step),
          ...(targets === undefined ? {} : { targets }),
          ...(deeds === undefined ? {} : { deeds }),
          ...(leadership === undefined ? {} : { leadership }),
        },
      )
      // What goes on beside a tick has its time before the next one.
      await new Promise((resolve) => setImmediate(resolve))
      return report
    },
  }
}

/** The same as a watcher has it: recoveries go on beside the ticks. */
export function createWatchingWorld(wish: Wish) {
  const deeds = createBackgroundDeeds()
  return { ...createHealingWorld({ ...wish, deeds }), deeds }
}
