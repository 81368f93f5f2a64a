import { askedLabels, spentLabels, type AskedLabel } from '../../domain/commands/labels.js'
import type { ChangedLabels } from '../../domain/commands/apply-command.js'
import type { IncidentState } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import type { Heard } from './heard.js'
import type { Issue } from './issue.js'
import type { Memory } from './marker.js'

/** What is needed to hear what people ask for on issues. */
export interface Hearing {
  /** Labels that we set on every issue. */
  readonly own: readonly string[]
  /** By issue number: what this run has read, until it is written down. */
  readonly now: Map<string, Heard>
}

type KnownIssue = { readonly issue: Issue; readonly memory: Memory }

/** Whether anybody may have said something since the issue was written: by labels, which come with every list, or by comments. */
export function isUnheard(known: KnownIssue, { own }: Hearing): boolean {
  const { came, went } = labelsChanged(known, own)
  return known.issue.state === 'open' && (came.length + went.length > 0 || hasNewComments(known))
}

/** One that was taken away is news as well: another may have come in its place. */
export function hasNewComments({ issue, memory }: KnownIssue): boolean {
  return typeof issue.comments === 'number' && issue.comments !== heardBefore({ issue, memory }).comments
}

/** Issues of earlier versions, and new ones, were never listened to. */
export function heardBefore({ issue, memory }: KnownIssue): Heard {
  return memory.heard ?? { comments: memory.comments ?? 0, id: 0, at: Date.parse(issue.created_at ?? '') || 0 }
}

/** Of what was not read, nothing is taken for read; where nothing is new, what comes next comes after the issue's last change. */
export function heardAfter(known: KnownIssue, read: Heard | undefined, ours: number): Heard {
  const before = heardBefore(known)
  if (read !== undefined) return { ...read, comments: read.comments + ours }
  const changedAt = Date.parse(known.issue.updated_at ?? '') || 0
  const at = hasNewComments(known) ? before.at : Math.max(before.at, changedAt)
  return { ...before, comments: before.comments + ours, at }
}

export function labelsOn(issue: Issue, own: readonly string[]): AskedLabel[] {
  return askedLabels(
    issue.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    own,
  )
}

export function labelsChanged({ issue, memory }: KnownIssue, own: readonly string[]): ChangedLabels {
  const [now, before] = [labelsOn(issue, own), memory.labels ?? []]
  return {
    // It is taken off when it is heard: one that is there is new.
    came: now.filter((label) => label === 'recover' || !before.includes(label)),
    went: before.filter((label) => !now.includes(label)),
  }
}

/** Whether an issue is to be written though its card says what it said. */
export function isToRemember(
  known: KnownIssue | undefined,
  { own, now: read }: Hearing,
  { control }: IncidentState,
  now: Instant,
): boolean {
  if (known === undefined) return false
  const there = labelsOn(known.issue, own)
  const { came, went } = labelsChanged(known, own)
  const isNew = read.has(String(known.issue.number)) || came.length + went.length > 0
  return isNew || spentLabels(there, control, now).length > 0
}
