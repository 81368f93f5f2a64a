import type { Config } from '../config/config.js'
import { recalled } from '../domain/history/compact.js'
import type { GrowingHistory } from '../domain/history/history.js'
import type { Instant } from '../domain/time.js'
import { openHistory, type ChosenPlace } from './open-history.js'
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
  place: ChosenPlace,
  { config, zone, now, from }: HistoryQuestion,
  wiring: Wiring,
): Promise<{ readonly history: GrowingHistory; readonly label: string }> {
  const store = await openHistory(place, config, wiring)
  return { history: recalled(await store.read({ now, from }), now, { zone }), label: store.label }
}
