import { describe, expect, test } from '@jest/globals'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import { cronUnion, timesOf } from '../../../src/domain/calendar/index.js'
import { judge } from '../../../src/domain/judging/judge.js'
import { filledByRuns, type RunsQuestion } from '../../../src/domain/refill/filled-by-runs.js'
import { DAY, HOUR, type Instant } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import type { WorkflowEvidence, WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { asItWas, isAsSince } from '../../../src/domain/workflow/as-it-was.js'
import { judgeWorkflow } from '../../../src/domain/workflow/judge.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { comesToWhatIsStored } from '../../support/stored-texts.js'
import { HOURLY, NOON, runAgo, scheduled, type Asked } from '../../support/workflow-samples.js'

const red = (hours: number, more: Partial<WorkflowRun> = {}) => runAgo(hours, { conclusion: 'failure', ...more })
const GAP = { from: NOON - 40 * HOUR, to: NOON }
const WINDOW = { rules: { windowMs: 3 * HOUR } }

interface More {
  readonly settings?: MonitorSettings
  readonly question?: Partial<RunsQuestion>
  readonly after?: Partial<Verdict>
}

/** In hours before noon. */
function filled(runs: readonly WorkflowRun[], asked: Asked = {}, { settings, question, after }: More = {}): string {
  const monitor = aMonitor({ threshold: HOUR, ...settings })
  const times = timesOf(monitor)
  const evidence = scheduled(runs, { entries: HOURLY, updatedAt: NOON - 90 * DAY, ...asked })
  const judgement = judgeWorkflow(monitor, evidence, NOON, cronUnion, times.counted)
  const place = { kind: 'file', path: 'a.json' } as const
  const context = { now: NOON, force: false, times, place, declaration: null, onGitHub: false }
  const verdict = { ...judge(monitor, { kind: 'by-own-rules', judgement }, context), ...after }
  const parts = filledByRuns({
    monitor,
    times,
    downFrom: 'critical',
    after: verdict,
    gap: GAP,
    before: 'up',
    evidence,
    workflows: 1,
    ...question,
  })
  const ago = (at: Instant) => Math.round(((NOON - at) / HOUR) * 1000) / 1000
  return parts.map(({ from, to, counted }) => `${ago(from)}-${ago(to)} ${counted}`).join('\n')
}

const HOLE = [runAgo(1), runAgo(3), runAgo(20), runAgo(39), runAgo(41)]

describe('what runs tell of a gap', () => {
  comesToWhatIsStored('run-gaps.txt', {
    'it ran in time': () => filled([1, 3, 5, 17, 29, 41].map((hours) => runAgo(hours))),
    'it was late twice': () => filled(HOLE),
    'it was late twice, by its own window': () => filled(HOLE, WINDOW),
    'it was late, and is': () => filled(HOLE.slice(2)),
    'runs that do not count': () => filled([...HOLE, runAgo(10, { event: 'push' })], WINDOW),
    'red runs': () => filled([...HOLE, red(10)], WINDOW),
    'red runs, of which none is forgiven': () => filled([...HOLE, red(2)], { rules: { failureTolerance: 0 } }),
    'a run that was run again': () => filled([...HOLE, runAgo(10, { attempt: 2 })], WINDOW),
    'a run that was run again, and reds count': () =>
      filled([...HOLE, runAgo(2, { attempt: 2 })], { rules: { failureTolerance: 0 } }),
    'a run that took long': () => filled([...HOLE, runAgo(10, { updatedAt: NOON - 8 * HOUR })], WINDOW),
    'a run of which nobody knows when it ended': () => filled([...HOLE, runAgo(10, { updatedAt: null })], WINDOW),
    'the list is not whole': () => filled(HOLE, { completeSince: NOON - 30 * HOUR, ...WINDOW }),
    'the list is not whole, and reds count': () =>
      filled(HOLE, { completeSince: NOON - 30 * HOUR, rules: { failureTolerance: 1 } }),
    'it is new': () =>
      filled(
        [1, 3, 5, 17].map((hours) => runAgo(hours)),
        { registeredAt: NOON - 45 * HOUR, updatedAt: NOON - 45 * HOUR },
        { question: { before: 'excluded' } },
      ),
    'it never ran, and is there for years': () => filled([], {}, { question: { before: 'down' } }),
    'in hours': () =>
      filled(HOLE, WINDOW, {
        settings: { 'active-hours': ['mon-fri 08:00-18:00'], timezone: 'UTC' },
        question: { before: 'excluded' },
      }),
    'while it was paused': () =>
      filled(HOLE, WINDOW, {
        settings: { paused: { until: NOON - 30 * HOUR, reason: null } } as never,
        question: { before: 'excluded' },
      }),
    'of three that were silent': () => filled(HOLE, WINDOW, { question: { workflows: 3 } }),
    'of two that were silent': () => filled(HOLE, WINDOW, { question: { workflows: 2 } }),
    'the look before it saw something else': () => filled(HOLE, WINDOW, { question: { before: 'down' } }),
    'the look before it could not look': () => filled(HOLE, WINDOW, { question: { before: 'blind' } }),
    'the look after it sees something else': () =>
      filled(HOLE, WINDOW, { after: { status: 'critical', reason: 'stale' } }),
    'the look after it cannot look': () => filled(HOLE, WINDOW, { after: { status: 'unknown', reason: 'clock' } }),
    'judged by hand': () => filled(HOLE, WINDOW, { after: { byHand: 'judged by 5 min' } }),
    'degraded is down': () => filled(HOLE, WINDOW, { question: { downFrom: 'degraded' } }),
    'it was changed in the gap': () => filled(HOLE, { updatedAt: NOON - 39 * HOUR }),
    'its lines were changed in the gap': () => filled(HOLE, { cronChangedAt: NOON - 39 * HOUR }),
    'it must leave something behind': () =>
      filled(
        HOLE.map((run) => ({ ...run, proof: 'shown' })),
        { rules: { proof: { kind: 'job', name: 'a' } } },
      ),
    'its last runs are counted': () => filled(HOLE, { rules: { lastRuns: { kind: 'last', most: 9, of: 2 } } }),
    'it has slots': () =>
      filled(HOLE, { rules: { slot: { crons: ['0 * * * *'], timezone: 'UTC', graceMs: 3 * HOUR } } }),
  })
})

describe('whether it stood as it stands now', () => {
  test.each<[string, Partial<WorkflowEvidence>, boolean]>([
    ['changed before', { updatedAt: NOON - 1 }, true],
    ['changed then', { updatedAt: NOON }, true],
    ['changed later', { updatedAt: NOON + 1 }, false],
    ['changed nobody knows when', { updatedAt: null }, false],
    ['its lines changed before', { cronChangedAt: NOON - 1 }, true],
    ['its lines changed then', { cronChangedAt: NOON }, true],
    ['its lines changed later', { cronChangedAt: NOON + 1 }, false],
    ['it could not be read', { unreadable: 'HTTP 403' }, false],
    ['it is not known', { state: 'unknown' }, false],
    ['it is not listed', { state: 'unlisted' }, false],
    ['it is disabled', { state: 'disabled_manually' }, true],
  ])('%s: %s', (_, more, expected) => {
    expect(isAsSince({ ...scheduled([]), updatedAt: NOON - DAY, ...more }, NOON)).toBe(expected)
  })
})

describe('what a listing of now would have shown', () => {
  const then = NOON - 10 * HOUR
  const runs = (listed: readonly WorkflowRun[], guess: 'best' | 'worst', asked: Asked = {}) =>
    asItWas(scheduled(listed, asked), then, guess).runs.map(
      ({ createdAt, status, conclusion, greenBefore, event, attempt }) =>
        [(NOON - createdAt) / HOUR, event, status, conclusion, attempt, greenBefore].join(' '),
    )
  const COUNTED: Asked = { rules: { failureTolerance: 1 } }
  const again = { attempt: 2 }
  const ended = (hours: number) => ({ updatedAt: NOON - hours * HOUR })

  test.each<[string, readonly WorkflowRun[], Asked, readonly string[], readonly string[]]>([
    ['one that ended', [runAgo(11)], {}, ['11 schedule completed success 1 '], ['11 schedule completed success 1 ']],
    ['one of then', [runAgo(10)], {}, ['10 schedule completed success 1 '], ['10 schedule in_progress  1 false']],
    ['one of later', [runAgo(9.9)], {}, [], []],
    [
      'one that ended then',
      [runAgo(11, ended(10))],
      {},
      ['11 schedule completed success 1 '],
      ['11 schedule completed success 1 '],
    ],
    [
      'one that ended later',
      [runAgo(11, ended(9))],
      {},
      ['11 schedule completed success 1 '],
      ['11 schedule in_progress  1 false'],
    ],
    [
      'one that ended nobody knows when',
      [runAgo(11, { updatedAt: null })],
      {},
      ['11 schedule completed success 1 '],
      ['11 schedule in_progress  1 false'],
    ],
    [
      'one that goes on',
      [runAgo(11, { status: 'queued', conclusion: null })],
      {},
      ['11 schedule queued  1 '],
      ['11 schedule in_progress  1 false'],
    ],
    [
      'one that was run again',
      [runAgo(11, again)],
      {},
      ['11 schedule completed success 2 true'],
      ['11 schedule completed success 2 '],
    ],
    [
      'one that was run again, where reds count',
      [runAgo(11, again)],
      COUNTED,
      ['11 schedule completed success 2 true'],
      ['11 schedule completed success 2 '],
    ],
    [
      'one that was run again later, where reds count',
      [runAgo(11, { ...again, ...ended(9) })],
      COUNTED,
      ['11 schedule completed success 2 true'],
      ['11 schedule completed startup_failure 2 false'],
    ],
    [
      'one that was run again nobody knows when, where reds count',
      [runAgo(11, { ...again, updatedAt: null })],
      COUNTED,
      ['11 schedule completed success 2 true'],
      ['11 schedule completed startup_failure 2 false'],
    ],
    [
      'one that ended later, where reds count',
      [runAgo(11, ended(9))],
      COUNTED,
      ['11 schedule completed success 1 '],
      ['11 schedule in_progress  1 false'],
    ],
    ['what is hidden', [], { completeSince: NOON - 20 * HOUR }, ['20 schedule completed success 1 '], []],
    ['what is hidden until later', [], { completeSince: NOON }, ['10 schedule completed success 1 '], []],
    [
      'what is hidden, where reds count',
      [],
      { completeSince: NOON - 20 * HOUR, ...COUNTED },
      ['20 schedule completed success 1 '],
      ['20 schedule completed failure 1 ', '20 schedule completed failure 1 '],
    ],
    [
      'what is hidden, of another event',
      [],
      { completeSince: NOON - 20 * HOUR, rules: { events: ['push'] } },
      ['20 push completed success 1 '],
      [],
    ],
    [
      'what is hidden, of no event',
      [],
      { completeSince: NOON - 20 * HOUR, rules: { events: [] } },
      ['20 schedule completed success 1 '],
      [],
    ],
  ])('%s', (_, listed, asked, best, worst) => {
    expect(runs(listed, 'best', asked)).toEqual(best)
    expect(runs(listed, 'worst', asked)).toEqual(worst)
  })

  test('a listing of which reds are guessed is whole', () => {
    const since = (asked: Asked, guess: 'best' | 'worst') =>
      asItWas(scheduled([], { completeSince: NOON - DAY, ...asked }), then, guess).completeSince
    expect(since(COUNTED, 'worst')).toBeNull()
    expect(since(COUNTED, 'best')).toBe(NOON - DAY)
    expect(since({}, 'worst')).toBe(NOON - DAY)
  })
})
