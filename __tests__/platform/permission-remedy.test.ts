import { describe, expect, test } from '@jest/globals'
import { filledRoute } from '../../src/platform/github-paths.js'
import { isOfRepository, permissionRemedy, queryRemedy } from '../../src/platform/permission-remedy.js'

const NO = 'Resource not accessible by integration'
const remedy = (asked: string, words = NO, named?: string, home: string | null = 'octo/demo') =>
  permissionRemedy({ asked, words, named, home })

describe('a refusal names the permission', () => {
  test.each([
    ['GET /repos/octo/demo/contents/hb.json', 'contents: read'],
    ['PUT /repos/octo/demo/contents/hb.json', 'contents: write'],
    ['POST /repos/octo/demo/git/trees', 'contents: write'],
    ['PATCH /repos/octo/demo/git/refs/heads/heartbeats', 'contents: write'],
    ['GET /repos/octo/demo/commits', 'contents: read'],
    ['GET /repos/octo/demo/commits/abc/pulls', 'pull-requests: read'],
    ['POST /repos/octo/demo/dispatches', 'contents: write'],
    ['GET /repos/octo/demo/issues', 'issues: read'],
    ['POST /repos/octo/demo/issues/7/comments', 'issues: write'],
    ['POST /repos/octo/demo/labels', 'issues: write'],
    ['GET /repos/octo/demo/actions/workflows/backup.yml/runs', 'actions: read'],
    ['POST /repos/octo/demo/actions/workflows/backup.yml/dispatches', 'actions: write'],
  ])('%s: %s', (asked, permission) => {
    expect(remedy(asked)).toBe(
      `add \`${permission}\` under \`permissions:\` of the job; a token of your own needs the same on octo/demo`,
    )
  })

  test('of another repository, which the token of a job cannot reach', () => {
    expect(remedy('GET /repos/octo/other/contents/hb.json')).toBe(
      'give a `watch-token` that has `contents: read` on octo/other; the token of a job reaches octo/demo alone',
    )
    expect(remedy('PUT /repos/octo/other/contents/hb.json')).toMatch(/^give a `token` that has `contents: write`/)
    expect(remedy('GET /repos/Octo/Demo/issues')).toContain('of the job')
  })

  test('by what GitHub names where we do not know the address', () => {
    const asked = 'GET /repos/octo/demo/pages'
    expect(remedy(asked, NO, 'pages=read,administration=write')).toContain('add `pages: read` under')
    expect(remedy(asked, NO, 'pull_requests=write; issues=write')).toContain('add `pull-requests: write` under')
    expect(remedy(asked, NO, 'nonsense')).toContain('add what this request needs under')
    expect(remedy('GET /user')).toBe(
      'add what this request needs under `permissions:` of the job; a token of your own needs the same',
    )
  })

  test.each([
    ['Repository was archived so is read-only.', /^unarchive/],
    [
      'Resource protected by organization SAML enforcement. You must grant your token access.',
      /^authorise .* "Configure SSO"/,
    ],
    ['The organization has an IP allow list enabled, and 192.0.2.1 is not permitted.', /allow list/],
    ['Sorry. Your account was suspended', /^ask the owner/],
  ])('unless none helps: %s', (words, expected) => {
    expect(remedy('GET /repos/octo/demo/issues', words)).toMatch(expected)
  })

  test.each([
    ['query { repository { issues(first: 1) { nodes { id } } } }', 'issues: read'],
    ['mutation { updateIssue(input: {}) { clientMutationId } }', 'issues: write'],
    ['query { repository { object(expression: "HEAD:x") { oid } } }', 'contents: read'],
    ['mutation { createCommitOnBranch(input: {}) { commit { oid } } }', 'contents: write'],
  ])('of a query: %s', (query, permission) => {
    expect(queryRemedy(query, NO)).toBe(
      `add \`${permission}\` under \`permissions:\` of the job; a token of your own needs the same`,
    )
  })
})

test('the repository itself is told from what is in it', () => {
  expect(isOfRepository('GET /repos/octo/demo')).toBe(true)
  expect(isOfRepository('GET /repos/octo/demo/issues')).toBe(false)
  expect(isOfRepository('POST /repos/octo/demo')).toBe(false)
  expect(isOfRepository('GET /user')).toBe(false)
})

test('a route is told filled in, in one line', () => {
  const parameters = { owner: 'octo', repo: 'demo', issue_number: 7, ref: 'heads/a\nb', body: 'x' }
  expect(filledRoute('GET /repos/{owner}/{repo}/issues/{issue_number}', parameters)).toBe(
    'GET /repos/octo/demo/issues/7',
  )
  expect(filledRoute('GET /repos/{owner}/{repo}/git/ref/{ref}', parameters)).toBe(
    'GET /repos/octo/demo/git/ref/heads/a b',
  )
  expect(filledRoute('GET /repos/{owner}/{repo}/{unknown}', parameters)).toBe('GET /repos/octo/demo/{unknown}')
})
