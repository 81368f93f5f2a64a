import { describe, expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import type { GitHubIncidentOptions } from '../../src/incidents/github/issue-options.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { readMarker, writeMarker } from '../../src/incidents/github/marker.js'
import type { GitHub } from '../../src/ports.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import { createFakeGitHub, type FakeGitHub, type FakeIssue } from '../support/fake-github.js'
import { aDraft, aLog, aState, aTrouble, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'
import { noRedis } from '../support/no-redis.js'

const BOT = 'github-actions[bot]'
const CREATE = /^POST .*\/issues$/
const COMMENT = /\/comments$/
const EDIT = /^PATCH/
const LIST = /^GET .*\/issues$/

function setUp(options: Partial<GitHubIncidentOptions> = {}) {
  const fake = createFakeGitHub(NOON)
  const log = aLog()
  const all = { labels: ['heartbeat-alert', 'critical'], assignees: [], title: null, runUrl: null, ...options }
  const checker = (github: GitHub = fake.bot) =>
    createGitHubIncidents(all, { github: async () => github, redis: noRedis, log })
  return { fake, log, checker }
}

function markedBody(key = 'nightly-backup', state = aState({ members: { [key]: aTrouble() } })): string {
  return `A card\n\n${writeMarker({ key, state, previous: null })}`
}

function routes(fake: FakeGitHub): string[] {
  return fake.requests.map(({ route }) => route.replace('/repos/{owner}/{repo}', '').replace('/{issue_number}', '/N'))
}

async function failure(promise: Promise<unknown>): Promise<ExternalError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ExternalError)) throw new Error(`expected an ExternalError, got ${String(error)}`)
  return error
}

describe('requests', () => {
  test('by REST, one list and no question who we are where nothing is marked', async () => {
    const { fake, checker } = setUp()
    fake.add({ body: 'a bug' })
    await checker(fake.byRest()).load()
    expect(routes(fake)).toEqual(['GET /issues'])
    expect(fake.world.logins).toBe(0)
  })

  test.each([
    ['GraphQL', 'POST /graphql', (fake: FakeGitHub) => fake.bot],
    ['REST', 'GET /issues', (fake: FakeGitHub) => fake.byRest()],
  ])('by %s, a look, the issue and a look again to open', async (_, look, of) => {
    const { fake, checker } = setUp()
    const store = checker(of(fake))
    await store.load()
    await store.open(aDraft(), NOON)
    expect(routes(fake)).toEqual([look, 'POST /issues', look])
    expect(fake.issue(1).labels.map(({ name }) => name)).toEqual(['heartbeat-alert', 'critical'])
  })

  test('one edit for an update that tells nothing', async () => {
    const { fake, checker } = setUp()
    const incident = await checker().open(aDraft(), NOON)
    fake.requests.length = 0
    await checker().update(incident, stillDown(), NOON)
    expect(routes(fake)).toEqual(['PATCH /issues/N'])
  })

  // proves: 17
  test('a thousand bad checks leave no comment of their own', async () => {
    const { fake, checker } = setUp()
    const store = checker()
    let incident = await store.open(aDraft(), NOON)
    for (let n = 0; n < 1000; n++)
      incident = await store.update(incident, stillDown({ state: aState({ checks: n }) }), NOON)
    expect(fake.issue(1).comments).toEqual([])
  })

  test('by REST, three questions side by side, by a bounded number of pages, where there are many issues', async () => {
    const { fake, checker } = setUp()
    fake.add({ body: markedBody(), user: { login: BOT } })
    for (let n = 0; n < 150; n++) fake.add({ created_at: new Date(NOON + n * SECOND).toISOString() })
    fake.world.now = NOON + DAY
    for (const issue of fake.issues.slice(1)) fake.edit(issue, {})
    expect(await checker(fake.byRest()).load()).toMatchObject([{ ref: '1', phase: 'open' }])
    expect(
      fake.requests.map(({ parameters }) => [parameters['state'], parameters['labels'] ?? parameters['creator'] ?? '']),
    ).toEqual([
      ['all', ''],
      ['open', ''],
      ['all', 'heartbeat-alert'],
      ['all', BOT],
      ['open', ''],
    ])
  })

  test('by REST, ten pages a question at most, and a word about it', async () => {
    const { fake, log, checker } = setUp({ labels: [] })
    for (let n = 0; n < 1100; n++) fake.add({ body: '' })
    await checker(fake.byRest()).load()
    expect(fake.requests.length).toBeLessThanOrEqual(1 + 10 + 1)
    expect(log.lines.join()).toContain('Only the 1000 issues changed last were searched')
  })
})

