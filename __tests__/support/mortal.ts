import { ExternalError } from '../../src/errors.js'
import type { IncidentStore } from '../../src/incidents/store.js'

/** When a process dies: at its deed of this number, counted from 0, before that is done or after it. */
export interface Death {
  readonly deeds: number
  readonly isDone: boolean
}

/** What a process that may die does outside; from its death on nothing of it is done any more. */
export interface Mortal {
  deed<In extends unknown[], Out>(act: (...given: In) => Promise<Out>): (...given: In) => Promise<Out>
  /** The same store, in whose every change it may die. */
  store(store: IncidentStore): IncidentStore
}

export function createMortal(death: Death | null = null): Mortal {
  let done = 0
  const dead = new ExternalError('test', 'the process is dead', { permanent: true })

  function deed<In extends unknown[], Out>(act: (...given: In) => Promise<Out>): (...given: In) => Promise<Out> {
    return async (...given) => {
      const isLast = death !== null && done === death.deeds
      if (death !== null && (done > death.deeds || (isLast && !death.isDone))) throw dead
      done++
      const out = await act(...given)
      if (isLast) throw dead
      return out
    }
  }

  return {
    deed,
    store: (store) => ({
      ...store,
      open: deed(store.open),
      update: deed(store.update),
      close: deed(store.close),
      reopen: deed(store.reopen),
      closeDuplicate: deed(store.closeDuplicate),
      ...(store.together && {
        together: { open: deed(store.together.open), settle: deed(store.together.settle) },
      }),
    }),
  }
}
