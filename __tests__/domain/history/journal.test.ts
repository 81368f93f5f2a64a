import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compacted, recalled } from '../../../src/domain/history/compact.js'
import { daysText, readDays } from '../../../src/domain/history/days-file.js'
import type { JournalLook, SeenState } from '../../../src/domain/history/history.js'
import { journalLine, readJournalLine } from '../../../src/domain/history/journal-line.js'
import { mergeJournals, monthOf, monthsOver, readJournal } from '../../../src/domain/history/journal.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { times } from '../../support/figures.js'
import { aState, BEGUN, looksAtOne, moment, type PastLook } from '../../support/pasts.js'
import { written } from '../../support/written-journal.js'

const RUNS = { numRuns: times(200, 10_000) }
const look = (change: Partial<JournalLook> = {}): JournalLook => ({
  at: BEGUN,
  whole: false,
  states: [],
  gone: [],
  ...change,
})
const critical = { ...(aState('job', { is: 'critical', since: '01:00' }) as SeenState), message: 'It is late.' }

describe('a line', () => {
  test('a look that changed nothing is its time alone', () => {
    expect(journalLine(look({ at: 1_700_000_000_000 }))).toBe('{"t":1700000000000}')
  })

  test('a look that changed something says what, and whom it asks for no more', () => {
    expect(journalLine(look({ at: 5, states: [critical], gone: ['old'] }))).toBe(
      `{"t":5,"c":{"job":["critical","stale",${moment('01:00')},null,"It is late."],"old":null}}`,
    )
  })

  test('a look that finds looks to come says that they are wrong, and of no others', () => {
    const line = journalLine(look({ at: 5, wrong: [7, 9] }))
    expect(line).toBe('{"t":5,"w":[7,9]}')
    expect(readJournalLine(line)).toEqual(look({ at: 5, wrong: [7, 9] }))
    expect(readJournalLine('{"t":5,"w":[3,5,"x",null,1e99]}')).toEqual(look({ at: 5 }))
    expect(readJournalLine('{"t":5,"w":{"7":1}}')).toEqual(look({ at: 5 }))
  })

  test('what is well needs few words', () => {
    const state = { ...critical, status: 'healthy', reason: 'ok', since: null } as const
    expect(journalLine(look({ at: 5, whole: true, states: [state] }))).toBe(
      '{"v":1,"t":5,"all":{"job":["healthy","ok"]}}',
    )
  })

  test.each(['__proto__', 'constructor', 'a b', '🫀', '"}{'])('the name %j comes back as it went', (monitor) => {
    const line = journalLine(look({ states: [{ ...critical, monitor }] }))
    expect(readJournalLine(line)).toEqual(
      look({ states: [{ ...critical, monitor, lastGoodAt: null, downSince: null }] }),
    )
  })

  test.each([
    ['', 'nothing'],
    ['{"t":17', 'cut off'],
    ['null', 'null'],
    ['[1]', 'a list'],
    ['{"t":"now"}', 'no time'],
    ['{"t":-1}', 'before all times'],
    ['{"t":1e99}', 'after all times'],
  ])('%j is no line: %s', (line) => {
    expect(readJournalLine(line)).toBeNull()
  })

  test.each([
    ['{"t":5,"c":[]}'],
    ['{"t":5,"c":{"a":["fine","ok"]}}'],
    ['{"t":5,"c":{"a":["healthy","because"]}}'],
    ['{"t":5,"c":{"a":["healthy","ok","noon"]}}'],
    ['{"t":5,"c":{"a":"healthy"}}'],
    ['{"t":5,"c":{"":["healthy","ok"]}}'],
    ['{"t":5,"c":{"\\u001b[31mred":["healthy","ok"]}}'],
    [`{"t":5,"c":{"${'x'.repeat(201)}":["healthy","ok"]}}`],
  ])('of %s only the time is believed', (line) => {
    expect(readJournalLine(line)).toEqual(look({ at: 5 }))
  })

  test('a message is one line, without orders to a terminal, and of bounded length', () => {
    const hostile = `\u001b[2Jwiped\n::error::${'x'.repeat(10_000)}`
    const [state] = readJournalLine(journalLine(look({ states: [{ ...critical, message: hostile }] })))?.states ?? []
    expect(state?.message).toMatch(/^wiped ::error::x+…$/)
    expect(state?.message).toHaveLength(300)
    const raw = JSON.stringify({ t: 5, c: { a: ['critical', 'stale', 1, null, hostile] } })
    expect(readJournalLine(raw)?.states[0]?.message).toHaveLength(300)
  })
})

