import { STATUSES } from '../../domain/status.js'
import { signOf } from '../../domain/telling/status-sign.js'
import { isMarkerLine } from './marker.js'

/** What people wrote into the body of an issue, around the card. */
export interface Words {
  readonly before: string
  readonly after: string
}

const NOBODY: Words = { before: '', after: '' }
const FIRST = '<!-- heartbeat card -->'
const LAST = '<!-- heartbeat card ends; what is written above and below it stays -->'
/** Whatever people wrote, a card has this much room. */
const LEAST_CARD = 1000

/** How long a card may be beside these words and this marker. */
export function roomFor({ before, after }: Words, marker: string, max: number): number {
  return max - before.length - after.length - marker.length - FIRST.length - LAST.length - 10
}

/** The words shortened, from their end, until a card fits beside them; they only come to that when a marker grew. */
export function fittingWords(words: Words, marker: string, max: number): Words {
  const missing = LEAST_CARD - roomFor(words, marker, max)
  if (missing <= 0) return words
  const fromAfter = Math.min(missing, words.after.length)
  const fromBefore = Math.min(missing - fromAfter, words.before.length)
  return {
    before: words.before.slice(0, words.before.length - fromBefore),
    after: words.after.slice(0, words.after.length - fromAfter),
  }
}

/** The marker is the last line, so that no word above can stand in its place. */
export function composeBody({ before, after }: Words, card: string, marker: string): string {
  return [before, `${FIRST}\n${card}\n\n${LAST}`, after, marker].filter((part) => part !== '').join('\n\n')
}

/** What people wrote before and after the card; bodies of earlier versions have no line before it, only its heading. */
export function wordsAround(body: string | null): Words {
  const lines = (body ?? '').split(/\r?\n/)
  const marker = lines.findLastIndex((line) => isMarkerLine(line))
  if (marker < 0) return NOBODY
  const above = lines.slice(0, marker)
  const below = textOf(lines.slice(marker + 1))
  const last = above.findLastIndex((line) => line.trim() === LAST)
  const card = last < 0 ? above : above.slice(0, last)
  const first = card.findLastIndex((line) => line.trim() === FIRST)
  const begin = first >= 0 ? first : card.findIndex(isHeading)
  const between = last < 0 ? '' : textOf(above.slice(last + 1))
  return {
    before: begin < 0 ? '' : textOf(card.slice(0, begin)),
    after: [between, below].filter((part) => part !== '').join('\n\n'),
  }
}

function isHeading(line: string): boolean {
  return line.startsWith('## ') && STATUSES.some((status) => line.startsWith(`## ${signOf(status)} `))
}

function textOf(lines: readonly string[]): string {
  return lines
    .filter((line) => !isMarkerLine(line))
    .join('\n')
    .trim()
}
