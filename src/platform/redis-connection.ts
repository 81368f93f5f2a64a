import type { RedisAddress } from '../domain/redis-address.js'
import type { RedisReply } from '../ports.js'
import { steady } from './clock.js'
import { RedisClient } from './redis-library.js'
import { TROUBLES, troubleIn } from './redis-troubles.js'

export interface ConnectionOptions {
  /** Certificates to trust, PEM; null for those of the system. */
  readonly ca: string | null
  /** For a subscription, which is quiet as long as nobody speaks. */
  readonly listens?: boolean
}

/** For TCP and TLS together. */
const CONNECT_MS = 2_000
/** A server that accepts and then says nothing, or is stopped, is noticed by this. */
const SILENT_MS = 3_000
/** One that answers drop by drop. */
const LONGEST_MS = 15_000
/** Keeps a quiet subscription from being taken for a dead one. */
const PING_MS = 1_000
/** What one answer or message may have: Redis itself cuts a subscriber off that is so far behind. */
const MAX_ANSWER = 32 * 1024 * 1024

export type Client = ReturnType<typeof RedisClient.create>

/** One connection to one server. It is not mended: who needs another opens another. */
export interface RedisConnection {
  readonly client: Client
  /** Rejects with what is wrong; the connection is closed then. */
  readonly opened: Promise<void>
  usable(): boolean
  /** Sent once. Rejects with what Redis said, or with what broke the connection. */
  send(command: readonly string[]): Promise<RedisReply>
  /** What was heard so far was not too much. */
  heardAll(): void
  close(): void
}

export function openConnection(address: RedisAddress, options: ConnectionOptions): RedisConnection {
  const client = RedisClient.create(optionsFor(address, options)) as unknown as Client
  let trouble: Error | null = null
  let closed = false
  let bytes = 0
  let heard = 0

  function fail(error: unknown): void {
    trouble ??= error as Error
    close()
  }

  function close(): void {
    closed = true
    client.destroy()
  }

  async function untilSilent<T>(answer: Promise<T>): Promise<T> {
    const stop = watchSilence(() => bytes, fail)
    try {
      return await answer
    } catch (error) {
      throw trouble ?? error
    } finally {
      heard = 0
      stop()
    }
  }

  async function open(): Promise<void> {
    await untilSilent(client.connect())
    // Closed meanwhile: only now there is a socket that can be let go.
    if (closed) client.destroy()
    if (closed) throw trouble ?? new Error('the connection was closed')
    if (options.listens === true) await refuseReplica(send).catch(fail)
    if (trouble !== null) throw trouble
  }

  function send(command: readonly string[]): Promise<RedisReply> {
    return untilSilent(client.sendCommand<RedisReply>([...command]))
  }

  // Without a listener an error ends the process.
  client.on('error', fail)
  onBytes(client, (count) => {
    bytes += count
    heard += count
    if (heard > MAX_ANSWER) throw new Error(`TOOLARGE its answer has more than ${MAX_ANSWER / 1024 / 1024} MiB`)
  })
  return { client, opened: open(), usable: () => !closed, send, heardAll: () => (heard = 0), close }
}

const REPLICA = /^(slave|replica)$/

/** One that is cut off from its master hears nothing, and cannot tell. Not every server says its role, nor to everybody. */
async function refuseReplica(send: RedisConnection['send']): Promise<void> {
  try {
    const role = await send(['ROLE'])
    if (Array.isArray(role) && REPLICA.test(String(role[0]))) throw new Error('REPLICA this server is a replica')
  } catch (error) {
    if (!mayBeUntold(error)) throw error
  }
}

/** Whatever else is wrong with it is wrong for the subscription too. */
function mayBeUntold(error: unknown): boolean {
  const kind = troubleIn(error)
  return kind === 'UNKNOWN_COMMAND' || !Object.hasOwn(TROUBLES, kind)
}

function optionsFor(
  { host, port, tls, username, password, database }: RedisAddress,
  { ca, listens = false }: ConnectionOptions,
) {
  const common = { host, port, connectTimeout: CONNECT_MS, reconnectStrategy: false as const }
  // Only a subscription pings, so only there silence means anything.
  const waits = listens ? { ...common, socketTimeout: SILENT_MS } : common
  const socket = tls ? { ...waits, tls: true as const, ...(ca !== null && { ca }) } : waits
  return {
    socket,
    database,
    ...(username !== null && { username }),
    ...(password !== null && { password }),
    // Every server that speaks Redis knows the second protocol; some do not know the third.
    RESP: 2 as const,
    disableOfflineQueue: true,
    // Each command may cost money, and these need rights.
    disableClientInfo: true,
    maintNotifications: 'disabled' as const,
    commandOptions: { timeout: 0 },
    ...(listens && { pingInterval: PING_MS }),
  }
}

/** Calls `fail` when nothing came for too long; what came while this process itself stood still is read first. */
function watchSilence(bytes: () => number, fail: (error: Error) => void): () => void {
  const begun = steady()
  let known = bytes()
  let timer = setTimeout(look, SILENT_MS)
  let over = false

  function look(): void {
    setImmediate(() => {
      if (over) return
      if (steady() - begun > LONGEST_MS) return fail(new Error(`SILENT no whole answer within ${LONGEST_MS / 1000} s`))
      if (bytes() === known) return fail(new Error(`SILENT no answer within ${SILENT_MS / 1000} s`))
      known = bytes()
      timer = setTimeout(look, SILENT_MS)
    })
  }

  return () => {
    over = true
    clearTimeout(timer)
  }
}

/** The client has no other place where what arrives can be counted before it is kept. What `count` throws breaks the connection. */
function onBytes(client: Client, count: (bytes: number) => void): void {
  const { decoder } = client._getQueue()
  const write = decoder.write.bind(decoder)
  decoder.write = (chunk: Buffer) => {
    count(chunk.length)
    write(chunk)
  }
}
