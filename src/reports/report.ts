import type { HeardCommand } from '../domain/commands/receipt.js'
import type { Controls } from '../domain/controls.js'
import type { NotificationEvent } from '../domain/incidents/incident.js'
import type { History, StateChange } from '../domain/history/history.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { Member, RawOptions } from '../domain/member.js'
import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import type { PageParts, PageSettings } from '../domain/page-settings.js'
import type { Verdict } from '../domain/verdict.js'
import type { Watched } from '../domain/watched.js'
import type { Resumed } from '../domain/what-was-read.js'
import type { AdviceOf } from './advice-groups.js'

/** All that a run knows at its end; reports only show it. Every text in it is untrusted and unescaped. */
export interface RunReport {
  readonly now: Instant
  /** `owner/repo`; null outside a repository. */
  readonly repository: string | null
  readonly runUrl: string | null
  readonly dryRun: boolean
  /** Active hours were ignored. */
  readonly forced: boolean
  /** Whether anything may be healed by itself; absent for no. */
  readonly recovers?: boolean
  /** When the next attempt to heal is due; absent or null where none waits. */
  readonly healingDueAt?: Instant | null
  /** By monitor: silent together with others, and until when; for the next look. */
  readonly suspected?: ReadonlyMap<string, Resumed>
  /** What is watched, and who said so. */
  readonly watched: Watched
  /** Those of the configuration and those that were found; absent where none were searched. */
  readonly monitors?: readonly Monitor[]
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
  /** What is known of what was before, with this run in it; absent or null where nothing is kept. */
  readonly past?: RunPast | null
  /** How its page is to look; absent for as usual. */
  readonly page?: PageSettings
  /** What the page needs besides; absent for nothing. */
  readonly pageParts?: PageParts
  /** What to do for a reason; absent where all are well. */
  readonly adviceOf?: AdviceOf
  /** What went wrong in this run. */
  readonly problems: readonly string[]
  /** Beats that came after an attempt to heal: what was recovered, by monitor; absent for none. */
  readonly heals?: ReadonlyMap<string, string>
  /** What is worth telling and went as it should. */
  readonly notices: readonly string[]
  /** What people asked for beside the configuration, by monitor; absent for nothing. */
  readonly controls?: Controls
  /** What people asked for in this run, and what became of it; absent for nothing. */
  readonly commands?: readonly HeardCommand[]
}

/** The past as a run knows it at its end. */
export interface RunPast {
  readonly history: History
  /** The look before this one, null where there was none; absent where nobody asked. */
  readonly lookedBefore?: Instant | null
  /** What this run changed. */
  readonly changes: readonly StateChange[]
  /** Whether the page says anything new since the last look; absent where nobody can tell. */
  readonly news?: 'changed' | 'same'
  /** Whether strangers cannot read the repository, where the answer told it. */
  readonly isPrivate?: boolean
  /** The branch of the repository that keeps it; absent where it is kept elsewhere. */
  readonly branch?: string
}

/** Where a monitor's incident can be looked up. */
export interface IncidentLink {
  readonly ref: string
  readonly url: string | null
  /** For this monitor. */
  readonly phase: 'open' | 'closed'
  /** It is over for this monitor, and its issue stays open all the same. */
  readonly goesOn?: true
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

/** One file of a report. */
export interface ReportFile {
  /** Its path; the file that the report is called by may have others beside it. */
  readonly name: string
  readonly text: string
}

/** A report as files, in the order in which they are to be written. */
export interface Rendered {
  readonly files: readonly ReportFile[]
  /** One sentence for people when something was wrong with the earlier text; null otherwise. */
  readonly problem: string | null
}

/** One way to show a run as documents. Decides nothing and writes nothing. */
export interface Report {
  /** The file it is called by. */
  readonly file: string
  /** `earlier` is that file as the last run left it, for reports that grow; null if there is none. */
  render(run: RunReport, earlier: string | null): Rendered
}

export interface ReportOptions {
  /** Where it goes; every report has a usual name. */
  readonly file: string
}

/** One kind of report. It needs no ports: the run is all it knows. */
export type ReportMember = Member<ReportOptions, null, Report>

/** What was written for a report, or the usual name of its file. */
export function fileOption({ file }: RawOptions, usual: string, problems: string[]): ReportOptions | null {
  if (file === undefined) return { file: usual }
  if (typeof file === 'string' && file.trim() !== '') return { file }
  problems.push(`file: ${JSON.stringify(file)} is no path; write one like "${usual}"`)
  return null
}

/** A report of one document that is made anew in each run. */
export function documentReport(name: string, usual: string, textOf: (run: RunReport) => string): ReportMember {
  return {
    name,
    options: (raw, problems) => fileOption(raw, usual, problems),
    create: ({ file }) => ({
      file,
      render: (run) => ({ files: [{ name: file, text: textOf(run) }], problem: null }),
    }),
  }
}
