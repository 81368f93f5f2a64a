import { ExternalError } from '../errors.js'
import type { HttpResponse } from '../ports.js'
import { moduleFor, type Agents } from './agents.js'
import { dropIdle } from './idle-sockets.js'
import type { Proxied } from './proxied-agent.js'
import type { Lookup } from './reach.js'
import type { ByteRequest, SentRequest } from './sent-request.js'

const DEFAULT_TIMEOUT_MS = 10_000
const DEFAULT_MAX_BYTES = 1024 * 1024

/** One question and its answer, to whom the request may go and nobody else. Redirects are returned as they are. */
export async function exchange(request: SentRequest, agents: Agents): Promise<HttpResponse> {
  const url = new URL(request.url)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw fault(url, `${url.protocol} is not http or https`, true)
  const { reach } = request
  const proxied = await agents.through(url)
  if (reach === 'any') return send(request, { url, agents, proxied })
  const { lookupWithin } = await import('./reach.js')
  const lookup = lookupWithin(reach, url, proxied !== null)
  return send(request, { url, agents, proxied, ...(proxied === null && { lookup }) })
}

interface Way {
  readonly url: URL
  readonly agents: Agents
  readonly proxied: Proxied | null
  /** Absent for whoever may ask anybody, and where a proxy looks the name up. */
  readonly lookup?: Lookup
}

function send(request: SentRequest, { url, agents, proxied, lookup }: Way): Promise<HttpResponse> {
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const timeoutMs = request.timeoutMs ?? DEFAULT_TIMEOUT_MS
    const agent = proxied?.agent ?? agents.of(secure, request.reach)
    if (!['GET', 'HEAD'].includes(request.method)) dropIdle(agent)
    const call = moduleFor(secure).request(
      url,
      {
        method: request.method,
        headers: headersOf(request),
        agent,
        ...(lookup && { lookup }),
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
      reject(cause instanceof ExternalError ? cause : faultOf(url, cause, proxied))
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

function headersOf(request: ByteRequest): Record<string, string> {
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
export function fault(url: URL, what: string, permanent: boolean, cause?: unknown): ExternalError {
  return new ExternalError(url.hostname, `${url.host}: ${what}`, { permanent, cause })
}

function faultOf(url: URL, cause: unknown, proxied: Proxied | null): ExternalError {
  const { code } = (cause ?? {}) as { readonly code?: unknown }
  const why = typeof code === 'string' ? ` (${code})` : ''
  const way = proxied === null ? '' : ` through the proxy ${proxied.proxy}`
  return fault(url, `connection failed${way}${why}`, false, cause)
}
