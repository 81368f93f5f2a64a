import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { bodyOf, closeServer, listen } from '../support/http-server.js'
import { describeWith } from '../support/needs.js'
import { startRedis, type RedisServer } from '../support/redis-server.js'
import { createRig, type Rig } from '../support/rig.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(120_000)

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const MAP = 'hub/agent_heartbeat.json'
const MINUTE = 60_000
/** Of channels and messages in turn; gives how many heard the last one. */
const PUBLISH_ALL = "local n = 0 for i = 1, #ARGV, 2 do n = redis.call('PUBLISH', ARGV[i], ARGV[i + 1]) end return n"

interface Agent {
  readonly status: string
  readonly last_heartbeat: string | null
  readonly seconds_since_heartbeat: number | null
}
interface AgentsMap {
  readonly timestamp: string
  readonly agents: Readonly<Record<string, Agent>>
  readonly alerts: readonly { readonly seconds_offline: number; readonly message: string }[]
  readonly summary: Readonly<Record<string, number>>
}

const ajv = new Ajv2020({ formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ } })
const isMap = ajv.compile(JSON.parse(readFileSync('schema/agents-map.schema.json', 'utf8')) as object)

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(() => folder.close())

const iso = (agoMs: number): string => new Date(Date.now() - agoMs).toISOString()
const readMap = async (path = MAP): Promise<AgentsMap> =>
  JSON.parse(await readFile(join(folder.path, path), 'utf8')) as AgentsMap
const heartbeat = (args: readonly string[], env: Record<string, string> = {}): Promise<ChildResult> =>
  runChild(node24, [CLI, ...args], { env: { ...bareEnvironment(folder.path), ...env }, cwd: folder.path })

async function put(name: string, text: string): Promise<void> {
  await mkdir(join(folder.path, name, '..'), { recursive: true })
  await writeFile(join(folder.path, name), text)
}

const entry = (id: string, name: string, status: string, ago: number | null, more = {}) => ({
  id,
  name,
  status,
  last_heartbeat: ago === null ? null : iso(ago),
  seconds_since_heartbeat: ago === null ? null : ago / 1000,
  channel: `agents:heartbeat:${id}`,
  metadata: {},
  ...more,
})
/** The map as a hub of agents leaves it. */
const hubMap = () => ({
  timestamp: iso(0),
  agents: {
    mary: entry('mary', 'Mary', 'online', 12_000),
    lisa: entry('lisa', 'Lisa', 'online', 0, { metadata: { signals_sent: 42, last_trade: 'BTC/USD' } }),
    paula: entry('paula', 'Paula', 'offline', 15 * MINUTE),
    hybrid: entry('hybrid', 'Hybrid', 'unknown', null),
  },
  alerts: [
    {
      agent_id: 'paula',
      agent_name: 'Paula',
      seconds_offline: 900,
      alert_time: iso(0),
      message: 'Agent Paula offline for 900s',
    },
  ],
  summary: { total_agents: 4, online_agents: 2, offline_agents: 1, unknown_agents: 1 },
})

describe('the map of another hub is read back', () => {
  const check = (...more: string[]): Promise<ChildResult> =>
    heartbeat(['check', '--file', MAP, '--monitors', 'each', '--threshold', '300s', '--no-state', ...more])

  test('agents keep their names, and offline is a late beat and no failure', async () => {
    await put(MAP, JSON.stringify(hubMap()))
    const { monitors } = JSON.parse((await check('--json')).stdout) as {
      monitors: Record<string, { name: string; status: string; reason: string }>
    }
    expect(Object.entries(monitors).map(([id, { name, status, reason }]) => [id, name, status, reason])).toEqual([
      ['mary', 'Mary', 'healthy', 'ok'],
      ['lisa', 'Lisa', 'healthy', 'ok'],
      ['paula', 'Paula', 'critical', 'stale'],
      ['hybrid', 'Hybrid', 'critical', 'missing'],
    ])
  })

  test('and written anew it is the same but for the instants and the channels, which lie behind it', async () => {
    const given = hubMap()
    await put(MAP, JSON.stringify(given))
    await check('--agents-map', 'out/map.json')
    const map = await readMap('out/map.json')
    expect(isMap(map)).toBe(true)
    const agents = Object.fromEntries(
      Object.entries(given.agents).map(([id, agent]) => [
        id,
        { ...agent, channel: null, seconds_since_heartbeat: map.agents[id]?.seconds_since_heartbeat },
      ]),
    )
    const [alert] = map.alerts
    const seconds = map.agents['paula']?.seconds_since_heartbeat
    expect(seconds).toBeGreaterThanOrEqual(900)
    expect(map).toEqual({
      timestamp: map.timestamp,
      agents,
      alerts: [
        {
          agent_id: 'paula',
          agent_name: 'Paula',
          seconds_offline: seconds,
          alert_time: map.timestamp,
          message: `Agent Paula offline for ${seconds}s`,
        },
      ],
      summary: given.summary,
    })
    expect(alert).toBeDefined()
  })
})

