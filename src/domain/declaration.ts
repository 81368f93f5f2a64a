import type { Instant } from './time.js'

/** What is known of since when a monitor without a beat is to be watched. */
export type Declaration =
  | {
      readonly kind: 'asked'
      /** When it was declared; null where nothing remembers that. */
      readonly at: Instant | null
      /** Whether its place ever held a beat; null where nothing remembers that. */
      readonly everBeat: boolean | null
    }
  /** It should be known and could not be read: neither new nor dead. */
  | { readonly kind: 'unreadable'; readonly detail: string }
