import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { times } from '../support/figures.js'
import { inAFile, inMemory, newLife, onGitHub } from '../support/incident-life.js'
import { liveOften } from '../support/incident-lives.js'

const LIVES = times(40, 20_000)
const HOUR_MS = 3_600_000
const LONGEST_MS = times(HOUR_MS / 6, 6 * HOUR_MS)

// proves: 11, 15, 16, 17
describe('whatever happens, in whatever order', () => {
  test.each([
    ['in memory', inMemory],
    ['in a file', inAFile],
    ['on GitHub', onGitHub],
  ])(
    'incidents %s come to rest as they should be, and people know',
    async (where, begin) => liveOften(where, begin, LIVES),
    LONGEST_MS,
  )
})

// proves: 15
test('what was told of the end is not remembered by a duplicate, so that the next alarm is told', async () => {
  const [model, real] = [newLife(), onGitHub()]
  model.now += 7 * HOUR
  await real.check(model)
  // The list does not show yet what was just opened.
  await real.check(model)
  expect(real.github?.open()).toHaveLength(2)
  model.now += MINUTE
  model.beatAt = model.now
  await real.check(model)
  model.now += HOUR + MINUTE
  await real.check(model)
  expect(real.told).toEqual(['opened', 'opened', 'recovered', 'opened'])
})
