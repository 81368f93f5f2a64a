import type { CommentEvent, Incident, IncidentChange } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import type { Face, Look } from '../face.js'
import { closed, closedAsDuplicate, opened, reopened, updated, type Shelf, type Step } from '../shelf.js'
import type { IncidentStore } from '../store.js'

export const name = 'memory'

/** What a person would see of one incident. */
export interface Page {
  readonly title: string
  readonly body: string
  readonly comments: readonly string[]
}

/** Incidents that last as long as the process, and what they would look like. */
export interface MemoryIncidents extends IncidentStore {
  /** Null where no face was given. */
  page(ref: string): Page | null
  /** Does what a person does on GitHub. */
  closeAsPerson(ref: string, how: 'completed' | 'not-planned', now: Instant): void
}

const MAX_TEXT = 65_536

/** For demonstrations and tests: the same behaviour as on GitHub without a GitHub; `face` draws the pages. */
export function createMemoryIncidents(options: { readonly face?: Face } = {}): MemoryIncidents {
  let shelf: Shelf = []
  const pages = new Map<string, Page>()

  function keep(step: Step): Incident {
    shelf = step.shelf
    return step.incident
  }

  function draw(incident: Incident, change: IncidentChange, previous: string | null, now: Instant): Incident {
    const { face } = options
    if (!face) return incident
    const look: Look = { key: incident.key, state: incident.state, verdicts: change.verdicts, previous, now }
    const before = pages.get(incident.ref)
    pages.set(incident.ref, {
      // What it was called while it lasted stays its name.
      title: before && incident.phase === 'closed' ? before.title : face.title(incident.key, incident.state),
      body: face.card(look, MAX_TEXT),
      comments: [...(before?.comments ?? []), ...commentOf(face, change.comment, look)],
    })
    return incident
  }

  return {
    load: async () => shelf,
    open: async (draft, now) => {
      const incident = keep(opened(shelf, draft))
      return draw(incident, { ...draft, state: incident.state, comment: null }, draft.previous?.ref ?? null, now)
    },
    update: async (incident, change, now) => draw(keep(updated(shelf, incident, change)), change, null, now),
    close: async (incident, change, now) => draw(keep(closed(shelf, incident, change, now)), change, null, now),
    reopen: async (incident, change, now) => draw(keep(reopened(shelf, incident, change)), change, null, now),
    closeDuplicate: async (incident, kept, change, now) =>
      draw(keep(closedAsDuplicate(shelf, incident, kept, change, now)), change, null, now),
    page: (ref) => pages.get(ref) ?? null,
    closeAsPerson: (ref, how, now) => {
      shelf = shelf.map((one) =>
        one.ref === ref ? { ...one, phase: 'closed', closedBy: `person-${how}`, closedAt: now } : one,
      )
    },
  }
}

function commentOf(face: Face, event: CommentEvent | null, look: Look): string[] {
  return event === null ? [] : [face.comment(event, look, MAX_TEXT)]
}
