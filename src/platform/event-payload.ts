import { readFileSync, statSync } from 'node:fs'
import { isPlainObject } from '../domain/plain-object.js'

/** What started the run, as the runner wrote it down. */
export interface EventPayload {
  readonly payload: Readonly<Record<string, unknown>>
  /** Why nothing is known of it, for people; null where all is. What stands in the file is never repeated. */
  readonly trouble: string | null
}

/** GitHub delivers no event that is larger. */
const LARGEST = 25 * 1024 * 1024

/** Where it cannot be read the run goes on without it: what it asks for does not count. */
export function readEventPayload(path: string | undefined): EventPayload {
  if (!path) return { payload: {}, trouble: null }
  try {
    const stat = statSync(path)
    if (!stat.isFile()) return without('is not a regular file')
    if (stat.size > LARGEST) return without(`is larger than ${LARGEST} bytes`)
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
    return isPlainObject(payload) ? { payload, trouble: null } : without('holds no object')
  } catch (error) {
    if (error instanceof SyntaxError) return without('holds no JSON')
    return without(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
  }
}

function without(what: string): EventPayload {
  const trouble = `GITHUB_EVENT_PATH: the file of the event ${what}, so what the event asks for does not count`
  return { payload: {}, trouble }
}
