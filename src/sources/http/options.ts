import type { RawOptions, Problems } from '../../domain/member.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { optionalText, requiredText } from '../options.js'

export interface HttpOptions {
  readonly url: string
  /** An address of this machine or of its network may be asked. */
  readonly allowPrivate: boolean
  /** Without TLS others than one's own network may be asked. */
  readonly allowHttp: boolean
  readonly method: 'GET' | 'POST' | 'HEAD'
  /** As they are written: `env:NAME` stands for a variable of the environment, also in texts of the body. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** Statuses of an answer that is read: `200`, `2xx`. */
  readonly expectStatus: readonly string[]
  /** A status was asked for, so that it may be all that is wanted. */
  readonly isStatusAsked: boolean
  /** The variable of the environment that holds the token; null for none. */
  readonly tokenFrom: string | null
  /** What no answer means. */
  readonly unreachable: 'unknown' | 'critical'
}

const LOGIN =
  'holds a login, and a config file is no place for one; put a token in a variable of the environment and name that with "token-env"'

/** Why this is no address that can be asked, or null. The text is not said where it may hold a password. */
export function addressProblem(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return 'is no address; write it like "https://example.org/health.json"'
  if (url.username !== '' || url.password !== '') return LOGIN
  return null
}

export function readOptions(raw: RawOptions, problems: Problems): HttpOptions | null {
  const before = problems.length
  const url = requiredText(raw, 'url', problems)
  const wrong = problems.length > before ? null : addressProblem(url)
  if (wrong !== null) problems.push(`url: ${wrong}`)
  if (problems.length > before) return null
  const { headers, body, method } = raw
  return {
    url,
    allowPrivate: raw['allow-private'] === true,
    allowHttp: raw['allow-http'] === true,
    method: method === 'POST' || method === 'HEAD' ? method : 'GET',
    headers: isPlainObject(headers) ? (headers as HttpOptions['headers']) : {},
    body: typeof body === 'string' ? body : null,
    expectStatus: Array.isArray(raw['expect-status']) ? (raw['expect-status'] as readonly string[]) : ['2xx'],
    isStatusAsked: Array.isArray(raw['expect-status']),
    tokenFrom: optionalText(raw, 'token-env', problems),
    unreachable: raw['unreachable'] === 'critical' ? 'critical' : 'unknown',
  }
}
