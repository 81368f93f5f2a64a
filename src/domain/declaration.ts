import type { Instant } from './time.js'

/** When a monitor was declared and whether its place ever held a beat: what tells a new monitor from a dead one. */
export type Declaration =
  | { readonly kind: 'asked'; readonly at: Instant | null; readonly everBeat: boolean | null }
  | { readonly kind: 'unreadable'; readonly detail: string }
