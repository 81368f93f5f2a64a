import { describe, expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { createClockSkew } from '../../src/platform/clock-skew.js'
import { GitHubRefusal } from '../../src/platform/github-request.js'
import { createGitHub } from '../../src/platform/github.js'
import type { GitHubClient } from '../../src/platform/github-client.js'
import { createPacedWrites } from '../../src/platform/paced-writes.js'
import { createRunBudget } from '../../src/platform/run-budget.js'
import { aLog } from '../support/incident-samples.js'

const NOW = Date.parse('2026-11-22T09:00:00Z')
const READ = 'GET /repos/{owner}/{repo}'
const WRITE = 'POST /repos/{owner}/{repo}/git/refs'
const REPOSITORY = { default_branch: 'main' }
const REFERENCE = { object: { sha: 'a' } }

type Answer = { readonly status: number; readonly data: unknown; readonly headers?: Record<string, string> }

/** A run whose GitHub gives these answers, the last of them for ever. */
function gitHubOf(answers: readonly (Answer | Error)[], waitMs = 25_000) {
  const pauses: number[] = []
  const asked: string[] = []
  const next = async <T>(route: string) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]
    asked.push(route)
    if (answer instanceof Error) throw answer
    if (answer === undefined) throw new Error('nothing is left to answer')
    const { status, data, headers = {} } = answer
    if (status < 400) return { status, headers, data: data as T }
    throw new GitHubRefusal({ status, headers, data })
  }
  const client: GitHubClient = {
    login: null,
    rest: next,
    graphql: () => next('graphql'),
    writes: createPacedWrites(),
    skew: createClockSkew(),
  }
  const budget = createRunBudget(waitMs)
  const run = {
    repository: { owner: 'o', repo: 'r' },
    webUrl: 'https://github.com',
    budget,
    hide: (text: string) => text,
  }
  const clock = { now: () => NOW, sleep: async (ms: number) => void pauses.push(ms) }
  const log = aLog()
  return { github: createGitHub(client, run, { clock, log }), asked, pauses, budget, log, skew: client.skew }
}

const no = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  data: { message: 'no' },
})
const lost = new ExternalError('h', 'h: the connection broke off', { permanent: false })
const ofRead: Answer = { status: 200, data: REPOSITORY }
const ofWrite: Answer = { status: 201, data: REFERENCE }
const limit = (seconds: string): Answer => no(403, { 'retry-after': seconds })

async function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof ExternalError ? error.message.replace(/^.*: /, '') : String(error)),
  )
}

describe('a read', () => {
  test.each<[string, (Answer | Error)[], number[], string]>([
    ['that is answered is not asked again', [ofRead], [], 'done'],
    ['is asked again after half a second', [no(502), ofRead], [500], 'done'],
    ['is asked again after twice that', [lost, no(500), ofRead], [500, 1000], 'done'],
    ['is asked three times and no more', [no(502)], [500, 1000], 'no'],
    ['that is refused for good is asked once', [no(404)], [], 'no'],
    [
      'is asked again where something else than GitHub answered',
      [{ status: 200, data: '<html>' }, ofRead],
      [500],
      'done',
    ],
    ['is asked again after the time of a limit', [limit('7'), ofRead], [7000], 'done'],
    ['is asked again when a server that is down says so', [no(503, { 'retry-after': '7' }), ofRead], [7000], 'done'],
    ['does not wait longer than a run may', [limit('26')], [], 'rate limited (no)'],
    ['waits as long as a run may in all', [limit('13')], [13_000], 'rate limited (no)'],
    ['waits a second where the time has passed', [limit('-1000'), limit('-1000'), ofRead], [1000, 1000], 'done'],
  ])('%s', async (_, answers, pauses, end) => {
    const run = gitHubOf(answers)
    expect(await outcome(run.github.rest(READ))).toBe(end)
    expect(run.pauses).toEqual(pauses)
    expect(run.asked).toHaveLength(pauses.length + 1)
    expect(run.budget.requests).toBe(run.asked.length)
    expect(run.budget.waitedMs).toBe(pauses.reduce((sum, ms) => sum + ms, 0))
  })
})

describe('a write', () => {
  test.each<[string, (Answer | Error)[], number[], string]>([
    ['that is taken is sent once', [ofWrite], [], 'done'],
    ['whose answer was lost is sent once', [lost, ofWrite], [], 'the connection broke off'],
    ['that met an error of the server is sent once', [no(502), ofWrite], [], 'no'],
    ['that met a server which is down is sent once', [no(503, { 'retry-after': '1' }), ofWrite], [], 'no'],
    [
      'that something else answered is sent once',
      [{ status: 200, data: '<html>' }, ofWrite],
      [],
      "what answered is not GitHub's answer (status 200, a web page)",
    ],
    ['that met a limit was not done, and is sent again', [limit('7'), ofWrite], [7000], 'done'],
    ['is sent three times and no more', [limit('2')], [2000, 2000], 'rate limited (no)'],
  ])('%s', async (_, answers, pauses, end) => {
    const run = gitHubOf(answers)
    expect(await outcome(run.github.rest(WRITE, { ref: 'r', sha: 's' }))).toBe(end)
    expect(run.pauses).toEqual(pauses)
    expect(run.asked).toHaveLength(pauses.length + 1)
  })
})

