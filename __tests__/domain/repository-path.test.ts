import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pathProblem, repositoryProblem } from '../../src/domain/repository-path.js'
import type { GitHub } from '../../src/ports.js'
import { fetchFile } from '../../src/sources/repository/fetch.js'
import { hostileText } from '../support/hostile-text.js'

describe('a path in a repository', () => {
  test.each(['hb.json', 'data/scheduler_heartbeat.json', '.github/heartbeat.yml', 'a..b/…/ü 100%.json', 'a#b?c.json'])(
    '%s is one',
    (path) => expect(pathProblem(path)).toBeNull(),
  )

  test.each([
    '',
    '.',
    '..',
    '../../../user',
    'a/../b',
    'a//b',
    'a/',
    './a',
    '/etc/passwd',
    'C:\\beat.json',
    'C:/beat.json',
    'a\\..\\b',
    '%2e%2e/%2E./user',
    'a%2f..%2fb',
    'a\0b',
    'a\nb',
    '.git/config',
    'a/.GIT/x',
    '\ud800',
    'a'.repeat(1001),
  ])('%j is none', (path) => expect(pathProblem(path)).toMatch(/^(is |starts )/))

  const segments = fc.constantFrom('..', '.', '%2e%2e', '', 'issues', 'a', '\\', '\0', '?x', '#', ':', '\u2028', 'ü')
  const tricky = fc.array(segments, { maxLength: 6 }).map((parts) => parts.join('/'))

  test('leads to no request outside the files of the repository, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(tricky, fc.string({ unit: 'binary' }), hostileText), async (path) => {
        const asked: string[] = []
        const github = {
          repository: { owner: 'o', repo: 'r' },
          rest: async (route: string) => {
            asked.push(route)
            return { data: { type: 'file', content: '' } }
          },
        } as unknown as GitHub
        await fetchFile(github, { owner: 'o', repo: 'r', branch: null }, path)
        for (const route of asked) {
          const address = route.replace('GET ', '').replace('{owner}', 'o').replace('{repo}', 'r')
          const { pathname, search, hash } = new URL(address, 'https://api.github.com')
          expect(pathname).toMatch(/^\/repos\/o\/r\/contents\/./)
          expect(search + hash).toBe('')
        }
        expect(asked.length === 0).toBe(pathProblem(path) !== null)
      }),
    )
  })
})

describe('a repository', () => {
  test.each(['octo/demo', 'o-1/.github', 'name_company/a.b_c-d'])('%s is one', (text) => {
    expect(repositoryProblem(text)).toBeNull()
  })

  test.each(['foo', 'a/b/c', '../..', 'a/..', 'a/.', '-a/b', 'a b/c', 'https://github.com/a/b', 'a/b?c', ''])(
    '%j is none',
    (text) => expect(repositoryProblem(text)).toBe('is no repository; write it as "owner/repo"'),
  )
})
