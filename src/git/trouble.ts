import type { ExternalError } from '../errors.js'

/** What can be done about a refusal of GitHub's. */
export type Trouble =
  /** Somebody else wrote: read again, build again, write again. */
  | { readonly kind: 'conflict' }
  /** Nobody knows whether it was done: read again and see. */
  | { readonly kind: 'unclear' }
  /** Not done, and may be asked again after this time. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'fatal'; readonly remedy: string }

/** Why GitHub refuses for good. */
export type Refusal = 'protected' | 'secret' | 'restricted' | 'path' | 'empty' | 'absent' | 'forbidden' | 'too-large'

/** What a person can do about each; `later` for trouble that may pass, `unknown` for any other. */
export type Remedies = Readonly<Record<Refusal | 'later' | 'unknown', string>>

export const PERMISSION_REMEDY =
  'give the job `permissions: contents: write` (tokens of forks and of Dependabot can only read, and archived repositories take nothing)'

const PROTECTED =
  /protected branch|file path is restricted|secret detected|rule violation|GH0(06|13)\b|changes must be made through|approving review|required status check|must have verified signatures|cannot force-push/i
const EMPTY = /repository is empty/i
const BAD_PATH = /malformed path|path (contains|cannot)|conflicts with an existing|is not a (file|blob)|invalid path/i

/** Sorts what went wrong by what helps against it. */
export function troubleOf(error: ExternalError, remedies: Remedies): Trouble {
  const fatal = (why: Refusal): Trouble => ({ kind: 'fatal', remedy: remedies[why] })
  const other: Trouble = { kind: 'fatal', remedy: error.fault.remedy ?? remedies.unknown }
  const { status, fault, message } = error
  if (isProtected(error)) return fatal(ruleOf(message))
  if (fault.retryAfterMs !== undefined) return { kind: 'limited', retryAfterMs: fault.retryAfterMs }
  if (status === undefined || status >= 500 || status === 408) return fault.permanent ? other : { kind: 'unclear' }
  if (EMPTY.test(message)) return fatal('empty')
  if (status === 409 || status === 422) return BAD_PATH.test(message) ? fatal('path') : { kind: 'conflict' }
  if (status === 404) return fatal('absent')
  if (status === 403) return fatal('forbidden')
  if (status === 413) return fatal('too-large')
  return other
}

/** The rule names itself in the message. A ruleset for all branches holds for `heartbeats` too. */
function ruleOf(message: string): Refusal {
  if (/secret/i.test(message)) return 'secret'
  return /file path|path is restricted/i.test(message) ? 'restricted' : 'protected'
}

function isProtected(error: ExternalError): boolean {
  return (error.status === 403 || error.status === 409 || error.status === 422) && PROTECTED.test(error.message)
}
