import { messageOf } from '../../errors.js'
import type { AuditEntry } from './schema.js'

export const AUDIT_LIMIT = 500

/** A log that has grown, and what was wrong with it before. */
export interface GrownLog {
  readonly text: string
  /** One sentence for people; null when nothing was wrong. */
  readonly problem: string | null
  /** An earlier text that is no log. */
  readonly unreadable: string | null
}

/** The log with these entries at its end. What is no log is not continued and not lost: it is handed back. */
export function appendEntries(earlier: string | null, entries: readonly AuditEntry[]): GrownLog {
  const old = parseLog(earlier ?? '')
  const text = textOf([...old.entries, ...entries].slice(-AUDIT_LIMIT))
  return { text, problem: old.problem, unreadable: old.problem === null ? null : earlier }
}

/** Entries of other versions are kept as they are: they are data to this one. */
function parseLog(text: string): { entries: unknown[]; problem: string | null } {
  const bare = text.replace(/^\ufeff/, '').trim()
  if (bare === '') return { entries: [], problem: null }
  try {
    const value: unknown = JSON.parse(bare)
    if (Array.isArray(value)) return { entries: value, problem: null }
    return { entries: [], problem: broken('it is JSON, but not an array') }
  } catch (error) {
    return { entries: [], problem: broken(messageOf(error)) }
  }
}

function broken(why: string): string {
  return `The audit log could not be read (${why}); a new one was begun and the old one is kept beside it.`
}

/** One entry a line: a commit of the log then shows what was added and nothing else. */
function textOf(entries: readonly unknown[]): string {
  if (entries.length === 0) return '[]\n'
  return `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`
}