describe('the demonstration', () => {
  test('plays the day of a fleet: Telegram is told twice, and the map lies where it says', async () => {
    const { stdout, stderr, exitCode } = await heartbeat(['demo', '--agents', '--folder', folder.path])
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Paula has stopped beating')
    expect(stdout).toContain('Silent for: 6 min, expected within 5 min')
    expect(stdout.match(/^ {2}Telegram$/gm)).toHaveLength(2)
    const map = await readMap('agent_heartbeat.json')
    expect(isMap(map)).toBe(true)
    expect(map.summary).toEqual({ total_agents: 4, online_agents: 3, offline_agents: 0, unknown_agents: 1 })
    expect(stdout).toContain(JSON.stringify(map, null, 2))
  })

  test('whoever stops reading it is no fault', async () => {
    const child = spawn(node24, [CLI, 'demo', '--folder', folder.path], { env: bareEnvironment(folder.path) })
    let said = ''
    child.stderr.on('data', (part: Buffer) => (said += part.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect([code, said]).toEqual([0, ''])
  })
})

describeWith('redis-server', 'the action listens to agents', () => {
  let rig: Rig
  let redis: RedisServer
  let env: Record<string, string>
  const told: string[] = []
  const telegram = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      told.push((JSON.parse(body.toString()) as { text: string }).text)
      response.end('{"ok":true}')
    })
  })
  beforeAll(async () => {
    ;[rig, redis] = await Promise.all([createRig(), startRedis()])
    const TELEGRAM_API_URL = `http://127.0.0.1:${await listen(telegram)}`
    env = { REDIS_URL: redis.url, TELEGRAM_BOT_TOKEN: '12345:abcdef', TELEGRAM_CHAT_ID: '-1', TELEGRAM_API_URL }
  })
  afterAll(async () => void (await Promise.all([rig.close(), redis.close(), closeServer(telegram)])))
  beforeEach(async () => {
    await mkdir(join(folder.path, '.github'), { recursive: true })
    await copyFile('examples/config/agents.yml', join(folder.path, '.github/heartbeat.yml'))
  })

  /** Runs it, and lets agents speak as soon as it listens. */
  async function run(duration: string, said: Record<string, unknown>, more: Parameters<Rig['run']>[1] = {}) {
    const running = rig.run('action.yml', {
      inputs: { 'agents-map': MAP, duration, issue: 'false', artifact: 'false', 'fail-on': 'never', ...more.inputs },
      env,
      workspace: folder.path,
      ...(more.event && { event: more.event, eventName: 'repository_dispatch' }),
    })
    let isOver = false
    void running.finally(() => (isOver = true))
    const messages = Object.entries(said).flatMap(([agent, message]) => [
      `agents:heartbeat:${agent}`,
      JSON.stringify(message),
    ])
    // All at one stroke: it listens for a few seconds only.
    while (messages.length > 0 && !isOver && redis.cli('EVAL', PUBLISH_ALL, '0', ...messages) === '0') await sleep(20)
    return running
  }

  test('and leaves the map of who is there, who is not, and who was never heard', async () => {
    const before = hubMap()
    await put(MAP, JSON.stringify({ ...before, agents: { paula: before.agents.paula } }))
    // A third of a threshold must be listened for before anybody may be called silent.
    const config = await readFile('examples/config/agents.yml', 'utf8')
    await put('.github/heartbeat.yml', config.replace(/paula:\n/, '$&    threshold: 6s\n'))
    const result = await run('3', {
      mary: { status: 'ok', timestamp: iso(0) },
      lisa: { status: 'ok', signals_sent: 42, last_trade: 'BTC/USD' },
    })
    expect(result.exitCode).toBe(0)
    const map = await readMap()
    expect(isMap(map)).toBe(true)
    const instants = Object.fromEntries(
      Object.entries(map.agents).map(([id, { last_heartbeat, seconds_since_heartbeat }]) => [
        id,
        { last_heartbeat, seconds_since_heartbeat },
      ]),
    )
    const seconds = map.agents['paula']?.seconds_since_heartbeat
    expect(map).toEqual({
      timestamp: map.timestamp,
      agents: {
        mary: { ...entry('mary', 'Mary', 'online', 0), ...instants['mary'] },
        lisa: {
          ...entry('lisa', 'Lisa', 'online', 0, { metadata: { signals_sent: 42, last_trade: 'BTC/USD' } }),
          ...instants['lisa'],
        },
        paula: { ...entry('paula', 'Paula', 'offline', 0), ...instants['paula'] },
        hybrid: entry('hybrid', 'Hybrid', 'unknown', null),
      },
      alerts: [
        {
          agent_id: 'paula',
          agent_name: 'Paula',
          seconds_offline: seconds,
          alert_time: map.timestamp,
          message: `Agent Paula offline for ${seconds}s`,
        },
      ],
      summary: { total_agents: 4, online_agents: 2, offline_agents: 1, unknown_agents: 1 },
    })
    expect(instants['paula']?.last_heartbeat).toBe(before.agents.paula.last_heartbeat)
    expect(seconds).toBeGreaterThanOrEqual(900)
    expect(told.join()).toMatch(/Paula has stopped beating[^]*Silent for: <b>15 min, expected within 6 s/)
  })

  test('a run that does not listen calls nobody offline, and keeps what the last map knew', async () => {
    const before = hubMap()
    await put(MAP, JSON.stringify(before))
    await run('0', {})
    const { agents, alerts } = await readMap()
    expect(Object.entries(agents).map(([id, { status }]) => [id, status])).toEqual([
      ['mary', 'online'],
      ['lisa', 'online'],
      ['paula', 'unknown'],
      ['hybrid', 'unknown'],
    ])
    expect(alerts).toEqual([])
    expect(agents['paula']).toMatchObject({ last_heartbeat: before.agents.paula.last_heartbeat })
  })

  test('an event that is a beat counts, and one of nobody is told with the nearest name', async () => {
    const event = (agent: string) => ({
      action: 'agent:heartbeat',
      client_payload: { agent, status: 'ok', signals_sent: 7 },
    })
    await run('0', {}, { event: event('hybrid') })
    expect((await readMap()).agents['hybrid']).toMatchObject({ status: 'online', metadata: { signals_sent: 7 } })
    const { log, annotations, summary } = await run('0', {}, { event: event('hybird') })
    expect(log + summary + JSON.stringify(annotations)).toContain('did you mean')
  })

  test('what an event says is hostile: no secret, no command and no other agent comes of it', async () => {
    const payload = {
      agent: 'mary',
      status: 'ok',
      note: `the token is ${env['TELEGRAM_BOT_TOKEN']}`,
      text: '::error::x ##[error]x',
      ['__proto__']: { polluted: true },
      huge: 'x'.repeat(5_000),
    }
    const result = await run('0', {}, { event: { action: 'agent:heartbeat', client_payload: payload } })
    const text = await readFile(join(folder.path, MAP), 'utf8')
    const { agents, summary } = JSON.parse(text) as AgentsMap
    expect(isMap(JSON.parse(text))).toBe(true)
    expect(agents['mary']).toMatchObject({ status: 'online', metadata: { note: 'the token is ***' } })
    expect(summary['total_agents']).toBe(4)
    expect(text).not.toContain('xxxxx')
    expect(result.log + result.summary + text).not.toContain('12345:abcdef')
    expect(
      result.annotations
        .filter(({ level }) => level === 'error')
        .map(({ message }) => message)
        .join(),
    ).not.toContain('x ##')
    expect(result.exitCode).toBe(0)
  })

  test('the map is in the artifact where it is wanted, and never outside the workspace', async () => {
    await run('0', {}, { inputs: { artifact: 'with-map' } })
    await run('0', {}, { inputs: { artifact: 'without', 'agents-map': '' } })
    const filesOf = (name: string) => rig.artifacts.artifacts.find((one) => one.name === name)?.files ?? {}
    expect(isMap(JSON.parse(filesOf('with-map')['agents-map.json'] ?? ''))).toBe(true)
    expect(Object.keys(filesOf('without'))).not.toContain('agents-map.json')
    const { annotations } = await run('0', {}, { inputs: { 'agents-map': '../outside.json' } })
    expect(annotations.map(({ message }) => message).join('\n')).toMatch(/agents-map: .*outside the workspace/)
  })

  test('a test alert goes out by hand in either spelling', async () => {
    for (const name of ['send_test_alert', 'send-test-alert']) {
      const result = await rig.run('action.yml', {
        inputs: { issue: 'false', artifact: 'false', 'fail-on': 'never' },
        env,
        workspace: folder.path,
        eventName: 'workflow_dispatch',
        event: { inputs: { [name]: 'true', duration: '1' } },
      })
      expect(JSON.parse(result.outputs['alerts'] ?? '')).toMatchObject([
        { channel: 'telegram', event: 'test', ok: true },
      ])
    }
  })
})
