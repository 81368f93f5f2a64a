import { fromEnvironment, withTexts } from '../../domain/from-environment.js'
import { isPlainObject } from '../../domain/plain-object.js'

const CREDENTIAL =
  /auth(?!ors?\b)|cookie|token|secret|passw|pwd|credential|session|api[-_]?key|access[-_]?key|private[-_]?key|(^|[-_])key$|(^|[-_])sig(nature)?$|jwt|bearer/i
/** Texts that are credentials wherever they stand. */
const LOOKS_SECRET =
  /^(bearer|basic|token|digest)\s+\S|\b(gh[pousr]_|github_pat_|glpat-|sk[-_](live|test|proj|ant)?|xox[abposr]-|AKIA|eyJ)[A-Za-z0-9_-]{8}/i
/** What is the program's own to say; with some of these an answer would mean something else. */
const ITS_OWN =
  /^(host|connection|content-length|transfer-encoding|te|trailer|upgrade|expect|keep-alive|accept-encoding|content-encoding|range|if-.*|proxy-.*|max-forwards)$/i
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/

const FROM_ENVIRONMENT = 'may be a secret; put it into a variable of the environment and write "env:NAME"'

/** Why this header cannot be sent, or null. The value is never said. */
export function headerProblem(name: string, value: string): string | null {
  if (!NAME.test(name)) return 'is no name of a header'
  if (ITS_OWN.test(name)) return 'is set by the program itself; leave it out'
  if (fromEnvironment(value) !== null) return null
  if (!/^[\x20-\x7e]{0,1000}$/.test(value)) return 'holds characters that no header can carry, or is too long'
  if (value.includes('env:')) return PARTLY
  return CREDENTIAL.test(name) || LOOKS_SECRET.test(value) ? FROM_ENVIRONMENT : null
}

const PARTLY = 'holds "env:" in a longer text; write "env:NAME" alone, or after one word, like "Bearer env:NAME"'

/** Why this text cannot be sent as a body, or null. What stands in it is not said. */
export function bodyProblem(body: string): string | null {
  if (fromEnvironment(body) !== null) return null
  const value = parsed(body)
  if (value !== undefined) return valueProblem(value)
  if (/\benv:[A-Z_]/.test(body)) return 'holds "env:" in a longer text; write a map, whose texts may be "env:NAME"'
  const fields = [...body.matchAll(/(?:^|[&?\s])([\w.-]+)=([^&\s]+)/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
  const open = fields.some(([name = '', value = '']) => CREDENTIAL.test(name) || LOOKS_SECRET.test(value))
  return open || LOOKS_SECRET.test(body) ? `holds what ${FROM_ENVIRONMENT}` : null
}

function valueProblem(value: unknown): string | null {
  let secret = false
  const look = (name: string, held: unknown): void => {
    if (isPlainObject(held)) for (const [key, inner] of Object.entries(held)) look(key, inner)
    else if (Array.isArray(held)) for (const inner of held) look(name, inner)
    else if (typeof held === 'string' && held !== '' && fromEnvironment(held) === null)
      secret ||= CREDENTIAL.test(name) || LOOKS_SECRET.test(held)
  }
  look('', value)
  return secret ? `holds what ${FROM_ENVIRONMENT}` : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The variables that a request needs, in the order they are written. */
export function variablesIn(headers: Readonly<Record<string, string>>, body: string | null): readonly string[] {
  const names: string[] = []
  const note = (text: string): string => {
    const from = fromEnvironment(text)
    if (from !== null) names.push(from.variable)
    return text
  }
  Object.values(headers).forEach(note)
  if (body !== null) withTexts(parsed(body) ?? body, note)
  return [...new Set(names)]
}
