import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { describeWith } from '../support/needs.js'
import { startRedis, type RedisServer } from '../support/redis-server.js'
import { createRig, type Rig } from '../support/rig.js'
import { startServer } from '../support/server-process.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(120_000)

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const HOUR = 3_600_000
const MONITORS = `monitors:
  web: { file: beats/web.json, threshold: 2h }
  api: { file: beats/api.json, threshold: 2h }
`
let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
  await mkdir(join(folder.path, '.github'))
  await mkdir(join(folder.path, 'beats'))
  await beat('web', 5)
  await beat('api', 0)
})
afterEach(() => folder.close())

const beat = (name: string, hoursAgo: number): Promise<void> =>
  writeFile(
    join(folder.path, 'beats', `${name}.json`),
    JSON.stringify({ last_run: new Date(Date.now() - hoursAgo * HOUR).toISOString() }),
  )
const config = (text: string): Promise<void> => writeFile(join(folder.path, '.github', 'heartbeat.yml'), text)

interface Entry {
  readonly status: string
  readonly reason: string
  readonly incident: { readonly phase: string } | null
  readonly control?: Readonly<Record<string, { readonly why: string | null; readonly by: string | null }>>
}

function doors(env: Readonly<Record<string, string>>) {
  const heartbeat = (...args: string[]): Promise<ChildResult> =>
    runChild(process.execPath, [CLI, ...args], { env: { ...bareEnvironment(folder.path), ...env }, cwd: folder.path })
  const check = async (): Promise<Readonly<Record<string, Entry>>> => {
    const { stdout } = await heartbeat('check', '--json')
    return (JSON.parse(stdout) as { monitors: Record<string, Entry> }).monitors
  }
  return { heartbeat, check }
}

/** The life of what people say at a terminal, wherever it is kept. */
async function wishesAreHeard({ heartbeat, check }: ReturnType<typeof doors>): Promise<void> {
  const early = await heartbeat('ack', 'web')
  expect([early.exitCode, early.stderr]).toEqual([2, expect.stringContaining('nothing to acknowledge')])
  await check()

  const noted = await heartbeat('ack', 'web', '--why', 'disk is ordered')
  expect([noted.exitCode, noted.stdout]).toEqual([
    0,
    expect.stringMatching(/^web is acknowledged by .+: disk is ordered\./),
  ])
  expect((await check())['web']?.control).toEqual({
    acknowledged: { at: expect.any(String), by: expect.any(String), why: 'disk is ordered' },
  })

  await heartbeat('snooze', 'web', '--for', '4h')
  expect(Object.keys((await check())['web']?.control ?? {})).toEqual(['snoozed'])

  await heartbeat('pause', 'api', '--for', '2d', '--why', 'moves')
  expect((await check())['api']).toMatchObject({
    status: 'skipped',
    reason: 'paused',
    control: { paused: { why: 'moves' } },
  })
  expect((await heartbeat('resume', 'api')).stdout).toMatch(/^api goes on as usual/)
  expect((await check())['api']).toMatchObject({ status: 'healthy' })

  // Whoever spoke of a trouble spoke of this one.
  await beat('web', 0)
  expect((await check())['web']?.incident).toMatchObject({ phase: 'closed' })
  expect((await check())['web']?.control).toBeUndefined()
}

