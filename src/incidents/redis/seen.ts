import type { Incident } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import { messageOf } from '../../errors.js'
import type { Log } from '../../ports.js'
import { openOrRecent, type IncidentList, type Step } from '../incident-list.js'
import type { IncidentStore } from '../store.js'
import type { Documents, KeyDocument } from './documents.js'

/** A monitor that flaps for a month must not fill the memory. */
const CLOSED_KEPT = 50

/** The incidents as this run has seen them, and changes that hold only for who has seen them as they are. */
export interface Seen {
  readonly load: IncidentStore['load']
  /** As it stands now, which counts as seen. */
  reread(key: string): Promise<KeyDocument>
  /** Null where another was faster; then it is refused until it was read anew. */
  change(key: string, step: (list: IncidentList) => Step, now: Instant): Promise<Incident | null>
  /** Takes away keys whose last incident was closed long ago; what cannot be done now is done another time. */
  forgetOld(now: Instant): Promise<void>
}

export function createSeen(documents: () => Promise<Documents>, log: Log): Seen {
  let seen = new Map<string, KeyDocument>()
  let isFresh = false

  async function reread(key: string): Promise<KeyDocument> {
    const document = await (await documents()).of(key)
    seen.set(key, document)
    return document
  }

  async function put(key: string, before: KeyDocument, incidents: IncidentList): Promise<boolean> {
    const done = await (await documents()).put(key, before, incidents)
    isFresh &&= done
    // Whoever was slower has still seen only what was there before, until it is read again.
    if (!done) return false
    if (incidents.length === 0) seen.delete(key)
    else seen.set(key, { rev: before.rev + 1, incidents })
    return true
  }

  return {
    reread,
    async load(scope = 'all') {
      if (scope === 'open' || !isFresh) seen = new Map(await (await documents()).all())
      isFresh = scope === 'open'
      const all = [...seen.values()].flatMap(({ incidents }) => incidents)
      const wanted = scope === 'all' ? all : all.filter(({ phase }) => phase === 'open')
      return wanted.sort((a, b) => Number(a.ref) - Number(b.ref))
    },
    async change(key, step, now) {
      const before = seen.get(key) ?? (await reread(key))
      const { list, incident } = step(before.incidents)
      if (!(await put(key, before, bounded(openOrRecent(list, now))))) return null
      log.debug(`Incident ${incident.ref} (${key}) is ${incident.phase} in Redis.`)
      return incident
    },
    async forgetOld(now) {
      const old = [...seen].filter(([, { rev, incidents }]) => rev > 0 && openOrRecent(incidents, now).length === 0)
      try {
        for (const [key, document] of old) await put(key, document, [])
      } catch (error) {
        log.debug(`Old incidents were not forgotten: ${messageOf(error)}`)
      }
    },
  }
}

function bounded(list: IncidentList): IncidentList {
  const old = list.filter(({ phase }) => phase === 'closed').slice(0, -CLOSED_KEPT)
  return old.length === 0 ? list : list.filter((incident) => !old.includes(incident))
}
