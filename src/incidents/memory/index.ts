import type { CommentEvent, Incident, IncidentChange } from '../../domain/incidents/incident.js'
import { createProcessTargets } from '../../domain/recovery/process-targets.js'
import type { Instant } from '../../domain/time.js'
import type { IncidentTexts, IncidentView } from '../incident-texts.js'
import {
  closed,
  closedAsDuplicate,
  followed,
  opened,
  reopened,
  updated,
  type IncidentList,
  type Step,
} from '../incident-list.js'
import type { IncidentMember, IncidentStore } from '../store.js'

/** Incidents of this process alone. */
export const memory: IncidentMember<object> = {
  name: 'memory',
  options: () => ({}),
  create: () => createMemoryIncidents(),
}

/** What a person would see of one incident. */
export interface Page {
  readonly title: string
  readonly body: string
  readonly comments: readonly string[]
}

/** Incidents that last as long as the process, and what they would look like. */
export interface MemoryIncidents extends IncidentStore {
  readonly follow: NonNullable<IncidentStore['follow']>
  /** Null where no texts were given. */
  page(ref: string): Page | null
  /** Does what a person does on GitHub. */
  closeAsPerson(ref: string, how: 'completed' | 'not-planned', now: Instant): void
}

const MAX_TEXT = 65_536

/** For demonstrations and tests: the same behaviour as on GitHub without a GitHub; `texts` make the pages. */
export function createMemoryIncidents(options: { readonly texts?: IncidentTexts } = {}): MemoryIncidents {
  let list: IncidentList = []
  const pages = new Map<string, Page>()

  function keep(step: Step): Incident {
    list = step.list
    return step.incident
  }

  function draw(incident: Incident, change: IncidentChange, previous: string | null, now: Instant): Incident {
    const { texts } = options
    if (!texts) return incident
    const view: IncidentView = { key: incident.key, state: incident.state, verdicts: change.verdicts, previous, now }
    const before = pages.get(incident.ref)
    pages.set(incident.ref, {
      title: texts.title(incident.key, incident.state),
      body: texts.card(view, MAX_TEXT),
      comments: [...(before?.comments ?? []), ...commentOf(texts, change.comment, view)],
    })
    return incident
  }

  return {
    load: async () => list,
    people: true,
    targets: createProcessTargets(),
    open: async (draft, now) => {
      const incident = keep(opened(list, draft))
      return draw(incident, { ...draft, state: incident.state, comment: null }, draft.previous?.ref ?? null, now)
    },
    update: async (incident, change, now) => draw(keep(updated(list, incident, change)), change, null, now),
    close: async (incident, change, now) => draw(keep(closed(list, incident, change, now)), change, null, now),
    reopen: async (incident, change, now) => draw(keep(reopened(list, incident, change)), change, null, now),
    closeDuplicate: async (incident, kept, change, now) =>
      draw(keep(closedAsDuplicate(list, incident, kept, change, now)), change, null, now),
    follow: async (incident, shown) => keep(followed(list, incident, shown)),
    page: (ref) => pages.get(ref) ?? null,
    closeAsPerson: (ref, how, now) => {
      list = list.map((one) =>
        one.ref === ref ? { ...one, phase: 'closed', closedBy: `person-${how}`, closedAt: now } : one,
      )
    },
  }
}

function commentOf(texts: IncidentTexts, event: CommentEvent | null, view: IncidentView): string[] {
  return event === null ? [] : [texts.comment(event, view, MAX_TEXT)]
}
