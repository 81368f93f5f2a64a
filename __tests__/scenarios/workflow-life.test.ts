import { describe, expect, it } from '@jest/globals'
import { DAY, HOUR, toIso } from '../../src/domain/time.js'
import { watchWorld } from '../support/watch-world.js'
import { workflowText, type StubRun, type StubWorkflow } from '../support/workflow-stub.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')
const DAILY = workflowText(['0 3 * * *'])

function run(createdAt: number | string, conclusion: string | null = 'success', event = 'schedule'): StubRun {
  const created_at = typeof createdAt === 'number' ? toIso(createdAt) : createdAt
  return { event, status: conclusion === null ? 'queued' : 'completed', conclusion, created_at }
}

function ago(ms: number): string {
  return toIso(NOW - ms)
}

async function judged(workflow: Partial<StubWorkflow>, now = NOW) {
  const { verdicts } = await watchWorld({ workflows: [{ file: 'job.yml', text: DAILY, ...workflow }] }, now)
  return verdicts.get('job.yml')
}

describe('a workflow added yesterday', () => {
  const commits = [{ date: ago(DAY), text: DAILY }]

  it('is waited for until its first deadline', async () => {
    expect(await judged({ commits })).toMatchObject({ status: 'healthy', reason: 'pending', deadline: NOW + DAY })
  })

  it('is found when it never fires', async () => {
    const verdict = await judged({ commits }, NOW + DAY + 1)
    expect(verdict).toMatchObject({ status: 'critical', reason: 'never-fired', since: NOW + DAY })
    expect(verdict?.remedy?.join(' ')).toContain('Change the value of the cron line')
  })

  it('is well from its first green run on', async () => {
    expect(await judged({ commits, runs: [run(NOW - HOUR)] })).toMatchObject({ status: 'healthy', reason: 'ok' })
  })

  it('is counted from its merge, not from the older commit', async () => {
    const merged = [{ date: ago(20 * DAY), text: DAILY, mergedAt: ago(DAY) }]
    expect(await judged({ commits: merged })).toMatchObject({ reason: 'pending', deadline: NOW + DAY })
  })
})

describe('a renamed workflow', () => {
  it('starts anew under its new path, and the old path is forgotten though the API calls it active', async () => {
    const old: StubWorkflow = { file: 'old.yml', text: null, state: 'active', runs: [run(NOW - 10 * HOUR)] }
    const renamed: StubWorkflow = { file: 'new.yml', text: DAILY, createdAt: ago(10 * HOUR), runs: [] }
    const { verdicts } = await watchWorld({ workflows: [old, renamed] }, NOW)
    expect([...verdicts].map(([id, { reason }]) => [id, reason])).toEqual([['new.yml', 'pending']])
  })
})

describe('a deleted workflow', () => {
  it.each(['active', 'deleted'])('is ignored when the API calls it %s', async (state) => {
    const workflows = [
      { file: 'gone.yml', text: state === 'deleted' ? DAILY : null, state },
      { file: 'job.yml', text: DAILY, runs: [run(NOW - HOUR)] },
    ]
    const { verdicts } = await watchWorld({ workflows }, NOW)
    expect([...verdicts.keys()]).toEqual(['job.yml'])
  })

  it('leaves an error of the run when nothing scheduled is left', async () => {
    const gone = { file: 'gone.yml', text: null, state: 'active' }
    await expect(watchWorld({ workflows: [gone] }, NOW)).rejects.toThrow(
      'no workflow in .github/workflows has an on.schedule',
    )
  })
})

describe('a workflow whose cron was edited', () => {
  const monthly = workflowText(['0 3 1 * *'])
  const runs = [run(NOW - 16 * DAY)]

  it('is given the time of a new one', async () => {
    const commits = [
      { date: ago(DAY), text: DAILY },
      { date: ago(90 * DAY), text: monthly },
    ]
    expect(await judged({ commits, runs })).toMatchObject({ status: 'healthy', reason: 'pending' })
  })

  it('is not given it by a commit that left the cron lines alone', async () => {
    const commits = [
      { date: ago(DAY), text: DAILY.replace('ubuntu-latest', 'ubuntu-24.04') },
      { date: ago(90 * DAY), text: DAILY },
    ]
    expect(await judged({ commits, runs })).toMatchObject({ status: 'critical', reason: 'stale' })
  })

  it('has never fired when nothing came after the edit', async () => {
    const commits = [
      { date: ago(5 * DAY), text: DAILY },
      { date: ago(90 * DAY), text: monthly },
    ]
    expect(await judged({ commits, runs })).toMatchObject({ status: 'critical', reason: 'never-fired' })
  })
})

