import type { Http, HttpRequest, HttpResponse } from '../ports.js'
import { createAgents, type Agents } from './agents.js'
import { exchange } from './exchange.js'
import { usualReach, type ByteRequest, type ReadVariable, type SentRequest } from './sent-request.js'

/** HTTP whose connections stay open from one request to the next. */
export interface ConnectedHttp extends Http {
  request(request: ByteRequest): Promise<HttpResponse>
  /** Closes them, so that the process can end. */
  close(): void
}

/** Plain HTTP and HTTPS with verified TLS, one time-out for the whole exchange and a cap on the answer. */
export function createHttp(read: ReadVariable = () => null): ConnectedHttp {
  const agents = createAgents()
  return {
    async request(request) {
      const { careful, maxRedirects = 0 } = request
      if (careful === undefined) return follow(await outgoing(request, read), maxRedirects, agents)
      const { askCarefully } = await import('./careful-request.js')
      return askCarefully(request, careful, { read, agents })
    },
    close: agents.close,
  }
}

/** Few requests name a token, so what it may be sent to loads with the first of them. */
async function outgoing(request: ByteRequest, read: ReadVariable): Promise<SentRequest> {
  if (request.bearer === undefined) return { ...request, reach: usualReach(request) }
  const { withToken } = await import('./bearer.js')
  return withToken(request, request.bearer, read)
}

async function follow(request: SentRequest, redirects: number, agents: Agents): Promise<HttpResponse> {
  const response = await exchange(request, agents)
  const location = response.headers['location']
  if (redirects === 0 || location === undefined || response.status < 300 || response.status >= 400) return response
  return follow(redirected(request, new URL(location, request.url)), redirects - 1, agents)
}

/** The same request at another address. Credentials are for the origin they were given for. */
function redirected(request: SentRequest, to: URL): SentRequest {
  if (to.origin === new URL(request.url).origin) return { ...request, url: to.href }
  const headers = withoutCredentials(request.headers)
  return { ...request, url: to.href, headers, reach: usualReach(request) }
}

function withoutCredentials(headers: HttpRequest['headers']): HttpRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers ?? {}).filter(([name]) => !['authorization', 'cookie'].includes(name.toLowerCase())),
  )
}
