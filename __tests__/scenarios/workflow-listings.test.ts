import { describe, expect, it } from '@jest/globals'
import { DAY, HOUR, MINUTE, toIso } from '../../src/domain/time.js'
import { watchWorld } from '../support/watch-world.js'
import { workflowText, type StubRun, type StubWorkflow } from '../support/workflow-stub.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')
const DAILY = workflowText(['0 3 * * *'])

function run(age: number, conclusion: string | null = 'success', event = 'schedule'): StubRun {
  return { event, status: 'completed', conclusion, created_at: toIso(NOW - age) }
}

async function judged(workflow: Partial<StubWorkflow>) {
  const { verdicts, github } = await watchWorld({ workflows: [{ file: 'job.yml', text: DAILY, ...workflow }] }, NOW)
  return { verdict: verdicts.get('job.yml'), asked: github.asked.filter((path) => path.includes('/runs')) }
}

describe('listings that lie', () => {
  it('an empty listing by event is asked again in another way', async () => {
    const { verdict, asked } = await judged({ filtered: [], runs: [run(9 * HOUR)] })
    expect(verdict).toMatchObject({ status: 'healthy', reason: 'ok' })
    expect(asked).toHaveLength(2)
  })

  it('a listing that is well is believed at once', async () => {
    expect((await judged({ runs: [run(9 * HOUR)] })).asked).toHaveLength(1)
  })

  it('a second listing that is older than the first proves nothing', async () => {
    const runs = [run(5 * DAY), run(6 * DAY)]
    const { verdict } = await judged({ runs, unfiltered: [run(10 * DAY)] })
    expect(verdict).toMatchObject({ status: 'unknown', reason: 'source-unreachable' })
  })

  it('red runs that only one listing knows prove nothing', async () => {
    const { verdict } = await judged({
      filtered: [run(9 * HOUR, 'failure')],
      unfiltered: [run(HOUR, 'success', 'push')],
      runs: [],
    })
    expect(verdict).toMatchObject({ status: 'unknown' })
    expect(verdict?.message).toContain('contradict each other')
  })

  it('two listings that agree are believed', async () => {
    expect((await judged({ runs: [run(3 * DAY)] })).verdict).toMatchObject({ status: 'critical', reason: 'stale' })
  })
})

describe('a page full of other events', () => {
  const pushes = Array.from({ length: 80 }, (_, i) => run(i * MINUTE, 'success', 'push'))

  it('is asked for the schedule by date', async () => {
    const { verdict } = await judged({ filtered: [], runs: [...pushes, run(9 * HOUR)] })
    expect(verdict).toMatchObject({ status: 'healthy', reason: 'ok' })
  })

  it('hides no death', async () => {
    const { verdict } = await judged({ runs: [...pushes, run(3 * DAY)] })
    expect(verdict).toMatchObject({ status: 'critical', reason: 'stale' })
  })

  it('of red runs is asked for the green ones', async () => {
    const red = Array.from({ length: 150 }, (_, i) => run(i * 5 * MINUTE, 'failure'))
    const text = workflowText(['*/5 * * * *'])
    expect((await judged({ text, runs: [...red, run(13 * HOUR)] })).verdict).toMatchObject({ status: 'healthy' })
    expect((await judged({ text, runs: red })).verdict).toMatchObject({ status: 'critical', reason: 'failing' })
  })
})

