import { severityOf, type Reason, type Status } from '../status.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** What a rule makes of a reading; the rest of the verdict follows from what was read. */
export type Judgement = Pick<Verdict, 'status' | 'reason' | 'message'> & Partial<Verdict>

/** One thing that is wrong with a beat. */
export interface Finding {
  readonly status: Status
  readonly reason: Reason
  /** One sentence for people. */
  readonly message: string
  readonly since: Instant | null
  /** When it happened; outside active hours it is told only if one of these lies in them. Null for what is told at any hour. */
  readonly happenedAt: readonly Instant[] | null
}

export function judged(status: Status, reason: Reason, message: string): Judgement {
  return { status, reason, message }
}

/** The worst decides; at equal status the first gives reason and since. All of them are told. */
export function worstOf(findings: readonly [Finding, ...Finding[]]): Judgement {
  const worst = findings.reduce((most, next) => (severityOf(next.status) > severityOf(most.status) ? next : most))
  const message = [worst, ...findings.filter((finding) => finding !== worst)].map((finding) => finding.message)
  return { ...judged(worst.status, worst.reason, message.join(' ')), since: worst.since }
}
