import { describe } from '@jest/globals'
import { timesOf } from '../../../src/domain/calendar/index.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import type { WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { comesToWhatIsStored } from '../../support/stored-texts.js'
import { HOURLY, judgementText, NOON, runAgo, scheduled, type Asked } from '../../support/workflow-samples.js'

const judged = (runs: readonly WorkflowRun[], asked: Asked = {}, now = NOON) =>
  judgementText(scheduled(runs, asked), now)
const red = (hours: number, more: Partial<WorkflowRun> = {}) => runAgo(hours, { conclusion: 'failure', ...more })
const byHand = (hours: number, more: Partial<WorkflowRun> = {}) =>
  runAgo(hours, { event: 'workflow_dispatch', ...more })
const underWay = (status: string): Partial<WorkflowRun> => ({ status, conclusion: null })
const OLD = runAgo(100)
const NO_LINES = { entries: [] }

describe('what time says', () => {
  comesToWhatIsStored('judgements/by-time.txt', {
    'a good run within the window': () => judged([runAgo(47)]),
    'at its end': () => judged([runAgo(48)]),
    'a moment later': () => judged([runAgo(48), runAgo(72)], {}, NOON + 1),
    'a run of a clock that is ahead': () => judged([runAgo(-0.05)]),
    'no run, and it was there for years': () => judged([]),
    'no run, and nobody knows since when it is there': () => judged([], { registeredAt: null }),
    'no run, and no good one can be missing': () => judged([red(100)], { allGoodListed: true }),
    'no run since its lines came': () => judged([], { cronChangedAt: NOON - 9 * DAY }),
    'no run but before its lines came': () => judged([OLD], { cronChangedAt: NOON - 3 * DAY }),
    'no run, and some were deleted': () => judged([], { deletedRuns: 4, registeredAt: null }),
    'no run, and of those deleted none is known': () => judged([OLD], { deletedRuns: null }),
    'late, and some were deleted': () => judged([OLD], { deletedRuns: 4 }),
    'late, and its state is not known': () => judged([OLD], { state: 'unknown' }),
    'late, and it is not listed': () => judged([OLD], { state: 'unlisted' }),
    'late, with a note of whoever read it': () => judged([OLD], { notes: ['a note'] }),
    'so many were missed': () => judged([runAgo(1_100)], { entries: HOURLY }),
    'enabled again, and of its lines nothing is known': () =>
      judged([OLD], { updatedAt: NOON - DAY, registeredAt: null }),
    'enabled again before a window': () => judged([OLD], { updatedAt: NOON - DAY }),
    'enabled again, and late by now': () => judged([OLD], { updatedAt: NOON - 3 * DAY }),
    'enabled again after it was written': () => judged([OLD], { updatedAt: NOON - DAY, cronChangedAt: NOON - 2 * DAY }),
    'written after it was enabled again': () => judged([OLD], { updatedAt: NOON - 2 * DAY, cronChangedAt: NOON - DAY }),
    new: () => judged([], { registeredAt: NOON - HOUR }),
    'new, by a line each hour': () => judged([], { registeredAt: NOON - HOUR, entries: HOURLY }),
    'new, with a window of its own': () => judged([], { registeredAt: NOON - HOUR, rules: { windowMs: 6 * HOUR } }),
    'new, with a window and without lines': () =>
      judged([], { ...NO_LINES, registeredAt: NOON - HOUR, rules: { windowMs: 6 * HOUR } }),
    'good, with a window and without lines': () => judged([runAgo(6)], { ...NO_LINES, rules: { windowMs: 6 * HOUR } }),
    'late, with a window and without lines': () => judged([runAgo(7)], { ...NO_LINES, rules: { windowMs: 6 * HOUR } }),
    'never, with a window and without lines, by two events': () =>
      judged([], { ...NO_LINES, rules: { windowMs: 6 * HOUR, events: ['push', 'release'] }, registeredAt: null }),
    'never, with a window, and nothing starts it': () =>
      judged([], { ...NO_LINES, triggers: ['push'], rules: { windowMs: 6 * HOUR }, registeredAt: null }),
    'never, with a window, and something starts it': () =>
      judged([], { ...NO_LINES, triggers: ['push', 'schedule'], rules: { windowMs: 6 * HOUR }, registeredAt: null }),
  })
})

