import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { findCanaries } from '../support/canaries.js'
import { commitThenStatus, forbidden, protectedBranch, racingWrites, reset, serverError } from '../support/faults.js'
import { lineOf } from '../support/recorded-request.js'
import { createRig, type Rig } from '../support/rig.js'
import type { ActionResult, ActionRun } from '../support/runner.js'

jest.setTimeout(60_000)

const PUT = { method: 'PUT', path: /\/contents\// } as const

let rig: Rig
beforeAll(async () => {
  rig = await createRig()
})
afterEach(() => rig.proxy.reset())
afterAll(() => rig.close())

let count = 0
/** A monitor of the test's own, so that no test depends on another. */
function freshMonitor(): string {
  return `monitor-${++count}`
}

function write(inputs: Record<string, string>, more: Partial<ActionRun> = {}): Promise<ActionResult> {
  return rig.run('write/action.yml', { inputs, ...more })
}

async function stored(monitor: string): Promise<Record<string, unknown> | null> {
  const text = await rig.github.readFile(`heartbeats/${monitor}.json`, 'heartbeats')
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>)
}

/** The branch is there; what makes it has a test of its own. */
async function prepare(monitor: string): Promise<void> {
  expect((await write({ monitor, mode: 'once' })).outputs['written']).toBe('true')
  rig.proxy.reset()
}

describe('a job that beats', () => {
  // proves: 25
  test('as its first step makes the branch, says running, and in the end how it went', async () => {
    const monitor = freshMonitor()
    const main = await write({ monitor, metrics: 'rows=12' })
    expect(main).toMatchObject({ exitCode: 0, annotations: [], unexpectedInputs: [] })
    expect(await stored(monitor)).toEqual({
      last_run: expect.stringMatching(/^\d{4}-.*Z$/),
      monitor,
      status: 'running',
      source: 'github-actions',
      workflow: 'Watch',
      runner: 'rig-runner',
      event: 'schedule',
      run_id: '4711',
      run_attempt: 1,
      run_url: 'https://github.com/octo/example/actions/runs/4711',
      started_at: expect.stringMatching(/Z$/),
      unfinished_since: expect.stringMatching(/Z$/),
      metrics: { rows: 12 },
      pulses: 1,
      errors: 0,
    })
    const [commit] = await rig.github.commits('heartbeats')
    expect(commit).toMatchObject({ parents: [], commit: { message: `heartbeat: ${monitor} running [skip ci]` } })
    expect(main.outputs).toEqual({
      written: 'true',
      sha: commit?.sha,
      url: `https://github.com/octo/example/blob/heartbeats/heartbeats/${monitor}.json`,
    })

    const post = await write(
      { monitor, metrics: 'rows=12' },
      { phase: 'post', state: main.state, jobStatus: 'failure' },
    )
    expect(post).toMatchObject({ exitCode: 0, annotations: [] })
    const last = await stored(monitor)
    expect(last).toMatchObject({ status: 'failed', metrics: { rows: 12 }, started_at: expect.any(String) })
    expect(last?.['duration_seconds']).toBeGreaterThan(0)
    expect(last).toMatchObject({ finished_at: last?.['last_run'] })
    expect(last).not.toHaveProperty('unfinished_since')
    expect(await rig.requestProblems()).toEqual([])
  })

  test('and is killed each night keeps its last good end and its first unended start', async () => {
    const monitor = freshMonitor()
    await prepare(monitor)
    const good = await stored(monitor)
    await write({ monitor })
    const killed = await stored(monitor)
    await write({ monitor })
    expect(await stored(monitor)).toMatchObject({
      status: 'running',
      last_success: good?.['last_run'],
      finished_at: good?.['last_run'],
      unfinished_since: killed?.['started_at'],
    })
  })

  test.each([
    ['success', 'ok', undefined],
    ['failure', 'failed', undefined],
    ['cancelled', 'failed', 'cancelled'],
  ] as const)('that ends with %s is %s', async (jobStatus, status, message) => {
    const monitor = freshMonitor()
    await write({ monitor, mode: 'once' })
    await write({ monitor }, { phase: 'post', state: { 'begun-at': String(Date.now() - 65_000) }, jobStatus })
    const last = await stored(monitor)
    expect(last).toMatchObject({ status })
    expect(last?.['message']).toBe(message)
    expect(Math.floor(Number(last?.['duration_seconds']))).toBeGreaterThanOrEqual(65)
  })

  test.each(['garbage', '-1', 'NaN', '1e999', '99999999999999'])(
    'and whose beginning was lost (%s) ends all the same, with one clear line',
    async (begunAt) => {
      const monitor = freshMonitor()
      const result = await write({ monitor }, { phase: 'post', state: { 'begun-at': begunAt }, jobStatus: 'success' })
      expect(result).toMatchObject({ exitCode: 0 })
      expect(result.log).toMatch(/begun-at: the state of this step is no time before now/)
      expect(`${result.stdout}${result.stderr}`).not.toMatch(/^\s+at .*:\d+/m)
      expect(await stored(monitor)).toMatchObject({ status: 'ok', duration_seconds: 0 })
    },
  )

  test('is named after workflow and job when nobody names it', async () => {
    await write({ mode: 'once' })
    expect(await stored('watch')).toMatchObject({ monitor: 'watch', status: 'ok' })
  })
})

