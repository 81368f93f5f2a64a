import { ExternalError } from '../errors.js'
import type { Http, HttpRequest, HttpResponse } from '../ports.js'
import { createAgents, moduleFor, type Agents } from './agents.js'
import { redirected, withToken, type Outgoing, type ReadVariable } from './bearer.js'
import { lookupWithin, outOfReach, reachProblem, type OutOfReach } from './reach.js'

const DEFAULT_TIMEOUT_MS = 10_000
const DEFAULT_MAX_BYTES = 1024 * 1024

/** HTTP whose connections stay open from one request to the next. */
export interface ConnectedHttp extends Http {
  /** Closes them, so that the process can end. */
  close(): void
}

/** Plain HTTP and HTTPS with verified TLS, one time-out for the whole exchange and a cap on the answer. */
export function createHttp(read: ReadVariable = () => null): ConnectedHttp {
  const agents = createAgents()
  return {
    request: async (request) => follow(withToken(request, read), request.maxRedirects ?? 0, agents),
    close: agents.close,
  }
}

async function follow(request: Outgoing, redirects: number, agents: Agents): Promise<HttpResponse> {
  const response = await exchange(request, agents)
  const location = response.headers['location']
  if (redirects === 0 || location === undefined || response.status < 300 || response.status >= 400) return response
  return follow(redirected(request, new URL(location, request.url)), redirects - 1, agents)
}

function isAddress(host: string): boolean {
  return process.getBuiltinModule('node:net').isIP(host) !== 0
}

function exchange(request: Outgoing, agents: Agents): Promise<HttpResponse> {
  const url = new URL(request.url)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return Promise.reject(fault(url, `${url.protocol} is not http or https`, true))
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const { reach } = request
  const refused = isAddress(host) ? reachProblem(host, reach) : null
  if (refused !== null) return Promise.reject(unreachable(url, refused))
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const timeoutMs = request.timeoutMs ?? DEFAULT_TIMEOUT_MS
    const call = moduleFor(secure).request(
      url,
      {
        method: request.method,
        headers: headersOf(request),
        agent: agents.of(secure, reach),
        ...(reach === 'any' ? {} : { lookup: lookupWithin(reach) }),
      },
      (answer) => {
        const chunks: Buffer[] = []
        let size = 0
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length
          chunks.push(chunk)
          if (size > (request.maxBytes ?? DEFAULT_MAX_BYTES)) {
            fail(fault(url, `the answer is larger than ${request.maxBytes ?? DEFAULT_MAX_BYTES} bytes`, true))
            call.destroy()
          }
        })
        answer.on('aborted', () => fail(fault(url, 'the connection broke off', false)))
        answer.on('error', (cause) => fail(cause))
        answer.on('end', () => {
          clearTimeout(timer)
          resolve({
            status: answer.statusCode ?? 0,
            headers: plainHeaders(answer.headers),
            body: Buffer.concat(chunks).toString('utf8'),
          })
        })
      },
    )
    const fail = (cause: unknown): void => {
      clearTimeout(timer)
      reject(cause instanceof ExternalError ? cause : faultOf(url, cause))
    }
    // Not only until the first byte: a peer that drips must not hold the run.
    const timer = setTimeout(() => {
      fail(fault(url, `no whole answer within ${timeoutMs / 1000} s`, false))
      call.destroy()
    }, timeoutMs)
    call.on('error', fail)
    call.end(request.body)
  })
}

function headersOf(request: HttpRequest): Record<string, string> {
  const body: Record<string, string> =
    request.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(request.body)) }
  return { 'user-agent': 'heartbeat', ...request.headers, ...body }
}

function plainHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
}

/** Names the host alone: paths and queries may hold secrets. */
function fault(url: URL, what: string, permanent: boolean, cause?: unknown): ExternalError {
  return new ExternalError(url.hostname, `${url.host}: ${what}`, { permanent, cause })
}

function unreachable(url: URL, { what, remedy }: OutOfReach): ExternalError {
  return new ExternalError(url.hostname, `${url.host}: ${what}`, { permanent: true, ...(remedy && { remedy }) })
}

function faultOf(url: URL, cause: unknown): ExternalError {
  const refused = outOfReach(cause)
  if (refused !== null) return unreachable(url, refused)
  const code = (cause as { code?: unknown } | null)?.code
  const why = typeof code === 'string' ? ` (${code})` : ''
  return fault(url, `connection failed${why}`, false, cause)
}
