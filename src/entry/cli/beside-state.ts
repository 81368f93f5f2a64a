import { dirname, join, resolve } from 'node:path'

/** Where posted beats are kept: as it was typed, else beside the state file. */
export function beatsFolder(typed: string, state: string | null): string | null {
  if (typed !== '') return resolve(typed)
  return state === null ? null : beside(state, 'beats')
}

/** Where the past is kept: as it was typed, else beside the state file. */
export function historyFolder(typed: string, state: string | null): string | null {
  if (typed === 'none') return null
  if (typed !== '') return resolve(typed)
  return state === null ? null : beside(state, 'history')
}

/** `heartbeat-1a2b.json` to `heartbeat-1a2b.beats`. */
export function beside(state: string, ending: string): string {
  return join(dirname(state), `${state.slice(dirname(state).length + 1).replace(/\.json$/, '')}.${ending}`)
}
