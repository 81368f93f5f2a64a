import { describe, expect, test } from '@jest/globals'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { DEFAULT_RULES, type WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import {
  contradicts,
  enabledAgainAt,
  isLife,
  mergeRuns,
  newest,
  skippedFrom,
} from '../../../src/domain/workflow/runs.js'

const NOON = Date.UTC(2026, 10, 18, 12)

function aRun(more: Partial<WorkflowRun> = {}): WorkflowRun {
  return { id: 1, event: 'schedule', status: 'completed', conclusion: 'success', createdAt: NOON, attempt: 1, ...more }
}

describe('two listings of one run', () => {
  const running = { status: 'in_progress', conclusion: null }
  const red = { conclusion: 'failure' }
  // What the first knows counts, whichever listing is asked first.
  test.each<[string, Partial<WorkflowRun>, Partial<WorkflowRun>]>([
    ['a later attempt', { attempt: 2, ...red }, { attempt: 1 }],
    ['a later attempt that still runs', { attempt: 2, ...running }, { attempt: 1, ...red }],
    ['the end of the same attempt', red, running],
    ['the end, though it changed earlier', { ...red, updatedAt: NOON }, { ...running, updatedAt: NOON + HOUR }],
    ['a good end', { updatedAt: NOON }, { ...red, updatedAt: NOON + HOUR }],
    ['what changed last', { ...red, updatedAt: NOON + 1 }, { conclusion: 'cancelled', updatedAt: NOON }],
    ['what changed at all', { ...red, updatedAt: NOON }, { conclusion: 'cancelled', updatedAt: null }],
    ['a conclusion', red, { conclusion: null }],
    ['the later word of two that say the same of all else', red, { conclusion: 'cancelled' }],
  ])('%s counts', (_, more, less) => {
    const [known, other] = [aRun(more), aRun(less)]
    for (const merged of [mergeRuns([known], [other]), mergeRuns([other], [known])]) {
      expect(merged).toHaveLength(1)
      expect(merged[0]).toMatchObject(known)
    }
  })

  test.each<[string, Partial<WorkflowRun>, Partial<WorkflowRun>, boolean | undefined]>([
    ['green in an earlier attempt', { attempt: 2, ...red }, {}, true],
    ['red in an earlier attempt', { attempt: 2, ...red }, red, undefined],
    ['an earlier attempt that has not ended', { attempt: 2, ...red }, { status: 'in_progress' }, undefined],
    ['green in the same attempt', { updatedAt: 2 }, { updatedAt: 1 }, undefined],
    ['told so by the one that knows more', { attempt: 2, ...red, greenBefore: true }, red, true],
    ['told so by the other', { attempt: 2, ...red }, { ...red, greenBefore: true }, true],
  ])('%s', (_, more, less, greenBefore) => {
    for (const [one] of [mergeRuns([aRun(more)], [aRun(less)]), mergeRuns([aRun(less)], [aRun(more)])])
      expect(one?.greenBefore).toBe(greenBefore)
  })

  test('what was found of its proof stays, whoever found it', () => {
    for (const [one] of [
      mergeRuns([aRun({ proof: 'shown' })], [aRun({ attempt: 2 })]),
      mergeRuns([aRun({ attempt: 2 })], [aRun({ proof: 'shown' })]),
    ])
      expect(one).toMatchObject({ attempt: 2, proof: 'shown' })
    expect(mergeRuns([aRun()], [aRun({ attempt: 2 })])[0]).not.toHaveProperty('proof')
  })

  test('are one list, newest first; runs of one second stay apart by their numbers', () => {
    const [one, two] = [aRun({ number: 1 }), aRun({ number: 2 })]
    const [older, manual] = [aRun({ createdAt: NOON - DAY }), aRun({ event: 'workflow_dispatch' })]
    const newer = aRun({ createdAt: NOON + 1 })
    expect(mergeRuns([older, one], [newer, two, manual])).toEqual([newer, one, two, manual, older])
  })
})

describe('a sign of life', () => {
  const [success, run, fired] = (['success', 'run', 'fired'] as const).map((require) => ({ ...DEFAULT_RULES, require }))
  const running = { status: 'in_progress', conclusion: null }
  const proved = { ...DEFAULT_RULES, proof: { kind: 'job', name: 'x' } as const }
  test.each([
    ['green', success!, {}, true],
    ['red', success!, { conclusion: 'failure' }, false],
    ['red, that once was green', success!, { conclusion: 'failure', greenBefore: true }, true],
    ['running', success!, running, false],
    ['running, and called green', success!, { status: 'in_progress' }, false],
    ['running, and called green, where an end is enough', run!, { status: 'in_progress' }, false],
    ['of another event', success!, { event: 'push' }, false],
    ['red, where an end is enough', run!, { conclusion: 'failure' }, true],
    ['running, where an end is enough', run!, running, false],
    ['without a conclusion, where an end is enough', run!, { conclusion: null }, false],
    ['cancelled, where an end is enough', run!, { conclusion: 'cancelled' }, false],
    ['never started, where an end is enough', run!, { conclusion: 'startup_failure' }, false],
    ['waiting for leave, where an end is enough', run!, { conclusion: 'action_required' }, false],
    ['given up by GitHub, where an end is enough', run!, { conclusion: 'stale' }, false],
    ['skipped, where an end is enough', run!, { conclusion: 'skipped' }, true],
    ['running, where a start is enough', fired!, running, true],
    ['with its proof', proved, { proof: 'shown', conclusion: 'failure' }, true],
    ['green without its proof', proved, { proof: 'absent' }, false],
    ['green before, without its proof', proved, { greenBefore: true }, false],
  ] as const)('%s', (_, rules, more, expected) => {
    expect(isLife(aRun(more as Partial<WorkflowRun>), rules)).toBe(expected)
  })
})

test('the newest is found in whatever order', () => {
  const runs = [
    aRun({ createdAt: 1 }),
    aRun({ createdAt: 3, id: 3 }),
    aRun({ createdAt: 3, id: 4 }),
    aRun({ createdAt: 2 }),
  ]
  expect(newest(runs)?.id).toBe(3)
  expect(newest([])).toBeNull()
})

describe('enabled again', () => {
  const evidence = {
    state: 'active',
    updatedAt: NOON,
    registeredAt: NOON - DAY,
    runs: [],
    rules: DEFAULT_RULES,
  } as never
  const at = (more: object, now = NOON) => enabledAgainAt(Object.assign({}, evidence, more), now)
  test.each([
    ['after it was known', {}, NOON],
    ['when it was made', { registeredAt: NOON }, null],
    ['when GitHub does not say when it was made', { registeredAt: null }, NOON],
    ['before its last run', { runs: [aRun({ createdAt: NOON + 1 })] }, null],
    ['with its last run', { runs: [aRun()] }, null],
    ['after its last run', { runs: [aRun({ createdAt: NOON - 1 })] }, NOON],
    ['before a run that does not count', { runs: [aRun({ event: 'push', createdAt: NOON + 1 })] }, NOON],
    ['while it is disabled', { state: 'disabled_manually' }, null],
    ['never', { updatedAt: null }, null],
  ])('%s', (_, more, expected) => expect(at(more)).toBe(expected))

  test('not by a clock that is ahead of ours', () => expect(at({}, NOON - 1)).toBeNull())
})

describe('skipped runs in a row', () => {
  const from = (...runs: WorkflowRun[]) => skippedFrom({ runs, rules: DEFAULT_RULES } as never)
  const skipped = (createdAt: number) => aRun({ createdAt, conclusion: 'skipped' })
  test('begin after the last that was not, whatever the order', () => {
    expect(from(skipped(2), aRun({ createdAt: 1 }), skipped(3))).toBe(2)
    expect(from(aRun({ createdAt: 3 }), skipped(2))).toBeNull()
    expect(from(skipped(2), skipped(1))).toBe(1)
    const all = [aRun({ createdAt: 1 }), skipped(2), skipped(3), aRun({ createdAt: 4 }), skipped(5), skipped(6)]
    expect(from(...all)).toBe(5)
    expect(from(...[...all].reverse())).toBe(5)
    expect(from(...[3, 0, 5, 2, 4, 1].map((i) => all[i]!))).toBe(5)
    expect(from()).toBeNull()
  })

  test('are broken by none that still runs or does not count', () => {
    const running = aRun({ createdAt: 3, status: 'in_progress', conclusion: null })
    expect(from(running, aRun({ createdAt: 4, event: 'push' }), skipped(2), aRun({ createdAt: 1 }))).toBe(2)
  })
})

describe('a second listing', () => {
  const first = [aRun({ createdAt: NOON }), aRun({ createdAt: NOON - HOUR })]
  const says = (
    runs: WorkflowRun[],
    { completeSince = null as number | null, from = NOON - DAY, needed = NOON } = {},
  ) => contradicts({ runs, completeSince }, first, from, needed)

  test.each([
    ['that shows the same', first, {}, false],
    ['that lacks the newest', [first[1]!], {}, true],
    ['that lacks all', [], { needed: NOON + 1 }, true],
    ['that lacks one which nothing hangs on', [first[0]!], {}, false],
    ['that lacks one which is needed', [first[0]!], { needed: NOON - HOUR }, true],
    ['that lacks one from before it was asked', [first[0]!], { needed: 0, from: NOON - HOUR + 1 }, false],
    ['that was asked from that very instant', [first[0]!], { needed: 0, from: NOON - HOUR }, true],
    ['that ends there', [first[0]!], { needed: 0, completeSince: NOON - HOUR }, false],
    ['that goes on behind it', [first[0]!], { needed: 0, completeSince: NOON - HOUR - MINUTE }, true],
  ])('%s', (_, runs, more, expected) => expect(says([...runs], more)).toBe(expected))
})
