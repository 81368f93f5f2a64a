/** A request to this process, as far as an answer depends on it. */
export interface ServedRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
}

export interface ServedResponse {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** The connection that a request came by, as far as an answer depends on it. */
export interface ServedConnection {
  /** Address of who asks. */
  readonly peer: string
  /** Lets go of it, whatever was still to be sent. */
  cut(): void
  /** Fires when the server is about to end: answers that go on for ever say their last word. */
  readonly ending: AbortSignal
  /** Only where a WebSocket is asked for: takes it on, whatever else is answered. */
  upgrade?(open: OpenedSocket): void
}

/** Called once the socket is open; tells what is to be done when it is no more. */
export type OpenedSocket = (socket: ServedSocket) => { closed(): void }

/** A WebSocket that only speaks. */
export interface ServedSocket {
  /** Sends UTF-8 text, which is not copied; `sent` is called when it has left this process. */
  send(text: Uint8Array, sent: () => void): void
  /** Ends it politely. */
  close(): void
  cut(): void
}

/** A pure handler with the connection beside the request. */
export type ServedHandler = (request: Request, connection: ServedConnection) => Response | Promise<Response>
