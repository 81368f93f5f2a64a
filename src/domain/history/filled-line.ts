import { isPlainObject } from '../plain-object.js'
import type { Instant } from '../time.js'
import type { Filled, FilledPart } from './history.js'
import { isInstant } from './instant.js'

const WORDS: readonly FilledPart['counted'][] = ['up', 'down', 'excluded']
/** So often nothing turns in a time in which nobody looked, and is known. */
const MOST_PARTS = 200
const MOST_MONITORS = 20_000

export function storedFilled(filled: Filled): Readonly<Record<string, unknown>> {
  const stored = [...filled].map(([monitor, parts]) => [
    monitor,
    parts.map(({ from, to, counted }) => [from, to, counted]),
  ])
  return Object.fromEntries(stored) as Readonly<Record<string, unknown>>
}

/** What a line tells of the time before its look; what is wrong in it is left out. */
export function readFilled(stored: unknown, at: Instant): Filled {
  const filled = new Map<string, readonly FilledPart[]>()
  if (!isPlainObject(stored)) return filled
  for (const [monitor, list] of Object.entries(stored).slice(0, MOST_MONITORS)) {
    const parts = Array.isArray(list) ? list.slice(0, MOST_PARTS).flatMap((part) => readPart(part, at) ?? []) : []
    if (parts.length > 0) filled.set(monitor, parts)
  }
  return filled
}

function readPart(stored: unknown, at: Instant): FilledPart | null {
  if (!Array.isArray(stored)) return null
  const [from, to, word] = stored as readonly unknown[]
  const counted = WORDS.find((one) => one === word)
  if (counted === undefined || !isInstant(from) || !isInstant(to) || from >= to || to > at) return null
  return { from, to, counted }
}
