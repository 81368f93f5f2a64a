import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { OpenedSocket, ServedHandler } from '../serve-ports.js'

export interface Upgrades {
  /** Lets go of all that are still open. */
  cut(): void
}

/**
 * Asks the handler, as for any other request, and makes a WebSocket of the connection where it takes that on; its answer is given
 * where it does not.
 */
export function acceptUpgrades(server: Server, handler: ServedHandler, ending: AbortSignal): Upgrades {
  const open = new Set<Duplex>()
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    const answered = async (): Promise<void> => {
      let opened: OpenedSocket | null = null
      const connection = {
        peer: incoming.socket.remoteAddress ?? '',
        cut: () => void socket.destroy(),
        ending,
        upgrade: (open: OpenedSocket) => void (opened = open),
      }
      const request = requestOf(incoming)
      const response = request === null ? new Response('', { status: 400 }) : await handler(request, connection)
      if (opened === null) return refuse(socket, response)
      const { openSocket } = await import(/* webpackChunkName: "web-socket" */ './web-socket.js')
      openSocket(incoming, socket, head, opened)
    }
    // What the handler throws has been told where it was thrown.
    answered().catch(() => socket.destroy())
  })
  return { cut: () => open.forEach((socket) => socket.destroy()) }
}

export function asksForWebSocket({ headers, method, httpVersion }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket' && method === 'GET' && httpVersion === '1.1'
}

/** Null for what is no WebSocket, or has no address. */
function requestOf(incoming: IncomingMessage): Request | null {
  const { headers, url = '' } = incoming
  if (!asksForWebSocket(incoming)) return null
  try {
    const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
    return new Request(new URL(url, `http://${headers.host ?? ''}`), { headers: pairs })
  } catch {
    return null
  }
}

async function refuse(socket: Duplex, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  response.headers.set('connection', 'close')
  response.headers.set('content-length', String(body.length))
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}\r\n${lines.join('')}\r\n`)
  socket.end(body, () => socket.destroy())
}
