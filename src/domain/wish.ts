import {
  lasts,
  LONGEST_PAUSE,
  LONGEST_SNOOZE,
  NO_CONTROL,
  type Asked,
  type AskedUntil,
  type Control,
  type Controls,
} from './controls.js'
import { DAY, type Duration, type Instant } from './time.js'

/** One wish of somebody who may. Texts are untrusted. */
export type Wish = { readonly by: string | null } & (
  | { readonly kind: 'pause' | 'snooze'; readonly until: Instant; readonly why: string | null }
  | { readonly kind: 'resume' }
  | { readonly kind: 'acknowledge'; readonly why: string | null }
)

/** After its end it matters for so long at most. */
const REMEMBERED: Duration = 30 * DAY

/** The same after one more wish. */
export function withWish(controls: Controls, monitor: string, wish: Wish, now: Instant): Controls {
  const before = controls.get(monitor) ?? NO_CONTROL
  return new Map([...controls, [monitor, wished(before, wish, now)]])
}

/** Of a snooze and an acknowledgement the newer one counts: both say how people want to hear of the same trouble. */
function wished(before: Control, wish: Wish, now: Instant): Control {
  const { by } = wish
  switch (wish.kind) {
    case 'pause':
      return { ...before, pause: lasting(before.pause, wish, Math.min(wish.until, now + LONGEST_PAUSE), now) }
    case 'snooze': {
      const snooze = lasting(before.snooze, wish, Math.min(wish.until, now + LONGEST_SNOOZE), now)
      return { ...before, snooze, acknowledged: null }
    }
    case 'resume':
      return { ...before, pause: endedNow(before.pause, now), snooze: endedNow(before.snooze, now) }
    case 'acknowledge':
      return { ...before, snooze: null, acknowledged: { at: now, why: wish.why, by } }
  }
}

/** What is made longer or shorter while it lasts began when it began. */
function lasting(before: AskedUntil | null, { why, by }: Omit<Asked, 'at'>, until: Instant, now: Instant): AskedUntil {
  return { at: lasts(before, now) ? before.at : now, until, why, by }
}

function endedNow(asked: AskedUntil | null, now: Instant): AskedUntil | null {
  return lasts(asked, now) ? { ...asked, until: now } : asked
}

/** Whose trouble is another than people spoke of. */
export interface Changed {
  readonly over: readonly string[]
  readonly worse: readonly string[]
}

/** Without what people said of troubles that are over, and without the acknowledgements of those that are worse. */
export function withoutChanged(controls: Controls, { over, worse }: Changed): Controls {
  const left = new Map(controls)
  for (const id of over) leave(left, id, { snooze: null, acknowledged: null })
  for (const id of worse) leave(left, id, { acknowledged: null })
  return [...left].every(([id, one]) => controls.get(id) === one) ? controls : left
}

function leave(controls: Map<string, Control>, id: string, gone: Partial<Control>): void {
  const before = controls.get(id)
  if (before === undefined) return
  const after = { ...before, ...gone }
  if (after.snooze !== before.snooze || after.acknowledged !== before.acknowledged) controls.set(id, after)
}

/** Without what matters to nobody any more. The same where nothing is. */
export function stillMeant(controls: Controls, now: Instant): Controls {
  const meant = new Map<string, Control>()
  for (const [id, one] of controls) {
    const [pause, snooze] = [remembered(one.pause, now), remembered(one.snooze, now)]
    if (pause === null && snooze === null && one.acknowledged === null) continue
    meant.set(id, pause === one.pause && snooze === one.snooze ? one : { ...one, pause, snooze })
  }
  return meant.size === controls.size && [...meant].every(([id, one]) => controls.get(id) === one) ? controls : meant
}

function remembered(asked: AskedUntil | null, now: Instant): AskedUntil | null {
  return asked !== null && now - asked.until < REMEMBERED ? asked : null
}
