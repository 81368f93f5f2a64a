import { DAY, type Instant } from '../time.js'
import { stateOf, type Heal, type TargetStates } from './target-state.js'

/** Whatever is healed so often in a week is not well, though it beats. */
const OFTEN = 3

/** A sentence for each target that was healed in this run and is healed too often. */
export function oftenHealed(
  heals: readonly (Heal & { readonly target: string })[],
  states: TargetStates,
  now: Instant,
): readonly string[] {
  return [...new Set(heals.map(({ target }) => target))].flatMap((target) => {
    const all = stateOf(states, target).heals
    const lately = all.filter(({ at }) => now - at < DAY)
    const [times, span] = lately.length < OFTEN ? [all.length, 'week'] : [lately.length, 'day']
    return times < OFTEN ? [] : [`${target} had to be healed ${times} times within a ${span}: look for the cause.`]
  })
}

/** A sentence for one heal. */
export function healedText({ target, monitor }: Heal & { readonly target: string }): string {
  return `${monitor} beats again after ${target} was recovered.`
}
