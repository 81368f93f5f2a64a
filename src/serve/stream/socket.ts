import type { OpenedSocket } from '../../serve-ports.js'
import type { StreamHub } from './hub.js'

/** As for server-sent events. */
const MOST_WAITING = 64

/** A WebSocket that hears the same objects, from the change after `lastId`. */
export function followBySocket(hub: StreamHub, lastId: number | null): OpenedSocket {
  return (socket) => {
    // More may have come since the handshake began.
    if (hub.isFull()) {
      socket.close()
      return { closed() {} }
    }
    let waiting = 0
    let leave = (): void => {}
    const send = (text: Uint8Array): void => {
      waiting += 1
      socket.send(text, () => void (waiting -= 1))
    }
    const follower = {
      take({ texts }: { texts(): readonly Uint8Array[] }) {
        if (waiting > 0 && waiting + texts().length > MOST_WAITING) {
          leave()
          socket.cut()
        } else texts().forEach(send)
      },
      // The server's own pings ask for an answer.
      ping() {},
      end() {
        leave()
        socket.close()
      },
    }
    leave = hub.join(follower, lastId)
    return { closed: () => leave() }
  }
}
