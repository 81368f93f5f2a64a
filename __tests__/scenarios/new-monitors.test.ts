import { describe, expect, test } from '@jest/globals'
import { DAY, HOUR, type Instant } from '../../src/domain/time.js'
import { createCheckWorld, type CheckWorld } from '../support/check-world.js'
import { refusal, stubHistory, type HistoryStub } from '../support/history-stub.js'
import { aMonitor } from '../support/monitor-samples.js'

/** A Wednesday. */
const NOON = Date.UTC(2026, 10, 18, 12)
const at = (hours: number): Instant => NOON + hours * HOUR
const CONFIG = '.github/heartbeat.yml'
const TEXT = 'monitors:\n  job:\n    every: 2h\n    grace: 10m\n    tags: [a]\n'

interface Story {
  readonly world: CheckWorld
  readonly github: HistoryStub
}

/** A config whose monitor was declared at this instant; the line of its tags at noon. */
function declared(instant: Instant, how: { declaredIn?: string; self?: string } = { declaredIn: CONFIG }): Story {
  const github = stubHistory()
  github.files.set(CONFIG, { text: TEXT, lines: [instant, instant, instant, instant, NOON] })
  const monitor = aMonitor({
    every: 2 * HOUR,
    grace: HOUR / 6,
    levels: { by: 'missed', warning: 1, degraded: 1, critical: 1 },
  })
  return { world: createCheckWorld([monitor], {}, { ...how, github }), github }
}

async function verdictAt(world: CheckWorld, now: Instant): Promise<string> {
  const { verdicts } = await world.check(now)
  return verdicts.map(({ status, reason }) => `${status} ${reason}`).join()
}

describe('a monitor without a beat', () => {
  test('is pending for one window and an hour from the commit that declared it, then missing', async () => {
    const { world, github } = declared(NOON)
    expect(await verdictAt(world, at(1))).toBe('healthy pending')
    expect(await world.open()).toEqual([])
    expect(github.asked).toEqual([`blame ${CONFIG}`])
    expect(await verdictAt(world, at(3 + 1 / 6))).toBe('healthy pending')
    expect(await verdictAt(world, at(3.2))).toBe('critical missing')
    expect(await world.open()).toEqual(['job'])
  })

  test('is not made new by edits of other lines, week after week', async () => {
    const { world } = declared(NOON - 30 * DAY)
    expect(await verdictAt(world, at(0.1))).toBe('critical missing')
  })

  test('is asked about no more once its incident is open', async () => {
    const { world, github } = declared(NOON - 30 * DAY)
    await world.check(at(0))
    github.asked.length = 0
    expect(await verdictAt(world, at(1))).toBe('critical missing')
    expect(github.asked).toEqual([])
  })

  test('is unknown where the repository does not say, and opens nothing', async () => {
    const { world, github } = declared(NOON)
    github.blameFails = refusal(503)
    expect(await verdictAt(world, at(100))).toBe('unknown missing')
    expect(await world.open()).toEqual([])
    github.blameFails = null
    expect(await verdictAt(world, at(101))).toBe('critical missing')
  })

  test('that inputs declare is as old as the last change of the workflow file', async () => {
    const self = '.github/workflows/check.yml'
    const { world, github } = declared(NOON, { self })
    github.once.set(self, [at(0)])
    expect(await verdictAt(world, at(1))).toBe('healthy pending')
    expect(await verdictAt(world, at(4))).toBe('critical missing')
    expect(github.asked).toEqual([`commits ${self}`, `commits ${self}`])
  })

  test.each([
    ['nobody can be asked', {}],
    ['the config lies outside the repository', { declaredIn: '../heartbeat.yml' }],
    ['the config lies elsewhere on this machine', { declaredIn: '/etc/heartbeat.yml' }],
  ])('is missing at once where %s', async (_, how) => {
    const { world, github } = declared(NOON, how)
    expect(await verdictAt(world, at(0))).toBe('critical missing')
    expect(github.asked).toEqual([])
  })

  test('with its own policy is asked about never', async () => {
    const github = stubHistory()
    const world = createCheckWorld([aMonitor({ missing: 'warning' })], {}, { declaredIn: CONFIG, github })
    expect(await verdictAt(world, at(0))).toBe('warning missing')
    expect(github.asked).toEqual([])
  })
})

describe('a monitor whose schedule is younger than its last beat', () => {
  test('is pending until its new window has passed', async () => {
    const { world, github } = declared(at(10))
    world.beat('job', at(0))
    expect(await verdictAt(world, at(11))).toBe('healthy pending')
    expect(await world.open()).toEqual([])
    expect(github.asked).toEqual([`blame ${CONFIG}`])
    expect(await verdictAt(world, at(13.5))).toBe('critical stale')
    expect(await world.open()).toEqual(['job'])
  })

  test.each([
    ['there is no blame', refusal(404)],
    ['nobody answers', refusal(503)],
  ])('is stale where %s: the last change of a file says nothing of one monitor', async (_, blameFails) => {
    const { world, github } = declared(at(10))
    github.blameFails = blameFails
    world.beat('job', at(0))
    expect(await verdictAt(world, at(11))).toBe('critical stale')
    expect(github.asked).toEqual([`blame ${CONFIG}`])
  })
})

test('a healthy check asks nothing', async () => {
  const { world, github } = declared(NOON)
  world.beat('job', at(0))
  for (const hours of [0, 1, 2]) expect(await verdictAt(world, at(hours))).toBe('healthy ok')
  expect(github.asked).toEqual([])
})
