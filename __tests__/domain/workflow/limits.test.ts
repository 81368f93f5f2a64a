import { describe, expect, test } from '@jest/globals'
import { ConfigError } from '../../../src/errors.js'
import type { CronSchedule } from '../../../src/domain/schedule.js'
import { REASONS } from '../../../src/domain/reasons.js'
import type { Reason } from '../../../src/domain/status.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { DEFAULT_RULES } from '../../../src/domain/workflow-evidence.js'
import { adviceFor } from '../../../src/domain/workflow/advice.js'
import { isDeliveredForSure, measureDelivery, percent, runsToBeSure } from '../../../src/domain/workflow/delivery.js'
import { platformTrouble } from '../../../src/domain/workflow/platform-trouble.js'
import { timetableOf } from '../../../src/domain/workflow/timetable.js'
import { firstDeadline, slackOf, windowOf } from '../../../src/domain/workflow/window.js'
import { DAILY, NOON, runAgo, scheduled } from '../../support/workflow-samples.js'

describe('how long it may stay without life', () => {
  test.each<[number, number]>([
    [HOUR, 14 * HOUR],
    [(14 / 3) * HOUR, 14 * HOUR],
    [5 * HOUR, 15 * HOUR],
    [12 * HOUR - 1, 36 * HOUR - 3],
    [12 * HOUR, 36 * HOUR],
    [DAY, 2 * DAY],
    [7 * DAY, 8 * DAY],
  ])('a gap of %d ms: %d ms', (gap, window) => expect(windowOf(gap)).toBe(window))

  test.each<[number, number, number]>([
    [DAY, 2 * DAY, DAY],
    [DAY, DAY + 1, 1],
    [DAY, DAY, DAY],
    [DAY, HOUR, HOUR],
  ])('a gap of %i and a window of %i: a run may be late by %i', (largestGap, window, slack) => {
    expect(slackOf({ largestGap, window })).toBe(slack)
  })

  // The next tick comes so long after a day has passed since the change.
  test.each<[string, number | null, number, number, number]>([
    ['a window later', HOUR, DAY, 1.5 * DAY, 1.5 * DAY],
    ['sooner, where the tick comes sooner', HOUR, 9 * DAY, 10 * DAY, 2 * DAY + HOUR],
    ['as late as a window is', 9 * DAY, DAY, 2 * DAY, 2 * DAY],
    ['after the tick, where a window is shorter than the gap', 9 * DAY, DAY, HOUR, 10 * DAY + HOUR],
    ['as long as the gap', 9 * DAY, DAY, DAY, DAY],
    ['where no tick comes', null, DAY, 2 * DAY, DAY],
  ])('a changed one must show life %s', (_, tick, gap, window, expected) => {
    const next = (after: Instant) => (tick === null ? null : after + tick)
    expect(firstDeadline(0, { next }, gap, window)).toBe(expected)
  })
})

