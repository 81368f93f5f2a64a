import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import { runAction } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

const TOKEN = 'a-word-not-to-be-seen'
const ROUTE = /^\/api\/heartbeat\/backup$/

let server: HttpStub
let folder: TemporaryFolder
beforeAll(async () => {
  ;[server, folder] = await Promise.all([createHttpStub(), createTemporaryFolder()])
})
afterEach(() => server.reset())
afterAll(() => Promise.all([server.close(), folder.close()]))

function cli(args: readonly string[], env: Record<string, string> = {}): Promise<ChildResult> {
  const script = join(projectRoot, 'dist/cli/index.js')
  return runChild(node24, [script, ...args], { env: { ...bareEnvironment(folder.path), ...env }, cwd: folder.path })
}

const takes = (): void => server.on('POST', ROUTE, { body: { ok: true } })
const beats = (): unknown[] => server.requests.map((request) => request.json())

describe('heartbeat write --to http', () => {
  test('simply works with a server of this machine', async () => {
    takes()
    const result = await cli([
      'write',
      '--to',
      'http',
      '--url',
      server.url,
      '--monitor',
      'backup',
      '--metrics',
      'rows=3',
    ])
    expect([result.exitCode, result.stdout + result.stderr]).toEqual([0, expect.stringMatching(/backup written: ok/)])
    expect(beats()).toEqual([expect.objectContaining({ monitor: 'backup', status: 'ok', metrics: { rows: 3 } })])
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization')
  })

  test('takes address and token from the environment, and shows neither', async () => {
    server.on('POST', ROUTE, { status: 401, body: { error: `not ${TOKEN}` } })
    const env = { HEARTBEAT_URL: server.url, HEARTBEAT_TOKEN: TOKEN }
    const { exitCode, stdout, stderr } = await cli(['write', '--to', 'http', '--monitor', 'backup', '--json'], env)
    expect(server.requests[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`)
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/answered 401: .*What to do: set HEARTBEAT_TOKEN to/)])
    expect(stdout + stderr).not.toContain(TOKEN)
  })

  test.each<[readonly string[], RegExp]>([
    [['--url', 'heartbeat.example.org'], /http\.url: is no address; write it like/],
    [[], /http\.url: is not given; write it like/],
    [['--url', 'https://me:secret-word@example.org'], /http\.url: holds a login; put the token in a variable/],
    [['--url', 'https://example.org', '--token-env', 'NOT_THERE'], /the environment has no NOT_THERE.*What to do: set/],
    [['--url', 'https://example.org', '--min-interval', '5m'], /min-interval: needs the stored beat/],
    [['--url', 'https://example.org', '--file', 'x.json'], /--file: does not go with --to http/],
    [['--url', 'https://example.org', '--redis-key', 'x'], /--redis-key: goes with --to redis/],
  ])('%j is refused with what to write', async (args, message) => {
    const { exitCode, stdout, stderr } = await cli(['write', '--to', 'http', '--monitor', 'backup', ...args])
    expect([exitCode === 0, stdout + stderr]).toEqual([false, expect.stringMatching(message)])
    expect(stdout + stderr).not.toMatch(/secret-word|^ +at /m)
  })

  test('--url beside another place is refused as well', async () => {
    const { stderr, stdout } = await cli(['write', '--monitor', 'backup', '--url', server.url])
    expect(stdout + stderr).toMatch(/--url: goes with --to http; write that, or leave it out/)
  })
})

describe('heartbeat run --to http', () => {
  const run = (url: string, script: string, env: Record<string, string> = {}): Promise<ChildResult> =>
    cli(['run', '--to', 'http', '--url', url, '--monitor', 'backup', '--', process.execPath, '-e', script], env)

  test('beats before and after, with the exit code', async () => {
    takes()
    expect((await run(server.url, 'process.exitCode = 3')).exitCode).toBe(3)
    expect(beats()).toEqual([
      expect.objectContaining({ status: 'running', started_at: expect.any(String) }),
      expect.objectContaining({ status: 'failed', exit_code: 3, duration_seconds: expect.any(Number) }),
    ])
  })

  test('tells somebody else by the address, and gives him no token of ours', async () => {
    server.on('POST', /^\/ping\//, { body: 'OK' })
    await run(`${server.url}/ping/uuid`, 'process.exitCode = 3', { HEARTBEAT_TOKEN: TOKEN })
    expect(server.requests.map(({ path }) => path)).toEqual(['/ping/uuid/start', '/ping/uuid/3'])
    expect(server.requests.flatMap(({ headers }) => headers['authorization'] ?? [])).toEqual([])
  })

  test('a name that is not known there is told with the nearest, and the command ends as it ended', async () => {
    server.on('POST', ROUTE, { status: 404, body: { error: 'no monitor is called backup', nearest: 'back-up' } })
    const { exitCode, stdout, stderr } = await run(server.url, '')
    expect(exitCode).toBe(0)
    expect(stdout + stderr).toMatch(
      /answered 404: no monitor is called "backup" there\. What to do: write "back-up" if/,
    )
  })
})

describe('the write action', () => {
  const inputs = (): Record<string, string> => ({ monitor: 'backup', to: 'http', url: server.url })

  test('beats at both ends of a job, with the token of the environment', async () => {
    takes()
    const given = { ...inputs(), 'allow-private': 'true', 'token-env': 'OUR_TOKEN' }
    const env = { OUR_TOKEN: TOKEN }
    const begun = await runAction({ action: 'write/action.yml', inputs: given, env })
    const ended = await runAction({
      action: 'write/action.yml',
      inputs: { ...given, 'job-status': 'failure' },
      phase: 'post',
      state: begun.state,
      env,
    })
    expect([begun.outputs['written'], ended.exitCode]).toEqual(['true', 0])
    expect(beats()).toMatchObject([{ status: 'running' }, { status: 'failed', event: 'schedule' }])
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual(Array(2).fill(`Bearer ${TOKEN}`))
    for (const { log } of [begun, ended]) expect(log).not.toContain(TOKEN)
  }, 60_000)

  test('refuses an address of its own network, unless that is allowed', async () => {
    takes()
    const { annotations, outputs } = await runAction({ action: 'write/action.yml', inputs: inputs() })
    expect(outputs['written']).toBe('false')
    expect(annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: expect.stringMatching(/the address is not public\. What to do: .*"allow-private: true"/),
      }),
    ])
    expect(server.requests).toEqual([])
  }, 60_000)
})

test('what a server answers of its services is checked, with a token, each service for itself', async () => {
  const last = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString()
  const services = {
    press: { status: 'healthy', last_heartbeat: last(5), interval: 30, consecutive_failures: 0 },
    oven: { status: 'critical', last_heartbeat: last(900), interval: 30, consecutive_failures: 30 },
    unseen: {
      status: 'unknown',
      last_heartbeat: last(5),
      interval: 30,
      consecutive_failures: 0,
      message: 'Redis is away',
    },
  }
  server.on('GET', '/api/health/status', ({ headers }) =>
    headers['authorization'] === `Bearer ${TOKEN}`
      ? { body: { services, overall_status: 'critical', timestamp: last(0) } }
      : { status: 401, body: { error: 'who are you?' } },
  )
  const config = (more: string): string => `monitors:
  plant: { url: '${server.url}/api/health/status', monitors: each, every: 1m, allow-private: true${more} }
`
  const { writeFile } = await import('node:fs/promises')
  await writeFile(join(folder.path, 'with.yml'), config(', token-env: PLANT_TOKEN'))
  await writeFile(join(folder.path, 'without.yml'), config(''))
  const check = async (file: string): Promise<Record<string, unknown>> => {
    const args = ['check', '--config', file, '--read-from', 'workspace', '--no-state', '--json']
    const { stdout } = await cli(args, { PLANT_TOKEN: TOKEN })
    const { monitors } = JSON.parse(stdout) as { monitors: Record<string, { status: string; message: string }> }
    expect(stdout).not.toContain(TOKEN)
    return Object.fromEntries(
      Object.entries(monitors).map(([id, { status, message }]) => [id, `${status}: ${message}`]),
    )
  }
  expect(await check('with.yml')).toEqual({
    'plant/press': expect.stringMatching(/^healthy: Last heartbeat \d+ s ago/),
    'plant/oven': expect.stringMatching(/^critical: /),
    'plant/unseen': expect.stringMatching(/^unknown: .*does not know itself: Redis is away/),
  })
  expect(await check('without.yml')).toEqual({
    plant: expect.stringMatching(/^unknown: .*answered 401; if it wants a token, .*"token-env"/),
  })
}, 60_000)
