import { describe, expect, test } from '@jest/globals'
import type { Conditions, ExpectLine } from '../../../../src/domain/conditions.js'
import { conditionedReading } from '../../../../src/domain/reading/conditions/conditioned.js'
import { readDocument } from '../../../../src/domain/reading/read.js'
import { HOUR, MINUTE } from '../../../../src/domain/time.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const ago = (ms: number): string => new Date(NOW - ms).toISOString()
const BEAT = ago(10 * MINUTE)

interface Asked extends Partial<Conditions> {
  readonly isLive?: boolean
  readonly each?: boolean
  readonly member?: string
  readonly statusField?: string
  readonly timestampField?: string
}

/** The whole reading in one line, with its instants as minutes ago. */
function told({ isLive = true, each = false, member, statusField, timestampField, ...wishes }: Asked, said: unknown) {
  const text = typeof said === 'string' ? said : JSON.stringify(said)
  const conditions = { okValues: [], expect: [], age: null, staleAfter: null, hasOwnLimit: false, ...wishes }
  const options = { timestampField: timestampField ?? null, timezone: null, format: 'auto' } as const
  const document = readDocument(text, { ...options, statusField: null, each, now: NOW })
  const monitor = { reading: { ...options, statusField: statusField ?? null }, member: member ?? null, each }
  const reading = conditionedReading(document, { monitor, conditions, text, now: NOW, isLive })
  return JSON.stringify(reading, (key, value: unknown) =>
    key === 'at' ? `${(NOW - Number(value)) / MINUTE} min` : value,
  )
    .replace(/"([a-zA-Z]+)":/g, '$1: ')
    .replace(/,(?=[a-zA-Z]+: )/g, ', ')
    .replace(/\\"/g, "'")
    .replace(/"/g, '')
}

const WORDS = { okValues: ['ok', 'fine'] }
const N: Asked = { expect: [{ pointer: '/n', operator: '==', value: 1 }] }
const LIMIT: Asked = { staleAfter: { pointer: '/limit_hours', unitMs: null } }
const AGE: Asked = { age: { pointer: '/age_minutes', unitMs: null } }

describe('what an answer in words says', () => {
  test.each<[string, Asked, unknown, string]>([
    ['data that was cut off', N, '{"n": 1', "{kind: invalid, problem: malformed, detail: the file begins like JSON but is not valid JSON: it is damaged or cut off}"],
    ['words where data was asked for', N, 'all is well', "{kind: invalid, problem: malformed, detail: it is text, and data was asked for}"],
    ['a word in quotes where data was asked for', N, '"ok"', "{kind: invalid, problem: malformed, detail: it is text, and data was asked for}"],
    ['nothing where data was asked for', N, 'null', "{kind: invalid, problem: malformed, detail: it is text, and data was asked for}"],
    ['words for a field whose name ends like a line', { statusField: '/status/line:', okValues: ['ok'] }, 'ok', "{kind: invalid, problem: malformed, detail: it is text, and data was asked for}"],
    ['a line that was named', { statusField: 'line:1', okValues: ['ok'] }, 'ok', "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: one line of text, beginning with 'ok'}"],
    ['words where an age was asked for', { ...WORDS, ...AGE }, 'ok', "{kind: invalid, problem: malformed, detail: it is text, and data was asked for}"],
    ['a word that is well', WORDS, 'ok', "{kind: beat, beat: {at: 0 min, state: ok, stateText: ok}, evidence: {field: answer, rule: answer, zone: utc}, notes: []}"],
    ['in capitals', WORDS, ' OK\n', "{kind: beat, beat: {at: 0 min, state: ok, stateText: OK}, evidence: {field: answer, rule: answer, zone: utc}, notes: []}"],
    ['in quotes', WORDS, '"fine"', "{kind: beat, beat: {at: 0 min, state: ok, stateText: fine}, evidence: {field: answer, rule: answer, zone: utc}, notes: []}"],
    ['in two pairs of them', WORDS, '""ok""', "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: one line of text, beginning with '''ok'''}"],
    ['a word that is known and not listed', WORDS, 'down', "{kind: beat, beat: {at: 0 min, state: unknown, stateText: down, unmet: [answer says 'down', and well is only 'ok', 'fine']}, evidence: {field: answer, rule: answer, zone: utc}, notes: []}"],
    ['a word of a service that is not well', WORDS, 'Degraded', "{kind: beat, beat: {at: 0 min, state: unknown, stateText: Degraded, unmet: [answer says 'Degraded', and well is only 'ok', 'fine']}, evidence: {field: answer, rule: answer, zone: utc}, notes: []}"],
    ['a word that only its list knows', { okValues: ['dandy'] }, 'Dandy', "{kind: beat, beat: {at: 0 min, state: ok, stateText: Dandy}, evidence: {field: answer, rule: answer, zone: utc}, notes: []}"],
    ['words that nobody knows', WORDS, 'who knows', "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: one line of text, beginning with 'who knows'}"],
    ['a tag', WORDS, '<ok>', "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: one line of text, beginning with '<ok>'}"],
    ['forty-one letters', WORDS, `fine ${'x'.repeat(36)}`, "{kind: beat, beat: {at: 0 min, state: unknown, stateText: fine xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, unmet: [answer says 'fine xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', and well is only 'ok', 'fine']}, evidence: {field: answer, rule: answer, zone: utc}, notes: []}"],
    ['forty-two letters', WORDS, `fine ${'x'.repeat(37)}`, "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: one line of text, beginning with 'fine xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'}"],
    ['a word where none is listed', {}, 'ok', "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: one line of text, beginning with 'ok'}"],
    ['a word beside a time', WORDS, `ok ${BEAT}`, "{kind: beat, beat: {at: 10 min, state: ok, stateText: ok}, evidence: {field: line:1, rule: time-in-line, zone: utc}, notes: []}"],
    ['a word that is stored', { isLive: false, ...WORDS }, 'ok', "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: one line of text, beginning with 'ok'}"],
    ['words that are stored where data was asked for', { isLive: false, ...N }, 'all is well', "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: one line of text, beginning with 'all is well'}"],
  ])('%s', (_what, asked, said, reading) => expect(told(asked, said)).toBe(reading)) // prettier-ignore
})

describe('what a document says as one', () => {
  test.each<[string, Asked, unknown, string]>([
    ['what is expected, without a time', N, { n: 1 }, "{kind: beat, beat: {at: 0 min, state: ok, metadata: {n: 1}}, evidence: {field: answer, rule: answer, zone: utc}, notes: []}"],
    ['what is expected, with a time', N, { n: 2, last_run: BEAT }, "{kind: beat, beat: {at: 10 min, state: ok, metadata: {n: 2}, unmet: [/n is 2, expected == 1]}, evidence: {field: /last_run, rule: last-run-key, zone: utc}, notes: []}"],
    ['a day that is stored', { ...N, isLive: false }, { n: 1, last_run: '2026-09-22' }, "{kind: beat, beat: {at: 720 min, state: ok, metadata: {n: 1}}, evidence: {field: /last_run, rule: last-run-key, zone: date, precisionMs: 86400000}, notes: []}"],
    ['no time that is stored', { ...N, isLive: false }, { n: 1 }, "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: the keys are n}"],
    ['an age', AGE, { age_minutes: 5 }, "{kind: beat, beat: {at: 5 min, state: ok, metadata: {age_minutes:5}}, evidence: {field: /age_minutes, rule: age-field, zone: utc}, notes: []}"],
    ['an age that is not there', AGE, { age: 5 }, "{kind: invalid, problem: malformed, detail: age-field: nothing is at /age_minutes, answered: true}"],
    ['an age beside a time without a zone', { ...AGE, isLive: false }, { updated_at: '2026-09-22 11:00', age_minutes: 5 }, "{kind: beat, beat: {at: 65 min, state: ok, metadata: {age_minutes:5}}, evidence: {field: /age_minutes, rule: age-field, zone: utc, precisionMs: 60000}, notes: [/updated_at is written without a zone and was read as UTC; set `timezone` if it is not]}"],
    ['an age beside a day', { ...AGE, isLive: false }, { date: '2026-09-22', age_minutes: 5 }, "{kind: beat, beat: {at: 725 min, state: ok, metadata: {age_minutes:5}}, evidence: {field: /age_minutes, rule: age-field, zone: utc, precisionMs: 86400000}, notes: []}"],
    ['a limit', LIMIT, { last_run: BEAT, limit_hours: 2 }, "{kind: beat, beat: {at: 10 min, state: ok, metadata: {limit_hours:2}, staleAfterMs: 7200000}, evidence: {field: /last_run, rule: last-run-key, zone: utc}, notes: [its limit, 2 h, stands in /limit_hours]}"],
    ['a limit beside that of the monitor', { ...LIMIT, hasOwnLimit: true }, { last_run: BEAT, limit_hours: 2 }, "{kind: beat, beat: {at: 10 min, state: ok, metadata: {limit_hours:2}, staleAfterMs: 7200000}, evidence: {field: /last_run, rule: last-run-key, zone: utc}, notes: [its limit, 2 h, stands in /limit_hours]}"],
    ['a limit that is none', LIMIT, { last_run: BEAT, limit_hours: 0 }, "{kind: invalid, problem: malformed, detail: stale-after-field: /limit_hours holds 0, which is no limit, and the monitor sets no 'threshold' for that case, answered: true}"],
    ['a limit that is none, and the monitor has one', { ...LIMIT, hasOwnLimit: true }, { last_run: BEAT, limit_hours: 0 }, "{kind: beat, beat: {at: 10 min, state: ok, metadata: {limit_hours:0}}, evidence: {field: /last_run, rule: last-run-key, zone: utc}, notes: [stale-after-field: /limit_hours holds 0, which is no limit; the limit of the monitor counts]}"],
    ['a run of others under way', WORDS, { status: 'running', last_run: BEAT }, "{kind: beat, beat: {at: 10 min, state: unknown, stateText: running, unmet: [/status says 'running', and well is only 'ok', 'fine']}, evidence: {field: /last_run, rule: last-run-key, zone: utc}, notes: []}"],
    ['a run of ours under way', WORDS, { monitor: 'm', source: 'cli', last_run: BEAT, status: 'running' }, "{kind: beat, beat: {at: 10 min, state: running, stateText: running, source: cli, own: true}, evidence: {field: /last_run, rule: last-run-key, zone: utc}, notes: []}"],
    ['a run of ours under way, by what was named', { ...WORDS, statusField: '/status' }, { monitor: 'm', source: 'cli', last_run: BEAT, status: 'running' }, "{kind: beat, beat: {at: 10 min, state: running, stateText: running, source: cli, own: true, unmet: [/status says 'running', and well is only 'ok', 'fine']}, evidence: {field: /last_run, rule: last-run-key, zone: utc}, notes: []}"],
    ['a run of ours that failed', WORDS, { monitor: 'm', source: 'cli', last_run: BEAT, status: 'failed' }, "{kind: beat, beat: {at: 10 min, state: unknown, stateText: failed, source: cli, own: true, unmet: [/status says 'failed', and well is only 'ok', 'fine']}, evidence: {field: /last_run, rule: last-run-key, zone: utc}, notes: []}"],
    ['no status and no such field', { ...N, ...WORDS }, { last_run: BEAT }, "{kind: beat, beat: {at: 10 min, state: ok, unmet: [it bears no status, and well is only 'ok', 'fine',nothing is at /n, expected == 1]}, evidence: {field: /last_run, rule: last-run-key, zone: utc}, notes: []}"],
  ])('%s', (_what, asked, said, reading) => expect(told(asked, said)).toBe(reading)) // prettier-ignore
})

describe('what its members say', () => {
  test.each<[string, Asked, unknown, string]>([
    ['one, without times', { ...N, member: 'b' }, { jobs: { a: { n: 1 }, b: { n: 2 } } }, "{kind: beat, beat: {at: 0 min, state: ok, metadata: {n: 2}, unmet: [/n is 2, expected == 1]}, evidence: {field: /jobs/b, rule: monitor, zone: utc}, notes: []}"],
    ['one that is not there', { ...N, member: 'c' }, { jobs: { a: { n: 1 }, b: { n: 2 } } }, "{kind: missing, detail: the document holds no monitor called c; it holds a, b}"],
    ['one of a document of one thing', { ...N, member: 'b' }, { n: 1, last_run: BEAT }, "{kind: missing, detail: the document holds no monitor called b; it tells of one thing only}"],
    ['one of a document of nothing', { ...N, member: 'b' }, { n: 1 }, "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: the keys are n}"],
    ['one by its age', { ...AGE, member: 'b' }, { jobs: { a: { age_minutes: 1 }, b: { age_minutes: 2 } } }, "{kind: beat, beat: {at: 2 min, state: ok}, evidence: {field: /age_minutes, rule: monitor, zone: utc}, notes: []}"],
    ['one that is stored without a time', { ...N, member: 'b', isLive: false }, { jobs: { a: { n: 1 }, b: { n: 2 } } }, "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: the keys are jobs}"],
    ['one that is stored with an age alone', { ...AGE, member: 'b', isLive: false }, { jobs: { a: { age_minutes: 1 }, b: { age_minutes: 2 } } }, "{kind: invalid, problem: no-timestamp, detail: age-field: an age that is stored counts from the time it was written, and beside /age_minutes there is none; let its writer add one and name it with 'timestamp-field', or read the service itself with 'url', answered: true}"],
    ['one that never beat', { ...N, member: 'b', isLive: false }, [{ name: 'a', n: 1, last_run: BEAT }, { name: 'b', last_run: null }], "{kind: invalid, problem: no-timestamp, detail: /1/last_run is empty: b has never beaten}"],
    ['each, without times', { ...N, each: true }, { jobs: { a: { n: 1 }, b: { n: 2 } } }, "{kind: members, members: [{name: a, reading: {kind: beat, beat: {at: 0 min, state: ok, metadata: {n: 1}}, evidence: {field: /jobs/a, rule: monitor, zone: utc}, notes: []}},{name: b, reading: {kind: beat, beat: {at: 0 min, state: ok, metadata: {n: 2}, unmet: [/n is 2, expected == 1]}, evidence: {field: /jobs/b, rule: monitor, zone: utc}, notes: []}}]}"],
    ['each, with a status of its own', { ...N, each: true }, { jobs: { a: { n: 1, status: 'up' }, b: { n: 1, status: 'down' } } }, "{kind: members, members: [{name: a, reading: {kind: beat, beat: {at: 0 min, state: ok, stateText: up, metadata: {n: 1}}, evidence: {field: /jobs/a, rule: monitor, zone: utc}, notes: []}},{name: b, reading: {kind: beat, beat: {at: 0 min, state: failed, stateText: down, metadata: {n: 1}}, evidence: {field: /jobs/b, rule: monitor, zone: utc}, notes: []}}]}"],
    ['each, stored without times', { ...N, each: true, isLive: false }, { jobs: { a: { n: 1 }, b: { n: 2 } } }, "{kind: invalid, problem: no-timestamp, detail: no time of a last beat was found: the keys are jobs}"],
    ['each, stored with ages', { ...AGE, each: true, isLive: false }, { updated_at: BEAT, jobs: { a: { age_minutes: 1 }, b: { age_minutes: 2 } } }, "{kind: members, members: [{name: a, reading: {kind: beat, beat: {at: 11 min, state: ok}, evidence: {field: /age_minutes, rule: monitor, zone: utc}, notes: []}},{name: b, reading: {kind: beat, beat: {at: 12 min, state: ok}, evidence: {field: /age_minutes, rule: monitor, zone: utc}, notes: []}}]}"],
    ['each with its time', { ...N, each: true, isLive: false }, { jobs: { a: { n: 1, last_run: BEAT }, b: { n: 2, last_run: '2026-09-22 11:00' } } }, "{kind: members, members: [{name: a, reading: {kind: beat, beat: {at: 10 min, state: ok, metadata: {n: 1}}, evidence: {field: /jobs/a/last_run, rule: monitor, zone: utc}, notes: []}},{name: b, reading: {kind: beat, beat: {at: 60 min, state: ok, metadata: {n: 2}, unmet: [/n is 2, expected == 1]}, evidence: {field: /jobs/b/last_run, rule: monitor, zone: naive, precisionMs: 60000}, notes: []}}]}"],
    ['each with its limit', { ...LIMIT, each: true, isLive: false }, { jobs: { a: { limit_hours: 1, last_run: BEAT }, b: { limit_hours: -1, last_run: BEAT } } }, "{kind: members, members: [{name: a, reading: {kind: beat, beat: {at: 10 min, state: ok, metadata: {limit_hours:1}, staleAfterMs: 3600000}, evidence: {field: /jobs/a/last_run, rule: monitor, zone: utc}, notes: [its limit, 1 h, stands in /limit_hours]}},{name: b, reading: {kind: invalid, problem: malformed, detail: stale-after-field: /limit_hours holds -1, which is no limit, and the monitor sets no 'threshold' for that case, answered: true}}]}"],
    ['each with its word', { ...WORDS, each: true, isLive: false }, { jobs: { a: { status: 'ok', last_run: BEAT }, b: { status: 'idle', last_run: BEAT } } }, "{kind: members, members: [{name: a, reading: {kind: beat, beat: {at: 10 min, state: ok, stateText: ok}, evidence: {field: /jobs/a/last_run, rule: monitor, zone: utc}, notes: []}},{name: b, reading: {kind: beat, beat: {at: 10 min, state: unknown, stateText: idle, unmet: [/jobs/b/status says 'idle', and well is only 'ok', 'fine']}, evidence: {field: /jobs/b/last_run, rule: monitor, zone: utc}, notes: []}}]}"],
    ['one ahead of its time', { ...N, each: true, isLive: false }, { jobs: { a: { n: 1, last_run: ago(-HOUR) }, b: { n: 1, last_run: BEAT } } }, "{kind: members, members: [{name: a, reading: {kind: invalid, problem: future, detail: the time in /jobs/a/last_run lies in the future}},{name: b, reading: {kind: beat, beat: {at: 10 min, state: ok, metadata: {n: 1}}, evidence: {field: /jobs/b/last_run, rule: monitor, zone: utc}, notes: []}}]}"],
    ['one ahead of its time with an age', { ...AGE, each: true }, { jobs: { a: { age_minutes: 1, last_run: ago(-HOUR) }, b: { age_minutes: 2, last_run: BEAT } } }, "{kind: members, members: [{name: a, reading: {kind: beat, beat: {at: 1 min, state: ok, metadata: {last_run:2026-09-22T13:00:00.000Z}}, evidence: {field: /age_minutes, rule: monitor, zone: utc}, notes: []}},{name: b, reading: {kind: beat, beat: {at: 2 min, state: ok, metadata: {last_run:2026-09-22T11:50:00.000Z}}, evidence: {field: /age_minutes, rule: monitor, zone: utc}, notes: []}}]}"],
    ['a single one', { ...N, each: true, isLive: false }, [{ name: 'a', n: 1, last_run: BEAT }], "{kind: members, members: [{name: a, reading: {kind: beat, beat: {at: 10 min, state: ok, metadata: {name: a, n: 1}}, evidence: {field: /0/last_run, rule: monitor, zone: utc}, notes: []}}]}"],
    ['one that has never beaten', { ...N, each: true, isLive: false }, [{ name: 'a', n: 1, last_run: BEAT }, { name: 'b', last_run: null }], "{kind: members, members: [{name: a, reading: {kind: beat, beat: {at: 10 min, state: ok, metadata: {name: a, n: 1}}, evidence: {field: /0/last_run, rule: monitor, zone: utc}, notes: []}},{name: b, reading: {kind: invalid, problem: no-timestamp, detail: /1/last_run is empty: b has never beaten}}]}"],
    ['none at all', { ...N, each: true, isLive: false }, { n: 1, last_run: BEAT }, "{kind: invalid, problem: no-timestamp, detail: `monitors: each` finds no members in this document: the keys are n, last_run; name one with `member`, or leave `each` out to judge the document as one}"],
    ['none in data that was cut off', { ...N, each: true }, '{"n": 1', "{kind: invalid, problem: malformed, detail: the file begins like JSON but is not valid JSON: it is damaged or cut off}"],
  ])('%s', (_what, asked, said, reading) => expect(told(asked, said)).toBe(reading)) // prettier-ignore
})

test.each<[number, string[]]>([
  [1, []],
  [5, []],
  [6, ['and 1 more']],
  [8, ['and 3 more']],
])('of %d wishes that are not so five are told', (count, more) => {
  const lines = Array.from({ length: count }, (_, i): ExpectLine => ({ pointer: `/${i}`, operator: '==', value: 1 }))
  const wishes = lines.slice(0, 5).map(({ pointer }) => `nothing is at ${pointer}, expected == 1`)
  expect(told({ expect: lines }, { last_run: BEAT })).toContain(`unmet: [${[...wishes, ...more].join(',')}]}`)
})

test.each(['degraded', 'partial', 'warning', 'warn', 'stale', 'maintenance', 'unavailable', 'paused', 'yellow'])(
  '%s is an answer of the service itself, which is not well',
  (word) =>
    expect(told(WORDS, word)).toBe(
      `{kind: beat, beat: {at: 0 min, state: unknown, stateText: ${word}, unmet: [answer says '${word}', and well is only 'ok', 'fine']}, evidence: {field: answer, rule: answer, zone: utc}, notes: []}`,
    ),
)
