import { DAY } from '../../domain/time.js'
import type { Board } from '../board.js'
import { healthServiceOf } from '../health-service.js'
import { healthStatusOf } from '../health-status.js'
import { historyWithin } from '../history/document.js'
import type { Folder } from './folder.js'

/** Days of the past, and fewer where that would be too much for one file. */
const DAYS = [90, 30, 14, 7, 1]

/** What the health API answers, as of the look. */
export function addHealthOfAll(folder: Folder, board: Board): void {
  folder.addJson('api/health/status.json', healthStatusOf(board, board.now))
}

export function addHealthOfEach(folder: Folder, board: Board, names: ReadonlyMap<string, string>): void {
  for (const entry of Object.values(board.map.monitors))
    folder.addJson(`api/health/service/${names.get(entry.id)}.json`, healthServiceOf(entry, board, board.now))
}

/** Days, changes and outages, as the export of the API has them. */
export function addHistory(folder: Folder, board: Board): void {
  const { now, map, history } = board
  const monitors = Object.keys(map.monitors)
  const first = history.firstLookAt ?? now
  for (const days of DAYS) {
    const from = Math.min(Math.max(now - days * DAY, first), now - 1)
    const document = historyWithin({ span: { from, to: now }, monitors, format: 'json' }, board, now)
    if (document !== null) return folder.addJson('history.json', document)
  }
}
