import { describe, expect, test } from '@jest/globals'
import { openBook, type Book } from '../../../src/domain/history/book.js'
import { fillGaps } from '../../../src/domain/history/fill-gaps.js'
import type { FilledPart, Outage, Span } from '../../../src/domain/history/history.js'
import { newPast, type MonitorPast } from '../../../src/domain/history/monitor-past.js'

/** `10-20 up`. */
type Short = `${number}-${number} ${FilledPart['counted']}`
/** `10-20`; one that lasts: `10-`. */
type ShortOutage = `${number}-${number | ''}`

const GAP: Span = { from: 10, to: 20 }

function spanOf(text: string): Span {
  const [from = '', to = ''] = text.split('-')
  return { from: Number(from), to: Number(to) }
}

function partOf(text: Short): FilledPart {
  const [span = '', counted] = text.split(' ')
  return { ...spanOf(span), counted: counted as FilledPart['counted'] }
}

function outageOf(text: ShortOutage): Outage {
  const { from, to } = spanOf(text)
  const until = text.endsWith('-') ? null : to
  return { monitor: 'job', since: from, until, worst: 'degraded', message: `seen ${text}` }
}

const told = (parts: readonly FilledPart[]) => parts.map(({ from, to, counted }) => `${from}-${to} ${counted}`)
const toldOutages = (outages: readonly Outage[]) =>
  outages.map(({ since, until, worst, message }) => `${since}-${until ?? ''} ${worst} ${message}`.trim())

function bookWith(past: Partial<MonitorPast>, gaps: readonly Span[] = [GAP]): Book {
  const book = openBook({})
  book.pasts.set('job', { ...newPast(), ...past })
  return { ...book, times: { ...book.times, gaps } }
}

function filled(parts: readonly Short[], past: Partial<MonitorPast> = {}, gaps?: readonly Span[]) {
  const book = bookWith(past, gaps)
  fillGaps(book, new Map([['job', parts.map(partOf)]]))
  return { book, past: book.pasts.get('job') ?? newPast() }
}

