import { describe, expect, test } from '@jest/globals'
import { DAY } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import type { Issue } from '../../src/incidents/github/issue.js'
import { listIssues, listNewest, tooOld, unique } from '../../src/incidents/github/list.js'
import { isBot, isOurs, sameLogin } from '../../src/incidents/github/logins.js'
import type { GitHub } from '../../src/ports.js'
import { aLog, NOON } from '../support/incident-samples.js'

type Parameters = Record<string, unknown>

const iso = (at: number): string => new Date(at).toISOString()

function anIssue(number: number, at = NOON, more: Partial<Issue> = {}): Issue {
  return {
    number,
    html_url: `https://github.com/o/r/issues/${number}`,
    state: 'open',
    body: '',
    labels: [],
    user: { login: 'me' },
    updated_at: iso(at),
    ...more,
  }
}

/** A GitHub that gives these pages, the first of each question first, and what it was asked. */
function gitHubOf(pagesOf: (question: Parameters) => readonly (readonly Issue[])[], login: string | null = 'me') {
  const asked: Parameters[] = []
  const github = {
    login: async () => login,
    async rest(_: string, parameters: Parameters) {
      asked.push(parameters)
      const all = pagesOf(parameters)
      const at = Number(parameters['page'] ?? 1)
      const headers = at < all.length ? { link: '<https://api.github.test/next>; rel="next"' } : {}
      return { status: 200, headers, data: all[at - 1] ?? [] }
    },
  } as unknown as GitHub
  return { github, asked }
}

const numbers = (issues: readonly Issue[]) => issues.map(({ number }) => number)
const isFirst = ({ state, creator, labels }: Parameters) =>
  state === 'all' && creator === undefined && labels === undefined

describe('a list', () => {
  test('that is short is asked for once', async () => {
    const { github, asked } = gitHubOf(() => [[anIssue(1)]])
    expect(numbers(await listIssues(github, 'alert', aLog()))).toEqual([1])
    expect(asked).toEqual([{ state: 'all', sort: 'updated', direction: 'desc', per_page: 100 }])
  })

  test.each<[string, string | undefined, string | null, Parameters[]]>([
    [
      'in three questions',
      'alert',
      'me',
      [{ state: 'open' }, { state: 'all', labels: 'alert' }, { state: 'all', creator: 'me' }],
    ],
    ['without a label', undefined, 'me', [{ state: 'open' }, { state: 'all', creator: 'me' }]],
    ['by nobody', 'alert', null, [{ state: 'open' }, { state: 'all', labels: 'alert' }]],
  ])('that is long is asked for %s', async (_, label, login, questions) => {
    const { github, asked } = gitHubOf((question) => (isFirst(question) ? [[anIssue(9)], []] : [[anIssue(1)]]), login)
    expect(numbers(await listIssues(github, label, aLog()))).toEqual([9, 1])
    const sorted = { sort: 'updated', direction: 'desc', per_page: 100 }
    expect(asked.slice(1)).toEqual(questions.map((question) => ({ ...question, ...sorted })))
  })

  test.each<[string, number, string, number]>([
    ['goes on while its closed ones are of use', 35, 'all', 2],
    ['ends where its closed ones are too old', 36, 'all', 1],
    ['of open ones goes on, however old they are', 36, 'open', 2],
  ])('%s', async (_, days, state, pages) => {
    const { github, asked } = gitHubOf((question) =>
      isFirst(question) ? [[], []] : [[anIssue(3), anIssue(2, NOON - days * DAY)], [anIssue(1)]],
    )
    await listIssues(github, undefined, aLog())
    const questions = asked.slice(1).filter((question) => question['state'] === state)
    expect(questions.map(({ page }) => page)).toEqual([undefined, 2].slice(0, pages))
  })

  test('ends after ten pages, with a word about its question', async () => {
    const log = aLog()
    const long = Array.from({ length: 11 }, (_, n) => [anIssue(n + 1)])
    const { github, asked } = gitHubOf((question) => (isFirst(question) ? [[], []] : long), null)
    expect(await listIssues(github, undefined, log)).toHaveLength(10)
    expect(asked).toHaveLength(11)
    expect(log.lines).toEqual([
      'notice: Only the 1000 issues changed last were searched for incidents ({"state":"open"}).',
    ])
    const whole = aLog()
    await listIssues(
      gitHubOf((question) => (isFirst(question) ? [[], []] : long.slice(0, 10)), null).github,
      undefined,
      whole,
    )
    expect(whole.lines).toEqual([])
  })

  const refusing = (status: number | undefined, of: (question: Parameters) => boolean) =>
    gitHubOf((question) => {
      if (of(question))
        throw new ExternalError('github', 'no', { permanent: true, ...(status !== undefined && { status }) })
      return isFirst(question) ? [[anIssue(9)], []] : [[anIssue(1)]]
    }).github

  test('goes without the question by author where GitHub knows no such author', async () => {
    const github = refusing(422, ({ creator }) => creator !== undefined)
    expect(numbers(await listIssues(github, undefined, aLog()))).toEqual([9, 1])
  })

  test.each<[string, number | undefined, string]>([
    ['by author, refused otherwise', 403, 'creator'],
    ['by author, not answered', undefined, 'creator'],
    ['by label', 422, 'labels'],
  ])('is none where a question is: %s', async (_, status, key) => {
    const github = refusing(status, (question) => question[key] !== undefined)
    await expect(listIssues(github, 'alert', aLog())).rejects.toThrow('no')
  })

  test('of the newest is one page, by their birth', async () => {
    const { github, asked } = gitHubOf(() => [[anIssue(1)], [anIssue(2)]])
    expect(numbers(await listNewest(github))).toEqual([1])
    expect(asked).toEqual([{ state: 'all', sort: 'created', direction: 'desc', per_page: 100 }])
  })
})

