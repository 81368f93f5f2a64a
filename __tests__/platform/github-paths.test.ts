import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fetchFile } from '../../src/sources/repository/fetch.js'
import { withoutStrayPaths } from '../../src/platform/github-paths.js'
import { wire } from '../../src/wiring/wire.js'
import { hostileText } from '../support/hostile-text.js'
import { connectedToWorld } from '../support/told-github.js'

const WORLD = { files: {}, workflows: [], issues: [] }
const connected = () => connectedToWorld(WORLD, { now: 0, workspace: '/' })
let rig: ReturnType<typeof connected>
beforeAll(() => void (rig = connected()))
afterAll(() => rig.close())

/** What was asked of GitHub for a file, as the address came out. */
async function askedFor(path: string, branch: string | null, owner = 'o', repo = 'r') {
  rig.exchanges.length = 0
  const github = await wire(rig.connections).github()
  const fetched = await fetchFile(github, { owner, repo, branch }, path)
  return { asked: rig.exchanges.map(({ asked }) => asked.replace('GET ', '')), kind: fetched.kind }
}

const CONTENTS = '/repos/o/r/contents/'
const segments = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '',
    '%2e%2e',
    '%2E.',
    '..%2f',
    '..\\',
    '\\..',
    '.git',
    '{owner}',
    ':owner',
    '?x=1',
    '#x',
    '/user',
    ';..',
    '．．',
  ),
  fc.string({ maxLength: 12 }),
  hostileText,
)
const paths = fc.array(segments, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'))

test('property: no name of a file or branch asks anything but that file of that repository', async () => {
  await fc.assert(
    fc.asyncProperty(paths, fc.option(fc.oneof(paths, fc.constant('../../user'))), async (path, branch) => {
      const { asked, kind } = await askedFor(path, branch)
      for (const one of asked) if (one !== '/repos/o/r') expect(one.startsWith(CONTENTS)).toBe(true)
      if (asked.length === 0) expect(kind).toBe('unreachable')
      else expect(decodeURIComponent(asked[0]!.slice(CONTENTS.length))).toBe(path.replace(/\p{Surrogate}/gu, '\ufffd'))
    }),
    { numRuns: 1000 },
  )
})

test('property: no name of a repository asks outside of it', async () => {
  await fc.assert(
    fc.asyncProperty(segments, segments, async (owner, repo) => {
      const { asked } = await askedFor('a.json', null, owner, repo)
      for (const one of asked) expect(one.startsWith(`/repos/${owner}/${repo}`)).toBe(true)
      if (/[^\w.-]/.test(owner + repo)) expect(asked).toEqual([])
    }),
    { numRuns: 300 },
  )
})

describe('refused before anything is asked', () => {
  test.each([['../../../../user'], ['data/../../x'], ['./a'], ['a//b'], ['']])('the file %j', async (path) => {
    expect(await askedFor(path, null)).toEqual({ asked: [], kind: 'unreachable' })
  })

  test.each([
    ['evil', '..'],
    ['..', 'r'],
    ['a/b', 'r'],
    ['', 'r'],
    ['o', 'r?x'],
  ])('the repository %j/%j', async (owner, repo) => {
    expect(await askedFor('a.json', null, owner, repo)).toEqual({ asked: [], kind: 'unreachable' })
  })

  const parameters = { owner: 'o', repo: 'r' }

  test.each(['..', '.', ''])('a word of a template that leads elsewhere: %j', (word) => {
    const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}'
    expect(() => withoutStrayPaths(route, { ...parameters, workflow_id: word })).toThrow(
      `workflow_id "${word}" leads out of the repository`,
    )
  })

  test('and not a word that only looks like one', () => {
    const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}'
    expect(withoutStrayPaths(route, { ...parameters, workflow_id: 'a..b.yml' })).toHaveProperty(
      'workflow_id',
      'a..b.yml',
    )
  })

  test.each(['../../user', 'contents/a/../b', 'contents//a', 'contents/./a', 'contents/', 'a?b', 'a#b', 'a\\b'])(
    'a path that is written out: %j',
    (path) => {
      expect(() => withoutStrayPaths(`GET /repos/{owner}/{repo}/${path}`, parameters)).toThrow(
        expect.objectContaining({
          service: 'github',
          message: expect.stringContaining(`path ${JSON.stringify(path)} leads out`),
          fault: expect.objectContaining({ permanent: true }),
        }),
      )
    },
  )

  test.each(['contents/a/..b', 'git/ref/heads/a.b', 'issues'])('and not %j', (path) => {
    expect(withoutStrayPaths(`GET /repos/{owner}/{repo}/${path}`, parameters)).toBe(parameters)
  })
})
