import { describe, expect, test } from '@jest/globals'
import { endpoint } from '@octokit/endpoint'
import fc from 'fast-check'
import { callOf } from '../../src/platform/github-call.js'

const API = 'https://api.github.test'
const octokit = endpoint.defaults({ baseUrl: API, headers: { 'user-agent': 'heartbeat' } })

/** What octokit makes of it, in our words. */
function octokitsCall(route: string, parameters: Record<string, unknown>) {
  const { method, url, body } = octokit(route, parameters)
  return { method, path: url.slice(API.length), body: body as unknown }
}

describe('a call of GitHub', () => {
  test.each([
    ['GET /repos/{owner}/{repo}', { owner: 'o', repo: 'r' }, '/repos/o/r', undefined],
    [
      'GET /repos/{owner}/{repo}/issues',
      { owner: 'o', repo: 'r', per_page: 5, since: undefined },
      '/repos/o/r/issues?per_page=5',
      undefined,
    ],
    ['DELETE /x/{name}', { name: "a/b !'()*" }, '/x/a%2Fb%20%21%27%28%29%2A', undefined],
    ['POST /x', { title: 'T', labels: ['a'] }, '/x', { title: 'T', labels: ['a'] }],
    ['PUT /x/{id}', { id: 7 }, '/x/7', ''],
    [
      'GET /repos/{owner}/{repo}/contents/a%2Fb.json',
      { owner: 'o', repo: 'r' },
      '/repos/o/r/contents/a%2Fb.json',
      undefined,
    ],
  ])('%s with %j', (route, parameters, path, body) => {
    expect(callOf(route, parameters)).toEqual({ method: route.split(' ')[0], path, headers: {}, body })
  })

  test('headers are no parameters', () => {
    const headers = { accept: 'application/vnd.github.raw+json' }
    expect(callOf('GET /x', { headers, ref: 'main' })).toEqual({
      method: 'GET',
      path: '/x?ref=main',
      headers,
      body: undefined,
    })
  })

  test('property: it is what octokit would ask', () => {
    const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE')
    const routes = fc.constantFrom(
      ...[
        '/user',
        '/repos/{owner}/{repo}',
        '/repos/{owner}/{repo}/contents/{path}',
        '/repos/{owner}/{repo}/labels/{name}',
      ],
    )
    const filled = fc.string({ unit: 'grapheme', minLength: 1 })
    const places = fc.record({ owner: filled, repo: filled, path: filled, name: filled })
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(undefined))
    const others = fc.dictionary(fc.constantFrom('per_page', 'sha', 'since', 'body', 'title', 'state'), value)
    const lists = fc.record({ labels: fc.array(fc.string()) }, { requiredKeys: [] })
    fc.assert(
      fc.property(methods, routes, places, others, lists, (method, template, named, more, list) => {
        const route = `${method} ${template}`
        const inRoute = Object.fromEntries(Object.entries(named).filter(([name]) => template.includes(`{${name}}`)))
        const parameters = { ...inRoute, ...more, ...(method === 'GET' ? {} : list) }
        expect(callOf(route, parameters)).toEqual({ ...octokitsCall(route, parameters), headers: {} })
      }),
    )
  })
})
