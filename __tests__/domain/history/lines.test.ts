import { describe, expect, test } from '@jest/globals'
import { NO_DAYS, daysText, readDays } from '../../../src/domain/history/days-file.js'
import { readFilled, storedFilled } from '../../../src/domain/history/filled-line.js'
import type { ClosedDays, FilledPart, JournalLook, SeenState } from '../../../src/domain/history/history.js'
import { isInstant } from '../../../src/domain/history/instant.js'
import { journalLine, readJournalLine } from '../../../src/domain/history/journal-line.js'
import {
  addLines,
  beginOf,
  isJournal,
  journalFile,
  lastLookIn,
  looksAfter,
  mergeJournals,
  monthsOver,
  readJournal,
} from '../../../src/domain/history/journal.js'
import { lastLookText, readLastLook } from '../../../src/domain/history/last-look.js'
import { REASONS } from '../../../src/domain/reasons.js'
import { STATUSES } from '../../../src/domain/status.js'

const state = (more: Partial<SeenState> = {}): SeenState => ({
  monitor: 'job',
  status: 'critical',
  reason: 'stale',
  since: null,
  message: '',
  ...more,
})
const look = (more: Partial<JournalLook> = {}): JournalLook => ({ at: 5, whole: false, states: [], gone: [], ...more })
const PART: FilledPart = { from: 1, to: 2, counted: 'up' }
const FILLED = new Map([['job', [PART]]])

describe('an instant', () => {
  test.each<[unknown, boolean]>([
    [0, true],
    [-1, false],
    [0.5, true],
    [8.64e15, true],
    [8.64e15 + 1, false],
    [NaN, false],
    [Infinity, false],
    ['5', false],
    [null, false],
    [undefined, false],
  ])('is %j: %s', (value, expected) => expect(isInstant(value)).toBe(expected))
})

describe('a line as it is written', () => {
  test.each<[string, JournalLook, string]>([
    ['nothing', look(), '{"t":5}'],
    ['all, and it is nothing', look({ whole: true }), '{"v":1,"t":5,"all":{}}'],
    ['who is asked for no more', look({ gone: ['a', 'b'] }), '{"t":5,"c":{"a":null,"b":null}}'],
    ['what was filled', look({ filled: FILLED }), '{"t":5,"f":{"job":[[1,2,"up"]]}}'],
    ['that nothing was filled', look({ filled: new Map() }), '{"t":5}'],
    ['what is wrong', look({ wrong: [7] }), '{"t":5,"w":[7]}'],
    ['that nothing is wrong', look({ wrong: [] }), '{"t":5}'],
    [
      'all of it',
      look({ whole: true, states: [state()], filled: FILLED, wrong: [7] }),
      '{"v":1,"t":5,"all":{"job":["critical","stale"]},"f":{"job":[[1,2,"up"]]},"w":[7]}',
    ],
    [
      'a change and the rest',
      look({ states: [state()], gone: ['b'], filled: FILLED, wrong: [7] }),
      '{"t":5,"c":{"job":["critical","stale"],"b":null},"f":{"job":[[1,2,"up"]]},"w":[7]}',
    ],
  ])('%s', (_, one, line) => expect(journalLine(one)).toBe(line))

  test.each<[Partial<SeenState>, string]>([
    [{}, '["critical","stale"]'],
    [{ since: 0 }, '["critical","stale",0]'],
    [{ lastGoodAt: 3 }, '["critical","stale",null,3]'],
    [{ message: 'late' }, '["critical","stale",null,null,"late"]'],
    [{ downSince: 3 }, '["critical","stale",null,null,"",3]'],
    [{ incident: '#7' }, '["critical","stale",null,null,"",null,"#7"]'],
    [{ incident: null, downSince: null, lastGoodAt: null }, '["critical","stale"]'],
    [{ status: 'healthy', reason: 'ok', message: 'fine', since: 4 }, '["healthy","ok",4]'],
    [{ status: 'warning', message: 'a\nb' }, '["warning","stale",null,null,"a b"]'],
  ])('of a state %j', (more, stored) => {
    expect(journalLine(look({ states: [state(more)] }))).toBe(`{"t":5,"c":{"job":${stored}}}`)
  })

  test('a message is cut at three hundred', () => {
    const messageOf = (length: number) =>
      readJournalLine(journalLine(look({ states: [state({ message: 'x'.repeat(length) })] })))?.states[0]?.message
    expect(messageOf(300)).toBe('x'.repeat(300))
    expect(messageOf(301)).toHaveLength(300)
    const stored = (length: number) =>
      readJournalLine(JSON.stringify({ t: 5, c: { job: ['critical', 'stale', 1, 1, 'x'.repeat(length)] } }))
    expect(stored(300)?.states[0]?.message).toBe('x'.repeat(300))
    expect(stored(301)?.states[0]?.message).toMatch(/^x{299}[^x]$/)
    expect(journalLine(look({ states: [state({ message: 'x'.repeat(301) })] }))).toMatch(/"x{299}[^x]"/)
  })
})

