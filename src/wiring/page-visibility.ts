import { isPlainObject } from '../domain/plain-object.js'
import { messageOf } from '../errors.js'
import type { RunReport } from '../reports/report.js'
import { repositoryName } from './surroundings.js'
import type { Wiring } from './wire.js'

/** Whether strangers cannot read a repository, as GitHub describes it; null where it does not say. */
export function privateOf(repository: unknown): boolean | null {
  if (!isPlainObject(repository)) return null
  const { private: closed, visibility } = repository
  if (closed === true || visibility === 'private' || visibility === 'internal') return true
  return closed === false || visibility === 'public' ? false : null
}

/**
 * Why there may be no page of this repository; null where there may be one. `known` is whether it is private, null to ask GitHub:
 * who could not look gives no permission. A machine without a repository is its owner's own.
 */
export async function pageRefusal(run: RunReport, known: boolean | null, wiring: Wiring): Promise<string | null> {
  const name = repositoryName(wiring.surroundings.repository)
  const others = run.watched.privateElsewhere ?? 0
  if (others > 0) return refusalFor(others)
  if (name === null || run.page?.public) return null
  try {
    if (!(known ?? (await askWhetherPrivate(wiring)))) return null
    return `status-page: ${name} is private and everybody can read a page, so none was made; ${remedyOf(run)}`
  } catch (error) {
    return `status-page: whether ${name} is private could not be found out (${messageOf(error)}), so no page was made; ${remedyOf(run)}`
  }
}

/** Whoever may read this repository may read a page of it, and not of others. */
function refusalFor(others: number): string {
  const what = others === 1 ? 'a private repository is' : `${others} private repositories are`
  return `status-page: ${what} watched and everybody can read a page, so none was made; where everybody may read their names, write \`workflows: { private: true }\` as well as \`page: { public: true }\``
}

function remedyOf({ watched: { origin } }: RunReport): string {
  const file = origin.kind === 'file' ? origin.path : '.github/heartbeat.yml'
  const too =
    origin.kind === 'inputs' ? ', and the monitor too, since no file is read beside an input that names one' : ''
  return `where everybody may read it, write \`page: { public: true }\` into ${file}${too}`
}

async function askWhetherPrivate({ github }: Wiring): Promise<boolean> {
  const { data } = await (await github()).rest('GET /repos/{owner}/{repo}')
  const told = privateOf(data)
  if (told === null) throw new Error('GitHub did not say it')
  return told
}
