import { text } from '../answers.js'
import { lookIsOverdue } from '../liveness.js'
import type { Routes } from '../route.js'

/** `/healthz`: whether this process itself still looks, whatever it sees. */
export const addHealthz: Routes = (app, { serving, now }) => {
  app.get('/healthz', () => {
    const board = serving.board()
    const problem = lookIsOverdue(board && now() - board.now, board?.intervalMs ?? 0)
    return problem === null ? text('ok\n') : text(`${problem}\n`, { status: 503, headers: { 'retry-after': '1' } })
  })
}
