import { DAY, type Duration, type Instant } from './time.js'

/** What people asked for beside the configuration, by monitor id. */
export type Controls = ReadonlyMap<string, Control>

export interface Control {
  /** It is skipped until then; null for nobody asked. A pause that is over stays a while: what fell into it makes nobody late. */
  readonly pause: { readonly at: Instant; readonly until: Instant; readonly why: string | null } | null
  /** Somebody has taken note of its trouble: no reminders until it gets worse; null for nobody has. */
  readonly acknowledged: { readonly at: Instant; readonly why: string | null } | null
}

/** One wish of somebody who may. Texts are untrusted. */
export type Wish =
  | { readonly kind: 'pause'; readonly until: Instant; readonly why: string | null }
  | { readonly kind: 'resume' }
  | { readonly kind: 'acknowledge'; readonly why: string | null }

/** Nobody pauses for longer, or it would be forgotten. */
export const LONGEST_PAUSE: Duration = 30 * DAY
/** After its end a pause matters for so long at most. */
const REMEMBERED: Duration = 30 * DAY

const NOTHING: Control = { pause: null, acknowledged: null }

/** The same after one more wish. */
export function withWish(controls: Controls, monitor: string, wish: Wish, now: Instant): Controls {
  const before = controls.get(monitor) ?? NOTHING
  return new Map([...controls, [monitor, wished(before, wish, now)]])
}

function wished(before: Control, wish: Wish, now: Instant): Control {
  switch (wish.kind) {
    case 'pause': {
      const at = isPaused(before, now) ? (before.pause?.at ?? now) : now
      return { ...before, pause: { at, until: Math.min(wish.until, now + LONGEST_PAUSE), why: wish.why } }
    }
    case 'resume':
      return before.pause === null || !isPaused(before, now)
        ? before
        : { ...before, pause: { ...before.pause, until: now } }
    case 'acknowledge':
      return { ...before, acknowledged: { at: now, why: wish.why } }
  }
}

export function isPaused({ pause }: Control, now: Instant): boolean {
  return pause !== null && now < pause.until
}

/** Without the acknowledgements of these, whose trouble is over or worse. */
export function withoutAcknowledgement(controls: Controls, monitors: readonly string[]): Controls {
  const over = new Set(monitors)
  if (![...controls].some(([id, { acknowledged }]) => acknowledged !== null && over.has(id))) return controls
  return new Map([...controls].map(([id, one]) => [id, over.has(id) ? { ...one, acknowledged: null } : one]))
}

/** Without what matters to nobody any more. The same where nothing is. */
export function stillMeant(controls: Controls, now: Instant): Controls {
  const kept = [...controls].map(([id, { pause, acknowledged }]): [string, Control] => [
    id,
    { acknowledged, pause: pause !== null && now - pause.until < REMEMBERED ? pause : null },
  ])
  const meant = kept.filter(([, { pause, acknowledged }]) => pause !== null || acknowledged !== null)
  const same = meant.length === controls.size && meant.every(([id, { pause }]) => controls.get(id)?.pause === pause)
  return same ? controls : new Map(meant)
}
