import type { ChannelPorts } from '../channels/channel.js'
import type { Config } from '../config/config.js'
import { singly } from '../domain/incidents/single-incidents.js'
import { planIncidents } from '../domain/incidents/plan-incidents.js'
import { judgeSources } from '../domain/judging/source-trouble.js'
import { addNotifications } from '../domain/telling/plan-notifications.js'
import type { Instant } from '../domain/time.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Log } from '../ports.js'
import { carryOut } from './carry-out.js'
import { loadTimes } from './judge-all.js'
import { tellIfDue } from './telling.js'

/** A watcher that cannot know who leads, because what watchers share cannot be read. */
export interface Blindness {
  readonly since: Instant
  /** Why; null where it is over. */
  readonly detail: string | null
  readonly now: Instant
}

const SHARED = { kind: 'redis', key: 'incidents' } as const

/**
 * Tells people that nobody looks, and when somebody does again, by a memory of this machine: what watchers share is just what
 * cannot be read. Of all watchers on the machine one tells. True while an incident of it is open.
 */
export async function tellBlindness(
  { since, detail, now }: Blindness,
  config: Config,
  { store, channels, log }: { readonly store: IncidentStore; readonly channels: ChannelPorts; readonly log: Log },
): Promise<boolean> {
  const known = await store.load('all')
  const times = await loadTimes(config.monitors)
  const look = { firstSeenAt: since, everBeat: true, unreadableSince: detail === null ? null : since }
  const looked = config.monitors.map((monitor) => ({ monitor, place: SHARED, look, times: times.of(monitor), detail }))
  const isOpen = (key: string): boolean => known.some((one) => one.phase === 'open' && one.key === key)
  const verdicts = judgeSources(looked, new Map(), now, isOpen)
  // What this machine alone remembers is nobody else's issue.
  const policy = singly(config.policy)
  const effects = planIncidents(verdicts, known, policy, now)
  const plan = addNotifications(effects, known, verdicts, config.channels, now)
  const outcomes = await carryOut(plan, store, now, { log })
  const run = { now, repository: null, runUrl: null }
  await tellIfDue({ plan, known, outcomes, verdicts, run }, { channels: config.channels, ports: channels, store })
  return (await store.load('all')).some(({ phase }) => phase === 'open')
}