test.each<[string, Issue[], boolean]>([
  ['nothing', [], false],
  ['one', [anIssue(1)], false],
  ['35 days', [anIssue(1), anIssue(2, NOON - 35 * DAY)], false],
  ['a moment more', [anIssue(1), anIssue(2, NOON - 35 * DAY - 1)], true],
  ['what says no time', [anIssue(1), { ...anIssue(2), updated_at: 'never' }], false],
])('a list that spans %s is too old or not', (_, issues, expected) => {
  expect(tooOld(issues)).toBe(expected)
})

test('of one issue that came twice the later change is taken, of equal ones the first', () => {
  const [old, late] = [anIssue(1, NOON, { body: 'old' }), anIssue(1, NOON + 1, { body: 'late' })]
  expect(unique([old, anIssue(2), late])).toEqual([late, anIssue(2)])
  expect(unique([late, old])).toEqual([late])
  expect(unique([old, anIssue(1, NOON, { body: 'other' })])).toEqual([old])
  const timeless: Issue = { number: 1, html_url: 'u', state: 'open', body: '', labels: [], user: null }
  expect(unique([timeless, late])).toEqual([late])
  expect(unique([late, timeless])).toEqual([late])
})

describe('whose it is', () => {
  const [app, bare, person] = [{ login: 'App[bot]' }, { login: 'app', type: 'Bot' }, { login: 'app', type: 'User' }]

  test.each<[string, { login: string; type?: string } | null, string | null, boolean]>([
    ['ours', app, 'app[bot]', true],
    ['ours in another spelling', bare, 'APP[bot]', true],
    ['ours, known by the bare name', app, 'app', true],
    ['a person’s by the bare name', person, 'app[bot]', false],
    ['a person’s', person, 'App', true],
    ['another’s', app, 'other[bot]', false],
    ['nobody’s', null, 'app', false],
    ['any bot’s, where nobody knows who we are', bare, null, true],
    ['a person’s, where nobody knows who we are', person, null, false],
    ['of somebody who is no more', null, null, false],
  ])('%s', (_, author, login, expected) => {
    expect(isOurs(author, login)).toBe(expected)
    if (author !== null && login !== null) expect(sameLogin(author, login)).toBe(expected)
  })

  test('a bot is known by its type or its name', () => {
    expect([app, bare, person, { login: 'x[BOT]' }, { login: '[bot]x' }].map(isBot)).toEqual([
      true,
      true,
      false,
      true,
      false,
    ])
  })
})
