import type { StatusKind } from '../status-kind.js'

export type Openings = readonly (readonly [StatusKind, RegExp])[]

/** What nobody says but who means just that, wherever it stands. */
const PLAIN: Openings = [
  ['waiting', /^waiting for (?:\w+ )?signals?\b/i],
  ['login', /^login successful\b/i],
  ['trade', /^trade executed\b/i],
  ['profit', /^profit secured\b/i],
  ['error', /^error occurred\b/i],
]
const SHORTEST_PLAIN = 'trade executed'.length
const LONGEST_PLAIN = 300

/** The kind of a message that may be about anything; null unless its words are beyond doubt. */
export function plainKindOf(text: string): StatusKind | null {
  if (text.length < SHORTEST_PLAIN || text.length > LONGEST_PLAIN) return null
  return openingOf(withoutSigns(text), PLAIN)
}

/** The words, without the signs before them. Most begin at once, and need no pattern of all letters there are. */
export function withoutSigns(text: string): string {
  return /^[a-z\d]/i.test(text) ? text : text.replace(/^[^\p{L}\p{N}]+(?=\p{L})/u, '')
}

export function openingOf(words: string, openings: Openings): StatusKind | null {
  return openings.find(([, opening]) => opening.test(words))?.[0] ?? null
}
