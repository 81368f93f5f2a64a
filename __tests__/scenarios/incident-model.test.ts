import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { times } from '../support/figures.js'
import { inAFile, inMemory, inOneIssue, newLife, onGitHub, type LivedOn } from '../support/incident-life.js'
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
    ['on GitHub', () => onGitHub()],
    ['in one issue', inOneIssue],
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
test('what is over in one of two incidents of a trouble is not believed to be known as lasting in the other', async () => {
  const [model, real] = [newLife(), onGitHub()]
  model.now += 7 * HOUR
  await real.check(model)
  closedByPerson(real)
  model.beatAt = model.now
  model.now += 24 * HOUR
  await real.check(model)
  // The list does not show yet what was just opened, and the end of the one before is owed.
  model.beatAt = model.now
  await real.check(model)
  expect(real.told).toEqual(['opened', 'opened', 'recovered'])
  model.now += 24 * HOUR
  await real.check(model)
  expect(real.told.slice(3)).toEqual(['opened'])
  expect(real.github?.open()).toHaveLength(1)
})

// proves: 15
test('an end that could not be written down is told when it is, so that the next silence is no secret', async () => {
  const [model, real] = [newLife(), onGitHub()]
  model.now += 7 * HOUR
  await real.check(model)
  model.now += MINUTE
  model.beatAt = model.now
  for (let tries = 0; tries < 2; tries++) real.github?.fail(/comments$/, 502, { committed: true })
  await real.check(model)
  expect(real.told).toEqual(['opened'])
  real.github?.mend()
  model.now += 2 * HOUR
  await real.check(model)
  expect(real.github?.open()).toHaveLength(1)
  model.beatAt = model.now
  model.now += MINUTE
  await real.check(model)
  expect(real.told).toEqual(['opened', 'recovered'])
  expect(real.github?.open()).toEqual([])
})

// proves: 15
test('who may have heard that it opened hears that it is over, though a person closed it', async () => {
  const [model, real] = [newLife(), onGitHub()]
  real.github?.fail(/^POST .*issues$/, 502, { committed: true })
  model.now += 7 * HOUR
  await real.check(model)
  closedByPerson(real)
  model.now += MINUTE
  model.beatAt = model.now
  await real.check(model)
  expect(real.told).toEqual(['opened', 'recovered'])
})

// proves: 15
test.each([
  ['Heartbeat', false],
  ['a person', true],
])('what %s closed and a person opens again is told when it is dead again', async (_, byPerson) => {
  const [model, real] = [newLife(), onGitHub()]
  model.now += 7 * HOUR
  await real.check(model)
  model.now += MINUTE
  model.beatAt = model.now
  if (byPerson) closedByPerson(real)
  await real.check(model)
  expect(real.told).toEqual(['opened', 'recovered'])
  openedByPerson(real)
  model.now += 5 * HOUR
  await real.check(model)
  expect(real.told.slice(2)).toEqual(['opened'])
  model.now += MINUTE
  model.beatAt = model.now
  await real.check(model)
  expect(real.told.slice(3)).toEqual(['recovered'])
  expect(real.github?.open()).toEqual([])
})

// proves: 15
test('an end that a process died telling is no secret to the next silence in what a person opens again', async () => {
  const [model, real] = [newLife(), onGitHub()]
  model.now += 7 * HOUR
  await real.check(model)
  closedByPerson(real)
  model.now += MINUTE
  model.beatAt = model.now
  await real.check(model, createMortal({ deeds: 1, isDone: true }))
  expect(real.told).toEqual(['opened', 'recovered'])
  openedByPerson(real)
  model.now += 5 * HOUR
  await real.check(model)
  expect(real.told.slice(2)).toEqual(['opened'])
})

function openedByPerson({ github }: LivedOn): void {
  const issue = github?.issue(1)
  if (!github || !issue) throw new Error('there is no issue')
  github.edit(issue, { state: 'open', state_reason: 'reopened' })
  issue.closed_by = null
}

function closedByPerson({ github }: LivedOn): void {
  const issue = github?.open()[0]
  if (!issue) throw new Error('nothing is open')
  github.edit(issue, { state: 'closed', state_reason: 'completed' })
  issue.closed_by = { login: 'alice', type: 'User' }
}

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
