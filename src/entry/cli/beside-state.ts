import { dirname, join, resolve } from 'node:path'
import { HISTORY_BRANCH, type HistoryPlace } from '../../domain/history/place.js'

/** What a door at a terminal looks at, and where its memory lies. */
interface Watched {
  readonly repo: string | undefined
  readonly token: string
  readonly state: string | null
}

/** Where posted beats are kept: as it was typed, else beside the state file. */
export function beatsFolder(typed: string, state: string | null): string | null {
  if (typed !== '') return resolve(typed)
  return state === null ? null : beside(state, 'beats')
}

/** Where a terminal keeps the past when nobody said where: on GitHub for whoever watches a repository there, else beside the state file. */
export function usualHistory({ repo, token, state }: Watched): HistoryPlace {
  if (repo !== undefined && token !== '') return { kind: 'branch', branch: HISTORY_BRANCH }
  return state === null ? { kind: 'none' } : { kind: 'folder', path: beside(state, 'history') }
}

/** `heartbeat-1a2b.json` to `heartbeat-1a2b.beats`. */
export function beside(state: string, ending: string): string {
  return join(dirname(state), `${state.slice(dirname(state).length + 1).replace(/\.json$/, '')}.${ending}`)
}