describe('what is known afterwards of a gap', () => {
  test.each<[string, readonly Short[], readonly Short[]]>([
    ['all of it', ['10-20 up'], ['10-20 up']],
    ['only what lies in it', ['5-25 up'], ['10-20 up']],
    ['not what came before it', ['5-10 up'], []],
    ['not what came after it', ['20-25 up'], []],
    ['what stands apart', ['10-12 up', '15-20 up'], ['10-12 up', '15-20 up']],
    ['what touches as one', ['10-12 up', '12-20 up'], ['10-20 up']],
    ['what touches and is another, as two', ['10-12 up', '12-20 down'], ['10-12 up', '12-20 down']],
    ['in order, whatever came first', ['15-20 up', '10-12 down'], ['10-12 down', '15-20 up']],
    ['down before up', ['10-20 up', '12-15 down'], ['10-12 up', '12-15 down', '15-20 up']],
    ['down before up, whichever came first', ['12-15 down', '10-20 up'], ['10-12 up', '12-15 down', '15-20 up']],
    ['down before what is excluded', ['10-20 excluded', '10-12 down'], ['10-12 down', '12-20 excluded']],
    ['what is excluded before up', ['10-20 up', '15-20 excluded'], ['10-15 up', '15-20 excluded']],
    [
      'three at once',
      ['10-18 up', '12-19 excluded', '14-16 down'],
      ['10-12 up', '12-14 excluded', '14-16 down', '16-19 excluded'],
    ],
    ['the same twice', ['10-20 up', '10-20 up'], ['10-20 up']],
    ['one within the other', ['10-20 up', '12-14 up'], ['10-20 up']],
  ])('%s', (_, parts, expected) => expect(told(filled(parts).past.filled)).toEqual(expected))

  test('is told in more than one of the last three gaps', () => {
    const gaps = [
      { from: 1, to: 3 },
      { from: 5, to: 7 },
      { from: 9, to: 11 },
      { from: 13, to: 15 },
    ]
    expect(told(filled(['0-20 up'], {}, gaps).past.filled)).toEqual(['5-7 up', '9-11 up', '13-15 up'])
    expect(told(filled(['0-20 up'], {}, gaps.slice(0, 3)).past.filled)).toEqual(['1-3 up', '5-7 up', '9-11 up'])
    expect(told(filled(['0-20 up'], {}, []).past.filled)).toEqual([])
  })

  test('is put to what was known', () => {
    const known = { filled: [partOf('1-2 up'), partOf('10-12 down')] }
    expect(told(filled(['10-20 up'], known).past.filled)).toEqual(['1-2 up', '10-12 down', '12-20 up'])
  })

  test('is counted', () => {
    const { book } = filled(['10-11 up', '12-13 up', '14-15 up'], { filled: [partOf('9-10 up')] })
    // The first of them goes on with what was known.
    expect([book.changeCount, book.pasts.get('job')?.filled.length]).toEqual([2, 3])
    fillGaps(book, new Map([['job', [partOf('10-20 up')]]]))
    expect([book.changeCount, book.pasts.get('job')?.filled.length]).toEqual([0, 1])
  })

  test('of a thousand parts the last are remembered', () => {
    const gaps = [{ from: 0, to: 9_999 }]
    const parts = Array.from({ length: 1_001 }, (_, i) => `${2 * i}-${2 * i + 1} up` as const)
    const all = filled(parts.slice(0, 1_000), {}, gaps).past.filled
    expect([all.length, all[0]?.from]).toEqual([1_000, 0])
    const last = filled(parts, {}, gaps).past.filled
    expect([last.length, last[0]?.from]).toEqual([1_000, 2])
  })

  test('makes nobody known, and says nothing where it says nothing', () => {
    const book = bookWith({ outages: [outageOf('3-')] })
    const before = book.pasts.get('job')
    const kept = before?.filled
    fillGaps(
      book,
      new Map([
        ['another', [partOf('10-20 up')]],
        ['job', []],
      ]),
    )
    expect([...book.pasts.keys()]).toEqual(['job'])
    expect(before?.filled).toBe(kept)
    fillGaps(
      book,
      new Map([
        ['another', []],
        ['job', [partOf('10-20 down')]],
      ]),
    )
    expect(told(before?.filled ?? [])).toEqual(['10-20 down'])
  })
})

