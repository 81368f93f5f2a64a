import { describe, expect, it } from '@jest/globals'
import { checkRequests } from '../../support/openapi-check.js'

const repo = '/repos/octo/example'
const check = (method: string, path: string, query: Record<string, string> = {}, body?: unknown): Promise<string[]> =>
  checkRequests([
    { method, path: repo + path, query, body: body === undefined ? '' : JSON.stringify(body), graphql: null },
  ])

describe('GitHub’s description of its API', () => {
  it.each([
    ['GET', '', {}, undefined],
    [
      'GET',
      '/issues',
      { state: 'open', labels: 'a,b', creator: 'github-actions[bot]', per_page: '100', page: '2' },
      undefined,
    ],
    ['POST', '/issues', {}, { title: 't', body: 'b', labels: ['a', { name: 'b' }], assignees: ['me'] }],
    ['PATCH', '/issues/5', {}, { state: 'closed', state_reason: 'duplicate' }],
    ['POST', '/issues/5/comments', {}, { body: 'hello' }],
    ['POST', '/labels', {}, { name: 'P0', color: 'ff0000', description: 'd' }],
    ['GET', '/contents/data/a%20b/beat.json', { ref: 'main' }, undefined],
    ['PUT', '/contents/data/beat.json', {}, { message: 'm', content: 'eA==', branch: 'b', sha: 'abc' }],
    ['GET', '/git/ref/heads/feature/x', {}, undefined],
    ['POST', '/git/refs', {}, { ref: 'refs/heads/x', sha: 'abc' }],
    ['POST', '/dispatches', {}, { event_type: 'wake', client_payload: { any: { thing: 1 } } }],
    ['POST', '/actions/workflows/a.yml/dispatches', {}, { ref: 'main', inputs: { x: 'y' } }],
    ['GET', '/actions/workflows/a.yml/runs', { event: 'schedule', created: '>=2026-01-01' }, undefined],
    ['GET', '/tarball/heartbeats', {}, undefined],
  ])('has nothing against %s %s', async (method, path, query, body: unknown) => {
    expect(await check(method, path, query as Record<string, string>, body)).toEqual([])
  })

  it.each([
    ['GET', '/isues', {}, undefined, 'no such path'],
    ['PUT', '/issues', {}, {}, 'no such method'],
    ['GET', '/issues', { sort: 'age' }, undefined, 'query sort is "age"'],
    ['GET', '/issues', { limit: '5' }, undefined, 'query limit is not a known parameter'],
    ['GET', '/issues', { per_page: 'many' }, undefined, 'query per_page should be integer'],
    ['POST', '/issues', {}, { body: 'no title' }, 'body.title is missing'],
    ['POST', '/issues', {}, { title: 't', lables: [] }, 'body.lables is not a known field'],
    ['POST', '/issues', {}, { title: 't', labels: [5] }, 'body.labels[0] should be'],
    ['PATCH', '/issues/5', {}, { state: 'shut' }, 'body.state is "shut"'],
    ['POST', '/issues/5/comments', {}, undefined, 'the body is missing'],
    ['POST', '/dispatches', {}, { event_type: 'x'.repeat(101) }, 'body.event_type is longer than 100'],
    ['PUT', '/contents/a', {}, { content: 'eA==' }, 'body.message is missing'],
  ])('objects to %s %s %j %j', async (method, path, query, body: unknown, problem) => {
    expect(await check(method, path, query as Record<string, string>, body)).toEqual([expect.stringContaining(problem)])
  })

  it('has no say in GraphQL', async () => {
    const request = { method: 'POST', path: '/graphql', query: {}, body: '{}', graphql: { query: '', variables: {} } }
    expect(await checkRequests([request])).toEqual([])
  })
})
