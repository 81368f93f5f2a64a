import type { Controls } from '../controls.js'
import type { Place } from '../place.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** When the first of these becomes late, or worse than it is, if nothing is heard; null where nobody does. */
export function nextChangeAt(
  verdicts: readonly Verdict[],
  now: Instant,
  isMeant: (place: Place) => boolean = () => true,
): Instant | null {
  let next = Infinity
  for (const verdict of verdicts) if (isMeant(verdict.place)) next = Math.min(next, changeOf(verdict, now))
  return Number.isFinite(next) ? next : null
}

/** When the first pause ends; null where none is under way. */
export function nextPauseEnd(controls: Controls, now: Instant): Instant | null {
  const ends = [...controls.values()].flatMap(({ pause }) => (pause !== null && pause.until > now ? [pause.until] : []))
  return ends.length === 0 ? null : Math.min(...ends)
}

/** What is read elsewhere, where asking again costs nothing; what is posted is known anyway. */
export function isReadAnew({ kind }: Place): boolean {
  return kind === 'file' || kind === 'redis' || kind === 'http'
}

function changeOf({ status, deadline, intervalMs }: Verdict, now: Instant): Instant {
  // Late is strictly after.
  if (deadline !== null && deadline >= now) return deadline + 1
  if (deadline === null || status === 'critical' || !intervalMs) return Infinity
  return deadline + Math.ceil((now - deadline) / intervalMs) * intervalMs + 1
}

/** What is posted to this process, which knows it without asking. */
export function isPosted({ kind }: Place): boolean {
  return kind === 'pushed'
}
