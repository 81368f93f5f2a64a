import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { CHECK_INPUTS } from '../../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../../src/config/inputs/inputs.js'
import { createSecrets } from '../../../src/platform/secrets.js'
import { SECOND } from '../../../src/domain/time.js'
import { checkOnce } from '../../../src/wiring/check-once.js'
import { connect } from '../../../src/wiring/connections.js'
import { quietSurroundings } from '../../../src/wiring/terminal-surroundings.js'
import { writeDocuments } from '../../../src/wiring/write-documents.js'
import { figure, times } from '../../support/figures.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { createTemporaryFolder } from '../../support/tmp.js'

/** A minute of the world in four seconds, so that a threshold of 90 s is one of 6; as it is in full. */
const SCALE = times(15, 1)
const scaled = (seconds: number): number => (seconds * SECOND) / SCALE

interface Entry {
  readonly status: 'online' | 'offline' | 'unknown'
  readonly last_heartbeat: string | null
}
interface AgentsMap {
  readonly agents: Readonly<Record<string, Entry>>
}

const ajv = new Ajv2020({ formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ } })
const isMap = ajv.compile(JSON.parse(readFileSync('schema/agents-map.schema.json', 'utf8')) as object)

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** Agents of both kinds: five beat each 30 s and five each 300 s, and of each kind one more is dead. */
const QUICK = ['q1', 'q2', 'q3', 'q4', 'q5']
const SLOW = ['s1', 's2', 's3', 's4', 's5']
const DEAD = ['q-dead', 's-dead']
const ALL = [...QUICK, ...SLOW, ...DEAD]
const isQuick = (agent: string): boolean => agent.startsWith('q')

async function fleet(server: RedisServer): Promise<string> {
  const { path, close } = await createTemporaryFolder('agents-')
  closers.push(close)
  // Late after three missed beats of either kind.
  const monitors = ALL.map((agent) => {
    const threshold = scaled(isQuick(agent) ? 90 : 900) / SECOND
    return `  ${agent}: { threshold: ${threshold}s, missing: unknown, redis: { channel: 'agents:heartbeat:${agent}' } }`
  })
  await writeFile(join(path, 'heartbeat.yml'), `version: 1\nmonitors:\n${monitors.join('\n')}\n`)
  const timers = [...QUICK, ...SLOW].map((agent, i) => {
    const every = scaled(isQuick(agent) ? 30 : 300)
    const beat = (): void => void server.cli('PUBLISH', `agents:heartbeat:${agent}`, '{"status":"ok"}')
    const timer = setInterval(beat, every)
    // Spread over the interval, as agents are.
    const first = setTimeout(beat, (every * (i % 5)) / 5)
    return () => [clearInterval(timer), clearTimeout(first)]
  })
  closers.push(() => timers.forEach((stop) => stop()))
  return path
}

/** One run of the check as a process of its own would make it; what it listens for is in seconds of the world. */
async function run(path: string, server: RedisServer, seconds: number): Promise<AgentsMap> {
  const surroundings = { ...quietSurroundings(path, createSecrets()), environment: { REDIS_URL: server.url } }
  const connections = connect(surroundings)
  const given = { config: 'heartbeat.yml', 'agents-map': 'map.json', 'read-from': 'workspace' }
  const inputs = { ...readInputs(CHECK_INPUTS, given), duration: scaled(seconds) }
  try {
    const { report, wiring } = await checkOnce(connections, {
      inputs,
      byHand: null,
      now: surroundings.clock.now(),
      runUrl: null,
      self: null,
      runId: null,
      channels: { environment: {}, hide: () => {} },
      incidents: async () => null,
    })
    expect(await writeDocuments(report, inputs, wiring)).toEqual([])
    return JSON.parse(await readFile(join(path, 'map.json'), 'utf8')) as AgentsMap
  } finally {
    connections.close()
  }
}

