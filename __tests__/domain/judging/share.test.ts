import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Share } from '../../../src/domain/at-most.js'
import { loadOwnRules } from '../../../src/domain/judging/own-rules.js'
import { judge } from '../../../src/domain/judging/judge.js'
import { judgeShare } from '../../../src/domain/judging/share.js'
import type { Status } from '../../../src/domain/status.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const LETTERS: Readonly<Record<string, Status>> = {
  h: 'healthy', s: 'skipped', w: 'warning', d: 'degraded', u: 'unknown', c: 'critical',
} // prettier-ignore
const REASONS = {
  healthy: 'ok', skipped: 'paused', warning: 'stale', degraded: 'stale', unknown: 'source-unreachable', critical: 'reported-failure',
} as const // prettier-ignore

/** Members as letters: `hhcu`. */
function fleet(letters: string): Verdict[] {
  const plain = verdictOf(aMonitor(), aBeat(NOW - MINUTE), NOW)
  return [...letters].map((letter, i): Verdict => {
    const status = LETTERS[letter] ?? 'healthy'
    const message = `It is ${status}.`
    return {
      ...plain,
      monitor: `m${i}`,
      name: `m${i}`,
      status,
      reason: REASONS[status],
      message,
      since: NOW - i * HOUR,
    }
  })
}

const of = (most: number, all: number): Share => ({ kind: 'members', most, of: all })
const stand = (letters: string, share: Share): string => {
  const { status, reason, message } = judgeShare(fleet(letters), share, NOW)
  return `${status} ${reason}: ${message}`
}

