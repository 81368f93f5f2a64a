import type { Incident, IncidentChange, IncidentDraft } from '../domain/incidents/incident.js'
import { DAY, MINUTE, SECOND, type Duration, type Instant } from '../domain/time.js'
import { ExternalError, messageOf } from '../errors.js'
import type { Clock, Log } from '../ports.js'
import type { FaceMemory, IncidentStore, Owed } from './store.js'

/** A look at everything waits no longer for whoever only shows it. */
const LONGEST_WAIT = 10 * SECOND
const REST = MINUTE
/** What somebody has to put right first. */
const LONG_REST = 5 * MINUTE
/** People's acts are read this often. */
const READ_EACH = 5 * MINUTE
/** What could not be shown for so long is shown as it stands then, without its comment. */
const OWED_FOR = 7 * DAY

export interface FacePorts {
  readonly clock: Pick<Clock, 'sleep'>
  readonly log: Log
  readonly now: Instant
}

/** What one run does at the place where incidents are shown. It never throws for what that place does not do. */
export interface Face {
  /** What stands there, once in a run; null where it is left alone or did not answer. */
  pages(): Promise<readonly Incident[] | null>
  /** Whether people's acts are to be read now. */
  isDue(): Promise<boolean>
  isRead(): Promise<void>
  /** Incidents of which something is owed. */
  owing(): Promise<ReadonlySet<string>>
  /** Shows what was decided beside what is owed already, or owes it. Gives the page; null where there is none yet. */
  show(incident: Incident, decided?: Owed): Promise<Incident | null>
}

export function createFace(store: IncidentStore, memory: FaceMemory, ports: FacePorts): Face {
  const { now } = ports
  const remembered = once(() => memory.load())
  const owed = once(async () => new Map((await remembered()).owed))
  const place = createPlace(store, memory, ports, async () => (await remembered()).restsUntil)
  return {
    pages: () => place.attempt('The issues could not be read', place.pages),
    async isDue() {
      const { readAt } = await remembered()
      return (readAt === null || Math.abs(now - readAt) >= READ_EACH) && !(await place.rests())
    },
    isRead: () => memory.note('readAt', now),
    owing: async () => new Set((await owed()).keys()),
    async show(incident, decided) {
      const all = await owed()
      const before = all.get(incident.ref)
      const whole = together(before, decided, now)
      if (whole === null) return null
      // Before the deed: whoever leads next sees what this one may not have done.
      if (whole !== before) await memory.owe(incident.ref, whole)
      all.set(incident.ref, whole)
      const doing = `The issue of ${incident.key} could not be written`
      const page = await place.attempt(doing, () => place.show(incident, whole))
      if (page === null) return null
      await memory.owe(incident.ref, null)
      all.delete(incident.ref)
      return page
    },
  }
}

/** The place itself, which may not answer. */
interface Place {
  pages(): Promise<readonly Incident[]>
  show(incident: Incident, owed: Owed): Promise<Incident>
  rests(): Promise<boolean>
  /** Null where it did not work; then the place is left alone for a while. */
  attempt<T>(doing: string, work: () => Promise<T>): Promise<T | null>
}

function createPlace(
  store: IncidentStore,
  memory: FaceMemory,
  { clock, log, now }: FacePorts,
  restsUntil: () => Promise<Instant | null>,
): Place {
  const listed = once(() => atMost(LONGEST_WAIT, store.load('all'), clock))
  let changed: readonly Incident[] = []
  let isAway = false

  async function rests(): Promise<boolean> {
    const until = await restsUntil()
    return isAway || (until !== null && now < until && until - now <= LONG_REST)
  }

  async function pages(): Promise<readonly Incident[]> {
    const found = await listed()
    // What this run changed stands in for what was listed.
    return [...found.filter(({ ref }) => !changed.some((page) => page.ref === ref)), ...changed]
  }

  return {
    pages,
    rests,
    async show(incident, { kind, change }) {
      const page = pageOf(incident, await pages())
      const shown = await atMost(LONGEST_WAIT, showOne({ incident, page, kind, change }, store, now), clock)
      changed = [...changed.filter(({ ref }) => ref !== shown.ref), shown]
      return shown
    },
    async attempt(doing, work) {
      if (await rests()) return null
      try {
        return await work()
      } catch (error) {
        isAway = true
        const permanent = error instanceof ExternalError && error.fault.permanent
        await memory.note('restsUntil', now + (permanent ? LONG_REST : REST))
        log.warning(`${doing}, and it is tried again later: ${messageOf(error)}`)
        return null
      }
    },
  }
}

/** The page of an incident: where it is known to be shown, else the open one of the same key. */
export function pageOf({ url, key }: Incident, pages: readonly Incident[]): Incident | null {
  return (
    pages.find((page) => url !== null && page.url === url) ??
    pages.find((page) => page.phase === 'open' && page.key === key) ??
    null
  )
}

interface Showing extends Owed {
  readonly incident: Incident
  readonly page: Incident | null
}

async function showOne(
  { incident, page, kind, change }: Showing,
  store: IncidentStore,
  now: Instant,
): Promise<Incident> {
  if (kind === 'close') {
    // What was shown and is there no longer is not opened again to be closed.
    if (page === null && incident.url !== null) return incident
    const open = page ?? (await store.open(draftOf(incident, change, now), now))
    return open.phase === 'open' ? store.close(open, change, now) : open
  }
  if (page === null) return store.open(draftOf(incident, change, now), now)
  if (page.phase === 'open') return kind === 'open' ? page : store.update(page, change, now)
  // What a person closed stays closed until it is decided otherwise.
  return kind === 'update' ? page : store.reopen(page, change, now)
}

/** It is opened there now, whenever it was opened here. */
function draftOf({ key }: Incident, { state, verdicts }: IncidentChange, now: Instant): IncidentDraft {
  return { key, state: { ...state, openedAt: now, closedAt: null, duplicateOf: null }, verdicts, previous: null }
}

/** What is owed and what was decided since, as one. */
function together(before: Owed | undefined, decided: Owed | undefined, now: Instant): Owed | null {
  if (before === undefined) return decided ?? null
  const stale = now - before.change.state.toldAt > OWED_FOR
  if (decided === undefined) return stale ? { ...before, change: { ...before.change, comment: null } } : before
  const kind = decided.kind === 'update' ? before.kind : decided.kind
  return { kind, change: { ...decided.change, comment: decided.change.comment ?? before.change.comment } }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => (made ??= work())
}

async function atMost<T>(ms: Duration, work: Promise<T>, clock: Pick<Clock, 'sleep'>): Promise<T> {
  const done = new AbortController()
  const late = clock.sleep(ms, done.signal).then(() => {
    throw new ExternalError('github', `no answer within ${ms / SECOND} s`, { permanent: false })
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    done.abort()
  }
}
