import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DAY, MINUTE } from '../../src/domain/time.js'
import type { Delivery, IncidentState, Trouble } from '../../src/domain/incidents/incident.js'
import { isBound } from '../../src/incidents/github/bound.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { readMarker, writeMarker } from '../../src/incidents/github/marker.js'
import { createFakeGitHub, type FakeGitHub } from '../support/fake-github.js'
import { aDraft, aLog, aState, aTrouble, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'
import { noRedis } from '../support/no-redis.js'

const BOT = 'github-actions[bot]'
const KEY = 'nightly-backup'
const iso = (at: number): string => new Date(at).toISOString()
const issue = { number: 7, created_at: iso(NOON) }
const memoryOf = (state: Partial<IncidentState> = {}, key = KEY) => ({ key, state: aState(state), previous: null })

/** The first and the last instant at which a run may have written. */
const [FIRST, LAST] = [Date.UTC(2020, 0), Date.UTC(2100, 0)]
const troubled = (more: Partial<Trouble>) => ({ members: { [KEY]: aTrouble(more) } })
const healedAt = (at: number) => ({
  attempts: [{ step: 'rerun', at, ok: true, detail: '', url: null }],
  exhausted: false,
})
const toldOf = (more: Partial<Delivery> = {}): IncidentState['deliveries'] => ({
  mail: { event: 'opened', at: NOON, delivered: true, ...more },
})

function storeOf(fake: FakeGitHub) {
  const options = { labels: [], assignees: [], title: null, runUrl: null }
  return createGitHubIncidents(options, { github: async () => fake.bot, redis: noRedis, log: aLog() })
}

describe('a memory is that of its issue', () => {
  test.each<[string, ReturnType<typeof memoryOf> & { issue?: string }]>([
    ['as it is opened', memoryOf()],
    ['as it is opened by a clock that is a little behind', memoryOf({ openedAt: NOON - 15 * MINUTE })],
    ['after an edit', { ...memoryOf(), issue: '7' }],
    ['of a beat from another age', memoryOf({ members: { [KEY]: aTrouble({ lastBeatAt: 0, since: -1 }) } })],
    ['of a beat from the future', memoryOf({ members: { [KEY]: aTrouble({ lastBeatAt: NOON + 9000 * DAY }) } })],
    ['of a storm', memoryOf({}, 'group:0badcafe')],
    ['as it is opened by a clock that is a little ahead', memoryOf({ openedAt: NOON + 15 * MINUTE })],
    ['of all that a configuration watches', memoryOf({}, 'all:0badcafe')],
    ['after a clock that was wrong by a year', memoryOf({ toldAt: NOON + 365 * DAY })],
    ['told by the first of all runs', memoryOf({ toldAt: FIRST })],
    ['told by the last of all runs', memoryOf({ toldAt: LAST })],
    ['closed by the last of all runs', memoryOf({ closedAt: LAST })],
    ['of beats at the ends of all calendars', memoryOf(troubled({ since: 8.64e15, lastBeatAt: -8.64e15, recoveredAt: 8.64e15 }))], // prettier-ignore
    ['after a milliard of checks', memoryOf({ checks: 1e9, ...troubled({ healthyChecks: 1e9 }) })],
    ['that was told once', memoryOf({ deliveries: toldOf() })],
    ['under the longest key', memoryOf({ members: { [KEY]: aTrouble(), ['k'.repeat(1000)]: aTrouble() } })],
    ['that was told and healed', memoryOf({ ...troubled({ recovery: healedAt(NOON) }), deliveries: toldOf({ openings: 1e9 }) })], // prettier-ignore
  ])('%s', (_, memory) => {
    expect(isBound(issue, memory)).toBe(true)
  })
})

// proves: 14
describe('a memory is nobody’s', () => {
  const { state } = memoryOf()
  const proto = JSON.parse(
    `{"__proto__":${JSON.stringify(aTrouble())},"${KEY}":${JSON.stringify(aTrouble())}}`,
  ) as object
  test.each<[string, ReturnType<typeof memoryOf> & { issue?: string }]>([
    ['born before its issue', memoryOf({ openedAt: NOON - 16 * MINUTE })],
    ['born after its issue', memoryOf({ openedAt: NOON + 16 * MINUTE })],
    ['of another issue', { ...memoryOf(), issue: '6' }],
    ['under another key', memoryOf({}, 'somebody-else')],
    ['without members', memoryOf({ members: {} })],
    ['a time beyond all calendars', memoryOf({ toldAt: 1e308 })],
    ['a beat beyond all calendars', memoryOf({ members: { [KEY]: aTrouble({ since: 8640000000000001 }) } })],
    ['closed before there was a Heartbeat', memoryOf({ closedAt: 0 })],
    ['closed after all runs', memoryOf({ closedAt: LAST + 1 })],
    ['told before there was a Heartbeat', memoryOf({ toldAt: FIRST - 1 })],
    ['told after all runs', memoryOf({ toldAt: LAST + 1 })],
    ['healed after all runs', memoryOf(troubled({ recovery: healedAt(LAST + 1) }))],
    ['sent before there was a Heartbeat', memoryOf({ deliveries: toldOf({ at: FIRST - 1 }) })],
    ['sent more often than anything is', memoryOf({ deliveries: toldOf({ openings: 1e9 + 1 }) })],
    ['a last beat beyond all calendars', memoryOf(troubled({ lastBeatAt: 8.64e15 + 1 }))],
    ['a return beyond all calendars', memoryOf(troubled({ recoveredAt: -8.64e15 - 1 }))],
    ['one check too many', memoryOf({ checks: 1e9 + 1 })],
    ['a good check too many', memoryOf(troubled({ healthyChecks: 1e9 + 1 }))],
    ['a key that is too long', memoryOf({ members: { [KEY]: aTrouble(), ['k'.repeat(1001)]: aTrouble() } })],
    ['a channel with such a key', memoryOf({ deliveries: { ['k'.repeat(1001)]: toldOf()['mail']! } })],
    ['of a storm nobody was in', memoryOf({ members: {} }, 'group:0badcafe')],
    ['under a key that only holds the word', memoryOf({}, 'my-group:0badcafe')],
    ['more checks than a thousand years hold', memoryOf({ checks: 2 ** 52 })],
    ['a member by a name that every object answers to', memoryOf({ members: proto as IncidentState['members'] })],
    ['a channel by such a name', memoryOf({ deliveries: { constructor: { event: 'opened', at: NOON, delivered: true } } as never })], // prettier-ignore
  ])('%s', (_, memory) => {
    expect(isBound(issue, { ...memory, state: { ...state, ...memory.state } })).toBe(false)
  })
})

describe('a marker that is shown as code is a copy', () => {
  const marker = writeMarker(memoryOf())
  test.each([
    ['in a fence', `Look:\n\`\`\`\n${marker}\n\`\`\``],
    ['in a longer fence', `~~~~html\n\`\`\`\n${marker}\n~~~~\nfoot`],
    ['in a second fence', `\`\`\`\na\n\`\`\`\n\`\`\`\n${marker}\n\`\`\``],
    ['behind what only looks like the end of its fence', `\`\`\`\na\n\`\`\`js\n${marker}\n\`\`\``],
    ['behind an end of another kind', `~~~\na\n\`\`\`\n${marker}\n~~~`],
    ['indented', `Look:\n\n    ${marker}`],
    ['quoted', `> ${marker}`],
  ])('%s', (_, body) => {
    expect(readMarker(body)).toEqual({ kind: 'none' })
  })

  test.each([
    ['behind a fence that ends', `\`\`\`sh\ngh run list\n\`\`\`\n\n${marker}`],
    ['behind two fences that end', `\`\`\`\na\n\`\`\`  \n~~~\nb\n~~~~\n${marker}`],
    ['between two fences, of which the first ends in spaces', `\`\`\`\na\n\`\`\`  \n${marker}\n\`\`\`\nb\n\`\`\``],
    ['behind a fence that somebody forgot to end', `\`\`\`\nnote\n\n${marker}`],
  ])('but not %s', (_, body) => {
    expect(readMarker(body).kind).toBe('found')
  })
})

test.each(['__proto__', 'constructor', 'prototype'])('a memory with a member called %s is nobody’s', (name) => {
  const members = JSON.parse(JSON.stringify({ [KEY]: aTrouble(), other: aTrouble() }).replace('other', name)) as object
  expect(isBound(issue, memoryOf({ members: members as IncidentState['members'] }))).toBe(false)
})

test('a server that does not say when an issue was opened leaves nothing to hold its memory against', () => {
  expect(isBound({ number: 7 }, memoryOf({ openedAt: NOON - 300 * DAY }))).toBe(true)
})

test('an issue opened with a wrong clock is found again, and takes GitHub’s date', async () => {
  const fake = createFakeGitHub(NOON)
  const skewed = NOON + 30 * DAY
  await storeOf(fake).open(aDraft({ state: aState({ openedAt: skewed, toldAt: skewed }) }), skewed)
  expect(await storeOf(fake).load()).toMatchObject([{ ref: '1', state: { openedAt: NOON } }])
})

test('no issue is opened that each run would open again', async () => {
  const fake = createFakeGitHub(NOON)
  const members = { constructor: aTrouble() } as unknown as IncidentState['members']
  const opening = storeOf(fake).open(aDraft({ key: 'constructor', state: aState({ members }) }), NOON)
  await expect(opening).rejects.toThrow('could not be told from a copy later')
  expect(fake.issues).toEqual([])
})

test('an issue that was edited names itself, and is found', async () => {
  const fake = createFakeGitHub(NOON)
  const store = storeOf(fake)
  await store.update(await store.open(aDraft(), NOON), stillDown(), NOON)
  expect(readMarker(fake.issue(1).body)).toMatchObject({ memory: { issue: '1' } })
  expect(await storeOf(fake).load()).toHaveLength(1)
})

test('an issue that is open counts as opened, also where the look for others fails', async () => {
  for (const status of [502, 403, undefined]) {
    const fake = createFakeGitHub(NOON)
    fake.fail(/^GET .*\/issues$/, status)
    expect(await storeOf(fake).open(aDraft(), NOON)).toMatchObject({ ref: '1', phase: 'open' })
  }
})

/** What strangers make of a marker they read in an issue of ours. */
const copies = fc.record({
  wrap: fc.constantFrom(
    (marker: string) => marker,
    (marker: string) => `Somebody wrote:\n\n${marker}\n\nIs this yours?`,
    (marker: string) => `\`\`\`\n${marker}\n\`\`\``,
    (marker: string) => `> ${marker}`,
    (marker: string) => `text ${marker} text`,
    (marker: string) => marker.slice(0, -5),
    (marker: string) => marker.replace(/[0-9a-f]{16}/, '0123456789abcdef'),
    (marker: string) => `${marker}\n${marker}`,
  ),
  ageMinutes: fc.integer({ min: 16, max: 600_000 }),
  open: fc.boolean(),
  edited: fc.boolean(),
})

// proves: 14
test('property: no copied, cut or aged marker silences an alarm or lets us edit a stranger’s issue', async () => {
  await fc.assert(
    fc.asyncProperty(copies, async ({ wrap, ageMinutes, open, edited }) => {
      const now = NOON + ageMinutes * MINUTE
      const marker = writeMarker({ ...memoryOf(open ? {} : { closedAt: NOON }), ...(edited ? { issue: '99' } : {}) })
      const fake = createFakeGitHub(now)
      fake.add({ body: wrap(marker), user: { login: BOT } })
      const before = structuredClone(fake.issue(1))
      const store = storeOf(fake)
      expect(await store.load()).toEqual([])
      const own = await store.open(aDraft({ state: aState({ openedAt: now, toldAt: now }) }), now)
      expect(own.ref).toBe('2')
      await store.close(own, beatsAgain(), now)
      expect(fake.issue(1)).toEqual(before)
    }),
    { numRuns: 600 },
  )
})

test('property: a marker of an issue that was edited once binds to no other, however young', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 2, max: 99 }), async (minutes, number) => {
      const memory = { ...memoryOf(), issue: '1' }
      expect(isBound({ number, created_at: iso(NOON + minutes * MINUTE) }, memory)).toBe(false)
    }),
  )
})
