import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ExternalError } from '../../src/errors.js'
import { genuine, isKnownRoute } from '../../src/platform/github-answers.js'

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

describe('an answer of GitHub', () => {
  test.each<[string, number, unknown]>([
    [`GET ${REPO}/contents/a/b.json`, 200, { type: 'file', content: 'e30=\n', encoding: 'base64', size: 2, sha: 'a' }],
    [`GET ${REPO}/contents/a`, 200, [{ type: 'file', name: 'b.json' }]],
    [`GET ${REPO}/contents/link`, 200, { type: 'symlink', target: 'a' }],
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
  })
})

// proves: 1
describe('what is not GitHub’s', () => {
  const run = {
    id: 1,
    event: 'schedule',
    status: 'completed',
    conclusion: 'success',
    created_at: '2026-01-01T00:00:00Z',
  }
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
    [runs, 200, { total_count: 1, workflow_runs: [{ ...run, conclusion: null }] }],
    [runs, 200, { total_count: 1, workflow_runs: [{ ...run, created_at: 'yesterday' }] }],
    [`GET ${REPO}/issues`, 200, [{ number: 1, body: 5 }]],
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

  test('a redirect: of a read it may pass, of a write it is for a person', () => {
    expect(refusalOf(`GET ${REPO}/contents/a`, 302, {})?.fault.permanent).toBe(false)
    expect(refusalOf(`POST ${REPO}/issues`, 301, {})?.fault).toMatchObject({
      status: 301,
      permanent: true,
      remedy: expect.stringContaining('new name'),
    })
  })
})
