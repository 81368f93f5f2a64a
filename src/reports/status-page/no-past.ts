import type { History, Sums } from '../../domain/history/history.js'

const NOTHING: Sums = { up: 0, down: 0, blind: 0, excluded: 0 }

/** Of whom nobody keeps a history. */
export const NO_PAST: History = {
  firstLookAt: null,
  lastLookAt: null,
  changes: () => [],
  outages: () => [],
  uptime: () => ({ ratio: null, observed: null, sums: NOTHING }),
  days: () => [],
  upSince: () => null,
}
