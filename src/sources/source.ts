import type { Reading } from '../domain/what-was-read.js'
import type { Elsewhere, FoundElsewhere } from '../domain/elsewhere.js'
import type { Span } from '../domain/history/history.js'
import type { Monitor } from '../domain/monitor.js'
import type { Place } from '../domain/place.js'
import type { KnownBeat } from '../domain/refill/known-beat.js'
import type { CommittedFiles } from '../domain/replay/committed-files.js'
import type { RecordedPasts } from '../domain/replay/recorded.js'
import type { Duration, Instant } from '../domain/time.js'
import type { WorkflowEvidence } from '../domain/workflow-evidence.js'
import type { Clock, Files, GitHub, Http, Log, OpenRedis, Ride } from '../ports.js'

/** What sources may use; `github` loads on first use. */
export interface SourcePorts {
  readonly clock: Clock
  readonly log: Log
  readonly files: Files
  readonly http: Http
  readonly github: () => Promise<GitHub>
  readonly redis: OpenRedis
  /** Whose question goes with the first one for the repository of the run; absent for nobody's. */
  readonly ride?: Ride
  /** Rates and durations are wanted too, which cost more than verdicts; absent for no. */
  readonly numbers?: boolean
  /** The absolute path of a file that may be read; null for a path outside the workspace. */
  place(path: string): Promise<string | null>
}

/** What is to be watched without naming it. */
export interface DiscoveryRequest {
  /** `owner/repo`; null for the repository of this run. */
  readonly repository: string | null
  /** Find those that have a schedule; absent for yes. */
  readonly scheduled?: boolean
  /** Other repositories that are searched too; absent for none. */
  readonly elsewhere?: Elsewhere
  /** Events: those without a schedule that one of them starts are found too. */
  readonly include?: readonly string[]
  /** File names or globs that are left out. */
  readonly except: readonly string[]
  /** The path of the watching workflow, which is left out; null when none is running. */
  readonly self: string | null
  /** Monitors of the configuration: those of this source stay as they are, and are not found again. */
  readonly named: readonly Monitor[]
}

/** What was found in one repository. */
export interface Discovery {
  /** One for each workflow that was asked for, the ignored ones too; one that says so when nothing could be read. */
  readonly monitors: readonly Monitor[]
  readonly notices: readonly string[]
  /** True where what is not in `monitors` is not there; absent where part of the search failed. */
  readonly complete?: boolean
  /** How many of `monitors` have no schedule; absent for none. */
  readonly byEvents?: number
  /** Ids of what is there and was left out as wished. */
  readonly leftOut?: readonly string[]
  /** What was found of other repositories; absent where none were searched. */
  readonly elsewhere?: FoundElsewhere
}

/** How much a pass over a repository asked of GitHub. */
export interface RequestUse {
  readonly requests: number
  /** What is left of the hourly limit, as the last answer said it. */
  readonly remaining: number | null
}

/** What a source may know besides beats; a source without an ability does not have the function. */
export interface Abilities {
  /** Finds monitors nobody named. Throws ConfigError when it could look and there is nothing at all to watch. */
  discover?(request: DiscoveryRequest, now: Instant): Promise<Discovery>
  /** The state and last runs of a workflow file, for the diagnosis of any monitor; never throws. */
  diagnose?(workflow: string): Promise<readonly string[]>
  /** When this workflow ran before the given run; null when it never did or cannot be asked. */
  previousRunAt?(workflow: string, runId: string | null, now: Instant): Promise<Instant | null>
  used?(): RequestUse
  /** When the readings it gave last were read, where that is not the moment they were asked for. */
  lookedAt?(): Instant
  /** Takes over when others were last heard, by channel, as an earlier run knew it; the newer counts. */
  remember?(heard: ReadonlyMap<string, Instant>): void
  /**
   * Listens to those of the monitors whose beats are only said and never kept: for so long, or, with null, as long as the process
   * lives, and then it is answered when listening began. Never throws: who could not be heard is not judged by it.
   */
  listen?(monitors: readonly Monitor[], forMs: Duration | null): Promise<void>
}

/** Which past is wanted, and who may be asked for it. */
export interface PastWish {
  readonly span: Span
  /** GitHub may be asked: a repository and a token are known. */
  readonly asksGitHub: boolean
  /** The checkout of that repository; null where there is none. */
  readonly checkout: CommittedFiles | null
}

/** Whether the place of a monitor ever held a beat, by monitor id; null where its history is gone. */
export type BeatHistory = ReadonlyMap<string, boolean | null>

/** Beats, oldest first: all from the first of them on. Or the runs of a workflow, which is judged by them. */
export type KnownPast = readonly KnownBeat[] | WorkflowEvidence

/** By monitor id. Of whom nothing is known is not in it. */
export type KnownBeats = ReadonlyMap<string, KnownPast>

/** Reads the last beats of all its monitors at once. Never throws: what cannot be read is a reading. */
export interface Source extends Abilities {
  read(monitors: readonly Monitor[], now: Instant): Promise<ReadonlyMap<string, Reading>>
  /** Where this monitor's beat stands. */
  placeOf(monitor: Monitor): Place
  /**
   * Beats that were written over since, up to the end of a span, and the last one before it where that comes along. Asks so
   * many questions at most, and never throws ExternalError.
   */
  beatsBetween?(monitors: readonly Monitor[], span: Span, most: number): Promise<KnownBeats>
  /**
   * All that was recorded of monitors in a span, and the last before it, so that it can be looked at again. A monitor of which
   * nothing is known says why. Changes nothing, and never throws ExternalError.
   */
  recorded?(monitors: readonly Monitor[], wish: PastWish): Promise<RecordedPasts>
  /** Asks the history of places that hold no beat now. Throws ExternalError where it cannot be read. */
  everBeat?(monitors: readonly Monitor[]): Promise<BeatHistory>
}

/** A source by its name, for who knows monitors and not their options. */
export interface SourceDefinition {
  readonly name: string
  /** One for the whole process, which remembers what it heard; any other is made anew for each run. */
  readonly lasting: boolean
  create(ports: SourcePorts): Source
}