describe('so many may be bad', () => {
  test.each<[string, Share, string]>([
    ['hhhh', of(1, 4), 'healthy ok: All 4 that were seen are well.'],
    ['hhhc', of(1, 4), 'healthy ok: 1 of 4 is not well, at most 1 may be: m3.'],
    ['hchc', of(1, 4), 'critical reported-failure: 2 of 4 are not well, at most 1 may be: m1, m3.'],
    ['hhwc', of(1, 4), 'warning stale: 2 of 4 are not well, at most 1 may be: m3, m2.'],
    ['hdwc', of(1, 4), 'degraded stale: 3 of 4 are not well, at most 1 may be: m3, m1, m2.'],
    ['hhhs', of(0, 4), 'healthy ok: All 4 that were seen are well.'],
    ['ssss', of(1, 4), 'skipped paused: It is skipped.'],
    ['hhcu', of(2, 4), 'healthy ok: 1 of 4 is not well, at most 2 may be: m2; 1 could not be looked at.'],
    ['hhcu', of(1, 4), 'unknown source-unreachable: 1 of 4 is not well, at most 1 may be: m2; 1 could not be looked at, so nobody can tell.'],
    ['hccu', of(1, 4), 'critical reported-failure: 2 of 4 are not well, at most 1 may be: m1, m2; 1 could not be looked at.'],
    ['uuuu', of(3, 4), 'unknown source-unreachable: None of 4 could be looked at.'],
    ['hhh', of(1, 4), 'healthy ok: 1 of 4 is not well, at most 1 may be: 1 absent from the document.'],
    ['hh', of(1, 4), 'critical missing: 2 of 4 are not well, at most 1 may be: 2 absent from the document.'],
    ['hhc', of(1, 4), 'critical reported-failure: 2 of 4 are not well, at most 1 may be: m2, 1 absent from the document.'],
    ['hhhhhhhc', { kind: 'percent', most: 25 }, 'healthy ok: 1 of 8 is not well, at most 25 % (2) may be: m7.'],
    ['hhhhhccc', { kind: 'percent', most: 25 }, 'critical reported-failure: 3 of 8 are not well, at most 25 % (2) may be: m5, m6, m7.'],
    ['cccccccc', of(1, 8), 'critical reported-failure: 8 of 8 are not well, at most 1 may be: m0, m1, m2, m3, m4, 3 more.'],
  ])('%s, %j: %s', (letters, share, told) => expect(stand(letters, share)).toBe(told)) // prettier-ignore

  test('since one was too many', () => expect(judgeShare(fleet('hchcc'), of(1, 5), NOW).since).toBe(NOW - 3 * HOUR))

  test('a look that finds enough of them well is a good end, and no other is', () => {
    expect(judgeShare(fleet('hhc'), of(1, 3), NOW)).toMatchObject({ lastEndAt: NOW, goodEnd: true })
    expect(judgeShare(fleet('hcc'), of(1, 3), NOW)).toMatchObject({ lastEndAt: NOW - MINUTE, goodEnd: false })
  })

  test('the beat that it tells of is that of the one too many, so that others beating on are no silence that ends', () => {
    const members = fleet('hccc').map((one, i) => {
      const at = NOW - (i + 5) * HOUR
      return { ...one, beat: { at, state: 'ok' as const }, lastEndAt: at, deadline: NOW - i * HOUR, ageMs: NOW - at }
    })
    const [well, ...bad] = members
    const beats = { beat: { at: NOW - 7 * HOUR, state: 'ok' }, lastEndAt: NOW - 7 * HOUR, ageMs: 7 * HOUR }
    expect(judgeShare(members, of(1, 4), NOW)).toMatchObject({
      ...beats,
      since: NOW - 2 * HOUR,
      deadline: NOW - 2 * HOUR,
    })
    expect(
      judgeShare([{ ...well!, lastEndAt: NOW, beat: { at: NOW, state: 'ok' } }, ...bad], of(1, 4), NOW),
    ).toMatchObject(beats)
    const some = [...bad, well!]
    expect(judgeShare(some, of(3, 4), NOW)).toMatchObject({ status: 'healthy', beat: { at: NOW - 5 * HOUR } })
  })

  test('each that is not well is told, and more than were expected are', () => {
    const { diagnosis, notes } = judgeShare(fleet('hcuhh'), of(2, 4), NOW)
    expect(diagnosis).toEqual(['m1 is critical: It is critical.', 'm2 is unknown: It is unknown.'])
    expect(notes).toEqual(['the document holds 5 members, more than the 4 that were expected'])
  })

  test('who is unknown never makes it bad, nor hides that it is', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Object.keys(LETTERS)), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(letters, fc.nat(11), (written, most) => {
        const all = of(Math.min(most, written.length - 1), written.length)
        const { status } = judgeShare(fleet(written), all, NOW)
        const well = judgeShare(fleet(written.replace(/u/g, 'h')), all, NOW).status
        const dead = judgeShare(fleet(written.replace(/u/g, 'c')), all, NOW).status
        if (well === dead) expect(status).toBe(well)
        else expect([well, 'unknown']).toContain(status)
        if (status === 'critical') expect(well).toBe('critical')
        if (status === 'healthy') expect(dead).toBe('healthy')
      }),
    )
  })
})

test('members are judged as ever, by their own limits and words', async () => {
  const monitor = { ...aMonitor({}, 'fleet'), expectation: { kind: 'threshold', thresholdMs: HOUR } as const }
  const place = { kind: 'file', path: 'fleet.json' } as const
  const members = [
    { monitor: { ...monitor, id: 'fleet/a', name: 'a' }, reading: aBeat(NOW - MINUTE), place },
    { monitor: { ...monitor, id: 'fleet/b', name: 'b' }, reading: aBeat(NOW - 2 * HOUR), place },
    {
      monitor: { ...monitor, id: 'fleet/c', name: 'c' },
      reading: aBeat(NOW, { unmet: ['/n is 2, expected == 1'] }),
      place,
    },
  ]
  const reading = { kind: 'share', atMost: of(1, 3), members } as const
  const rules = await loadOwnRules([reading])
  const times = { hours: null, counted: null, wall: null, cron: null, maintenanceAt: () => null }
  const context = { now: NOW, force: false, times, place, declaration: null, onGitHub: false }
  const verdict = judge(monitor, rules(monitor, reading, context, null), context)
  expect(verdict).toMatchObject({ monitor: 'fleet', status: 'critical', since: expect.any(Number), goodEnd: false })
  expect(verdict.message).toBe('2 of 3 are not well, at most 1 may be: b, c.')
  expect(verdict.diagnosis.join()).toMatch(
    /b is critical: No heartbeat for 2 h.*c is critical: Alive 0 s ago, but \/n is 2/,
  )
})
