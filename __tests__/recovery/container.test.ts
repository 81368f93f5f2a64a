import { describe, expect, it, test } from '@jest/globals'
import fc from 'fast-check'
import type { Engine, Machine, Process } from '../../src/ports.js'
import { readContainer, readMessage, readNames } from '../../src/recovery/container/read-container.js'
import { standingOf } from '../../src/recovery/container/standing.js'
import { RECOVERY } from '../../src/recovery/index.js'
import type { RecoveryPorts, RedisPlace } from '../../src/recovery/recovery.js'
import { ExternalError } from '../../src/errors.js'
import { A_MACHINE, anEngine, anInspection, ID, NO_ENGINES } from '../support/container-samples.js'
import { aLog } from '../support/incident-samples.js'

const NOW = Date.parse('2026-11-22T09:30:00Z')
const INSPECT = 'GET /containers/sched-1/json'
const RESTART = 'POST /containers/sched-1/restart?t=10'
const PING = 'GET /_ping'

interface World {
  readonly engines?: readonly Engine[]
  readonly machine?: Partial<Machine>
  readonly redis?: readonly RedisPlace[]
  readonly run?: Process['run']
}

async function stepOf(options: Record<string, unknown>, { engines, machine, redis, run }: World) {
  const member = await RECOVERY['container']!()
  const problems: string[] = []
  const checked = member.options(options, problems)
  expect(problems).toEqual([])
  const ports: RecoveryPorts = {
    clock: { now: () => NOW, sleep: async () => {} },
    log: aLog(),
    github: () => Promise.reject(new Error('not asked here')),
    process: {
      run: run ?? ((command) => Promise.reject(new Error(`${command} could not be started (ENOENT)`))),
      runInherit: () => Promise.reject(new Error('not run here')),
    },
    engines: engines === undefined ? NO_ENGINES : async () => engines,
    machine: { ...A_MACHINE, ...machine },
    redisPlaces: () => redis ?? [],
  }
  return member.create(checked, ports)
}

/** An engine with one container in it, and a second answer from the second look on. */
function engineOf(first: string, second = first) {
  let looks = 0
  return anEngine({
    [PING]: { body: 'OK' },
    [INSPECT]: () => ({ body: looks++ === 0 ? first : second }),
    [RESTART]: { status: 204 },
  })
}

const deedsOf = ({ calls }: { calls: readonly string[] }) => calls.filter((call) => !call.startsWith('GET '))

