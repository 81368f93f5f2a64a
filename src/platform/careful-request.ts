import { ExternalError } from '../errors.js'
import type { CarefulRequest, HttpResponse } from '../ports.js'
import type { Agents, Reach } from './agents.js'
import { steady } from './clock.js'
import { nextRequest } from './careful-redirect.js'
import { exchange, fault } from './exchange.js'
import { filledIn } from './filled-in.js'
import { hiddenAnswer } from './hidden-answer.js'
import { CREDENTIALS, unasked, WHY } from './reach.js'
import type { ByteRequest, ReadVariable } from './sent-request.js'

const DEFAULT_TIMEOUT_MS = 10_000
/** Names that lead to what gives away the credentials of a machine, wherever a proxy or a resolver finds them. */
const GIVING = /^(metadata(\.google\.internal|\.goog)?|instance-data(\.ec2\.internal)?)\.?$/i

interface Way {
  readonly agents: Agents
  readonly allowHttp: boolean
  /** An address of one's own network may be asked. */
  readonly mayBeOwn: boolean
  readonly secrets: readonly string[]
  readonly endsAt: number
}

/** Asks an address that may be anybody's: see CarefulRequest. Throws ExternalError. */
export async function askCarefully(
  request: ByteRequest,
  { allowHttp }: CarefulRequest,
  { read, agents }: { readonly read: ReadVariable; readonly agents: Agents },
): Promise<HttpResponse> {
  const { asked, secrets } = filledIn(request, read)
  const endsAt = steady() + (request.timeoutMs ?? DEFAULT_TIMEOUT_MS)
  const way = { agents, allowHttp, mayBeOwn: !request.publicOnly, secrets, endsAt }
  return hiddenAnswer(await follow(asked, request.maxRedirects ?? 0, way), secrets)
}

async function follow(request: ByteRequest, redirects: number, way: Way): Promise<HttpResponse> {
  const url = new URL(request.url)
  const timeoutMs = Math.ceil(way.endsAt - steady())
  if (timeoutMs <= 0) throw fault(url, 'no whole answer in time', false)
  const response = await exchange({ ...request, reach: reachOf(url, way), timeoutMs }, way.agents)
  const next = nextRequest(request, response, way.secrets)
  if (next === null) return understood(url, response)
  if (redirects === 0) throw fault(url, 'redirects from one address to the next', true)
  try {
    return await follow(next, redirects - 1, way)
  } catch (error) {
    throw error instanceof ExternalError && error.fault.unasked ? redirectedTo(url, error) : error
  }
}

/** It was asked, and led to where nobody may go. */
function redirectedTo(url: URL, { message, service, fault: { remedy } }: ExternalError): ExternalError {
  const what = `${url.host} redirects to what is not asked: ${message}`
  return new ExternalError(service, what, { permanent: true, ...(remedy && { remedy }) })
}

/** Whom the request may go to, by what it carries and what is allowed. */
function reachOf(url: URL, { allowHttp, mayBeOwn, secrets }: Way): Reach {
  if (GIVING.test(url.hostname)) throw unasked(url, CREDENTIALS)
  const usual = mayBeOwn ? 'harmless' : 'public'
  if (url.protocol === 'https:') return usual
  if (mayBeOwn && secrets.length > 0) return 'private'
  if (secrets.length > 0) throw unasked(url, WHY.private)
  if (allowHttp) return usual
  if (mayBeOwn) return 'own'
  throw unasked(url, WHY.public)
}

/** No coding was asked for: what comes in one nevertheless may be as large as it likes once it is taken out. */
function understood(url: URL, response: HttpResponse): HttpResponse {
  const coding = response.headers['content-encoding'] ?? 'identity'
  if (/^\s*(identity)?\s*$/i.test(coding)) return response
  throw fault(url, 'the answer is packed, which was not asked for', true)
}
