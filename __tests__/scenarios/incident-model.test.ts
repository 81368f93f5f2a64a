import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { times } from '../support/figures.js'
import { inAFile, inMemory, newLife, onGitHub } from '../support/incident-life.js'
import { createMortal } from '../support/mortal.js'
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

// proves: 15
test('a reopening whose answer is lost is not undone by what is remembered of its telling', async () => {
  const [model, real] = [newLife(), onGitHub()]
  model.now += 7 * HOUR
  await real.check(model)
  model.now += MINUTE
  model.beatAt = model.now
  await real.check(model)
  real.github?.fail(/^PATCH /, 502, { committed: true })
  model.now += 2 * HOUR
  for (let looks = 0; looks < 3; looks++) {
    model.now += MINUTE
    await real.check(model)
  }
  expect(real.told).toEqual(['opened', 'recovered', 'opened', 'opened'])
  expect(real.github?.open()).toHaveLength(1)
})

// proves: 15
describe.each([
  ['in memory', inMemory, 1],
  ['in a file', inAFile, 1],
  // It looks for others that opened the same.
  ['on GitHub', onGitHub, 2],
])('a process that dies between writing down %s and telling', (_, begin, deedsBefore) => {
  const opens = async (isDone: boolean) => {
    const [model, real] = [newLife(), begin()]
    model.now += 2 * HOUR
    await real.check(model, createMortal({ deeds: deedsBefore, isDone }))
    model.now += MINUTE
    return { model, real }
  }

  test('and one that dies before it tells the end leave that to the next one', async () => {
    const { model, real } = await opens(true)
    model.beatAt = model.now
    await real.check(model, createMortal({ deeds: 1, isDone: false }))
    expect(real.told).toEqual(['opened'])
    model.now += MINUTE
    await real.check(model)
    expect(real.told).toEqual(['opened', 'recovered'])
  })

  test('leaves the alarm to the next one', async () => {
    const { model, real } = await opens(false)
    expect(real.told).toEqual([])
    await real.check(model)
    expect(real.told).toEqual(['opened'])
  })

  test('may have told it, so it is told again', async () => {
    const { model, real } = await opens(true)
    await real.check(model)
    expect(real.told).toEqual(['opened', 'opened'])
  })

  test('may have told it, so that it is over is told as well', async () => {
    const { model, real } = await opens(true)
    model.beatAt = model.now
    await real.check(model)
    expect(real.told).toEqual(['opened', 'recovered'])
  })

  test('leaves it to the next one that it got worse', async () => {
    const [model, real] = [newLife(), begin()]
    model.now += 2 * HOUR
    await real.check(model)
    model.now += 8 * HOUR
    await real.check(model, createMortal({ deeds: 1, isDone: false }))
    model.now += MINUTE
    await real.check(model)
    model.now += MINUTE
    await real.check(model)
    expect(real.told).toEqual(['opened', 'escalated'])
  })
})
