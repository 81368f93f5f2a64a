import type { ChannelPorts } from '../channels/channel.js'
import type { ConfiguredChannel } from '../config/channels/configure.js'
import type { Instant } from '../domain/time.js'
import type { DeliveryReport } from '../reports/report.js'

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
