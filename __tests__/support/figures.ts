import { appendFileSync } from 'node:fs'

const FULL = process.env['HEARTBEAT_PROOF'] === 'full'
const FILE = process.env['HEARTBEAT_FIGURES'] ?? ''
const [PART, PARTS] = (process.env['HEARTBEAT_PART'] ?? '1/1').split('/').map(Number) as [number, number]

/** How often a proof is repeated: a few times among the tests, in full by its own command. */
export function times(few: number, full: number): number {
  return FULL ? full : few
}

/** What is to be tried of these: one of each so many, all of them unless a part was asked for. */
export function partOf<T>(all: readonly T[]): T[] {
  // Each time another one, or a part would hold only one kind of those that take turns.
  return all.filter((_, i) => (i + Math.floor(i / PARTS)) % PARTS === PART - 1)
}

/** Notes what was measured, for the table that the command prints at its end. `what` is in words: `container flaps 20 times`. */
export function figure(what: string, name: string, value: string | number): void {
  if (FILE !== '') appendFileSync(FILE, `${JSON.stringify({ what, name, value })}\n`)
}