describe('a line as it is read', () => {
  const full = { lastGoodAt: null, downSince: null }
  test.each<[string, unknown, Partial<JournalLook>]>([
    ['its time alone', { t: 5 }, {}],
    ['a state', { t: 5, c: { job: ['critical', 'stale'] } }, { states: [state(full)] }],
    ['all of them', { t: 5, all: { job: ['critical', 'stale'] } }, { whole: true, states: [state(full)] }],
    ['all of them, whatever else changed', { t: 5, all: {}, c: { job: null } }, { whole: true }],
    ['somebody is gone', { t: 5, c: { job: null, b: 0 } }, { gone: ['job'] }],
    ['what is no list of monitors', { t: 5, c: [['job', null]] }, {}],
    ['what is no list of all', { t: 5, all: ['job'], c: { job: null } }, { gone: ['job'] }],
    ['what was filled', { t: 5, f: { job: [[1, 2, 'up']] } }, { filled: FILLED }],
    ['what is wrong, of what is later', { t: 5, w: [4, 5, 6, 'x', -1] }, { wrong: [6] }],
    ['what is wrong is no list', { t: 5, w: 7 }, {}],
    [
      'everything of a state',
      { t: 5, c: { job: ['critical', 'stale', 1, 2, 'late', 3, '#7'] } },
      { states: [state({ since: 1, lastGoodAt: 2, message: 'late', downSince: 3, incident: '#7' })] },
    ],
    [
      'nothing of a state',
      { t: 5, c: { job: ['critical', 'stale', null, null, '', null, null] } },
      { states: [state(full)] },
    ],
  ])('%s', (_, stored, expected) => expect(readJournalLine(JSON.stringify(stored))).toEqual(look(expected)))

  test.each<[unknown]>([
    ['critical'],
    [{ 0: 'critical', 1: 'stale' }],
    [[]],
    [['critical']],
    [['bad', 'stale']],
    [['critical', 'bad']],
    [['critical', 'stale', '1']],
    [['critical', 'stale', -1]],
    [['critical', 'stale', 1, '2']],
    [['critical', 'stale', 1, 2, 3]],
    [['critical', 'stale', 1, 2, 'late', '3']],
  ])('no state is %j', (stored) => {
    expect(readJournalLine(JSON.stringify({ t: 5, c: { job: stored } }))).toEqual(look())
  })

  test('every status and every reason is read', () => {
    for (const status of STATUSES)
      for (const reason of REASONS)
        expect(readJournalLine(JSON.stringify({ t: 5, c: { job: [status, reason] } }))?.states).toHaveLength(1)
  })

  test.each(['', 'x', 'null', '5', '[]', '{"c":{}}', '{"t":-1}', '{"t":"5"}', '{"t":5', '{"t":8640000000000001}'])(
    'no line is %j',
    (line) => {
      expect(readJournalLine(line)).toBeNull()
      expect(isJournal(line)).toBe(false)
      expect(isJournal(`${line}\n{"t":5}\n`)).toBe(true)
    },
  )

  test.each<[string, string, number]>([
    ['a name of two hundred', 'x'.repeat(200), 1],
    ['a longer name', 'x'.repeat(201), 0],
    ['no name', '', 0],
    ['a name of two lines', 'a\nb', 0],
  ])('%s', (_, name, count) => {
    expect(readJournalLine(JSON.stringify({ t: 5, c: { [name]: ['critical', 'stale'] } }))?.states).toHaveLength(count)
  })

  test.each<[unknown, boolean]>([
    ['x'.repeat(100), true],
    ['x'.repeat(101), false],
    ['', false],
    ['a\nb', false],
    [7, false],
    [null, false],
  ])('an incident is %j: %s', (incident, isOne) => {
    const line = JSON.stringify({ t: 5, c: { job: ['critical', 'stale', 1, 1, '', 1, incident] } })
    expect(readJournalLine(line)?.states[0]?.incident).toBe(isOne ? incident : undefined)
  })

  test('eleven looks may be wrong, and twenty thousand monitors are named', () => {
    const wrong = Array.from({ length: 12 }, (_, i) => 6 + i)
    expect(readJournalLine(JSON.stringify({ t: 5, w: wrong }))?.wrong).toEqual(wrong.slice(0, 11))
    const named = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`m${i}`, null]))
    expect(readJournalLine(JSON.stringify({ t: 5, c: named }))?.gone).toHaveLength(20_000)
  })

  test('eight megabytes are a line, and more are none', () => {
    const long = (length: number) => `{"t":5,"x":"${'x'.repeat(length - 14)}"}`
    expect(readJournalLine(long(8 * 1024 * 1024))).toEqual(look())
    expect(readJournalLine(long(8 * 1024 * 1024 + 1))).toBeNull()
  })
})

