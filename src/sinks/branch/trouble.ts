import type { ExternalError } from '../../errors.js'

/** What can be done about a refusal of GitHub's. */
export type Trouble =
  /** Somebody else wrote: read again, build again, write again. */
  | { readonly kind: 'conflict' }
  /** Nobody knows whether it was done: read again and see. */
  | { readonly kind: 'unclear' }
  /** Not done, and may be asked again after this time. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'fatal'; readonly remedy: string }

const PROTECTED =
  /protected branch|file path is restricted|secret detected|rule violation|GH0(06|13)\b|changes must be made through|approving review|required status check|must have verified signatures|cannot force-push/i
const EMPTY = /repository is empty/i
const BAD_PATH = /malformed path|path (contains|cannot)|conflicts with an existing|is not a (file|blob)|invalid path/i

/** Sorts what went wrong by what helps against it. */
export function troubleOf(error: ExternalError): Trouble {
  const { status, fault, message } = error
  if (isProtected(error)) return { kind: 'fatal', remedy: protectedRemedy(message) }
  if (fault.retryAfterMs !== undefined) return { kind: 'limited', retryAfterMs: fault.retryAfterMs }
  if (status === undefined || status >= 500 || status === 408)
    return fault.permanent ? fatal(fault.remedy) : { kind: 'unclear' }
  if (EMPTY.test(message)) return fatal('push a first commit to the repository, then beats can be stored')
  if (status === 409 || status === 422) return BAD_PATH.test(message) ? fatal(pathRemedy) : { kind: 'conflict' }
  if (status === 404) return fatal(`check the repository's name, and ${permissionRemedy}`)
  if (status === 403) return fatal(permissionRemedy)
  if (status === 413) return fatal('shorten `message`, `checks` and `metrics`')
  return fatal(fault.remedy)
}

/** The rule names itself in the message. A ruleset for all branches holds for `heartbeats` too. */
function protectedRemedy(message: string): string {
  if (/secret/i.test(message))
    return 'something in the beat looks like a secret: take it out of `message`, `checks` and `metrics`, or allow it at the address in the message'
  if (/file path|path is restricted/i.test(message))
    return 'a ruleset of the repository restricts this path: choose another `path`, or take the branch out of the ruleset'
  return 'a rule of the branch refuses what a workflow token writes: leave `branch` out, so that beats go to the unprotected branch `heartbeats`; if that is the branch, exclude `heartbeats` from the ruleset that covers it (Settings, Rules)'
}

const pathRemedy = 'choose another `path`: this one cannot be a file on that branch'
const permissionRemedy =
  'give the job `permissions: contents: write` (tokens of forks and of Dependabot can only read, and archived repositories take nothing)'

function isProtected(error: ExternalError): boolean {
  return (error.status === 403 || error.status === 409 || error.status === 422) && PROTECTED.test(error.message)
}

function fatal(remedy: string | undefined): Trouble {
  return { kind: 'fatal', remedy: remedy ?? 'see what GitHub answered; the next beat tries again' }
}
