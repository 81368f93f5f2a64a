import { READ_HERE } from './access.js'
import { problem } from './answers.js'
import { createGuard } from './guard.js'
import { dress } from './headers.js'
import { methodsOf } from './methods.js'
import { createOrigins } from './origins.js'
import { createReceipts } from './posted/receipts.js'
import type { AppSettings, RouteContext, Routes } from './route.js'
import { addBadges } from './routes/badges.js'
import { addBeat } from './routes/beat.js'
import { addControls } from './routes/controls.js'
import { addHealth } from './routes/health.js'
import { addHeartbeatStatus } from './routes/heartbeat-status.js'
import { addHistory } from './routes/history.js'
import { addMetrics } from './routes/metrics.js'
import { addOpenApi } from './routes/openapi.js'
import { addHealthz } from './routes/healthz.js'
import { addStream } from './routes/stream.js'
import { addPage } from './routes/page.js'
import { bodyLimit, Hono, HTTPException } from './routing-library.js'

/** Every group of routes; a new one is a file and a line. */
const ROUTES: readonly Routes[] = [
  addHealthz,
  addStream,
  addHealth,
  addHeartbeatStatus,
  addHistory,
  addMetrics,
  addBadges,
  addBeat,
  addControls,
  addOpenApi,
  addPage,
]

/** A beat with its message, checks and metrics; nothing that is posted here is longer. */
const MOST_BODY = 64 * 1024

/** A pure function from request to response, for a server, a test or a build. */
export function createApp(settings: AppSettings): Hono {
  const { serving, now, access = READ_HERE, failed = () => {} } = settings
  const app = new Hono()
  const origins = createOrigins(access.cors)
  const refusal = createGuard(app, access, origins, now)
  const limit = bodyLimit({ maxSize: MOST_BODY, onError: (c) => (c.res = tooLong()) })
  app.use(async (c, next) => {
    const refused = refusal(c)
    if (refused) c.res = refused
    else if (c.req.method === 'GET' || c.req.method === 'HEAD') await next()
    else await limit(c, next)
    dress(c.res)
    origins.share(c)
  })
  const context: RouteContext = {
    serving,
    now,
    receivedAt: createReceipts(now),
    writable: access.opens !== null,
    cors: access.cors,
  }
  for (const add of ROUTES) add(app, context)
  app.notFound((c) => {
    const methods = methodsOf(app, c.req.path)
    return methods.length === 0
      ? problem(404, 'there is nothing of this name')
      : problem(405, `only ${methods.join(', ')}`, { allow: methods.join(', ') })
  })
  app.onError((error, c) => {
    if (error instanceof HTTPException) return problem(error.status, error.message)
    // Whoever went away in the middle of a body was no mistake of ours.
    if (c.req.raw.signal.aborted) return problem(400, 'the request was cut off')
    failed(error)
    return problem(500, 'this went wrong here; the log says what')
  })
  return app
}

function tooLong(): Response {
  return problem(413, `a body may have ${MOST_BODY} bytes`)
}
