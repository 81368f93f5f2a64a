import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Clock } from '../../src/ports.js'
import { branch } from '../../src/sinks/branch/index.js'
import type { Sink } from '../../src/sinks/sink.js'
import { beatAt, logTo } from '../sinks/rig.js'
import { connectedGitHub } from '../support/connected-github.js'
import { racingWrites } from '../support/faults.js'
import { createRig, type Rig } from '../support/rig.js'
import { noRedis } from '../support/no-redis.js'
import { noHttp } from '../support/no-http.js'

let rig: Rig
beforeAll(async () => {
  rig = await createRig()
  await rig.github.putFile('README.md', 'hello', 'heartbeats')
})
afterAll(() => rig.close())

// Waiting is four times shorter than in life: however busy the machine is, the emulator is that much faster than GitHub.
const clock: Clock = {
  now: () => Date.parse('2026-11-22T12:00:00Z'),
  sleep: (ms) => new Promise((end) => setTimeout(end, ms / 4)),
}

async function writer(): Promise<Sink> {
  const log = logTo([])
  const where = { apiUrl: rig.proxy.url, token: rig.github.token, waitBudgetMs: 1000 }
  const github = await connectedGitHub({ owner: 'octo', repo: 'example' }, { ...where, clock, log })
  const files = { read: () => Promise.resolve(null), write: () => Promise.resolve() }
  return branch.create(
    { branch: 'heartbeats', path: 'heartbeats/{monitor}.json', history: 'keep' },
    { clock, log, files, random: Math.random, github: () => Promise.resolve(github), redis: noRedis, http: noHttp },
  )
}

// proves: 21
test('fifty writers at once on one branch that refuses every race lose no beat', async () => {
  rig.proxy.add(racingWrites)
  const beats = Array.from({ length: 50 }, (_, i) => beatAt(0, { monitor: `agent-${i}` }))
  const results = await Promise.all(beats.map(async (beat) => (await writer()).write(beat)))
  expect(results.every(({ written }) => written)).toBe(true)
  for (const { monitor, text } of beats) {
    expect(await rig.github.readFile(`heartbeats/${monitor}.json`, 'heartbeats')).toBe(text)
  }
  const puts = rig.proxy.requests.filter(({ method }) => method === 'PUT')
  expect(puts.some(({ status }) => status === 409)).toBe(true)
  expect(rig.proxy.writes().every(({ method }) => method === 'PUT')).toBe(true)
  expect(await rig.requestProblems()).toEqual([])
}, 180_000)
