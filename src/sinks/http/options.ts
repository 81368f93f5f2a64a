import type { Problems, RawOptions } from '../../domain/member.js'
import { variableName } from '../../domain/variable-name.js'

export interface HttpSinkOptions {
  /** As it was given; `{monitor}` and `{state}` are filled in for each beat. */
  readonly url: string
  /** The variable of the environment that holds the token; null for the usual one, where it is set. */
  readonly tokenFrom: string | null
  /** An address of this machine or of its network may be written to. */
  readonly allowPrivate: boolean
}

const LONGEST = 2000

export function optionsOf(raw: RawOptions, problems: Problems): HttpSinkOptions | null {
  const before = problems.length
  const { url, tokenFrom } = raw
  const wrong = addressProblem(url)
  if (wrong !== null) problems.push(`url: ${wrong}`)
  const named = typeof tokenFrom === 'string' && tokenFrom !== '' ? variableName(tokenFrom) : null
  // The value is not said: somebody may have written the token itself.
  if (named === null && tokenFrom !== undefined && tokenFrom !== null && tokenFrom !== '')
    problems.push(
      'token-env: is no name of a variable; write the name of the one that holds the token, like "MY_TOKEN"',
    )
  if (problems.length > before || typeof url !== 'string') return null
  return { url, tokenFrom: named, allowPrivate: raw['allowPrivate'] === true }
}

/** What is wrong with an address that beats are posted to, or null. No word of it is said: it may hold a secret. */
export function addressProblem(given: unknown): string | null {
  if (typeof given !== 'string' || given === '') return 'is not given; write it like "http://127.0.0.1:8787"'
  const url = URL.canParse(given) && given.length <= LONGEST ? new URL(given) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return 'is no address; write it like "https://heartbeat.example.org" or "http://127.0.0.1:8787"'
  if (/[{}]/.test(url.host)) return 'has a placeholder in its host, which must be the same for each beat'
  if (url.username + url.password !== '')
    return 'holds a login; put the token in a variable of the environment and name that with "token-env"'
  return null
}
