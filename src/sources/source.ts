import type { Reading } from '../domain/what-was-read.js'
import type { Monitor } from '../domain/monitor.js'
import type { Place } from '../domain/place.js'
import type { Instant } from '../domain/time.js'
import type { Clock, Files, GitHub, Http, Log } from '../ports.js'

/** What sources may use; `github` loads on first use. */
export interface SourcePorts {
  readonly clock: Clock
  readonly log: Log
  readonly files: Files
  readonly http: Http
  readonly github: () => Promise<GitHub>
  /** The absolute path of a file that may be read; null for a path outside the workspace. */
  place(path: string): Promise<string | null>
}

/** Reads the last beats of all its monitors at once. Never throws: what cannot be read is a reading. */
export interface Source {
  read(monitors: readonly Monitor[], now: Instant): Promise<ReadonlyMap<string, Reading>>
  /** Where this monitor's beat stands. */
  placeOf(monitor: Monitor): Place
}

export interface SourceDefinition {
  readonly name: string
  create(ports: SourcePorts): Source
}
