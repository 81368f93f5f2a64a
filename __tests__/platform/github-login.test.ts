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
  const client: GitHubClient = {
    login: known,
    writes: createPacedWrites(),
    skew: createClockSkew(),
    async rest<T>() {
      if (typeof user === 'number') throw refusal(user)
      return { status: 200, headers: {}, data: { login: user } as T }
    },
    async graphql<T>() {
      if (typeof viewer === 'number') throw refusal(viewer)
      return { status: 200, headers: {}, data: { data: { viewer: { login: viewer } } as T } }
    },
  }
  const where = { repository: { owner: 'o', repo: 'r' }, webUrl: 'https://github.com' }
  const run = { ...where, budget: createRunBudget(0), hide: (text: string) => text }
  return createGitHub(client, run, { clock: { now: () => 0, sleep: async () => {} }, log: aLog() }).login()
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
    expect(await loginBy(502, 502, 'my-app[bot]')).toBe('my-app[bot]')
  })
})