describe('an outage of which more is known afterwards', () => {
  test.each<[string, readonly ShortOutage[], readonly Short[], readonly string[]]>([
    ['ended with the first sign of life', ['5-18'], ['10-13 down', '13-20 up'], ['5-13 degraded seen 5-18']],
    ['ended at the end of the gap', ['5-20'], ['15-20 up'], ['5-15 degraded seen 5-20']],
    ['ended when the gap began', ['5-10'], ['10-20 up'], ['5-10 degraded seen 5-10']],
    ['ended after the gap', ['5-21'], ['15-20 up'], ['5-21 degraded seen 5-21']],
    ['ended before the gap', ['5-8'], ['15-20 up'], ['5-8 degraded seen 5-8']],
    ['began with the gap', ['10-18'], ['15-20 up'], ['10-15 degraded seen 10-18']],
    ['began in the gap', ['11-18'], ['15-20 up'], ['11-18 degraded seen 11-18']],
    ['lasts', ['5-'], ['15-20 up'], ['5- degraded seen 5-']],
    ['ended with a sign of life that came at its end', ['5-18'], ['18-20 up'], ['5-18 degraded seen 5-18']],
    ['ended, and the life was that when it began', ['10-18'], ['10-12 up'], ['10-18 degraded seen 10-18']],
    ['was not up in between', ['5-18'], ['12-18 excluded'], ['5-18 degraded seen 5-18']],
    ['is found', [], ['12-15 down'], ['12-15 critical']],
    ['is found twice', [], ['12-13 down', '13-14 up', '14-15 down'], ['12-13 critical', '14-15 critical']],
    ['is found beside one that was seen', ['2-5'], ['12-15 down'], ['2-5 degraded seen 2-5', '12-15 critical']],
    ['is found after one that lasts', ['5-'], ['12-15 down'], ['5- degraded seen 5-']],
    ['is found and goes on', ['20-25'], ['15-20 down'], ['15-25 degraded seen 20-25']],
    ['is found and lasts', ['20-'], ['15-20 down'], ['15- degraded seen 20-']],
    ['is found where one ended', ['5-10'], ['10-14 down'], ['5-14 degraded seen 5-10']],
    ['is found within one', ['5-25'], ['12-15 down'], ['5-25 degraded seen 5-25']],
    ['is found over the end of one', ['8-12'], ['11-15 down'], ['8-15 degraded seen 8-12']],
    [
      'was seen twice, one after the other',
      ['5-8', '8-9'],
      ['12-13 down'],
      ['5-8 degraded seen 5-8', '8-9 degraded seen 8-9', '12-13 critical'],
    ],
    ['is found before another', ['15-25'], ['10-14 down'], ['10-14 critical', '15-25 degraded seen 15-25']],
  ])('%s', (_, seen, parts, expected) => {
    const { past } = filled(parts, { outages: seen.map(outageOf) })
    expect(toldOutages(past.outages)).toEqual(expected)
  })

  test('a gap of which nothing was told changes none', () => {
    const outages = [outageOf('5-10')]
    expect(toldOutages(filled(['20-25 up'], { outages }).past.outages)).toEqual(['5-10 degraded seen 5-10'])
    const gaps = [GAP, { from: 30, to: 40 }]
    const known = { outages: [outageOf('5-18')], filled: [partOf('12-18 up')] }
    expect(toldOutages(filled(['30-35 down'], known, gaps).past.outages)).toEqual([
      '5-18 degraded seen 5-18',
      '30-35 critical',
    ])
    const touching = [GAP, { from: 20, to: 30 }]
    expect(toldOutages(filled(['20-25 up'], known, touching).past.outages)).toEqual(['5-18 degraded seen 5-18'])
    expect(toldOutages(filled(['12-20 up'], { outages: [outageOf('15-25')] }, touching).past.outages)).toEqual([
      '15-25 degraded seen 15-25',
    ])
  })
})

describe('since when it is up', () => {
  const upSince = (parts: readonly Short[], past: Partial<MonitorPast>) => filled(parts, past).past.upSince
  test.each<[string, readonly Short[], Partial<MonitorPast>, number | null]>([
    ['since the end of what was found', ['12-15 down'], { upSince: 3 }, 15],
    ['as before, where nothing was found', ['12-15 up'], { upSince: 3 }, 3],
    ['as before, where an older one is the last', ['12-15 up'], { upSince: 9, outages: [outageOf('2-8')] }, 9],
    ['as before, where that ended with the gap’s begin', ['12-15 up'], { upSince: 9, outages: [outageOf('2-10')] }, 9],
    ['since the sign of life by which it ended', ['14-20 up'], { upSince: 18, outages: [outageOf('5-18')] }, 14],
    ['not at all where it is not', ['12-15 down'], { upSince: null }, null],
    ['not at all while it is down', ['12-15 down'], { upSince: null, outages: [outageOf('11-')] }, null],
    ['as before while it is down, whatever that means', ['12-15 down'], { upSince: 3, outages: [outageOf('18-')] }, 3],
    ['as before where nobody asks for it', ['12-15 down'], { upSince: 3, absent: [{ from: 16, to: Infinity }] }, 3],
    ['anew where it was away', ['12-15 down'], { upSince: 3, absent: [{ from: 1, to: 2 }] }, 15],
  ])('%s', (_, parts, past, expected) => expect(upSince(parts, past)).toBe(expected))
})
