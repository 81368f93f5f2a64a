import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { readDocument, type DocumentOptions } from '../../../src/domain/reading/read.js'
import { membersReading, toReading } from '../../../src/domain/reading/to-reading.js'
import { toIso } from '../../../src/domain/time.js'
import type { Reading } from '../../../src/domain/what-was-read.js'

/** One heartbeat file of the field and what is right to make of it. */
interface FieldCase {
  readonly kind: string
  readonly title: string
  /** The document, as a value or as the text of the file. */
  readonly document?: unknown
  readonly text?: string
  readonly now?: string
  readonly options?: Partial<DocumentOptions>
  readonly member?: string
  /** An instant with its state, or what is wrong. */
  readonly beat?: string
  /** The same of each member, with `monitors: each`. */
  readonly each?: Readonly<Record<string, string>>
  /** Words of the notes or of what is said to be wrong. */
  readonly said?: string
}

const NOW = '2026-11-26T23:00:00Z'
const DEFAULTS = { timestampField: null, timezone: null, statusField: null, format: 'auto' } as const
const { cases } = JSON.parse(
  readFileSync(new URL('../../fixtures/field-heartbeats.json', import.meta.url), 'utf8'),
) as { cases: FieldCase[] }

const kinds = [...new Set(cases.map(({ kind }) => kind))]

describe.each(kinds)('%s', (kind) => {
  test.each(cases.filter((one) => one.kind === kind).map((one) => [one.title, one] as const))('%s', (_, one) => {
    const text = one.text ?? JSON.stringify(one.document)
    const options = { ...DEFAULTS, ...one.options, now: Date.parse(one.now ?? NOW) }
    const reading = toReading(readDocument(text, options), one.member ?? null)
    const members = one.each && membersReading(readDocument(text, { ...options, each: true }))
    if (one.beat !== undefined) expect(told(reading)).toBe(one.beat)
    if (members) expect(toldOfEach(members)).toEqual(one.each)
    if (one.said !== undefined)
      expect(wordsOf(members?.kind === 'invalid' ? members : reading)).toMatch(new RegExp(one.said))
  })
})

function told(reading: Reading): string {
  if (reading.kind !== 'beat') return reading.kind === 'invalid' ? reading.problem : reading.kind
  const { at, state, statusUnderstood } = reading.beat
  return `${toIso(at)} ${state}${statusUnderstood === false ? ' not understood' : ''}`
}

function toldOfEach(reading: Reading): Record<string, string> {
  if (reading.kind !== 'members') return { none: told(reading) }
  return Object.fromEntries(reading.members.map((member) => [member.name, told(member.reading)]))
}

function wordsOf(reading: Reading): string {
  if (reading.kind === 'beat') return reading.notes.join('\n')
  return 'detail' in reading ? reading.detail : ''
}