describe('a container, before anything is done to it', () => {
  const running = { Status: 'running', Running: true, ExitCode: 0 }
  const startedAgo = (seconds: number) => new Date(NOW - seconds * 1000).toISOString()
  const checked = { Config: { Healthcheck: { Interval: 5e9, Timeout: 1e9, Retries: 2, StartPeriod: 120e9 } } }

  it.each<[string, Record<string, unknown>, Record<string, unknown>, RegExp]>([
    ['exited', {}, {}, /^ready exited \(137\)$/],
    ['exited for want of memory', { OOMKilled: true }, {}, /^ready exited \(137\), out of memory$/],
    [
      'exited a second ago',
      { FinishedAt: startedAgo(1) },
      {},
      /^wait the container sched-1 ended a moment ago: whoever/,
    ],
    ['stopped, in Podman’s word', { Status: 'stopped', ExitCode: 0 }, {}, /^ready exited \(0\)$/],
    ['running and silent', running, {}, /^ready running$/],
    ['dead', { Status: 'dead' }, {}, /^ready dead$/],
    ['created', { Status: 'created', StartedAt: '0001-01-01T00:00:00Z' }, {}, /^ready created and not started$/],
    [
      'paused',
      { ...running, Status: 'paused', Paused: true },
      {},
      /^hands-off the container sched-1 was paused by somebody; "docker unpause sched-1"/,
    ],
    ['paused by its flag alone', { ...running, Paused: true }, {}, /^hands-off /],
    ['removing', { Status: 'removing' }, {}, /^hands-off the container sched-1 is being removed$/],
    [
      'restarting',
      { Status: 'restarting', Restarting: true },
      { RestartCount: 14 },
      /^wait the container sched-1 is restarting \(its own restart policy did so 14 times\)$/,
    ],
    [
      'restarting by its flag alone',
      { ...running, Restarting: true },
      {},
      /^wait the container sched-1 is restarting$/,
    ],
    ['stopping', { Status: 'stopping' }, {}, /^wait the container sched-1 is stopping$/],
    [
      'young',
      { ...running, StartedAt: startedAgo(59) },
      {},
      /^wait the container sched-1 was started at 2026-11-22T09:29:01Z and has 1 min to begin$/,
    ],
    ['no longer young', { ...running, StartedAt: startedAgo(60) }, {}, /^ready running$/],
    [
      'young by a clock a little ahead',
      { ...running, StartedAt: startedAgo(-30) },
      {},
      /^wait .* and has 1 min to begin$/,
    ],
    ['dated by a clock of another day', { ...running, StartedAt: startedAgo(-86_400) }, {}, /^ready running$/],
    [
      'starting',
      { ...running, StartedAt: startedAgo(90), Health: { Status: 'starting' } },
      checked,
      /^wait .*Z, and its health check has not passed yet$/,
    ],
    [
      'starting for longer than a check that runs',
      { ...running, StartedAt: startedAgo(139), Health: { Status: 'starting' } },
      checked,
      /^ready running$/,
    ],
    ['unhealthy', { ...running, Health: { Status: 'unhealthy' } }, checked, /^ready running$/],
    [
      'in a state nobody knows',
      { Status: 'melting\n::error::' },
      {},
      /^failed the container sched-1 is in a state that is not known here: "melting ::error::"$/,
    ],
  ])('%s', async (_, state, more, expected) => {
    const engine = engineOf(anInspection(state, more))
    const look = await (await stepOf({ container: 'sched-1' }, { engines: [engine] })).look!()
    expect(`${look.kind} ${look.kind === 'ready' ? look.was : look.why}`).toMatch(expected)
    expect(deedsOf(engine)).toEqual([])
  })

  it('is dated by the clock of its engine, where that tells one', async () => {
    const body = anInspection({ ...running, StartedAt: '2026-11-22T10:29:50Z' })
    const ahead = anEngine({ [PING]: {}, [INSPECT]: { body, headers: { date: 'Sun, 22 Nov 2026 10:30:00 GMT' } } })
    const look = await (await stepOf({ container: 'sched-1' }, { engines: [ahead] })).look!()
    expect(look).toMatchObject({ kind: 'wait', why: expect.stringContaining('at 2026-11-22T10:29:50Z and has 1 min') })
  })

  it('has as long to begin as its step says', async () => {
    const engine = engineOf(anInspection({ ...running, StartedAt: startedAgo(2) }))
    const options = { container: 'sched-1', 'start-period': '0s' }
    expect(await (await stepOf(options, { engines: [engine] })).look!()).toMatchObject({ kind: 'ready' })
  })
})

