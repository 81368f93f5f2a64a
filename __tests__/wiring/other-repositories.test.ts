import { expect, test } from '@jest/globals'
import type { GitHub } from '../../src/ports.js'
import { bothWays } from '../../src/wiring/other-repositories.js'

const asked: string[] = []
const named = (name: string): GitHub => ({
  repository: { owner: 'Octo', repo: 'Demo' },
  webUrl: 'https://github.com',
  rest: async <T>() => (asked.push(name), { status: 200, headers: {}, data: {} as T }),
  graphql: async <T>() => (asked.push(name), {} as T),
  login: async () => name,
  learnLogin: () => {},
})
const github = bothWays(named('home'), named('other'))

test.each([
  ['its own repository', () => github.rest('GET /repos/{owner}/{repo}/issues'), 'home'],
  [
    'the same in other capitals',
    () => github.rest('GET /repos/{owner}/{repo}', { owner: 'octo', repo: 'demo' }),
    'home',
  ],
  ['another one', () => github.rest('GET /repos/{owner}/{repo}', { owner: 'octo', repo: 'web' }), 'other'],
  ['one of another owner', () => github.rest('GET /repos/{owner}/{repo}', { owner: 'acme' }), 'other'],
  ['an organisation', () => github.rest('GET /orgs/{org}/repos', { org: 'octo' }), 'other'],
  ['a query of its own repository', () => github.graphql('query', { owner: 'octo', repo: 'demo' }), 'home'],
  ['a query that names none', () => github.graphql('query { viewer { login } }'), 'home'],
  ['a query of another one', () => github.graphql('query', { owner: 'octo', repo: 'web' }), 'other'],
  ['a query of many', () => github.graphql('query', { o0: 'octo', n0: 'demo' }, 'partial'), 'other'],
] as const)('%s', async (_, ask, who) => {
  asked.length = 0
  await ask()
  expect(asked).toEqual([who])
})

test('who we are is said by the token that writes', async () => {
  expect(await github.login()).toBe('home')
})
