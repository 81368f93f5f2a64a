import { describe, expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { writeMarker } from '../../src/incidents/github/marker.js'
import type { GitHub } from '../../src/ports.js'
import { DAY, MINUTE, SECOND } from '../../src/domain/time.js'
import { createFakeGitHub, type FakeGitHub, type FakeIssue } from '../support/fake-github.js'
import { aDraft, aLog, aState, aTrouble, NOON } from '../support/incident-samples.js'
import { noRedis } from '../support/no-redis.js'

const BOT = 'github-actions[bot]'
const LABEL = { name: 'heartbeat-alert' }

function setUp({ authors = [], label = LABEL.name }: { authors?: readonly string[]; label?: string | null } = {}) {
  const fake = createFakeGitHub(NOON)
  const log = aLog()
  const options = { labels: label === null ? [] : [label], assignees: [], title: null, runUrl: null, authors }
  const checker = (github: GitHub = fake.bot) =>
    createGitHubIncidents(options, { github: async () => github, redis: noRedis, log })
  return { fake, log, checker }
}

function ours(key: string, fields: Partial<FakeIssue> = {}): Partial<FakeIssue> {
  const body = writeMarker({ key, state: aState({ members: { [key]: aTrouble() } }), previous: null })
  return { body, user: { login: BOT }, labels: [LABEL], ...fields }
}

/** Issues of other people, each changed after all that were there before. */
function crowd(fake: FakeGitHub, count: number): void {
  for (let n = 1; n <= count; n++) {
    const at = new Date(NOON + n * SECOND).toISOString()
    fake.add({ created_at: at, updated_at: at, body: 'x'.repeat(1000) })
  }
}

const asked = ({ requests }: FakeGitHub): string[] => requests.map(({ route }) => route)
const refs = async (store: { load: () => Promise<readonly { ref: string }[]> }): Promise<string[]> =>
  (await store.load()).map(({ ref }) => ref)

const ONE = ['POST /graphql']

describe('one question', () => {
  test.each<[string, Partial<FakeIssue>]>([
    ['with our label', {}],
    ['whose labels were taken away', { labels: [] }],
  ])('finds the oldest of many, %s, and no word of strangers comes', async (_, fields) => {
    const { fake, checker } = setUp()
    fake.add(ours('backup', fields))
    crowd(fake, 300)
    const words: string[] = []
    const listening: GitHub = {
      ...fake.bot,
      async graphql<T>(query: string, variables?: Record<string, unknown>) {
        const answer = await fake.bot.graphql<T>(query, variables)
        words.push(JSON.stringify(answer))
        return answer
      },
    }
    expect(await refs(checker(listening))).toEqual(['1'])
    expect(asked(fake)).toEqual(ONE)
    expect(words.join()).not.toContain('xxxx')
  })

  test('is what a run asks that has nobody in trouble, and what it asks for all', async () => {
    const { fake, checker } = setUp()
    fake.add(ours('backup'))
    fake.add(ours('mailer', { state: 'closed', state_reason: 'completed', closed_at: new Date(NOON).toISOString() }))
    const store = checker()
    expect(await store.load('open')).toHaveLength(1)
    fake.issue(2).state_reason = 'duplicate'
    expect(await store.load('all')).toHaveLength(2)
    expect(asked(fake)).toEqual([...ONE, 'GET /repos/{owner}/{repo}/issues/{issue_number}'])
  })

  test('by variables alone: nothing of a name stands in it', async () => {
    const { fake, checker } = setUp({ authors: ['"evil"'], label: '") { id } #' })
    await checker().load()
    const [{ parameters }] = fake.requests as unknown as [{ parameters: Record<string, unknown> }]
    expect(parameters).toMatchObject({ owner: 'o', name: 'r', author0: BOT, labels: ['") { id } #'] })
    expect(Object.values(parameters)).toContain('"evil"')
  })

  test('further pages of the open ones, and of closed ones only where all are asked for', async () => {
    const { fake, checker } = setUp()
    for (let n = 0; n < 250; n++) fake.add(ours(`open-${n}`))
    for (let n = 0; n < 130; n++) fake.add(ours(`old-${n}`, { state: 'closed', state_reason: 'completed' }))
    const store = checker()
    expect(await store.load('open')).toHaveLength(250)
    expect(fake.requests).toHaveLength(3)
    expect(fake.requests.map(({ parameters }) => parameters['after0'])).toEqual([undefined, '100', '200'])
    const before = fake.requests.length
    expect(await store.load('all')).toHaveLength(380)
    const further = fake.requests.slice(before).filter(({ route }) => route === 'POST /graphql')
    expect(further.map(({ parameters }) => parameters['after0'])).toEqual(['20', '120'])
  })

  test('closed ones of long ago are left where they are', async () => {
    const { fake, checker } = setUp()
    const closed = { state: 'closed', state_reason: 'completed', closed_at: new Date(NOON).toISOString() } as const
    for (let n = 0; n < 60; n++) fake.add(ours(`k${n}`, { ...closed, updated_at: new Date(NOON - n * 4 * DAY).toISOString() })) // prettier-ignore
    expect(await checker().load()).toHaveLength(20)
    expect(fake.requests.filter(({ route }) => route === 'POST /graphql')).toHaveLength(1)
  })

  test('ten pages at most, and a word about it', async () => {
    const { fake, log, checker } = setUp({ label: null })
    for (let n = 0; n < 1200; n++) fake.add({ user: { login: BOT }, body: '' })
    await checker().load()
    expect(fake.requests).toHaveLength(10)
    expect(log.lines.join()).toContain('Only the 1000 issues by github-actions[bot] changed last were searched')
  })
})

describe('who we are', () => {
  test('comes with the answer, and is asked for again only where it is another', async () => {
    const { fake, checker } = setUp()
    fake.add(ours('backup', { user: { login: 'octocat' }, labels: [] }))
    const github = fake.as('octocat')
    expect(await refs(checker(github))).toEqual(['1'])
    expect(asked(fake)).toEqual([...ONE, ...ONE])
    expect(await github.login('known')).toBe('octocat')
    fake.requests.length = 0
    expect(await refs(checker(github))).toEqual(['1'])
    expect(asked(fake)).toEqual(ONE)
    expect(fake.world.logins).toBeGreaterThan(0)
  })

  test.each([
    ['an App by its bare name', 'acme-watch', { login: 'acme-watch[bot]' }],
    ['a person', 'octocat', { login: 'Octocat', type: 'User' }],
  ])('named by the configuration as well: %s', async (_, author, user) => {
    const { fake, checker } = setUp({ authors: [author] })
    fake.add(ours('backup', { user, labels: [] }))
    crowd(fake, 120)
    expect(await refs(checker())).toEqual(['1'])
    expect(asked(fake)).toEqual(ONE)
  })

  test('a person who goes by the name of an App is not it', async () => {
    const { fake, checker } = setUp()
    fake.add(ours('backup', { user: { login: 'github-actions', type: 'User' } }))
    expect(await refs(checker())).toEqual([])
  })

  test('what the token before this one opened is told, however old it is', async () => {
    const { fake, log, checker } = setUp()
    fake.add(ours('backup', { user: { login: 'acme-watch[bot]' } }))
    crowd(fake, 120)
    expect(await refs(checker())).toEqual([])
    expect(log.lines.join()).toContain('Issue #1 is an incident by acme-watch[bot], and this token writes as github-actions[bot]') // prettier-ignore
    expect(asked(fake)).toEqual([...ONE, ...ONE])
  })
})

describe('REST is asked as well', () => {
  test.each<[string, Partial<FakeIssue>, number]>([
    ['by its label, behind many others', {}, 200],
    ['among the latest', { labels: [] }, 30],
  ])('where an App is not found by its name, which %s shows', async (_, fields, others) => {
    const { fake, checker } = setUp()
    fake.world.findsBots = false
    fake.add(ours('backup', fields))
    crowd(fake, others)
    expect(await refs(checker())).toEqual(['1'])
    expect(asked(fake)).toContain('GET /repos/{owner}/{repo}/issues')
  })

  test.each([403, 404, 500, 502])('where GraphQL answers %i', async (status) => {
    const { fake, checker } = setUp()
    fake.add(ours('backup'))
    fake.fail(/graphql/, status)
    expect(await refs(checker())).toEqual(['1'])
  })

  test.each<[string, unknown]>([
    ['a list', []],
    ['nothing', null],
    ['another shape', { viewer: { login: BOT }, repository: { hasIssuesEnabled: true } }],
    ['no repository', { viewer: { login: BOT }, repository: null }],
    ['nobody', { viewer: null, repository: { hasIssuesEnabled: true } }],
  ])('but not where %s answers: nobody could look then', async (_, data) => {
    const { fake, checker } = setUp()
    const github: GitHub = { ...fake.bot, graphql: async <T>() => data as T }
    await expect(checker(github).load()).rejects.toBeInstanceOf(ExternalError)
    expect(asked(fake)).toEqual([])
  })

  test.each<[string, Record<string, unknown>]>([
    ['a number', { number: '7' }],
    ['a state', { state: 'open' }],
    ['a time', { createdAt: 'yesterday' }],
    ['a body', { body: null }],
    ['an author', { author: 'me' }],
    ['comments', { comments: 4 }],
    ['an address', { url: '' }],
  ])('nor where an issue has not %s of its own', async (_, wrong) => {
    const { fake, checker } = setUp()
    fake.add(ours('backup'))
    const github: GitHub = {
      ...fake.bot,
      async graphql<T>(query: string, variables?: Record<string, unknown>) {
        const answer = structuredClone(await fake.bot.graphql<{ repository: Record<string, { nodes: object[] }> }>(query, variables)) // prettier-ignore
        Object.assign(answer.repository['list0']!.nodes[0]!, wrong)
        return answer as T
      },
    }
    await expect(checker(github).load()).rejects.toThrow("what answered is not GitHub's answer")
  })
})

describe('many opened in one run', () => {
  const draftOf = (key: string) => aDraft({ key, state: aState({ members: { [key]: aTrouble() } }) })

  test.each([1, 30, 130])('%i issues and one look for twins, as far as there may be some', async (count) => {
    const { fake, checker } = setUp()
    const { together } = checker()
    const opened = []
    for (let n = 0; n < count; n++) opened.push(await together!.open(draftOf(`k${n}`), NOON))
    expect(fake.requests).toHaveLength(count)
    expect(await together!.settle(opened, NOON)).toEqual(opened)
    const looks = fake.requests.slice(count).map(({ route, parameters }) => [route, parameters['after0']])
    expect(looks).toEqual(
      count > 100
        ? [
            [...ONE, undefined],
            [...ONE, '100'],
          ]
        : [[...ONE, undefined]],
    )
  })

  test('five checkers at once keep one of each', async () => {
    const { fake, checker } = setUp()
    const keys = ['a', 'b', 'c']
    const stay = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { together } = checker(fake.as(BOT))
        const opened = []
        for (const key of keys) opened.push(await together!.open(draftOf(key), NOON))
        return (await together!.settle(opened, NOON)).map(({ ref }) => ref)
      }),
    )
    expect(new Set(stay.map(String)).size).toBe(1)
    expect(fake.open()).toHaveLength(3)
    expect(fake.issues.filter(({ state_reason: reason }) => reason === 'duplicate')).toHaveLength(12)
  })

  test('a duplicate that cannot be closed now is left to the next run', async () => {
    const { fake, log, checker } = setUp()
    fake.add(ours('a'))
    const { together } = checker()
    const mine = await together!.open(draftOf('a'), NOON)
    fake.fail(/^PATCH/, 502)
    expect(await together!.settle([mine], NOON)).toMatchObject([{ ref: '1' }])
    expect(log.lines.join()).toContain('Issue #2 is still open, and closed by the next run')
    expect(fake.open()).toHaveLength(2)
  })
})

test('both ways show the same of every issue', async () => {
  const { fake, checker } = setUp()
  const at = new Date(NOON + MINUTE).toISOString()
  const closed = { state: 'closed', closed_at: at } as const
  fake.add(ours('open', { comments: ['one', 'two'] }))
  for (const state_reason of ['completed', 'not_planned', 'duplicate', null])
    fake.add(ours(`closed-${state_reason}`, { ...closed, state_reason }))
  fake.add(ours('again', { state_reason: 'reopened' }))
  fake.add(ours('theirs', { user: { login: 'mallory' } }))
  const sorted = (list: readonly { ref: string }[]) => [...list].sort((a, b) => Number(a.ref) - Number(b.ref))
  expect(sorted(await checker().load())).toEqual(sorted(await checker(fake.byRest()).load()))
})
