import type { Instant } from '../time.js'
import type { JournalLook } from './history.js'
import { readJournalLine } from './journal-line.js'

/** The month of a moment, as its journal is called: `2026-11`. Months are those of UTC. */
export function monthOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 7)
}

/** `2026-11.jsonl` */
export function journalFile(month: string): string {
  return `${month}.jsonl`
}

/** The months from one moment to another, oldest first. */
export function monthsOver(from: Instant, to: Instant): string[] {
  const [first, last] = [new Date(from), new Date(to)]
  const numberOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth()
  const count = Math.max(0, numberOf(last) - numberOf(first) + 1)
  return Array.from({ length: count }, (_, i) => monthOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i)))
}

/** When a month began. */
export function beginOf(month: string): Instant {
  return Date.parse(`${month}-01T00:00:00Z`)
}

/** Every look that is written down, in order; whatever is no line of a journal is passed over. */
export function readJournal(text: string): JournalLook[] {
  const looks = text.split('\n').flatMap((line) => readJournalLine(line) ?? [])
  return looks.sort((a, b) => a.at - b.at)
}

/** Whether any line is one of a journal. */
export function isJournal(text: string): boolean {
  return text.split('\n').some((line) => readJournalLine(line) !== null)
}

/** The last look up to a moment in a journal that is in order; null for none. */
export function lastLookIn(text: string, until: Instant): Instant | null {
  for (const line of text.split('\n').reverse()) {
    const look = readJournalLine(line)
    if (look !== null && look.at <= until) return look.at
  }
  return null
}

/** The looks after a moment in a journal that is in order, or at its end. */
export function looksAfter(text: string, moment: Instant): Instant[] {
  const looks: Instant[] = []
  for (const line of text.split('\n').reverse()) {
    const look = readJournalLine(line)
    if (look !== null && look.at <= moment) break
    if (look !== null) looks.push(look.at)
  }
  return looks
}

/** A journal with more lines, each once and in order; what is no line of ours stays before them, untouched. */
export function addLines(text: string, lines: readonly string[]): string {
  const others = text.split('\n').filter((line) => line !== '' && readJournalLine(line) === null)
  return others.map((line) => `${line}\n`).join('') + mergeJournals([text, ...lines])
}

/** Lines that several wrote, as one journal: in order, each line once, nothing that is cut. Merging again changes nothing. */
export function mergeJournals(texts: readonly string[]): string {
  const lines = new Map<string, JournalLook>()
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const look = lines.has(line) ? null : readJournalLine(line)
    if (look !== null) lines.set(line, look)
  }
  // The head of a month comes before what the same look changed: it knows more.
  const sorted = [...lines].sort(
    ([a, lookA], [b, lookB]) => lookA.at - lookB.at || Number(lookB.whole) - Number(lookA.whole) || (a < b ? -1 : 1),
  )
  return sorted.map(([line]) => `${line}\n`).join('')
}
