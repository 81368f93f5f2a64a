import type { Instant } from './time.js'

/** What people asked for beside the configuration, by monitor id. */
export type Controls = ReadonlyMap<string, Control>

export interface Control {
  /** It is skipped until then; null for nobody asked. */
  readonly pause: { readonly at: Instant; readonly until: Instant; readonly why: string | null } | null
  /** Somebody has taken note of its trouble: no reminders until it gets worse; null for nobody has. */
  readonly acknowledged: { readonly at: Instant; readonly why: string | null } | null
}

/** One wish of somebody who may. Texts are untrusted. */
export type Wish =
  | { readonly kind: 'pause'; readonly until: Instant; readonly why: string | null }
  | { readonly kind: 'resume' }
  | { readonly kind: 'acknowledge'; readonly why: string | null }
