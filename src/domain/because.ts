import type { Instant } from './time.js'

/** Whom nobody is told of, since what it stands on is in trouble. */
export interface Because {
  /** What it stands on. Untrusted. */
  readonly monitor: string
  /** It is back, and whoever stands on it has yet to beat. */
  readonly back: boolean
  /** It may be dead still, but a person wants to hear no more of it: that counts as its end. */
  readonly muted?: boolean
  /** People are told from then on, whatever happens. */
  readonly until: Instant
}

type Said = Pick<Because, 'monitor' | 'back' | 'muted'>

/** `because of database`. */
export function becauseText({ monitor, back, muted = false }: Said): string {
  return `because of ${monitor}${back ? `, which is ${endText(muted)}` : ''}`
}

/** What became of what they stand on. */
export function endText(muted: boolean): string {
  return muted ? 'muted' : 'back'
}

/** `No heartbeat for 3 h (because of database).` */
export function withBecause(message: string, because: Said | undefined): string {
  if (because === undefined) return message
  const text = becauseText(because)
  const end = /[.!?]$/.exec(message)?.[0] ?? ''
  return message === '' ? text : `${message.slice(0, message.length - end.length)} (${text})${end}`
}
