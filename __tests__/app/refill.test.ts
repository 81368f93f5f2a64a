import { describe, expect, test } from '@jest/globals'
import { rememberRun } from '../../src/app/remember-run.js'
import { recalled } from '../../src/domain/history/compact.js'
import type { GrowingHistory } from '../../src/domain/history/history.js'
import type { Heartbeat } from '../../src/domain/heartbeat.js'
import type { Monitor } from '../../src/domain/monitor.js'
import { HOUR, toIso, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import type { ExternalError } from '../../src/errors.js'
import { SOURCES } from '../../src/sources/index.js'
import type { Source } from '../../src/sources/source.js'
import { createFrozenClock } from '../support/frozen-clock.js'
import { refusal, stubHistory } from '../support/history-stub.js'
import { aLog } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'
import { aMonitor, verdictOf } from '../support/monitor-samples.js'
import { noRedis } from '../support/no-redis.js'
import { minutesText, moment } from '../support/pasts.js'

type Commit = readonly [at: string, message: string]

/** Beats every half an hour but where it was dead, as its commits say it; late after an hour. */
const OK = 'heartbeat: job ok [skip ci]'
const COMMITS: readonly Commit[] = [
  '23:50',
  '00:20',
  '00:50',
  '03:20',
  '03:50',
  '04:20',
  '04:50',
  '05:20',
  '05:50',
].map((time) => [time === '23:50' ? '03-09 23:50' : time, 'heartbeat: job ok [skip ci]'])

function beatAt(at: Instant): Heartbeat {
  return { at, state: 'ok', own: true, finishedAt: at, lastSuccessAt: at }
}

interface World {
  readonly commits?: readonly Commit[]
  /** What GitHub tells of them; all where it is absent. */
  readonly listed?: readonly Commit[]
  readonly monitors?: readonly Monitor[]
  readonly fails?: ExternalError
}

async function sourceOver(
  asked: Record<string, unknown>[],
  { commits = COMMITS, listed: told = commits, fails }: World,
): Promise<Source> {
  const github = {
    ...stubHistory(),
    async rest<T>(_route: string, parameters: Record<string, unknown> = {}) {
      asked.push(parameters)
      if (fails !== undefined) throw fails
      const listed = [...told].reverse().map(([at, message]) => ({
        commit: { message, committer: { date: toIso(moment(at) + 1_000) } },
      }))
      return { status: 200, headers: {}, data: listed as T }
    },
  }
  return (await SOURCES.repository()).create({
    clock: createFrozenClock(0),
    log: aLog(),
    files: memoryFiles(),
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: async () => github,
    redis: noRedis,
    place: async (path) => path,
  })
}

/** Looks at midnight and at six; nobody looked in between. */
async function world(
  about: World = {},
): Promise<{ history: GrowingHistory; again: GrowingHistory; asked: Record<string, unknown>[] }> {
  const { monitors = [aMonitor({ threshold: HOUR })] } = about
  const asked: Record<string, unknown>[] = []
  const source = await sourceOver(asked, about)
  const beats = { monitors, sourceOf: async () => source }
  const runAt = (now: Instant): { now: Instant; verdicts: Verdict[]; incidents: Map<string, null> } => {
    const last = (about.commits ?? COMMITS).map(([at]) => moment(at)).findLast((at) => at <= now) ?? now
    const verdicts = monitors.map((monitor) => {
      const verdict = verdictOf(
        monitor,
        { kind: 'beat', beat: beatAt(last), evidence: { field: '', rule: '', zone: 'utc' }, notes: [] },
        now,
      )
      return { ...verdict, place: { kind: 'repository', repository: null, branch: 'heartbeats', path: 'x' } as const }
    })
    return { now, verdicts, incidents: new Map() }
  }
  const nothing = { days: null, months: new Map<string, string>() }
  const first = await rememberRun(runAt(moment('00:00')), nothing, {}, beats)
  const kept = new Map([['2026-03', `${first.addition.head}\n`]])
  const { history, addition } = await rememberRun(runAt(moment('06:00')), { days: null, months: kept }, {}, beats)
  const lines = addition.lines.get('2026-03') ?? []
  const again = recalled(
    { days: null, months: new Map([['2026-03', [first.addition.head, ...lines, ''].join('\n')]]) },
    Infinity,
  )
  return { history, again, asked }
}

const SPAN = { from: moment('00:00'), to: moment('06:00') }
const sumsOf = (history: GrowingHistory): string => minutesText(history.uptime('job', SPAN).sums)

describe('a time in which nobody looked', () => {
  test('is judged by the commits of the beat, in one request, and is written down', async () => {
    const { history, again, asked } = await world()
    expect(sumsOf(history)).toBe('up 270 down 90')
    expect(history.outages(SPAN)).toMatchObject([
      { monitor: 'job', since: moment('01:50') + 1_000, until: moment('03:20') + 1_000 },
    ])
    expect(again.outages(SPAN)).toEqual(history.outages(SPAN))
    expect(sumsOf(again)).toBe(sumsOf(history))
    expect(asked).toMatchObject([
      { path: 'heartbeats/job.json', sha: 'heartbeats', until: '2026-03-10T06:00:00Z', per_page: 100 },
    ])
  })

  test.each<[string, World]>([
    ['GitHub does not answer', { fails: refusal(502) }],
    ['the last beat is not listed yet', { commits: COMMITS, listed: COMMITS.slice(0, -1) }],
    ['somebody else wrote the file', { listed: COMMITS.map(([at], i) => [at, i === 3 ? 'Tidy up' : OK]) }],
    ['no commit is one of ours', { listed: COMMITS.map(([at]) => [at, 'Tidy up']) }],
  ])('stays blind as far as nobody knows: %s', async (_name, about) => {
    const { sums } = (await world(about)).history.uptime('job', SPAN)
    expect(sums.blind).toBeGreaterThan(0)
    expect(sums.up + sums.down + sums.blind).toBe(6 * HOUR)
  })

  test('of who is due once a day is known without asking', async () => {
    const daily = aMonitor({ threshold: 26 * HOUR })
    const { history, asked } = await world({
      monitors: [daily],
      commits: [['03-09 12:00', 'heartbeat: job ok [skip ci]']],
    })
    expect(asked).toEqual([])
    expect(sumsOf(history)).toBe('up 360')
  })

  test('is asked for of five at most', async () => {
    const monitors = Array.from({ length: 12 }, (_, i) => aMonitor({ threshold: HOUR }, `job${i}`))
    const { history, asked } = await world({ monitors })
    expect(asked).toHaveLength(5)
    const known = monitors.filter(({ id }) => history.uptime(id, SPAN).sums.blind === 0)
    expect(known).toHaveLength(5)
  })
})
