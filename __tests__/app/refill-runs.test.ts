import { describe, expect, test } from '@jest/globals'
import { judgeAll, loadTimes } from '../../src/app/judge-all.js'
import { rememberRun } from '../../src/app/remember-run.js'
import type { GrowingHistory } from '../../src/domain/history/history.js'
import { HOUR, MINUTE, toIso, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { minutesText, moment } from '../support/pasts.js'
import { watchWorld } from '../support/watch-world.js'
import { workflowText, type StubRun, type StubWorkflow } from '../support/workflow-stub.js'

/** Every hour, and late after fourteen; nobody looked for a day. */
const GAP = { from: moment('06:00'), to: moment('03-11 06:00') }
const OLD = '2026-01-01T00:00:00Z'

/** Runs of two minutes at each hour but those in between. */
function runsOf(dead: readonly Instant[] = [], conclusion = 'success', event = 'schedule'): StubRun[] {
  const runs: StubRun[] = []
  const [from = Infinity, until = Infinity] = dead
  let number = 0
  for (let at = moment('03-08 00:00'); at < GAP.to; at += HOUR) {
    if (at > from && at < until) continue
    number += 1
    const times = { created_at: toIso(at), run_started_at: toIso(at), updated_at: toIso(at + 2 * MINUTE) }
    runs.push({ event, status: 'completed', conclusion, run_number: number, ...times })
  }
  return runs.reverse()
}

function aWorkflow(file: string, more: Partial<StubWorkflow> = {}): StubWorkflow {
  const text = workflowText(['0 * * * *'])
  return { file, text, runs: runsOf(), createdAt: OLD, commits: [{ date: OLD, text }], ...more }
}

/** Looks at both ends of the gap at what was found, as two runs do. */
async function world(
  workflows: readonly StubWorkflow[],
): Promise<{ history: GrowingHistory; asked: readonly string[] }> {
  const runAt = async (now: Instant) => {
    const then = workflows.map((one) => ({
      ...one,
      runs: (one.runs ?? []).filter((run) => run.created_at <= toIso(now)),
    }))
    const { discovery, source, github } = await watchWorld({ workflows: then }, now)
    const { monitors } = discovery
    const readings = await source.read(monitors, now)
    const reads = monitors.flatMap((monitor) => {
      const reading = readings.get(monitor.id)
      return reading === undefined || reading.kind === 'members'
        ? []
        : [{ monitor, reading, place: source.placeOf(monitor) }]
    })
    const times = await loadTimes(monitors)
    const verdicts: Verdict[] = await judgeAll(reads, { now, force: false, times, onGitHub: false })
    return { run: { now, verdicts, incidents: new Map() }, beats: { monitors, sourceOf: async () => source }, github }
  }
  const before = await runAt(GAP.from)
  const first = await rememberRun(before.run, { days: null, months: new Map() }, {}, before.beats)
  const after = await runAt(GAP.to)
  const listed = after.github.asked.length
  const kept = { days: null, months: new Map([['2026-03', `${first.addition.head}\n`]]) }
  const { history } = await rememberRun(after.run, kept, {}, after.beats)
  return { history, asked: after.github.asked.slice(listed) }
}

const sumsOf = (history: GrowingHistory, id = 'a.yml'): string => minutesText(history.uptime(id, GAP).sums)
const DEAD = [moment('07:00'), moment('03-11 03:00')]

describe('a time in which nobody looked at workflows', () => {
  test('is known of all that were found, by a few questions for all together', async () => {
    const workflows = Array.from({ length: 8 }, (_, i) => aWorkflow(`${'abcdefgh'[i]}.yml`))
    const { history, asked } = await world(workflows)
    expect(asked.map((one) => one.split('?')[0])).toEqual(['/actions/runs', '/actions/runs', '/actions/runs'])
    expect(workflows.map(({ file }) => sumsOf(history, file))).toEqual(workflows.map(() => 'up 1440'))
  })

  test('is down from the deadline to the run that was green again, for two questions', async () => {
    const { history, asked } = await world([aWorkflow('a.yml', { runs: runsOf(DEAD) })])
    expect(asked.map((one) => decodeURIComponent(one))).toEqual([
      '/actions/workflows/a.yml/runs?created=2026-03-09T16:00:00Z..2026-03-11T06:00:00Z&per_page=100&exclude_pull_requests=true',
      '/commits?path=.github/workflows/a.yml&per_page=20',
    ])
    expect(history.outages(GAP)).toMatchObject([{ monitor: 'a.yml', since: moment('21:00') }])
    expect(sumsOf(history)).toBe('up 1078 down 360 blind 2')
  })

  test.each<[string, Partial<StubWorkflow>]>([
    ['its cron lines may have been changed', { commits: [{ date: toIso(moment('08:00')), text: '' }] }],
    ['runs were deleted', { runs: runsOf(DEAD).map((run, i) => ({ ...run, run_number: 100 - 2 * i })) }],
    ['another listing shows what this one lacks', { unfiltered: runsOf([moment('04:00'), moment('03-11 03:00')]) }],
  ])('has no downtime where %s', async (_name, more) => {
    const { history } = await world([aWorkflow('a.yml', { runs: runsOf(DEAD), ...more })])
    expect(history.outages(GAP)).toEqual([])
    const { sums } = history.uptime('a.yml', GAP)
    expect([sums.down, sums.blind]).toEqual([0, 362 * MINUTE])
  })

  test('stays unseen where it was enabled or disabled meanwhile', async () => {
    const { history, asked } = await world([aWorkflow('a.yml', { updatedAt: toIso(moment('12:00')) })])
    expect([asked, sumsOf(history)]).toEqual([[], 'blind 1440'])
  })

  test('is not called dead where so many fell silent at once that GitHub itself is suspected', async () => {
    const workflows = ['a.yml', 'b.yml', 'c.yml'].map((file) => aWorkflow(file, { runs: runsOf(DEAD) }))
    const { history, asked } = await world(workflows)
    expect(asked).toHaveLength(5)
    expect(history.outages(GAP)).toEqual([])
  })

  test('knows green by the rules of its monitor: runs of people are none of its schedule', async () => {
    const { history } = await world([aWorkflow('a.yml', { runs: runsOf([], 'success', 'workflow_dispatch') })])
    expect(history.uptime('a.yml', GAP).sums.up).toBe(0)
  })
})
