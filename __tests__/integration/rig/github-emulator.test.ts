import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createGitHubEmulator, type GitHubEmulator } from '../../support/github-emulator.js'

let github: GitHubEmulator
beforeAll(async () => {
  github = await createGitHubEmulator()
})
afterAll(() => github.close())

const bot = 'github-actions[bot]'
const titles = (issues: { title: string }[]): string[] => issues.map((issue) => issue.title)

describe('the GitHub emulator', () => {
  it('starts with one commit, no labels and no issues', async () => {
    expect(await github.commits()).toHaveLength(1)
    expect(await github.labels()).toEqual([])
    expect(await github.issues()).toEqual([])
  })

  it('keeps files on branches', async () => {
    await github.putFile('data/beat.json', '{"a":1}')
    await github.putFile('data/beat.json', '{"a":2}')
    const { sha } = await github.putFile('heartbeats/a b.json', 'ü', 'heartbeats', 'Beat [skip ci]')
    expect(sha).toMatch(/^[0-9a-f]{40}$/)
    expect(await github.readFile('data/beat.json')).toBe('{"a":2}')
    expect(await github.readFile('heartbeats/a b.json', 'heartbeats')).toBe('ü')
    expect(await github.readFile('heartbeats/a b.json')).toBeNull()
    expect(await github.readFile('x', 'nowhere')).toBeNull()
    expect((await github.commits('heartbeats'))[0]!.commit.message).toBe('Beat [skip ci]')
    expect(await github.branches()).toEqual(expect.arrayContaining(['main', 'heartbeats']))
  })

  it('knows who wrote: each login has a token, and any unknown token is the bot', async () => {
    const one = await github.createIssueAs('alice', { title: 'hers' })
    const other = await github.createIssueAs(bot, { title: 'its', labels: ['new-label'] })
    expect([one.user.login, other.user.login]).toEqual(['alice', bot])
    expect(await github.labels()).toEqual(['new-label'])
    const answer = await fetch(`${github.url}/repos/octo/example/issues`, {
      method: 'POST',
      headers: { authorization: 'token anything' },
      body: JSON.stringify({ title: 'unknown' }),
    })
    expect(await answer.json()).toMatchObject({ title: 'unknown', user: { login: bot } })
  })

  it('filters by creator, label, state and since, and sorts', async () => {
    const list = (query: string): Promise<{ title: string }[]> => github.request('GET', `issues?${query}`)
    expect(titles(await list(`creator=${encodeURIComponent(bot)}&direction=asc`))).toEqual(['its', 'unknown'])
    expect(titles(await list('labels=new-label'))).toEqual(['its'])
    expect(await list('labels=new-label,other')).toEqual([])
    await github.editIssueAs('octo', 3, { state: 'closed', state_reason: 'not_planned' })
    expect(titles(await list('state=closed'))).toEqual(['unknown'])
    expect(titles(await list('state=all&sort=updated&direction=desc'))[0]).toBe('unknown')
    expect(await list('state=all&since=2999-01-01T00:00:00Z')).toEqual([])
    expect((await github.issues()).map((issue) => issue.state_reason)).toEqual([null, null, 'not_planned'])
    expect((await github.openIssues()).map((issue) => issue.number)).toEqual([1, 2])
  })

  it('takes comments', async () => {
    await github.commentAs('alice', 1, 'first')
    expect(await github.comments(1)).toMatchObject([{ body: 'first', user: { login: 'alice' } }])
  })

  it('lets the bot push, but not a stranger', async () => {
    const body = { message: 'm', content: Buffer.from('x').toString('base64') }
    await github.request('PUT', 'contents/by-bot', { body, as: bot })
    await expect(github.request('PUT', 'contents/by-alice', { body, as: 'alice' })).rejects.toThrow('403')
  })

  it('refuses a stale or missing sha as GitHub does', async () => {
    const body = { message: 'm', content: 'eA==' }
    await expect(github.request('PUT', 'contents/data/beat.json', { body })).rejects.toThrow('422')
    const stale = { ...body, sha: '0'.repeat(40) }
    await expect(github.request('PUT', 'contents/data/beat.json', { body: stale })).rejects.toThrow('409')
  })

  it('has git data: an orphan branch made of blob, tree, commit and ref', async () => {
    const tree = await github.request<{ sha: string }>('POST', 'git/trees', {
      as: bot,
      body: { tree: [{ path: 'a/b.json', mode: '100644', type: 'blob', content: '{}' }] },
    })
    const commit = await github.request<{ sha: string }>('POST', 'git/commits', {
      as: bot,
      body: { message: 'orphan', tree: tree.sha, parents: [] },
    })
    await github.request('POST', 'git/refs', { as: bot, body: { ref: 'refs/heads/orphan', sha: commit.sha } })
    expect(await github.commits('orphan')).toMatchObject([{ sha: commit.sha, parents: [] }])
    expect(await github.readFile('a/b.json', 'orphan')).toBe('{}')
  })

  it('can be archived or have its issues turned off', async () => {
    await github.changeRepository({ has_issues: false })
    await expect(github.request('GET', 'issues')).rejects.toThrow('404')
    await github.changeRepository({ has_issues: true, archived: true })
    const body = { message: 'm', content: 'eA==' }
    await expect(github.request('PUT', 'contents/archived', { body })).rejects.toThrow('403')
  })
})
