import type { Incident, IncidentChange, IncidentDraft } from '../domain/incidents/incident.js'
import type { Looks } from '../domain/look.js'
import type { Member } from '../domain/member.js'
import type { TargetMemory } from '../domain/recovery/target-state.js'
import type { Instant } from '../domain/time.js'
import type { Asking } from './asking.js'
import type { Shown } from './incident-list.js'
import type { Files, GitHub, Log, OpenRedis } from '../ports.js'

/** What incident stores may use; `github` connects on first use. */
export interface IncidentPorts {
  readonly github: () => Promise<GitHub>
  readonly redis: OpenRedis
  readonly files: Files
  readonly log: Log
  /** The token of the watcher that leads: nobody with an older one changes anything. Absent or null where there are no others. */
  readonly epoch?: () => number | null
}

/** One place where incidents are kept. */
export type IncidentMember<Options = unknown> = Member<Options, IncidentPorts, IncidentStore>

/** Remembers what was seen of each monitor, so that a later run knows what is new and since when nobody could look. */
export interface LookMemory {
  load(): Promise<Looks>
  /** Adds to what is remembered; looks at other monitors stay. */
  remember(news: Looks): Promise<void>
}

/** What was decided and could not be shown yet. */
export interface Owed {
  readonly kind: 'open' | 'update' | 'close' | 'reopen'
  readonly change: IncidentChange
}

/** What is remembered of a face between runs. */
export interface FaceMemory {
  /** By ref of the incident. */
  load(): Promise<{
    readonly owed: ReadonlyMap<string, Owed>
    /** When people's acts were last read; null for never. */
    readonly readAt: Instant | null
    /** Until when it is left alone, because it did not answer. */
    readonly restsUntil: Instant | null
  }>
  /** Null where nothing is owed any more. */
  owe(ref: string, owed: Owed | null): Promise<void>
  note(what: 'readAt' | 'restsUntil', at: Instant): Promise<void>
}

/** Opens many and looks once for those that somebody else opened meanwhile. */
export interface OpenTogether {
  /** Without that look. */
  open(draft: IncidentDraft, now: Instant): Promise<Incident>
  /** Gives for each, in their order, the one that stays. What cannot be looked for now is found by the next run. */
  settle(opened: readonly Incident[], now: Instant): Promise<readonly Incident[]>
}

/**
 * Remembers incidents. It decides nothing but what is needed to keep one incident per key. Where another has changed an incident
 * since it was loaded, a store that can tell throws ExternalError with `conflict`; whoever planned the change plans anew.
 */
export interface IncidentStore {
  /**
   * Every open incident and those closed openOrRecent (at least 30 days back where the store can tell). `open` alone may cost less;
   * asking for `all` after it looks at nothing twice.
   */
  load(scope?: 'open' | 'all'): Promise<readonly Incident[]>
  /** Opens one; if somebody else opened the same key meanwhile, ends with the older one and closes its own as a duplicate. */
  open(draft: IncidentDraft, now: Instant): Promise<Incident>
  /** The same in two steps, for many at once; only a store that has to ask whether somebody else opened one. */
  readonly together?: OpenTogether
  /** Stores the new state and shows it; comments only when the change says so. */
  update(incident: Incident, change: IncidentChange, now: Instant): Promise<Incident>
  /**
   * Comments, then closes as completed, or as not planned what is gone. A comment that may be sent later keeps it open, so that
   * the next run tries again; one that is refused for good does not.
   */
  close(incident: Incident, change: IncidentChange, now: Instant): Promise<Incident>
  reopen(incident: Incident, change: IncidentChange, now: Instant): Promise<Incident>
  /** Closes one that tells the same story as `keep`. */
  closeDuplicate(incident: Incident, keep: Incident, change: IncidentChange, now: Instant): Promise<Incident>
  /** Takes over where an incident is shown, and what a person did to it there; only a store that can have a face. */
  follow?(incident: Incident, shown: Shown, now: Instant): Promise<Incident>
  /** What its face still owes; only a store that can have one. */
  readonly face?: FaceMemory
  /** What people ask for there; only a store that shows incidents to them, and is to listen. */
  asking?(): Promise<Asking>
  /** People see what it holds, and can close it. */
  readonly people?: true
  /** The other repositories whose incidents it keeps, `owner/repo`; said before it is loaded. Only a store that keeps them there. */
  among?(repositories: readonly string[]): void
  /** Asking it costs requests that are counted by the hour. */
  readonly costly?: true
  /** Only a store that is the watching machines' own memory has it. */
  readonly looks?: LookMemory
  /** What was tried on each target of recovery, over all incidents; where it is absent, incidents tell it. */
  readonly targets?: TargetMemory
}
