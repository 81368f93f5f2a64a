import { describe, expect, it, test } from '@jest/globals'
import fc from 'fast-check'
import { DAY, HOUR, MINUTE, toIso } from '../../src/domain/time.js'
import { watchWorld, type Judged } from '../support/watch-world.js'
import { WORKFLOW_CASES, worldOf } from '../support/workflow-cases.js'
import { workflowText, type StubRun, type StubWorkflow, type StubWorld } from '../support/workflow-stub.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')
const TOGETHER = '/actions/runs'

type Shown = Pick<Judged, 'status' | 'reason' | 'message' | 'ageMs' | 'since'>

function shownOf(verdicts: ReadonlyMap<string, Judged>): [string, Shown][] {
  return [...verdicts].map(([id, { status, reason, message, ageMs, since }]) => [
    id,
    { status, reason, message, ageMs: ageMs ?? null, since: since ?? null },
  ])
}

/** What a run finds that may ask for all at once, and one that may not. */
async function bothWays(world: StubWorld, now = NOW): Promise<[together: unknown, alone: unknown]> {
  const refuse = (path: string): number | null => (path === TOGETHER ? 403 : (world.refuse?.(path) ?? null))
  const together = await watchWorld(world, now)
  const alone = await watchWorld({ ...world, refuse }, now)
  return [shownOf(together.verdicts), shownOf(alone.verdicts)]
}

const CRONS: readonly (readonly string[])[] = [
  ['*/5 * * * *'],
  ['7 * * * *'],
  ['0 */3 * * *'],
  ['30 5,17 * * *'],
  ['0 3 * * *'],
  ['0 3 * * 1-5', '0 22 * * 6'],
  ['0 6 1 * *'],
]
const ENDS = ['success', 'success', 'success', 'failure', 'cancelled', 'skipped', null]

/** Runs at any pace, in any order of ends, with gaps; in front of them nothing or a long silence. */
const histories = fc
  .record({
    silence: fc.oneof(fc.constant(0), fc.integer({ max: 4 * DAY })),
    steps: fc.array(
      fc.tuple(fc.constantFrom(5 * MINUTE, 20 * MINUTE, HOUR, 4 * HOUR, DAY, 8 * DAY), fc.constantFrom(...ENDS)),
      { maxLength: 45 },
    ),
    attempt: fc.constantFrom(1, 1, 2),
  })
  .map(({ silence, steps, attempt }): StubRun[] => {
    let at = NOW - Math.abs(silence) - MINUTE
    return steps.map(([step, conclusion], i) => {
      at -= step
      const status = conclusion === null ? 'in_progress' : 'completed'
      return {
        event: 'schedule',
        status,
        conclusion,
        created_at: toIso(at - (at % 1000)),
        run_attempt: i === 0 ? attempt : 1,
      }
    })
  })

const workflows = fc
  .array(
    fc.record({
      crons: fc.constantFrom(...CRONS),
      runs: histories,
      registered: fc.constantFrom(2 * DAY, 40 * DAY, 400 * DAY),
      state: fc.constantFrom('active', 'active', 'active', 'disabled_inactivity', 'disabled_manually'),
      forgets: fc.constantFrom(false, false, true),
    }),
    { minLength: 3, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ crons, runs, registered, state, forgets }, i): StubWorkflow => {
      // The listing of all may lack whatever it likes.
      const together = forgets ? { together: runs.filter((_run, n) => n % 3 !== 0) } : {}
      const at = toIso(NOW - registered)
      return { file: `w${i}.yml`, text: workflowText(crons), runs, state, createdAt: at, updatedAt: at, ...together }
    }),
  )

test('what is asked for all at once changes no verdict', async () => {
  await fc.assert(
    fc.asyncProperty(workflows, async (some) => {
      const [together, alone] = await bothWays({ workflows: some, graphql: true })
      if (some.some((one) => one.together !== undefined)) {
        const told = (all: unknown) =>
          (all as [string, Shown][]).map(([id, { status, reason }]) => [id, status, reason])
        expect(told(together)).toEqual(told(alone))
      } else expect(together).toEqual(alone)
    }),
    { numRuns: Number(process.env['HEARTBEAT_PROPERTY_RUNS'] ?? 20) },
  )
}, 120_000)

