import { appendFileSync } from 'node:fs'

const FULL = process.env['HEARTBEAT_PROOF'] === 'full'
const FILE = process.env['HEARTBEAT_FIGURES'] ?? ''

/** How often a proof is repeated: a few times among the tests, in full by its own command. */
export function times(few: number, full: number): number {
  return FULL ? full : few
}

/** Notes what was measured, for the table that the command prints at its end. `what` is in words: `container flaps 20 times`. */
export function figure(what: string, name: string, value: string | number): void {
  if (FILE !== '') appendFileSync(FILE, `${JSON.stringify({ what, name, value })}\n`)
}
