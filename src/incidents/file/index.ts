import type { Incident } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import type { Files, Log } from '../../ports.js'
import { closed, closedAsDuplicate, lately, opened, reopened, updated, type Shelf, type Step } from '../shelf.js'
import type { IncidentStore } from '../store.js'
import { readDocument, writeDocument } from './document.js'

export const name = 'file'

export interface FileIncidentOptions {
  /** Absolute; the folder is made when needed. */
  readonly path: string
}

const MAX_BYTES = 64 * 1024 * 1024

/** Incidents in one JSON file, for checks that run under cron: read again before each change, written whole. */
export function createFileIncidents(
  { path }: FileIncidentOptions,
  { files, log }: { files: Files; log: Log },
): IncidentStore {
  let last: Promise<unknown> = Promise.resolve()

  async function read(): Promise<Shelf> {
    const text = await files.read(path, MAX_BYTES)
    if (text === null) return []
    const document = readDocument(text)
    if ('incidents' in document) return document.incidents
    // Writing over it would forget what is open and alarm everybody again.
    throw new ExternalError('file', `the incident file ${path} ${document.problem}`, {
      permanent: true,
      remedy: 'repair it, or move it away to begin with no incidents',
    })
  }

  /** One change after the other: each reads what the one before wrote. */
  function change(now: Instant, step: (shelf: Shelf) => Step): Promise<Incident> {
    const done = last.then(async () => {
      const { shelf, incident } = step(await read())
      await files.write(path, writeDocument(lately(shelf, now)))
      log.debug(`Incident ${incident.ref} (${incident.key}) is ${incident.phase} in ${path}.`)
      return incident
    })
    last = done.catch(() => undefined)
    return done
  }

  return {
    load: read,
    open: (draft, now) => change(now, (shelf) => opened(shelf, draft)),
    update: (incident, to, now) => change(now, (shelf) => updated(shelf, incident, to)),
    close: (incident, to, now) => change(now, (shelf) => closed(shelf, incident, to, now)),
    reopen: (incident, to, now) => change(now, (shelf) => reopened(shelf, incident, to)),
    closeDuplicate: (incident, keep, to, now) =>
      change(now, (shelf) => closedAsDuplicate(shelf, incident, keep, to, now)),
  }
}
