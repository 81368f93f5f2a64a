import { ExternalError } from '../errors.js'
import type { BearerToken } from '../ports.js'
import { usualReach, type ByteRequest, type ReadVariable, type SentRequest } from './sent-request.js'

/** The request with the token that it names. Throws ExternalError where there is none to send. */
export function withToken(request: ByteRequest, bearer: BearerToken, read: ReadVariable): SentRequest {
  const reach = usualReach(request)
  const token = read(bearer.from)
  if (token === null && bearer.optional) return { ...request, reach }
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

function refusal(host: string, what: string, remedy: string): ExternalError {
  return new ExternalError(host, `${host}: ${what}`, { permanent: true, remedy })
}
