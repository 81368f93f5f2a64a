import type { Found } from './found.js'
import { readKeyValues } from './key-value-text.js'
import { readMetrics } from './metrics-text.js'
import { statusInRemark } from './said-beside.js'
import type { Seen } from './seen.js'
import type { StructuredText } from './structure.js'
import { readTable } from './table-text.js'
import type { ZoneContext } from './written-time.js'

const LARGEST = 2_000_000

/** Metrics, a table or keys with values; null for a log, a sentence or a bare time. */
export function structureOf(text: string, context: ZoneContext): StructuredText | null {
  if (text.length > LARGEST) return null
  return readMetrics(text) ?? readTable(text) ?? readKeyValues(text, context)
}

/** `line:3` for a pointer into a structured text. */
export function lineAt({ lineOf }: StructuredText, pointer: string): string {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const line = lineOf.get(at)
    if (line !== undefined) return `line:${line}`
  }
  return pointer
}

/** What is seen in it is told by lines. */
export function seenByLines(structure: StructuredText, seen: Seen): Seen {
  return {
    ...seen,
    ignore: (field, value, why) => seen.ignore(lineAt(structure, field), value, why),
    foundEmpty: (field) => seen.foundEmpty(`${field.slice(field.lastIndexOf('/') + 1)} in ${lineAt(structure, field)}`),
  }
}

/** What was found in it, each field as the line it stands in. */
export function inLines(found: Found, structure: StructuredText): Found {
  const line = <T extends { readonly field: string }>(one: T): T => ({ ...one, field: lineAt(structure, one.field) })
  const { chosen, members, status } = found
  return {
    ...found,
    chosen: chosen && line(chosen),
    status: status && line(status),
    members: members && members.map((member) => ({ ...line(member), status: member.status && line(member.status) })),
  }
}

/** The same, and what stands behind a time in its line, where nothing else tells how its job stands. */
export function withRemarks(found: Found, text: string, context: ZoneContext): Found {
  const lines = text.split(/\r\n|\n|\r/)
  const said = (field: string) => statusInRemark(lines[Number(field.slice('line:'.length)) - 1] ?? '', field, context)
  const { chosen, members, status } = found
  return {
    ...found,
    status: status ?? (chosen && !members ? said(chosen.field) : null),
    members: members && members.map((member) => ({ ...member, status: member.status ?? said(member.field) })),
  }
}
