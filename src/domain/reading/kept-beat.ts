import { ownBeat, valuesOf, type OwnBeat } from './own-beat.js'

/** A beat that is known to be ours: what is not understood in it is left out. */
export function readKeptBeat(text: string): OwnBeat | null {
  const values = valuesOf(text)
  return values === null ? null : (ownBeat(values)?.reading ?? null)
}
