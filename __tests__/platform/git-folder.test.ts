import { mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createGrowingFiles } from '../../src/platform/growing-files.js'
import { liesInGit } from '../../src/platform/git-folder.js'
import { refuseGitFolders } from '../../src/wiring/outside-git.js'

let root = ''
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'in-git-')))
  await mkdir(join(root, '.git', 'hooks'), { recursive: true })
  await symlink(join(root, '.git'), join(root, 'way-in'))
  await symlink(join(root, '.git', 'hooks'), join(root, 'hooks'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const INSIDE = [
  ...['.git', '.git/status.json', '.git/hooks/pre-commit', 'a/.git/b', 'a/../.git/b', './.git//b'],
  ...['.GIT/status.json', '.Git', '.git./b', '.git /b', 'a\\.git\\b'],
  ...['way-in', 'way-in/status.json', 'hooks/pre-commit', 'hooks/yet/to/be/made'],
]
const OUTSIDE = ['.github/status.json', '.gitignore', 'a.git/b', 'git/b', '.git/../b', 'status/page']

// proves: 31
describe("git's own folder", () => {
  test.each(INSIDE)('%s lies in it, and nothing is written there', async (path) => {
    const place = join(root, path)
    expect(liesInGit(place)).toBe(true)
    const files = createGrowingFiles()
    const said = "lies in .git, which is git's own; write a path outside of it"
    await expect(files.write(place, 'x')).rejects.toThrow(said)
    await expect(files.append(place, 'x')).rejects.toThrow(said)
    expect(await readdir(join(root, '.git'), { recursive: true })).toEqual(['hooks'])
  })

  test.each(OUTSIDE)('%s does not', (path) => {
    expect(liesInGit(join(root, path))).toBe(false)
  })

  test('every input that names what is written is refused by its name, all at once', () => {
    const none = { 'audit-log': '', 'status-file': '', 'agents-map': '', badge: '', 'status-page': '' }
    expect(() => refuseGitFolders(none, root)).not.toThrow()
    expect(() => refuseGitFolders({ ...none, 'status-page': 'pages', badge: 'b.svg' }, root)).not.toThrow()
    const all = { 'audit-log': '.git/a', 'status-file': '.GIT/s', 'agents-map': 'way-in/m', badge: 'hooks/b', 'status-page': '.git' } // prettier-ignore
    expect(() => refuseGitFolders(all, root)).toThrow(
      Object.entries(all)
        .map(([key, path]) => `${key}: "${path}" lies in .git, which is git's own; write a path outside of it`)
        .join('\n'),
    )
  })
})
