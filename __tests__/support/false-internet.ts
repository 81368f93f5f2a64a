import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, Socket, type Server, type AddressInfo } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { createCertificate } from './certificate.js'

export interface FalseServer {
  readonly port: number
  /** What it was sent, request by request. */
  readonly heard: string[]
}

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A public address that leads to this machine; any other public one leads nowhere. */
export const PUBLIC = '93.184.216.34'

/**
 * Names and addresses as a test tells them, over real servers of this machine: the program looks up names and opens sockets as
 * always, and sees public addresses where there are none.
 */
export interface FalseInternet {
  /** The one that a monitor names, over HTTP and over TLS. */
  readonly origin: FalseServer
  readonly secure: FalseServer
  /** Somebody else's. */
  readonly stranger: FalseServer
  /** Speaks no HTTP but what the test writes. */
  readonly raw: FalseServer
  answer(handler: Handler): void
  answerStranger(handler: Handler): void
  answerRaw(handler: (socket: Socket) => void): void
  /** What a name is answered with, one answer for each time it is asked; the last one stays. */
  name(host: string, ...answers: (readonly string[])[]): void
  reset(): void
  close(): Promise<void>
}

const nothing: Handler = (_request, response) => response.writeHead(404).end()

export async function createFalseInternet(): Promise<FalseInternet> {
  const authority = createCertificate({ dns: 'authority.test' })
  const certificate = createCertificate({ dns: 'secure.test' }, { signedBy: authority })
  const names = new Map<string, (readonly string[])[]>()
  const restore = deceive(names, authority.cert)
  const now = { answer: nothing, stranger: nothing, raw: (socket: Socket): void => void socket.destroy() }
  const sockets = new Set<Socket>()
  const servers: Server[] = []
  const start = async (make: (heard: string[]) => Server): Promise<FalseServer> => {
    const heard: string[] = []
    const server = make(heard)
    servers.push(server)
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { port: (server.address() as AddressInfo).port, heard }
  }
  const saying = (which: 'answer' | 'stranger') => (heard: string[]) => hearing(heard, () => now[which])
  const origin = await start((heard) => createServer(saying('answer')(heard)))
  const stranger = await start((heard) => createServer(saying('stranger')(heard)))
  const secure = await start((heard) => createTlsServer(certificate, saying('answer')(heard)))
  const raw = await start((heard) =>
    createTcpServer((socket) => {
      socket.once('data', (data) => {
        heard.push(data.toString('latin1'))
        now.raw(socket)
      })
    }),
  )
  return {
    origin,
    secure,
    stranger,
    raw,
    answer: (handler) => void (now.answer = handler),
    answerStranger: (handler) => void (now.stranger = handler),
    answerRaw: (handler) => void (now.raw = handler),
    name: (host, ...answers) => void names.set(host, answers),
    reset() {
      Object.assign(now, { answer: nothing, stranger: nothing, raw: (socket: Socket): void => void socket.destroy() })
      names.clear()
      for (const { heard } of [origin, secure, stranger, raw]) heard.length = 0
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      restore()
      for (const socket of sockets) socket.destroy()
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

function hearing(heard: string[], handler: () => Handler): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', () => undefined)
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      heard.push([`${request.method} ${request.url}`, ...request.rawHeaders, body].join('\n'))
      handler()(request, response, body)
    })
  }
}

type Lookup = (host: string, options: object, callback: (...args: unknown[]) => void) => void

/** Names are answered from the table, the public address leads here, and the authority of the test is trusted. */
function deceive(names: Map<string, (readonly string[])[]>, ca: string): () => void {
  const dns = process.getBuiltinModule('node:dns')
  const tls = process.getBuiltinModule('node:tls')
  const sockets = Socket.prototype as unknown as { connect: (...args: unknown[]) => unknown }
  const [lookup, connect, connectTls] = [dns.lookup, sockets.connect, tls.connect]
  const answered: Lookup = (host, options, callback) => {
    const answers = names.get(host)
    if (answers === undefined) return (lookup as unknown as Lookup)(host, options, callback)
    const now = (answers.length > 1 ? answers.shift() : answers[0]) ?? []
    const all = now.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    process.nextTick(callback, null, all)
  }
  Object.assign(dns, { lookup: answered })
  Object.assign(tls, {
    connect: (options: ConnectionOptions, ...more: []) => connectTls({ ...options, ca }, ...more),
  })
  sockets.connect = function (...args) {
    const [first] = args
    const options = (Array.isArray(first) ? first[0] : first) as { host?: string; lookup?: Lookup }
    if (options.host === PUBLIC) options.host = '127.0.0.1'
    const { lookup: guarded } = options
    if (guarded !== undefined)
      options.lookup = (host, how, callback) =>
        guarded(host, how, (error, addresses, family) => callback(error, led(addresses), family))
    return connect.apply(this, args)
  }
  return () => {
    Object.assign(dns, { lookup })
    Object.assign(tls, { connect: connectTls })
    sockets.connect = connect
  }
}

/** Where a socket is opened, once the program has looked at where it would be. */
function led(addresses: unknown): unknown {
  const here = (address: unknown): unknown => (address === PUBLIC ? '127.0.0.1' : address)
  if (!Array.isArray(addresses)) return here(addresses)
  return addresses.map((one: { address: string }) => ({ ...one, address: here(one.address) }))
}