describe('a journal', () => {
  test('what was written down tells the same past', () => {
    fc.assert(
      fc.property(looksAtOne(), fc.nat(20_000), fc.nat(20_000), (looks, a, b) => {
        const { months, history } = written(looks)
        const now = looks.at(-1)?.at ?? BEGUN
        const again = recalled({ days: null, months }, now)
        const span = { from: BEGUN + Math.min(a, b) * MINUTE, to: BEGUN + Math.max(a, b) * MINUTE }
        expect(again.uptime('job', span)).toEqual(history.uptime('job', span))
        expect(again.upSince('job')).toBe(history.upSince('job'))
        expect(again.outages(span).map(({ since, until }) => [since, until])).toEqual(
          history.outages(span).map(({ since, until }) => [since, until]),
        )
      }),
      RUNS,
    )
  })

  test('each month stands for itself: the days of the last one need no other', () => {
    const begun = { from: '03-30 12:00', is: 'critical', since: '03-30 12:00' } as const
    const looks = Array.from({ length: 40 }, (_, i): PastLook => {
      const at = moment('03-30 00:00') + i * 2 * HOUR
      return { at, state: aState('job', i < 6 ? { is: 'healthy' } : begun) }
    })
    const { months, history } = written(looks)
    const alone = recalled(
      { days: null, months: new Map([...months].filter(([month]) => month === '2026-04')) },
      Infinity,
    )
    const span = { from: moment('04-01 00:00'), to: moment('04-02 00:00') }
    expect(alone.uptime('job', span)).toEqual(history.uptime('job', span))
    expect(alone.outages(span)[0]?.since).toBe(moment('03-30 12:00'))
  })

  test('an outage beneath a state that nobody knows goes on over the end of a month', () => {
    const looks: PastLook[] = [
      { at: moment('03-31 20:00'), state: aState('job', { is: 'critical', since: '03-31 19:00' }) },
      { at: moment('03-31 22:00'), state: aState('job', { is: 'unknown' }) },
      { at: moment('04-01 00:00'), state: aState('job', { is: 'unknown' }) },
      { at: moment('04-01 02:00'), state: aState('job', { is: 'healthy', since: '04-01 01:00' }) },
    ]
    const { months } = written(looks)
    const alone = recalled({ days: null, months: new Map([['2026-04', months.get('2026-04') ?? '']]) }, Infinity)
    expect(alone.outages({ from: 0, to: Infinity })).toMatchObject([
      { since: moment('03-31 19:00'), until: moment('04-01 01:00') },
    ])
  })

  test('a last line that is cut off at any byte costs no more than itself', () => {
    const [first = '', last = ''] = [
      look({ whole: true, states: [critical] }),
      look({ at: BEGUN + 1, gone: ['job'] }),
    ].map(journalLine)
    for (let length = 0; length < last.length; length++)
      expect(readJournal(`${first}\n${last.slice(0, length)}`)).toHaveLength(1)
    expect(readJournal(`${first}\n${last}`)).toHaveLength(2)
  })

  test('lines that several wrote come into one order, each once, however often they are merged', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.array(fc.nat(50)), fc.string(), (a, b, rubbish) => {
        const textOf = (at: readonly number[]): string => at.map((t) => `{"t":${t}}\n`).join('')
        const merged = mergeJournals([textOf(a), textOf(b), rubbish])
        expect(readJournal(merged).map(({ at }) => at)).toEqual([...new Set([...a, ...b])].sort((x, y) => x - y))
        expect(mergeJournals([merged, textOf(b)])).toBe(merged)
        expect(mergeJournals([textOf(b), textOf(a)])).toBe(merged)
      }),
      RUNS,
    )
  })

  test('months are those of UTC', () => {
    expect(monthOf(moment('04-01 00:00') - 1)).toBe('2026-03')
    expect(monthsOver(Date.UTC(2025, 10, 30), Date.UTC(2026, 1, 1))).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ])
    expect(monthsOver(Date.UTC(2026, 1, 1), Date.UTC(2026, 0, 1))).toEqual([])
  })
})

describe('days that are closed', () => {
  test('come back as they went', () => {
    fc.assert(
      fc.property(looksAtOne(), (looks) => {
        const { history } = written(looks)
        history.close((looks.at(-1)?.at ?? BEGUN) + 1)
        const closed = history.closed()
        const again = readDays(daysText(closed))
        expect(closed.until === null ? null : again).toEqual(closed.until === null ? null : closed)
      }),
      RUNS,
    )
  })

  test.each(['', '[]', '{"version":2}', '{"version":1,"monitors":{}}', '{"version":1,"until":5,"monitors":[]}'])(
    '%j is no such file',
    (text) => {
      expect(readDays(text)).toBeNull()
    },
  )

  test('days that cannot be are left out', () => {
    const runs = [
      ['2026-13-01', 1, 0, 0, 0, 0, null],
      ['2026-01-01', 1e9, 0, 0, 0, 0, null],
      ['2026-01-01', 1, -5, 0, 0, 0, null],
      7,
    ]
    const text = JSON.stringify({ version: 1, firstLookAt: null, until: 5, monitors: { job: runs } })
    expect(readDays(text)?.runs.get('job')).toEqual([])
  })

  test('journals older than four hundred days become days, and the figures of the year stay', () => {
    const from = Date.UTC(2025, 0, 1)
    const looks = Array.from({ length: 500 }, (_, i): PastLook => {
      const is = i % 10 === 9 ? 'critical' : 'healthy'
      return { at: from + i * DAY, state: aState('job', { is }) }
    })
    const { months, history } = written(looks)
    const now = looks.at(-1)?.at ?? 0
    const small = compacted({ days: null, months }, now)
    expect([...small.months.keys()].at(0)).toBe('2025-04')
    const year = { from: now - 365 * DAY, to: now }
    expect(recalled(small, now).uptime('job', year)).toEqual(history.uptime('job', year))
    const all = { from: from + DAY, to: now }
    expect(recalled(small, now).uptime('job', { ...all, from: now - 399 * DAY })).toEqual(
      history.uptime('job', { ...all, from: now - 399 * DAY }),
    )
    expect(compacted(small, now)).toBe(small)
  })
})

test('the head of a month comes before what the same look changed', () => {
  const [head, line] = ['{"v":1,"t":5,"all":{}}', '{"t":5,"c":{}}']
  expect(mergeJournals([line, '{"t":4}', head])).toBe(`{"t":4}\n${head}\n${line}\n`)
})