describe('what is never touched', () => {
  const redis = { host: 'redis', port: 6379 }
  const published = { Ports: { '6379/tcp': [{ HostIp: '0.0.0.0', HostPort: '6380' }] } }
  const host = { NetworkMode: 'host' }

  it.each<[string, Record<string, unknown>, World, RegExp]>([
    [
      'its own container',
      {},
      { machine: { ownContainers: () => [ID] } },
      /^Heartbeat itself runs in the container sched-1$/,
    ],
    ['its own container by hostname', {}, { machine: { ownContainers: () => [ID.slice(0, 12)] } }, /^Heartbeat itself/],
    [
      'its Redis by name',
      { Name: '/sched-1' },
      { redis: [{ host: 'SCHED-1', port: 1 }] },
      /is the Redis at SCHED-1:1 that Heartbeat works with$/,
    ],
    [
      'its Redis by alias',
      { NetworkSettings: { Networks: { a: { Aliases: ['redis'] } } } },
      { redis: [redis] },
      /is the Redis at redis:6379/,
    ],
    [
      'its Redis by a newer engine’s names',
      { NetworkSettings: { Networks: { a: { DNSNames: ['redis'] } } } },
      { redis: [redis] },
      /is the Redis/,
    ],
    [
      'its Redis by address',
      { NetworkSettings: { Networks: { a: { IPAddress: '172.17.0.2' } } } },
      { redis: [{ host: '172.17.0.2', port: 6379 }] },
      /is the Redis/,
    ],
    [
      'its Redis by a port of this machine',
      { NetworkSettings: published },
      { redis: [{ host: '127.0.0.1', port: 6380 }] },
      /is the Redis/,
    ],
    [
      'its Redis by an address of this machine',
      { NetworkSettings: published },
      { redis: [{ host: '192.0.2.7', port: 6380 }] },
      /is the Redis/,
    ],
    [
      'its Redis on the network of the machine',
      { HostConfig: host, Config: { ExposedPorts: { '6379/tcp': {} } } },
      { redis: [{ host: 'localhost', port: 6379 }] },
      /is the Redis/,
    ],
  ])('%s', async (_, more, world, expected) => {
    const engine = engineOf(anInspection({}, more))
    const step = await stepOf({ container: 'sched-1' }, { ...world, engines: [engine] })
    expect(await step.look!()).toEqual({ kind: 'hands-off', why: expect.stringMatching(expected) })
    expect(await step.start()).toMatchObject({ ok: false, detail: expect.stringMatching(expected) })
    expect(deedsOf(engine)).toEqual([])
  })

  it.each<[string, Record<string, unknown>, World]>([
    ['another port of this machine', { NetworkSettings: published }, { redis: [{ host: '127.0.0.1', port: 6379 }] }],
    ['the same port of another machine', { NetworkSettings: published }, { redis: [{ host: '10.0.0.9', port: 6380 }] }],
    [
      'the name of the machine that a container on its network goes by',
      { HostConfig: host, Config: { Hostname: 'box' } },
      { redis: [{ host: 'box', port: 6379 }] },
    ],
  ])('and not for %s', async (_, more, world) => {
    const step = await stepOf({ container: 'sched-1' }, { ...world, engines: [engineOf(anInspection({}, more))] })
    expect(await step.look!()).toMatchObject({ kind: 'ready' })
  })

  it('what is on another machine', async () => {
    const engine = engineOf(anInspection())
    const there = await stepOf({ container: 'sched-1', host: 'db2' }, { engines: [engine] })
    const why = 'it is on the machine db2, and this is box'
    expect(await there.look!()).toEqual({ kind: 'hands-off', why })
    expect(await there.start()).toMatchObject({ ok: false, detail: why })
    expect(engine.calls).toEqual([])
    const machine = { hostname: 'Box.example.net' }
    expect(
      await (await stepOf({ container: 'sched-1', host: 'box' }, { engines: [engine], machine })).start(),
    ).toMatchObject({ ok: true })
  })
})

