import { ExternalError } from '../../errors.js'
import type { Repository } from '../../ports.js'

const PERMISSIONS =
  'add `issues: write` under `permissions:` of the job; tokens of forks and of Dependabot are always read-only'
const PERMISSIONS_THERE =
  'give `token` one of an App that is installed there, or a fine-grained one, with `issues: write`: the token of the job writes in its own repository alone'

/** GitHub's refusal in the words of somebody who has to do something about it. */
export function explain(error: unknown, doing: string, { owner, repo }: Repository, isOther = false): unknown {
  if (!(error instanceof ExternalError) || error.fault.retryAfterMs !== undefined) return error
  const reason = reasonOf(error, `${owner}/${repo}`, isOther ? PERMISSIONS_THERE : PERMISSIONS)
  if (reason === null) return error
  const [what, remedy] = reason
  return new ExternalError(error.service, `cannot ${doing}: ${what} (GitHub answered ${error.status ?? 'nothing'})`, {
    ...error.fault,
    permanent: true,
    remedy,
    cause: error,
  })
}

function reasonOf(
  error: ExternalError,
  name: string,
  permissions: string,
): readonly [what: string, remedy: string] | null {
  switch (error.status) {
    case 301:
    case 302:
    case 307:
    case 308:
      return [`${name} was moved or renamed`, 'use the new name of the repository']
    case 403:
      return /archived/i.test(error.message)
        ? [`${name} is archived, so nothing in it can change`, 'unarchive the repository, or watch it from another one']
        : [`the token may not ${isRead(error) ? 'read' : 'write'} issues of ${name}`, permissions]
    case 404:
      return [`${name} or the issue does not exist, or the token may not see it`, permissions]
    case 410:
      return [
        `issues are disabled in ${name}, or the issue was deleted`,
        'turn on Issues in the settings of the repository, or set `issue: false`',
      ]
    case undefined:
    default:
      return null
  }
}

/** What was refused stands in the message: a look is refused as well as a change. */
function isRead({ message }: ExternalError): boolean {
  return /\bGET \//.test(message)
}
