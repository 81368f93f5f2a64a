import { openHistory } from '../app/local-history.js'
import type { Config } from '../config/config.js'
import type { GrowingHistory } from '../domain/history/history.js'
import type { HistoryPlace } from '../domain/history/place.js'
import type { Instant } from '../domain/time.js'
import { createGrowingFiles } from '../platform/growing-files.js'
import type { Wiring } from './wire.js'

export interface HistoryQuestion {
  readonly config: Pick<Config, 'redis'>
  readonly zone: string | null
  readonly now: Instant
}

/** The past as it is kept somewhere, and what that place is called. Nothing there is changed. */
export async function keptHistory(
  place: HistoryPlace,
  { zone, now }: HistoryQuestion,
  { surroundings }: Wiring,
): Promise<{ readonly history: GrowingHistory; readonly label: string }> {
  const folder = place.kind === 'folder' ? place.path : null
  const log = surroundings.log
  const { history } = await openHistory({ folder, files: createGrowingFiles(), log, now, rules: { zone } })
  return { history, label: folder ?? 'nowhere' }
}
