import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DAY } from '../../src/domain/time.js'
import { NOON } from '../support/incident-samples.js'
import { times } from '../support/figures.js'
import {
  comesToRest,
  HAPPENINGS,
  inAFile,
  inMemory,
  isLate,
  newLife,
  onGitHub,
  type LifeModel,
  type LivedOn,
} from '../support/incident-life.js'

const LIVES = times(40, 20_000)
const LONGEST_MS = 600_000

/** Whatever happened: one open incident at most, and one exactly where the monitor is late and no person said otherwise. */
async function isAsItShouldBe(model: LifeModel, real: LivedOn): Promise<void> {
  const open = await real.open()
  if (!isLate(model)) expect(open).toBe(0)
  else if (model.closedByPerson) expect(open).toBeLessThanOrEqual(1)
  else expect(open).toBe(1)
}

/** A story has an end for each beat at most, and a reminder for each day. */
function mostComments({ beats, disturbances, now }: LifeModel): number {
  return 2 * (beats + disturbances + 1 + Math.ceil((now - NOON) / DAY))
}

// proves: 11, 15, 16, 17
describe('whatever happens, in whatever order', () => {
  test.each([
    ['in memory', inMemory],
    ['in a file', inAFile],
    ['on GitHub', onGitHub],
  ])(
    'incidents %s come to rest as they should be',
    async (_, begin) => {
      await fc.assert(
        fc.asyncProperty(fc.commands(HAPPENINGS, { maxCommands: 40, size: 'max' }), async (happenings) => {
          const [model, real] = [newLife(), begin()]
          await fc.asyncModelRun(() => ({ model, real }), happenings)
          await comesToRest(model, real)
          await isAsItShouldBe(model, real)
          if (real.github === null) return
          const { issues, writes } = real.github
          expect(issues.flatMap(({ comments }) => comments).length).toBeLessThanOrEqual(mostComments(model))
          const before = writes().length
          await comesToRest(model, real)
          expect(writes()).toHaveLength(before)
        }),
        { numRuns: LIVES },
      )
    },
    LONGEST_MS,
  )
})