/** The map of an earlier run, by which all were heard so long ago. */
async function leaveMap(path: string, secondsAgo: (agent: string) => number): Promise<void> {
  const entry = (agent: string) => ({
    id: agent,
    name: agent,
    status: 'online',
    last_heartbeat: new Date(Date.now() - scaled(secondsAgo(agent))).toISOString(),
    seconds_since_heartbeat: 0,
    channel: `agents:heartbeat:${agent}`,
    metadata: {},
  })
  const agents = Object.fromEntries(ALL.map((agent) => [agent, entry(agent)]))
  await writeFile(join(path, 'map.json'), JSON.stringify({ timestamp: '', agents, alerts: [], summary: {} }))
}

describeWith('redis-server', 'a short run and a fleet', () => {
  test.each([0, 10, 70])(
    'a run of %d s calls nobody offline whom it could not have heard, and leaves a valid map',
    async (seconds) => {
      const server = await startRedis()
      closers.push(server.close)
      const path = await fleet(server)
      await sleep(scaled(30))
      const seen = { online: 0, offline: 0, unknown: 0 }
      let wrong = 0
      let found = 0
      let late = 0
      for (const remembers of [false, true]) {
        if (remembers) await leaveMap(path, (agent) => (DEAD.includes(agent) ? 3_600 : isQuick(agent) ? 30 : 300))
        const begun = performance.now()
        const map = await run(path, server, seconds)
        // A machine that stood still meanwhile has listened for longer than it was asked to.
        const mayHaveHeard = seconds > 0 && performance.now() - begun >= scaled(30)
        expect(isMap(map)).toBe(true)
        expect(Object.keys(map.agents)).toEqual(ALL)
        for (const [agent, { status }] of Object.entries(map.agents)) {
          seen[status] += 1
          if (status === 'offline' && !DEAD.includes(agent)) wrong += 1
          if (status === 'offline' && DEAD.includes(agent)) found += 1
          // A third of a threshold: 30 s for those that beat each 30 s, 300 s for the others.
          if (status === 'offline') expect([agent, mayHaveHeard]).toEqual(['q-dead', true])
          if (status === 'offline' && seconds < 70) late += 1
        }
      }
      const what = `a short run of ${seconds} s, agents each 30 s and 300 s`
      figure(what, 'wrongly offline', wrong)
      figure(what, 'dead found', `${found} of 4`)
      figure(what, 'online, offline, unknown', `${seen.online}, ${seen.offline}, ${seen.unknown}`)
      expect(wrong).toBe(0)
      // Of the dead only the one that beat each 30 s can be known, by a run that listened long enough and a map that knew it.
      expect(found).toBe(seconds === 70 ? 1 : late)
      expect(late).toBeLessThanOrEqual(1)
    },
    times(120_000, 400_000),
  )

  test(
    'what is heard in one run is known to the next, which does not listen',
    async () => {
      const server = await startRedis()
      closers.push(server.close)
      const path = await fleet(server)
      const first = await run(path, server, 70)
      const next = await run(path, server, 0)
      for (const agent of QUICK) {
        expect([agent, first.agents[agent]?.status, next.agents[agent]?.status]).toEqual([agent, 'online', 'online'])
        expect(next.agents[agent]?.last_heartbeat).toBe(first.agents[agent]?.last_heartbeat)
      }
    },
    times(120_000, 400_000),
  )

  test('agents of a pattern have their own names and channels, and are not lost where they were not heard', async () => {
    const server = await startRedis()
    const { path, close } = await createTemporaryFolder('agents-')
    closers.push(server.close, close)
    const fleetOf = `version: 1\nmonitors:\n  agents: { threshold: 300s, redis: { channels: 'agents:heartbeat:*' } }\n`
    await writeFile(join(path, 'heartbeat.yml'), fleetOf)
    const say = setInterval(() => server.cli('PUBLISH', 'agents:heartbeat:mary', '{"status":"ok","pnl":1.5}'), 300)
    closers.push(() => clearInterval(say))
    await leaveMap(path, () => 30)
    const { agents } = await run(path, server, 60)
    expect(Object.keys(agents).sort()).toEqual([...ALL, 'mary'].sort())
    expect(agents['mary']).toMatchObject({
      id: 'mary',
      status: 'online',
      channel: 'agents:heartbeat:mary',
      metadata: { pnl: 1.5 },
    })
    expect(agents['q1']).toMatchObject({ id: 'q1', status: 'online', channel: 'agents:heartbeat:q1' })
  }, 120_000)
})
