import { describe, expect, test } from '@jest/globals'
import type { Incident, IncidentState } from '../../src/domain/incidents/incident.js'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import type { IncidentTexts } from '../../src/incidents/incident-texts.js'
import { createIssue } from '../../src/incidents/github/create.js'
import { edit } from '../../src/incidents/github/edit.js'
import type { GitHubIncidentOptions } from '../../src/incidents/github/issue-options.js'
import type { Issue } from '../../src/incidents/github/issue.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { addLabels, removeLabels } from '../../src/incidents/github/labels.js'
import { readMarker, writeMarker } from '../../src/incidents/github/marker.js'
import { labelRest } from '../../src/incidents/github/rest.js'
import type { GitHub } from '../../src/ports.js'
import { createFakeGitHub, type FakeGitHub, type FakeIssue } from '../support/fake-github.js'
import { aDraft, aLog, aState, aTrouble, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'
import { noRedis } from '../support/no-redis.js'

const BOT = 'github-actions[bot]'
const KEY = 'nightly-backup'

function setUp(options: Partial<GitHubIncidentOptions> = {}) {
  const fake = createFakeGitHub(NOON)
  const log = aLog()
  const all = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null, ...options }
  const checker = (github: GitHub = fake.bot) =>
    createGitHubIncidents(all, { github: async () => github, redis: noRedis, log })
  return { fake, log, checker }
}

function marked(key = KEY, fields: Partial<FakeIssue> = {}): Partial<FakeIssue> {
  const body = writeMarker({ key, state: aState({ members: { [key]: aTrouble() } }), previous: null })
  return { body, user: { login: BOT }, ...fields }
}

const asked = ({ requests }: FakeGitHub): string[] =>
  requests.map(({ route }) => route.replace('/repos/{owner}/{repo}', '').replace('/{issue_number}', '/N'))
const lastEdit = ({ requests }: FakeGitHub) => requests.findLast(({ route }) => route.startsWith('PATCH'))?.parameters
const memoryOf = (fake: FakeGitHub, number = 1) => {
  const marker = readMarker(fake.issue(number).body)
  if (marker.kind !== 'found') throw new Error('the issue has no memory')
  return marker.memory
}

/** A GitHub whose REST refuses as often as there are refusals, and then says yes; and what it was sent. */
function refusing(
  statuses: readonly (number | Error)[],
  data: unknown = { number: 1, html_url: 'u', state: 'open', user: null },
) {
  const sent: { readonly route: string; readonly parameters: Record<string, unknown> }[] = []
  const rest = async (route: string, parameters: Record<string, unknown>) => {
    const refusal = statuses[sent.length]
    sent.push({ route, parameters })
    if (refusal instanceof Error) throw refusal
    if (refusal !== undefined && refusal >= 400)
      throw new ExternalError('github', `refused with ${refusal}`, { permanent: true, status: refusal })
    return { status: 200, headers: {}, data }
  }
  return { github: { rest } as unknown as GitHub, sent }
}