describe('whose issue it is', () => {
  test('one of somebody else with a copied marker is not ours, and ours is opened beside it', async () => {
    const { fake, checker } = setUp()
    fake.add({ body: markedBody(), user: { login: 'mallory' }, labels: [{ name: 'heartbeat-alert' }] })
    const before = structuredClone(fake.issue(1))
    const store = checker()
    expect(await store.load()).toEqual([])
    const opened = await store.open(aDraft(), NOON)
    await store.close(opened, beatsAgain(), NOON)
    expect(opened.ref).toBe('2')
    expect(fake.issue(1)).toEqual(before)
  })

  test('a pull request with our marker is none', async () => {
    const { fake, checker } = setUp()
    fake.add({ body: markedBody(), user: { login: BOT }, pull_request: {} })
    expect(await checker().load()).toEqual([])
  })

  test('labels and title may be anything', async () => {
    const { fake, checker } = setUp()
    fake.add({ body: markedBody(), user: { login: BOT.toUpperCase() }, title: 'renamed', labels: [] })
    expect(await checker().load()).toHaveLength(1)
  })

  describe('where nobody can say who we are', () => {
    const seen = async (issue: Partial<FakeIssue>, login: string | null = null) => {
      const { fake, log, checker } = setUp()
      fake.add({ body: markedBody(), user: { login: BOT }, ...issue })
      const store = checker(fake.as(login))
      const refs = (await store.load()).map(({ ref }) => ref)
      return { fake, log, store, refs }
    }

    test("a bot's issue with a marker bound to it is ours, to its end", async () => {
      const { fake, store, refs } = await seen({ user: { login: 'acme-watch[bot]' } })
      expect(refs).toEqual(['1'])
      const [incident] = await store.load()
      await store.close(incident!, beatsAgain(), NOON)
      expect(fake.issue(1)).toMatchObject({ state: 'closed', state_reason: 'completed' })
    })

    test.each<[string, Partial<FakeIssue>]>([
      ['of a person', { user: { login: 'mallory' } }],
      ['whose marker is not its last line', { body: `${markedBody()}\nas somebody said` }],
      ['whose marker is older than it', { created_at: new Date(NOON + 16 * MINUTE).toISOString() }],
      ['whose marker is of a later time', { created_at: new Date(NOON - 16 * MINUTE).toISOString() }],
    ])("one %s is nobody's, and ours is opened beside it", async (_, issue) => {
      const { refs, store } = await seen({ user: { login: 'other[bot]' }, ...issue })
      expect(refs).toEqual([])
      expect(await store.open(aDraft(), NOON)).toMatchObject({ ref: '2' })
    })

    test('words below the marker hide it only there, and the way out is told', async () => {
      const annotated = { body: `${markedBody()}\nas somebody said`, user: { login: BOT } }
      expect((await seen(annotated, BOT)).refs).toEqual(['1'])
      const { log, refs } = await seen(annotated)
      expect(refs).toEqual([])
      expect(log.lines.join()).toContain('give `login` if it is the same bot')
    })
  })

  test.each([
    ['acme-watch', { login: 'acme-watch[bot]' }, ['1']],
    ['Acme-Watch[bot]', { login: 'acme-watch', type: 'Bot' }, ['1']],
    ['acme-watch[bot]', { login: 'acme-watch', type: 'User' }, []],
  ])('%s and the author %j', async (login, user, refs) => {
    const { fake, checker } = setUp()
    fake.add({ body: markedBody(), user })
    expect((await checker(fake.as(login)).load()).map(({ ref }) => ref)).toEqual(refs)
  })

  test('an incident of the token that was used before is told', async () => {
    const { fake, log, checker } = setUp()
    fake.add({ body: markedBody(), user: { login: BOT } })
    expect(await checker(fake.as('acme-watch[bot]')).load()).toEqual([])
    expect(log.lines.join()).toMatch(
      /notice: Issue #1 is an incident by github-actions\[bot\], and this token writes as acme-watch\[bot\]/,
    )
  })

  test.each([
    ['a version of the future', markedBody().replace('v1', 'v7'), 'version 7'],
    ['a broken marker', markedBody().replace(/j\.\S+/, 'j.AAAA'), 'cannot be read'],
  ])('%s is left alone and told', async (_, body, said) => {
    const { fake, log, checker } = setUp()
    fake.add({ body, user: { login: BOT } })
    expect(await checker().load()).toEqual([])
    expect(log.lines.join()).toContain(said)
  })
})

