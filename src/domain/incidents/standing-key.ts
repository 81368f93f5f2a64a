import type { IncidentState, Trouble } from './incident.js'

/** No id of a monitor holds a colon. */
const PREFIX = 'all:'

/** What the one incident of a configuration is called: the same for the same configuration, another for each. */
export function standingKey(configuration: string): string {
  return `${PREFIX}${hashOf(configuration)}`
}

/** Whether an incident stands for all that its configuration watches: its members come and go. */
export function isStanding({ key }: { readonly key: string }): boolean {
  return key.startsWith(PREFIX)
}

/** Under which people are told of one member: each has a beginning and an end of its own. */
export function memberKey(key: string, monitor: string): string {
  return `${key}/${monitor}`
}

/** The incident and the member that such a key means; null for any other key. */
export function memberIn(key: string): { readonly key: string; readonly monitor: string } | null {
  const end = key.startsWith(PREFIX) ? key.indexOf('/') : -1
  return end < 0 ? null : { key: key.slice(0, end), monitor: key.slice(end + 1) }
}

/** Monitors that an incident speaks of now: who has left it is not among them. */
export function presentIn({ members }: Pick<IncidentState, 'members'>): string[] {
  return Object.keys(members).filter((id) => members[id]?.leftAt == null)
}

/** It goes on though all of its monitors are well: a person closes it, or the next trouble goes on in it. */
export function isOver({ phase, state }: { readonly phase: string; readonly state: IncidentState }): boolean {
  return phase === 'open' && presentIn(state).length === 0
}

/** Still in trouble, as far as anybody knows. */
export function isPresent({ leftAt }: Trouble): boolean {
  return leftAt == null
}

/** Eight letters and digits; the same text gives the same ones. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}
