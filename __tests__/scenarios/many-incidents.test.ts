import { describe, expect, jest, test } from '@jest/globals'
import { carryOut } from '../../src/app/carry-out.js'
import { rewriteAfter } from '../../src/domain/incidents/incident.js'
import { planIncidents } from '../../src/domain/incidents/plan-incidents.js'
import { HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { createFakeGitHub } from '../support/fake-github.js'
import { aLog, aVerdict, NOON, POLICY } from '../support/incident-samples.js'
import { noRedis } from '../support/no-redis.js'

jest.setTimeout(60_000)

const SINGLY = { ...POLICY, groupOver: 1000 }
const CREATE = 'POST /repos/{owner}/{repo}/issues'

/** So many monitors that die and come back together, each with an issue of its own. */
function createWorld(count: number) {
  const fake = createFakeGitHub(NOON)
  const options = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null, rewriteAfterMs: rewriteAfter(SINGLY) } // prettier-ignore
  const names = Array.from({ length: count }, (_, n) => `job-${n}`)
  const dead = names.map((monitor) => aVerdict({ monitor, name: monitor }))

  /** One run; it may do so many things, and no more. Gives what it asked GitHub for. */
  async function check(now: Instant, well = false, turns = Infinity): Promise<readonly string[]> {
    fake.world.now = now
    fake.requests.length = 0
    const store = createGitHubIncidents(options, { github: async () => fake.as('github-actions[bot]'), redis: noRedis, log: aLog() }) // prettier-ignore
    await store.load('open')
    const at = now - MINUTE
    const healthy = { status: 'healthy', reason: 'ok', since: null, lastEndAt: at, beat: { at, state: 'ok' } } as const
    const verdicts = well ? dead.map((verdict) => ({ ...verdict, ...healthy })) : dead
    const plan = planIncidents(verdicts, await store.load('all'), SINGLY, now)
    let left = turns
    await carryOut(plan, store, now, { log: aLog(), mayAct: () => left-- > 0 })
    return fake.requests.map(({ route }) => route)
  }

  return { fake, check }
}

const pagesOf = (count: number): number => Math.max(1, Math.ceil(count / 100))

describe.each([1, 10, 50, 300])('%i incidents', (count) => {
  test('cost an issue each to open, nothing while nothing changes, and a word and an edit to close', async () => {
    const { fake, check } = createWorld(count)
    const opening = await check(NOON)
    expect(opening.filter((route) => route === CREATE)).toHaveLength(count)
    expect(opening.length).toBeLessThanOrEqual(count + 1 + pagesOf(count))
    const same = await check(NOON + 5 * MINUTE)
    expect(same).toEqual(Array.from({ length: pagesOf(count) }, () => 'POST /graphql'))
    const later = await check(NOON + 6 * HOUR)
    expect(later.length).toBe(pagesOf(count) + count)
    const closing = await check(NOON + 7 * HOUR, true)
    expect(closing.length).toBe(pagesOf(count) + 2 * count)
    expect(fake.open()).toEqual([])
    expect(fake.issues).toHaveLength(count)
  })
})

test('what a run has no time for is done by the next, and nothing twice', async () => {
  const { fake, check } = createWorld(300)
  await check(NOON, false, 120)
  expect(fake.issues).toHaveLength(120)
  await check(NOON + 5 * MINUTE, false, 120)
  await check(NOON + 10 * MINUTE)
  expect(fake.issues).toHaveLength(300)
  expect(new Set(fake.issues.map(({ title }) => title)).size).toBe(300)
  await check(NOON + 15 * MINUTE, true, 100)
  expect(fake.open()).toHaveLength(200)
  await check(NOON + 20 * MINUTE, true)
  expect(fake.open()).toEqual([])
  expect(fake.issues.every(({ comments }) => comments.length === 1)).toBe(true)
})