describe('an issue that GitHub refuses', () => {
  const wanted = { title: 't', body: 'b', labels: ['l', 'm'], assignees: ['a', 'b'] }
  const [people, labels] = ['without the assignees a, b.', 'without the labels l, m.']

  test.each<[string, Partial<typeof wanted>, number[], object[], string[]]>([
    ['not at all', {}, [], [{ labels: ['l', 'm'], assignees: ['a', 'b'] }], []],
    ['for its assignees', {}, [422], [{ labels: ['l', 'm'], assignees: ['a', 'b'] }, { labels: ['l', 'm'] }], [people]],
    ['for its labels', { assignees: [] }, [422], [{ labels: ['l', 'm'], assignees: [] }, {}], [labels]],
    [
      'for both',
      {},
      [422, 422],
      [{ labels: ['l', 'm'], assignees: ['a', 'b'] }, { labels: ['l', 'm'] }, {}],
      [people, labels],
    ],
    [
      'for its assignees alone',
      { labels: [] },
      [422],
      [{ labels: [], assignees: ['a', 'b'] }, { labels: [] }],
      [people],
    ],
  ])('%s is sent with what it may have', async (_, less, refusals, sent, said) => {
    const [log, run] = [aLog(), refusing(refusals)]
    expect(await createIssue(run.github, { ...wanted, ...less }, log)).toMatchObject({ number: 1 })
    expect(run.sent.map(({ parameters }) => parameters)).toEqual(
      sent.map((fields) => ({ title: 't', body: 'b', ...fields })),
    )
    expect(log.lines).toEqual(said.map((text) => `notice: GitHub refused the issue; trying ${text}`))
  })

  test.each<[string, Partial<typeof wanted>, (number | Error)[], number]>([
    ['whatever it has', {}, [422, 422, 422], 3],
    ['that has nothing', { labels: [], assignees: [] }, [422], 1],
    ['for another reason', {}, [403], 1],
    ['before it was sent', {}, [new Error('bug')], 1],
  ])('%s is an error', async (_, less, refusals, tries) => {
    const run = refusing(refusals)
    await expect(createIssue(run.github, { ...wanted, ...less }, aLog())).rejects.toThrow(/refused with|bug/)
    expect(run.sent).toHaveLength(tries)
  })
})

describe('labels', () => {
  test('that exist are set, and those that do not are made first, known ones in their colour', async () => {
    const [log, run] = [aLog(), refusing([200, 422])]
    await addLabels(run.github, 7, ['critical', 'mine'], log)
    expect(run.sent.map(({ parameters }) => parameters)).toEqual([
      { name: 'critical', color: 'D93F0B', description: 'Something is down now' },
      { name: 'mine', color: 'C5DEF5', description: 'Set by Heartbeat' },
      { issue_number: 7, labels: ['critical', 'mine'] },
    ])
    expect(log.lines).toEqual([])
  })

  test.each([403, 500])('that cannot be made are told (%d)', async (status) => {
    const [log, run] = [aLog(), refusing([status])]
    await addLabels(run.github, 7, ['mine', 'other'], log)
    expect(run.sent).toHaveLength(1)
    expect(log.lines).toEqual([`notice: Issue #7 has not all of its labels (mine, other): refused with ${status}`])
  })

  test('are taken off one by one: one that is not there is no matter, one that stays is told', async () => {
    const [log, run] = [aLog(), refusing([404, 403, 200, new Error('bug')])]
    await removeLabels(run.github, 7, ['a', 'b', 'c', 'd'], log)
    expect(run.sent.map(({ parameters }) => parameters)).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => ({ issue_number: 7, name })),
    )
    expect(log.lines).toEqual([
      'notice: Issue #7 keeps its label b: refused with 403',
      'notice: Issue #7 keeps its label d: bug',
    ])
  })
})

describe('the labels of an issue that is over and open', () => {
  const over = aState({ members: { [KEY]: aTrouble({ leftAt: NOON }) } })
  const [is, isAgain] = [
    { before: aState(), after: over },
    { before: over, after: aState() },
  ]

  test.each<[string, { before: IncidentState; after: IncidentState }, string[], string[]]>([
    ['say so', is, ['a'], ['POST recovered']],
    ['say no longer that it is urgent', is, ['a', 'P0', 'b'], ['POST recovered', 'DELETE P0']],
    ['keep the one by which it is found', is, ['critical'], ['POST recovered']],
    ['are nothing new where it was over', { before: over, after: over }, ['a', 'P0'], []],
    ['say it no longer where it is not', isAgain, ['a', 'b'], ['DELETE recovered']],
    ['say again that it is urgent', isAgain, ['a', 'Critical'], ['DELETE recovered', 'POST Critical']],
    ['say nothing of urgency once it is closed', { before: over, after: { ...over, closedAt: NOON } }, ['a', 'P0'], ['DELETE recovered']], // prettier-ignore
  ])('%s', async (_, states, own, expected) => {
    const { github, sent } = refusing([])
    await labelRest({ github, log: aLog(), known: new Map() }, 7, own, states)
    const set = sent.filter(({ route }) => route.includes('{issue_number}'))
    expect(
      set.map(({ route, parameters: { name, labels } }) => `${route.split(' ')[0]} ${String(name ?? labels)}`),
    ).toEqual(expected)
  })
})

