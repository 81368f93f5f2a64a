import { describe, expect, test } from '@jest/globals'
import { lastLookText, readLastLook } from '../../src/domain/history/last-look.js'
import { DEFAULT_PAGE } from '../../src/domain/page-settings.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import { pageNews } from '../../src/health/page-news.js'
import type { RunReport } from '../../src/reports/report.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../reports/a-run.js'

const usual = { now: NOW, verdicts: [aVerdict('backup'), aVerdict('mail')] } satisfies Partial<RunReport>
const open = { ref: '12', url: null, phase: 'open' } as const

/** What becomes of a page that was made of `before`, half an hour later. */
function newsAfter(before: Partial<RunReport>, after: Partial<RunReport>): string {
  const { look } = pageNews(aRun({ ...usual, ...before }), null)
  return pageNews(aRun({ ...usual, now: NOW + 30 * MINUTE, ...after }), look).kind
}

describe('the news of a page', () => {
  test('there always are some where nothing is kept: nobody else could tell that somebody looked', () => {
    expect(pageNews(aRun(usual), null).kind).toBe('changed')
  })

  test('there are none where only the ages moved', () => {
    expect(
      newsAfter({}, { verdicts: [aVerdict('backup', { message: 'Last heartbeat 42 min ago.' }), aVerdict('mail')] }),
    ).toBe('same')
  })

  test.each<[string, Partial<RunReport>, Partial<RunReport>]>([
    ['a status', {}, { verdicts: [aDeadOne('backup'), aVerdict('mail')] }],
    ['a new monitor', {}, { verdicts: [...usual.verdicts, aVerdict('web')] }],
    ['one that is gone', {}, { verdicts: [aVerdict('backup')] }],
    ['another name', {}, { verdicts: [aVerdict('backup', { name: 'Backup' }), aVerdict('mail')] }],
    ['an incident that opened', {}, { incidents: new Map([['backup', open]]) }],
    ['an incident that closed', { incidents: new Map([['backup', open]]) }, {}],
    ['the title', {}, { page: { ...DEFAULT_PAGE, title: 'Jobs' } }],
    ['who is hidden', {}, { page: { ...DEFAULT_PAGE, hidden: ['mail'] } }],
  ])('%s is one', (_, before, after) => {
    expect(newsAfter(before, after)).toBe('changed')
  })

  test('an incident that this run closed is none for the next one', () => {
    expect(newsAfter({ incidents: new Map([['backup', { ...open, phase: 'closed' }]]) }, {})).toBe('same')
  })

  test('nobody hears of monitors that are hidden', () => {
    const page = { ...DEFAULT_PAGE, hidden: ['internal-*'] }
    const well = [aVerdict('mail'), aVerdict('internal-db')]
    const dead = [aVerdict('mail'), aDeadOne('internal-db')]
    expect(newsAfter({ page, verdicts: well }, { page, verdicts: dead })).toBe('same')
  })

  test.each([
    [null, '2026-11-22T23:59:00Z', '2026-11-23T00:01:00Z', 'changed'],
    [null, '2026-11-22T22:59:00Z', '2026-11-22T23:01:00Z', 'same'],
    ['Europe/Riga', '2026-11-22T21:59:00Z', '2026-11-22T22:01:00Z', 'changed'],
    ['Europe/Riga', '2026-11-22T23:59:00Z', '2026-11-23T00:01:00Z', 'same'],
  ])('a day that ends is one, in the zone of the page: %s, from %s to %s', (zone, first, second, kind) => {
    const page = { ...DEFAULT_PAGE, zone }
    expect(newsAfter({ page, now: Date.parse(first) }, { page, now: Date.parse(second) })).toBe(kind)
  })

  test('when it was is kept over looks that brought none', () => {
    const first = pageNews(aRun(usual), null).look
    const second = pageNews(aRun({ ...usual, now: NOW + HOUR }), first).look
    const nextDay = pageNews(aRun({ ...usual, now: NOW + DAY }), second).look
    const dead = pageNews(
      aRun({ now: NOW + DAY + HOUR, verdicts: [aDeadOne('backup'), aVerdict('mail')] }),
      nextDay,
    ).look
    expect([first, second, nextDay, dead].map(({ at, changedAt }) => [at - NOW, changedAt - NOW])).toEqual([
      [0, 0],
      [HOUR, 0],
      [DAY, 0],
      [DAY + HOUR, DAY + HOUR],
    ])
  })
})

describe('what is left for the next look', () => {
  test('is read as it was written, and is short', () => {
    const { look } = pageNews(aRun(usual), null)
    const text = lastLookText(look)
    expect(readLastLook(text)).toEqual(look)
    expect(JSON.parse(text)).toMatchObject({ t: NOW, changed: NOW })
    expect(text.length).toBeLessThan(80)
  })

  test.each([
    null,
    '',
    'null',
    '[]',
    '{"t":1}',
    '{"t":-1,"changed":1,"shown":"a"}',
    '{"t":1,"changed":1e99,"shown":"a"}',
    '{"t":1,"changed":1,"shown":7}',
    JSON.stringify({ t: 1, changed: 1, shown: 'x'.repeat(41) }),
    '<html>',
  ])('is nothing in %j', (text) => {
    expect(readLastLook(text)).toBeNull()
  })
})
