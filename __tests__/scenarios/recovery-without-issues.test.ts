import { expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
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