describe('what was filled', () => {
  test('is stored as lists', () => {
    expect(
      storedFilled(
        new Map([
          ['a', [PART, { from: 3, to: 4, counted: 'excluded' }]],
          ['b', []],
        ]),
      ),
    ).toEqual({
      a: [
        [1, 2, 'up'],
        [3, 4, 'excluded'],
      ],
      b: [],
    })
  })

  test.each<[unknown, FilledPart[]]>([
    [[1, 2, 'up'], [PART]],
    [[1, 2, 'down'], [{ ...PART, counted: 'down' }]],
    [[1, 2, 'excluded'], [{ ...PART, counted: 'excluded' }]],
    [[1, 2, 'blind'], []],
    [[1, 9, 'up'], [{ ...PART, to: 9 }]],
    [[1, 10, 'up'], []],
    [[1, 1, 'up'], []],
    [[0, 1, 'up'], [{ ...PART, from: 0, to: 1 }]],
    [[-1, 1, 'up'], []],
    [['1', 2, 'up'], []],
    [[1, '2', 'up'], []],
    [{ 0: 1, 1: 2, 2: 'up' }, []],
    [null, []],
  ])('%j is read', (stored, parts) => {
    const expected = parts.length === 0 ? new Map() : new Map([['job', parts]])
    expect(readFilled({ job: [stored] }, 9)).toEqual(expected)
  })

  test.each<[unknown]>([[null], [[]], ['x'], [5], [{ job: { 0: [1, 2, 'up'] } }], [{ job: [] }]])(
    'nothing is read of %j',
    (stored) => expect(readFilled(stored, 9)).toEqual(new Map()),
  )

  test('two hundred parts are read, of twenty thousand', () => {
    const parts = (count: number) => Array.from({ length: count }, (_, i) => [i, i + 1, 'up'])
    expect(readFilled({ job: parts(200) }, 999).get('job')).toHaveLength(200)
    expect(readFilled({ job: parts(201) }, 999).get('job')).toHaveLength(200)
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`m${i}`, [[1, 2, 'up']]]))
    expect(readFilled(many, 9).size).toBe(20_000)
  })
})

