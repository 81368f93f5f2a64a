import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { bareEnvironment, projectRoot, runChild } from '../support/child.js'
import { startDockerProxy, type DockerProxy } from '../support/docker-proxy.js'
import { figure, times } from '../support/figures.js'
import { describeWith } from '../support/needs.js'
import { SCRIPTS, startPodman, type Podman } from '../support/podman.js'
import { startRedis, type RedisServer } from '../support/redis-server.js'
import { startSupervisor, type Supervisor } from '../support/supervisor.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

const SERVICE = 'game_shard:shard-1'
const CONTAINER = 'arbees-game_shard-shard-1'
const MIRROR = `health:restart:${CONTAINER}`
/** That system's own seconds where proofs are made in full. */
const BACKOFF = times(0, 1) === 1 ? [5, 15, 45] : [1, 3, 5]
/** The figures of that system, ten times as fast. */
const ENVIRONMENT = {
  HEARTBEAT_INTERVAL_SECS: '1',
  HEARTBEAT_TTL_SECS: '4',
  HEARTBEAT_MISS_THRESHOLD: '3',
  SUPERVISOR_CHECK_INTERVAL_SECS: '1',
  RESTART_BACKOFF_SECS: BACKOFF.join(','),
  RESTART_ALLOW_SERVICES: '*',
}
const PASSWORD = 'long-enough-secret'
const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const RUNBOOK = 'runbook of a supervisor'

jest.setTimeout(180_000)

