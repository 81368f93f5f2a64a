import { stateOf, type Heal, type TargetStates } from './target-state.js'

/** Whatever is healed so often in a day is not well, though it beats. */
const OFTEN = 3

/** A sentence for each target that was healed in this run and is healed too often. */
export function oftenHealed(
  heals: readonly (Heal & { readonly target: string })[],
  states: TargetStates,
): readonly string[] {
  return [...new Set(heals.map(({ target }) => target))].flatMap((target) => {
    const times = stateOf(states, target).heals.length
    return times < OFTEN ? [] : [`${target} had to be healed ${times} times within a day: look for the cause.`]
  })
}

/** A sentence for one heal. */
export function healedText({ target, monitor }: Heal & { readonly target: string }): string {
  return `${monitor} beats again after ${target} was recovered.`
}
