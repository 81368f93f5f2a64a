import type { Changed } from '../wish.js'
import type { Instant } from '../time.js'
import { isLasting } from './plan-open.js'
import type { Effect } from './plan.js'

/** Whose trouble a plan ends, and whose it finds worse. Pure. */
export function changedIn(effects: readonly Effect[], now: Instant): Changed {
  const over = new Set<string>()
  const worse = new Set<string>()
  for (const effect of effects) {
    if (effect.kind !== 'update-incident' && effect.kind !== 'close-incident' && effect.kind !== 'close-gone') continue
    const { state, comment, verdicts } = effect.change
    const isEnded = effect.kind !== 'update-incident' || comment === 'recovered'
    for (const [id, { leftAt, recoveredAt, worseAt }] of Object.entries(state.members)) {
      if (isEnded || leftAt === now || recoveredAt !== null) over.add(id)
      else if (worseAt === now) worse.add(id)
    }
    if (comment === 'escalated') for (const verdict of verdicts.filter(isLasting)) worse.add(verdict.monitor)
  }
  return { over: [...over], worse: [...worse].filter((id) => !over.has(id)) }
}
