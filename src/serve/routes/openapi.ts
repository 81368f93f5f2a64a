import { json } from '../answers.js'
import type { Routes } from '../route.js'

/** `/openapi.json`: all routes. It is long and seldom asked for, and so not loaded before. */
export const addOpenApi: Routes = (app) => {
  app.get('/openapi.json', async () => {
    const { default: description } = await import('../../../schema/openapi.json', { with: { type: 'json' } })
    return json(description, { headers: { 'cache-control': 'max-age=3600' } })
  })
}
