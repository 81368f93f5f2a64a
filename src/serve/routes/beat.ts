import type { Routes } from '../route.js'

/** `POST /api/heartbeat/{monitor}`, with `/start`, `/fail` or an exit code behind it. Loaded by the first. */
export const addBeat: Routes = (app, context) => {
  app.post('/api/heartbeat/:monitor/:ending?', async (c) => {
    const { takeBeat } = await import('../posted/take.js')
    return takeBeat(c, context)
  })
}
