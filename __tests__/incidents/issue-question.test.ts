import { describe, expect, test } from '@jest/globals'
import { CLOSED, listingsOf, OPEN } from '../../src/incidents/github/ask.js'
import { readAnswer } from '../../src/incidents/github/issue-answer.js'
import { issueQuery, type Asked, type Listing } from '../../src/incidents/github/issue-query.js'

const AT = '2026-11-22T12:00:00Z'
const BOT: Listing = { author: 'me[bot]', state: 'open', first: 100, after: null }
const NEXT: Listing = { author: 'octocat', state: 'closed', first: 20, after: 'cursor' }

describe('the question', () => {
  test('for nothing is one who we are', () => {
    expect(issueQuery({ listings: [] })).toEqual({
      query:
        'query($owner: String!, $name: String!) { viewer { login } repository(owner: $owner, name: $name) { hasIssuesEnabled  } }',
      variables: {},
    })
  })

  test('for lists names authors and places by variables, each by its own', () => {
    const { query, variables } = issueQuery({ listings: [BOT, NEXT] })
    expect(query).toMatch(
      /^query\(\$owner: String!, \$name: String!, \$author0: String!, \$author1: String!, \$after1: String!\) /,
    )
    expect(query).toContain(
      'list0: issues(first: 100, states: OPEN, filterBy: { createdBy: $author0 }, orderBy: { field: UPDATED_AT, direction: DESC })',
    )
    expect(query).toContain(
      'list1: issues(first: 20, after: $after1, states: CLOSED, filterBy: { createdBy: $author1 }, orderBy:',
    )
    expect(variables).toEqual({ author0: 'me[bot]', author1: 'octocat', after1: 'cursor' })
    expect(query).not.toMatch(/labelled|latest/)
  })

  test('is of an App by its name with and without [bot], and of each author once', () => {
    const authors = listingsOf(['App[bot]', 'octocat', 'OctoCat', 'app'], [OPEN, CLOSED]).map(
      ({ author, state }) => `${author} ${state}`,
    )
    expect(authors).toEqual(
      ['app[bot]', 'octocat', 'octocat[bot]', 'app'].flatMap((author) => [`${author} open`, `${author} closed`]),
    )
  })

  test('for single issues names their numbers', () => {
    expect(issueQuery({ listings: [], numbers: [7, 12] }).query).toMatch(
      / issue7: issue\(number: 7\) \{ .* issue12: issue\(number: 12\) \{ /,
    )
  })

  test('for witnesses asks of the labelled ones and of the latest', () => {
    const { query, variables } = issueQuery({ listings: [], witnesses: { label: 'alert' } })
    expect(query).toContain('$name: String!, $labels: [String!])')
    expect(query).toContain('labelled: issues(first: 100, states: OPEN, labels: $labels, ')
    expect(query).toContain('latest: issues(first: 50, states: OPEN, orderBy')
    expect(variables).toEqual({ labels: ['alert'] })
  })

  test('without a label asks of the latest alone', () => {
    const { query, variables } = issueQuery({ listings: [], witnesses: { label: null } })
    expect(query).toContain('latest: ')
    expect(query).not.toMatch(/label/)
    expect(variables).toEqual({})
  })
})

const anIssue = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  number: 7,
  url: 'https://github.com/o/r/issues/7',
  body: '',
  state: 'OPEN',
  stateReason: null,
  createdAt: AT,
  updatedAt: AT,
  closedAt: null,
  author: { login: 'me', __typename: 'Bot' },
  comments: { totalCount: 0 },
  ...more,
})
const aPage = (more: Record<string, unknown> = {}) => ({
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes: [anIssue()],
  ...more,
})
const answer = (fields: Record<string, unknown> = {}) => ({
  viewer: { login: 'me' },
  repository: { hasIssuesEnabled: true, list0: aPage(), ...fields },
})
const read = (fields: Record<string, unknown> = {}, asked: Asked = { listings: [BOT] }) =>
  readAnswer(answer(fields), asked)
/** Asked for by its number, an issue may be anybody's. */
const issueBy = (more: Record<string, unknown>) =>
  read({ issue7: anIssue(more) }, { listings: [], numbers: [7] }).issues[0]

