import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { shownAddress, type RedisAddress } from '../domain/redis-address.js'
import type { ClientClock } from './clock.js'
import type { RedisScripts } from './redis-sink.js'
import { openSocket, type RedisSocket } from './redis-socket.js'
import type { Reply } from './resp.js'
import { messageOf } from './sink.js'

type Command = readonly (string | number)[]

/** Speaks with one Redis over one connection, which is opened when it is needed. */
export function createRedisWriter(home: RedisAddress, caPath: string | null, clock: ClientClock): RedisScripts {
  const digests = new Map<string, string>()
  let open: RedisSocket | null = null
  let closed = false
  /** A node of a cluster says which other one has the keys. */
  let address = home

  async function socket(): Promise<RedisSocket> {
    if (open?.isOpen) return open
    const ca = caPath === null ? null : await readFile(caPath, 'utf8')
    const opened = await openSocket(address, ca, clock)
    open = opened
    // Given up meanwhile.
    if (closed) opened.close()
    return opened
  }

  async function send(command: Command): Promise<Reply> {
    try {
      return await (await socket()).send(command)
    } catch (error) {
      if (isUnknownScript(error)) throw error
      const [, host = '', port] = /^MOVED \d+ (\S*):(\d{1,5})$/.exec(messageOf(error)) ?? []
      const moved = port !== undefined && address === home
      open?.close()
      address = moved ? { ...home, host: host === '' ? home.host : host, port: Number(port) } : home
      if (!moved) throw error
      return (await socket()).send(command)
    }
  }

  async function run(script: string, keys: readonly string[], args: Command): Promise<Reply> {
    const digest = digests.get(script) ?? createHash('sha1').update(script).digest('hex')
    digests.set(script, digest)
    try {
      return await send(['EVALSHA', digest, keys.length, ...keys, ...args])
    } catch (error) {
      if (!isUnknownScript(error)) throw error
      return send(['EVAL', script, keys.length, ...keys, ...args])
    }
  }

  async function told<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked
    } catch (error) {
      throw new Error(`Redis at ${shownAddress(address)}: ${saidIn(error)}${remedyOf(error)}`)
    }
  }

  return {
    ready: () => told(socket().then(() => undefined)),
    run: (script, keys, args) => told(run(script, keys, args)),
    close() {
      closed = true
      open?.close()
      open = null
    },
  }
}

/** The server is well, and only wants all of it. */
function isUnknownScript(error: unknown): boolean {
  return /^NOSCRIPT\b/.test(messageOf(error))
}

function saidIn(error: unknown): string {
  const [line = ''] = messageOf(error).split('\n')
  return line.replace(/,? with args beginning with.*$/, '').slice(0, 200)
}

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'nothing listens there; start Redis, or correct the address'],
  [/ENOTFOUND|EAI_AGAIN/, 'there is no such host; correct the address'],
  [/NOAUTH/, 'write the password into the address: rediss://user:password@host:port'],
  [/WRONGPASS|invalid password|without any password/, 'correct user and password in the address'],
  [/NOPERM|can't run this command/, 'the rights that are needed are printed by "heartbeat redis acl"'],
  [
    /self-signed|unable to (get|verify)|UNABLE_TO/,
    'name the file of its authority with the option ca, or NODE_EXTRA_CA_CERTS',
  ],
  [/READONLY/, 'this is a replica; give the address of the master'],
  [
    /answers is no Redis|wrong version number|packet length/,
    'redis:// is plain and rediss:// is TLS; correct the address',
  ],
]

function remedyOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  const said = `${typeof code === 'string' ? code : ''} ${messageOf(error)}`
  const [, remedy] = REMEDIES.find(([words]) => words.test(said)) ?? []
  return remedy === undefined ? '' : `; ${remedy}`
}
