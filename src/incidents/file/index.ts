import { isAbsolute } from 'node:path'
import type { Incident } from '../../domain/incidents/incident.js'
import type { Looks } from '../../domain/look.js'
import type { TargetStates } from '../../domain/recovery/target-state.js'
import type { Instant } from '../../domain/time.js'
import type { RawOptions } from '../../domain/member.js'
import { ExternalError } from '../../errors.js'
import { closed, closedAsDuplicate, openOrRecent, opened, reopened, updated, type Step } from '../incident-list.js'
import type { IncidentMember, IncidentPorts, IncidentStore } from '../store.js'
import { EMPTY_DOCUMENT, readDocument, writeDocument, type StateDocument } from './document.js'

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

  async function read(): Promise<StateDocument> {
    const text = await files.read(path, MAX_BYTES)
    if (text === null) return EMPTY_DOCUMENT
    const document = readDocument(text)
    if ('incidents' in document) return document
    // Writing over it would forget what is open and alarm everybody again.
    throw new ExternalError('file', `the incident file ${path} ${document.problem}`, {
      permanent: true,
      remedy: 'repair it, or move it away to begin with no incidents',
    })
  }

  /** One change after the other: each reads what the one before wrote. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  function change(now: Instant, step: (list: StateDocument['incidents']) => Step): Promise<Incident> {
    return inTurn(async () => {
      const document = await read()
      const { list, incident } = step(document.incidents)
      await files.write(path, writeDocument({ ...document, incidents: openOrRecent(list, now) }))
      log.debug(`Incident ${incident.ref} (${incident.key}) is ${incident.phase} in ${path}.`)
      return incident
    })
  }

  function remember(add: (document: StateDocument) => Partial<StateDocument>): Promise<void> {
    return inTurn(async () => {
      const document = await read()
      await files.write(path, writeDocument({ ...document, ...add(document) }))
    })
  }

  return {
    load: async () => (await read()).incidents,
    looks: {
      load: async () => (await read()).looks,
      remember: (news: Looks) => remember(({ looks }) => ({ looks: new Map([...looks, ...news]) })),
    },
    targets: {
      load: async () => (await read()).targets,
      remember: (news: TargetStates) => remember(({ targets }) => ({ targets: new Map([...targets, ...news]) })),
    },
    open: (draft, now) => change(now, (list) => opened(list, draft)),
    update: (incident, to, now) => change(now, (list) => updated(list, incident, to)),
    close: (incident, to, now) => change(now, (list) => closed(list, incident, to, now)),
    reopen: (incident, to, now) => change(now, (list) => reopened(list, incident, to)),
    closeDuplicate: (incident, keep, to, now) =>
      change(now, (list) => closedAsDuplicate(list, incident, keep, to, now)),
  }
}