describe('who closed it', () => {
  const closedByUs = aState({ closedAt: NOON })
  const duplicate = aState({ closedAt: NOON, duplicateOf: '1' })
  test.each([
    ['Heartbeat', closedByUs, 'completed', 'heartbeat'],
    ['Heartbeat, as duplicate', duplicate, 'duplicate', 'heartbeat'],
    ['Heartbeat, as duplicate on an older server', duplicate, 'not_planned', 'heartbeat'],
    ['a person, as completed', aState(), 'completed', 'person-completed'],
    ['a person, as duplicate', aState(), 'duplicate', 'person-completed'],
    ['a person, as not planned', aState(), 'not_planned', 'person-not-planned'],
    ['a person, after reopening what Heartbeat had closed', closedByUs, 'not_planned', 'person-not-planned'],
  ])('%s', async (_, state, reason, closedBy) => {
    const { fake, checker } = setUp()
    const closedAt = new Date(NOON + MINUTE).toISOString()
    fake.add({
      body: markedBody('nightly-backup', state),
      user: { login: BOT },
      state: 'closed',
      state_reason: reason,
      closed_at: closedAt,
    })
    expect(await checker().load()).toMatchObject([{ phase: 'closed', closedBy, closedAt: NOON + MINUTE }])
  })

  test.each([
    ['not_planned', { login: 'github-actions[bot]', type: 'Bot' }, 'bot'],
    ['completed', { login: 'stale[bot]' }, 'bot'],
    ['not_planned', { login: 'alice', type: 'User' }, 'person-not-planned'],
    ['not_planned', null, 'person-not-planned'],
  ])('as %s by %j, which the list leaves out', async (state_reason, closed_by, closedBy) => {
    const { fake, checker } = setUp()
    const closed = { state: 'closed', state_reason, closed_at: new Date(NOON).toISOString() } as const
    fake.add({ body: markedBody('k'), user: { login: BOT }, closed_by, ...closed })
    expect(await checker().load()).toMatchObject([{ closedBy }])
    expect(routes(fake)).toEqual(['POST /graphql', 'GET /issues/N'])
  })

  test('is not asked where another one is open, or where it does not matter yet', async () => {
    const { fake, checker } = setUp()
    const closed = { state: 'closed', state_reason: 'not_planned', closed_at: new Date(NOON).toISOString() } as const
    fake.add({ body: markedBody('k'), user: { login: BOT }, ...closed })
    await checker().load('open')
    fake.add({ body: markedBody('k'), user: { login: BOT } })
    await checker().load()
    expect(routes(fake)).toEqual(['POST /graphql', 'POST /graphql'])
  })
})

