import type { Incident, IncidentChange, IncidentDraft, NotificationEvent } from './incident.js'
import type { Verdict } from '../verdict.js'

/** One thing a run decided to do. Data only; `app/carry-out.ts` does it. */
export type Effect =
  | { readonly kind: 'open-incident'; readonly draft: IncidentDraft }
  | { readonly kind: 'update-incident'; readonly incident: Incident; readonly change: IncidentChange }
  | { readonly kind: 'reopen-incident'; readonly incident: Incident; readonly change: IncidentChange }
  | { readonly kind: 'close-incident'; readonly incident: Incident; readonly change: IncidentChange }
  | { readonly kind: 'close-gone'; readonly incident: Incident; readonly change: IncidentChange }
  | {
      readonly kind: 'close-duplicate'
      readonly incident: Incident
      readonly change: IncidentChange
      readonly keep: Incident
    }
  | {
      readonly kind: 'notify'
      readonly event: NotificationEvent
      /** The incident's key; null for tests and summaries. */
      readonly incident: string | null
      readonly verdicts: readonly Verdict[]
      /** Channel ids that are to take it. */
      readonly channels: readonly string[]
    }
  | {
      readonly kind: 'recover'
      readonly monitor: string
      /** Others in trouble that the same target may heal. */
      readonly also: readonly string[]
      readonly incident: string
      /** `container:worker`. */
      readonly target: string
      /** Its place among the steps of the monitor. */
      readonly step: number
      /** Of this target, from 1. */
      readonly attempt: number
    }

/** How an effect ended. */
export interface Outcome {
  readonly effect: Effect
  readonly ok: boolean
  /** One line for people: what was done, or why it was not. */
  readonly detail: string
  /** The incident as it is afterwards, where the effect was about one. */
  readonly incident: Incident | null
  /** True where no answer came that says so: it may have been done all the same. */
  readonly unsure?: true
}
