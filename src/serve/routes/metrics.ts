import { cached, fromBoard, text } from '../answers.js'
import { EXPOSITION_TYPE, expositionOf } from '../../health/exposition.js'
import { isStale } from '../../health/freshness.js'
import { monitorMetrics } from '../../health/monitor-metrics.js'
import type { Routes } from '../route.js'

/** `/metrics` for Prometheus, and `/status.json`, the status map. */
export const addMetrics: Routes = (app, { serving, now }) => {
  app.get('/metrics', (c) =>
    fromBoard(serving, (board) => {
      const at = now()
      const body = (): string => expositionOf(monitorMetrics(board, at))
      if (isStale(board, at)) return text(body(), { type: EXPOSITION_TYPE })
      return cached(c, board, 'metrics', body, { type: EXPOSITION_TYPE })
    }),
  )
  app.get('/status.json', (c) =>
    fromBoard(serving, (board) => cached(c, board, 'map', () => JSON.stringify(board.map))),
  )
}
