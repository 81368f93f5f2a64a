import type { Verdict } from '../../domain/verdict.js'
import { fromBoard, json } from '../answers.js'
import { heartbeatStatusOf, spokesman } from '../../health/heartbeat-status.js'
import { monitorNamed, nearestMonitor } from '../../health/monitor-named.js'
import { noSuchMonitor } from '../refusals.js'
import type { Routes } from '../route.js'
import type { Board } from '../../health/board.js'

/** `/api/heartbeat/status`: what one monitor says it is doing. */
export const addHeartbeatStatus: Routes = (app, { serving, now }) => {
  app.get('/api/heartbeat/status', (c) =>
    fromBoard(serving, (board) => {
      const name = c.req.query('monitor')
      const verdict = name === undefined ? spokesman(board) : verdictNamed(board, name)
      if (verdict !== null) return json(heartbeatStatusOf(verdict, board, now()))
      return noSuchMonitor(name ?? '', name === undefined ? null : nearestMonitor(board, name))
    }),
  )
}

function verdictNamed(board: Board, name: string): Verdict | null {
  const id = monitorNamed(board, name)?.id
  return board.run.verdicts.find(({ monitor }) => monitor === id) ?? null
}
