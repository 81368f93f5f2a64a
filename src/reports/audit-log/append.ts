import { messageOf } from '../../errors.js'
import type { Rendered } from '../report.js'
import type { AuditEntry } from './schema.js'

export const AUDIT_LIMIT = 500

/** The log with these entries at its end. What is no log is not continued and not lost: it is handed back as `aside`. */
export function appendEntries(earlier: string | null, entries: readonly AuditEntry[]): Rendered {
  const old = parseLog(earlier ?? '')
  const text = textOf([...old.entries, ...entries].slice(-AUDIT_LIMIT))
  return old.problem === null ? { text, problem: null, aside: null } : { text, problem: old.problem, aside: earlier }
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
