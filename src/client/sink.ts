import type { BeatState } from '../domain/heartbeat.js'
import type { Instant } from '../domain/time.js'

/** One beat on its way: its document as it stands alone, without what was stored before it. */
export interface ClientBeat {
  readonly at: Instant
  readonly state: BeatState
  readonly text: string
}

/** Where the beats of one program go. */
export interface ClientSink {
  /** Rejects with what is wrong in words for people, without any secret. Always ends, within seconds. */
  write(beat: ClientBeat): Promise<void>
  /** Removes who has been silent for longer; only where many are kept together. */
  forget?(silentMs: number): Promise<number>
  close(): void
}

/** What is known of the program that beats. */
export interface Beater {
  readonly tag: string
  readonly everyMs: number
  readonly critical: boolean
  /** `host:pid`, and `:thread` of a worker thread. */
  readonly instance: string
  readonly message: string
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
