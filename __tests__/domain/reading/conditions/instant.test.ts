import { describe, expect, test } from '@jest/globals'
import type { Conditions } from '../../../../src/domain/conditions.js'
import type { DocumentReading } from '../../../../src/domain/reading/document-reading.js'
import { datedBy, malformed } from '../../../../src/domain/reading/conditions/instant.js'
import { HOUR, MINUTE } from '../../../../src/domain/time.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const NONE: Conditions = { okValues: [], expect: [], age: null, staleAfter: null, hasOwnLimit: false }
const AGE: Conditions = { ...NONE, age: { pointer: '/age_minutes', unitMs: null } }
const EXPECT: Conditions = { ...NONE, expect: [{ pointer: '/n', operator: '==', value: 1 }] }
const WORDS: Conditions = { ...NONE, okValues: ['ok'] }

interface Case {
  readonly conditions: Conditions
  readonly isLive?: boolean
  readonly timestampField?: string
  /** The time of the subject itself. */
  readonly at?: number
  readonly holder?: unknown
  readonly document?: Partial<DocumentReading>
}

const PLAIN: DocumentReading = {
  at: null, field: null, rule: null, zone: null, precisionMs: 0, status: null, monitors: null, ignored: [], error: null,
  problem: null, declared: [], notes: [], fields: {}, ours: false, own: false, noMembers: null, value: {},
} // prettier-ignore

function dated({ conditions, isLive = true, timestampField, at, holder, document }: Case) {
  const subject = { at: at ?? null, precisionMs: MINUTE, holder: holder ?? { age_minutes: 5 } }
  const asked = { conditions, timestampField: timestampField ?? null }
  return datedBy(subject, { ...PLAIN, ...document }, asked, { now: NOW, isLive })
}

describe('without an age', () => {
  const ANSWER = { at: NOW, rule: 'answer', field: 'answer', precisionMs: 0 }

  test.each<[string, Case]>([
    ['of which something is expected', { conditions: EXPECT }],
    ['of which a word is expected', { conditions: WORDS }],
    ['that is a list', { conditions: EXPECT, document: { value: [] } }],
  ])('an answer %s counts as made now', (_what, one) => expect(dated(one)).toEqual(ANSWER))

  test.each<[string, Case]>([
    ['nothing is expected of it', { conditions: NONE }],
    ['it is stored', { conditions: EXPECT, isLive: false }],
    ['it is text', { conditions: EXPECT, document: { value: undefined } }],
    ['it is null', { conditions: EXPECT, document: { value: null } }],
    ['it states a time', { conditions: EXPECT, at: NOW - HOUR }],
    ['a time was named', { conditions: EXPECT, timestampField: '/t' }],
    ['its time lies ahead', { conditions: EXPECT, document: { problem: 'future' } }],
  ])('the rules for any document decide where %s', (_what, one) => expect(dated(one)).toBeNull())
})

describe('with an age', () => {
  const aged = (at: number, precisionMs = 0) => ({ rule: 'age-field', field: '/age_minutes', at, precisionMs })

  test.each<[string, Case, number, number]>([
    ['an answer without a time', {} as Case, 5, 0],
    ['an answer that tells of a run', { at: NOW - HOUR } as Case, 5, 0],
    ['one whose document tells of a run', { document: { at: NOW - HOUR, rule: 'last-run-key' } } as Case, 5, 0],
    ['one that was made long ago', { document: { at: NOW - HOUR, rule: 'time-key' } } as Case, 60, 0],
    ['one that beat long ago', { document: { at: NOW - HOUR, rule: 'heartbeat-key' } } as Case, 60, 0],
    ['one that was made just now', { document: { at: NOW - MINUTE, rule: 'time-key' } } as Case, 5, 0],
    ['one whose time of making is unknown', { document: { at: null, rule: 'time-key' } } as Case, 5, 0],
    ['one whose time was named', { at: NOW - HOUR, timestampField: '/t' } as Case, 65, MINUTE],
    ['what is stored beside a time', { at: NOW - HOUR, isLive: false } as Case, 65, MINUTE],
    ['what is stored beside a time ahead', { at: NOW + HOUR, isLive: false } as Case, 5, MINUTE],
    ['what is stored in a document that was made', { isLive: false, document: { at: NOW - HOUR, rule: 'time-key' } } as Case, 65, MINUTE],
    ['what is stored under a named time', { isLive: false, timestampField: '/t', document: { at: NOW - HOUR, rule: 'timestamp-field' } } as Case, 65, MINUTE],
    ['a text with a time', { at: NOW - HOUR, isLive: false, document: { value: undefined } } as Case, 65, MINUTE],
  ])('%s', (_what, one, minutes, precisionMs) =>
    expect(dated({ ...one, conditions: AGE })).toEqual(aged(NOW - minutes * MINUTE, precisionMs))) // prettier-ignore

  test.each<[string, Case]>([
    ['it is text without a time', { conditions: AGE, document: { value: undefined } }],
    ['it is null without a time', { conditions: AGE, document: { value: null } }],
    ['its time lies ahead', { conditions: AGE, isLive: false, document: { problem: 'future' } }],
    ['its named time is in nobody’s hands', { conditions: AGE, timestampField: '/t' }],
  ])('the rules for any document decide where %s', (_what, one) => expect(dated(one)).toBeNull())

  const UNDATED = {
    kind: 'invalid',
    problem: 'no-timestamp',
    detail:
      'age-field: an age that is stored counts from the time it was written, and beside /age_minutes there is none; let its writer add one and name it with "timestamp-field", or read the service itself with "url"',
    answered: true,
  }

  test.each<[string, Partial<DocumentReading>]>([
    ['no time', {}],
    ['the time of a run only', { at: NOW - HOUR, rule: 'last-run-key' }],
  ])('what is stored beside %s has none', (_what, document) =>
    expect(dated({ conditions: AGE, isLive: false, document })).toEqual(UNDATED),
  )

  test('an age that is none is told', () =>
    expect(dated({ conditions: AGE, holder: {} })).toEqual(malformed('age-field: nothing is at /age_minutes')))
})

test('what was asked and is not there is an answer all the same', () =>
  expect(malformed('it is so')).toEqual({ kind: 'invalid', problem: 'malformed', detail: 'it is so', answered: true }))
