import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { figure, times } from '../../support/figures.js'
import { agentName, letAgentsBeat, type Beating, type ManyAgents } from '../../support/many-agents.js'
import { describeWith } from '../../support/needs.js'
import { useOf } from '../../support/process-use.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'
import { startWatcher, until, type Watcher } from '../../support/watcher.js'

jest.setTimeout(400_000)

/** What a processor takes says little beside other tests: its bounds are held by the proof alone. */
const IN_FULL = times(0, 1) === 1
const AGENTS = times(1_000, 10_000)
const WATCHED_MS = times(16_000, 120_000)
const EVERY_MS = 10_000
const INTERVAL_MS = times(5_000, 15_000)

interface Way {
  readonly name: string
  /** The line of its monitor. */
  readonly monitor: string
  commands: Beating['commands']
}

const json = (agent: string, at: number): string =>
  JSON.stringify({
    service: 'agents',
    instance_id: agent,
    status: 'healthy',
    timestamp: new Date(at).toISOString(),
    checks: { db_ok: true },
    metrics: { queue: at % 100 },
  })

/** As Heartbeat's own writer stores it. */
const own = (agent: string, at: number): string => {
  const iso = new Date(at).toISOString()
  const ends = { last_success: iso, finished_at: iso }
  return JSON.stringify({
    last_run: iso,
    monitor: agent,
    status: 'ok',
    source: 'library',
    ...ends,
    checks: { db_ok: true },
  })
}

const WAYS: readonly Way[] = [
  {
    name: 'own layout',
    monitor: 'agents: { redis: own, monitors: each, every: 10s, grace: 5s, kind: service }',
    commands: (agent, at) => [
      ['HSET', '{heartbeat}:beats', agent, own(agent, at)],
      ['ZADD', '{heartbeat}:last', String(at), agent],
    ],
  },
  {
    name: 'keys that run out',
    monitor: 'agents: { redis: "keys health:hb:agents:*", every: 10s, grace: 5s, kind: service }',
    commands: (agent, at) => [['SET', `health:hb:agents:${agent}`, json(agent, at), 'EX', '35']],
  },
  {
    name: 'channels',
    monitor: 'agents: { redis: "channels agents:heartbeat:*", every: 10s, grace: 5s, kind: service }',
    commands: (agent, at) => [['PUBLISH', `agents:heartbeat:${agent}`, json(agent, at)]],
  },
]

let redis: RedisServer
let folder: TemporaryFolder
let agents: ManyAgents
let watcher: Watcher
beforeEach(async () => {
  ;[redis, folder] = await Promise.all([startRedis(), createTemporaryFolder('ten-thousand-')])
  await mkdir(join(folder.path, '.github'))
})
afterEach(async () => {
  agents?.stop()
  watcher?.signal('SIGKILL')
  await watcher?.ended()
  await Promise.all([redis.close(), folder.close()])
})

describeWith('redis-server', `${AGENTS} agents, a beat of each every 10 s`, () => {
  test.each(WAYS)(
    '$name: what watching costs, and how soon a dead one is found',
    async ({ name, monitor, commands }) => {
      await writeFile(join(folder.path, '.github/heartbeat.yml'), `monitors:\n  ${monitor}\n`)
      agents = await letAgentsBeat({ port: redis.port, agents: AGENTS, everyMs: EVERY_MS, commands })
      const args = ['--interval', `${INTERVAL_MS / 1000}s`, '--state-file', 'state.json', '--health', '127.0.0.1:0']
      watcher = startWatcher({ cwd: folder.path, args, env: { REDIS_URL: redis.url } })
      const { text } = await watcher.line(({ text }) => String(text).startsWith('Health is served on'))
      const metrics = new URL('/metrics', String(text).split(' ').at(-1)).href
      const read = async (metric: string): Promise<number> => {
        const body = await (await fetch(metrics)).text()
        return Number(
          body
            .split('\n')
            .find((line) => line.startsWith(`${metric} `))
            ?.split(' ')
            .at(-1) ?? Number.NaN,
        )
      }
      const healthy = (): Promise<number> => read('heartbeat_monitors{status="healthy"}')
      expect(await until(async () => ((await healthy()) >= AGENTS ? true : undefined), 60_000)).toBe(true)

      const [before, ticksBefore, startedAt] = [
        useOf(watcher.pid),
        await read('heartbeat_ticks_total'),
        performance.now(),
      ]
      await sleep(WATCHED_MS)
      const [after, ticksAfter, elapsed] = [
        useOf(watcher.pid),
        await read('heartbeat_ticks_total'),
        performance.now() - startedAt,
      ]
      const cpuMs = after.cpuMs - before.cpuMs
      const ticks = ticksAfter - ticksBefore
      const share = (100 * cpuMs) / elapsed
      figure(`${AGENTS} agents`, `${name}: CPU of a core, %`, Math.round(share * 10) / 10)
      figure(`${AGENTS} agents`, `${name}: CPU a tick, ms`, Math.round(cpuMs / ticks))
      figure(`${AGENTS} agents`, `${name}: peak memory, MiB`, Math.round(after.peakMiB))
      // Nobody was called late meanwhile; before anybody was heard there is nobody to call.
      const late = watcher.lines().filter(({ event, monitor: whom }) => event === 'transition' && whom !== 'agents')
      expect(late).toEqual([])

      agents.kill(77)
      const killedAt = performance.now()
      const isLate = (line: { event: string; monitor?: unknown }): boolean =>
        line.event === 'transition' && line.monitor !== 'agents'
      const found = await watcher.line(isLate, 60_000)
      const foundMs = performance.now() - killedAt
      figure(`${AGENTS} agents`, `${name}: a dead one is found after, s`, Math.round(foundMs / 1000))
      expect(String(found['monitor'])).toContain(agentName(77))
      if (IN_FULL) {
        expect(share).toBeLessThanOrEqual(5)
        expect(cpuMs / ticks).toBeLessThanOrEqual(250)
      }
      expect(after.peakMiB).toBeLessThanOrEqual(160)
      expect(foundMs).toBeLessThanOrEqual(EVERY_MS + 5_000 + EVERY_MS + 1.1 * INTERVAL_MS + 2_000)
    },
  )
})