describe('the deed', () => {
  it('takes three calls, by the version that the engine speaks', async () => {
    const engine = anEngine({
      [PING]: { headers: { 'api-version': '1.41' } },
      'GET /v1.41/containers/sched-1/json': { body: anInspection() },
      'POST /v1.41/containers/sched-1/restart?t=3': { status: 204 },
    })
    const step = await stepOf({ container: 'sched-1', 'stop-timeout': '3s' }, { engines: [engine] })
    expect(await step.start()).toEqual({
      ok: true,
      detail: 'restarted the container sched-1, which was exited (137)',
      url: null,
    })
    expect(engine.calls).toHaveLength(3)
  })

  it('is left out when somebody else restarted it since the look', async () => {
    const second = anInspection({ Status: 'running', StartedAt: '2026-11-22T09:29:58Z' })
    const engine = engineOf(anInspection(), second)
    const step = await stepOf({ container: 'sched-1' }, { engines: [engine] })
    expect(await step.start(await step.look!())).toEqual({
      ok: false,
      detail: 'somebody else restarted the container sched-1 at 2026-11-22T09:29:58Z',
      url: null,
    })
    expect(deedsOf(engine)).toEqual([])
  })

  it('is left out by a watcher that was stopped while it looked for the last time', async () => {
    const engine = engineOf(anInspection())
    const step = await stepOf({ container: 'sched-1' }, { engines: [engine] })
    let asked = 0
    const result = await step.start(await step.look!(), () => {
      asked = engine.calls.filter((call) => call === INSPECT).length
      return false
    })
    expect(result).toEqual({ ok: false, detail: 'not begun: this watcher leads no longer', url: null })
    // After the last look, not before it.
    expect(asked).toBe(2)
    expect(deedsOf(engine)).toEqual([])
  })

  it('is left out when it was paused or removed since the look', async () => {
    const engine = engineOf(anInspection(), anInspection({ Status: 'paused' }))
    const step = await stepOf({ container: 'sched-1' }, { engines: [engine] })
    expect(await step.start(await step.look!())).toMatchObject({
      ok: false,
      detail: expect.stringContaining('was paused'),
    })
    expect(deedsOf(engine)).toEqual([])
  })

  it.each([
    [
      { status: 404, body: '{"message":"No such container: sched-1"}' },
      /^there is no container sched-1: it was removed/,
    ],
    [
      {
        status: 404,
        body: '{"cause":"no such container","message":"no container with name or ID \\"sched-1\\" found"}',
      },
      /^there is no container/,
    ],
    [
      { body: anInspection({}, { Name: '/sched-10' }) },
      /^there is no container sched-1: the engine takes that for sched-10; write its whole name$/,
    ],
  ])('is left to people where the container is gone (%#)', async (answer, expected) => {
    const engine = anEngine({ [PING]: {}, [INSPECT]: answer, [RESTART]: { status: 204 } })
    const step = await stepOf({ container: 'sched-1' }, { engines: [engine] })
    expect(await step.look!()).toEqual({ kind: 'hands-off', why: expect.stringMatching(expected) })
    expect(await step.start()).toMatchObject({ ok: false })
    expect(deedsOf(engine)).toEqual([])
  })

  it.each([
    [
      { status: 403, body: 'Forbidden' },
      /GET \/containers\/sched-1\/json: 403 Forbidden; let the proxy before the socket allow this call/,
    ],
    [{ status: 404, body: '404 page not found' }, /: 404 404 page not found$/],
    [{ status: 500, body: '{"message":"boom \\u001b[31m\\n::error::x"}' }, /: 500 boom ::error::x$/],
    [{ body: '<html>' }, /the answer describes no container$/],
    [{ body: anInspection({}, { Name: '/../../x' }) }, /the answer describes no container$/],
    [{ body: anInspection({}, { Id: '../x' }) }, /the answer describes no container$/],
    [new ExternalError('e', 'no whole answer within 10 s', { permanent: false }), /^no whole answer within 10 s$/],
  ])('could not look: %#', async (answer, expected) => {
    const engine = anEngine({ [PING]: {}, [INSPECT]: answer, [RESTART]: { status: 204 } })
    const step = await stepOf({ container: 'sched-1' }, { engines: [engine] })
    expect(await step.look!()).toEqual({ kind: 'failed', why: expect.stringMatching(expected) })
    expect(await step.start()).toMatchObject({ ok: false, detail: expect.stringMatching(expected) })
    expect(deedsOf(engine)).toEqual([])
  })

  it.each([
    [
      { status: 403, body: '' },
      /POST \/containers\/sched-1\/restart: 403; let the proxy before the socket allow .*POST=1 and ALLOW_RESTARTS=1/,
    ],
    [{ status: 500, body: '{"message":"cannot start: port is taken"}' }, /: 500 cannot start: port is taken$/],
    [
      new ExternalError('e', 'unix:///run/test.sock: no whole answer within 55 s', { permanent: false }),
      /within 55 s$/,
    ],
  ])('was refused: %#', async (answer, expected) => {
    const engine = anEngine({ [PING]: {}, [INSPECT]: { body: anInspection() }, [RESTART]: answer })
    const result = await (await stepOf({ container: 'sched-1' }, { engines: [engine] })).start()
    expect(result).toMatchObject({ ok: false, detail: expect.stringMatching(expected) })
    expect(deedsOf(engine)).toHaveLength(1)
  })
})

