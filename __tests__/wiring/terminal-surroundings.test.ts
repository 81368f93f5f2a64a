import { describe, expect, test } from '@jest/globals'
import { createSecrets } from '../../src/platform/secrets.js'
import { quietSurroundings, terminalSurroundings, terminalToken } from '../../src/wiring/terminal-surroundings.js'
import { aLog } from '../support/incident-samples.js'

const basics = (env: NodeJS.ProcessEnv = {}) => ({ env, log: aLog(), secrets: createSecrets() })

describe('the surroundings of a terminal', () => {
  const ENTERPRISE = { GITHUB_API_URL: 'https://ghe.example/api/v3', GITHUB_SERVER_URL: 'https://ghe.example' }

  test.each<[string, { apiUrl?: string; repo?: string }, NodeJS.ProcessEnv, object]>([
    [
      'are github.com where nothing else is said',
      {},
      {},
      { apiUrl: 'https://api.github.com', webUrl: 'https://github.com', repository: null },
    ],
    [
      'are what the environment says',
      {},
      { ...ENTERPRISE, GITHUB_REPOSITORY: 'o/r', GITHUB_ACTIONS: 'true' },
      {
        apiUrl: 'https://ghe.example/api/v3',
        webUrl: 'https://ghe.example',
        repository: { owner: 'o', repo: 'r' },
      },
    ],
    [
      'are what was typed before that',
      { apiUrl: 'http://127.0.0.1:4000', repo: 'octo/example' },
      { ...ENTERPRISE, GITHUB_REPOSITORY: 'o/r' },
      { apiUrl: 'http://127.0.0.1:4000', repository: { owner: 'octo', repo: 'example' } },
    ],
    ['take an empty variable for none', {}, { GITHUB_API_URL: '' }, { apiUrl: 'https://api.github.com' }],
  ])('%s', (_, typed, env, expected) => {
    expect(terminalSurroundings({ token: '', ...typed }, basics(env))).toMatchObject(expected)
  })

  test('do not take just any word for a repository', () => {
    expect(() => terminalSurroundings({ token: '', repo: 'octo' }, basics())).toThrow(
      'repo: "octo" is no repository; write it as "owner/repo"',
    )
  })
})

describe('the token at a terminal', () => {
  test.each<[string | undefined, NodeJS.ProcessEnv, string]>([
    ['typed-token', { GITHUB_TOKEN: 'github-token' }, 'typed-token'],
    // Somebody who asks for no token gets none.
    ['', { GITHUB_TOKEN: 'github-token' }, ''],
    [undefined, { GITHUB_TOKEN: 'github-token', GH_TOKEN: 'gh-token' }, 'github-token'],
    [undefined, { GITHUB_TOKEN: '', GH_TOKEN: 'gh-token' }, 'gh-token'],
    [undefined, {}, ''],
  ])('%j with %j is %j, and hidden', (typed, env, expected) => {
    const given = basics(env)
    expect(terminalToken(typed, given)).toBe(expected)
    if (expected !== '') expect(given.secrets.hide(`token ${expected}`)).toBe('token ***')
  })
})

test('quiet surroundings have nobody to ask', () => {
  expect(quietSurroundings('/demo', createSecrets())).toMatchObject({
    token: '',
    apiUrl: '',
    repository: null,
    workspace: '/demo',
  })
})
