import { meaningOf, type KeyMeaning } from './key-words.js'

/** What the words before a time in a line say of it: those nearest to it decide. */
export function labelMeaning(label: string): KeyMeaning {
  const text = label.slice(-80).replace(/<[^>]{0,60}>|https?:\S{0,80}|\([^()]{0,30}\)/g, ' ')
  const clause = text.split(/[|;()\n]|[.!?。] |, /).at(-1) ?? ''
  const words = clause
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .slice(-6)
    .join(' ')
  return words === '' ? { kind: 'none' } : meaningOf(words)
}
