import type { Socket } from 'node:net'
import type { RedisAddress } from '../domain/redis-address.js'
import { SECOND, type Duration } from '../domain/time.js'
import type { ClientClock } from './clock.js'
import { commandText, MOST_BYTES, readReply, type Reply } from './resp.js'

const LONGEST_ANSWER: Duration = 3 * SECOND

/** One connection to one Redis. It is not mended: who needs another opens another. */
export interface RedisSocket {
  /** Rejects with what Redis said, or with what broke the connection. */
  send(command: readonly (string | number)[]): Promise<Reply>
  readonly isOpen: boolean
  close(): void
}

interface Waiting {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/** Commands are sent at once, those for the login before all others. */
export async function openSocket(address: RedisAddress, ca: string | null, clock: ClientClock): Promise<RedisSocket> {
  const socket = await connect(address, ca)
  const waiting: Waiting[] = []
  let bytes: Buffer = Buffer.alloc(0)
  let isOpen = true

  function fail(error: Error): void {
    isOpen = false
    socket.destroy()
    for (const { reject } of waiting.splice(0)) reject(error)
  }

  function hear(chunk: Buffer): void {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
    if (bytes.length > MOST_BYTES) return fail(new Error('its answer is too large'))
    for (let next = readReply(bytes); next !== null && next.end > 0; next = readReply(bytes)) {
      bytes = bytes.subarray(next.end)
      const { reply } = next
      const asker = waiting.shift()
      if (reply instanceof Error) asker?.reject(reply)
      else asker?.resolve(reply)
      if (bytes.length === 0) break
    }
  }

  socket.on('data', (chunk: Buffer) => {
    try {
      hear(chunk)
    } catch (error) {
      fail(error as Error)
    }
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the connection was closed')))
  // A beat must hold no process: neither while it connects, as far as the system lets go, nor later.
  socket.unref()
  socket.on('connect', () => socket.unref())

  function send(command: readonly (string | number)[]): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (!isOpen) return reject(new Error('the connection was closed'))
      const seconds = LONGEST_ANSWER / SECOND
      const cancel = clock.later(LONGEST_ANSWER, () => fail(new Error(`gives no answer within ${seconds} s`)))
      const ended =
        <T>(end: (value: T) => void) =>
        (value: T): void => {
          cancel()
          end(value)
        }
      waiting.push({ resolve: ended(resolve), reject: ended(reject) })
      socket.write(commandText(command))
    })
  }

  const close = (): void => fail(new Error('the connection was closed'))
  try {
    await login(address, send)
  } catch (error) {
    close()
    throw error
  }
  return {
    send,
    get isOpen() {
      return isOpen
    },
    close,
  }
}

async function connect({ host, port, tls }: RedisAddress, ca: string | null): Promise<Socket> {
  if (!tls) return (await import('node:net')).connect({ host, port, noDelay: true })
  const { isIP } = await import('node:net')
  const { connect: connectTls } = await import('node:tls')
  return connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }), ...(ca !== null && { ca }) })
}

async function login({ username, password, database }: RedisAddress, send: RedisSocket['send']): Promise<void> {
  const steps: (string | number)[][] = []
  if (password !== null) steps.push(username === null ? ['AUTH', password] : ['AUTH', username, password])
  if (database !== 0) steps.push(['SELECT', database])
  for (const step of steps) await send(step)
}
