import type { Agent } from 'node:http'

// Through getBuiltinModule: an `import` of node:http loads undici with it on Node 24, half of a process start. Each when
// first used: TLS alone costs another third.
export const moduleFor = (secure: boolean) => (secure ? process.getBuiltinModule('node:https') : plainHttp())
const plainHttp = () => process.getBuiltinModule('node:http')

/** Sockets that outlive a request, one agent a protocol: requests to one host share connections. */
export interface Agents {
  of(secure: boolean): Agent
  /** Closes every connection, so that the process can end. */
  close(): void
}

type AgentOptions = ConstructorParameters<typeof Agent>[0] & { proxyEnv?: NodeJS.ProcessEnv }

export function createAgents(): Agents {
  const agents = new Map<boolean, Agent>()
  return {
    of(secure) {
      const agent = agents.get(secure) ?? createAgent(secure)
      agents.set(secure, agent)
      return agent
    },
    close() {
      for (const agent of agents.values()) agent.destroy()
      agents.clear()
    },
  }
}

/** Proxy variables work where Node knows them (24.5). */
function createAgent(secure: boolean): Agent {
  const options: AgentOptions = { keepAlive: true, proxyEnv: process.env }
  return new (moduleFor(secure).Agent)(options)
}