describe('what runs that were not green say', () => {
  const failing = (run: WorkflowRun, asked: Asked = {}) => judged([run, runAgo(70)], asked)
  const failure = (jobs: number, job: string | null, step: string | null): Asked => ({
    failure: { runId: 1, jobs, job, step },
  })
  comesToWhatIsStored('judgements/not-green.txt', {
    'a red one at the begin of the window': () => failing(red(48)),
    'a red one before it': () => failing(red(48.1)),
    'the newest of many red ones': () => judged([red(4), red(2), red(8), red(6), runAgo(70)]),
    'red ones and no good one': () => judged([red(4)]),
    'red ones, and no good one can be missing': () => judged([red(4)], { allGoodListed: true }),
    'red ones that nobody can run again': () => failing(red(4, { id: null })),
    'red, and a run by hand counts': () => failing(red(4), { rules: { events: ['schedule', 'workflow_dispatch'] } }),
    'it broke in a job': () => failing(red(4), failure(2, 'build', null)),
    'it broke in a step': () => failing(red(4), failure(2, 'build', 'npm test')),
    'it broke where nobody knows': () => failing(red(4), failure(2, null, '')),
    'nothing of it was started': () => failing(red(4), failure(0, null, null)),
    'it was cancelled before anything of it was started': () =>
      failing(red(4, { conclusion: 'cancelled' }), failure(0, null, null)),
    'it could not be started': () => failing(red(4, { conclusion: 'startup_failure' })),
    'it was cancelled': () => failing(red(4, { conclusion: 'cancelled' })),
    'it took too long': () => failing(red(4, { conclusion: 'timed_out' })),
    'it waited for leave': () => failing(red(4, { conclusion: 'action_required' })),
    'no runner took it': () => failing(red(4, { conclusion: 'stale' })),
    'it ended as nobody says': () => failing(red(4, { conclusion: null })),
    'it ended as nobody knows': () => failing(red(4, { conclusion: 'neutral' })),
    'it was skipped': () => judged([red(2, { conclusion: 'skipped' }), red(26, { conclusion: 'skipped' }), runAgo(70)]),
    'it was always skipped': () => judged([red(2, { conclusion: 'skipped' })]),
    'red ones, and one waits': () => judged([runAgo(1, underWay('waiting')), red(2), runAgo(70)]),
    'red ones, and one is queued': () => judged([runAgo(1, underWay('queued')), red(2), runAgo(70)]),
  })
})

describe('what a run that has not ended says', () => {
  const waits = (status: string, more: Partial<WorkflowRun> = {}) =>
    judged([runAgo(3, { ...underWay(status), startedAt: null, ...more }), OLD])
  comesToWhatIsStored('judgements/not-ended.txt', {
    'it waits for leave': () => waits('waiting'),
    'it waits for leave, and nobody knows its number': () => waits('waiting', { id: null }),
    'it is in progress': () => waits('in_progress', { startedAt: NOON - HOUR }),
    'it is run again': () => waits('in_progress', { attempt: 2, startedAt: NOON - HOUR }),
    'it waits for another one': () => waits('pending', { attempt: 3 }),
    'it is queued for an hour': () => waits('queued', { startedAt: NOON - HOUR }),
    'it is queued for longer': () => waits('queued', { startedAt: NOON - HOUR - 1, attempt: 2 }),
    'it is queued since it was made': () => waits('queued', { id: null }),
    'it was asked for': () => waits('requested'),
    'it begins by a clock that is ahead': () => waits('in_progress', { startedAt: NOON + MINUTE }),
    'it waits, and never one was good': () => judged([runAgo(3, underWay('waiting'))]),
    'it began before its lines came': () =>
      judged([runAgo(80, underWay('in_progress'))], { cronChangedAt: NOON - 3 * DAY }),
    'that it was started is enough': () =>
      judged([runAgo(3, underWay('queued')), OLD], { rules: { require: 'fired' } }),
    'that it ended is enough': () => judged([red(3), OLD], { rules: { require: 'run' } }),
    'another event started it': () => judged([runAgo(1, { ...underWay('queued'), event: 'push' }), OLD]),
    'it goes on, whatever it is called': () => judged([runAgo(3, { status: 'in_progress' }), OLD]),
    'it was green before': () => judged([red(3, { greenBefore: true, attempt: 2 }), OLD]),
  })
})

describe('what is told of runs that do not count', () => {
  comesToWhatIsStored('judgements/not-counted.txt', {
    'a green one by hand': () => judged([byHand(2), OLD]),
    'a green one by hand and never another': () => judged([byHand(2)]),
    'a green one by hand after a red one': () => judged([byHand(2), red(4)]),
    'a green one by hand with the last good one': () => judged([byHand(100), OLD]),
    'a red one by hand': () => judged([byHand(2, { conclusion: 'failure' }), OLD]),
    'a green one by hand, and red runs are counted': () => judged([byHand(2), OLD], { rules: { failureTolerance: 0 } }),
    'a green one by hand, and hand is named': () =>
      judged([byHand(2), OLD], { rules: { failureTolerance: 0, events: ['schedule', 'workflow_dispatch'] } }),
  })
})