describe('a quarterly workflow', () => {
  const text = workflowText(['0 11 1 1,4,7,10 *'])
  const runs = [run('2026-07-01T13:10:00Z')]

  it.each([
    ['a day late is still on time', '2026-10-02T11:00:00Z', 'ok'],
    ['later than that has stopped', '2026-10-02T13:10:01Z', 'stale'],
  ])('%s', async (_what, now, reason) => {
    expect(await judged({ text, runs }, Date.parse(now))).toMatchObject({ reason })
  })

  it('that is new and misses its first slot is found a day later, not a quarter later', async () => {
    const commits = [{ date: '2026-05-25T12:00:00Z', text }]
    expect(await judged({ text, commits }, Date.parse('2026-07-02T11:00:01Z'))).toMatchObject({ reason: 'never-fired' })
  })
})

describe('three crons in two zones', () => {
  // Mon-Fri 01:00 in Madrid and Sat 22:00 in New York (Sun 02:00 UTC): the longest silence is 45 h, Thu 23:00 to Sun 02:00 in winter 50 h.
  const text = `on:
  schedule:
    - { cron: '0 1 * * 1-5', timezone: Europe/Madrid }
    - { cron: '0 13 * * 1-5', timezone: Europe/Madrid }
    - cron: '0 22 * * 6'
      timezone: America/New_York
`

  it('are one schedule: the largest gap of all of them decides', async () => {
    const verdict = await judged({ text, runs: [run('2026-09-11T11:05:00Z')] }, Date.parse('2026-09-14T22:00:00Z'))
    // Friday 13:00 in Madrid is 11:00 UTC, Saturday 22:00 in New York is Sunday 02:00 UTC: 39 h, and a day of slack.
    expect(verdict).toMatchObject({ status: 'critical', reason: 'stale', windowMs: 63 * HOUR })
  })
})

describe('a fork', () => {
  const runs = [run(NOW - 30 * DAY)]

  it('is left alone, whatever its runs say, and nobody asks for them', async () => {
    const { verdicts, github, discovery } = await watchWorld(
      { fork: true, workflows: [{ file: 'job.yml', text: DAILY, runs }] },
      NOW,
    )
    expect(verdicts.get('job.yml')).toMatchObject({ status: 'skipped', reason: 'exempt' })
    expect(github.asked.filter((path) => path.includes('/runs'))).toEqual([])
    expect(discovery.notices).toContain('o/r is a fork: its schedules are not watched')
  })
})

describe('what the conclusions tell', () => {
  it.each([
    ['failure', 'The job starts and fails'],
    ['skipped', 'the `if` of the job does not hold'],
    ['cancelled', 'concurrency group'],
    ['timed_out', 'take longer'],
    ['action_required', 'approval'],
    ['startup_failure', 'does not parse'],
  ])('%s night after night is failing, with its own cause', async (conclusion, cause) => {
    const verdict = await judged({
      runs: [run(NOW - 9 * HOUR, conclusion), run(NOW - 33 * HOUR, conclusion), run(NOW - 57 * HOUR)],
    })
    expect(verdict).toMatchObject({ status: 'critical', reason: 'failing', since: NOW - 9 * HOUR })
    expect(verdict?.diagnosis?.[0]).toContain(cause)
    expect(verdict?.diagnosis?.join(' ')).toContain('https://github.com/o/r/actions/runs/1000')
  })

  it('names the first failed step', async () => {
    const jobs = [{ name: 'build', conclusion: 'failure', steps: [{ name: 'test', conclusion: 'failure' }] }]
    const verdict = await judged({ jobs, runs: [run(NOW - 9 * HOUR, 'failure'), run(NOW - 57 * HOUR)] })
    expect(verdict?.diagnosis?.[0]).toBe('The job starts and fails: first in job "build", step "test".')
  })

  it('a failure without any job is a file that does not parse', async () => {
    const verdict = await judged({ jobs: [], runs: [run(NOW - 9 * HOUR, 'failure')] })
    expect(verdict?.diagnosis?.[0]).toContain('does not parse')
  })

  it('one red night is no death', async () => {
    expect(await judged({ runs: [run(NOW - 9 * HOUR, 'failure'), run(NOW - 33 * HOUR)] })).toMatchObject({
      status: 'healthy',
    })
  })

  it('a queued run is neither life nor failure, and is named', async () => {
    const verdict = await judged({ runs: [run(NOW - 20 * HOUR, null), run(NOW - 57 * HOUR)] })
    expect(verdict).toMatchObject({ status: 'critical', reason: 'stale' })
    expect(verdict?.diagnosis?.[0]).toContain('queued for 20 h: no runner')
  })

  it('a manual success is told and changes nothing', async () => {
    const verdict = await judged({ runs: [run(NOW - HOUR, 'success', 'workflow_dispatch'), run(NOW - 57 * HOUR)] })
    expect(verdict).toMatchObject({ status: 'critical', reason: 'stale' })
    expect(verdict?.notes?.[0]).toContain('does not count for the schedule')
  })
})

describe('a run after the moment that is looked at', () => {
  it('is not known', async () => {
    expect(await judged({ runs: [run(NOW + HOUR), run(NOW - 57 * HOUR)] })).toMatchObject({ reason: 'stale' })
  })
})
