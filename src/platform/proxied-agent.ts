import type { Agent } from 'node:http'
import { moduleFor, type AgentOptions } from './agents.js'

/** Connections through this proxy that outlive a request: by Node where it knows how to, else by the library. */
export async function proxiedAgent(secure: boolean, { href }: URL): Promise<Agent> {
  if (nodeKnowsProxies(process.versions.node)) {
    const options: AgentOptions = { keepAlive: true, proxyEnv: { http_proxy: href, https_proxy: href } }
    return new (moduleFor(secure).Agent)(options)
  }
  const { HttpProxyAgent, HttpsProxyAgent } = await import('./proxy-library.js')
  return secure ? new HttpsProxyAgent(href, { keepAlive: true }) : new HttpProxyAgent(href, { keepAlive: true })
}

/** https://nodejs.org/api/http.html#new-agentoptions */
export function nodeKnowsProxies(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21)
}
