import type { Socket } from 'node:net'
import type { RedisAddress } from '../domain/redis-address.js'
import { SECOND, type Duration } from '../domain/time.js'
import type { ClientClock } from './clock.js'
import { createAnswers } from './redis-answers.js'
import { commandText, type Reply } from './resp.js'

const LONGEST_ANSWER: Duration = 3 * SECOND

/** One connection to one Redis. It is not mended: who needs another opens another. */
export interface RedisSocket {
  /** Rejects with what Redis said, or with what broke the connection. */
  send(command: readonly (string | number)[]): Promise<Reply>
  readonly isOpen: boolean
  close(): void
}

/** Resolves when the login is over. */
export async function openSocket(address: RedisAddress, ca: string | null, clock: ClientClock): Promise<RedisSocket> {
  const socket = await connect(address, ca)
  const answers = createAnswers()
  let isOpen = true

  function fail(error: Error): void {
    isOpen = false
    socket.destroy()
    answers.fail(error)
  }
  const close = (): void => fail(new Error('the connection was closed'))

  socket.on('data', (chunk: Buffer) => {
    try {
      answers.hear(chunk)
    } catch (error) {
      fail(error as Error)
    }
  })
  socket.on('error', fail)
  socket.on('close', close)
  // A beat must hold no process: neither while it connects, as far as the system lets go, nor later.
  socket.unref()
  socket.on('connect', () => socket.unref())

  async function send(command: readonly (string | number)[]): Promise<Reply> {
    if (!isOpen) throw new Error('the connection was closed')
    const seconds = LONGEST_ANSWER / SECOND
    const cancel = clock.later(LONGEST_ANSWER, () => fail(new Error(`gives no answer within ${seconds} s`)))
    socket.write(commandText(command))
    return answers.next().finally(cancel)
  }

  await login(address, send).catch((error: unknown) => {
    close()
    throw error
  })
  return {
    send,
    get isOpen() {
      return isOpen
    },
    close,
  }
}

async function connect({ host, port, tls }: RedisAddress, ca: string | null): Promise<Socket> {
  const { connect: connectPlain, isIP } = await import('node:net')
  if (!tls) return connectPlain({ host, port, noDelay: true })
  const { connect: connectTls } = await import('node:tls')
  return connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }), ...(ca !== null && { ca }) })
}

async function login({ username, password, database }: RedisAddress, send: RedisSocket['send']): Promise<void> {
  if (password !== null) await send(username === null ? ['AUTH', password] : ['AUTH', username, password])
  if (database !== 0) await send(['SELECT', database])
}
