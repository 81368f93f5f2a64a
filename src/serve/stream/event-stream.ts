import type { ServedConnection } from '../../serve-ports.js'
import type { StreamHub } from './hub.js'
import { bytes } from './messages.js'

export const EVENT_STREAM = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // A proxy that collects what it passes on would keep an event for minutes.
  'x-accel-buffering': 'no',
}

/** Who has so many pieces still to read is too slow for this, and comes back for all at once. */
const MOST_WAITING = 64
const RETRY = bytes('retry: 3000\n\n')
const PING = bytes(': ping\n\n')

/** Server-sent events, from the change after `lastId`. */
export function eventStream(hub: StreamHub, lastId: number | null, { cut }: Partial<ServedConnection>): Response {
  let leave = (): void => {}
  const start = (controller: ReadableStreamDefaultController): void => {
    const put = (piece: Uint8Array): void => {
      if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(piece)
      leave()
      if (cut) cut()
      else controller.error(new Error('too slow'))
    }
    controller.enqueue(RETRY)
    const follower = {
      take: (bundle: { events(): Uint8Array }) => put(bundle.events()),
      ping: () => put(PING),
      end() {
        leave()
        // Null where it broke before.
        if (controller.desiredSize !== null) controller.close()
      },
    }
    leave = hub.join(follower, lastId)
  }
  const stream = new ReadableStream({ start, cancel: () => leave() }, { highWaterMark: MOST_WAITING })
  return new Response(stream, { headers: EVENT_STREAM })
}