describeWith('podman', 'a supervisor that is set up by its environment', () => {
  let podman: Podman
  let proxy: DockerProxy
  let folder: TemporaryFolder
  let redis: RedisServer
  let beating: ReturnType<typeof setInterval>[]
  let supervisors: Supervisor[]

  beforeAll(async () => {
    podman = await startPodman()
    proxy = await startDockerProxy(podman.socket, podman.folder)
  })
  afterAll(async () => {
    await proxy.close()
    await podman.close()
  })
  beforeEach(async () => {
    folder = await createTemporaryFolder('supervision-')
    redis = await startRedis()
    await allowWatcher()
    beating = []
    supervisors = []
    proxy.forget()
  })
  afterEach(async () => {
    beating.forEach(clearInterval)
    await Promise.all(supervisors.map((one) => one.end()))
    await podman.cli('rm', '--all', '--force', '--time', '0')
    await redis.close()
    await folder.close()
  })

  /** The rights that the product prints. Of a server that tells nothing of itself nobody thinks that it was started a moment ago. */
  async function allowWatcher(): Promise<void> {
    const { stdout } = await runChild(process.execPath, [CLI, 'redis', 'acl', '--reader', '--json'], {
      env: { ...bareEnvironment(folder.path), ...ENVIRONMENT },
      cwd: folder.path,
    })
    const { users } = JSON.parse(stdout) as { users: { line: string }[] }
    for (const { line } of users) redis.cli(...line.replace('>PASSWORD', `>${PASSWORD}`).split(' '))
    redis.cli('ACL', 'SETUSER', 'heartbeat-reader', '-info')
  }

  function supervise(env: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Supervisor {
    const one = startSupervisor(
      folder.path,
      {
        ...ENVIRONMENT,
        REDIS_URL: redis.url.replace('redis://', `redis://heartbeat-reader:${PASSWORD}@`),
        DOCKER_HOST: proxy.host,
        ...env,
      },
      args,
    )
    supervisors.push(one)
    return one
  }

  /** Beats as that system's services do: a key with a TTL, written anew. */
  function beat(service: string, while_: () => boolean = () => true): void {
    const [name = '', instance = ''] = service.split(':')
    const write = (): void => {
      if (!while_()) return
      const timestamp = new Date().toISOString()
      const text = JSON.stringify({ service: name, instance_id: instance, status: 'healthy', timestamp, checks: {} })
      redis.cli('SET', `health:hb:${service}`, text, 'EX', '4')
    }
    write()
    beating.push(setInterval(write, 400))
  }

  const running = async (name: string): Promise<boolean> => (await podman.inspect(name, '.State.Running')) === 'true'

  test('a container that was killed is missed, restarted at the first attempt, and back', async () => {
    await podman.start(CONTAINER)
    let alive = true
    beat(SERVICE, () => alive)
    const supervisor = supervise()
    await supervisor.line('Supervisor started (auto-restart enabled)')
    await supervisor.line('Health summary: 1 healthy, 0 degraded, 0 unhealthy, 0 missing')
    // It has its time to begin before anybody may restart it.
    await sleep(4_000)
    alive = false
    await podman.cli('kill', CONTAINER)
    const killedAt = performance.now()
    await supervisor.line(`Service ${SERVICE} missing heartbeat (`)
    await supervisor.line(`Attempting restart of ${CONTAINER} (attempt 1/3)`)
    await supervisor.line(`Successfully restarted ${CONTAINER}`)
    const restartedMs = performance.now() - killedAt
    expect(JSON.parse(redis.cli('GET', MIRROR))).toMatchObject({ attempt_count: 1, last_failure_reason: null })
    // It beats again before anything is asked that takes a while: who has had his time to begin is restarted once more.
    alive = true
    expect(await running(CONTAINER)).toBe(true)
    await supervisor.line(`Service ${SERVICE} heartbeat: healthy`)
    expect(supervisor.lines().map(({ text }) => text)).toContain(`Service ${SERVICE} missed heartbeat (attempt 1/3)`)
    expect(proxy.deeds()).toEqual([expect.stringMatching(/^POST .*\/restart/)])
    expect(redis.cli('ACL', 'LOG')).not.toMatch(/health:|mirror|alerts/)
    figure(RUNBOOK, 'killed to restarted, ms, with a TTL of 4 s and looks each second', Math.round(restartedMs))
  })

  test('a container that cannot come back is tried three times with the pauses between, and told of once', async () => {
    await podman.start(CONTAINER, { script: SCRIPTS.ends })
    let alive = true
    beat(SERVICE, () => alive)
    const supervisor = supervise()
    await supervisor.line('Health summary: 1 healthy')
    alive = false
    await supervisor.line(`Service ${SERVICE} missing heartbeat (`)
    const first = await supervisor.line(`Attempting restart of ${CONTAINER} (attempt 1/3)`)
    const second = await supervisor.line(`Attempting restart of ${CONTAINER} (attempt 2/3)`)
    const third = await supervisor.line(`Attempting restart of ${CONTAINER} (attempt 3/3)`, 60_000)
    const end = await supervisor.line(`Service ${SERVICE} exhausted restart attempts (3/3)`, 90_000)
    const alert = await supervisor.line('Published alert: {"type":"SERVICE_RESTART_FAILED"')
    expect(JSON.parse(alert.text.replace('Published alert: ', ''))).toMatchObject({ service: SERVICE, attempts: 3 })
    const pauses = [second.atMs - first.atMs, third.atMs - second.atMs, end.atMs - third.atMs]
    // A pause is counted from the look that began the attempt, and its line comes a moment after it.
    pauses.forEach((pause, i) => expect(pause).toBeGreaterThan(BACKOFF[i]! * 1000 - 1000))
    const mirrored = JSON.parse(redis.cli('GET', MIRROR)) as Record<string, unknown>
    expect(mirrored).toMatchObject({ attempt_count: 3 })
    expect(Date.parse(String(mirrored['cooldown_until']))).toBeGreaterThan(Date.now() + 500_000)
    await sleep(3_000)
    expect(proxy.deeds()).toHaveLength(3)
    figure(RUNBOOK, `pauses between attempts, ms, for ${BACKOFF.join(', ')} s`, pauses.map(Math.round).join(' '))

    // The key that shows them is the way to reset them.
    redis.cli('DEL', MIRROR)
    await supervisor.line(`Attempting restart of ${CONTAINER} (attempt 1/3)`)
  })

  test('Redis itself dies: nobody is restarted, by it or after it', async () => {
    await podman.start(CONTAINER)
    beat(SERVICE)
    beat('redis:1')
    const supervisor = supervise()
    await supervisor.line('Health summary: 2 healthy')
    beating.forEach(clearInterval)
    await redis.kill()
    await supervisor.line('services: unknown (source-unreachable)')
    await supervisor.line('redis in deny list - alerting only')
    await sleep(8_000)
    await redis.start()
    await allowWatcher()
    await sleep(6_000)
    expect(proxy.deeds()).toEqual([])
    expect(supervisor.lines().filter(({ text }) => /Attempting|unresponsive|no longer/.test(text))).toEqual([])
    figure(RUNBOOK, 'restarts while and after Redis was away', proxy.deeds().length)
  })

  test('what is on the deny list is told of, and left alone', async () => {
    await podman.start('arbees-redis-1')
    let alive = true
    beat('redis:1', () => alive)
    const supervisor = supervise()
    await supervisor.line('Health summary: 1 healthy')
    alive = false
    await supervisor.line('Service redis:1 missing heartbeat (')
    await supervisor.line('arbees-redis-1 in deny list - alerting only')
    await supervisor.line('Published alert: {"type":"SERVICE_DOWN"')
    expect(proxy.deeds()).toEqual([])
  })

  test.each<[string, Record<string, string>, string[]]>([
    ['MAX_RESTART_ATTEMPTS=0', { MAX_RESTART_ATTEMPTS: '0' }, []],
    ['SUPERVISOR_ENABLED=false', { SUPERVISOR_ENABLED: 'false' }, []],
    ['a dry run', {}, ['--dry-run']],
    ['no list of services', { RESTART_ALLOW_SERVICES: '' }, []],
  ])('%s: nothing but GET reaches the engine', async (name, env, args) => {
    await podman.start(CONTAINER)
    let alive = true
    beat(SERVICE, () => alive)
    const supervisor = supervise(env, args)
    await supervisor.line('Supervisor started (auto-restart disabled)')
    await supervisor.line('Health summary: 1 healthy')
    alive = false
    await podman.cli('kill', CONTAINER)
    await supervisor.line(`Service ${SERVICE} is unresponsive - marking as critical`)
    await sleep(3_000)
    expect(proxy.deeds()).toEqual([])
    expect(supervisor.lines().filter(({ text }) => text.includes('Attempting'))).toEqual([])
    figure('alert-only', `${name}: calls to the engine that are no GET`, proxy.deeds().length)
  })
})
