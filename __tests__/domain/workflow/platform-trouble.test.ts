import { describe, expect, it } from '@jest/globals'
import type { Reading } from '../../../src/domain/what-was-read.js'
import { DAY, HOUR, type Instant } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { DEFAULT_RULES, type Slot, type WorkflowEvidence } from '../../../src/domain/workflow-evidence.js'
import { mayBeWithheld, platformTrouble } from '../../../src/domain/workflow/platform-trouble.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')
const WINDOW = 2 * DAY

/** A daily workflow whose last good run was so long ago. */
function daily(id: string, lastRun: number): { verdict: Verdict; lastRunAt: Instant } {
  const at = NOW - lastRun
  const late = lastRun > WINDOW
  const verdict = {
    monitor: id,
    name: id,
    status: late ? 'critical' : 'healthy',
    reason: late ? 'stale' : 'ok',
    message: `${id} has stopped.`,
    beat: { at, state: 'ok' },
    deadline: at + WINDOW,
    since: late ? at + WINDOW : null,
  } as Verdict
  return { verdict, lastRunAt: at }
}

function judged(members: readonly { verdict: Verdict; lastRunAt: Instant }[], slot: Slot | null = null) {
  const readings = new Map<string, Reading>(
    members.map(({ verdict, lastRunAt }) => {
      const runs = [
        { id: 1, event: 'schedule', status: 'completed', conclusion: 'success', createdAt: lastRunAt, attempt: 1 },
      ]
      return [
        verdict.monitor,
        {
          kind: 'workflow',
          evidence: { repository: 'o/r', runs, rules: { ...DEFAULT_RULES, slot } } as unknown as WorkflowEvidence,
        },
      ]
    }),
  )
  const { verdicts, notice } = platformTrouble(
    members.map(({ verdict }) => verdict),
    readings,
    NOW,
  )
  return { statuses: verdicts.map(({ status }) => status), notice }
}

describe('most schedules silent on the same morning', () => {
  it('is one notice and no incident', () => {
    const all = [daily('a', 50 * HOUR), daily('b', 51 * HOUR), daily('c', 52 * HOUR), daily('d', 40 * HOUR)]
    const { statuses, notice } = judged(all)
    expect(statuses).toEqual(['unknown', 'unknown', 'unknown', 'healthy'])
    expect(notice).toContain('3 of 4 schedules of o/r')
  })

  it('says nothing of slots, which something outside starts', () => {
    const all = [daily('a', 50 * HOUR), daily('b', 51 * HOUR), daily('c', 52 * HOUR)]
    const { statuses, notice } = judged(all, { crons: ['0 3 * * *'], timezone: 'UTC', graceMs: HOUR })
    expect(statuses).toEqual(['critical', 'critical', 'critical'])
    expect(notice).toBeNull()
  })

  it.each([
    ['two are too few', [daily('a', 50 * HOUR), daily('b', 51 * HOUR)]],
    ['less than most', [50, 51, 52, 40, 40, 40].map((hours, i) => daily(String(i), hours * HOUR))],
    [
      'one of them was started just now',
      [daily('a', 50 * HOUR), daily('b', 51 * HOUR), daily('c', 52 * HOUR), daily('d', HOUR)],
    ],
    ['they died on different days', [daily('a', 50 * HOUR), daily('b', 90 * HOUR), daily('c', 200 * HOUR)]],
  ])('%s: each is told for itself', (_what, members) => {
    const { statuses, notice } = judged(members)
    expect(notice).toBeNull()
    expect(statuses).not.toContain('unknown')
  })

  it('holds back for a day, never for ever', () => {
    const all = ['a', 'b', 'c'].map((id) => daily(id, WINDOW + DAY))
    expect(judged(all)).toEqual({ statuses: ['critical', 'critical', 'critical'], notice: null })
  })
})

describe('which of them are silent together', () => {
  const late = (id: string, more: Partial<Verdict> = {}) => {
    const { verdict, lastRunAt } = daily(id, 50 * HOUR)
    return { verdict: { ...verdict, ...more }, lastRunAt }
  }
  const both = [late('a'), late('b')]

  it.each<[string, Partial<Verdict>, boolean]>([
    ['one as late as they', {}, true],
    ['one that was never started', { reason: 'never-fired' }, true],
    ['one that fails', { reason: 'reported-failure' }, false],
    ['one that is late by a little', { status: 'warning' }, false],
    ['one that is dead for just under a day', { deadline: NOW - DAY + 1 }, true],
    ['one that is dead for a day', { deadline: NOW - DAY }, false],
    ['one without a deadline', { deadline: null }, false],
  ])('%s', (_, more, expected) => {
    const third = late('c', more)
    expect(judged([...both, third]).notice !== null).toBe(expected)
    expect(mayBeWithheld(third.verdict, 3, NOW)).toBe(expected)
  })

  it('are three at least', () => {
    expect(mayBeWithheld(both[0]!.verdict, 2, NOW)).toBe(false)
    expect(judged(both)).toEqual({ statuses: ['critical', 'critical'], notice: null })
  })

  it.each([
    [2, true],
    [3, false],
  ])('and six in ten of those that were due: %i others live', (others, expected) => {
    const living = Array.from({ length: others }, (_, i) => daily(`lives-${i}`, 40 * HOUR))
    expect(judged([...both, late('c'), ...living]).notice !== null).toBe(expected)
  })

  it.each<[string, Partial<Verdict>, boolean]>([
    ['one that is due within three days', { deadline: NOW - 40 * HOUR + 3 * DAY }, false],
    ['one that is rarer', { deadline: NOW - 40 * HOUR + 3 * DAY + 1 }, true],
    ['one that nothing is known of', { beat: null }, true],
    ['one without a deadline', { deadline: null }, true],
    ['one that is dead for long', { status: 'critical', deadline: NOW - 2 * DAY }, true],
  ])('of the others counts what can tell: %s', (_, more, expected) => {
    const others = ['x', 'y', 'z'].map((id) => {
      const { verdict, lastRunAt } = daily(id, 40 * HOUR)
      return { verdict: { ...verdict, ...more }, lastRunAt }
    })
    expect(judged([...both, late('c'), ...others]).notice !== null).toBe(expected)
  })

  it.each([
    [12 * HOUR, true],
    [12 * HOUR - 1, false],
  ])('one that was started %i ms ago proves that schedules work', (ago, expected) => {
    const rare = daily('rare', ago)
    expect(judged([...both, late('c'), rare]).notice !== null).toBe(expected)
  })
})
