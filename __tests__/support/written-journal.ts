import { createHistory } from '../../src/domain/history/create-history.js'
import { journalLine } from '../../src/domain/history/journal-line.js'
import { monthOf } from '../../src/domain/history/journal.js'
import type { PastLook } from './pasts.js'

/** Writes down what a history saw, each month beginning with all states. */
export function written(looks: readonly PastLook[]): {
  readonly months: Map<string, string>
  readonly history: ReturnType<typeof createHistory>
} {
  const history = createHistory()
  const months = new Map<string, string>()
  for (const { at, state } of looks) {
    const states = history.look(at, state === null ? [] : [state])
    const whole = !months.has(monthOf(at))
    const line = journalLine(
      whole ? { at, whole, states: history.standing(), gone: [] } : { at, whole, states, gone: history.gone },
    )
    months.set(monthOf(at), `${months.get(monthOf(at)) ?? ''}${line}\n`)
  }
  return { months, history }
}