describe('mode: once', () => {
  test('beats once, with two requests, and not again in post', async () => {
    const monitor = freshMonitor()
    await prepare(monitor)
    const main = await write({
      monitor,
      mode: 'once',
      status: 'failure',
      message: 'disk full',
      checks: '{"disk": "full"}',
    })
    expect(rig.proxy.requests.map(lineOf)).toEqual([
      `GET /repos/octo/example/contents/heartbeats%2F${monitor}.json?ref=heartbeats 200`,
      `PUT /repos/octo/example/contents/heartbeats%2F${monitor}.json 200`,
    ])
    expect(await stored(monitor)).toMatchObject({ status: 'failed', message: 'disk full', checks: { disk: 'full' } })
    rig.proxy.reset()
    await write({ monitor, mode: 'once' }, { phase: 'post', state: main.state })
    expect(rig.proxy.requests).toEqual([])
  })

  // proves: 25
  test('writes the classic file on the main branch without a checkout', async () => {
    const path = 'data/scheduler_heartbeat.json'
    await rig.github.putFile(path, '{"last_run": "2026-01-01T00:00:00"}')
    const { outputs } = await write({ monitor: 'scheduler', mode: 'once', path, branch: 'main' })
    expect(outputs['written']).toBe('true')
    expect(JSON.parse((await rig.github.readFile(path)) ?? '')).toMatchObject({ monitor: 'scheduler', status: 'ok' })
    expect((await rig.github.commits('main'))[0]?.commit.message).toBe('heartbeat: scheduler ok [skip ci]')
  })

  // proves: 26
  test('holds back what says the same within min-interval', async () => {
    const monitor = freshMonitor()
    await prepare(monitor)
    const second = await write({ monitor, mode: 'once', 'min-interval': '1h' })
    expect(second).toMatchObject({ exitCode: 0, annotations: [], outputs: { written: 'false', sha: '' } })
    expect(rig.proxy.writes()).toEqual([])
    const third = await write({ monitor, mode: 'once', 'min-interval': '1h', status: 'failed' })
    expect(third.outputs['written']).toBe('true')
  })

  test('with history: squash keeps a branch of its own at one commit', async () => {
    const inputs = { mode: 'once', history: 'squash', branch: 'squashed' }
    for (const monitor of ['one', 'two', 'one'])
      expect((await write({ ...inputs, monitor })).outputs['written']).toBe('true')
    const commits = await rig.github.commits('squashed')
    expect(commits).toMatchObject([{ parents: [] }])
    expect(await rig.github.readFile('heartbeats/two.json', 'squashed')).toMatch(/"monitor": "two"/)
  })
})