describe('which container', () => {
  const LIST = `GET /containers/json?all=true&filters=${encodeURIComponent('{"label":["com.docker.compose.service=api"]}')}`
  const labels = { 'com.docker.compose.service': 'api' }
  const world = (list: unknown) =>
    anEngine({
      [PING]: {},
      [LIST]: { body: JSON.stringify(list) },
      [INSPECT]: { body: anInspection() },
      [RESTART]: { status: 204 },
    })

  it('is found by labels, and told by its name so that a deny list can hold', async () => {
    const member = await RECOVERY['container']!()
    expect(member.targetOf(member.options({ labels }, []))).toBe('api')
    expect(member.targetOf(member.options({ labels: { tier: 'web' } }, []))).toBe('tier=web')
    const engine = world([{ Names: ['/sched-1'] }])
    const step = await stepOf({ labels }, { engines: [engine] })
    expect(await step.look!()).toMatchObject({ kind: 'ready', alsoKnownAs: ['sched-1'] })
    expect(await step.start()).toMatchObject({ ok: true, detail: expect.stringContaining('sched-1') })
    expect(deedsOf(engine)).toEqual([RESTART])
  })

  it.each([
    [[], /^no container has the labels com.docker.compose.service=api; /],
    [{}, /^no container has the labels/],
    [[{ Names: ['/../x'] }], /^no container has the labels/],
    [
      [{ Names: ['/a'] }, { Names: ['/b'] }],
      /^2 containers have the labels .* \(a, b\); name one of them by "container:"/,
    ],
  ])('is nobody’s guess: %j', async (list, expected) => {
    const engine = world(list)
    const step = await stepOf({ labels }, { engines: [engine] })
    expect(await step.look!()).toEqual({ kind: 'hands-off', why: expect.stringMatching(expected) })
    expect(await step.start()).toMatchObject({ ok: false })
    expect(deedsOf(engine)).toEqual([])
  })
})

test('what shares its network is restarted after it, each looked at first', async () => {
  const other = (name: string, state = {}) => ({ body: anInspection(state, { Name: `/${name}` }) })
  const young = { Status: 'running', StartedAt: '2026-11-22T09:29:58Z' }
  const engine = anEngine({
    [PING]: {},
    [INSPECT]: { body: anInspection() },
    [RESTART]: { status: 204 },
    'GET /containers/qbit/json': other('qbit', young),
    'POST /containers/qbit/restart?t=10': { status: 204 },
    'GET /containers/sonarr/json': other('sonarr', { Status: 'paused' }),
    'GET /containers/radarr/json': { status: 404, body: '{"message":"No such container: radarr"}' },
    'GET /containers/lidarr/json': other('lidarr'),
    'POST /containers/lidarr/restart?t=10': { status: 500, body: '{"message":"no such network"}' },
  })
  const all = ['qbit', 'sonarr', 'radarr', 'lidarr']
  const result = await (await stepOf({ container: 'sched-1', with: all }, { engines: [engine] })).start()
  expect(result.ok).toBe(true)
  expect(result.detail).toMatch(
    /^restarted the container sched-1, which was exited \(137\), and after it qbit; not restarted: .*sonarr was paused.*; there is no container radarr.*; .*lidarr\/restart: 500 no such network$/,
  )
  const posts = deedsOf(engine)
  expect(posts.map((call) => call.split('/')[2])).toEqual(['sched-1', 'qbit', 'lidarr'])
})

