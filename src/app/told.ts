import type { ChannelPorts } from '../channels/channel.js'
import type { ConfiguredChannel } from '../config/channels/configure.js'
import type { Incident } from '../domain/incidents/incident.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { IncidentStore } from '../incidents/store.js'
import type { DeliveryReport } from '../reports/report.js'

/** What was planned and done in this run, as far as people may have to hear of it. */
export interface Happened {
  readonly plan: readonly Effect[]
  /** Incidents as they were before this run. */
  readonly known: readonly Incident[]
  readonly outcomes: readonly Outcome[]
  readonly verdicts: readonly Verdict[]
  /** The incidents are wanted and could not be read. */
  readonly unread?: boolean
  readonly run: TellingRun
}

/** The ways to people, and where it is written down what they took; no store remembers nothing. */
export interface Telling {
  readonly channels: readonly ConfiguredChannel[]
  readonly ports: ChannelPorts
  readonly store: IncidentStore | null
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
