import { createHash } from 'node:crypto'
import { messageOf } from '../errors.js'
import type { Redis, RedisChannels, RedisListener, RedisReply, RedisScript } from '../ports.js'
import { redisFault } from './redis-fault.js'
import { RedisClient } from './redis-library.js'

/** Where one Redis is, and whom to trust there. */
export interface RedisAddress {
  /** May hold a password. */
  readonly url: string
  /** Certificates to trust, PEM; null for those of the system. */
  readonly ca: string | null
}

const CONNECT_MS = 2_000
/** A server that accepts and then says nothing, or is stopped, is noticed by this. */
const SILENT_MS = 3_000
/** Keeps a quiet subscription from being taken for a dead one. */
const PING_MS = 1_000
const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 5_000

type Client = ReturnType<typeof RedisClient.create>

/** Connects when it is first asked, and anew when it is asked after the connection was lost. */
export function createRedis({ url, ca }: RedisAddress): Redis {
  const where = new URL(url).host
  const digests = new WeakMap<RedisScript, string>()
  const subscriptions = new Set<{ stop(): void }>()
  let client: Client | null = null
  let connecting: Promise<Client> | null = null

  function connected(): Promise<Client> {
    if (client?.isReady) return Promise.resolve(client)
    connecting ??= connect(url, ca, {}).then(
      (made) => {
        client = made
        connecting = null
        return made
      },
      (error: unknown) => {
        connecting = null
        throw redisFault(error, where)
      },
    )
    return connecting
  }

  async function call(command: readonly (string | number)[]): Promise<RedisReply> {
    const ready = await connected()
    try {
      return await ready.sendCommand<RedisReply>(command.map(String))
    } catch (error) {
      throw redisFault(error, where)
    }
  }

  async function run(
    script: RedisScript,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<RedisReply> {
    const digest = digests.get(script) ?? createHash('sha1').update(script.text).digest('hex')
    digests.set(script, digest)
    try {
      return await call(['EVALSHA', digest, keys.length, ...keys, ...args])
    } catch (error) {
      if (!/\bNOSCRIPT\b/.test(messageOf(error))) throw error
      return call(['EVAL', script.text, keys.length, ...keys, ...args])
    }
  }

  return {
    call,
    run,
    async subscribe(channels, listener) {
      const subscription = await subscribeTo({ url, ca, where }, channels, listener)
      subscriptions.add(subscription)
      return { stop: () => (subscriptions.delete(subscription), subscription.stop()) }
    },
    close() {
      for (const subscription of subscriptions) subscription.stop()
      client?.destroy()
      client = null
    },
  }
}

async function connect(url: string, ca: string | null, more: { pingInterval?: number }): Promise<Client> {
  const common = { connectTimeout: CONNECT_MS, socketTimeout: SILENT_MS, reconnectStrategy: false as const }
  const socket = url.startsWith('rediss:') ? { ...common, tls: true as const, ...(ca !== null && { ca }) } : common
  const client = RedisClient.create({
    url,
    // Every server that speaks Redis knows the second protocol; some do not know the third.
    RESP: 2,
    disableOfflineQueue: true,
    commandOptions: { timeout: SILENT_MS },
    socket,
    ...more,
  }) as unknown as Client
  let first: unknown = null
  // Without a listener an error ends the process.
  client.on('error', (error: unknown) => (first ??= error))
  try {
    await client.connect()
    return client
  } catch (error) {
    if (client.isOpen) client.destroy()
    throw first ?? error
  }
}

interface Server extends RedisAddress {
  readonly where: string
}

/** Tries for ever, ever less often, until it is stopped; resolves after the first try. */
async function subscribeTo(
  { url, ca, where }: Server,
  { names, patterns }: RedisChannels,
  listener: RedisListener,
): Promise<{ stop(): void }> {
  let stopped = false
  let client: Client | null = null
  let timer: NodeJS.Timeout | undefined
  let pause = FIRST_RETRY_MS

  async function listen(): Promise<void> {
    try {
      const made = await connect(url, ca, { pingInterval: PING_MS })
      if (stopped) return made.destroy()
      client = made
      made.on('error', (error: unknown) => lost(made, error))
      made.on('end', () => lost(made, new Error('the connection was closed')))
      const hear = (text: string, channel: string): void => listener.message(channel, text)
      if (names.length > 0) await made.subscribe([...names], hear)
      if (patterns.length > 0) await made.pSubscribe([...patterns], hear)
      if (client !== made) return
      pause = FIRST_RETRY_MS
      listener.listening()
    } catch (error) {
      lost(client, error)
    }
  }

  function lost(made: Client | null, error: unknown): void {
    if (stopped || made !== client) return
    if (client?.isOpen) client.destroy()
    client = null
    listener.deaf(redisFault(error, where))
    timer = setTimeout(() => void listen(), pause)
    pause = Math.min(2 * pause, LONGEST_RETRY_MS)
  }

  await listen()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      if (client?.isOpen) client.destroy()
      client = null
    },
  }
}
