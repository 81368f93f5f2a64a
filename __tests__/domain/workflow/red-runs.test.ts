import { describe, expect, it, test } from '@jest/globals'
import fc from 'fast-check'
import { cronUnion } from '../../../src/domain/calendar/cron.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { judgeWorkflow } from '../../../src/domain/workflow/judge.js'
import { mergeRuns } from '../../../src/domain/workflow/runs.js'
import {
  DEFAULT_RULES,
  type WorkflowEvidence,
  type WorkflowRules,
  type WorkflowRun,
} from '../../../src/domain/workflow-evidence.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')

const SCHEDULED: WorkflowEvidence = {
  repository: 'o/r',
  webUrl: 'https://github.com/o/r',
  path: '.github/workflows/nightly.yml',
  state: 'active',
  fork: false,
  exempt: null,
  entries: [{ cron: '0 3 * * *', timezone: 'UTC' }],
  triggers: ['schedule', 'workflow_dispatch'],
  branch: 'main',
  rules: { ...DEFAULT_RULES, failureTolerance: 0 },
  fileProblem: null,
  unreadable: null,
  runs: [],
  completeSince: null,
  registeredAt: NOW - 1000 * DAY,
  updatedAt: null,
  cronChangedAt: null,
  failure: null,
  notes: [],
}

type Change = Partial<WorkflowRun>
let number = 0
function run(hoursAgo: number, conclusion: string | null, change: Change = {}): WorkflowRun {
  const createdAt = NOW - hoursAgo * HOUR
  number += 1
  return {
    id: number,
    event: 'schedule',
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    createdAt,
    attempt: 1,
    updatedAt: createdAt + 10 * MINUTE,
    branch: 'main',
    ...change,
  }
}
const green = (hoursAgo: number, change: Change = {}): WorkflowRun => run(hoursAgo, 'success', change)
const red = (hoursAgo: number, change: Change = {}): WorkflowRun => run(hoursAgo, 'failure', change)
const byHand: Change = { event: 'workflow_dispatch' }

function judged(
  runs: readonly WorkflowRun[],
  rules: Partial<WorkflowRules> = {},
  more: Partial<WorkflowEvidence> = {},
) {
  const evidence = { ...SCHEDULED, ...more, runs, rules: { ...SCHEDULED.rules, ...rules } }
  return judgeWorkflow({ name: 'Nightly' }, evidence, NOW, cronUnion)
}
const said = (
  runs: readonly WorkflowRun[],
  rules?: Partial<WorkflowRules>,
  more?: Partial<WorkflowEvidence>,
): string => {
  const { status, reason } = judged(runs, rules, more)
  return `${status} ${reason}`
}

const [OK, FAILING] = ['healthy ok', 'critical failing']

