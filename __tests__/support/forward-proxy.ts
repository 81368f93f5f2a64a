import { createServer, request as ask, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { closeServer, listen } from './http-server.js'

/** A proxy as companies have them, whose names all lead to this machine. */
export interface ForwardProxy {
  /** `http://127.0.0.1:3128` */
  readonly url: string
  readonly host: string
  /** `CONNECT api.test:443` for a tunnel, `GET http://api.test/a` for a request without TLS. */
  readonly asked: readonly string[]
  /** From now on without these it answers 407 and a page. */
  login: string | null
  /** From now on it takes tunnels and says nothing. */
  silent: boolean
  reset(): void
  close(): Promise<void>
}

export async function createForwardProxy(): Promise<ForwardProxy> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const isAllowed = ({ headers }: IncomingMessage): boolean =>
    proxy.login === null || headers['proxy-authorization'] === `Basic ${Buffer.from(proxy.login).toString('base64')}`
  const refusal = '<html>Who are you?</html>'

  const server = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`)
    const page = { 'content-type': 'text/html', 'proxy-authenticate': 'Basic realm="proxy"' }
    if (!isAllowed(incoming)) return void response.writeHead(407, page).end(refusal)
    const { port, pathname, search } = new URL(incoming.url ?? '')
    const { method, headers } = incoming
    const onward = ask({ host: '127.0.0.1', port, method, path: `${pathname}${search}`, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.writeHead(502).end())
    incoming.pipe(onward)
  })
  server.on('connect', (incoming, socket: Socket) => {
    asked.push(`CONNECT ${incoming.url}`)
    hold(socket)
    if (proxy.silent) return
    if (!isAllowed(incoming)) {
      const head = 'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="proxy"'
      return void socket.end(
        `${head}\r\ncontent-type: text/html\r\ncontent-length: ${refusal.length}\r\n\r\n${refusal}`,
      )
    }
    const onward = connect(Number(new URL(`http://${incoming.url}`).port || 80), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    hold(onward)
  })

  function hold(socket: Socket): void {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }

  const host = `127.0.0.1:${await listen(server)}`
  const proxy: ForwardProxy = {
    url: `http://${host}`,
    host,
    asked,
    login: null,
    silent: false,
    reset() {
      asked.length = 0
      proxy.login = null
      proxy.silent = false
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await closeServer(server)
    },
  }
  return proxy
}
