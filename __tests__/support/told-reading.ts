import { readDocument, type DocumentOptions } from '../../src/domain/reading/read.js'
import { membersReading, toReading } from '../../src/domain/reading/to-reading.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import { inOneLine } from './kept-lines.js'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const OPTIONS: DocumentOptions = { timestampField: null, timezone: null, statusField: null, format: 'auto', now: NOW }

/** What stands in another line, or in the given itself. */
const LEFT_OUT = { value: undefined, monitors: null, fields: null }

/** All that is made of a text: of the whole document, and where its members are asked for. */
export function toldOfReading(text: string, options: Partial<DocumentOptions> = {}): string[] {
  const zoned: DocumentOptions['zoned'] = ({ year, month, day, hour, minute, second, ms }) =>
    Date.UTC(year, month - 1, day, hour - 9, minute, second, ms)
  const document = readDocument(text, { ...OPTIONS, zoned, ...options })
  const each = readDocument(text, { ...OPTIONS, zoned, ...options, each: true })
  const { monitors, fields } = document
  const alike = inOneLine(monitors) === inOneLine(each.monitors)
  return [
    inOneLine({ ...document, ...LEFT_OUT, members: monitors?.map(({ name }) => name) }),
    ...beatIn(toReading(document, null)),
    ...(document.at === null && Object.keys(fields).length > 0 ? [`fields ${inOneLine(fields)}`] : []),
    ...membersIn(each, alike),
  ]
}

function beatIn(reading: Reading): string[] {
  if (reading.kind !== 'beat') return []
  const { stateText, ...beat } = reading.beat
  const { field, rule, ...evidence } = reading.evidence
  const behind = reading.notes.find((note) => note.includes('behind;'))
  return [`beat ${inOneLine({ ...beat, at: null, stateText, behind })} by ${field} ${rule} ${inOneLine(evidence)}`]
}

function membersIn(document: ReturnType<typeof readDocument>, alike: boolean): string[] {
  const reading = membersReading(document)
  if (reading.kind !== 'members')
    return document.noMembers
      ? [`each ${document.noMembers}${'problem' in reading ? ` (${reading.problem})` : ''}`]
      : []
  return reading.members.map(
    ({ name, label, reading: own }) => `${alike ? 'member' : 'each'} ${inOneLine({ name, label, ...own })}`,
  )
}
