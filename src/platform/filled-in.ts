import { fromEnvironment, withTexts } from '../domain/from-environment.js'
import { ExternalError } from '../errors.js'
import type { ByteRequest, ReadVariable } from './sent-request.js'

/** A request as it is sent, and what of it must not be shown. */
export interface FilledIn {
  readonly asked: ByteRequest
  readonly secrets: readonly string[]
}

/** The request with what stands in the environment. Throws ExternalError where that is not set, or fits in no header. */
export function filledIn(request: ByteRequest, read: ReadVariable): FilledIn {
  const { bearer, body } = request
  const { host } = new URL(request.url)
  const secrets = new Set<string>()
  const valueOf = (text: string, inHeader: boolean): string => {
    const from = fromEnvironment(text)
    if (from === null) return text
    const value = read(from.variable)
    if (value === null)
      throw refusal(host, `the environment has no ${from.variable}`, `set ${from.variable}, or name another variable`)
    if (inHeader && /[^\x20-\x7e]/.test(value))
      throw refusal(host, `${from.variable} holds characters that no header can carry`, 'copy the value once more')
    secrets.add(value)
    return from.before + value
  }
  const token = bearer && { authorization: `Bearer env:${bearer.from}` }
  const written = Object.entries({ 'accept-encoding': 'identity', ...request.headers, ...token })
  const headers = Object.fromEntries(written.map(([name, text]) => [name, valueOf(text, true)]))
  const filled = typeof body === 'string' ? bodyWith(body, (text) => valueOf(text, false)) : body
  return { asked: { ...request, headers, ...(filled !== undefined && { body: filled }) }, secrets: [...secrets] }
}

/** A body that is one reference, or JSON with some in it; any other is sent as it is written. */
function bodyWith(body: string, valueOf: (text: string) => string): string {
  if (fromEnvironment(body) !== null) return valueOf(body)
  if (!body.includes('env:')) return body
  try {
    return JSON.stringify(withTexts(JSON.parse(body), valueOf))
  } catch (error) {
    if (error instanceof SyntaxError) return body
    throw error
  }
}

function refusal(host: string, what: string, remedy: string): ExternalError {
  return new ExternalError(host, `${host}: ${what}`, { permanent: true, unasked: true, remedy })
}