describe('where incidents are in a file of this machine', () => {
  test('what is said at a terminal is seen by the next check, and ends with the trouble', async () => {
    await config(MONITORS)
    await wishesAreHeard(doors({}))
  })

  test.each([
    [['snooze', 'web'], /--for: it is not said how long; write "--for 4h", or "--until /],
    [['snooze', 'web', '--for', 'soon'], /--for: "soon" is no time; write "--for 4h"/],
    [['pause', 'web', '--for', '31d'], /--for: "31d" is too long; at most 30 d/],
    [['pause', 'web', '--until', '2020-01-01'], /--until: "2020-01-01" is over already/],
    [['pause', 'web', '--for', '1h', '--until', '2030-01-01'], /--for: goes against --until/],
    [['snooze', 'wep', '--for', '1h'], /"wep" is not watched here; did you mean "web"\?/],
    [['ack', 'api'], /api: has no open incident/],
    [['ack', 'web', '--url', 'http://127.0.0.1:9'], /HEARTBEAT_TOKEN is not set/],
  ])('%j says what to do instead', async (args, message) => {
    await config(MONITORS)
    const { exitCode, stderr } = await doors({}).heartbeat(...args)
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)])
  })
})

describe('where incidents are issues', () => {
  let rig: Rig
  beforeAll(async () => {
    rig = await createRig()
  })
  afterAll(() => rig.close())

  test('the issue is the switch, and what to write there is said', async () => {
    await rig.github.putFile('.github/heartbeat.yml', 'monitors: { web: { file: data/web.json, threshold: 2h } }\n')
    await rig.github.putFile('data/web.json', JSON.stringify({ last_run: '2026-01-01T00:00:00Z' }))
    await rig.run('action.yml', { inputs: { artifact: 'false' } })
    const { heartbeat } = doors({ GITHUB_TOKEN: rig.github.token, GITHUB_API_URL: rig.proxy.url })
    const told = await heartbeat('ack', 'web', '--why', 'disk is ordered', '--repo', rig.github.repository)
    const [issue] = await rig.github.openIssues()
    expect([told.exitCode, told.stdout]).toEqual([2, ''])
    expect(told.stderr).toContain(`web: its issue is the switch; comment "/ack disk is ordered" on `)
    expect(told.stderr).toContain(`/issues/${issue?.number}\n`)
  })
})

describe('a server that runs', () => {
  test('keeps what is asked at a terminal, and shows it', async () => {
    await config(MONITORS)
    const env = { HEARTBEAT_TOKEN: 'a-word-not-to-be-seen' }
    // Before its first look it takes no wish.
    const server = await startServer({ cwd: folder.path, args: ['--port', '0'], env })
    const { url } = server
    const { heartbeat } = doors(env)
    const asked = await heartbeat('pause', 'web', '--for', '2h', '--why', 'moves', '--url', url)
    expect([asked.exitCode, asked.stdout, asked.stderr]).toEqual([
      0,
      expect.stringMatching(/^web is paused until /),
      '',
    ])
    const wrong = await doors({ HEARTBEAT_TOKEN: 'another-word' }).heartbeat('resume', 'web', '--url', url)
    expect([wrong.exitCode, wrong.stderr]).toEqual([1, expect.stringMatching(/401.*give the token/s)])
    // What is asked beside it is seen at its next look.
    await heartbeat('pause', 'api', '--for', '2h')
    const paused = async (): Promise<string[]> => {
      await fetch(`${url}/api/check`, { method: 'POST', headers: { authorization: `Bearer ${env.HEARTBEAT_TOKEN}` } })
      const { monitors } = (await (await fetch(`${url}/status.json`)).json()) as { monitors: Record<string, Entry> }
      return Object.keys(monitors).filter((id) => monitors[id]?.reason === 'paused')
    }
    for (let looks = 0; looks < 20 && (await paused()).length < 2; looks++);
    expect(await paused()).toEqual(['web', 'api'])
    server.signal('SIGTERM')
    await server.ended()
    expect(server.said()).not.toContain(env.HEARTBEAT_TOKEN)
  })
})

describeWith('redis-server', 'where incidents are in Redis', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedis({})
  })
  afterAll(() => server.close())

  test('the same, by whichever process it is said', async () => {
    await config(`${MONITORS}incidents: { store: redis }\n`)
    await wishesAreHeard(doors({ REDIS_URL: server.url }))
    expect(server.cli('EXISTS', '{heartbeat}:controls')).toContain('1')
  })
})
