import type { ChangedLabels } from '../domain/commands/apply-command.js'
import type { Role } from '../domain/commands/command.js'
import type { AskedLabel } from '../domain/commands/labels.js'
import type { Instant } from '../domain/time.js'

/** What a person wrote on an incident. Untrusted. */
export interface Remark {
  /** The incident's. */
  readonly ref: string
  readonly id: number
  readonly at: Instant
  /** A login. */
  readonly by: string
  readonly text: string
}

export type Receipt = 'first' | 'a moment ago' | 'long before'

/** People ask for something where incidents are shown. It says what they did, and decides nothing. Throws ExternalError. */
export interface Asking {
  /** What came and went since the incident was written; no request. */
  labels(ref: string): ChangedLabels
  /** What people wrote on these since they were last heard, oldest first: one question for all of them, none where nothing is new. */
  remarks(refs: readonly string[], now: Instant): Promise<readonly Remark[]>
  /** What they may do here; null for whoever has no role that is known. */
  roleOf(login: string): Promise<Role | null>
  /** Gives a receipt: this run is the first, or another has given it, a moment ago or long before. */
  take(remark: Remark, now: Instant): Promise<Receipt>
  /** Takes a label off. False where another run has done it. */
  takeOff(ref: string, label: AskedLabel): Promise<boolean>
  answer(remark: Pick<Remark, 'id' | 'ref'>, text: string): Promise<void>
  /** Heard again by a later run. */
  leave(remark: Remark): void
}
