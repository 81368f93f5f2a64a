import { expect, test } from '@jest/globals'
import type { IncidentPolicy } from '../../src/domain/incidents/incident.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { createFakeGitHub } from '../support/fake-github.js'
import { figure } from '../support/figures.js'
import { createHealingWorld } from '../support/healing-world.js'
import { aLog, NOON } from '../support/incident-samples.js'
import { noRedis } from '../support/no-redis.js'
import { aMonitor } from '../support/monitor-samples.js'

const MONITORS = [aMonitor({ threshold: 10 * MINUTE, kind: 'service' }, 'worker')]

/** Checks on a runner: each is a process of its own, and only the issues remember. */
function createIssueWorld(incidents: Partial<IncidentPolicy> = {}) {
  const github = createFakeGitHub(NOON)
  const options = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null }
  const starts: number[] = []
  const told: string[] = []
  let lastBeatAt = NOON
  return {
    github,
    starts,
    told,
    beat: (at: number) => void (lastBeatAt = at),
    async check(now: number) {
      github.world.now = now
      const store = createGitHubIncidents(options, { github: async () => github.bot, redis: noRedis, log: aLog() })
      const world = createHealingWorld({ steps: { worker: ['worker'] }, monitors: MONITORS, store, incidents })
      world.beat('worker', lastBeatAt)
      const report = await world.check(now)
      starts.push(...world.starts.map(({ at }) => at))
      told.push(...world.events())
      return report
    },
  }
}

test.each([
  ['an issue of its own', {}],
  ['one issue for all', { oneIssue: 'heartbeat.yml' }],
  ['an issue that people close', { keepOpen: true as const }],
  ['one issue for ever', { oneIssue: 'heartbeat.yml', keepOpen: true as const }],
])('%s: a container that beats once and dies is started three times, and given up once', async (_name, incidents) => {
  const world = createIssueWorld(incidents)
  for (let cycle = 0; cycle < 12; cycle++) {
    const begin = NOON + cycle * 20 * MINUTE
    world.beat(begin)
    for (const later of [1, 11, 16]) await world.check(begin + later * MINUTE)
  }
  expect(world.starts).toHaveLength(3)
  expect(world.told.filter((event) => event === 'recovery-exhausted')).toHaveLength(1)
  expect(world.github.issues).toHaveLength(1)
  expect(world.github.issues[0]?.body).toMatch(/a person is needed/)
  figure('container flaps, only issues remember', 'restarts', world.starts.length)
})

test('beats of more than ten minutes between two deaths give all attempts back', async () => {
  const world = createIssueWorld()
  const die = async (from: number): Promise<void> => {
    world.beat(from)
    for (const later of [11, 16, 21, 26, 31]) await world.check(from + later * MINUTE)
  }
  await die(NOON)
  expect(world.starts).toHaveLength(3)
  for (let at = NOON + HOUR; at <= NOON + HOUR + 15 * MINUTE; at += 5 * MINUTE) {
    world.beat(at)
    await world.check(at)
  }
  await die(NOON + HOUR + 15 * MINUTE)
  expect(world.starts).toHaveLength(6)
})

test('one issue for all: each member is healed by itself, however many are in it and however long it is open', async () => {
  const github = createFakeGitHub(NOON)
  const options = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null }
  const ids = ['a', 'b', 'c', 'd', 'e']
  const monitors = ids.map((id) => aMonitor({ threshold: 10 * MINUTE, kind: 'service' }, id))
  const steps = Object.fromEntries(ids.map((id) => [id, [`box-${id}`]]))
  const started: string[] = []
  const told: string[] = []
  const died = (id: string): number => NOON + ids.indexOf(id) * 5 * HOUR
  for (let now = NOON; now < NOON + 26 * HOUR; now += 30 * MINUTE) {
    github.world.now = now
    const store = createGitHubIncidents(options, { github: async () => github.bot, redis: noRedis, log: aLog() })
    const world = createHealingWorld({ steps, monitors, store, incidents: { oneIssue: 'heartbeat.yml' } })
    for (const id of ids) world.beat(id, Math.min(now - MINUTE, died(id)))
    await world.check(now)
    started.push(...world.starts.map(({ target }) => target))
    told.push(...world.told.map(({ event, monitors: about }) => `${event} ${about.join()}`))
  }
  expect(github.issues.filter(({ state }) => state === 'open')).toHaveLength(1)
  for (const id of ids) {
    expect(started.filter((target) => target === `box-${id}`)).toHaveLength(3)
    expect(told.filter((words) => words === `opened ${id}`)).toHaveLength(1)
    expect(told.filter((words) => words === `recovery-exhausted ${id}`)).toHaveLength(1)
  }
})
