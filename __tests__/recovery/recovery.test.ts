import { describe, expect, it } from '@jest/globals'
import type { Process } from '../../src/ports.js'
import { confirmBeat } from '../../src/recovery/confirm.js'
import { RECOVERY } from '../../src/recovery/index.js'
import type { RecoveryPorts } from '../../src/recovery/recovery.js'
import { A_MACHINE, NO_ENGINES } from '../support/container-samples.js'
import { routesGitHub } from '../support/fake-github.js'
import { aLog } from '../support/incident-samples.js'

/** A GitHub of so many answers, and a machine that runs nothing unless it is told how. */
function ports(answers: Record<string, unknown>, run: Process['run'] = () => Promise.reject(new Error('no process'))) {
  const { github, calls, posts } = routesGitHub(answers)
  const clock = { now: () => 0, sleep: async () => {} }
  const process = { run, runInherit: () => Promise.reject(new Error('no process')) }
  const places = { engines: NO_ENGINES, machine: A_MACHINE, redisPlaces: () => [] }
  const all: RecoveryPorts = { clock, log: aLog(), github: async () => github, process, ...places }
  return { all, calls, posts }
}

async function start(kind: string, options: Record<string, unknown>, all: RecoveryPorts) {
  const member = await RECOVERY[kind]!()
  return member.create(member.options(options, []), all).start()
}

async function firstProblem(kind: string, options: Record<string, unknown>): Promise<string | undefined> {
  const problems: string[] = []
  ;(await RECOVERY[kind]!()).options(options, problems)
  return problems[0]
}

describe('workflow', () => {
  const ACTIVE = {
    '/runs': { workflow_runs: [] },
    '{workflow_id}': { state: 'active' },
    '{repo}': { default_branch: 'trunk' },
  }
  const options = { workflow: 'backup.yml', inputs: { full: true, note: 'x' } }

  it('dispatches once, on the default branch, and links the run', async () => {
    const { all, posts } = ports({ ...ACTIVE, '/dispatches': { html_url: 'https://github.com/o/r/actions/runs/7' } })
    expect(await start('workflow', options, all)).toEqual({
      ok: true,
      detail: 'dispatched backup.yml on trunk',
      url: 'https://github.com/o/r/actions/runs/7',
    })
    expect(posts()).toEqual([
      [
        'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
        { workflow_id: 'backup.yml', ref: 'trunk', inputs: { full: 'true', note: 'x' }, return_run_details: true },
      ],
    ])
  })

  it.each(['disabled_inactivity', 'disabled_manually'])('never wakes one that is %s', async (state) => {
    const { all, posts } = ports({ ...ACTIVE, '{workflow_id}': { state } })
    expect(await start('workflow', options, all)).toMatchObject({ ok: false })
    expect(posts()).toEqual([])
  })

  it.each(['queued', 'in_progress', 'waiting'])('does not double a run that is %s', async (status) => {
    const { all, posts } = ports({ ...ACTIVE, '/runs': { workflow_runs: [{ status: 'completed' }, { status }] } })
    expect(await start('workflow', options, all)).toMatchObject({ ok: true })
    expect(posts()).toEqual([])
  })

  it('a refusal is a failed attempt, not a crash', async () => {
    const { all } = ports({ ...ACTIVE, '/dispatches': 403 })
    expect(await start('workflow', options, all)).toMatchObject({ ok: false, detail: 'GitHub answered 403' })
  })

  it.each([
    [{ workflow: 'x' }, 'is no workflow file'],
    [{ workflow: '../x?.yml' }, 'is no workflow file'],
    [{ workflow: 'x.yml', repository: 'nobody' }, 'is no repository'],
    [
      { workflow: 'x.yml', inputs: Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`i${i}`, 1])) },
      'more than the 25',
    ],
  ])('refuses %j', async (wrong, problem) => {
    expect(await firstProblem('workflow', wrong)).toContain(problem)
  })
})

// proves: 36
describe('repository-dispatch', () => {
  it('sends one event to the repository it names', async () => {
    const { all, calls } = ports({})
    const options = { 'event-type': 'restart', 'client-payload': { why: 'dead' }, repository: 'a/b' }
    expect(await start('repository-dispatch', options, all)).toMatchObject({
      ok: true,
      detail: 'sent the event restart to a/b',
    })
    expect(calls).toEqual([
      [
        'POST /repos/{owner}/{repo}/dispatches',
        { owner: 'a', repo: 'b', event_type: 'restart', client_payload: { why: 'dead' } },
      ],
    ])
  })

  it.each([
    [{ 'event-type': 'x'.repeat(101) }, '100 characters'],
    [
      { 'event-type': 'x', 'client-payload': Object.fromEntries(Array.from({ length: 11 }, (_, i) => [i, i])) },
      'GitHub takes 10',
    ],
    [{ 'event-type': 'x', 'client-payload': { a: 'x'.repeat(70_000) } }, 'less than 65536'],
  ])('refuses what GitHub would', async (wrong, problem) => {
    expect(await firstProblem('repository-dispatch', wrong)).toContain(problem)
  })
})

describe('confirming', () => {
  function clockAt(start: number) {
    let now = start
    return { now: () => now, sleep: async (ms: number) => void (now += ms) }
  }

  it('ends with the first beat that is newer', async () => {
    const clock = clockAt(0)
    expect(await confirmBeat(async () => (clock.now() >= 30_000 ? 29_000 : 1000), 1000, 120_000, clock)).toBe(29_000)
    expect(clock.now()).toBeLessThanOrEqual(50_000)
  })

  it('gives up at the end of its time, and never asks without end', async () => {
    const clock = clockAt(0)
    let asked = 0
    expect(await confirmBeat(async () => (asked++, 1000), 1000, 120_000, clock)).toBeNull()
    expect(clock.now()).toBe(120_000)
    expect(asked).toBeLessThan(10)
  })

  it('of no time asks nothing', async () => {
    expect(await confirmBeat(() => Promise.reject(new Error('asked')), null, 0, clockAt(0))).toBeNull()
  })
})
