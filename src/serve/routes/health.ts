import type { Context } from 'hono'
import type { Instant } from '../../domain/time.js'
import { cached, fromBoard, json, problem } from '../answers.js'
import { isStale } from '../../health/freshness.js'
import { healthServiceOf } from '../../health/health-service.js'
import { healthStatusOf } from '../../health/health-status.js'
import { monitorNamed, nearestMonitor, quoted } from '../../health/monitor-named.js'
import { noSuchMonitor } from '../refusals.js'
import type { Routes } from '../route.js'
import type { Board } from '../../health/board.js'

/** `/api/health/status` and `/api/health/service/{name}`. */
export const addHealth: Routes = (app, { serving, now }) => {
  app.get('/api/health/status', (c) =>
    fromBoard(serving, (board) => {
      const strict = flagOf(c, 'strict')
      if (strict === null) return problem(400, `strict: ${quoted(c.req.query('strict') ?? '')} is neither 1 nor 0`)
      const at = now()
      if (isStale(board, at)) return json(healthStatusOf(board, at), { status: strict ? 503 : 200 })
      if (strict && board.map.overall_status === 'critical') return json(healthStatusOf(board, at), { status: 503 })
      return cached(c, board, 'health', () => JSON.stringify(healthStatusOf(board, at)))
    }),
  )
  app.get('/api/health/service/:name', (c) => fromBoard(serving, (board) => service(c, board, now())))
}

function service(c: Context, board: Board, now: Instant): Response {
  const name = c.req.param('name') ?? ''
  const entry = monitorNamed(board, name)
  if (entry === null) return noSuchMonitor(name, nearestMonitor(board, name))
  if (isStale(board, now)) return json(healthServiceOf(entry, board, now))
  return cached(c, board, `service ${entry.id}`, () => JSON.stringify(healthServiceOf(entry, board, now)))
}

/** A switch in a query: `1`, `true`, or its name alone. Null for what is none. */
function flagOf(c: Context, name: string): boolean | null {
  switch (c.req.query(name)?.toLowerCase()) {
    case undefined:
    case '0':
    case 'false':
      return false
    case '':
    case '1':
    case 'true':
      return true
    default:
      return null
  }
}
