import { fromBoard } from '../answers.js'
import type { Routes } from '../route.js'

/** `/api/health/history`: the export. Seldom asked for, and so not loaded before. */
export const addHistory: Routes = (app, { serving, now }) => {
  app.get('/api/health/history', async (c) => {
    const { historyAnswer } = await import('../export/answer.js')
    return fromBoard(serving, (board) => historyAnswer(new URL(c.req.url).searchParams, board, now()))
  })
}