describe('how much is delivered for sure', () => {
  const each = (minutes: number): Pick<CronSchedule, 'countBetween'> => ({
    countBetween: (from, to, limit) => Math.min(limit, Math.floor((to - from) / (minutes * MINUTE))),
  })
  const runs = (...hours: number[]) => ({ rules: DEFAULT_RULES, runs: hours.map((hour) => runAgo(hour)) })
  const isSure = (listed: ReturnType<typeof runs>, minutes: number, largestGap = HOUR) =>
    isDeliveredForSure(listed, { schedule: each(minutes), largestGap }, NOON)

  test.each<[string, ReturnType<typeof runs>, number, number, boolean]>([
    ['five runs of eight ticks', runs(0, 1, 2, 3, 4), 30, HOUR, true],
    ['five runs of nine ticks', runs(0, 1, 2, 3, 4.5), 30, HOUR, false],
    ['four runs', runs(0, 1, 2, 3), 30, HOUR, false],
    ['the last five of many', runs(0, 1, 2, 3, 4, 40, 80), 30, HOUR, true],
    [
      'five of which one does not count',
      { ...runs(0, 1, 2, 3), runs: [...runs(0, 1, 2, 3).runs, runAgo(4, { event: 'push' })] },
      30,
      HOUR,
      false,
    ],
    ['five of which one is of later', runs(-1, 0, 1, 2, 3), 30, HOUR, false],
    ['rare ticks', runs(), 30, 12 * HOUR, true],
    ['ticks that are less rare', runs(), 30, 12 * HOUR - 1, false],
  ])('%s', (_, listed, minutes, gap, expected) => expect(isSure(listed, minutes, gap)).toBe(expected))

  test('so many runs show it', () => {
    expect([HOUR, 12 * HOUR - 1, 12 * HOUR, DAY].map(runsToBeSure)).toEqual([5, 5, 1, 1])
  })

  test('whether it is back is measured with the rest', () => {
    const back = (listed: ReturnType<typeof runs>) =>
      measureDelivery({ ...listed, completeSince: null, cronChangedAt: null }, each(30), NOON)?.isBack
    expect([back(runs(0, 1, 2, 3, 4)), back(runs(0, 1, 2, 3, 4.5)), back(runs(0, 1, 2, 3))]).toEqual([
      true,
      false,
      false,
    ])
  })

  test.each([
    [0, '0 %'],
    [0.004, '0 %'],
    [0.005, '1 %'],
    [0.25, '25 %'],
    [1, '100 %'],
  ])('%d is %s', (rate, text) => expect(percent(rate)).toBe(text))
})

describe('advice', () => {
  const nothing = { diagnosis: [], remedy: [], notes: [] }
  const lookAgain = {
    ...nothing,
    remedy: ['Nothing is known to be wrong with the workflow; the next check asks again.'],
  }
  const silent: readonly Reason[] = [
    'ok',
    'pending',
    'paused',
    'maintenance',
    'inactive-hours',
    'missing',
    'malformed',
    'no-timestamp',
    'future',
    'reported-failure',
    'stopped',
    'overrun',
  ]
  const unseen: readonly Reason[] = ['source-unreachable', 'source-restarted', 'source-suspect', 'clock']
  test.each(silent)('there is none for %s', (reason) => {
    expect(adviceFor(reason, scheduled([runAgo(2)]), NOON)).toEqual(nothing)
  })
  test.each(unseen)('nothing is known to be wrong: %s', (reason) => {
    expect(adviceFor(reason, scheduled([runAgo(2)]), NOON)).toEqual(lookAgain)
  })
  test('every other reason has its own', () => {
    const rest = REASONS.filter((reason) => !silent.includes(reason) && !unseen.includes(reason))
    const evidence = scheduled([runAgo(90, { conclusion: 'failure' })], { fileProblem: 'x' })
    const told = rest.map((reason) => JSON.stringify(adviceFor(reason, evidence, NOON)))
    expect(new Set(told).size).toBe(rest.length)
    expect(told).not.toContain(JSON.stringify(nothing))
  })

  test('one that fails without a red run has none', () => {
    expect(adviceFor('failing', scheduled([runAgo(2)]), NOON)).toEqual(nothing)
  })

  test('one is exempt by its comment, or as one of a fork', () => {
    const notes = (exempt: string | null) => adviceFor('exempt', scheduled([], { exempt }), NOON).notes
    expect(notes('by hand')).toEqual(['.github/workflows/nightly.yml is not watched: by hand'])
    expect(notes(null)).toEqual(['.github/workflows/nightly.yml is not watched: the repository is a fork'])
  })
})