describe('a scheduled workflow with a tolerance', () => {
  it.each<[string, string, readonly WorkflowRun[], Partial<WorkflowRules>]>([
    ['the first red night is told though its window has not passed', FAILING, [red(9), green(33)], {}],
    ['without a tolerance the window decides', OK, [red(9), green(33)], { failureTolerance: null }],
    ['one more than is forgiven', FAILING, [red(9), red(33), green(57)], { failureTolerance: 1, windowMs: 4 * DAY }],
    ['no more than is forgiven', OK, [red(9), green(33)], { failureTolerance: 1 }],
    ['a green night ends it', OK, [green(9), red(33), green(57)], {}],
    ['whatever the order of the listing', OK, [red(33), green(57), green(9)], {}],
    ['what timed out is red', FAILING, [run(9, 'timed_out'), green(33)], {}],
    ['and what could not start', FAILING, [run(9, 'startup_failure'), green(33)], {}],
    ['what was cancelled is neither', OK, [run(9, 'cancelled'), green(33)], {}],
    ['and does not end a row of red ones', FAILING, [run(9, 'cancelled'), red(20), green(33)], {}],
    ['nor adds to it', OK, [red(9), run(20, 'cancelled'), green(33)], { failureTolerance: 1 }],
    ['skipped, neutral and waiting neither', OK, ['skipped', 'neutral', 'action_required', 'stale'].map((end, i) => run(i + 2, end)).concat(green(33)), {}], // prettier-ignore
    ['one under way neither', FAILING, [run(1, null), red(9), green(33)], {}],
    ['its re-run under way takes it back until it ends', OK, [run(9, null, { attempt: 2 }), green(33)], {}],
    ['green in an earlier attempt is green', OK, [red(9, { attempt: 2, greenBefore: true }), green(33)], {}],
    ['a re-run that is green ends it', OK, [green(9, { attempt: 2, updatedAt: NOW - HOUR }), green(57)], {}],
    ['a run by hand does not', FAILING, [green(2, byHand), red(9), green(33)], {}],
    [
      'unless its event is named',
      OK,
      [green(2, byHand), red(9), green(33)],
      { events: ['schedule', 'workflow_dispatch'] },
    ],
    [
      'but not from a branch of its own',
      FAILING,
      [green(2, { ...byHand, branch: 'fix' }), red(9), green(33)],
      { events: ['schedule', 'workflow_dispatch'] },
    ],
    [
      'a red one of a branch is none of ours',
      OK,
      [red(2, { ...byHand, branch: 'try' }), green(9)],
      { events: ['schedule', 'workflow_dispatch'] },
    ],
    ['that it ran is life, that it was red is told', FAILING, [red(9), green(33)], { require: 'run' }],
    ['and that it was skipped on purpose is fine', OK, [run(9, 'skipped'), green(80)], { require: 'fired' }],
    ['a new one whose first run is red', FAILING, [red(9)], {}],
    ['what went on and stopped has stopped', 'critical stale', [red(90), green(120)], {}],
  ])('%s', (_what, expected, runs, rules) => {
    expect(said(runs, rules)).toBe(expected)
  })

  it('says how many, since when, which run, and when it was green', () => {
    const runs = [red(9, { id: 7 }), red(33), green(57)]
    const verdict = judged(runs, { windowMs: 4 * DAY })
    expect(verdict.message).toBe(
      'Nightly is failing: its last 2 finished runs are red since 2026-09-15 03:10 UTC: failure at 2026-09-16 03:00 UTC, started by schedule (last green 2 d 9 h ago).',
    )
    expect(verdict).toMatchObject({ since: NOW - 33 * HOUR + 10 * MINUTE, missedDueAt: NOW - 9 * HOUR })
    expect(verdict.beat?.at).toBe(NOW - 57 * HOUR)
    expect(verdict.remedy.join(' ')).toContain('gh run rerun 7 --repo o/r')
  })

  it('a red run that is life by `require` is not what its incident waits to be newer than', () => {
    expect(judged([red(9), green(33)], { require: 'run' }).beat?.at).toBe(NOW - 33 * HOUR)
  })

  it('tells what is forgiven, and that a run by hand would count if its event were named', () => {
    expect(judged([red(9), green(33)], { failureTolerance: 2 }).notes.join()).toContain(
      'red run 1 in a row is forgiven',
    )
    expect(judged([green(2, byHand), red(9), green(33)]).notes.join()).toContain(
      'unless the monitor has "events: [workflow_dispatch]"',
    )
  })

  it.each<[string, Partial<WorkflowEvidence>]>([
    ['whether it is enabled', { state: 'unknown' }],
    ['whether the branch of the run is ours', { branch: null }],
  ])('is unknown where nobody could read %s', (_what, more) => {
    expect(said([red(9), green(33)], {}, more)).toBe('unknown source-unreachable')
  })

  it('is left alone where a person disabled it, and where its comment says so', () => {
    expect(said([red(9)], {}, { state: 'disabled_manually' })).toBe('skipped disabled-manually')
    expect(said([red(9)], {}, { exempt: 'a trial' })).toBe('skipped exempt')
  })

  it('counts only where no green run can be hidden', () => {
    expect(
      said(
        [red(9), red(33), green(80)],
        { failureTolerance: 1, windowMs: 9 * DAY },
        { completeSince: NOW - 10 * HOUR },
      ),
    ).toBe(OK)
  })

  it('a run that had not ended at a replayed moment was not red then', () => {
    expect(said([red(1, { updatedAt: NOW + HOUR }), green(20)])).toBe(OK)
  })
})

describe('what its time and its red runs say together', () => {
  const often = [{ cron: '*/10 * * * *', timezone: 'UTC' }]
  const few = Array.from({ length: 6 }, (_, i) => green(1 + 2 * i))

  it('the worse counts', () => {
    expect(said(few, {}, { entries: often })).toBe('degraded cadence')
    expect(said([red(0.5), ...few], {}, { entries: often })).toBe(FAILING)
    expect(said([red(9), green(57)], { failureTolerance: 5 })).toBe(FAILING)
  })
})

