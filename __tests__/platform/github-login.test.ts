import { describe, expect, test } from '@jest/globals'
import { createClockSkew } from '../../src/platform/clock-skew.js'
import { createGitHub } from '../../src/platform/github.js'
import type { GitHubClient } from '../../src/platform/github-client.js'
import { createPacedWrites } from '../../src/platform/paced-writes.js'
import { createRunBudget } from '../../src/platform/run-budget.js'
import { ExternalError } from '../../src/errors.js'
import { aLog } from '../support/incident-samples.js'

type Answer = string | number

function refusal(status: number): ExternalError {
  return new ExternalError('github', `GitHub answered ${status}`, { status, permanent: status < 500 })
}

function loginBy(viewer: Answer, user: Answer, known: string | null = null): Promise<string | null> {
  return askedWith(viewer, user, known).github.login()
}

/** A GitHub that answers so, and how often it is asked. */
function askedWith(viewer: Answer, user: Answer, known: string | null = null) {
  const asked: string[] = []
  const client: GitHubClient = {
    login: known,
    writes: createPacedWrites(),
    skew: createClockSkew(),
    async rest<T>() {
      asked.push('user')
      if (typeof user === 'number') throw refusal(user)
      return { status: 200, headers: {}, data: { login: user } as T }
    },
    async graphql<T>() {
      asked.push('viewer')
      if (typeof viewer === 'number') throw refusal(viewer)
      return { status: 200, headers: {}, data: { data: { viewer: { login: viewer } } as T } }
    },
  }
  const where = { repository: { owner: 'o', repo: 'r' }, webUrl: 'https://github.com' }
  const run = { ...where, budget: createRunBudget(0), hide: (text: string) => text }
  const github = createGitHub(client, run, { clock: { now: () => 0, sleep: async () => {} }, log: aLog() })
  return { github, asked }
}

describe('who the token writes as', () => {
  test.each<[string, Answer, Answer, string | null]>([
    ['GraphQL says it', 'acme-watch[bot]', 403, 'acme-watch[bot]'],
    ['the user says it where GraphQL does not answer', 502, 'alice', 'alice'],
    ['nobody says it: any App is refused there, not only the token of the workflow', 502, 403, null],
    ['nobody says it', 403, 404, null],
    ['nobody says it in an answer without a name', '', 403, null],
  ])('%s', async (_, viewer, user, login) => {
    expect(await loginBy(viewer, user)).toBe(login)
  })

  test('an input settles it unasked', async () => {
    const { github, asked } = askedWith('alice', 'alice', 'my-app[bot]')
    expect(await github.login()).toBe('my-app[bot]')
    expect(asked).toEqual([])
  })

  test('is not asked for by those who only want to know what is known', async () => {
    const { github, asked } = askedWith('alice', 'alice')
    expect(await github.login('known')).toBeNull()
    expect(asked).toEqual([])
    await github.login()
    expect(await github.login('known')).toBe('alice')
  })

  test.each<[string, Answer, Answer, string | null, string[]]>([
    ['found', 'alice', 403, 'alice', ['viewer']],
    ['not found', 403, 403, null, ['viewer', 'user']],
  ])('is asked for once in a run, %s', async (_, viewer, user, login, requests) => {
    const { github, asked } = askedWith(viewer, user)
    expect(await Promise.all([github.login(), github.login()])).toEqual([login, login])
    expect(await github.login()).toBe(login)
    expect(asked).toEqual(requests)
  })

  test('what an own issue told meanwhile counts', async () => {
    const { github } = askedWith('alice', 403)
    const login = github.login()
    github.learnLogin('my-app[bot]')
    expect(await login).toBe('my-app[bot]')
  })
})
