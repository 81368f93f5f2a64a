import { shownAddress, type RedisAddress } from '../domain/redis-address.js'
import { ExternalError, messageOf } from '../errors.js'
import type { RedisReply } from '../ports.js'
import { openConnection, type RedisConnection } from './redis-connection.js'
import { redisFault } from './redis-fault.js'

/** The keys of one layout lie on one node; more are only met by who asks for keys of somebody else. */
const MOST_NODES = 8

/** One server, or the nodes of a cluster that have what is asked for. */
export interface RedisNodes {
  /** Rejects with ExternalError. */
  call(command: readonly string[]): Promise<RedisReply>
  close(): void
}

export function createNodes(home: RedisAddress, ca: string | null): RedisNodes {
  const connections = new Map<string, RedisConnection>()
  /** The node that had the keys last. */
  let latest = home
  let closed = false

  async function ask(address: RedisAddress, command: readonly string[]): Promise<RedisReply> {
    try {
      const connection = connectionTo(address)
      await connection.opened
      return await connection.send(command)
    } catch (error) {
      throw redisFault(error, { address, command })
    }
  }

  function connectionTo(address: RedisAddress): RedisConnection {
    if (closed) throw new Error('the connection was closed')
    const where = shownAddress(address)
    const known = connections.get(where)
    if (known?.usable()) return known
    const opened = openConnection(address, { ca })
    connections.set(where, opened)
    return opened
  }

  function tooMany(address: RedisAddress): boolean {
    return connections.size >= MOST_NODES && !connections.has(shownAddress(address))
  }

  return {
    async call(command) {
      const asked = latest
      try {
        return await ask(asked, command)
      } catch (error) {
        const other = movedTo(error, asked)
        // A node that is gone does not say who has its keys now.
        latest = other ?? home
        if (other === null || tooMany(other)) throw error
        return ask(other, command)
      }
    },
    close() {
      closed = true
      for (const connection of connections.values()) connection.close()
      connections.clear()
    },
  }
}

/** Where a node of a cluster sends us; it has done nothing then, so that the command may be sent there. */
function movedTo(error: unknown, asked: RedisAddress): RedisAddress | null {
  const said = error instanceof ExternalError ? messageOf(error.fault.cause) : ''
  const [, host = '', port = ''] = /^MOVED \d+ (\S*):(\d{1,5})$/.exec(said) ?? []
  if (port === '') return null
  // Without a host it is the same one.
  return { ...asked, host: host === '' || host === '?' ? asked.host : host, port: Number(port) }
}
