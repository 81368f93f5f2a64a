import { request as httpRequest } from 'node:http'
import { bodyOf } from './http-server.js'

export interface UpstreamAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

// And no ETag: the front makes its own.
const ofThisHop = new Set(['host', 'connection', 'transfer-encoding', 'if-none-match', 'accept-encoding'])

export interface UpstreamRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A GitHub that answers in this process. */
export type Upstream = (request: UpstreamRequest) => Promise<UpstreamAnswer>

/** Passes one request on, headers and all, to an address or to who answers here. */
export function askUpstream(upstream: string | Upstream, request: UpstreamRequest): Promise<UpstreamAnswer> {
  return typeof upstream === 'string' ? askAddress(upstream, request) : upstream(request)
}

function askAddress(upstream: string, request: UpstreamRequest): Promise<UpstreamAnswer> {
  const body = Buffer.from(request.body)
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !ofThisHop.has(name)))
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      `${upstream}${request.target}`,
      { method: request.method, headers: { ...headers, 'content-length': String(body.length) }, agent: false },
      (incoming) => {
        bodyOf(incoming).then((bytes) => {
          const entries = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
          resolve({
            status: incoming.statusCode ?? 0,
            headers: Object.fromEntries(entries) as Record<string, string>,
            body: bytes,
          })
        }, reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
