import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis } from '../../../src/ports.js'
import { startFakeEngine, type FakeEngine } from '../../support/fake-engine.js'
import { createFaultProxy } from '../../support/fault-proxy.js'
import { latency } from '../../support/faults.js'
import { figure } from '../../support/figures.js'
import { createGitHubEmulator } from '../../support/github-emulator.js'
import { bodyOf, closeServer, listen } from '../../support/http-server.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { beatAll, createWatchers, until, type Beats, type Watchers } from '../../support/watchers.js'

const SLOW = 3_000
const TICK = 1_000

describeWith('redis-server', 'a leader that is told to end', () => {
  let redis: RedisServer
  let client: Redis
  let engine: FakeEngine
  let beats: Beats
  beforeEach(async () => {
    redis = await startRedis()
    client = createRedis({ url: redis.url, ca: null })
    engine = await startFakeEngine(['w1'], { tookMs: SLOW, began: () => beats.beat() })
    beats = beatAll(client, engine, ['w1'])
  })
  afterEach(async () => {
    beats.stop()
    client.close()
    await engine.close()
    await redis.close()
  })

  /** Two watchers, of which the leader is told to end once it is in the middle of something; gives how long that took. */
  async function endLeader(watchers: Watchers, inTheMiddle: Promise<void>): Promise<number> {
    await until('somebody leads', async () => (await watchers.leader()) !== null)
    await sleep(4 * TICK)
    engine.stop('w1')
    await inTheMiddle
    const leader = (await watchers.leader()) as ChildProcess
    const began = performance.now()
    const ended = once(leader, 'exit')
    leader.kill('SIGTERM')
    const [code] = (await ended) as [number | null]
    const tookMs = performance.now() - began
    expect(code).toBe(0)
    await until('the other leads', async () => ![null, leader].includes(await watchers.leader()), 2.5 * TICK)
    // So long that it would do again what it takes for not done.
    await sleep(5 * TICK)
    return tookMs
  }

  test('in the middle of a restart: it waits for its end, and nobody restarts again', async () => {
    const watchers = createWatchers(redis, client, configOf({ engine, store: 'redis' }))
    const restarting = new Promise<void>((resolve) => engine.onNext('restart', resolve))
    watchers.start()
    watchers.start()
    const tookMs = await endLeader(watchers, restarting)
    await watchers.end()
    figure('SIGTERM during a restart', 'exit after', `${Math.round(tookMs)} ms`)
    expect(tookMs).toBeLessThan(10_000)
    expect(engine.restarts).toHaveLength(1)
  }, 60_000)

  test('in the middle of an alert: it is sent, written down, and not sent again', async () => {
    const webhook = await slowWebhook()
    const watchers = createWatchers(redis, client, configOf({ engine: null, store: 'redis' }))
    watchers.start({ env: { WEBHOOK_URL: webhook.url } })
    watchers.start({ env: { WEBHOOK_URL: webhook.url } })
    const tookMs = await endLeader(watchers, webhook.asked)
    await watchers.end()
    await closeServer(webhook.server)
    figure('SIGTERM during an alert', 'exit after', `${Math.round(tookMs)} ms`)
    expect(tookMs).toBeLessThan(10_000)
    expect(webhook.events).toEqual(['opened'])
  }, 60_000)

  test('in the middle of a write to GitHub: one issue, and the other knows it', async () => {
    const github = await createGitHubEmulator()
    const proxy = await createFaultProxy({ upstream: github.url })
    proxy.add({ method: 'POST', path: /\/issues$/, fault: latency(SLOW) })
    const watchers = createWatchers(redis, client, configOf({ engine: null, store: '[redis, github]' }))
    const how = {
      env: { GITHUB_TOKEN: github.token },
      args: ['--repo', github.repository, '--api-url', proxy.url, '--read-from', 'workspace'],
    }
    watchers.start(how)
    watchers.start(how)
    const isWriting = (): boolean => proxy.writes().some(({ path }) => path.endsWith('/issues'))
    const tookMs = await endLeader(watchers, until('an issue is opened', isWriting))
    await watchers.end()
    const issues = await github.issues()
    await proxy.close()
    await github.close()
    figure('SIGTERM during a write to GitHub', 'exit after', `${Math.round(tookMs)} ms`)
    expect(tookMs).toBeLessThan(10_000)
    expect(issues).toHaveLength(1)
  }, 60_000)
})

/** Takes its time for each message. */
async function slowWebhook() {
  const events: string[] = []
  let begun = (): void => {}
  const asked = new Promise<void>((resolve) => (begun = resolve))
  const server: Server = createServer((request, response) => {
    events.push(String(request.headers['x-heartbeat-event']))
    begun()
    void bodyOf(request).then(() => setTimeout(() => response.end('ok'), SLOW))
  })
  return { server, events, asked, url: `http://127.0.0.1:${await listen(server)}/hook` }
}

function configOf({ engine, store }: { engine: FakeEngine | null; store: string }): string {
  const step = engine && `- { container: w1, docker-host: '${engine.host}', start-period: 0s }`
  return `
redis: { lease: 2s }
incidents: { store: ${store} }
recovery: { allow: ['*'], backoff: 1s }
monitors:
  w1:
    redis: { key: 'hb:w1' }
    threshold: 2s
    kind: service
    ${step === null ? '' : `recovery: [${step.slice(2)}]`}
`
}