describe('a workflow without a schedule', () => {
  const push: Change = { event: 'push' }
  const deploy = (
    runs: readonly WorkflowRun[],
    rules: Partial<WorkflowRules> = {},
    more: Partial<WorkflowEvidence> = {},
  ) =>
    judged(
      runs,
      { events: ['push'], failureTolerance: null, ...rules },
      { entries: [], triggers: ['push', 'pull_request'], ...more },
    )
  const told = (...asked: Parameters<typeof deploy>): string => `${deploy(...asked).status} ${deploy(...asked).reason}`

  it.each<[string, string, Parameters<typeof deploy>]>([
    ['whose last run is green is well, however old', OK, [[green(5000, push)]]],
    ['whose last run is red is failing', FAILING, [[red(5000, push), green(6000, push)]]],
    ['is forgiven what its tolerance says', OK, [[red(2, push), green(9, push)], { failureTolerance: 1 }]],
    ['without a run waits for one', 'healthy pending', [[]]],
    ['with a cancelled one as well', 'healthy pending', [[run(2, 'cancelled', push)]]],
    ['does not care for other branches', OK, [[red(2, { ...push, branch: 'feature' }), green(9, push)]]],
    ['nor for pull requests', OK, [[red(2, { event: 'pull_request' }), green(9, push)]]],
    [
      'that pushed tags start is judged by those',
      FAILING,
      [[red(2, { ...push, branch: 'v1.0' })], {}, { pushesTags: true }],
    ],
    [
      'that a release starts has the tag for a branch',
      FAILING,
      [[red(2, { event: 'release', branch: 'v1.0' })], { events: ['release'] }, { triggers: ['release'] }],
    ],
    ['that its config does not say how to judge is an error', 'critical config-error', [[], { events: ['schedule'] }]],
    ['that nothing of it starts is one too', 'critical config-error', [[], { events: ['release'] }]],
    ['with a window is late as before', 'critical stale', [[green(50, push)], { windowMs: DAY }]],
    [
      'is disabled by GitHub as any other',
      'critical disabled-inactivity',
      [[green(50, push)], {}, { state: 'disabled_inactivity' }],
    ],
    ['that could not be read is unknown', 'unknown source-unreachable', [[], {}, { unreadable: 'a 403' }]],
    [
      'whose proof is missing is failing',
      FAILING,
      [[green(2, { ...push, proof: 'absent' })], { proof: { kind: 'artifact', name: 'a' } }],
    ],
    [
      'whose job was skipped is not',
      OK,
      [
        [green(2, { ...push, proof: 'skipped' }), green(9, { ...push, proof: 'shown' })],
        { proof: { kind: 'job', name: 'a' } },
      ],
    ],
  ])('%s', (_what, expected, asked) => {
    expect(told(...asked)).toBe(expected)
  })

  it('names what starts it and the remedy', () => {
    expect(deploy([], { events: ['schedule'] }).message).toContain(
      'name the events that start it with "events" (its file has push)',
    )
    expect(deploy([], { events: ['schedule'] }, { triggers: ['pull_request'] }).message).toContain(
      '(its file has only pull requests, whose runs never count)',
    )
    expect(deploy([], { events: ['release'] }).message).toContain('nothing starts it that "events" names: release')
    expect(deploy([]).message).toBe('No finished run of Nightly by push is listed; it is never late.')
  })

  it('has no deadline and no window', () => {
    expect(deploy([green(9, push)])).toMatchObject({ windowMs: null, deadline: null, missed: null })
  })
})

describe('any history of runs', () => {
  const CONCLUSIONS = ['success', 'failure', 'timed_out', 'startup_failure', 'cancelled', 'skipped', 'neutral', null]
  const anyRun = fc
    .record({
      hours: fc.integer({ min: 0, max: 200 }),
      conclusion: fc.constantFrom(...CONCLUSIONS),
      event: fc.constantFrom('schedule', 'push', 'workflow_dispatch', 'pull_request'),
      attempt: fc.integer({ min: 1, max: 3 }),
      number: fc.integer({ min: 1, max: 500 }),
      branch: fc.constantFrom('main', 'other', null),
    })
    .map(({ hours, conclusion, ...more }) => run(hours, conclusion, { id: more.number, ...more }))
  const history = fc.uniqueArray(anyRun, { selector: ({ number: one }) => one, maxLength: 25 })
  const evidence = fc.constantFrom<Partial<WorkflowEvidence>>({}, { entries: [], triggers: ['push'] })
  const rules = { events: ['schedule', 'push'] }
  const isFailing = (
    runs: readonly WorkflowRun[],
    more: Partial<WorkflowEvidence>,
    failureTolerance: number,
  ): boolean => said(runs, { ...rules, failureTolerance }, more) === FAILING

  test('more tolerance is never worse', () => {
    fc.assert(
      fc.property(history, evidence, fc.nat(5), (runs, more, tolerance) => {
        if (isFailing(runs, more, tolerance + 1)) expect(isFailing(runs, more, tolerance)).toBe(true)
      }),
    )
  })

  test('is never failing where the newest run that decides is green', () => {
    fc.assert(
      fc.property(history, evidence, fc.nat(3), (runs, more, tolerance) => {
        const newest = green(-0.01, { number: 1000, id: 1000, event: 'push' })
        expect(isFailing([...runs, newest], more, tolerance)).toBe(false)
      }),
    )
  })

  test('is judged alike in whatever order and in whatever pages it is listed', () => {
    const shuffled = history.chain((runs) =>
      fc.tuple(
        fc.constant(runs),
        fc.shuffledSubarray(runs, { minLength: runs.length }),
        fc.subarray(runs),
        fc.subarray(runs),
      ),
    )
    fc.assert(
      fc.property(shuffled, evidence, fc.nat(3), ([runs, other, some, more], change, tolerance) => {
        const once = said(mergeRuns(runs, []), { ...rules, failureTolerance: tolerance }, change)
        const paged = mergeRuns(mergeRuns(some, other), more)
        expect(said(paged, { ...rules, failureTolerance: tolerance }, change)).toBe(once)
        expect(said(other, { ...rules, failureTolerance: tolerance }, change)).toBe(once)
      }),
    )
  })
})

test('two listings of one run come to the same, whichever was asked first', () => {
  const earlier = green(9, { number: 5 })
  const later = red(9, { number: 5, attempt: 2 })
  for (const runs of [mergeRuns([earlier], [later]), mergeRuns([later], [earlier])])
    expect(runs).toMatchObject([{ attempt: 2, conclusion: 'failure', greenBefore: true }])
})