describe('which engine', () => {
  const nobody = (code: string) =>
    anEngine({
      [PING]: new ExternalError('e', `no: ${code}`, { permanent: false, cause: { code }, remedy: 'do this' }),
    })

  it('is the first where somebody listens', async () => {
    const there = engineOf(anInspection())
    const step = await stepOf({ container: 'sched-1' }, { engines: [nobody('ENOENT'), nobody('ECONNREFUSED'), there] })
    expect(await step.start()).toMatchObject({ ok: true })
  })

  it('is not another one where this one may not be spoken to', async () => {
    const other = engineOf(anInspection())
    const step = await stepOf({ container: 'sched-1' }, { engines: [nobody('EACCES'), other] })
    expect(await step.look!()).toEqual({ kind: 'failed', why: 'no: EACCES; do this' })
    expect(other.calls).toEqual([])
  })

  it.each([
    [
      {},
      ['docker', 'podman'],
      'docker --version|docker inspect --type container --format {{json .}} sched-1|docker restart -t 10 sched-1',
    ],
    [
      {},
      ['podman'],
      'docker --version|podman --version|podman inspect --type container --format {{json .}} sched-1|podman restart -t 10 sched-1',
    ],
    [
      { engine: 'podman' },
      ['docker', 'podman'],
      'podman inspect --type container --format {{json .}} sched-1|podman restart -t 10 sched-1',
    ],
    [
      { engine: 'docker', 'docker-host': 'unix:///a.sock' },
      ['docker'],
      'docker --host unix:///a.sock inspect --type container --format {{json .}} sched-1|docker --host unix:///a.sock restart -t 10 sched-1',
    ],
  ])('is reached by its program without a socket: %j', async (more, programs, expected) => {
    const commands: string[] = []
    const run: Process['run'] = async (command, args) => {
      commands.push([command, ...args].join(' '))
      if (!programs.includes(command)) throw new Error(`${command} could not be started (ENOENT)`)
      return { exitCode: 0, stdout: args.includes('inspect') ? anInspection() : '', stderr: '' }
    }
    const result = await (await stepOf({ container: 'sched-1', ...more }, { run })).start()
    expect(result).toMatchObject({ ok: true, detail: 'restarted the container sched-1, which was exited (137)' })
    expect(commands.join('|')).toBe(expected)
  })

  it('is missed in words', async () => {
    const step = await stepOf({ container: 'sched-1' }, {})
    expect(await step.look!()).toEqual({
      kind: 'failed',
      why: 'no socket of an engine was found, and docker could not be started (ENOENT); start the engine, or give its socket by DOCKER_HOST or `docker-host:`',
    })
  })

  it('says by its program too that a container is gone', async () => {
    const run: Process['run'] = async () => ({ exitCode: 1, stdout: '', stderr: 'Error: No such container: sched-1\n' })
    expect(await (await stepOf({ container: 'sched-1', engine: 'docker' }, { run })).look!()).toMatchObject({
      kind: 'hands-off',
    })
  })
})

describe('answers that are hostile', () => {
  test('whatever JSON it is, it is read or it is not, and stays within bounds', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.json({ maxDepth: 4 }), (a, b) => {
        for (const text of [
          a,
          anInspection({ Health: b }, { NetworkSettings: JSON.parse(a), Config: JSON.parse(b) }),
        ]) {
          const container = readContainer(text, null)
          if (container !== null) expect(standingOf(container, 60_000, NOW).kind).toMatch(/^[a-z-]+$/)
          expect(readMessage(text).length).toBeLessThanOrEqual(200)
          for (const name of readNames(text)) expect(name).toMatch(/^[\w.-]+$/)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('a thousand networks and ports are cut', () => {
    const Networks = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [i, { Aliases: Array(1000).fill(`a${i}`) }]),
    )
    const container = readContainer(anInspection({}, { NetworkSettings: { Networks } }), null)
    expect(container?.network.names.length).toBeLessThanOrEqual(100)
  })
})