describe('days as they are written', () => {
  const run = {
    day: 20_000,
    count: 2,
    up: 1_000,
    down: 2_000,
    blind: 3_000,
    excluded: 4_500,
    worst: 'critical',
  } as const
  const closed: ClosedDays = { firstLookAt: 3, until: 5, zone: 'Europe/Riga', runs: new Map([['job', [run]]]) }
  const text =
    '{"version":1,"firstLookAt":3,"until":5,"zone":"Europe/Riga","monitors":{"job":[["2024-10-04",2,1,2,3,4.5,"critical"]]}}\n'

  test('in seconds, by date', () => expect(daysText(closed)).toBe(text))
  test('and read again', () => expect(readDays(text)).toEqual(closed))

  const file = (more: object) =>
    JSON.stringify({ version: 1, firstLookAt: 3, until: 5, zone: null, monitors: {}, ...more })
  test.each<[string, object, object | null]>([
    ['of no zone', {}, { firstLookAt: 3, until: 5, zone: null, runs: new Map() }],
    ['of a zone that is none', { zone: 'Nowhere' }, { firstLookAt: 3, until: 5, runs: new Map() }],
    ['of a zone that is no text', { zone: 5 }, { firstLookAt: 3, until: 5, runs: new Map() }],
    ['of a zone of which nothing is said', { zone: undefined }, { firstLookAt: 3, until: 5, runs: new Map() }],
    ['of an unknown begin', { firstLookAt: null }, { firstLookAt: null, until: 5, zone: null, runs: new Map() }],
    ['of a wrong begin', { firstLookAt: 'x' }, { firstLookAt: null, until: 5, zone: null, runs: new Map() }],
    ['of no end', { until: null }, null],
    ['of another version', { version: 2 }, null],
    ['of a list of monitors', { monitors: [] }, null],
    [
      'of one without a list',
      { monitors: { a: 5 } },
      { firstLookAt: 3, until: 5, zone: null, runs: new Map([['a', []]]) },
    ],
  ])('%s', (_, more, expected) => expect(readDays(file(more))).toEqual(expected))
  test.each(['', 'x', '[]', 'null', '{"version":1}'])('not %j', (wrong) => expect(readDays(wrong)).toBeNull())

  const good = ['2024-10-04', 1, 1, 2, 3, 4, null]
  const withAt = (at: number, value: unknown) => good.map((one, i) => (i === at ? value : one))
  test.each<[unknown, boolean]>([
    [good, true],
    [{ ...good }, false],
    [withAt(0, '2024-13-04'), false],
    [withAt(0, '04.10.2024'), false],
    [withAt(0, 5), false],
    [withAt(1, 0), false],
    [withAt(1, 1.5), false],
    [withAt(1, '1'), false],
    [withAt(1, 401), true],
    [withAt(1, 402), false],
    ...[2, 3, 4, 5].flatMap((at): [unknown, boolean][] => [
      [withAt(at, 0), true],
      [withAt(at, -1), false],
      [withAt(at, '1'), false],
      [withAt(at, 259_200), true],
      [withAt(at, 259_201), false],
    ]),
    [withAt(6, 'healthy'), true],
    [withAt(6, 'fine'), false],
    [withAt(6, undefined), true],
  ])('%j is one: %s', (stored, isOne) => {
    expect(readDays(file({ monitors: { a: [stored] } }))?.runs.get('a')).toHaveLength(isOne ? 1 : 0)
  })

  test('what is less than a thousandth of a second is rounded', () => {
    const read = readDays(file({ monitors: { a: [['2024-10-04', 1, 0.0004, 0.0006, 0, 0, null]] } }))
    expect(read?.runs.get('a')).toEqual([{ day: 20_000, count: 1, up: 0, down: 1, blind: 0, excluded: 0, worst: null }])
  })

  test('nothing is closed', () => expect(NO_DAYS).toEqual({ firstLookAt: null, until: null, runs: new Map() }))
})

