import type { CommentEvent, IncidentState } from '../domain/incidents/incident.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'

/** What an incident shows at one moment. */
export interface IncidentView {
  readonly key: string
  readonly state: IncidentState
  /** This run's verdicts of the members, worst first. */
  readonly verdicts: readonly Verdict[]
  /** An earlier incident of the same key, as its store calls it. */
  readonly previous: string | null
  readonly now: Instant
}

/** How incidents look to people. Decides nothing and stores nothing. */
export interface IncidentTexts {
  title(key: string, state: IncidentState): string
  /** The live card, at most `max` characters. */
  card(view: IncidentView, max: number): string
  /** At most `max` characters too. */
  comment(event: CommentEvent, view: IncidentView, max: number): string
}
