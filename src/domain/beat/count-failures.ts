import type { Instant } from '../time.js'
import type { StoredBeat } from './stored-beat.js'

/**
 * The document with the failures in a row counted on from the stored beat, so that a watcher can forgive some. A run that
 * begins keeps the count: only one that ends well wipes it out. Text without JSON counts nothing.
 */
export function withFailures(
  document: { readonly text: string; readonly state: string; readonly at: Instant },
  stored: StoredBeat | null,
): string {
  const failures = failuresAfter(document, stored)
  // A first failure needs no count.
  const least = document.state === 'failed' ? 2 : 1
  if (failures < least || !document.text.startsWith('{')) return document.text
  const beat = JSON.parse(document.text) as Record<string, unknown>
  return `${JSON.stringify({ ...beat, consecutive_failures: failures }, null, 2)}\n`
}

function failuresAfter({ state, at }: { state: string; at: Instant }, stored: StoredBeat | null): number {
  const before = stored?.failures ?? 0
  // The stored beat is this one: its answer was lost on the way.
  if (stored?.at === at && stored.state === state) return before
  if (state === 'failed') return before + 1
  return state === 'running' ? before : 0
}
