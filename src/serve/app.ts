import { Hono } from 'hono'
import { addControls } from './routes/controls.js'
import type { RouteContext, Routes } from './route.js'

/** Every group of routes; a new one is a file and a line. */
const ROUTES: readonly Routes[] = [addControls]

/** A pure function from request to response, for a server, a test or a build. */
export function createApp(context: RouteContext): Hono {
  const app = new Hono()
  for (const add of ROUTES) add(app, context)
  return app
}
