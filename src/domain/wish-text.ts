import { isPaused, isSnoozed, NO_CONTROL, type Asked, type Controls } from './controls.js'
import { withWish, type Wish } from './wish.js'
import { toText, type Instant } from './time.js'

/** What somebody wants of a monitor, as the verb of a terminal and the last word of an address have it. */
export const WISH_VERBS = { ack: 'acknowledge', snooze: 'snooze', pause: 'pause', resume: 'resume' } as const
export type WishVerb = keyof typeof WISH_VERBS

/** What became of a wish, and what ends it: `web is snoozed until 2026-12-01 09:00 UTC by mira: disk. …`. Texts are untrusted. */
export function wishedText(monitor: string, wish: Wish, now: Instant): string {
  const end = `"heartbeat resume ${monitor}" ends it.`
  // Nobody may want more than there is.
  const { pause, snooze } = withWish(new Map(), monitor, wish, now).get(monitor) ?? NO_CONTROL
  const until = toText((pause ?? snooze)?.until ?? now)
  switch (wish.kind) {
    case 'acknowledge':
      return `${monitor} is acknowledged${byWhom(wish)} Nobody is reminded of it until it gets worse, or begins anew.`
    case 'snooze':
      return `${monitor} is snoozed until ${until}${byWhom(wish)} Nobody is told of it until then, and once after that; ${end}`
    case 'pause':
      return `${monitor} is paused until ${until}${byWhom(wish)} It is not judged until then; ${end}`
    case 'resume':
      return `${monitor} goes on as usual${wish.by === null ? '' : `, by ${wish.by}`}.`
  }
}

function byWhom(said: Pick<Asked, 'by' | 'why'>): string {
  const text = who(said)
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function who({ by, why }: Pick<Asked, 'by' | 'why'>): string {
  return `${by === null ? '' : ` by ${by}`}${why === null ? '' : `: ${why}`}`
}

/** What counts now of what people asked for, a line each: `web: snoozed until 2026-12-01 09:00 UTC by mira`. */
export function askedLines(controls: Controls, now: Instant): string[] {
  return [...controls].flatMap(([monitor, { pause, snooze, acknowledged }]) => [
    ...(pause !== null && isPaused({ pause }, now)
      ? [`${monitor}: paused until ${toText(pause.until)}${who(pause)}`]
      : []),
    ...(snooze !== null && isSnoozed({ snooze }, now)
      ? [`${monitor}: snoozed until ${toText(snooze.until)}${who(snooze)}`]
      : []),
    ...(acknowledged === null ? [] : [`${monitor}: acknowledged${who(acknowledged)}`]),
  ])
}

/** The same as a command on the issue of an incident. */
export function commandFor(wish: Wish): string {
  switch (wish.kind) {
    case 'acknowledge':
      return `/ack${wish.why === null ? '' : ` ${wish.why}`}`
    case 'snooze':
    case 'pause':
      return `/${wish.kind} until ${toText(wish.until)}${wish.why === null ? '' : ` ${wish.why}`}`
    case 'resume':
      return '/resume'
  }
}
