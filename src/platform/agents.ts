import type { Agent } from 'node:http'
import { notingIdle } from './idle-sockets.js'
import type { Proxied } from './proxied-agent.js'

// Through getBuiltinModule: an `import` of node:http loads undici with it on Node 24, half of a process start. Each when
// first used: TLS alone costs another third.
export const moduleFor = (secure: boolean) => (secure ? process.getBuiltinModule('node:https') : plainHttp())
const plainHttp = () => process.getBuiltinModule('node:http')

/**
 * Which addresses may be connected to: all; none of one's own network; those alone, since a secret goes there without TLS (`private`)
 * or nothing may go elsewhere without it (`own`); all but those that give away the credentials of a machine (`harmless`).
 */
export type Reach = 'any' | 'public' | 'private' | 'own' | 'harmless'

/** Sockets that outlive a request, one agent a protocol and reach: requests to one host share connections. */
export interface Agents {
  of(secure: boolean, reach: Reach): Agent
  /** The way through the proxy that the environment names for an address; null where it is asked itself. Throws ExternalError. */
  through(url: URL): Promise<Proxied | null>
  /** Closes every connection in the next turn, so that the process can end; one that ends at once need not wait for that. */
  close(): void
}

/** What proxies load with. */
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']

export function createAgents(): Agents {
  const agents = new Map<string, Agent>()
  return {
    of(secure, reach) {
      // Where a socket leads was looked at when it was opened: one that may lead anywhere is not for who may not.
      const key = `${secure} ${reach}`
      const agent = agents.get(key) ?? notingIdle(createAgent(secure))
      agents.set(key, agent)
      return agent
    },
    through: async (url) =>
      PROXIES.some((name) => process.env[name]) ? (await import('./proxied-agent.js')).throughProxy(url, agents) : null,
    close() {
      const open = [...agents.values()]
      agents.clear()
      setImmediate(() => open.forEach((agent) => agent.destroy()))
    },
  }
}

function createAgent(secure: boolean): Agent {
  return new (moduleFor(secure).Agent)({ keepAlive: true })
}