describe('an API that errs', () => {
  const well: StubWorkflow = { file: 'well.yml', text: DAILY, runs: [run(9 * HOUR)] }
  const dead: StubWorkflow = { file: 'dead.yml', text: DAILY, runs: [run(9 * DAY)] }

  it.each([403, 404, 429, 500])('on one workflow with %i leaves the others judged', async (runsStatus) => {
    const { verdicts } = await watchWorld({ workflows: [well, { ...well, file: 'err.yml', runsStatus }, dead] }, NOW)
    expect([...verdicts].map(([id, { status }]) => `${id} ${status}`)).toEqual([
      'well.yml healthy',
      'err.yml unknown',
      'dead.yml critical',
    ])
  })

  it('on the second question makes nothing of the first', async () => {
    let questions = 0
    const refuse = (path: string) => (path.endsWith('/runs') && ++questions > 1 ? 403 : null)
    const { verdicts } = await watchWorld({ workflows: [dead], refuse }, NOW)
    expect(verdicts.get('dead.yml')).toMatchObject({ status: 'unknown', reason: 'source-unreachable' })
  })

  it('on the history of the file makes nothing of it', async () => {
    const refuse = (path: string) => (path === '/commits' ? 502 : null)
    const { verdicts } = await watchWorld({ workflows: [dead], refuse }, NOW)
    expect(verdicts.get('dead.yml')).toMatchObject({ status: 'unknown' })
  })

  it('on the list of workflows still sees life, but no death: it might be disabled', async () => {
    const refuse = (path: string) => (path === '/actions/workflows' ? 500 : null)
    const { verdicts } = await watchWorld({ workflows: [well, dead], refuse }, NOW)
    expect([...verdicts].map(([id, { status }]) => `${id} ${status}`)).toEqual(['well.yml healthy', 'dead.yml unknown'])
  })

  it('on one file makes that one unknown', async () => {
    const refuse = (path: string) => (path.endsWith('/dead.yml') ? 500 : null)
    const { verdicts } = await watchWorld({ workflows: [well, dead], refuse }, NOW)
    expect(verdicts.get('dead.yml')).toMatchObject({ status: 'unknown', reason: 'source-unreachable' })
    expect(verdicts.get('well.yml')).toMatchObject({ status: 'healthy' })
  })

  it('on everything leaves one monitor that says so', async () => {
    const { verdicts, discovery } = await watchWorld({ workflows: [well], refuse: () => 503 }, NOW)
    expect([...verdicts]).toEqual([['workflows', { status: 'unknown', reason: 'source-unreachable' }]])
    expect(discovery.notices[0]).toContain('could not be read')
  })

  it('does not hide what needs no runs: disabled for inactivity', async () => {
    const { verdicts } = await watchWorld(
      { workflows: [{ ...dead, state: 'disabled_inactivity', runsStatus: 500 }] },
      NOW,
    )
    expect(verdicts.get('dead.yml')).toMatchObject({ status: 'critical', reason: 'disabled-inactivity' })
  })
})

describe('how much is asked', () => {
  const HOURLY = workflowText(['7 * * * *'])
  const WEEKLY: StubWorkflow = { file: 'weekly.yml', text: workflowText(['0 3 * * 1']), runs: [run(57 * HOUR)] }
  const hours = (count: number, first = 30 * MINUTE): StubRun[] =>
    Array.from({ length: count }, (_, i) => run(i * HOUR + first))
  const hundred = (text: string, runs: readonly StubRun[]): StubWorkflow[] =>
    Array.from({ length: 100 }, (_, i) => ({ file: `w${i}.yml`, text, runs }))

  it.each([
    ['a day', DAILY, [run(9 * HOUR)], 1],
    ['an hour', HOURLY, hours(30), 5],
    ['an hour, all of them just now', HOURLY, hours(30, MINUTE), 5],
  ])('a few pages of one listing for a hundred that run once %s', async (_often, text, runs, pages) => {
    const { github, source, verdicts } = await watchWorld({ workflows: hundred(text, runs), graphql: true }, NOW)
    expect(github.asked).toHaveLength(3 + pages)
    expect(source.used?.().requests).toBe(3 + pages)
    expect([...verdicts.values()].every(({ reason }) => reason === 'ok')).toBe(true)
  })

  it('those that the listing lacks are asked for by themselves', async () => {
    const workflows = hundred(DAILY, [run(9 * HOUR)]).map((one, i) => (i < 5 ? { ...one, together: [] } : one))
    const { github, verdicts } = await watchWorld({ workflows, graphql: true }, NOW)
    expect(github.asked).toHaveLength(3 + 1 + 5)
    expect([...verdicts.values()].every(({ reason }) => reason === 'ok')).toBe(true)
  })

  it('a seldom one among many frequent ones is not looked for page after page', async () => {
    const frequent = hundred(HOURLY, hours(30)).slice(0, 60)
    const workflows = [...frequent, ...Array.from({ length: 3 }, (_, i) => ({ ...WEEKLY, file: `weekly${i}.yml` }))]
    const { github, verdicts } = await watchWorld({ workflows, graphql: true }, NOW)
    expect(github.asked.filter((path) => path.startsWith('/actions/runs?'))).toHaveLength(3)
    expect([...verdicts.values()].every(({ reason }) => reason === 'ok')).toBe(true)
  })

  it('one question about each of a few', async () => {
    const { github } = await watchWorld({ workflows: hundred(HOURLY, hours(30)).slice(0, 2), graphql: true }, NOW)
    const runs = github.asked.filter((path) => path.includes('/runs?'))
    expect(runs).toHaveLength(2)
    expect(runs[0]).toContain('per_page=5&')
  })

  it('the folder and each file where only REST answers', async () => {
    const { github } = await watchWorld({ workflows: hundred(DAILY, [run(9 * HOUR)]).slice(0, 20) }, NOW)
    expect(github.asked).toHaveLength(4 + 20 + 1)
  })

  it('fifty files a question where all are too much for one answer', async () => {
    const { github, verdicts } = await watchWorld({ workflows: hundred(DAILY, [run(9 * HOUR)]), graphql: 'few' }, NOW)
    expect(github.asked.filter((path) => path === 'graphql')).toHaveLength(1 + 2)
    expect(github.asked).toHaveLength(2 + 1 + 1 + 2 + 1)
    expect(verdicts.size).toBe(100)
  })
})