// proves: 23
describe('trouble', () => {
  test.each([
    ['a token that may only read', { ...PUT, fault: forbidden('contents=write') }, /permissions: contents: write/],
    ['a protected branch', { ...PUT, fault: protectedBranch }, /unprotected branch `heartbeats`/],
  ])('%s is a warning that names the remedy, and the job goes on', async (_, rule, remedy) => {
    const monitor = freshMonitor()
    await prepare(monitor)
    rig.proxy.add(rule)
    const result = await write({ monitor, mode: 'once' })
    expect(result).toMatchObject({ exitCode: 0, outputs: { written: 'false', sha: '', url: '' } })
    expect(result.annotations).toEqual([
      { level: 'warning', message: expect.stringMatching(remedy), properties: { title: 'Heartbeat not written' } },
    ])
    expect(rig.proxy.writes()).toHaveLength(1)
  })

  test('required: true makes it an error', async () => {
    const monitor = freshMonitor()
    rig.proxy.add({ ...PUT, fault: protectedBranch })
    const result = await write({ monitor, mode: 'once', required: 'true' })
    expect(result).toMatchObject({ exitCode: 1, outputs: { written: 'false' } })
    expect(result.annotations).toMatchObject([{ level: 'error' }])
  })

  test.each([
    ['a 502 after the commit', commitThenStatus(502)],
    ['a connection that died', reset],
    ['one 503', serverError(503)],
  ])('%s loses nothing and writes nothing twice', async (_, fault) => {
    const monitor = freshMonitor()
    await prepare(monitor)
    const before = (await rig.github.commits('heartbeats')).length
    rig.proxy.add({ ...PUT, times: 1, fault })
    const result = await write({ monitor, mode: 'once', status: 'failed' })
    expect(result.outputs).toMatchObject({ written: 'true', sha: (await rig.github.commits('heartbeats'))[0]?.sha })
    expect(await rig.github.commits('heartbeats')).toHaveLength(before + 1)
    expect(await stored(monitor)).toMatchObject({ status: 'failed' })
  })

  test('writers who race each other all get their beat in', async () => {
    await prepare(freshMonitor())
    rig.proxy.add(racingWrites)
    const monitors = Array.from({ length: 6 }, freshMonitor)
    const results = await Promise.all(monitors.map((monitor) => write({ monitor, mode: 'once' })))
    expect(results.map(({ outputs }) => outputs['written'])).toEqual(monitors.map(() => 'true'))
    for (const monitor of monitors) expect(await stored(monitor)).toMatchObject({ monitor })
  })
})

describe('input', () => {
  test('with mistakes fails at once, names all of them, and post stays quiet', async () => {
    const inputs = { monitor: 'Nightly backup', mode: 'twice', metrics: '{', 'min-interval': '5 mins' }
    const result = await write(inputs)
    expect(result).toMatchObject({ exitCode: 1, outputs: { written: 'false', sha: '', url: '' } })
    expect(result.annotations.map(({ level, message }) => `${level} ${message}`)).toEqual([
      expect.stringMatching(/^error monitor: "Nightly backup" .* write "nightly-backup"$/),
      expect.stringMatching(/^error min-interval: .* write "5m"$/),
      expect.stringMatching(/^error metrics: /),
      expect.stringMatching(/^error mode: /),
    ])
    expect(await write(inputs, { phase: 'post', state: result.state })).toMatchObject({ exitCode: 0, annotations: [] })
    expect(rig.proxy.requests).toEqual([])
  })

  test('of empty strings means the defaults', async () => {
    const empty = {
      mode: '',
      status: '',
      branch: '',
      path: '',
      history: '',
      required: '',
      'min-interval': '',
      'api-url': '',
    }
    expect((await write({ ...empty, monitor: 'empty' })).outputs['written']).toBe('true')
    expect(await stored('empty')).toMatchObject({ status: 'running' })
  })

  test('that is hostile stays text: no command of the runner comes of it', async () => {
    const message = '##[add-mask]x\n::error::boo\r::set-output name=a::b\u001b[31m <!-- x --> @everyone'
    const result = await write({ monitor: 'hostile', mode: 'once', message })
    expect(result.commands).toEqual([])
    expect(await stored('hostile')).toMatchObject({ message })
  })

  test('leaves no trace of the token', async () => {
    rig.proxy.add({ ...PUT, fault: forbidden() })
    const { log, summary, outputs, annotations } = await write({ monitor: 'secret', mode: 'once' })
    const texts = { log, summary, outputs: JSON.stringify(outputs), annotations: JSON.stringify(annotations) }
    expect(findCanaries({ token: rig.github.token }, texts)).toEqual([])
  })
})