describe('issues are asked for', () => {
  test.each([
    ['https://github.com', 'POST /graphql'],
    ['https://github.com/', 'POST /graphql'],
    ['https://github.com//', 'POST /graphql'],
    ['https://github.example.org', 'GET /issues'],
    ['https://acme.ghe.com', 'GET /issues'],
    ['https://github.com/enterprise', 'GET /issues'],
  ])('of %s by %s', async (webUrl, route) => {
    const { fake, checker } = setUp()
    await checker({ ...fake.bot, webUrl }).load()
    expect(asked(fake)).toEqual([route])
  })

  test.each<[string, Error, boolean]>([
    ['a refusal by status', new ExternalError('github', 'no', { permanent: true, status: 403 }), true],
    ['an error with a status', new ExternalError('github', 'no', { permanent: false, status: 502 }), true],
    ['a refusal in words', new ExternalError('github', 'no', { permanent: true }), true],
    ['no answer', new ExternalError('github', 'no', { permanent: false }), false],
    ['a bug', new TypeError('no'), false],
  ])('after %s by REST or not', async (_, error, around) => {
    const { fake, log, checker } = setUp()
    const github: GitHub = { ...fake.bot, graphql: () => Promise.reject(error) }
    const found = await checker(github)
      .load()
      .then(
        () => true,
        () => false,
      )
    expect(found).toBe(around)
    expect(asked(fake)).toEqual(around ? ['GET /issues'] : [])
    expect(log.lines).toEqual(around ? ['debug: Issues are asked for by REST, because GraphQL said: no'] : [])
  })

  test('of 20 other bots one by one, and of none that is known already', async () => {
    const { fake, checker } = setUp({ labels: ['heartbeat-alert'] })
    const labels = [{ name: 'heartbeat-alert' }]
    for (let n = 0; n < 22; n++) fake.add(marked(`k${n}`, { user: { login: 'old[bot]' }, labels }))
    fake.add(marked(KEY, { labels }))
    fake.add({ user: { login: 'octocat' }, labels })
    const queries: string[] = []
    const github: GitHub = {
      ...fake.bot,
      async graphql<T>(query: string, variables?: Record<string, unknown>) {
        queries.push(query)
        return fake.bot.graphql<T>(query, variables)
      },
    }
    expect(await checker(github).load()).toHaveLength(1)
    expect(queries).toHaveLength(2)
    expect([...(queries[1] ?? '').matchAll(/issue\(number: (\d+)\)/g)].map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 20 }, (_, n) => 22 - n),
    )
  })
})

describe('what is left alone is told', () => {
  const told = async (issue: Partial<FakeIssue>, login: string | null) => {
    const { fake, log, checker } = setUp()
    fake.add(marked(KEY, issue))
    await checker(fake.byRest(login)).load()
    return log.lines
  }
  const person = { user: { login: 'mallory', type: 'User' } }
  const other = { user: { login: 'other[bot]' } }
  const below = { body: `${marked().body}\nword` }
  const closed = { state: 'closed', closed_at: new Date(NOON).toISOString() } as const

  test.each<[string, Partial<FakeIssue>, string | null, string]>([
    ['a person’s', person, BOT, `debug: Issue #1 carries a marker but is not by ${BOT}; it is left alone.`],
    ['a person’s to nobody', person, null, 'debug: Issue #1 carries a marker but is not by a bot; it is left alone.'],
    ['another bot’s', other, BOT, 'notice: Issue #1 is an incident by other[bot], and this token writes as'],
    ['another bot’s that is closed', { ...other, ...closed }, BOT, 'debug: Issue #1 carries a marker'],
    ['one with words below', below, null, 'notice: Issue #1 by github-actions[bot] has text below its marker'],
    ['a closed one with words below', { ...below, ...closed }, null, 'debug: Issue #1 carries a marker'],
    ['nobody’s', { user: null as never }, BOT, 'debug: Issue #1 carries a marker'],
    [
      'one of another time',
      { created_at: new Date(NOON - 16 * MINUTE).toISOString() },
      BOT,
      'notice: Issue #1 carries a marker that was made for another issue',
    ],
  ])('%s', async (_, issue, login, said) => {
    expect(await told(issue, login)).toEqual([expect.stringContaining(said)])
  })

  test('and what is ours is not', async () => {
    expect(await told({}, BOT)).toEqual([])
  })
})