describe('what is watched', () => {
  const other: StubWorkflow = { file: 'ci.yml', text: 'on: push\njobs: {}\n' }
  const job: StubWorkflow = { file: 'job.yml', text: DAILY, runs: [run(HOUR)] }

  it('leaves out the watcher, what has no schedule and what is excepted', async () => {
    const watcher: StubWorkflow = { ...job, file: 'heartbeat.yml' }
    const { discovery } = await watchWorld({ workflows: [watcher, other, job, { ...job, file: 'tmp-a.yml' }] }, NOW, {
      self: '.github/workflows/heartbeat.yml',
      except: ['tmp-*.yml'],
    })
    expect(discovery.monitors.map(({ id, name }) => [id, name])).toEqual([['job.yml', 'Nightly']])
  })

  it('finds nothing to do when only the watcher is scheduled', async () => {
    const only = watchWorld({ workflows: [{ ...job, file: 'heartbeat.yml' }] }, NOW, {
      self: '.github/workflows/heartbeat.yml',
    })
    await expect(only).rejects.toThrow('no other workflow')
  })

  it('respects and reports an ignore comment', async () => {
    const text = `# heartbeat: ignore runs only in spring\n${DAILY}`
    const { verdicts, discovery } = await watchWorld({ workflows: [{ ...job, text }] }, NOW)
    expect(verdicts.get('job.yml')).toMatchObject({ status: 'skipped', reason: 'exempt' })
    expect(discovery.notices).toEqual(['.github/workflows/job.yml is left out by its own comment: runs only in spring'])
  })

  it('says of a file that does not parse that it is broken, and judges the others', async () => {
    const broken: StubWorkflow = { file: 'broken.yml', text: 'on:\n  schedule:\n    - cron: "0 3 * * *\njobs: [' }
    const { verdicts } = await watchWorld({ workflows: [broken, job] }, NOW)
    expect(verdicts.get('broken.yml')).toMatchObject({ status: 'critical', reason: 'config-error' })
    expect(verdicts.get('job.yml')).toMatchObject({ status: 'healthy' })
  })

  it('tells of a disabled workflow and does not watch it', async () => {
    const { verdicts, github } = await watchWorld({ workflows: [{ ...job, state: 'disabled_manually' }] }, NOW)
    expect(verdicts.get('job.yml')).toMatchObject({ status: 'skipped', reason: 'disabled-manually' })
    expect(github.asked.some((path) => path.includes('/runs'))).toBe(false)
  })
})