describe('exactly one issue', () => {
  test('an answer lost after the commit makes no second one', async () => {
    for (const status of [502, undefined]) {
      const { fake, checker } = setUp()
      fake.fail(CREATE, status, { committed: true })
      expect(await checker().open(aDraft(), NOON)).toMatchObject({ ref: '1', phase: 'open' })
      expect(fake.issues).toHaveLength(1)
    }
  })

  test('a request that never arrived is an error, not a second try', async () => {
    const { fake, checker } = setUp()
    fake.fail(CREATE, 502)
    expect((await failure(checker().open(aDraft(), NOON))).status).toBe(502)
    expect(fake.writes()).toHaveLength(1)
    expect(fake.issues).toEqual([])
  })

  test('five checkers at once end with the lowest number, the others closed as its duplicates', async () => {
    const { fake, checker } = setUp()
    const opened = await Promise.all(Array.from({ length: 5 }, () => checker(fake.as(BOT)).open(aDraft(), NOON)))
    expect(new Set(opened.map(({ ref }) => ref))).toEqual(new Set(['1']))
    expect(fake.open().map(({ number }) => number)).toEqual([1])
    expect(fake.issues.slice(1).map((issue) => [issue.state_reason, issue.comments])).toEqual(
      Array.from({ length: 4 }, () => ['duplicate', ['Duplicate of #1']]),
    )
  })

  // proves: 11
  test('with lists that lag by four seconds the next run sees them all', async () => {
    const { fake, checker } = setUp()
    fake.world.lagMs = 4 * SECOND
    await Promise.all(Array.from({ length: 5 }, () => checker(fake.as(BOT)).open(aDraft(), NOON)))
    expect(fake.open()).toHaveLength(5)
    fake.world.now += 5 * MINUTE
    const store = checker()
    const [keep, ...twins] = [...(await store.load())].sort((a, b) => Number(a.ref) - Number(b.ref))
    for (const twin of twins)
      await store.closeDuplicate(twin, keep!, stillDown({ state: twin.state, comment: 'duplicate' }), NOON)
    expect(fake.open().map(({ number }) => number)).toEqual([1])
  })

  test('a server that does not know duplicates gets one as not planned, with one comment', async () => {
    const { fake, checker } = setUp()
    fake.world.knowsDuplicate = false
    fake.add({ body: markedBody(), user: { login: BOT } })
    await checker().open(aDraft(), NOON)
    expect(fake.issue(2)).toMatchObject({ state: 'closed', state_reason: 'not_planned', comments: ['Duplicate of #1'] })
    expect(readMarker(fake.issue(2).body)).toMatchObject({ memory: { state: { duplicateOf: '1' } } })
  })
})

