import { expect, test } from '@jest/globals'
import { readAnswer } from '../../src/incidents/github/issue-answer.js'

const AT = '2026-11-01T00:00:00Z'
const OURS = {
  number: 1,
  url: 'https://github.com/o/r/issues/1',
  body: 'a',
  state: 'OPEN',
  stateReason: null,
  createdAt: AT,
  updatedAt: AT,
  closedAt: null,
  author: { login: 'github-actions', __typename: 'Bot' },
  comments: { totalCount: 0 },
}

function read(more: object): unknown {
  const page = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [OURS, { ...OURS, number: 2, ...more }] }
  const answer = { viewer: { login: 'x' }, repository: { hasIssuesEnabled: true, list0: page } }
  const listing = { author: 'github-actions[bot]', state: 'open', first: 2, after: null } as const
  return readAnswer(answer, { listings: [listing] }).pages[0]?.issues.map(({ number }) => number)
}

test('a list is read that holds what was asked for', () => {
  expect(read({})).toEqual([1, 2])
  expect(read({ author: { login: 'GitHub-Actions[bot]', __typename: 'Bot' } })).toEqual([1, 2])
})

test.each<[string, object]>([
  ['one that is closed', { state: 'CLOSED', closedAt: AT }],
  ['one by somebody else', { author: { login: 'mallory', __typename: 'User' } }],
  ['one by a person of the same name', { author: { login: 'github-actions', __typename: 'User' } }],
  ['one by nobody', { author: null }],
])('a list of open issues by one author is no answer with %s, and REST is asked', (_, more) => {
  const fault = expect.objectContaining({ fault: expect.objectContaining({ permanent: true }) })
  expect(() => read(more)).toThrow(fault)
})
