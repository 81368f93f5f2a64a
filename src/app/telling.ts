import type { ChannelPorts } from '../channels/channel.js'
import type { ConfiguredChannel } from '../config/channels.js'
import type { Instant } from '../domain/time.js'
import type { DeliveryReport } from '../reports/report.js'
import type { tellPeople } from './tell-people.js'

export interface Telling {
  readonly channels: readonly ConfiguredChannel[]
  readonly ports: ChannelPorts
}

export interface Told {
  readonly deliveries: readonly DeliveryReport[]
  readonly problems: readonly string[]
}

export const NOBODY_TOLD: Told = { deliveries: [], problems: [] }

export interface TellingRun {
  readonly now: Instant
  readonly repository: string | null
  readonly runUrl: string | null
}

/** The way to people loads only when there is something to tell. */
export async function tellIfDue(...[plan, ...rest]: Parameters<typeof tellPeople>): Promise<Told> {
  if (!plan.some((effect) => effect.kind === 'notify')) return NOBODY_TOLD
  const { tellPeople: tell } = await import('./tell-people.js')
  return tell(plan, ...rest)
}
