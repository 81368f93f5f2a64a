import type { RedisAddress } from '../domain/redis-address.js'
import { cut } from '../domain/safe-text.js'
import type { RedisChannels, RedisListener } from '../ports.js'
import { openConnection, type RedisConnection } from './redis-connection.js'
import { redisFault } from './redis-fault.js'

const FIRST_RETRY_MS = 250
/** Who returns is heard again within this. */
const LONGEST_RETRY_MS = 2_000
/** A beat has a few hundred bytes; of what is larger only the beginning is passed on. */
const MAX_MESSAGE = 1024 * 1024

export interface Server {
  readonly address: RedisAddress
  readonly ca: string | null
}

/** Tries for ever, ever less often, until it is stopped; resolves after the first try. */
export async function subscribeTo(
  server: Server,
  channels: RedisChannels,
  listener: RedisListener,
): Promise<{ stop(): void }> {
  const asked = ['SUBSCRIBE', channels.names[0] ?? channels.patterns[0] ?? '']
  let current: RedisConnection | null = null
  let timer: NodeJS.Timeout | undefined
  let pause = FIRST_RETRY_MS

  async function listen(): Promise<void> {
    const connection = openConnection(server.address, { ca: server.ca, listens: true })
    current = connection
    try {
      await connection.opened
      await subscribe(connection, channels, (channel, text) => {
        if (current === connection) listener.message(channel, cut(text, MAX_MESSAGE))
      })
    } catch (error) {
      return lost(connection, error)
    }
    if (current !== connection) return
    connection.client.on('error', (error: unknown) => lost(connection, error))
    pause = FIRST_RETRY_MS
    listener.listening()
  }

  /** However often one connection breaks, it is replaced once. */
  function lost(connection: RedisConnection, error: unknown): void {
    if (current !== connection) return
    current = null
    connection.close()
    listener.deaf(redisFault(error, { address: server.address, command: asked }))
    timer = setTimeout(() => void listen(), pause)
    pause = Math.min(2 * pause, LONGEST_RETRY_MS)
  }

  await listen()
  return {
    stop() {
      clearTimeout(timer)
      current?.close()
      current = null
    },
  }
}

async function subscribe(
  { client, heardAll }: RedisConnection,
  { names, patterns }: RedisChannels,
  message: (channel: string, text: string) => void,
): Promise<void> {
  const hear = (text: string, channel: string): void => {
    heardAll()
    message(channel, text)
  }
  client.on('ping-interval', heardAll)
  if (names.length > 0) await client.subscribe([...names], hear)
  if (patterns.length > 0) await client.pSubscribe([...patterns], hear)
}
