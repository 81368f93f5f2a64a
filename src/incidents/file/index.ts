import { isAbsolute } from 'node:path'
import type { Incident } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import type { RawOptions } from '../../domain/member.js'
import { ExternalError } from '../../errors.js'
import {
  closed,
  closedAsDuplicate,
  openOrRecent,
  opened,
  reopened,
  updated,
  type IncidentList,
  type Step,
} from '../incident-list.js'
import type { IncidentMember, IncidentPorts, IncidentStore } from '../store.js'
import { readDocument, writeDocument } from './document.js'

export interface FileIncidentOptions {
  /** Absolute; the folder is made when needed. */
  readonly path: string
}

const MAX_BYTES = 64 * 1024 * 1024

/** Incidents in one JSON file, for checks that run under cron: read again before each change, written whole. */
export const file: IncidentMember<FileIncidentOptions> = { name: 'file', options, create }

function options({ path }: RawOptions, problems: string[]): FileIncidentOptions | null {
  if (typeof path === 'string' && isAbsolute(path) && !path.includes('\0')) return { path }
  problems.push(
    `path: ${JSON.stringify(path) ?? 'nothing'} is no absolute path of a file; write one like "/var/lib/heartbeat.json"`,
  )
  return null
}

function create({ path }: FileIncidentOptions, { files, log }: Omit<IncidentPorts, 'github'>): IncidentStore {
  let last: Promise<unknown> = Promise.resolve()

  async function read(): Promise<IncidentList> {
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
  function change(now: Instant, step: (list: IncidentList) => Step): Promise<Incident> {
    const done = last.then(async () => {
      const { list, incident } = step(await read())
      await files.write(path, writeDocument(openOrRecent(list, now)))
      log.debug(`Incident ${incident.ref} (${incident.key}) is ${incident.phase} in ${path}.`)
      return incident
    })
    last = done.catch(() => undefined)
    return done
  }

  return {
    load: read,
    open: (draft, now) => change(now, (list) => opened(list, draft)),
    update: (incident, to, now) => change(now, (list) => updated(list, incident, to)),
    close: (incident, to, now) => change(now, (list) => closed(list, incident, to, now)),
    reopen: (incident, to, now) => change(now, (list) => reopened(list, incident, to)),
    closeDuplicate: (incident, keep, to, now) =>
      change(now, (list) => closedAsDuplicate(list, incident, keep, to, now)),
  }
}