describe('the answer', () => {
  test('comes in the words of REST', () => {
    expect(read()).toEqual({
      viewer: 'me',
      pages: [
        {
          next: null,
          issues: [
            {
              number: 7,
              html_url: 'https://github.com/o/r/issues/7',
              body: '',
              state: 'open',
              state_reason: null,
              created_at: AT,
              updated_at: AT,
              closed_at: null,
              user: { login: 'me[bot]', type: 'Bot' },
              comments: 0,
              labels: [],
            },
          ],
        },
      ],
      issues: [],
      labelled: [],
      latest: [],
    })
  })

  test('of a closed one says how and when', () => {
    expect(issueBy({ state: 'CLOSED', stateReason: 'NOT_PLANNED', closedAt: AT })).toMatchObject({
      state: 'closed',
      state_reason: 'not_planned',
      closed_at: AT,
    })
  })

  test.each<[unknown, unknown]>([
    [
      { login: 'app[bot]', __typename: 'Bot' },
      { login: 'app[bot]', type: 'Bot' },
    ],
    [
      { login: 'octocat', __typename: 'User' },
      { login: 'octocat', type: 'User' },
    ],
    [null, null],
  ])('of the author %j says %j', (author, user) => {
    expect(issueBy({ author })?.user).toEqual(user)
  })

  test.each<Record<string, unknown>>([
    { state: 'CLOSED' },
    { author: null },
    { author: { login: 'you', __typename: 'User' } },
  ])('is no answer where a list holds one that is %j and was not asked for', (more) => {
    expect(() => read({ list0: aPage({ nodes: [anIssue(), anIssue(more)] }) })).toThrow('others than were asked for')
  })

  test('names the place of the next page only where there is one', () => {
    const next = (hasNextPage: boolean) =>
      read({ list0: aPage({ pageInfo: { hasNextPage, endCursor: 'c' } }) }).pages[0]?.next
    expect([next(true), next(false)]).toEqual(['c', null])
  })

  test('holds witnesses and single issues as far as they were asked for', () => {
    const nodes = [
      { number: 3, author: { login: 'me', __typename: 'Bot' } },
      { number: 0, author: null },
    ]
    const fields = { labelled: { nodes }, latest: { nodes: [] }, issue7: anIssue() }
    const seen = [
      { number: 3, author: { login: 'me[bot]', type: 'Bot' } },
      { number: 0, author: null },
    ]
    const asked = { listings: [], numbers: [7] }
    expect(read(fields, { ...asked, witnesses: { label: 'alert' } })).toMatchObject({
      labelled: seen,
      latest: [],
      issues: [{ number: 7 }],
    })
    expect(read(fields, { ...asked, witnesses: { label: null } })).toMatchObject({ labelled: [], latest: [] })
    expect(read({ ...fields, latest: { nodes } }, { listings: [], witnesses: { label: null } }).latest).toEqual(seen)
    expect(read(fields, { listings: [] })).toMatchObject({ pages: [], labelled: [], latest: [] })
  })

  test('of a repository without issues is a refusal', () => {
    expect(() => read({ hasIssuesEnabled: false })).toThrow(
      expect.objectContaining({
        message: 'issues are disabled',
        status: 410,
        fault: expect.objectContaining({ permanent: true }),
      }),
    )
  })

  test.each<[string, Record<string, unknown>]>([
    ['no list', { list0: undefined }],
    ['no page', { list0: aPage({ pageInfo: null }) }],
    ['nothing of a next page', { list0: aPage({ pageInfo: { endCursor: 'c' } }) }],
    ['a next page nowhere', { list0: aPage({ pageInfo: { hasNextPage: true, endCursor: '' } }) }],
    ['no issues', { list0: aPage({ nodes: {} }) }],
    ...Object.entries({
      number: -1,
      url: 5,
      body: 7,
      state: 'DRAFT',
      stateReason: 5,
      createdAt: 'soon',
      updatedAt: '',
      closedAt: 'never',
      author: { login: '', __typename: 'User' },
      comments: { totalCount: 0.5 },
    }).map(([field, wrong]): [string, Record<string, unknown>] => [
      field,
      { list0: aPage({ nodes: [anIssue({ [field]: wrong })] }) },
    ]),
  ])('with %s wrong tells nothing, and may be asked for again', (_, fields) => {
    expect(() => read(fields)).toThrow(
      expect.objectContaining({
        service: 'github',
        message: "what answered is not GitHub's answer to a question about issues",
        status: undefined,
        fault: expect.objectContaining({ permanent: false }),
      }),
    )
  })
})