describe('an issue that is opened', () => {
  test('remembers what it is about, since when, and what was before it', async () => {
    const { fake, checker } = setUp()
    await checker().open(aDraft({ previous: { ref: '12', url: null } }), NOON + SECOND)
    expect(memoryOf(fake)).toEqual({ key: KEY, state: aState(), previous: '12', comments: 0, writtenAt: NOON + SECOND })
  })

  test('tells who we are, and nobody has to ask', async () => {
    const { fake, checker } = setUp()
    const github = fake.byRest()
    await checker(github).open(aDraft(), NOON)
    expect(await github.login('known')).toBe(BOT)
  })

  test('by a wrong clock is edited once, and that is told', async () => {
    const { fake, log, checker } = setUp()
    const late = NOON + 16 * MINUTE
    const opened = await checker().open(aDraft({ state: aState({ openedAt: late, toldAt: late }) }), late)
    expect(opened.state.openedAt).toBe(NOON)
    expect(asked(fake).filter((route) => route.startsWith('PATCH'))).toHaveLength(1)
    expect(log.lines).toEqual([
      `warning: The clock of this machine and GitHub's differ: issue #1 was opened ${new Date(NOON).toISOString()}.`,
    ])
  })

  test('whose answer was lost is the lowest of its key that is open, and is told', async () => {
    const { fake, log, checker } = setUp()
    fake.add(marked(KEY, { state: 'closed', closed_at: new Date(NOON).toISOString() }))
    fake.add(marked('other'))
    fake.add(marked())
    fake.add(marked())
    fake.fail(/^POST .*\/issues$/, 502, { committed: true })
    expect(await checker().open(aDraft(), NOON)).toMatchObject({ ref: '3' })
    expect(log.lines).toContain("notice: GitHub's answer was lost, but issue #3 was opened.")
  })

  test('that was refused for good is not looked for', async () => {
    const { fake, checker } = setUp({ labels: [] })
    fake.fail(/^POST .*\/issues$/, 403)
    await expect(checker().open(aDraft(), NOON)).rejects.toThrow()
    expect(asked(fake)).toEqual(['POST /issues'])
  })

  test('that a bug of ours hindered is not looked for', async () => {
    const { fake, checker } = setUp()
    const rest = () => Promise.reject(new TypeError('bug'))
    await expect(checker({ ...fake.bot, rest }).open(aDraft(), NOON)).rejects.toThrow('bug')
    expect(asked(fake)).toEqual([])
  })

  test('that cannot be looked for again is told with the others of its run', async () => {
    const { fake, log, checker } = setUp()
    const { together } = checker()
    const opened: Incident[] = []
    for (const key of ['a', 'b']) opened.push(await together!.open(aDraft({ key, state: aState({ members: { [key]: aTrouble() } }) }), NOON)) // prettier-ignore
    fake.fail(/graphql/)
    expect(await together!.settle(opened, NOON)).toEqual(opened)
    expect(log.lines).toEqual([
      expect.stringContaining('notice: Opened #1, #2; whether another issue tells the same is seen by the next run: '),
    ])
  })

  test('beside an older one that is closed stays, and one that is open takes its place, in words', async () => {
    const { fake, log, checker } = setUp()
    fake.add(marked(KEY, { state: 'closed', closed_at: new Date(NOON).toISOString() }))
    const first = await checker(fake.byRest()).open(aDraft(), NOON)
    expect(first.ref).toBe('2')
    expect((await checker(fake.byRest()).open(aDraft(), NOON)).ref).toBe('2')
    expect(log.lines).toEqual(['notice: Issue #2 tells the same; closing #3 as its duplicate.'])
  })

  test.each([/graphql/, /^PATCH/])('is no reason to hide a bug: %s', async (route) => {
    const { fake, checker } = setUp()
    fake.add(marked())
    const broken = () => Promise.reject(new TypeError('bug'))
    const github: GitHub = {
      ...fake.bot,
      ...(route.test('graphql') && { graphql: broken }),
      rest: (asked, parameters) => (route.test(asked) ? broken() : fake.bot.rest(asked, parameters)),
    }
    const { together } = checker(github)
    const mine = await together!.open(aDraft(), NOON)
    await expect(together!.settle([mine], NOON)).rejects.toThrow('bug')
  })

  test('by a person is told with each login that the configuration names, in any spelling', async () => {
    const told = async (authors: string[]) => {
      const { fake, log, checker } = setUp({ authors })
      await checker(fake.as('Trader')).open(aDraft(), NOON)
      return log.lines.filter((line) => line.includes('authors'))
    }
    expect(await told(['someone', 'trader'])).toEqual([])
    expect(await told(['TRADER', 'someone'])).toEqual([])
    expect(await told(['someone'])).toHaveLength(1)
    expect(await told([])).toEqual([])
  })

  test('beside a later one of the same key stays', async () => {
    const { fake, checker } = setUp()
    const { together } = checker()
    const mine = await together!.open(aDraft(), NOON)
    fake.add(marked())
    expect(await together!.settle([mine], NOON)).toEqual([mine])
    expect(fake.open()).toHaveLength(2)
  })
})

