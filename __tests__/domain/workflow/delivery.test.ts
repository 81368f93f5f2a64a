import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import { DEFAULT_RULES, type WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { describeDelivery, isFarBelow, measureDelivery, type Delivery } from '../../../src/domain/workflow/delivery.js'

const NOON = Date.UTC(2026, 10, 18, 12)

function runsAt(...hours: number[]): WorkflowRun[] {
  return hours.map((hour) => ({ ...RUN, createdAt: NOON + hour * HOUR }))
}

const RUN = { id: 1, event: 'schedule', status: 'completed', conclusion: 'success', createdAt: NOON, attempt: 1 }
/** Due each half hour. */
const schedule = { countBetween: (from: number, to: number) => Math.floor((to - from) / (30 * MINUTE)) }

function measured(runs: WorkflowRun[], more: object = {}, counting = schedule): Delivery | null {
  return measureDelivery(
    { runs, rules: DEFAULT_RULES, completeSince: null, cronChangedAt: null, ...more },
    counting,
    NOON,
  )
}

describe('what a schedule declares and what was delivered', () => {
  test('is counted from the first run to now, with the open gap', () => {
    expect(measured(runsAt(-1, -10, -9, -4))).toEqual({
      isBack: false,
      since: NOON - 10 * HOUR,
      delivered: 3,
      expected: 20,
      rate: 0.15,
      gaps: { median: 3 * HOUR, p90: 5 * HOUR, longest: 5 * HOUR },
    })
  })

  test('of many gaps one in ten is left out of the ninth tenth', () => {
    const hours = [-36, -35, -34, -33, -32, -31, -30, -29, -28, -18, -17]
    expect(measured(runsAt(...hours, 0))?.gaps).toEqual({ median: HOUR, p90: 10 * HOUR, longest: 17 * HOUR })
  })

  test.each<[string, WorkflowRun[], object, Partial<Delivery> | null]>([
    ['two runs are enough', runsAt(-2, -1), {}, { delivered: 1, expected: 4 }],
    ['one run tells nothing', runsAt(-2), {}, null],
    ['none tells nothing', [], {}, null],
    [
      'what does not count is not counted',
      [...runsAt(-2, -1), { ...runsAt(-5)[0]!, event: 'push' }],
      {},
      { delivered: 1 },
    ],
    ['what is later than now is not', runsAt(-2, -1, 1), {}, { delivered: 1 }],
    ['what is of now is', runsAt(-2, -1, 0), {}, { delivered: 2 }],
    ['where the list begins, it begins', runsAt(-3, -2, -1), { completeSince: NOON - 2 * HOUR }, { delivered: 1 }],
    ['and where the schedule was changed', runsAt(-3, -2, -1), { cronChangedAt: NOON - 2 * HOUR }, { delivered: 1 }],
    [
      'whichever is later',
      runsAt(-4, -3, -2, -1),
      { completeSince: NOON - 3 * HOUR, cronChangedAt: NOON - 2 * HOUR },
      { since: NOON - 2 * HOUR },
    ],
  ])('%s', (_, runs, more, expected) => {
    if (expected === null) expect(measured(runs, more)).toBeNull()
    else expect(measured(runs, more)).toMatchObject(expected)
  })

  test.each([0, 2000])('%i due times are none or too many to count', (count) => {
    expect(measured(runsAt(-2, -1), {}, { countBetween: () => count })).toBeNull()
  })

  test('is told in one line', () => {
    const told = describeDelivery(measured(runsAt(-1, -10, -9, -4))!)
    expect(told).toBe('3 of 20 (15 %); gaps: median 3 h, 90 % under 5 h, longest 5 h')
  })
})

describe('far below what is declared', () => {
  const gaps = { median: HOUR, p90: HOUR, longest: HOUR }
  const base = { isBack: false, since: 0, delivered: 3, expected: 13, rate: 3 / 13, gaps }
  test.each<[string, Partial<Delivery>, number, boolean]>([
    ['less than a quarter', {}, HOUR, true],
    ['a quarter', { expected: 12, rate: 0.25 }, HOUR, false],
    ['with twelve due times', { expected: 12, rate: 0.2 }, HOUR, true],
    ['with eleven due times', { expected: 11, rate: 0.2 }, HOUR, false],
    ['with four runs', { delivered: 3 }, HOUR, true],
    ['with three runs', { delivered: 2 }, HOUR, false],
    ['of a schedule that is due in less than twelve hours', {}, 12 * HOUR - 1, true],
    ['of one that is due each twelve hours', {}, 12 * HOUR, false],
    ['that came back lately', { isBack: true }, HOUR, false],
  ])('%s', (_, more, gap, expected) => expect(isFarBelow({ ...base, ...more }, gap)).toBe(expected))
})
