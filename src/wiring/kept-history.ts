import { openHistory } from '../app/local-history.js'
import type { Config } from '../config/config.js'
import { recalled } from '../domain/history/compact.js'
import type { GrowingHistory } from '../domain/history/history.js'
import type { HistoryPlace } from '../domain/history/place.js'
import type { Instant } from '../domain/time.js'
import { createGrowingFiles } from '../platform/growing-files.js'
import { openHistory as openStore } from './open-history.js'
import type { Wiring } from './wire.js'

export interface HistoryQuestion {
  readonly config: Pick<Config, 'redis'>
  readonly zone: string | null
  readonly now: Instant
  /** How far back somebody wants to see. */
  readonly from: Instant
}

/** The past as it is kept somewhere, and what that place is called. Nothing there is changed. Throws ExternalError. */
export async function keptHistory(
  place: HistoryPlace,
  { config, zone, now, from }: HistoryQuestion,
  wiring: Wiring,
): Promise<{ readonly history: GrowingHistory; readonly label: string }> {
  const rules = { zone }
  if (place.kind === 'folder') {
    const { log } = wiring.surroundings
    const { history } = await openHistory({ folder: place.path, files: createGrowingFiles(), log, now, rules })
    return { history, label: place.path }
  }
  const store = await openStore(place, config, wiring)
  return { history: recalled(await store.read({ now, from }), now, rules), label: store.label }
}