describe('a timetable', () => {
  const of = (makeSchedule: () => CronSchedule) => timetableOf(scheduled([], { entries: DAILY }), NOON, makeSchedule)
  test('has a problem where the lines have one', () => {
    expect(
      of(() => {
        throw new ConfigError(['one', 'two'])
      }),
    ).toEqual({ problem: 'one; two' })
  })

  test('hides no fault of ours', () => {
    expect(() =>
      of(() => {
        throw new TypeError('ours')
      }),
    ).toThrow('ours')
  })

  test('is that of the lines, or of the window that somebody wrote', () => {
    const schedule = { largestGap: () => DAY, smallestGap: () => DAY } as unknown as CronSchedule
    const asked: unknown[] = []
    const make = (...args: unknown[]) => (asked.push(args), schedule)
    const slot = { crons: ['0 12 * * *', '0 13 * * *'], timezone: 'Asia/Seoul', graceMs: null }
    expect(timetableOf(scheduled([]), NOON, make)).toEqual({ schedule, largestGap: DAY, window: 2 * DAY })
    expect(timetableOf(scheduled([], { rules: { windowMs: HOUR } }), NOON, make)).toEqual({
      schedule,
      largestGap: DAY,
      window: HOUR,
    })
    expect(timetableOf(scheduled([], { rules: { slot } }), NOON, make)).toEqual({
      schedule,
      largestGap: DAY,
      window: DAY + HOUR + 15 * MINUTE,
    })
    expect(timetableOf(scheduled([], { entries: [], rules: { windowMs: HOUR } }), NOON, make)).toEqual({
      schedule: null,
      largestGap: 0,
      window: HOUR,
    })
    const lines = [
      { cron: '0 12 * * *', timezone: 'Asia/Seoul' },
      { cron: '0 13 * * *', timezone: 'Asia/Seoul' },
    ]
    expect(asked).toEqual([
      [DAILY, 'github'],
      [DAILY, 'github'],
      [lines, 'monitor'],
    ])
  })
})

describe('schedules of several repositories', () => {
  const member = (id: string, repository: string, lateBy = HOUR) => {
    const verdict = {
      monitor: id,
      name: id,
      status: 'critical',
      reason: 'stale',
      message: `${id} has stopped.`,
      beat: null,
      deadline: NOON - lateBy,
      since: NOON - lateBy,
    } as Verdict
    return { verdict, evidence: { ...scheduled([]), repository } }
  }
  const judged = (members: readonly ReturnType<typeof member>[]) =>
    platformTrouble(
      members.map(({ verdict }) => verdict),
      new Map(members.map(({ verdict, evidence }) => [verdict.monitor, { kind: 'workflow', evidence }] as const)),
      NOON,
    )
  const abc = ['a', 'b', 'c'].map((id) => member(id, 'o/one'))

  test('one of another repository is told for itself', () => {
    const { verdicts, notice } = judged([...abc, member('x', 'o/two'), member('old', 'o/one', 30 * HOUR)])
    expect(verdicts.map(({ monitor, status, since }) => [monitor, status, since])).toEqual([
      ['a', 'unknown', null],
      ['b', 'unknown', null],
      ['c', 'unknown', null],
      ['x', 'critical', NOON - HOUR],
      ['old', 'critical', NOON - 30 * HOUR],
    ])
    expect(verdicts[0]?.message).toBe(
      'a has stopped. Most schedules fell silent together, so GitHub itself is suspected. It counts as dead from 2026-11-19 11:00 UTC.',
    )
    expect(notice).toBe(
      "GitHub's scheduler seems to be in trouble: 3 of 3 schedules of o/one that were due fell silent within a day and none was started in the last 12 hours. See https://www.githubstatus.com.",
    )
  })

  test('both are told where both are silent', () => {
    const { notice } = judged([...abc, ...['x', 'y', 'z'].map((id) => member(id, 'o/two'))])
    expect(notice).toMatch(/of o\/one that.*\. GitHub's.*of o\/two that/)
  })

  test('those with one each tell together', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => member(id, `o/${id}`))
    const { verdicts, notice } = judged([...many, member('old', 'o/old', 30 * HOUR)])
    expect(verdicts.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'critical'])
    expect(notice).toMatch(/4 of 4 schedules of 5 repositories that were due fell silent/)
    expect(judged(many.slice(0, 2)).notice).toBeNull()
  })

  test('what is no workflow is left as it is', () => {
    const [a] = abc
    const verdicts = a === undefined ? [] : [a.verdict]
    expect(platformTrouble(verdicts, new Map(), NOON)).toEqual({ verdicts, notice: null })
  })
})
