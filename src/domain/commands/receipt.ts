import type { Instant } from '../time.js'

/** A command, or what was meant as one, and what became of it; for logs. Texts are untrusted. */
export interface HeardCommand {
  readonly at: Instant
  /** A login; null for whoever set a label. */
  readonly by: string | null
  /** The incident it stands on. */
  readonly ref: string
  readonly url: string | null
  readonly monitors: readonly string[]
  /** As it was written, cut. */
  readonly text: string
  readonly taken: boolean
  /** For people: what it brought about, or why nothing. */
  readonly detail: string
}
