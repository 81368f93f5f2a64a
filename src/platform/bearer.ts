import { ExternalError } from '../errors.js'
import type { HttpRequest } from '../ports.js'
import type { Reach } from './agents.js'

/** What a variable of the environment holds; null where it is not set. */
export type ReadVariable = (name: string) => string | null

/** A request as it is sent. */
export interface Outgoing extends HttpRequest {
  readonly reach: Reach
}

/** The request with the token that it names. Throws ExternalError where there is none to send. */
export function withToken({ bearer, ...request }: HttpRequest, read: ReadVariable): Outgoing {
  const reach = request.publicOnly ? 'public' : 'any'
  const token = bearer === undefined ? null : read(bearer.from)
  if (bearer === undefined || (token === null && bearer.optional)) return { ...request, reach }
  const { host, protocol } = new URL(request.url)
  if (token === null)
    throw refusal(host, `the environment has no ${bearer.from}`, `set ${bearer.from} to the token, or name another one`)
  if (/[^\x21-\x7e]/.test(token))
    throw refusal(host, `${bearer.from} holds characters that no header can carry`, 'copy the token once more')
  const isOpen = protocol !== 'https:'
  if (isOpen && reach === 'public')
    throw refusal(host, 'a token is not sent to strangers without TLS', 'write the address with https://')
  const headers = { ...request.headers, authorization: `Bearer ${token}` }
  return { ...request, headers, reach: isOpen ? 'private' : reach }
}

/** The same request at another address, to which credentials go only where they were meant to. */
export function redirected(request: Outgoing, to: URL): Outgoing {
  if (to.origin === new URL(request.url).origin) return { ...request, url: to.href }
  const headers = withoutCredentials(request.headers)
  return { ...request, url: to.href, headers, reach: request.publicOnly ? 'public' : 'any' }
}

function withoutCredentials(headers: HttpRequest['headers']): HttpRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers ?? {}).filter(([name]) => !['authorization', 'cookie'].includes(name.toLowerCase())),
  )
}

function refusal(host: string, what: string, remedy: string): ExternalError {
  return new ExternalError(host, `${host}: ${what}`, { permanent: true, remedy })
}
