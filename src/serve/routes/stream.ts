import type { Context } from 'hono'
import type { ServedConnection } from '../../serve-ports.js'
import { problem } from '../answers.js'
import { createOrigins } from '../origins.js'
import type { Routes } from '../route.js'
import { EVENT_STREAM, eventStream } from '../stream/event-stream.js'
import { createStreamHub } from '../stream/hub.js'
import { followBySocket } from '../stream/socket.js'

/** `/api/health/stream`: how all stand, then each change; as server-sent events, or by a WebSocket. */
export const addStream: Routes = (app, { serving, now, cors }) => {
  const hub = createStreamHub(serving, now)
  const origins = createOrigins(cors)
  app.get('/api/health/stream', (c) => {
    if (c.req.method === 'HEAD') return new Response(null, { headers: EVENT_STREAM })
    if (hub.isFull()) return problem(503, 'as many follow as may; ask again in a while', { 'retry-after': '30' })
    const connection: Partial<ServedConnection> = c.env ?? {}
    connection.ending?.addEventListener('abort', hub.end)
    if (!connection.upgrade) return eventStream(hub, lastIdOf(c), connection)
    // Browsers let any page open a WebSocket anywhere.
    if (origins.isForeign(c)) return problem(403, 'a page of another origin may not follow')
    connection.upgrade(followBySocket(hub, lastIdOf(c)))
    return new Response(null, { status: 204 })
  })
}

/** The change that was heard last; null for none, or for something else. */
function lastIdOf(c: Context): number | null {
  // A WebSocket has no header for it.
  const text = c.req.header('last-event-id') ?? c.req.query('last_event_id') ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}
