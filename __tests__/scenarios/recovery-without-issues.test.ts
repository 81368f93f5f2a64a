import { expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import type { PastAttempt } from '../../src/recovery/recovery.js'
import { createHealingWorld } from '../support/healing-world.js'
import { NOON } from '../support/incident-samples.js'

test('without issues attempts are counted by the runs they left', async () => {
  const runs: PastAttempt[] = []
  const world = createHealingWorld({
    steps: { worker: ['worker'] },
    store: null,
    past: async (since: Instant) => runs.filter(({ at }) => at >= since),
    start: async (_target, now) => {
      runs.push({ at: now, url: 'https://github.com/octo/example/actions/runs/9' })
      return { ok: true, detail: 'dispatched it', url: null }
    },
  })
  world.beat('worker', NOON - HOUR)
  for (let now = NOON; now < NOON + 3 * HOUR; now += 30 * MINUTE) await world.check(now)
  expect(world.startsOf('worker')).toEqual([NOON, NOON + 30 * MINUTE, NOON + HOUR])
  expect(world.events()).toContain('recovery-exhausted')
})

test('what cannot be counted is not tried', async () => {
  const past = () => Promise.reject(new ExternalError('github', 'GitHub answered 502', { permanent: false }))
  const world = createHealingWorld({ steps: { worker: ['worker'] }, store: null, past })
  world.beat('worker', NOON - HOUR)
  const { notices } = await world.check(NOON)
  expect(world.starts).toEqual([])
  expect(notices.join()).toMatch(/what was tried on container:worker could not be read: GitHub answered 502/)
})

/** A workflow that is dispatched and, some time later, brings a beat; its runs are all that remembers it. */
function aDispatchedWorld(more: { readonly policy?: object; readonly beatAfter?: number | null } = {}) {
  const { policy, beatAfter = 5 * MINUTE } = more
  const runs: PastAttempt[] = []
  const world = createHealingWorld({
    steps: { worker: ['worker'] },
    store: null,
    ...(policy && { policy }),
    past: async (since: Instant) => runs.filter(({ at }) => at >= since),
    start: async (_target, now) => {
      runs.push({ at: now, endedAt: beatAfter === null ? null : now + beatAfter, url: null })
      if (beatAfter !== null) beats.push(now + beatAfter)
      return { ok: true, detail: 'dispatched it', url: null }
    },
  })
  const beats: Instant[] = []
  let before: Instant | null = null
  async function check(now: Instant) {
    if (beats[0] !== undefined && beats[0] <= now) world.beat('worker', beats.shift() ?? now)
    const report = await world.check(now, before)
    before = now
    return report
  }
  return { ...world, check, runs }
}

test('what was healed by an earlier run is told once, by the check that sees its beat', async () => {
  const world = aDispatchedWorld()
  world.beat('worker', NOON - HOUR)
  await world.check(NOON)
  expect(world.events()).toEqual(['opened'])
  const report = await world.check(NOON + 5 * MINUTE + 30_000)
  expect(world.events()).toEqual(['opened', 'healed'])
  expect(report.notices.join()).toMatch(/worker beats again after container:worker was recovered/)
  expect(report.heals?.get('worker')).toBe('container:worker')
  for (let minute = 6; minute < 60; minute += 1) {
    world.beat('worker', NOON + minute * MINUTE - 20_000)
    await world.check(NOON + minute * MINUTE)
  }
  expect(world.events()).toEqual(['opened', 'healed'])
  expect(world.startsOf('worker')).toEqual([NOON])
})

test('what has to be healed every night is a warning in the third', async () => {
  const world = aDispatchedWorld()
  const problems: string[] = []
  world.beat('worker', NOON - HOUR)
  for (let night = 0; night < 4; night += 1) {
    const now = NOON + night * DAY
    await world.check(now)
    problems.push(...(await world.check(now + 5 * MINUTE + 30_000)).problems)
  }
  expect(world.startsOf('worker')).toHaveLength(4)
  expect(problems).toEqual([
    expect.stringMatching(/container:worker had to be healed 3 times within a week/),
    expect.stringMatching(/container:worker had to be healed 4 times within a week/),
  ])
})

test('three checks in a row dispatch no more than the policy, and the attempts of others count', async () => {
  const world = aDispatchedWorld({ policy: { attempts: 1 }, beatAfter: null })
  world.beat('worker', NOON - HOUR)
  for (const minutes of [0, 5, 10, 15]) await world.check(NOON + minutes * MINUTE)
  expect(world.startsOf('worker')).toEqual([NOON])
})

test('beside a run under way nothing is started, and it is said', async () => {
  const world = createHealingWorld({
    steps: { worker: ['worker'] },
    store: null,
    past: async () => [],
    lookAt: async () => ({ kind: 'wait', why: 'a run of update.yml is already in progress' }),
  })
  world.beat('worker', NOON - HOUR)
  const { notices } = await world.check(NOON)
  expect(world.starts).toEqual([])
  expect(notices.join()).toMatch(/already in progress/)
})