it.each(WORKFLOW_CASES.map((one) => [one.name, one] as const))('nor of %s', async (_name, one) => {
  const seen = (date: string, text: string): Partial<StubWorkflow> => ({ commits: [{ date, text }] })
  const { workflows: own, ...world } = worldOf(one, seen)
  const copies = ['a.yml', 'b.yml', 'c.yml'].flatMap((file) => own.map((each) => ({ ...each, file })))
  const [together, alone] = await bothWays({ ...world, workflows: copies, graphql: true }, Date.parse(one.now))
  expect(together).toEqual(alone)
})

describe('an answer for all that is none', () => {
  const text = workflowText(['0 3 * * *'])
  const alive: StubRun = {
    event: 'schedule',
    status: 'completed',
    conclusion: 'success',
    created_at: toIso(NOW - 9 * HOUR),
  }
  const world = {
    workflows: ['a', 'b', 'c'].map((name) => ({ file: `${name}.yml`, text, runs: [alive] })),
    graphql: true,
  }

  it.each([
    ['an empty object', {}],
    ['a list', []],
    ['a page of a proxy', '<html>'],
    ['nothing', null],
    ['no list', { total_count: 3, workflow_runs: null }],
    ['runs of nobody', { total_count: 1, workflow_runs: [{ ...alive, id: 1 }] }],
    ['runs without a date', { total_count: 1, workflow_runs: [{ ...alive, workflow_id: 1, created_at: 'today' }] }],
    [
      'runs of tomorrow',
      { total_count: 1, workflow_runs: [{ ...alive, workflow_id: 1, created_at: toIso(NOW + DAY) }] },
    ],
    ['nobody, though there are many', { total_count: 300, workflow_runs: [] }],
  ])('is nobody’s death: %s', async (_what, body) => {
    const answer = (path: string) => (path === TOGETHER ? { status: 200, body } : null)
    const { verdicts, github } = await watchWorld({ ...world, answer }, NOW)
    expect([...verdicts.values()].map(({ status }) => status)).toEqual(['healthy', 'healthy', 'healthy'])
    expect(github.asked.filter((path) => path.includes('/workflows/') && path.includes('/runs?'))).toHaveLength(3)
  })
})

describe('many that are all well', () => {
  /** Each at its own minute of its hour, unless all start at once. */
  function every(hours: number, count: number, isAtOnce = false): StubWorkflow[] {
    return Array.from({ length: count }, (_, i) => {
      const [minute, hour] = isAtOnce ? [0, 0] : [i % 60, (i * 7) % 24]
      const first = (hours === 24 ? hour : 0) * HOUR + (minute + 3) * MINUTE
      const newest = Math.floor((NOW - first) / (hours * HOUR)) * hours * HOUR + first
      const runs = Array.from({ length: 30 }, (_run, back): StubRun => {
        const at = toIso(newest - back * hours * HOUR)
        return { event: 'schedule', status: 'completed', conclusion: 'success', created_at: at }
      })
      const cron = `${minute} ${hours === 24 ? hour : '*'} * * *`
      return { file: `every-${hours}-${i}.yml`, text: workflowText([cron]), runs }
    })
  }

  it.each<[string, StubWorkflow[], number]>([
    ['hourly', every(1, 100), 20],
    ['hourly, all in one second', every(1, 120, true), 20],
    ['daily', every(24, 150), 10],
    ['a few hourly among daily ones', [...every(1, 10), ...every(24, 90)], 15],
    ['hourly and as many daily', [...every(1, 40), ...every(24, 80)], 30],
  ])('cost few questions: %s', async (_what, all, most) => {
    const { verdicts, github } = await watchWorld({ workflows: all, graphql: true }, NOW)
    expect(new Set([...verdicts.values()].map(({ status }) => status))).toEqual(new Set(['healthy']))
    expect(github.asked.length).toBeLessThanOrEqual(most)
  })
})
