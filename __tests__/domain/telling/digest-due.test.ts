import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dueDigest } from '../../../src/domain/telling/digest-due.js'
import { digestRule, type DigestRule } from '../../../src/domain/telling/digest-rule.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../../src/domain/time.js'

function ruleOf(text: string, zone = 'UTC'): DigestRule {
  const rule = digestRule(text, zone)
  if ('problem' in rule) throw new Error(rule.problem)
  return rule
}

test.each<[text: string, cron: string, zone: string]>([
  ['sun 18:00', '0 18 * * 0', 'UTC'],
  ['Sunday 18:05', '5 18 * * 0', 'UTC'],
  ['daily 08:00', '0 8 * * *', 'UTC'],
  ['mon-fri 8:00', '0 8 * * 1,2,3,4,5', 'UTC'],
  ['fri-mon 08:00', '0 8 * * 5,6,0,1', 'UTC'],
  ['1st 09:00', '0 9 1 * *', 'UTC'],
  ['28th 09:00 Europe/Berlin', '0 9 28 * *', 'Europe/Berlin'],
  ['  sun   18:00  Asia/Seoul ', '0 18 * * 0', 'Asia/Seoul'],
])('%j is %s in %s', (text, cron, zone) => {
  expect(ruleOf(text)).toEqual({ cron, zone })
})

test.each([
  ['weekly', 'write it like "sun 18:00"'],
  ['sun', 'write it like "sun 18:00"'],
  ['sun 24:00', 'has no such time of day'],
  ['sun 18:60', 'has no such time of day'],
  ['31st 09:00', 'names a day that not every month has'],
  ['sun 18:00 Berlin', 'is not an IANA time zone'],
  ['', 'write it like "sun 18:00"'],
  ['0 18 * * 0', 'write it like "sun 18:00"'],
])('%j is wrong, with what to write', (text, problem) => {
  expect(digestRule(text, 'UTC')).toEqual({ problem: expect.stringContaining(problem) })
})

describe('who is told', () => {
  const rule = ruleOf('sun 18:00')
  const sunday = Date.UTC(2026, 10, 22, 18)
  const week = { from: sunday - 7 * DAY, to: sunday }

  test.each<[what: string, before: Instant | null, now: Instant, due: object | null]>([
    ['the first look after it', sunday - HOUR, sunday + HOUR, week],
    ['the look at that very moment', sunday - HOUR, sunday, week],
    ['none before it', sunday - 2 * HOUR, sunday - 1, null],
    ['no second one', sunday, sunday + HOUR, null],
    ['one that is late by days', sunday - HOUR, sunday + 3 * DAY, week],
    ['none that is late by half a week', sunday - HOUR, sunday + 3.6 * DAY, null],
    ['nobody, where nothing was ever looked at', null, sunday + HOUR, null],
  ])('%s', (_, before, now, due) => {
    expect(dueDigest(rule, before, now)).toEqual(due)
  })
})

describe.each([
  ['daily 02:30 Europe/Berlin', 'a time that a clock change leaves out, and one that it brings twice'],
  ['sun 02:00 Europe/Berlin', 'the very hour of clock changes'],
  ['daily 00:00 America/Sao_Paulo', 'midnight'],
  ['mon-fri 08:00 America/New_York', 'days with a gap'],
  ['1st 09:00 Asia/Seoul', 'months'],
])('%s: %s', (text) => {
  test('each period once, and no time between them left out', () => {
    const rule = ruleOf(text)
    const looks = fc.array(fc.integer({ min: 1, max: 11 * 60 }), { minLength: 30, maxLength: 30 })
    const begin = fc.constantFrom('2026-03-27', '2026-10-23', '2026-12-30').map((day) => Date.parse(`${day}T00:00:00Z`))
    fc.assert(
      fc.property(begin, looks, (from, gaps) => {
        let before = from
        const told = gaps.flatMap((gap) => {
          const now = before + gap * MINUTE
          const due = dueDigest(rule, before, now)
          before = now
          return due ?? []
        })
        const ends = told.map(({ to }) => toIso(to))
        expect([...new Set(ends)]).toEqual(ends)
        for (const [i, span] of told.slice(1).entries()) expect(toIso(span.from)).toBe(ends[i])
        for (const { from: begun, to } of told) expect(to).toBeGreaterThan(begun)
      }),
      { numRuns: 6 },
    )
  })
})
