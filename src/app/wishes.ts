import type { HeardCommand } from '../domain/commands/receipt.js'
import type { Control, Controls } from '../domain/controls.js'
import type { Incident } from '../domain/incidents/incident.js'
import { presentIn } from '../domain/incidents/present-members.js'
import type { AskedNow } from '../domain/incidents/settle-asked.js'
import type { Monitor } from '../domain/monitor.js'
import type { WantedSteps } from '../domain/recovery/by-hand.js'
import type { RecoverySettings } from '../domain/recovery/settings.js'
import { cut, oneLine } from '../domain/safe-text.js'
import type { Instant } from '../domain/time.js'
import { ExternalError, withRemedy } from '../errors.js'
import type { Asking, Remark } from '../incidents/asking.js'
import type { Log } from '../ports.js'
import type { Healed } from './healed.js'
import type { Times } from './judge-all.js'
import type { Known } from './known-incidents.js'
import type { Read } from './read-all.js'

/** A run, as far as what people ask for matters to it. */
export interface HearingRun {
  readonly now: Instant
  readonly monitors: readonly Monitor[]
  readonly recovery: RecoverySettings
  /** What was asked for elsewhere; absent for nothing. */
  readonly controls?: Controls | undefined
  /** False: people are not listened to, and only what they asked for before counts. */
  readonly mayAct: boolean
}

/** What was read, as people want it judged. */
export interface Heard {
  readonly reads: readonly Read[]
  readonly times: Times
  /** Null where nobody asked for anything on an incident. */
  readonly wishes: Wishes | null
}

/** What people asked for on incidents, heard and understood. */
export interface Wishes extends AskedNow {
  readonly controls: Controls
  readonly wanted: WantedSteps
  readonly commands: readonly HeardCommand[]
  readonly problems: readonly string[]
  /** The same incidents with what was asked of each. */
  on(known: Known): Known
  /** Tells who wanted something started that it was not, and why. */
  answer(healed: Healed): Promise<void>
}

/** What is being found out, incident by incident. */
export interface Findings {
  readonly control: Map<string, Control | undefined>
  readonly heard: Set<string>
  readonly others: Set<string>
  readonly muted: Map<string, NonNullable<Control['acknowledged']>>
  readonly wanted: Map<string, string | null>
  /** Who is to hear that it was not started. */
  readonly asker: Map<string, Remark | null>
  readonly commands: HeardCommand[]
  readonly problems: string[]
}

/** A label or a comment on one incident, and all that it takes to understand it. */
export interface Hearing {
  readonly incident: Incident
  readonly asking: Asking
  readonly run: HearingRun
  readonly log: Log
  readonly found: Findings
}

/** More than anybody says in one run; of what strangers say, so little that it leaves the log its room. */
const MOST_HEARD = 100
const MOST_REFUSED = 20

export type Said = Pick<HeardCommand, 'at' | 'by' | 'text' | 'taken'> & { readonly why?: string | null }

export function told({ at, by, text }: Remark, { found, incident }: Hearing, how: Pick<Said, 'taken' | 'why'>): void {
  const [line = ''] = text.trim().split('\n')
  note(found, incident, { at, by, text: line, ...how })
}

export function note(found: Findings, { ref, url, state }: Incident, { at, by, text, taken, why = null }: Said): void {
  const refused = found.commands.filter((one) => !one.taken).length
  if (found.commands.length >= MOST_HEARD || (!taken && refused >= MOST_REFUSED)) return
  const said = cut(oneLine(text), 200)
  const who = by ?? 'A label'
  const detail = taken
    ? `${who} asked for ${said} on #${ref}.`
    : `${who} asked for ${said} on #${ref}, in vain: ${why ?? ''}`
  found.commands.push({ at, by, ref, url, monitors: presentIn(state), text: said, taken, detail })
}

/** Only what the outside does to us is told and gone on from. */
export function wordsOf(error: unknown): string {
  if (error instanceof ExternalError) return withRemedy(error)
  throw error
}
