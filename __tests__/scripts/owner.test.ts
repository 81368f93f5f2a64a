import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { projectRoot } from '../support/child.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'
import { textOf } from '../docs/project-files.js'

const { ownerText, renamed, repositoryOf } = (await import(
  pathToFileURL(join(projectRoot, 'scripts', 'owner.mjs')).href
)) as {
  ownerText: (repository: string) => string
  renamed: (text: string, from: string, to: string) => string
  repositoryOf: (root: string) => string
}

const PLACES = ['*.md', '.github', 'docs', 'examples']
const pages = execFileSync('git', ['ls-files', '-z', '--', ...PLACES], { cwd: projectRoot, encoding: 'utf8' })
  .split('\0')
  .filter((path) => /\.(md|ya?ml|json|txt|sh|service)$|CODEOWNERS$/.test(path))

describe('whose repository docs and examples name', () => {
  test('package.json says it', () => {
    expect(repositoryOf(projectRoot)).toBe(OWN_REPOSITORY)
  })

  test('nothing names another one as ours', () => {
    const named = pages.flatMap((path) =>
      [
        ...textOf(path).matchAll(
          /[\w.-]+\/heartbeat(?=(?:\/(?:write|run))?@v\d)|(?<=github(?:usercontent)?\.com\/)[\w.-]+\/heartbeat\b/g,
        ),
      ].map(([name]) => `${path}: ${name}`),
    )
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter((line) => !line.endsWith(`: ${OWN_REPOSITORY}`))).toEqual([])
  })

  test('setting it leaves no other owner behind', () => {
    const left = pages.filter((path) => /\bOWNER\b/.test(renamed(textOf(path), OWN_REPOSITORY, 'acme/heartbeat')))
    // The sentence that says what to write there is made anew with the rest.
    expect(left.filter((path) => path !== 'README.md' && path !== 'examples/README.md')).toEqual([])
  })

  test('docs say what to put there as long as it is nobody’s, and whose it is afterwards', () => {
    expect(ownerText('OWNER/heartbeat')).toMatch(/^For `OWNER` write/)
    expect(ownerText('acme/heartbeat')).toContain('[acme/heartbeat](https://github.com/acme/heartbeat)')
    expect(ownerText('acme/heartbeat')).not.toContain('OWNER')
  })

  test.each([
    ['uses: OWNER/heartbeat/write@v1', 'uses: acme/beats/write@v1'],
    ["        'OWNER/*': ref-pin", "        'acme/*': ref-pin"],
    ['gh attestation verify x --repo OWNER/heartbeat', 'gh attestation verify x --repo acme/beats'],
    ['* @OWNER\n', '* @acme\n'],
    ['repos/YOU/REPO/dispatches', 'repos/YOU/REPO/dispatches'],
  ])('%s becomes %s', (text, becomes) => {
    expect(renamed(text, 'OWNER/heartbeat', 'acme/beats')).toBe(becomes)
  })
})
