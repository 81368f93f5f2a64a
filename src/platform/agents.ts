import type { Agent } from 'node:http'

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
  /** Closes every connection, so that the process can end. */
  close(): void
}

/** A proxy looks names up for itself. */
export interface Proxied {
  readonly agent: Agent
  /** `proxy.example.org:3128` */
  readonly proxy: string
}

export type AgentOptions = ConstructorParameters<typeof Agent>[0] & { proxyEnv?: NodeJS.ProcessEnv }

/** What proxies load with. */
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']

export function createAgents(): Agents {
  const agents = new Map<string, Agent>()
  return {
    of(secure, reach) {
      // Where a socket leads was looked at when it was opened: one that may lead anywhere is not for who may not.
      const key = `${secure} ${reach}`
      const agent = agents.get(key) ?? createAgent(secure)
      agents.set(key, agent)
      return agent
    },
    async through(url) {
      if (!PROXIES.some((name) => process.env[name])) return null
      const { proxyFor } = await import('./proxy-for.js')
      const proxy = proxyFor(url, process.env)
      if (proxy === null) return null
      const secure = url.protocol === 'https:'
      const key = `${secure} ${proxy.href}`
      const { proxiedAgent } = await import('./proxied-agent.js')
      const agent = agents.get(key) ?? (await proxiedAgent(secure, proxy))
      agents.set(key, agent)
      return { agent, proxy: proxy.host }
    },
    close() {
      for (const agent of agents.values()) agent.destroy()
      agents.clear()
    },
  }
}

function createAgent(secure: boolean): Agent {
  return new (moduleFor(secure).Agent)({ keepAlive: true })
}
