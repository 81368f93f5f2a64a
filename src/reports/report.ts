import type { NotificationEvent } from '../domain/incidents/incident.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'

/** All that a run knows at its end; reports only show it. Every text in it is untrusted and unescaped. */
export interface RunReport {
  readonly now: Instant
  /** `owner/repo`; null outside a repository. */
  readonly repository: string | null
  readonly runUrl: string | null
  readonly dryRun: boolean
  /** Active hours were ignored. */
  readonly forced: boolean
  /** In the order of the configuration. */
  readonly verdicts: readonly Verdict[]
  /** By monitor id: the incident as it stands after this run. */
  readonly incidents: ReadonlyMap<string, IncidentLink | null>
  readonly plan: readonly Effect[]
  /** Empty in a dry run. */
  readonly outcomes: readonly Outcome[]
  readonly deliveries: readonly DeliveryReport[]
  /** Time since the checker's own previous run. */
  readonly checkerGapMs: number | null
  readonly previousRunAt: Instant | null
  /** What went wrong in this run. */
  readonly problems: readonly string[]
  /** What is worth telling and went as it should. */
  readonly notices: readonly string[]
}

/** Where a monitor's incident can be looked up. */
export interface IncidentLink {
  readonly ref: string
  readonly url: string | null
  readonly phase: 'open' | 'closed'
}

/** What became of one notification on one channel. */
export interface DeliveryReport {
  readonly channel: string
  /** For people: `Slack`. */
  readonly label: string
  readonly event: NotificationEvent
  /** Ids of the monitors it spoke of. */
  readonly monitors: readonly string[]
  readonly ok: boolean
  readonly detail: string
}

/** A report as text, with what had to be done to make it. */
export interface Rendered {
  readonly text: string
  /** One sentence for people when something was wrong with the earlier text; null otherwise. */
  readonly problem: string | null
  /** An earlier text that could not be continued: whoever writes the file keeps it beside it. */
  readonly aside: string | null
}

/** One way to show a run as a document. Decides nothing and writes nothing. */
export interface Report {
  readonly name: string
  /** The usual name of its file. */
  readonly file: string
  /** `earlier` is the document as the last run left it, for reports that grow; null if there is none. */
  render(run: RunReport, earlier: string | null): Rendered
}

/** A report that needed nothing but the run. */
export function rendered(text: string): Rendered {
  return { text, problem: null, aside: null }
}
