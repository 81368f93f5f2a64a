import type { BeatState } from '../domain/heartbeat.js'
import type { Member } from '../domain/member.js'
import type { Instant } from '../domain/time.js'
import type { Clock, Files, GitHub, Http, Log, OpenRedis } from '../ports.js'

/** What is to be stored for one monitor. */
export interface BeatDocument {
  readonly monitor: string
  /** The instant of the beat: an older one never overwrites a newer one. */
  readonly at: Instant
  /** What the beat says: a change of it is written whatever the least interval. */
  readonly state: BeatState
  /** The document as it is to be stored, newline at the end. */
  readonly text: string
  /** A beat younger than this by the stored one is not written; 0 for always. */
  readonly minIntervalMs: number
}

/** What became of a beat. */
export interface Written {
  readonly written: boolean
  /** Why not, for people; null when written. */
  readonly why: string | null
  /** Commit that holds it, where there is one. */
  readonly sha: string | null
  readonly url: string | null
}

/** Where beats are written. Throws ExternalError with a remedy when it cannot. */
export interface Sink {
  write(document: BeatDocument): Promise<Written>
}

/** What sinks may use; `github` loads on first use, `random` gives numbers from 0 up to 1. */
export interface SinkPorts {
  readonly clock: Clock
  readonly log: Log
  readonly files: Files
  readonly github: () => Promise<GitHub>
  readonly redis: OpenRedis
  readonly http: Http
  readonly random: () => number
}

/** One kind of place to write to. */
export type SinkMember<Options = unknown> = Member<Options, SinkPorts, Sink>
