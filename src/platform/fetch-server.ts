import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duration } from '../domain/time.js'
import type { ServedConnection, ServedHandler } from '../serve-ports.js'
import { getRequestListener, RequestError } from './fetch-library.js'
import { listenOn, written, type Address } from './listening.js'
import { acceptUpgrades, asksForWebSocket } from './upgrades.js'

export interface FetchServer {
  /** The one that was given, or chosen where that was 0. */
  readonly port: number
  /** Where it is reached: `http://[::1]:8787`. */
  readonly url: string
  /** Takes nothing new, lets what runs come to its end, and cuts off what does not in time. */
  close(): Promise<void>
}

export interface ServeLimits {
  /** From the first byte of a request to the last one of its head, and of its body. */
  readonly headMs: Duration
  readonly requestMs: Duration
  /** A connection on which nothing moves: a reader that has stopped reading, a client that is no more. */
  readonly silentMs: Duration
  readonly keepAliveMs: Duration
  readonly drainMs: Duration
  readonly connections: number
}

const USUAL: ServeLimits = {
  headMs: 5_000,
  requestMs: 10_000,
  silentMs: 40_000,
  keepAliveMs: 5_000,
  drainMs: 5_000,
  connections: 512,
}
/** Of all headers together; Node answers 431 beyond it. */
const HEAD_BYTES = 8 * 1024
/** How often connections are looked at that were to end. */
const CHECK_MS: Duration = 100

/** Serves a handler. `setting` is what to name where it cannot listen. Throws ConfigError. */
export async function serveApp(
  address: Address,
  handler: ServedHandler,
  limits: Partial<ServeLimits> = {},
  setting = 'port',
): Promise<FetchServer> {
  const { headMs, requestMs, silentMs, keepAliveMs, drainMs, connections } = { ...USUAL, ...limits }
  const ending = new AbortController()
  const options = {
    maxHeaderSize: HEAD_BYTES,
    headersTimeout: headMs,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: Math.min(1_000, headMs),
    // Another protocol is an offer that may be left alone (RFC 9110, 7.8); an older Node knows no such question.
    shouldUpgradeCallback: asksForWebSocket,
  }
  const server = createServer(options, listenerFor(handler, ending.signal))
  server.timeout = silentMs
  server.maxConnections = connections
  const upgraded = acceptUpgrades(server, handler, ending.signal)
  const port = await listenOn(server, address, setting)
  return {
    port,
    url: `http://${written({ ...address, port })}`,
    async close() {
      ending.abort()
      const closed = new Promise((resolve) => server.close(resolve))
      // A connection that is kept alive becomes idle only when its answer has gone out.
      const idle = setInterval(() => server.closeIdleConnections(), CHECK_MS)
      const late = setTimeout(() => {
        server.closeAllConnections()
        upgraded.cut()
      }, drainMs)
      await closed
      clearInterval(idle)
      clearTimeout(late)
    },
  }
}

function listenerFor(handler: ServedHandler, ending: AbortSignal): (i: IncomingMessage, o: ServerResponse) => void {
  const listener = getRequestListener(
    (request, { incoming, outgoing }) => {
      const connection: ServedConnection = {
        peer: incoming.socket.remoteAddress ?? '',
        cut: () => outgoing.destroy(),
        ending,
      }
      return handler(request, connection)
    },
    { errorHandler: refused },
  )
  return (incoming, outgoing) => void listener(incoming, outgoing)
}

/** Node's own parser has taken it, and it still is no address. */
function refused(error: unknown): Response {
  const [status, text] =
    error instanceof RequestError ? [400, 'the request has no address'] : [500, 'this went wrong here']
  return new Response(JSON.stringify({ error: text }), { status, headers: { 'content-type': 'application/json' } })
}