describe('an edit', () => {
  test('stores when and how many comments there were, and the number of its issue', async () => {
    const { fake, checker } = setUp()
    const store = checker()
    const opened = await store.open(aDraft({ previous: { ref: '12', url: null } }), NOON)
    await store.update(opened, stillDown({ comment: 'reminder' }), NOON + MINUTE)
    expect(memoryOf(fake)).toMatchObject({ issue: '1', comments: 1, previous: '12', writtenAt: NOON + MINUTE })
  })

  test('of what this run did not see knows nothing of one before it', async () => {
    const { fake, checker } = setUp()
    const opened = await checker().open(aDraft({ previous: { ref: '12', url: null } }), NOON)
    await checker().update(opened, stillDown(), NOON)
    expect(memoryOf(fake).previous).toBeNull()
  })

  test.each<[string, number | null, 'reminder' | null, number]>([
    ['what was heard', 3, null, 3],
    ['what was heard and what we say with it', 3, 'reminder', 4],
    ['what was heard, where GitHub does not count', null, null, 3],
    ['no more, where we speak and GitHub does not count', null, 'reminder', 3],
  ])('counts as heard %s', async (_, comments, comment, expected) => {
    const { github, sent } = refusing([])
    const heard = { comments: 3, id: 10, at: NOON }
    const issue: Issue = { number: 1, html_url: '', state: 'open', body: '', labels: [], user: null }
    const memory = { key: KEY, state: aState(), previous: null, comments: 3, heard }
    const known = new Map([['1', { issue: { ...issue, ...(comments !== null && { comments }) }, memory }]])
    const texts: IncidentTexts = { title: () => '', card: () => 'Card', comment: () => 'Words' }
    const context = { github, log: aLog(), texts, known, hearing: { own: [], now: new Map() } }
    const incident: Incident = { key: KEY, ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: aState() } // prettier-ignore
    await edit(context, incident, stillDown({ comment }), NOON, {})
    expect(readMarker(String(sent.at(-1)?.parameters['body']))).toMatchObject({
      memory: { heard: { ...heard, comments: expected } },
    })
  })

  test('to close says when and how, and keeps the instant at which it ended', async () => {
    const { fake, checker } = setUp()
    const store = checker()
    const opened = await store.open(aDraft(), NOON)
    const { state } = beatsAgain()
    await store.close(opened, beatsAgain({ state: { ...state, closedAt: null } }), NOON + MINUTE)
    expect(lastEdit(fake)).toMatchObject({ issue_number: 1, state: 'closed', state_reason: 'completed' })
    expect(memoryOf(fake).state.closedAt).toBe(NOON + MINUTE)
    await store.close(opened, beatsAgain(), NOON + 2 * MINUTE)
    expect(memoryOf(fake).state.closedAt).toBe(NOON)
  })

  test.each([
    ['{monitor} is {status}', true],
    ['{monitor}', false],
  ])('to close names its title "%s" only where that changes', async (title, changes) => {
    const { fake, checker } = setUp({ title })
    const store = checker()
    await store.close(await store.open(aDraft(), NOON), beatsAgain(), NOON)
    expect(Object.hasOwn(lastEdit(fake) ?? {}, 'title')).toBe(changes)
  })

  test('to open again forgets its end', async () => {
    const { fake, checker } = setUp()
    const store = checker()
    const opened = await store.open(aDraft(), NOON)
    const closed = await store.close(opened, beatsAgain(), NOON)
    const state = aState({ closedAt: NOON, duplicateOf: '7' })
    await store.reopen(closed, { state, verdicts: [], comment: 'reopened' }, NOON + MINUTE)
    expect(lastEdit(fake)).toMatchObject({ state: 'open', title: expect.any(String) })
    expect(memoryOf(fake).state).toMatchObject({ closedAt: null, duplicateOf: null })
    expect(fake.issue(1)).toMatchObject({ state: 'open' })
  })

  test('names its title only where that changes', async () => {
    const { fake, checker } = setUp({ title: '{monitor} is {status}' })
    const store = checker()
    const opened = await store.open(aDraft(), NOON)
    const same = await store.update(opened, stillDown(), NOON)
    expect(lastEdit(fake)).not.toHaveProperty('title')
    const mild = aState({ members: { [KEY]: aTrouble({ status: 'warning' }) }, worst: 'warning' })
    await store.update(same, stillDown({ state: mild }), NOON)
    expect(lastEdit(fake)).toHaveProperty('title', expect.stringContaining('warning'))
  })

  test('to close a duplicate keeps its comment and the instant of its end', async () => {
    const { fake, checker } = setUp()
    fake.add(marked())
    fake.add(marked())
    const store = checker()
    const [keep, twin] = [...(await store.load())].sort((a, b) => Number(a.ref) - Number(b.ref))
    const change = { state: { ...twin!.state, closedAt: NOON - MINUTE }, verdicts: [], comment: null }
    await store.closeDuplicate(twin!, keep!, change, NOON)
    expect(memoryOf(fake, 2).state).toMatchObject({ closedAt: NOON - MINUTE, duplicateOf: '1' })
    expect(fake.issue(2)).toMatchObject({ state_reason: 'duplicate', comments: ['Duplicate of #1'] })
  })

  test('that fails otherwise than by its reason is not tried with another', async () => {
    const { fake, checker } = setUp()
    fake.add(marked())
    fake.add(marked())
    const store = checker()
    const [keep, twin] = [...(await store.load())].sort((a, b) => Number(a.ref) - Number(b.ref))
    fake.fail(/^PATCH/, 403)
    await expect(store.closeDuplicate(twin!, keep!, stillDown({ comment: 'duplicate' }), NOON)).rejects.toThrow()
    expect(asked(fake).filter((route) => route.startsWith('PATCH'))).toHaveLength(1)
  })
})

test('the list of a run is asked for once, until all of it was wanted', async () => {
  const { fake, checker } = setUp()
  fake.add(marked())
  const store = checker()
  for (const scope of ['open', 'open', 'all', 'open'] as const) expect(await store.load(scope)).toHaveLength(1)
  expect(asked(fake).filter((route) => route === 'POST /graphql')).toHaveLength(2)
})

test('this store is where people look, and costs requests', () => {
  expect(setUp().checker()).toMatchObject({ costly: true, people: true })
})
