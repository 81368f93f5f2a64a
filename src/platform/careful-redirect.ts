import { secretForms } from '../domain/secret-forms.js'
import type { HttpResponse } from '../ports.js'
import { fault } from './exchange.js'
import type { ByteRequest } from './sent-request.js'

const MOVED = [301, 302, 303, 307, 308]
/** What may be told to a stranger whom a redirect names. */
const TOLD = ['accept', 'accept-encoding', 'accept-language', 'user-agent']

/** What a redirect asks for, as a browser does it; null where there is none. Throws ExternalError where it is not followed. */
export function nextRequest(
  request: ByteRequest,
  { status, headers: { location } }: HttpResponse,
  secrets: readonly string[],
): ByteRequest | null {
  if (!MOVED.includes(status) || location === undefined) return null
  const from = new URL(request.url)
  const to = URL.canParse(location, from.href) ? new URL(location, from) : null
  if (to === null || !/^https?:$/.test(to.protocol)) throw fault(from, 'redirects to what is no address', true)
  if (to.username !== '' || to.password !== '') throw fault(from, 'redirects to an address with a login', true)
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw fault(from, 'redirects from https to http, which is not followed', true)
  const next = { ...withMethod(request, status), url: to.href }
  if (to.origin === from.origin) return next
  const carries = secrets.length > 0 ? 'a secret' : next.body === undefined ? null : 'a body'
  if (carries !== null)
    throw fault(from, `redirects to ${named(to, secrets)}, and ${carries} is not sent to another origin`, true)
  return { ...next, headers: only(next.headers, (name) => TOLD.includes(name)) }
}

/** 307 and 308 keep what was asked; after the others a form is not sent again. */
function withMethod(request: ByteRequest, status: number): ByteRequest {
  const keeps = status >= 307 || request.method === 'HEAD' || (status !== 303 && request.method !== 'POST')
  if (keeps) return request
  const headers = only(request.headers, (name) => !/^content-/.test(name))
  return { ...request, method: 'GET', headers, body: undefined }
}

function only(headers: ByteRequest['headers'], isKept: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => isKept(name.toLowerCase())))
}

/** So many letters of a secret in a row are no chance. */
const GIVEN_AWAY = 5

/** A server that puts what it was told into the name of a host would have it shown: whole, in part, coded, or between dots. */
function named({ host }: URL, secrets: readonly string[]): string {
  const letters = lettersOf(host)
  const forms = secrets.flatMap(secretForms).map(lettersOf)
  const told = Array.from({ length: Math.max(0, letters.length - GIVEN_AWAY + 1) }, (_, at) =>
    letters.slice(at, at + GIVEN_AWAY),
  ).some((part) => forms.some((form) => form.includes(part)))
  return told || host.length > 100 ? 'another host' : host
}

/** Names are written small. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