describe('the last look beside a journal', () => {
  const last = { at: 5, changedAt: 3, shown: 'abc' }
  const text = '{"t":5,"changed":3,"shown":"abc"}\n'
  test('is written and read', () => {
    expect(lastLookText(last)).toBe(text)
    expect(readLastLook(text)).toEqual(last)
    expect(readLastLook(`{"t":0,"changed":0,"shown":"${'x'.repeat(40)}"}`)?.shown).toHaveLength(40)
  })

  test.each<[string | null]>([
    [null],
    [''],
    ['x'],
    ['[]'],
    ['null'],
    ['{"changed":3,"shown":"abc"}'],
    ['{"t":5,"shown":"abc"}'],
    ['{"t":5,"changed":-3,"shown":"abc"}'],
    ['{"t":5,"changed":3}'],
    ['{"t":5,"changed":3,"shown":7}'],
    [`{"t":5,"changed":3,"shown":"${'x'.repeat(41)}"}`],
  ])('is not %j', (stored) => expect(readLastLook(stored)).toBeNull())
})

describe('a journal', () => {
  const text = '{"t":3}\nnot ours\n{"t":5}\n{"t":8}\n'
  test('is called after its month, which begins in UTC', () => {
    expect(journalFile('2026-11')).toBe('2026-11.jsonl')
    expect(beginOf('2026-11')).toBe(Date.UTC(2026, 10))
    expect(monthsOver(Date.UTC(2025, 10, 30), Date.UTC(2026, 1, 1))).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ])
    expect(monthsOver(Date.UTC(2026, 1), Date.UTC(2026, 1))).toEqual(['2026-02'])
    expect(monthsOver(Date.UTC(2026, 1), Date.UTC(2026, 0, 31))).toEqual([])
    expect(monthsOver(Date.UTC(2026, 5), Date.UTC(2026, 0, 31))).toEqual([])
  })

  test('is read in order', () => {
    expect(readJournal('{"t":8}\nnot ours\n{"t":3}\n\n{"t":5}').map(({ at }) => at)).toEqual([3, 5, 8])
  })

  test.each<[number, number | null, number[]]>([
    [9, 8, []],
    [8, 8, []],
    [7, 5, [8]],
    [5, 5, [8]],
    [4, 3, [8, 5]],
    [3, 3, [8, 5]],
    [2, null, [8, 5, 3]],
  ])('until %i was looked at %j', (moment, last, after) => {
    expect(lastLookIn(text, moment)).toBe(last)
    expect(looksAfter(text, moment)).toEqual(after)
  })

  test('is searched from its end: what is behind a look stays there', () => {
    expect(looksAfter('{"t":9}\n{"t":3}\n{"t":5}\n', 4)).toEqual([5])
    expect(lastLookIn('{"t":3}\n{"t":2}\n', 9)).toBe(2)
  })

  test('has each line once, the head of a look first, and else by their text', () => {
    const [head, one, other] = ['{"v":1,"t":5,"all":{}}', '{"t":5,"c":{"a":null}}', '{"t":5,"c":{"b":null}}']
    const early = '{"t":3}'
    const merged = [early, head, one, other].map((line) => `${line}\n`).join('')
    for (const lines of [
      [other, one, head, early],
      [one, head, early, other],
      [early, other, head, one, one],
    ])
      expect(mergeJournals(lines)).toBe(merged)
    expect(mergeJournals([`${one}\n${other}\n`, `x\n${one}`])).toBe(`${one}\n${other}\n`)
    expect(mergeJournals([`${other}\n${one}\n`])).toBe(`${one}\n${other}\n`)
  })

  test('keeps what is not ours before its lines', () => {
    expect(addLines('b\n{"t":5}\n\na\n{"t":3}\n', ['{"t":4}', '{"t":5}'])).toBe('b\na\n{"t":3}\n{"t":4}\n{"t":5}\n')
    expect(addLines('', ['{"t":4}'])).toBe('{"t":4}\n')
  })
})
