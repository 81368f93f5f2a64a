import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ExternalError } from '../../src/errors.js'
import { genuine, isKnownRoute, isPage, kindOf } from '../../src/platform/github-answers.js'

const answer = (status: number, data: unknown) => ({ status, headers: {}, data })
const REPO = '/repos/{owner}/{repo}'

function refusalOf(route: string, status: number, data: unknown, accept?: string): ExternalError | null {
  try {
    genuine(route, accept, answer(status, data))
    return null
  } catch (error) {
    if (error instanceof ExternalError) return error
    throw error
  }
}

function textsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

test('every request that stands in the source has an answer of known shape', () => {
  const routes = textsOf('src').flatMap((text) => [
    ...[...text.matchAll(/'((?:GET|POST|PUT|PATCH|DELETE) \/[^']*)'/g)].map(([, route]) => route ?? ''),
  ])
  const written = routes.filter((route) => !route.endsWith(' '))
  expect(written.length).toBeGreaterThan(15)
  expect(written.filter((route) => !isKnownRoute(route))).toEqual([])
})

const aRun = {
  id: 1,
  event: 'schedule',
  status: 'completed',
  conclusion: 'success',
  created_at: '2026-01-01T00:00:00Z',
}
const aListed = (state: string) => ({ number: 3, html_url: 'https://github.com/o/r/issues/3', state })
const anIssue = { ...aListed('open'), user: { login: 'me' } }

describe('an answer of GitHub', () => {
  test.each<[string, number, unknown]>([
    [`GET ${REPO}/contents/a/b.json`, 200, { type: 'file', content: 'e30=\n', encoding: 'base64', size: 2, sha: 'a' }],
    [`GET ${REPO}/contents/a`, 200, [{ type: 'file', name: 'b.json' }]],
    [`GET ${REPO}/contents/a`, 200, ['file', 'dir', 'symlink', 'submodule'].map((type) => ({ type, name: 'b' }))],
    [`GET ${REPO}/contents/link`, 200, { type: 'symlink', target: 'a' }],
    [`GET ${REPO}/contents/module`, 200, { type: 'submodule', submodule_git_url: 'u' }],
    [`GET ${REPO}/contents/folder`, 200, { type: 'dir', entries: [] }],
    [`GET ${REPO}/issues`, 200, [aListed('open'), aListed('closed')]],
    [`GET ${REPO}/issues/3`, 200, { ...aListed('closed'), user: null }],
    [`GET ${REPO}/actions/runs/1`, 200, { ...aRun, status: 'in_progress', conclusion: null }],
    [`GET ${REPO}/issues`, 200, []],
    [`GET ${REPO}/actions/workflows/{workflow_id}/runs`, 200, { total_count: 0, workflow_runs: [] }],
    [`GET ${REPO}/actions/runs/1/artifacts`, 200, { total_count: 1, artifacts: [{ name: 'a', size_in_bytes: 3 }] }],
    [`DELETE ${REPO}/issues/{issue_number}/labels/{name}`, 200, []],
    [`PUT ${REPO}/contents/{path}`, 201, { content: { sha: 'a' }, commit: { sha: 'b', tree: { sha: 'c' } } }],
    [`PUT ${REPO}/contents/{path}`, 200, { content: { sha: 'a' } }],
    [`POST ${REPO}/dispatches`, 204, ''],
    [`POST ${REPO}/actions/workflows/{workflow_id}/dispatches`, 204, ''],
    ['POST /graphql', 200, { errors: [{ message: 'Could not resolve to a Repository.' }], data: { repository: null } }],
    [`GET ${REPO}/something/new`, 200, 'whatever'],
  ])('%s %i is taken', (route, status, data) => {
    expect(refusalOf(route, status, data)).toBeNull()
  })

  test('asked for as it is stored is any text', () => {
    const raw = 'application/vnd.github.raw+json'
    expect(refusalOf(`GET ${REPO}/contents/a`, 200, '[', raw)).toBeNull()
    expect(refusalOf(`GET ${REPO}/contents/a`, 200, {}, raw)).not.toBeNull()
    expect(refusalOf(`GET ${REPO}/contents/a`, 200, 'text', 'application/json')).not.toBeNull()
    expect(refusalOf(`POST ${REPO}/issues`, 201, 'text', raw)).not.toBeNull()
  })
})

