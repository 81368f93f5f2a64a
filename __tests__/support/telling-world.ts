import { rememberDeliveries } from '../../src/app/remember-deliveries.js'
import { compose, newsFrom } from '../../src/domain/telling/compose-notification.js'
import type { IncidentPolicy, NotificationEvent } from '../../src/domain/incidents/incident.js'
import { DEFAULT_COOLDOWN, type ChannelRules } from '../../src/domain/telling/notification-rules.js'
import { planIncidents } from '../../src/domain/incidents/plan-incidents.js'
import { addNotifications } from '../../src/domain/telling/plan-notifications.js'
import type { Effect } from '../../src/domain/incidents/plan.js'
import { DAY, HOUR, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { aLog } from './incident-samples.js'

export type TestChannel = ChannelRules & { readonly perIncident: boolean }

/** A channel that wants everything about incidents. */
export function aChannel(overrides: Partial<TestChannel> = {}): TestChannel {
  return {
    id: 'slack',
    on: ['opened', 'escalated', 'reminder', 'recovered', 'recovery-exhausted'],
    minStatus: null,
    cooldownMs: DEFAULT_COOLDOWN,
    monitors: [],
    tags: [],
    perIncident: false,
    ...overrides,
  }
}

const POLICY: IncidentPolicy = {
  openAt: 'warning',
  recoveryTolerance: 1,
  reminderMs: DAY,
  groupOver: 10,
  reopenWithinMs: HOUR,
}

export interface Told {
  readonly at: Instant
  readonly channel: string
  readonly event: NotificationEvent
  readonly monitors: readonly string[]
}

/** Runs checks against incidents in memory and channels that only write down what they take. */
export function createTellingWorld(channels: readonly TestChannel[], policy: Partial<IncidentPolicy> = {}) {
  const store = createMemoryIncidents()
  const told: Told[] = []

  async function carryOut(effect: Effect, now: Instant): Promise<void> {
    if (effect.kind === 'open-incident') await store.open(effect.draft, now)
    if (effect.kind === 'update-incident') await store.update(effect.incident, effect.change, now)
    if (effect.kind === 'reopen-incident') await store.reopen(effect.incident, effect.change, now)
    if (effect.kind === 'close-incident') await store.close(effect.incident, effect.change, now)
  }

  return {
    told,
    store,
    events: () => told.map(({ event }) => event),
    /** One check. `broken` channels take nothing. */
    async check(now: Instant, verdicts: readonly Verdict[], broken: readonly string[] = []): Promise<void> {
      const before = await store.load()
      const effects = planIncidents(verdicts, before, { ...POLICY, ...policy }, now)
      const planned = addNotifications(effects, before, verdicts, channels, now)
      for (const effect of planned) await carryOut(effect, now)
      const after = await store.load()
      const news = newsFrom(planned, after)
      const outcomes = channels.flatMap((channel) =>
        compose(channel, news, { repository: 'o/r', runUrl: null, now }).map(({ notification, incidents }) => {
          const ok = !broken.includes(channel.id)
          const monitors = notification.monitors.map(({ id }) => id)
          if (ok) told.push({ at: now, channel: channel.id, event: notification.event, monitors })
          return { channel: channel.id, event: notification.event, incidents, ok }
        }),
      )
      await rememberDeliveries({ incidents: after, verdicts, now }, outcomes, { store, log: aLog() })
    },
  }
}
