import { expect, test } from '@jest/globals'
import type { Incident } from '../../src/domain/incidents/incident.js'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import { aDraft, aState, aTrouble, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'
import { faceWorld } from '../support/face-world.js'

const TICK = 15 * SECOND
const aStranger: Incident = {
  key: 'b',
  ref: '9',
  url: null,
  phase: 'open',
  closedBy: null,
  closedAt: null,
  state: aState(),
}
const ISSUES = /^(GET|POST) .*issues$/

/** GitHub answers nothing for so many requests. */
function cut({ fake }: ReturnType<typeof faceWorld>, requests = 20): void {
  for (let i = 0; i < requests; i++) fake.fail(/./, 503)
}

test('an incident is open here and an issue there, and knows its address', async () => {
  const world = faceWorld()
  const opened = await world.run(NOON).open(aDraft(), NOON)
  expect(opened).toMatchObject({ ref: '1', url: 'https://github.com/o/r/issues/1' })
  expect(await world.truth.load()).toMatchObject([{ ref: '1', url: 'https://github.com/o/r/issues/1' }])
  expect(world.fake.open()).toHaveLength(1)
})

test('looks that find nothing new ask GitHub nothing but what people did, each 5 min', async () => {
  const world = faceWorld()
  const opened = await world.run(NOON).open(aDraft(), NOON)
  await world.run(NOON).load('open')
  const before = world.fake.requests.length
  for (let now = NOON + TICK; now < NOON + HOUR; now += TICK) {
    const run = world.run(now)
    await run.load('open')
    await run.update(opened, stillDown(), now)
  }
  const asked = world.fake.requests.slice(before).map(({ route }) => route)
  expect(new Set(asked)).toEqual(new Set(['POST /graphql']))
  expect(asked.length).toBeLessThanOrEqual(2 * 12)
})

test('a comment, an attempt to heal and a member that is worse are written at once', async () => {
  const world = faceWorld()
  const opened = await world.run(NOON).open(aDraft(), NOON)
  const attempts = [{ step: 'container worker', at: NOON, ok: true, detail: 'restarted' }]
  const tried = aState({ members: { 'nightly-backup': aTrouble({ recovery: { attempts, exhausted: false } }) } })
  const healing = await world.run(NOON + TICK).update(opened, stillDown({ state: tried }), NOON + TICK)
  expect(world.fake.issue(1).body).toContain('container worker')
  await world.run(NOON + 2 * TICK).update(healing, stillDown({ state: tried, comment: 'reminder' }), NOON + 2 * TICK)
  expect(world.fake.issue(1).comments).toHaveLength(1)
})

test('while GitHub is away looking goes on, it is asked once a minute, and its issue is made up for', async () => {
  const world = faceWorld()
  cut(world, 100)
  const opened = await world.run(NOON).open(aDraft(), NOON)
  expect(opened).toMatchObject({ phase: 'open', url: null })
  const asked = world.fake.requests.length
  await world.run(NOON + 15 * SECOND).update(opened, stillDown(), NOON + 15 * SECOND)
  await world.run(NOON + 30 * SECOND).load('open')
  expect(world.fake.requests).toHaveLength(asked)
  await world.run(NOON + 61 * SECOND).load('open')
  expect(world.fake.requests.length).toBeGreaterThan(asked)
  expect(
    world.log.lines.filter((line) => line.startsWith('warning: The issue of nightly-backup could not be written')),
  ).toHaveLength(2)
})

test('what was owed is shown when GitHub is back: opened, with the comment that was missed', async () => {
  const world = faceWorld()
  world.fake.fail(ISSUES, 503)
  const opened = await world.run(NOON).open(aDraft(), NOON)
  await world.run(NOON + TICK).update(opened, stillDown({ comment: 'escalated' }), NOON + TICK)
  expect(world.fake.issues).toEqual([])
  await world.run(NOON + 30 * MINUTE).load('open')
  expect(world.fake.open()).toHaveLength(1)
  expect(await world.truth.load()).toMatchObject([{ url: 'https://github.com/o/r/issues/1' }])
  await world.run(NOON + 31 * MINUTE).load('open')
  expect(world.fake.issues).toHaveLength(1)
})

test('an incident that opened and ended while GitHub was away is an issue that is closed', async () => {
  const world = faceWorld()
  world.fake.fail(ISSUES, 503)
  const opened = await world.run(NOON).open(aDraft(), NOON)
  await world.run(NOON + TICK).close(opened, beatsAgain(), NOON + TICK)
  await world.run(NOON + 2 * MINUTE).load('open')
  expect(world.fake.issues).toMatchObject([{ state: 'closed', state_reason: 'completed' }])
  expect(world.fake.issue(1).comments).toHaveLength(1)
})

test('a close that could not be written is written later, once', async () => {
  const world = faceWorld()
  const opened = await world.run(NOON).open(aDraft(), NOON)
  world.fake.fail(/^POST .*comments$/, 502, { committed: true })
  world.fake.fail(/^GET .*comments$/, 502)
  await world.run(NOON + TICK).close(opened, beatsAgain(), NOON + TICK)
  expect(world.fake.issue(1)).toMatchObject({ state: 'open' })
  expect(await world.truth.load()).toMatchObject([{ phase: 'closed' }])
  await world.run(NOON + 2 * MINUTE).load('open')
  expect(world.fake.issue(1)).toMatchObject({ state: 'closed' })
  expect(world.fake.issue(1).comments).toHaveLength(1)
})

test('an issue whose creation was never answered is not opened twice', async () => {
  const world = faceWorld()
  world.fake.fail(/^POST .*issues$/, undefined, { committed: true })
  world.fake.fail(/^GET .*issues$/, 503)
  world.fake.fail(/^GET .*issues$/, 503)
  await world.run(NOON).open(aDraft(), NOON)
  for (let now = NOON + MINUTE; now <= NOON + 10 * MINUTE; now += MINUTE) await world.run(now).load('open')
  expect(world.fake.issues).toHaveLength(1)
  expect(await world.truth.load()).toMatchObject([{ url: 'https://github.com/o/r/issues/1' }])
})

test.each([
  ['not_planned', 'person-not-planned'],
  ['completed', 'person-completed'],
])('a person who closes the issue as %s is heard within 5 min', async (reason, closedBy) => {
  const world = faceWorld()
  await world.run(NOON).open(aDraft(), NOON)
  await world.run(NOON).load('open')
  Object.assign(world.fake.issue(1), {
    state: 'closed',
    state_reason: reason,
    closed_at: new Date(NOON + MINUTE).toISOString(),
    closed_by: { login: 'octocat', type: 'User' },
  })
  expect(await world.run(NOON + 2 * MINUTE).load()).toMatchObject([{ phase: 'open' }])
  const run = world.run(NOON + 5 * MINUTE)
  expect(await run.load()).toMatchObject([{ phase: 'closed', closedBy, closedAt: NOON + MINUTE }])
})

test('a person who opens the issue again opens the incident', async () => {
  const world = faceWorld()
  const opened = await world.run(NOON).open(aDraft(), NOON)
  await world.run(NOON).close(opened, beatsAgain(), NOON)
  world.fake.edit(world.fake.issue(1), { state: 'open' })
  expect(await world.run(NOON + 6 * MINUTE).load()).toMatchObject([{ ref: '1', phase: 'open' }])
})

test('who only looks writes nothing and reads nothing', async () => {
  const world = faceWorld()
  await world.run(NOON).open(aDraft(), NOON)
  const before = world.fake.requests.length
  expect(await world.run(NOON + HOUR, { mayWrite: false }).load('all')).toHaveLength(1)
  expect(world.fake.requests).toHaveLength(before)
})

test('an issue that somebody deleted is no reason to open one only to close it', async () => {
  const world = faceWorld()
  const opened = await world.run(NOON).open(aDraft(), NOON)
  world.fake.issues.pop()
  await world.run(NOON + TICK).close(opened, beatsAgain(), NOON + TICK)
  expect(world.fake.issues).toEqual([])
  expect((await world.face.load()).owed.size).toBe(0)
})

test.each([
  ['open', async () => undefined],
  [
    'update',
    async (world: ReturnType<typeof faceWorld>) =>
      world.run(NOON).update((await world.truth.load())[0]!, stillDown({ comment: 'escalated' }), NOON),
  ],
  [
    'close',
    async (world: ReturnType<typeof faceWorld>) =>
      world.run(NOON).close((await world.truth.load())[0]!, beatsAgain(), NOON),
  ],
  [
    'reopen',
    async (world: ReturnType<typeof faceWorld>) =>
      world.run(NOON).reopen((await world.truth.load())[0]!, stillDown(), NOON),
  ],
  [
    'close',
    async (world: ReturnType<typeof faceWorld>) =>
      world.run(NOON).closeDuplicate((await world.truth.load())[0]!, aStranger, stillDown({ comment: null }), NOON),
  ],
] as const)('what GitHub does not take is owed by its kind: %s', async (kind, then) => {
  const world = faceWorld()
  if (kind !== 'open') await world.run(NOON).open(aDraft(), NOON)
  cut(world, 100)
  if (kind === 'open') await world.run(NOON).open(aDraft(), NOON)
  await then(world)
  expect([...(await world.face.load()).owed.values()].map((owed) => owed.kind)).toEqual([kind])
})
