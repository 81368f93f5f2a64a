import type { Candidate } from './candidate.js'
import { meaningOf } from './key-words.js'
import type { Member } from './member.js'

/** A line that was found to hold a time, with the text before it. */
export interface LabelledLine {
  readonly candidate: Candidate
  readonly label: string
}

const TIME_WORD = /(?:^|[|,;:\s])(?:last[ _-]?(?:run|seen|beat|heartbeat)|timestamp|time|ts|at)\s*[:=]?\s*$/i
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.@/-]{0,99}$/u

/** `backup: 2026-09-01T10:00:00Z`, a line for each monitor; null if the lines are no such list. */
export function membersOfLines(lines: readonly LabelledLine[]): Member[] | null {
  const members: Member[] = []
  const names = new Set<string>()
  for (const { candidate, label } of lines) {
    const name = nameIn(label)
    if (name === null || names.has(name)) return null
    names.add(name)
    members.push({ name, field: candidate.field, time: candidate.time, status: null, holder: null, notes: [] })
  }
  return members.length >= 2 ? members : null
}

function nameIn(label: string): string | null {
  const bare = label.replace(/^[\s>*#-]+|["'`*]+/g, '')
  const called = bare.replace(TIME_WORD, '')
  if (called === bare && !/[:=|,\t]\s*$/.test(bare)) return null
  const name = called.replace(/[\s:=|,]+$/, '').trim()
  return NAME.test(name) && meaningOf(name).kind === 'none' ? name : null
}
