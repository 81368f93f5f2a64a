import type { IncidentState, Trouble } from './incident.js'
import { presentIn } from './present-members.js'

// Apart, because a run in which all are well needs no more than this.
export { presentIn }

/** Of incidents that stand for all; no id of a monitor holds a colon. */
const STANDING = 'all:'

/** What the one incident of a configuration is called: the same for the same configuration, another for each. */
export function standingKey(configuration: string): string {
  return `${STANDING}${hashOf(configuration)}`
}

/** Whether an incident stands for all that its configuration watches: its members come and go. */
export function isStanding({ key }: { readonly key: string }): boolean {
  return key.startsWith(STANDING)
}

/** Under which people are told of one member: each has a beginning and an end of its own. */
export function memberKey(key: string, monitor: string): string {
  return `${key}/${monitor}`
}

/** The incident and the member that a key of telling means; null for any key that is not of one member. */
export function memberIn(key: string): { readonly key: string; readonly monitor: string } | null {
  const end = key.startsWith(STANDING) ? key.indexOf('/') : -1
  return end < 0 ? null : { key: key.slice(0, end), monitor: key.slice(end + 1) }
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
