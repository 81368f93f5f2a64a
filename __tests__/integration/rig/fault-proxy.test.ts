import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createFaultProxy, type FaultProxy } from '../../support/fault-proxy.js'
import * as faults from '../../support/faults.js'
import { createGitHubEmulator, type GitHubEmulator } from '../../support/github-emulator.js'
import { lineOf } from '../../support/recorded-request.js'

let github: GitHubEmulator
let proxy: FaultProxy
beforeAll(async () => {
  github = await createGitHubEmulator()
})
afterAll(() => github.close())
beforeEach(async () => {
  proxy = await createFaultProxy({ upstream: github.url })
})
afterEach(() => proxy.close())

const issuesPath = '/repos/octo/example/issues'

async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(proxy.url + path, {
    method,
    headers: { authorization: `Bearer ${github.token}`, 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
}
const open = (title: string, more = {}): Promise<Response> => ask('POST', issuesPath, { title, ...more })
const titlesOf = async (answer: Response): Promise<string[]> =>
  ((await answer.json()) as { title: string }[]).map((i) => i.title)
const put = (file: string, branch?: string): Promise<Response> =>
  ask('PUT', `/repos/octo/example/contents/${file}`, { message: 'm', content: 'eA==', branch })

describe('without a rule', () => {
  it('passes on, and dresses the answer as GitHub would', async () => {
    const answer = await open('plain')
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({
      html_url: expect.stringMatching(/^https:\/\/github\.com\/octo\/example\/issues\/\d+$/),
      url: expect.stringMatching(new RegExp(`^${proxy.url}${issuesPath}/\\d+$`)),
      created_at: expect.stringMatching(/:\d\dZ$/),
      user: { login: 'github-actions[bot]', type: 'Bot' },
    })
  })

  it('records what was asked, and tells reads from writes', async () => {
    await ask('GET', `${issuesPath}?state=open&per_page=1`)
    await open('recorded')
    await ask('POST', '/graphql', { query: 'query { viewer { login } }' })
    await ask('POST', '/graphql', { query: 'mutation { createCommitOnBranch { x } }' })
    expect(proxy.requests.map(lineOf)).toEqual([
      `GET ${issuesPath}?state=open&per_page=1 200`,
      `POST ${issuesPath} 201`,
      'POST /graphql 200',
      'POST /graphql 200',
    ])
    expect(proxy.writes()).toMatchObject([{ method: 'POST', upstreamStatus: 201 }, { graphql: { variables: {} } }])
    expect(proxy.reads()).toHaveLength(2)
    expect(proxy.requests[0]).toMatchObject({
      query: { state: 'open' },
      headers: { authorization: `Bearer ${github.token}` },
    })
  })

  it('fills what the emulator lacks', async () => {
    expect((await ask('GET', '/user')).status).toBe(403)
    expect((await ask('POST', '/repos/octo/example/dispatches', { event_type: 'wake' })).status).toBe(204)
    expect((await ask('POST', '/repos/octo/example/dispatches', {})).status).toBe(422)
    const dispatch = '/repos/octo/example/actions/workflows/a.yml/dispatches'
    expect((await ask('POST', dispatch, { ref: 'main' })).status).toBe(204)
    expect(await (await ask('POST', dispatch, { ref: 'main', return_run_details: true })).json()).toHaveProperty(
      'workflow_run_id',
    )
  })

  it('knows ETags', async () => {
    const etag = (await ask('GET', '/repos/octo/example')).headers.get('etag')!
    expect((await ask('GET', '/repos/octo/example', undefined, { 'if-none-match': etag })).status).toBe(304)
  })

  it('knows issues closed as duplicates, until they are opened again', async () => {
    const { number } = (await (await open('twin')).json()) as { number: number }
    const change = async (changes: unknown): Promise<unknown> =>
      (await ask('PATCH', `${issuesPath}/${number}`, changes)).json()
    expect(await change({ state: 'closed', state_reason: 'duplicate' })).toMatchObject({ state_reason: 'duplicate' })
    expect(await change({ state: 'open' })).not.toMatchObject({ state_reason: 'duplicate' })
  })

  it('leads through the pages of a list', async () => {
    const link = (await ask('GET', `${issuesPath}?per_page=1&state=all`)).headers.get('link')!
    expect(link).toMatch(new RegExp(`<${proxy.url}${issuesPath}\\?[^>]*page=2[^>]*>; rel="next"`))
  })

  it('reads many files in one GraphQL query', async () => {
    await github.putFile('beats/a.json', '{"a":1}', 'beats')
    await github.putFile('beats/b.json', '{"b":1}', 'beats')
    const query = `query($e: String!) { viewer { login } r: repository(owner: "octo", name: "example") {
      a: object(expression: "beats:beats/a.json") { ... on Blob { text } } none: object(expression: "beats:no.json") { id }
      all: object(expression: $e) { ... on Tree { entries { name object { ... on Blob { text } } } } } } }`
    const answer = await ask('POST', '/graphql', { query, variables: { e: 'beats:beats' } })
    expect(await answer.json()).toMatchObject({
      data: {
        viewer: { login: 'github-actions[bot]' },
        r: {
          a: { text: '{"a":1}' },
          none: null,
          all: { entries: [{ name: 'a.json' }, { object: { text: '{"b":1}' } }] },
        },
      },
    })
  })
})

describe('GraphQL', () => {
  it('knows no other repository', async () => {
    const query = 'query($o: String!) { repository(owner: $o, name: "other") { object(expression: "HEAD:a") { id } } }'
    const answer = await ask('POST', '/graphql', { query, variables: { o: 'octo' } })
    expect(await answer.json()).toMatchObject({ data: { repository: null }, errors: [{ type: 'NOT_FOUND' }] })
  })
})

describe('with a rule', () => {
  const issueRule = { method: 'POST', path: issuesPath }

  it.each([
    ['a token that may not', faults.forbidden(), 403, 'x-accepted-github-permissions', 'issues=write'],
    ['a secondary limit', faults.secondaryRateLimit(3), 403, 'retry-after', '3'],
    ['a primary limit', faults.primaryRateLimit(99), 403, 'x-ratelimit-reset', '99'],
    ['too many requests', faults.tooManyRequests(7), 429, 'retry-after', '7'],
    ['an outage', faults.serverError(), 503, 'content-type', 'application/json; charset=utf-8'],
  ])('answers as %s', async (_, fault, status, header, value) => {
    proxy.add({ ...issueRule, fault })
    const answer = await open('never')
    expect(answer.status).toBe(status)
    expect(answer.headers.get(header)).toBe(value)
    expect(proxy.requests[0]!.upstreamStatus).toBeNull()
  })

  it('breaks so many requests after so many, and no more once the rule is gone', async () => {
    const remove = proxy.add({ path: '/repos/octo/example', skip: 1, times: 2, fault: faults.serverError(500) })
    const statuses = []
    for (let turn = 0; turn < 4; turn++) statuses.push((await ask('GET', '/repos/octo/example')).status)
    expect(statuses).toEqual([200, 500, 500, 200])
    remove()
    remove()
    expect((await ask('GET', '/repos/octo/example')).status).toBe(200)
  })

  it('cuts connections, late if told so', async () => {
    proxy.add({ fault: faults.latency(100) })
    proxy.add({ fault: faults.reset })
    const startedAt = performance.now()
    await expect(ask('GET', '/repos/octo/example')).rejects.toThrow()
    expect(performance.now() - startedAt).toBeGreaterThan(90)
    expect(proxy.requests[0]!.status).toBe(0)
  })

  it('answers 410 where issues are disabled', async () => {
    proxy.add(faults.issuesDisabled)
    expect((await ask('GET', issuesPath)).status).toBe(410)
    expect((await ask('PATCH', `${issuesPath}/1`, {})).status).toBe(410)
  })

  it('commits and then fails', async () => {
    proxy.add({ ...issueRule, times: 1, fault: faults.commitThenStatus(502) })
    proxy.add({ ...issueRule, skip: 1, fault: faults.commitThenReset })
    expect((await open('committed, then 502')).status).toBe(502)
    await expect(open('committed, then cut off')).rejects.toThrow()
    const titles = (await github.issues()).map((issue) => issue.title)
    expect(titles).toEqual(expect.arrayContaining(['committed, then 502', 'committed, then cut off']))
  })

  it('drops labels without a word', async () => {
    proxy.add({ ...issueRule, fault: faults.dropLabels })
    expect(await (await open('unlabelled', { labels: ['P0'], body: 'b' })).json()).toMatchObject({
      labels: [],
      body: 'b',
    })
  })

  it('refuses a write to a branch that is being written', async () => {
    proxy.add({ ...faults.racingWrites, fault: faults.conflictWhenRacing(500) })
    await github.putFile('x', 'x', 'other')
    const answers = await Promise.all([put('race-a'), put('race-b'), put('race-c', 'other')])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 201, 409])
    expect((await put('race-d')).status).toBe(201)
  })

  it('shows lists of issues as they stood, and single issues as they are', async () => {
    const seeded = await github.createIssueAs('alice', { title: 'seeded' })
    proxy.staleIssueLists(600_000)
    const { number } = (await (await open('new', { labels: ['stale'] })).json()) as { number: number }
    await ask('PATCH', `${issuesPath}/${seeded.number}`, { state: 'closed' })
    expect(await titlesOf(await ask('GET', issuesPath))).toContain('seeded')
    expect(await titlesOf(await ask('GET', `${issuesPath}?labels=stale`))).toEqual([])
    expect(await titlesOf(await ask('GET', `${issuesPath}?creator=alice&state=open`))).toEqual(['seeded'])
    expect(await (await ask('GET', `${issuesPath}/${number}`)).json()).toMatchObject({ title: 'new' })
    proxy.staleIssueLists(300)
    await new Promise((resolve) => setTimeout(resolve, 350))
    expect(await titlesOf(await ask('GET', `${issuesPath}?labels=stale`))).toEqual(['new'])
    expect(await titlesOf(await ask('GET', `${issuesPath}?creator=alice&state=open`))).toEqual([])
  })
})
