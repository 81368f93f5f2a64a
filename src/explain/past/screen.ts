import type { Status } from '../../domain/status.js'
import { oneLine } from '../../domain/safe-text.js'
import type { Brush, Paint } from '../../reports/paint.js'

/** What a text for people is shown on. */
export interface Screen {
  readonly paint: Paint
  /** Infinity for a pipe. */
  readonly columns: number
  /** Nothing but ASCII of our own: signs and bars are letters. */
  readonly ascii: boolean
}

const SIGNS: Readonly<Record<Status, readonly [sign: string, letter: string]>> = {
  healthy: ['✓', '+'],
  skipped: ['‖', '-'],
  warning: ['▲', '!'],
  degraded: ['◆', '*'],
  unknown: ['?', '?'],
  critical: ['✗', 'X'],
}

/** Told apart by shape, for whoever does not tell the colours apart. */
export function signOf(status: Status, { ascii }: Screen): string {
  return SIGNS[status][ascii ? 1 : 0]
}

export function brushOf(status: Status, paint: Paint): Brush {
  switch (status) {
    case 'healthy':
      return paint.good
    case 'skipped':
    case 'unknown':
      return paint.quiet
    case 'warning':
    case 'degraded':
      return paint.warn
    case 'critical':
      return paint.bad
  }
}

/** The text as such a screen shows it. Signs that are not ASCII, of ours and of others' words, get their nearest letters. */
export function onScreen(text: string, { ascii }: Screen): string {
  return ascii ? text.replace(/…/g, '~').replace(/[–—·]/g, '-') : text
}

/** As others called something: one line that steers no terminal. */
export function nameShown(name: string, id: string): string {
  return oneLine(name) || oneLine(id) || 'monitor'
}