describe('GraphQL', () => {
  const QUERY = 'query { viewer { login } }'
  const MUTATION = ' mutation { closeIssue { id } }'
  const errors = (...errors: object[]): Answer => ({ status: 200, data: { data: null, errors } })
  const limited = errors({ type: 'RATE_LIMITED', message: 'slow down' })
  const found: Answer = { status: 200, data: { data: { viewer: { login: 'me' } } } }
  const secondary = 'You have exceeded a secondary rate limit and have been temporarily blocked.'

  test.each<[string, string, (Answer | Error)[], number[], string]>([
    ['a query that is answered', QUERY, [found], [], 'done'],
    ['a query is asked again', QUERY, [no(502), found], [500], 'done'],
    ['a mutation is sent once', MUTATION, [no(502), found], [], 'no'],
    ['a query that meets a limit', QUERY, [{ ...limited, headers: { 'retry-after': '7' } }, found], [7000], 'done'],
    [
      'a mutation that meets a limit',
      MUTATION,
      [{ ...limited, headers: { 'retry-after': '7' } }, found],
      [7000],
      'done',
    ],
    ['a limit that names no time is longer than a run', QUERY, [limited], [], 'rate limited (slow down)'],
    [
      'a limit that only its words tell',
      QUERY,
      [{ ...errors({ message: secondary }), headers: { 'retry-after': '3' } }, found],
      [3000],
      'done',
    ],
    [
      'a limit beside other errors',
      QUERY,
      [{ ...errors({ message: 'x' }, { type: 'RATE_LIMITED', message: 'y' }), headers: { 'retry-after': '3' } }, found],
      [3000],
      'done',
    ],
    [
      'a refusal is final',
      QUERY,
      [errors({ type: 'NOT_FOUND', message: 'no such thing' }), found],
      [],
      'no such thing',
    ],
  ])('%s', async (_, query, answers, pauses, end) => {
    const run = gitHubOf(answers)
    expect(await outcome(run.github.graphql(query))).toBe(end)
    expect(run.pauses).toEqual(pauses)
    expect(run.asked).toHaveLength(pauses.length + 1)
  })

  test.each<[string, string, object]>([
    ['STALE_DATA', MUTATION, { status: 409, conflict: true, permanent: true }],
    ['FORBIDDEN', MUTATION, { status: 403, conflict: false, permanent: true }],
    ['NOT_FOUND', QUERY, { status: 404, permanent: true }],
    ['UNPROCESSABLE', MUTATION, { status: 422, permanent: true }],
  ])('%s has the status that REST has', async (type, query, fault) => {
    const { github } = gitHubOf([errors({ type, message: 'no' })])
    const error = await github.graphql(query).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ service: 'github', message: 'GraphQL: no', fault })
  })

  test.each<[string, object, string]>([
    ['with a part of the data', { data: { viewer: { login: 'me' } }, errors: [{ message: 'half' }] }, 'half'],
    ['that does not say why', { data: {}, errors: [{}] }, 'no data'],
    ['without data', { errors: [{ message: 'none' }] }, 'none'],
  ])('an error %s is no answer', async (_, data, words) => {
    expect(await outcome(gitHubOf([{ status: 200, data }]).github.graphql(QUERY))).toBe(words)
  })

  test('without a kind nobody knows whether a mutation was done, and a query can be no better', async () => {
    const faultBy = (query: string) =>
      gitHubOf([errors({ message: 'no' })])
        .github.graphql(query)
        .catch((e: unknown) => e)
    expect(await faultBy(MUTATION)).toMatchObject({ status: undefined, fault: { permanent: false } })
    expect(await faultBy(QUERY)).toMatchObject({ status: undefined, fault: { permanent: true } })
  })
})

