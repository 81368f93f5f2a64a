import type { Incident, IncidentDraft } from '../../domain/incidents/incident.js'
import type { RawOptions } from '../../domain/member.js'
import { DEFAULT_REDIS, type RedisSettings } from '../../domain/redis-settings.js'
import type { Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import { layoutOf } from '../../redis/layout.js'
import {
  closed,
  closedAsDuplicate,
  followed,
  opened,
  openOf,
  reopened,
  updated,
  type IncidentList,
  type Step,
} from '../incident-list.js'
import type { IncidentMember, IncidentPorts, IncidentStore } from '../store.js'
import { documentsIn, type Documents } from './documents.js'
import { faceIn } from './face.js'
import { looksIn } from './looks.js'
import { createSeen } from './seen.js'
import { targetsIn } from './targets.js'

/** Incidents that several watchers share: whoever changes one must have seen it as it stands. */
export const redis: IncidentMember<RedisSettings> = { name: 'redis', options, create }

/** Others that open the same at the same moment, as many as there may be watchers. */
const TRIES = 10

function options(raw: RawOptions, problems: string[]): RedisSettings | null {
  const settings = { ...DEFAULT_REDIS, ...raw }
  if (typeof settings.prefix === 'string' && settings.prefix !== '') return settings
  problems.push(`prefix: ${JSON.stringify(settings.prefix)} is no beginning of keys; write one like "{heartbeat}"`)
  return null
}

function create(settings: RedisSettings, { redis: open, log, epoch = () => null }: IncidentPorts): IncidentStore {
  const layout = layoutOf(settings.prefix)
  const documents = async (): Promise<Documents> => documentsIn(await open(settings), layout, epoch)
  const seen = createSeen(documents, log)

  async function change(incident: Incident, step: (list: IncidentList) => Step, now: Instant): Promise<Incident> {
    const changed = await seen.change(incident.key, step, now)
    if (changed !== null) return changed
    throw new ExternalError('redis', 'another watcher changed it meanwhile; it is planned anew at the next look', {
      permanent: false,
      conflict: true,
    })
  }

  async function openOne(draft: IncidentDraft, now: Instant): Promise<Incident> {
    let number: number | undefined
    for (let tries = 0; tries < TRIES; tries++) {
      const there = openOf((await seen.reread(draft.key)).incidents, draft.key)
      if (there) return there
      number ??= await (await documents()).nextNumber()
      const made = await seen.change(draft.key, (list) => opened(list, draft, number), now)
      if (made !== null) return made
    }
    throw new ExternalError('redis', 'too many write the same incident at once', { permanent: false })
  }

  return {
    load: seen.load,
    looks: looksIn(() => open(settings), layout.looks),
    async open(draft, now) {
      const incident = await openOne(draft, now)
      await seen.forgetOld(now)
      return incident
    },
    update: (incident, to, now) => change(incident, (list) => updated(list, incident, to), now),
    close: (incident, to, now) => change(incident, (list) => closed(list, incident, to, now), now),
    reopen: (incident, to, now) => change(incident, (list) => reopened(list, incident, to), now),
    follow: (incident, shown, now) => change(incident, (list) => followed(list, incident, shown), now),
    targets: targetsIn(() => open(settings), layout, epoch),
    face: faceIn(() => open(settings), layout.face),
    closeDuplicate: (incident, keep, to, now) =>
      change(incident, (list) => closedAsDuplicate(list, incident, keep, to, now), now),
  }
}
