import { isPlainObject } from '../plain-object.js'
import type { Instant } from '../time.js'
import { isInstant } from './instant.js'

/**
 * The last look as it lies beside the journal: a page on some host asks there whether anybody still looks. It has so few words
 * that a commit with each look stays small.
 */
export interface LastLook {
  readonly at: Instant
  /** When anything that is shown became other than before. */
  readonly changedAt: Instant
  /** What was shown, as a short print of it. */
  readonly shown: string
}

const LONGEST_PRINT = 40

/** `{"t": of this look, "changed": of the last change, "shown": "…"}`, both in epoch milliseconds. */
export function lastLookText({ at, changedAt, shown }: LastLook): string {
  return `${JSON.stringify({ t: at, changed: changedAt, shown })}\n`
}

/** Null for a text that is none of ours. */
export function readLastLook(text: string | null): LastLook | null {
  const { t: at, changed: changedAt, shown } = parsed(text ?? '') ?? {}
  if (!isInstant(at) || !isInstant(changedAt) || typeof shown !== 'string') return null
  return shown.length > LONGEST_PRINT ? null : { at, changedAt, shown }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isPlainObject(value) ? value : null
  } catch {
    return null
  }
}