describe('what is not watched, or cannot be', () => {
  comesToWhatIsStored('judgements/not-watched.txt', {
    'it says so itself': () => judged([OLD], { exempt: 'by hand only' }),
    'it lies in a fork': () => judged([OLD], { fork: true }),
    'it lies in a fork that is to be watched': () => judged([OLD], { fork: true, rules: { forks: true } }),
    'GitHub disabled it as one of a fork': () => judged([OLD], { state: 'disabled_fork', rules: { forks: true } }),
    'a person disabled it': () => judged([OLD], { state: 'disabled_manually' }),
    'GitHub disabled it for want of activity': () =>
      judged([runAgo(30)], { state: 'disabled_inactivity', updatedAt: NOON - HOUR }),
    'its file has a name that no shell takes': () =>
      judged([runAgo(30)], { state: 'disabled_inactivity', path: '.github/workflows/a b.yml' }),
    'its runs could not be read': () => judged([OLD], { unreadable: 'HTTP 403' }),
    'its file could not be read': () => judged([OLD], { ...NO_LINES, unreadable: 'HTTP 403' }),
    'its file could not be read, and it has a window': () =>
      judged([OLD], { ...NO_LINES, unreadable: 'HTTP 403', rules: { windowMs: DAY } }),
    'its file is broken, and its runs could not be read': () =>
      judged([OLD], { ...NO_LINES, unreadable: 'HTTP 403', fileProblem: 'line 3 is no YAML' }),
    'its file is broken': () => judged([OLD], { ...NO_LINES, fileProblem: 'line 3 is no YAML' }),
    'its file is broken since its lines changed': () =>
      judged([OLD], { fileProblem: 'line 3 is no YAML', cronChangedAt: NOON - DAY }),
    'its file is broken, by a clock that is ahead': () =>
      judged([OLD], { fileProblem: 'line 3 is no YAML', cronChangedAt: NOON + DAY }),
    'its file is not there': () => judged([], { absent: true, fileProblem: 'no such file', ...NO_LINES }),
    'its line is none': () => judged([OLD], { entries: [{ cron: '61 * * * *', timezone: 'UTC' }] }),
    'it has no schedule': () => judged([OLD], NO_LINES),
    'it has a hundred lines': () => judged([OLD], { entries: lines(100) }),
    'it has more': () => judged([OLD], { entries: lines(101) }),
    'it has more, one of them twice': () =>
      judged([OLD], { entries: [...lines(100), { cron: ' 0 12 * * *  ', timezone: 'UTC' }] }),
    'a line counts for each zone': () =>
      judged([OLD], { entries: [...lines(100), { cron: '0 12 * * *', timezone: 'Asia/Seoul' }] }),
  })
})

/** Each at another minute of the same hour, or of the next. */
function lines(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    cron: `${i % 60} ${12 + Math.floor(i / 60)} * * *`,
    timezone: 'UTC',
  }))
}

describe('how much is delivered', () => {
  const each = (hours: number, count: number, last = 1) =>
    Array.from({ length: count }, (_, i) => runAgo(last + i * hours))
  comesToWhatIsStored('judgements/delivered.txt', {
    'one in six': () => judged(each(6, 6), { entries: HOURLY }),
    'one in four': () => judged(each(4, 10), { entries: HOURLY }),
    'one in six, and all of late': () => judged([...each(2, 5, 0), ...each(9, 6, 12)], { entries: HOURLY }),
    'one in six, with runs that were red': () => judged([...each(6, 6), red(3.5)], { entries: HOURLY }),
    'late, and one in six': () => judged(each(6, 6, 15), { entries: HOURLY }),
    'red, and one in six': () => judged([red(1), ...each(6, 6, 15)], { entries: HOURLY }),
  })
})

describe('a window that counts in hours', () => {
  const { counted } = timesOf(aMonitor({ 'active-hours': ['mon-fri 08:00-18:00'], timezone: 'UTC' }))
  const inHours = (runs: readonly WorkflowRun[], asked: Asked = {}) =>
    judgementText(scheduled(runs, { rules: { windowMs: 12 * HOUR }, ...asked }), NOON, counted)
  comesToWhatIsStored('judgements/in-hours.txt', {
    'a good run within it': () => inHours([runAgo(24)]),
    'a good run before it': () => inHours([runAgo(28)]),
    'no good run': () => inHours([]),
    'one of the lines counts by the wall': () => inHours([runAgo(24)], { rules: {} }),
  })
})

describe('how long runs take', () => {
  const took = (hours: number, minutes: number, more: Partial<WorkflowRun> = {}) => {
    const run = runAgo(hours, more)
    return { ...run, updatedAt: run.createdAt + minutes * MINUTE }
  }
  comesToWhatIsStored('judgements/durations.txt', {
    'the last ones, oldest first': () => judged([took(2, 5), took(26, 4), took(50, 3)]),
    'of those that are good only': () => judged([took(2, 5), took(26, 4, { conclusion: 'failure' }), byHand(30)]),
    'not of a red one that was green': () => judged([took(2, 5, { conclusion: 'failure', greenBefore: true })]),
    'not of what begins at no time': () => judged([took(2, 5, { startedAt: null }), took(26, 4)]),
    'not of what ends at no time': () => judged([{ ...runAgo(2), updatedAt: null }, took(26, 4)]),
    'of what ends when it begins': () => judged([took(2, 0)]),
    'not of what ends before': () => judged([took(2, -1)]),
    'of what took five weeks': () => judged([took(2, 35 * 24 * 60)]),
    'not of what took longer': () => judged([took(2, 35 * 24 * 60 + 1)]),
    'of what still runs there is none': () => judged([took(2, 5, underWay('queued'))], { rules: { require: 'fired' } }),
    'of so many at most': () => judged(Array.from({ length: 40 }, (_, i) => took(2 + i, i))),
  })
})
