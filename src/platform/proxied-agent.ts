import type { Agent } from 'node:http'
import { notingIdle } from './idle-sockets.js'
import { proxyFor } from './proxy-for.js'

/** A way through a proxy, which looks names up for itself. */
export interface Proxied {
  readonly agent: Agent
  /** `proxy.example.org:3128` */
  readonly proxy: string
}

/** The way that the environment names for an address, among those that are open; null where it is asked itself. Throws ExternalError. */
export async function throughProxy(url: URL, agents: Map<string, Agent>): Promise<Proxied | null> {
  const proxy = proxyFor(url, process.env)
  if (proxy === null) return null
  const key = `${url.protocol} ${proxy.href}`
  const agent = agents.get(key) ?? notingIdle(await proxiedAgent(url.protocol === 'https:', proxy))
  agents.set(key, agent)
  return { agent, proxy: proxy.host }
}

type ProxyOptions = ConstructorParameters<typeof Agent>[0] & { readonly proxyEnv: NodeJS.ProcessEnv }

/** Connections through this proxy that outlive a request: by Node where it knows how to, else by the library. */
async function proxiedAgent(secure: boolean, { href }: URL): Promise<Agent> {
  if (nodeKnowsProxies(process.versions.node)) {
    const options: ProxyOptions = { keepAlive: true, proxyEnv: { http_proxy: href, https_proxy: href } }
    return new (process.getBuiltinModule(secure ? 'node:https' : 'node:http').Agent)(options)
  }
  const { HttpProxyAgent, HttpsProxyAgent } = await import('./proxy-library.js')
  return secure ? new HttpsProxyAgent(href, { keepAlive: true }) : new HttpProxyAgent(href, { keepAlive: true })
}

/** https://nodejs.org/api/http.html#new-agentoptions */
export function nodeKnowsProxies(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21)
}
