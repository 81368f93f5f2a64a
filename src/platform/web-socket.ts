import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Duration } from '../domain/time.js'
import type { OpenedSocket } from '../serve-ports.js'
import { WebSocketServer } from './socket-library.js'

/** Nothing is expected from the other side but pongs and a farewell. */
const MOST_PAYLOAD = 1024
/** One that has not answered a ping until the next is no more. */
const PING_MS: Duration = 15_000

const sockets = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: MOST_PAYLOAD,
})

/** Answers the handshake, 400 where it is none, and hands the socket over. */
export function openSocket(incoming: IncomingMessage, socket: Duplex, head: Buffer, opened: OpenedSocket): void {
  sockets.handleUpgrade(incoming, socket, head, (one) => speak(one, opened))
}

function speak(socket: WebSocket, opened: OpenedSocket): void {
  const listener = opened({
    send: (text, sent) => socket.send(text, { binary: false }, sent),
    close: () => socket.close(1001),
    cut: () => socket.terminate(),
  })
  let answered = true
  const pings = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, PING_MS)
  socket.on('pong', () => void (answered = true))
  // Too long a message, or none at all: the library closes it.
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(pings)
    listener.closed()
  })
}