// proves: 1
describe('a change is believed by its own status alone', () => {
  const reference = { object: { sha: 'a' } }
  const label = { name: 'l' }
  const comment = { id: 1 }
  test.each<[string, number[], unknown]>([
    [`PUT ${REPO}/contents/{path}`, [200, 201], { content: { sha: 'a' } }],
    [`POST ${REPO}/git/trees`, [201], { sha: 'a' }],
    [`POST ${REPO}/git/refs`, [201], reference],
    [`PATCH ${REPO}/git/refs/heads/b`, [200], reference],
    [`POST ${REPO}/issues`, [201], anIssue],
    [`PATCH ${REPO}/issues/{issue_number}`, [200], anIssue],
    [`POST ${REPO}/issues/{issue_number}/comments`, [201], comment],
    [`PATCH ${REPO}/issues/comments/{comment_id}`, [200], comment],
    [`POST ${REPO}/issues/{issue_number}/labels`, [200], [label]],
    [`DELETE ${REPO}/issues/{issue_number}/labels/{name}`, [200], [label]],
    [`POST ${REPO}/labels`, [201], label],
    [`POST ${REPO}/dispatches`, [204], ''],
    [`POST ${REPO}/actions/workflows/{workflow_id}/dispatches`, [200, 204], { html_url: 'u' }],
  ])('%s: %j', (route, statuses, data) => {
    const taken = [199, 200, 201, 202, 203, 204, 205].filter((status) => refusalOf(route, status, data) === null)
    expect(taken).toEqual(statuses)
  })
})

// proves: 1
describe('what is not GitHub’s', () => {
  const runs = `GET ${REPO}/actions/workflows/1/runs`
  test.each<[string, number, unknown]>([
    [`GET ${REPO}/contents/a`, 200, {}],
    [`GET ${REPO}/contents/a`, 200, []],
    [`GET ${REPO}/contents/a`, 200, { type: 'file', content: null }],
    [`GET ${REPO}/contents/a`, 204, ''],
    [`GET ${REPO}/actions/runs/1/artifacts`, 200, {}],
    [runs, 200, {}],
    [runs, 200, { total_count: 1, workflow_runs: null }],
    [runs, 200, { total_count: 1, workflow_runs: [null] }],
    [runs, 200, { total_count: 1, workflow_runs: [{ ...aRun, conclusion: null }] }],
    [runs, 200, { total_count: 1, workflow_runs: [{ ...aRun, created_at: 'yesterday' }] }],
    [`GET ${REPO}/issues`, 200, [{ number: 1, body: 5 }]],
    [`GET ${REPO}/issues`, 200, [aListed('merged')]],
    [`GET ${REPO}/issues/3`, 200, { ...anIssue, state: 'merged' }],
    [`GET ${REPO}/actions/runs/1`, 200, { ...aRun, conclusion: null }],
    [`GET ${REPO}`, 200, {}],
    ['POST /graphql', 200, { data: null }],
    ['POST /graphql', 200, '<html>'],
    [`POST ${REPO}/issues`, 200, { number: 1 }],
    [`PUT ${REPO}/contents/{path}`, 201, null],
  ])('%s %i %j may be asked again', (route, status, data) => {
    expect(refusalOf(route, status, data)).toMatchObject({
      message: expect.stringMatching(/^what answered is not GitHub's answer/),
      fault: { permanent: false },
      status: undefined,
    })
  })

  test.each(['{"type":"file","content":"e30', ' [{"number":1', '{'])(
    'JSON that ends too early was cut off: %j',
    (data) => {
      for (const route of [`GET ${REPO}/contents/a`, `GET ${REPO}/issues`, `PUT ${REPO}/contents/{path}`])
        expect(refusalOf(route, 200, data)).toMatchObject({
          message: 'the answer was cut off',
          fault: { permanent: false },
        })
    },
  )

  test('a redirect begins at status 300, also where the kind of request is not known', () => {
    expect(refusalOf(`GET ${REPO}/something/new`, 299, 'whatever')).toBeNull()
    expect(refusalOf(`GET ${REPO}/something/new`, 300, 'whatever')?.message).toContain('a redirect, 300')
  })

  test.each<[string, number, unknown]>([
    [`GET ${REPO}/issues`, 200, '<html>'],
    [`GET ${REPO}/issues`, 200, '['],
    [`POST ${REPO}/issues`, 301, {}],
  ])('%s %i %j is told as a fault of GitHub', (route, status, data) => {
    expect(refusalOf(route, status, data)?.service).toBe('github')
  })

  test.each<[unknown, string]>([
    ['', 'no body'],
    [undefined, 'no body'],
    [null, 'null'],
    [' <p>', 'a web page'],
    ['p', 'no JSON'],
    [['<p>'], 'a list of something else'],
    [{}, 'members missing or of another kind'],
  ])('%j is called %s', (data, words) => {
    expect(kindOf(data)).toBe(words)
    expect(isPage(data)).toBe(words === 'a web page')
  })

  test('a redirect: of a read it may pass, of a write it is for a person', () => {
    expect(refusalOf(`GET ${REPO}/contents/a`, 302, {})?.fault.permanent).toBe(false)
    expect(refusalOf(`POST ${REPO}/issues`, 301, {})?.fault).toMatchObject({
      status: 301,
      permanent: true,
      remedy: expect.stringContaining('new name'),
    })
  })
})
