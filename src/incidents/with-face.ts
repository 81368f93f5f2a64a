import { isDeepStrictEqual } from 'node:util'
import type { Incident, IncidentChange, IncidentState } from '../domain/incidents/incident.js'
import { createFace, pageOf, type Face, type FacePorts } from './face.js'
import type { FaceMemory, IncidentStore, Owed } from './store.js'

/** A store that can be shown elsewhere. */
export type Truth = IncidentStore & { readonly face: FaceMemory; readonly follow: NonNullable<IncidentStore['follow']> }

export interface WithFace extends FacePorts {
  /** False for a run that only looks. */
  readonly mayWrite: boolean
}

/**
 * Incidents of one store, shown to people by another: what is decided stands in the first, whether or not the second answers. It is
 * written to when something is to be told; what it missed is made up for, and what people do there is taken over.
 */
export function withFace(truth: Truth, shown: IncidentStore, ports: WithFace): IncidentStore {
  const face = createFace(shown, truth.face, ports)
  const { now } = ports
  let isCaughtUp = !ports.mayWrite

  async function show(incident: Incident, decided: Owed): Promise<Incident> {
    const page = await face.show(incident, decided)
    if (page === null || page.url === incident.url) return incident
    return truth.follow(incident, { ...incident, url: page.url }, now)
  }

  async function change(incident: Incident, after: Incident, decided: Owed): Promise<Incident> {
    const owes = (await face.owing()).has(incident.ref) || (after.url === null && after.phase === 'open')
    return owes || isNews(incident.state, decided.change) ? show(after, decided) : after
  }

  return {
    ...truth,
    people: true,
    async load(scope) {
      if (!isCaughtUp) {
        isCaughtUp = true
        await catchUp(truth, face, now)
      }
      return truth.load(scope)
    },
    async open(draft, at) {
      const opened = await truth.open(draft, at)
      const told = { state: opened.state, verdicts: draft.verdicts, comment: null }
      return opened.url === null ? show(opened, { kind: 'open', change: told }) : opened
    },
    update: async (incident, to, at) =>
      change(incident, await truth.update(incident, to, at), { kind: 'update', change: to }),
    close: async (incident, to, at) => show(await truth.close(incident, to, at), { kind: 'close', change: to }),
    reopen: async (incident, to, at) => show(await truth.reopen(incident, to, at), { kind: 'reopen', change: to }),
    closeDuplicate: async (incident, keep, to, at) => {
      const closed = await truth.closeDuplicate(incident, keep, to, at)
      return show(closed, { kind: 'close', change: { ...to, comment: to.comment ?? 'duplicate' } })
    },
  }
}

/** Shows what was owed, and takes over what people did, if it is time. */
async function catchUp(truth: Truth, face: Face, now: number): Promise<void> {
  const owing = await face.owing()
  const isDue = await face.isDue()
  if (owing.size === 0 && !isDue) return
  const incidents = await truth.load('all')
  for (const incident of incidents.filter(({ ref }) => owing.has(ref))) {
    const page = await face.show(incident)
    if (page !== null && page.url !== incident.url) await truth.follow(incident, { ...incident, url: page.url }, now)
  }
  const pages = isDue ? await face.pages() : null
  if (pages === null) return
  for (const incident of incidents.filter(({ url, ref }) => url !== null && !owing.has(ref))) {
    const page = pageOf(incident, pages)
    if (page === null || !isByPeople(incident, page)) continue
    const { phase, closedBy, closedAt } = page
    await truth.follow(incident, { url: incident.url, phase, closedBy, closedAt }, now)
  }
  await face.isRead()
}

/** A person closed what is open here, or opened again what was closed. */
function isByPeople({ phase, url }: Incident, page: Incident): boolean {
  return page.url === url && page.phase !== phase && page.closedBy !== 'heartbeat'
}

/** Something that people should see: a comment, an attempt to heal, a member that came back or got worse. */
function isNews(before: IncidentState, { state, comment }: IncidentChange): boolean {
  return comment !== null || !isDeepStrictEqual(faceOf(before), faceOf(state))
}

function faceOf({ worst, members }: IncidentState): unknown {
  return [
    worst,
    Object.entries(members).map(([id, { status, reason, recoveredAt, recovery }]) => [
      id,
      status,
      reason,
      recoveredAt,
      recovery,
    ]),
  ]
}