// proves: 24
describe('many changes', () => {
  const MUTATION = 'mutation { closeIssue { id } }'

  test('wait for each other once a few have gone, and looks wait for none', async () => {
    const run = gitHubOf([{ status: 201, data: { data: {}, ...REFERENCE, ...REPOSITORY } }])
    const github = run.github
    const change = async () => github.rest(WRITE).catch(() => null)
    for (let n = 0; n < 10; n++) await change()
    expect(run.pauses).toEqual([])
    await github.rest(READ).catch(() => null)
    expect(run.pauses).toEqual([500, 1000])
    await change()
    await github.graphql(MUTATION).catch(() => null)
    expect(run.pauses.slice(2)).toEqual([1000, 1000])
    expect(run.budget.waitedMs).toBe(1500)
  })

  test('count anew whenever one is sent again', async () => {
    const run = gitHubOf([...Array<Answer>(9).fill(ofWrite), limit('2'), ofWrite])
    for (let n = 0; n < 9; n++) await run.github.rest(WRITE)
    await run.github.rest(WRITE)
    expect(run.pauses).toEqual([2000, 1000])
  })
})

describe('the clock', () => {
  const at = (date: string, answer: Answer = ofRead): Answer => ({ ...answer, headers: { date } })
  const LATE = 'Sun, 22 Nov 2026 08:00:00 GMT'

  test('is warned of at once and once, in words', async () => {
    const run = gitHubOf([at(LATE)])
    for (let n = 0; n < 3; n++) {
      await run.github.rest(READ)
      expect(run.log.lines).toEqual(["warning: The clock of this machine is 1 h ahead of GitHub's: set it."])
    }
  })

  test.each([
    ['that agrees', [at('Sun, 22 Nov 2026 09:00:00 GMT')]],
    ['of an answer that is not GitHub’s', [{ status: 200, data: '<html>', headers: { date: LATE } }, ofRead]],
    ['of an answer that a cache kept', [{ ...ofRead, headers: { date: LATE, age: '3600' } }]],
    ['that no answer tells', [ofRead]],
  ])('%s is no matter', async (_, answers) => {
    const run = gitHubOf(answers)
    await run.github.rest(READ)
    expect(run.skew.aheadMs).toBeNull()
    expect(run.log.lines.filter((line) => line.startsWith('warning'))).toEqual([])
  })
})

describe('a request', () => {
  test('goes to the repository of the run unless it names another', async () => {
    const sent: unknown[] = []
    const answer = { status: 200, headers: {}, data: REPOSITORY as never }
    const client: GitHubClient = {
      login: 'me',
      writes: createPacedWrites(),
      skew: createClockSkew(),
      rest: async (_, parameters) => (sent.push(parameters), answer),
      graphql: async () => answer,
    }
    const budget = createRunBudget(0)
    const run = {
      repository: { owner: 'o', repo: 'r' },
      webUrl: 'w',
      budget,
      hide: (text: string) => text.replace('s3', '***'),
    }
    const github = createGitHub(client, run, { clock: { now: () => NOW, sleep: async () => {} }, log: aLog() })
    await github.rest(READ)
    await github.rest(READ, { repo: 'other' })
    await github.rest('POST /repos/{owner}/{repo}/something', { body: 'my s3' })
    expect(sent).toEqual([
      { owner: 'o', repo: 'r' },
      { owner: 'o', repo: 'other' },
      { owner: 'o', repo: 'r', body: 'my ***' },
    ])
    await expect(github.rest(READ, { repo: '..' })).rejects.toThrow(/leads out of the repository/)
    expect(sent).toHaveLength(3)
  })
})

test('what is tried again is told to those who look closely', async () => {
  const run = gitHubOf([no(502), ofRead])
  await run.github.rest(READ)
  expect(run.log.lines).toEqual(['debug: GitHub answered 502 to GET /repos/o/r: no; next try in 500 ms'])
})

test('a file that is wanted as it is stored may hold any text', async () => {
  const route = 'GET /repos/{owner}/{repo}/contents/a'
  const stored: Answer = { status: 200, data: '<html>' }
  const headers = { accept: 'application/vnd.github.raw+json' }
  expect(await outcome(gitHubOf([stored]).github.rest(route, { headers }))).toBe('done')
  expect(await outcome(gitHubOf([stored]).github.rest(route))).toContain('a web page')
})

// proves: 24
describe('what a run may wait', () => {
  test('is spent once, to the last millisecond', () => {
    const budget = createRunBudget(1000)
    expect([budget.takeWait(400), budget.takeWait(601), budget.takeWait(600), budget.takeWait(1)]).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect(budget.waitedMs).toBe(1000)
  })

  test.each([-1, -1000, Number.NEGATIVE_INFINITY])('%d ms give nothing back', (ms) => {
    const budget = createRunBudget(1000)
    expect(budget.takeWait(ms)).toBe(true)
    expect(budget.waitedMs).toBe(0)
    expect(budget.takeWait(1001)).toBe(false)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d ms are refused', (ms) => {
    const budget = createRunBudget(1000)
    expect(budget.takeWait(ms)).toBe(false)
    expect(budget.takeWait(1000)).toBe(true)
  })
})
