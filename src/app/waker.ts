import { SECOND, type Duration } from '../domain/time.js'
import type { SteadyClock } from '../ports.js'

/** What comes next in a loop of looks: a look, or a glance in between at what is known already. */
export type Turn = 'look' | 'glance'

/** Lets somebody want the next turn sooner than it would come. */
export interface Waker {
  /** Soon; whoever wants something meanwhile gets the same turn. */
  want(turn: Turn): void
  /** Waits so long, or until a turn is wanted; null where none was. */
  sleep(ms: Duration, until: AbortSignal): Promise<Turn | null>
}

/** So long others may still join a turn. */
const GATHERING: Duration = SECOND / 10
/** From one turn that was wanted to the next: thousands who want something each second are one turn. */
const APART: Duration = 0.8 * SECOND

export function createWaker(clock: SteadyClock): Waker {
  let wanted: Turn | null = null
  let wake: (() => void) | null = null
  let turnedAt = -Infinity

  async function nap(ms: Duration, until: AbortSignal): Promise<void> {
    const napping = new AbortController()
    const end = (): void => napping.abort()
    until.addEventListener('abort', end)
    wake = end
    if (until.aborted) end()
    await clock.sleep(ms, napping.signal)
    wake = null
    until.removeEventListener('abort', end)
  }

  function turned(turn: Turn | null): Turn | null {
    wanted = null
    turnedAt = clock.steady()
    return turn
  }

  return {
    want(turn) {
      if (wanted !== 'look') wanted = turn
      wake?.()
    },
    async sleep(ms, until) {
      const over = clock.steady() + ms
      if (wanted === null) await nap(ms, until)
      if (wanted === null) return turned(null)
      const apart = Math.max(GATHERING, turnedAt + APART - clock.steady())
      const left = Math.max(0, over - clock.steady())
      await clock.sleep(Math.min(apart, left), until)
      // Where its own time has come meanwhile, the turn is that one.
      return turned(apart < left ? wanted : null)
    },
  }
}