describe('labels and assignees', () => {
  // proves: 13
  test('labels that were dropped are created and set', async () => {
    const { fake, checker } = setUp()
    fake.world.mayLabel = false
    const store = checker()
    fake.bot.rest = withPower(fake)
    await store.open(aDraft(), NOON)
    expect([...fake.labels]).toEqual(['heartbeat-alert', 'critical'])
    expect(fake.issue(1).labels.map(({ name }) => name)).toEqual(['heartbeat-alert', 'critical'])
  })

  test('labels that are refused leave one issue and a notice', async () => {
    const { fake, log, checker } = setUp()
    fake.world.mayLabel = false
    await checker().open(aDraft(), NOON)
    expect(fake.open()).toHaveLength(1)
    expect(log.lines).toContainEqual(expect.stringMatching(/^notice: Issue #1 has not all of its labels/))
    expect(await checker().load()).toHaveLength(1)
  })

  test('an assignee that GitHub refuses does not cost the issue', async () => {
    const { fake, log, checker } = setUp({ assignees: ['nobody-here'] })
    await checker().open(aDraft(), NOON)
    expect(fake.open()).toMatchObject([{ assignees: [], labels: [{ name: 'heartbeat-alert' }, { name: 'critical' }] }])
    expect(log.lines.join()).toContain('trying without the assignees nobody-here')
  })

  test('an assignee that exists is set', async () => {
    const { fake, checker } = setUp({ assignees: ['octocat'] })
    await checker().open(aDraft(), NOON)
    expect(fake.issue(1).assignees).toEqual([{ login: 'octocat' }])
  })

  // proves: 19
  test('a label longer than GitHub takes is cut, an empty one left out', async () => {
    const { fake, checker } = setUp({ labels: ['x'.repeat(60), ' ', 'a', 'a'] })
    await checker().open(aDraft(), NOON)
    expect(fake.issue(1).labels.map(({ name }) => name)).toEqual([`${'x'.repeat(49)}…`, 'a'])
  })
})

/** The token may set labels after all; only the creation dropped them. */
function withPower(fake: FakeGitHub): GitHub['rest'] {
  const rest = fake.bot.rest.bind(fake.bot)
  return async (route, parameters) => {
    const answer = await rest(route, parameters)
    fake.world.mayLabel = true
    return answer as never
  }
}

describe('telling', () => {
  test('comments on a change, and edits the card each time', async () => {
    const { fake, checker } = setUp()
    const opened = await checker().open(aDraft(), NOON)
    const worse = await checker().update(opened, stillDown({ comment: 'escalated' }), NOON + DAY)
    expect(fake.issue(1).comments).toEqual([expect.stringContaining('It got worse: now critical')])
    expect(fake.issue(1).body).toContain('2 bad checks, last look 2026-11-23 12:00 UTC')
    await checker().close(worse, beatsAgain(), NOON)
    expect(fake.issue(1)).toMatchObject({ state: 'closed', state_reason: 'completed' })
    expect(fake.issue(1).comments[1]).toContain('after 4 h 57 min of silence, 2 h 57 min after its deadline')
  })

  test('a comment that fails leaves the issue open for the next run', async () => {
    const { fake, checker } = setUp()
    const opened = await checker().open(aDraft(), NOON)
    fake.fail(COMMENT, 502)
    await failure(checker().close(opened, beatsAgain(), NOON))
    expect(fake.open()).toHaveLength(1)
    const [again] = await checker().load()
    await checker().close(again!, beatsAgain(), NOON)
    expect(fake.open()).toEqual([])
    expect(fake.issue(1).comments).toHaveLength(1)
  })

  const loadAnd = async (checker: ReturnType<typeof setUp>['checker'], change: 'close' | 'remind') => {
    const store = checker()
    const [incident] = await store.load()
    const told = stillDown({ comment: 'reminder', state: aState({ toldAt: NOON + DAY }) })
    return change === 'close' ? store.close(incident!, beatsAgain(), NOON) : store.update(incident!, told, NOON + DAY)
  }

  test.each(['close', 'remind'] as const)('%s: a comment whose answer was lost is not sent again', async (change) => {
    const { fake, checker } = setUp()
    await checker().open(aDraft(), NOON)
    fake.fail(COMMENT, 500, { committed: true })
    await loadAnd(checker, change)
    expect(fake.issue(1).comments).toHaveLength(1)
    expect(fake.issue(1).state).toBe(change === 'close' ? 'closed' : 'open')
  })

  test('nor in a later run, where the look failed as well', async () => {
    const { fake, checker } = setUp()
    await checker().open(aDraft(), NOON)
    for (let run = 0; run < 3; run++) {
      if (run === 0) fake.fail(/^POST .*comments$/, 502, { committed: true })
      fake.fail(/^GET .*comments$/, 502)
      await failure(loadAnd(checker, 'close'))
    }
    await loadAnd(checker, 'close')
    expect(fake.issue(1)).toMatchObject({ state: 'closed', comments: [expect.stringContaining('Beating again')] })
  })

  // proves: 15
  test.each(['close', 'remind'] as const)('%s: an edit that fails does not repeat the comment', async (change) => {
    const { fake, checker } = setUp()
    await checker().open(aDraft(), NOON)
    for (let run = 0; run < 6; run++) {
      fake.fail(EDIT, 502)
      await failure(loadAnd(checker, change))
    }
    await loadAnd(checker, change)
    expect(fake.issue(1).comments).toHaveLength(1)
  })

  test('a comment of somebody else does not stand for ours, whatever it quotes', async () => {
    const { fake, checker } = setUp()
    await checker().open(aDraft(), NOON)
    fake.fail(EDIT, 502)
    await failure(loadAnd(checker, 'close'))
    const issue = fake.issue(1)
    issue.commenters = ['mallory']
    await loadAnd(checker, 'close')
    expect(issue.comments).toHaveLength(2)
  })

  test.each([
    [403, 'Commenting is disabled on issues with more than 2500 comments'],
    [410, 'Gone'],
    [422, 'Unable to create comment because issue is locked'],
  ])('a comment refused for good (%i %s) stops neither the close nor the memory', async (status, message) => {
    const { fake, log, checker } = setUp()
    await checker().open(aDraft(), NOON)
    fake.fail(COMMENT, status, { message })
    await loadAnd(checker, 'remind')
    expect(readMarker(fake.issue(1).body)).toMatchObject({ memory: { state: { toldAt: NOON + DAY } } })
    fake.fail(COMMENT, status, { message })
    await loadAnd(checker, 'close')
    expect(fake.issue(1)).toMatchObject({ state: 'closed', comments: [] })
    expect(log.lines.join()).toContain('took no comment')
    expect(log.lines.join()).not.toContain('issues: write')
  })

  test('what was told is looked for only where somebody spoke since', async () => {
    const { fake, checker } = setUp()
    await checker().open(aDraft(), NOON)
    await loadAnd(checker, 'remind')
    await loadAnd(checker, 'close')
    expect(routes(fake).filter((route) => route === 'GET /issues/N/comments')).toEqual([])
  })

  test('our comment is found among hundreds', async () => {
    const { fake, checker } = setUp()
    await checker().open(aDraft(), NOON)
    fake.fail(EDIT, 502)
    const talk = Array.from({ length: 198 }, (_, n) => `comment ${n}`)
    fake.issue(1).comments.push(...talk)
    await failure(loadAnd(checker, 'close'))
    fake.issue(1).comments.push('thanks', 'great')
    await loadAnd(checker, 'close')
    expect(fake.issue(1).comments).toHaveLength(201)
  })

  test('a close whose answer was lost is seen as done by the next run', async () => {
    const { fake, checker } = setUp()
    const opened = await checker().open(aDraft(), NOON)
    fake.fail(EDIT, 502, { committed: true })
    await failure(checker().close(opened, beatsAgain(), NOON))
    expect(await checker().load()).toMatchObject([{ phase: 'closed', closedBy: 'heartbeat' }])
  })

  test('names the last incident of the same monitor, also after an edit by another run', async () => {
    const { fake, checker } = setUp()
    await checker().open(aDraft({ previous: { ref: '7', url: null } }), NOON)
    const store = checker()
    const [incident] = await store.load()
    await store.update(incident!, stillDown(), NOON)
    expect(fake.issue(1).body).toContain('the last time was #7')
  })

  test('a title with the status in it follows the status, and one that a person gave stays', async () => {
    const { fake, checker } = setUp({ title: '[{status}] {name} ({monitor}): {reason}' })
    const opened = await checker().open(aDraft(), NOON)
    expect(fake.issue(1).title).toBe('[critical] Nightly backup (nightly-backup): stale')
    fake.issue(1).title = 'Backup is dead'
    const same = await checker().update(opened, stillDown(), NOON)
    expect(fake.issue(1).title).toBe('Backup is dead')
    const milder = aState({
      members: { 'nightly-backup': aTrouble({ status: 'warning', reason: 'reported-failure' }) },
    })
    await checker().update(same, stillDown({ state: milder }), NOON)
    expect(fake.issue(1).title).toBe('[warning] Nightly backup (nightly-backup): reported-failure')
  })

  // proves: 19
  test('a title of any length and content fits', async () => {
    const { fake, checker } = setUp({ title: `{name}${'x'.repeat(300)}` })
    const name = `@everyone ${'😀'.repeat(200)}\n\u001b[31m`
    await checker().open(aDraft({ state: aState({ members: { 'nightly-backup': aTrouble({ name }) } }) }), NOON)
    const { title } = fake.issue(1)
    expect(title.length).toBeLessThanOrEqual(256)
    expect(title).not.toMatch(/@\w|\n|[\ud800-\udbff](?![\udc00-\udfff])/)
  })
})

describe('what GitHub refuses is told with a remedy', () => {
  test.each([
    [410, 'Issues are disabled for this repo', 'issues are disabled in o/r', 'turn on Issues'],
    [403, 'Resource not accessible by integration', 'the token may not write issues of o/r', 'issues: write'],
    [403, 'Repository was archived so is read-only.', 'o/r is archived', 'unarchive'],
    [404, 'Not Found', 'does not exist, or the token may not see it', 'issues: write'],
    [301, 'Moved Permanently', 'moved or renamed', 'the new name'],
  ])('%i %s', async (status, message, says, remedy) => {
    const { fake, checker } = setUp()
    fake.fail(CREATE, status, { message })
    const error = await failure(checker().open(aDraft(), NOON))
    expect(error.message).toContain('cannot open an issue')
    expect(error.message).toContain(says)
    expect(error.fault).toMatchObject({ status, permanent: true, remedy: expect.stringContaining(remedy) })
    expect(fake.writes()).toHaveLength(1)
  })

  test('also while listing', async () => {
    const { fake, checker } = setUp()
    fake.world.hasIssues = false
    fake.fail(LIST, 410)
    expect((await failure(checker().load())).message).toContain('cannot look for incidents: issues are disabled')
  })

  test('a rate limit stays what it is', async () => {
    const { fake, checker } = setUp()
    const limit = new ExternalError('github', 'rate limited', { status: 403, permanent: false, retryAfterMs: 1 })
    const github: GitHub = { ...fake.byRest(), rest: () => Promise.reject(limit) }
    expect(await failure(checker(github).load())).toBe(limit)
  })

  test('a look that is refused speaks of looking', async () => {
    const { fake, checker } = setUp()
    fake.fail(LIST, 403, { message: 'Resource not accessible by integration' })
    const error = await failure(checker(fake.byRest()).load())
    expect(error.message).toContain('cannot look for incidents: the token may not read issues of o/r')
    expect(error.fault.remedy).toContain('issues: write')
  })

  test('an answer that is no issue is no success, and says nothing of the repository', async () => {
    const { fake, checker } = setUp()
    const odd = { status: 200, headers: {}, data: { message: 'hello' } as never }
    const github: GitHub = { ...fake.byRest(), rest: async () => odd }
    for (const work of [checker(github).load(), checker(github).open(aDraft(), NOON)]) {
      const { message, fault } = await failure(work)
      expect(message).toMatch(/^GitHub answered with something else than (a list of issues|an issue)$/)
      expect(fault).toMatchObject({ permanent: false })
      expect(fault.remedy).toBeUndefined()
    }
  })

  test.each<[string, Record<string, unknown>]>([
    ['a body that is no text', { body: 5 }],
    ['no body', { body: undefined }],
    ['a label that is null', { labels: [null, { name: 'mine' }] }],
    ['a label without a name', { labels: [{ name: null }] }],
    ['no labels', { labels: undefined }],
    ['an author that is no author', { user: 'me' }],
    ['an author without a name', { user: {} }],
  ])('one issue with %s hides no other', async (_, odd) => {
    const { fake, checker } = setUp()
    await checker().open(aDraft(), NOON)
    Object.assign(fake.add({ body: 'a bug' }), odd)
    expect(await checker(fake.byRest()).load()).toMatchObject([{ ref: '1', phase: 'open' }])
  })
})

test('a monitor that is no more is closed as not planned, by Heartbeat, with a word', async () => {
  const { fake, checker } = setUp()
  await checker().open(aDraft(), NOON)
  const [incident] = await checker().load()
  const store = checker()
  await store.load()
  const state = aState({ closedAt: NOON, goneAt: NOON, config: '.github/heartbeat.yml' })
  await store.close(incident!, { state, verdicts: [], comment: 'gone' }, NOON)
  expect(fake.issue(1)).toMatchObject({ state: 'closed', state_reason: 'not_planned' })
  expect(fake.issue(1).comments).toEqual([expect.stringContaining('No longer watched')])
  expect(fake.issue(1).body).not.toContain('beating again')
  expect(await checker().load()).toMatchObject([{ closedBy: 'heartbeat', state: { config: '.github/heartbeat.yml' } }])
})

describe('what people write into the body', () => {
  const NOTE = '> On it, Friday. Runbook: https://example.org (alice)'
  const LIST = '- [ ] look at the disk\n- [x] tell bob'

  async function rounds(body: (own: string) => string, times = 3) {
    const { fake, checker } = setUp()
    await checker().open(aDraft(), NOON)
    fake.issue(1).body = body(fake.issue(1).body)
    for (let n = 0; n < times; n++) {
      const store = checker()
      const [incident] = await store.load()
      await store.update(incident!, stillDown({ state: aState({ checks: n }) }), NOON + n * DAY)
    }
    return fake.issue(1).body
  }

  test('before and after the card stays, each once, and the card goes on', async () => {
    const body = await rounds((own) => `${NOTE}\n\n${own}\n\n${LIST}`)
    expect(body.split(NOTE)).toHaveLength(2)
    expect(body.split(LIST)).toHaveLength(2)
    expect(body.startsWith(NOTE)).toBe(true)
    expect(body.indexOf(LIST)).toBeGreaterThan(body.indexOf('Kept up to date'))
    expect(body).toContain('last look 2026-11-24 12:00 UTC')
    expect(body.split('Kept up to date')).toHaveLength(2)
  })

  test('stays in bodies of earlier versions too, which have no line before the card', async () => {
    const old = (own: string) => own.replace(/^<!-- heartbeat card.*-->\n*/gm, '')
    const body = await rounds((own) => `${NOTE}\n\n${old(own)}\n\n${LIST}`)
    expect(body.split(NOTE)).toHaveLength(2)
    expect(body.split(LIST)).toHaveLength(2)
    expect(body.split('Kept up to date')).toHaveLength(2)
  })

  test('leaves the marker the last line, and the body within the limit', async () => {
    const body = await rounds((own) => `${'x'.repeat(30_000)}\n\n${own}\n\n${'y'.repeat(30_000)}`)
    expect(body.length).toBeLessThanOrEqual(65_536)
    expect(body.split('\n').at(-1)).toMatch(/^<!-- heartbeat v1 /)
    expect(body).toContain('x'.repeat(30_000))
  })

  test('a marker in it does not take the place of ours', async () => {
    const forged = writeMarker({ key: 'other', state: aState(), previous: null })
    expect(readMarker(await rounds((own) => `${forged}\n\n${own}`))).toMatchObject({
      memory: { key: 'nightly-backup' },
    })
  })
})

describe('a card that would say the same again', () => {
  const options = { rewriteAfterMs: 6 * HOUR }

  async function check(at: number, change = stillDown({ state: aState({ checks: 9 }) })) {
    const { fake, checker } = setUp(options)
    await checker().open(aDraft(), NOON)
    const store = checker()
    const [incident] = await store.load()
    fake.requests.length = 0
    await store.update(incident!, change, at)
    return routes(fake)
  }

  test.each<[string, number, string[]]>([
    ['is not written', NOON + 5 * HOUR, []],
    ['is written in time', NOON + 6 * HOUR, ['PATCH /issues/N']],
  ])('%s', async (_, at, expected) => {
    expect(await check(at)).toEqual(expected)
  })

  test('is written at once when something changed', async () => {
    const worse = aState({ members: { 'nightly-backup': aTrouble({ healthyChecks: 1 }) } })
    expect(await check(NOON + MINUTE, stillDown({ state: worse }))).toEqual(['PATCH /issues/N'])
  })
})

test('a monitor without a verdict in this run keeps its row', async () => {
  const { fake, checker } = setUp()
  const opened = await checker().open(aDraft(), NOON)
  await checker().update(opened, stillDown({ verdicts: [] }), NOON)
  expect(fake.issue(1).body).toContain('| Last heartbeat | 2026-11-22 07:00 UTC, 5 h ago |')
})
