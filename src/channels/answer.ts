import { cut, oneLine } from '../domain/safe-text.js'
import { hideSecrets } from '../domain/hide-secrets.js'
import { ExternalError } from '../errors.js'
import type { Http, HttpRequest, HttpResponse } from '../ports.js'

const TIMEOUT_MS = 10_000
const MAX_ANSWER_BYTES = 64 * 1024
const LONGEST_EXPLANATION = 160

/** How one service is to be talked to. */
export interface Conversation {
  readonly service: string
  /** Whatever the service might repeat in its answer and nobody may see. */
  readonly secrets: readonly string[]
  /** The reason in the words of the service, out of the answer's text; empty when there is none. */
  explain?(body: string): string
  /** What a person can do about an answer with this status. */
  remedy?(status: number, body: string): string | undefined
}

/** Sends one request and returns the answer if it is a good one (2xx); redirects are not followed. Throws ExternalError. */
export async function ask(http: Http, request: HttpRequest, conversation: Conversation): Promise<HttpResponse> {
  const response = await http.request({
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_ANSWER_BYTES,
    maxRedirects: 0,
    ...request,
  })
  if (response.status >= 200 && response.status < 300) return response
  throw refusal(new URL(request.url).host, response, conversation)
}

/** An answer that says no, as an error that names the host alone. */
export function refusal(host: string, response: HttpResponse, conversation: Conversation): ExternalError {
  const { status } = response
  const said = cut(
    hideSecrets(oneLine(conversation.explain?.(response.body) ?? ''), conversation.secrets),
    LONGEST_EXPLANATION,
  )
  const what = status >= 300 && status < 400 ? `redirects (${status}), which is not followed` : `answered ${status}`
  const retryAfterMs = waitAsked(response)
  return new ExternalError(conversation.service, `${host} ${what}${said === '' ? '' : `: ${said}`}`, {
    status,
    permanent: !(status === 408 || status === 425 || status === 429 || status >= 500 || status < 300),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...remedyOf(response, conversation),
  })
}

/** An answer that looks good and is not the service's own, such as the page of a login before it: taken by nobody. */
export function notItsOwn(service: string, url: string, status: number): ExternalError {
  const what = `${new URL(url).host} answered ${status} with something that is not its own`
  return new ExternalError(service, what, { status, permanent: false })
}

/** A field of an answer in JSON as text; empty when the answer is something else. */
export function fieldOf(body: string, ...path: readonly string[]): string {
  try {
    const found = path.reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | null)?.[key],
      JSON.parse(body),
    )
    return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
  } catch {
    return ''
  }
}

function remedyOf({ status, body }: HttpResponse, conversation: Conversation): { readonly remedy?: string } {
  const own = conversation.remedy?.(status, body)
  if (own !== undefined) return { remedy: own }
  if (status === 401 || status === 403) return { remedy: 'Check that the secret is still valid.' }
  if (status === 404 || status === 410)
    return { remedy: 'The address no longer exists; make a new one and store it as the secret.' }
  return {}
}

function waitAsked({ headers, body }: HttpResponse): number | undefined {
  // Discord and Telegram say it in the body, Discord to the millisecond.
  const asked = headers['retry-after'] ?? (fieldOf(body, 'retry_after') || fieldOf(body, 'parameters', 'retry_after'))
  const seconds = asked === '' ? Number.NaN : Number(asked)
  if (Number.isFinite(seconds)) return seconds >= 0 ? Math.ceil(seconds * 1000) : undefined
  // Or a date, to be read against the clock of whoever wrote it.
  const wait = Date.parse(asked) - Date.parse(headers['date'] ?? '')
  return wait >= 0 ? wait : undefined
}
