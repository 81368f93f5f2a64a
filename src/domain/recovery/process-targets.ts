import type { TargetMemory, TargetStates } from './target-state.js'

/** What was tried, remembered as long as the process lives. */
export function createProcessTargets(): TargetMemory {
  let known: TargetStates = new Map()
  return {
    load: async () => known,
    remember: async (news) => {
      known = new Map([...known, ...news])
    },
  }
}
