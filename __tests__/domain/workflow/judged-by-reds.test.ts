import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import type { WorkflowEvidence, WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import {
  areOfABranch,
  isJudgedByLastRuns,
  isWatchedHere,
  redRuns,
  toleranceOf,
  tooManyReds,
} from '../../../src/domain/workflow/red-runs.js'
import { lastRunsProblem } from '../../../src/domain/workflow/judge-last-runs.js'
import { comesToWhatIsStored } from '../../support/stored-texts.js'
import { judgementText, NOON, runAgo, scheduled, type Asked } from '../../support/workflow-samples.js'

const green = runAgo
const red = (hours: number, more: Partial<WorkflowRun> = {}) => runAgo(hours, { conclusion: 'failure', ...more })
const pushed = (hours: number, more: Partial<WorkflowRun> = {}) => runAgo(hours, { event: 'push', ...more })
const PUSH: Asked = { entries: [], rules: { events: ['push'] }, triggers: ['push'], branch: 'main' }

describe('red runs are counted', () => {
  const judged = (runs: readonly WorkflowRun[], tolerance: number | null, { rules, ...more }: Asked = {}) =>
    judgementText(scheduled(runs, { ...more, rules: { failureTolerance: tolerance, ...rules } }))
  const two = [red(2), red(26), green(40)]
  comesToWhatIsStored('judgements/red-runs.txt', {
    'one, none is forgiven': () => judged([red(2), green(26)], 0),
    'one is forgiven': () => judged([red(2), green(26)], 1),
    'two, none is forgiven': () => judged(two, 0),
    'two, one is forgiven': () => judged(two, 1),
    'three, two are forgiven': () => judged([red(1), ...two], 2),
    'two are forgiven': () => judged(two, 2),
    'two are forgiven, with a note': () => judged(two, 2, { notes: ['a note'] }),
    'nobody counts them': () => judged(two, null),
    'no green one is listed': () => judged([red(2)], 0),
    'of which nobody knows when they ended': () =>
      judged([red(2, { updatedAt: null }), red(3, { updatedAt: null })], 0),
    'that ended by a clock that is ahead': () => judged([red(0.1, { updatedAt: NOON + MINUTE }), green(26)], 0),
    'that ended as no run has by now': () => judged([red(0.1, { updatedAt: NOON + HOUR }), green(26)], 0),
    'after a green one of a clock that is ahead': () => judged([red(-0.02), green(-0.01)], 0),
    'its state is not known': () => judged([red(2), green(26)], 0, { state: 'unknown' }),
    'of a branch, and the default one is not known': () => judged([red(2, { branch: 'main' })], 0, { branch: null }),
    'of a branch, and nobody asked for the default one': () => judged([red(2, { branch: 'main' })], 0),
    'of no branch': () => judged([red(2, { branch: null })], 0, { branch: null }),
    'and it has stopped': () => judged([red(60), green(80)], 0),
    'and it never fired since its lines came': () =>
      judged([red(80)], 0, { cronChangedAt: NOON - 72 * HOUR, registeredAt: null }),
    'and how long it is without a good one could not be judged': () =>
      judged([red(60), green(80)], 3, { state: 'unknown' }),
    'and it is late, and its state is not known': () => judged([red(60), green(80)], 0, { state: 'unknown' }),
    'and few ticks are delivered': () =>
      judged([red(0.5), ...Array.from({ length: 6 }, (_, i) => green(2 + 6 * i))], 0, {
        entries: [{ cron: '0 * * * *', timezone: 'UTC' }],
      }),
    'where an end is enough': () => judged([red(2), green(26)], 0, { rules: { require: 'run' } }),
    'run again as well by hand': () =>
      judged([red(2), green(26)], 0, { rules: { events: ['schedule', 'workflow_dispatch'] } }),
  })
})

describe('what is never late', () => {
  const judged = (runs: readonly WorkflowRun[], { rules, ...more }: Asked = {}) =>
    judgementText(scheduled(runs, { ...PUSH, ...more, rules: { ...PUSH.rules, ...rules } }))
  comesToWhatIsStored('judgements/last-runs.txt', {
    'its last run is green': () => judged([pushed(200), pushed(300)]),
    'its last run is green, by a clock that is ahead': () => judged([pushed(-0.05)]),
    'its last run is red': () => judged([pushed(2, { conclusion: 'failure' }), pushed(9)]),
    'its last run is red and was green before': () => judged([pushed(2, { conclusion: 'failure', greenBefore: true })]),
    'one red is forgiven': () =>
      judged([pushed(2, { conclusion: 'failure' }), pushed(9)], { rules: { failureTolerance: 1 } }),
    'one red is forgiven, and none is green': () =>
      judged([pushed(2, { conclusion: 'failure' })], { rules: { failureTolerance: 1 } }),
    'none is listed': () => judged([]),
    'none is listed, of three events': () => judged([], { rules: { events: ['schedule', 'push', 'release'] } }),
    'its last run goes on': () => judged([pushed(1, { status: 'in_progress', conclusion: null }), pushed(9)]),
    'its last run was cancelled': () => judged([pushed(1, { conclusion: 'cancelled' }), pushed(9)]),
    'its last run is of another branch': () => judged([pushed(1, { conclusion: 'failure', branch: 'fix' }), pushed(9)]),
    'nothing starts it that is named': () => judged([], { triggers: ['release', 'pull_request'] }),
    'nothing is named that starts it': () => judged([], { rules: { events: ['schedule'] }, triggers: ['release'] }),
    'how many were due cannot be told': () =>
      judged([pushed(9)], { rules: { lastRuns: { kind: 'last', most: 0, of: 7 } } }),
    'with a window, how many were due cannot be told': () =>
      judged([pushed(9)], { rules: { windowMs: 24 * HOUR, lastRuns: { kind: 'last', most: 0, of: 7 } } }),
  })
})

describe('why last runs cannot be judged', () => {
  const problem = (events: readonly string[], triggers?: readonly string[] | null) =>
    lastRunsProblem(scheduled([], { ...PUSH, rules: { events }, triggers: triggers ?? null }))
  const UNNAMED = 'it has no on.schedule; name the events that start it with "events"'
  const REST = ', or give it a cron line, or the monitor a window'
  test.each<[string, readonly string[], readonly string[] | null, string | null]>([
    ['an event is named, and nobody knows what starts it', ['push'], null, null],
    ['an event is named that starts it', ['push'], ['push'], null],
    ['one of two starts it', ['release', 'push'], ['push'], null],
    ['none is named, and nobody knows what starts it', ['schedule'], null, UNNAMED + REST],
    ['none is named', [], ['push'], `${UNNAMED} (its file has push)${REST}`],
    ['none is named of two', [], ['push', 'release'], `${UNNAMED} (its file has push, release)${REST}`],
    [
      'it has only pull requests',
      [],
      ['pull_request', 'pull_request_target'],
      `${UNNAMED} (its file has only pull requests, whose runs never count)${REST}`,
    ],
    [
      'no event starts it that is named',
      ['schedule', 'release', 'push'],
      ['issues'],
      'nothing starts it that "events" names: release, push (its file has issues); correct "events"',
    ],
    ['nothing starts it', ['push'], [], 'nothing starts it that "events" names: push; correct "events"'],
  ])('%s', (_, events, triggers, expected) => expect(problem(events, triggers)).toBe(expected))

  test('a list without an end is cut', () => {
    expect(problem([], ['x'.repeat(199)])).toContain(`(its file has ${'x'.repeat(199)})`)
    expect(problem([], ['x'.repeat(200)])).toContain(`(its file has ${'x'.repeat(200)})`)
    expect(problem([], ['x'.repeat(201)])).not.toContain('x'.repeat(200))
  })
})

describe('the red runs since the last green one', () => {
  const told = (runs: readonly WorkflowRun[], more: Asked = {}) => {
    const { reds, green: last } = redRuns(scheduled(runs, more), NOON)
    return [reds.map(({ id }) => id), last?.id ?? null]
  }
  const PROVED: Asked = { rules: { proof: { kind: 'job', name: 'build' } } }
  const end = (conclusion: string | null, more: Partial<WorkflowRun> = {}) => red(1, { id: 7, conclusion, ...more })
  const second = { createdAt: NOON - HOUR }

  test.each<[string, readonly WorkflowRun[], Asked, unknown]>([
    ['failed', [end('failure')], {}, [[7], null]],
    ['took too long', [end('timed_out')], {}, [[7], null]],
    ['could not be started', [end('startup_failure')], {}, [[7], null]],
    ['was cancelled', [end('cancelled')], {}, [[], null]],
    ['was skipped', [end('skipped')], {}, [[], null]],
    ['waits for leave', [end('action_required')], {}, [[], null]],
    ['was given up', [end('stale')], {}, [[], null]],
    ['is neither', [end('neutral')], {}, [[], null]],
    ['has no conclusion', [end(null)], {}, [[], null]],
    ['goes on', [end('failure', { status: 'in_progress' })], {}, [[], null]],
    ['goes on, and looks green', [end('success', { status: 'in_progress' })], {}, [[], null]],
    ['is green', [end('success')], {}, [[], 7]],
    ['was green before', [end('failure', { greenBefore: true })], {}, [[], 7]],
    ['is of another event', [end('failure', { event: 'push' })], {}, [[], null]],
    ['is listed before the list is whole', [end('failure')], { completeSince: NOON - HOUR + 1 }, [[], null]],
    ['is listed where it begins', [end('failure')], { completeSince: NOON - HOUR }, [[7], null]],
    ['ends within five minutes from now', [end('failure', { updatedAt: NOON + 5 * MINUTE })], {}, [[7], null]],
    ['ends later', [end('failure', { updatedAt: NOON + 5 * MINUTE + 1 })], {}, [[], null]],
    ['ends nobody knows when', [end('failure', { updatedAt: null })], {}, [[7], null]],
    ['began later', [end('failure', { updatedAt: null, createdAt: NOON + 5 * MINUTE + 1 })], {}, [[], null]],
    ['shows what is wanted', [end('failure', { proof: 'shown' })], PROVED, [[], 7]],
    ['is green without it', [end('success', { proof: 'absent' })], PROVED, [[7], null]],
    ['is green with nothing in it', [end('success', { proof: 'empty' })], PROVED, [[7], null]],
    ['is green where it failed', [end('success', { proof: 'failed' })], PROVED, [[7], null]],
    ['is green where it was skipped', [end('success', { proof: 'skipped' })], PROVED, [[], null]],
    ['is green, and nobody asked', [end('success')], PROVED, [[], 7]],
    ['was cancelled without it', [end('cancelled', { proof: 'absent' })], PROVED, [[], null]],
    ['is red before the green one', [red(4), green(2), red(1, { id: 7 })], {}, [[7], 9980]],
    ['stand in no order', [red(3), red(1), red(2)], {}, [[9990, 9980, 9970], null]],
    [
      'are of one second: by their numbers',
      [red(1, { id: 1, number: 4 }), red(1, { id: 2, number: 5 }), green(1, { id: 3, number: 3 })],
      {},
      [[2, 1], 3],
    ],
    ['or one has none', [red(1, { id: 1, number: null }), red(1, { id: 2, number: 1 })], {}, [[2, 1], null]],
    ['or the other has none at all', [green(1, { id: 2 }), red(1, { id: 1, number: 1 })], {}, [[1], 2]],
    ['or one has no number at all', [red(1, { id: 1, number: 1 }), green(1, { id: 2 })], {}, [[1], 2]],
    ['or by what GitHub calls them', [green(1, { id: 5 }), red(1, { id: 6 }), red(1, { id: 4 })], {}, [[6], 5]],
    ['or one is called nothing', [red(1, { id: null }), green(1, { id: 1 })], {}, [[], 1]],
    ['or the green one is newer', [red(1, { id: 3, ...second }), green(1, { id: 3, ...second })], {}, [[], 3]],
  ])('%s', (_, runs, more, expected) => expect(told(runs, more)).toEqual(expected))
})

describe('what is judged by its last runs', () => {
  const slot = { crons: ['0 0 * * *'], timezone: 'UTC', graceMs: null }
  test.each<[string, Asked, boolean, number | null]>([
    ['what has no schedule', PUSH, true, 0],
    ['unless it has', { rules: {} }, false, null],
    ['unless its file is broken', { ...PUSH, fileProblem: 'x' }, false, null],
    ['unless it has a window', { ...PUSH, rules: { windowMs: HOUR } }, false, null],
    ['unless it has slots', { ...PUSH, rules: { slot } }, false, null],
    ['so many may be red', { ...PUSH, rules: { failureTolerance: 3 } }, true, 3],
    ['as with a schedule', { rules: { failureTolerance: 3 } }, false, 3],
  ])('%s', (_, asked, expected, tolerance) => {
    expect(isJudgedByLastRuns(scheduled([], asked))).toBe(expected)
    expect(toleranceOf(scheduled([], asked))).toBe(tolerance)
  })

  test.each<[string, number | null, number | null]>([
    ['none is forgiven', 0, 2],
    ['one is', 1, 2],
    ['both are', 2, null],
    ['nobody counts', null, null],
  ])('too many are red: %s', (_, failureTolerance, count) => {
    const found = tooManyReds(scheduled([red(1), red(2), green(3)], { rules: { failureTolerance } }), NOON)
    expect(found?.reds.length ?? null).toBe(count)
  })
})

describe('whose branch it is', () => {
  test.each<[string, Partial<WorkflowRun>, Partial<WorkflowEvidence>, boolean]>([
    ['the default one', { branch: 'main' }, {}, true],
    ['another one', { branch: 'fix' }, {}, false],
    ['another one, by hand', { event: 'workflow_dispatch', branch: 'fix' }, {}, false],
    ['the default one, by hand', { event: 'workflow_dispatch', branch: 'main' }, {}, true],
    ['of a schedule it is not asked', { event: 'schedule', branch: 'fix' }, {}, true],
    ['a tag', { branch: 'v1' }, { pushesTags: true }, true],
    ['a tag is not pushed by hand', { event: 'workflow_dispatch', branch: 'v1' }, { pushesTags: true }, false],
    ['nobody says', { branch: null }, {}, true],
    ['nobody says, neither', {}, {}, true],
    ['nobody knows the default one', { branch: 'fix' }, { branch: null }, true],
    ['it is not watched at all', { event: 'release', branch: 'main' }, {}, false],
  ])('%s', (_, run, more, expected) => {
    const events = ['schedule', 'push', 'workflow_dispatch']
    const evidence = scheduled([], { branch: 'main', ...more, rules: { events } })
    expect(isWatchedHere(runAgo(1, { event: 'push', ...run }), evidence)).toBe(expected)
  })

  test.each<[readonly string[], boolean]>([
    [['push'], true],
    [['workflow_dispatch'], true],
    [['push', 'workflow_dispatch'], true],
    [['push', 'schedule'], false],
    [['release'], false],
  ])('%j belong to a branch: %s', (events, expected) => expect(areOfABranch(events)).toBe(expected))
})
