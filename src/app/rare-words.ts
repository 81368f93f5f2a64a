import type { Incident } from '../domain/incidents/incident.js'
import { leftOutNotices, type Coverage } from '../domain/incidents/left-out.js'
import { deniedSource } from '../domain/recovery/denied-source.js'
import type { RecoveryPolicy } from '../domain/recovery/recovery.js'
import type { Cut } from '../domain/run-time.js'
import type { Verdict } from '../domain/verdict.js'
import { cutShort } from './cut-short.js'

/** What a report says of a run that was cut short, of incidents whose monitors were taken out, and of what is not restarted. */
export interface RareWords {
  readonly cut: readonly string[]
  readonly leftOut: readonly string[]
  readonly denied: readonly string[]
}

interface Ended {
  readonly cut: Cut | null
  readonly incidents: readonly Incident[]
  readonly judged: readonly Verdict[]
  readonly verdicts: readonly Verdict[]
  readonly coverage: Coverage
  readonly policy: RecoveryPolicy
}

export function rareWords({ cut, incidents, judged, verdicts, coverage, policy }: Ended): RareWords {
  return {
    cut: cutShort(cut, verdicts),
    leftOut: leftOutNotices(incidents, judged, coverage),
    denied: deniedSource(judged, policy),
  }
}
