import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { startBeating, type BeatingContainers } from '../../support/beating-containers.js'
import { startDockerProxy, type DockerProxy } from '../../support/docker-proxy.js'
import { figure } from '../../support/figures.js'
import { describeWith } from '../../support/needs.js'
import { startPodman, type Podman } from '../../support/podman.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { startWatching, type Watching } from '../../support/watching.js'

jest.setTimeout(240_000)

const SILENCE = 6000
const OUTAGE = 7000
const CONFIG = `
monitors:
  services:
    redis: { keys: 'health:hb:*', ttl: 5s }
    monitors: each
    every: 2s
    levels: 1,2,3
    recovery: [{ container: '{member}', start-period: 0s }]
recovery: { allow: ['*'], backoff: 2s, cooldown: 20s }
`
// A server that was started a moment ago is not believed to know who is silent; one that does not tell is.
const NO_INFO = ['--user', 'default', 'on', 'nopass', '~*', '&*', '+@all', '-info']
const CASE = 'ten services behind one Redis'

describeWith('podman', CASE, () => {
  let podman: Podman
  let proxy: DockerProxy
  let redis: RedisServer
  let services: BeatingContainers
  let watching: Watching

  beforeAll(async () => {
    redis = await startRedis({ args: NO_INFO })
    podman = await startPodman()
    proxy = await startDockerProxy(podman.socket, podman.folder)
    services = await startBeating(podman, redis, 10)
    await until(() => redis.cli('dbsize') === '10')
    const env = { REDIS_URL: redis.url, DOCKER_HOST: proxy.host }
    watching = await startWatching(podman.folder, CONFIG, { env, flags: ['--interval', '1s', '--no-state'] })
    await watching.says(/Health summary: 10 healthy/, { from: 0 })
  })
  afterAll(async () => {
    await watching?.stop()
    await Promise.all([redis?.close(), proxy?.close()])
    await podman?.close()
  })
  beforeEach(() => proxy.forget())

  /** Long enough for whoever was wrongly taken for dead to be restarted. */
  async function expectNoRestart(what: string): Promise<void> {
    await sleep(OUTAGE + SILENCE + 2000)
    await until(() => Number(redis.cli('dbsize')) >= 10)
    expect({ deeds: proxy.deeds(), said: watching.said() }).toEqual({ deeds: [], said: expect.anything() })
    figure(CASE, what, `${proxy.deeds().length} restarts`)
  }

  test('nobody is restarted when it freezes for longer than they may be silent', async () => {
    redis.freeze()
    await sleep(OUTAGE)
    redis.thaw()
    await expectNoRestart('Redis frozen for 7 s')
  })

  test('nobody is restarted when it is killed and comes back empty', async () => {
    await redis.kill()
    await sleep(OUTAGE)
    await redis.start()
    await expectNoRestart('Redis killed for 7 s, and empty')
  })

  test('nobody is restarted when all its data is lost', async () => {
    redis.cli('flushall')
    await expectNoRestart('FLUSHALL')
  })

  test('nobody is restarted when four of them fall silent at once', async () => {
    const four = ['svc0', 'svc1', 'svc2', 'svc3']
    const from = watching.said().length
    services.fallSilent(...four)
    await watching.says(/svc0/, { from })
    await sleep(SILENCE)
    expect(proxy.deeds()).toEqual([])
    figure(CASE, 'four silent at once', `${proxy.deeds().length} restarts`)
    services.beatAgain(...four)
    // All of them beat again before anything else is tried.
    await until(() => four.every((name) => redis.cli('exists', `health:hb:${name}`) === '1'))
    await sleep(SILENCE)
    expect(proxy.deeds()).toEqual([])
  })

  test('one that a person paused and one that is gone are left alone, and the log says why, once', async () => {
    const from = watching.said().length
    await podman.cli('pause', 'svc8')
    await podman.cli('rm', '--force', '--time', '0', 'svc9')
    const saysSo = (why: string): number => watching.said().slice(from).split(why).length - 1
    await until(() => saysSo('the container svc8 was paused by somebody') > 0)
    await until(() => saysSo('there is no container svc9') > 0)
    await sleep(SILENCE)
    expect(proxy.deeds()).toEqual([])
    figure(CASE, 'one paused, one removed', `${proxy.deeds().length} restarts`)
    expect([saysSo('svc8 was paused'), saysSo('no container svc9')]).toEqual([1, 1])
    await podman.cli('unpause', 'svc8')
    await until(() => redis.cli('exists', 'health:hb:svc8') === '1')
  })

  test('a restart that takes long holds up no look: who falls silent meanwhile is told in time', async () => {
    proxy.breaks((call) => (call.startsWith('POST ') ? { kind: 'late', ms: 12_000 } : null))
    await podman.cli('kill', 'svc5')
    await until(() => proxy.deeds().length > 0)
    const begunAt = performance.now()
    const from = watching.said().length
    services.fallSilent('svc6')
    await watching.says(/svc6.*(critical|missing)/, { from, withinMs: 12_000 })
    figure(CASE, 'ms until another silence is told, during a restart of 12 s', Math.round(performance.now() - begunAt))
    expect(proxy.deeds()).toHaveLength(1)
    services.beatAgain('svc6')
    await watching.says(/svc5.*healthy/)
    proxy.breaks(() => null)
  })

  test('the one that is really dead is restarted, once and it alone', async () => {
    const diedAt = performance.now()
    await podman.cli('kill', 'svc7')
    await until(() => proxy.deeds().length > 0)
    figure(CASE, 'ms from the death of one to its restart', Math.round(performance.now() - diedAt))
    await until(async () => redis.cli('exists', 'health:hb:svc7') === '1')
    await sleep(SILENCE)
    expect(proxy.deeds()).toEqual([expect.stringMatching(/^POST \/v1\.\d+\/containers\/svc7\/restart\?t=10$/)])
  })
})

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50)
}
