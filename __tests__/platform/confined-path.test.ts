import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { confinedPath } from '../../src/platform/confined-path.js'
import { createFiles } from '../../src/platform/files.js'

/** Links, pipes and devices are made without asking there. */
const posix = process.platform === 'win32' ? test.skip : test

let base = ''
let root = ''
beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'confined-')))
  root = join(base, 'workspace')
  await mkdir(join(root, 'data'), { recursive: true })
  await mkdir(join(base, 'outside'))
  await writeFile(join(root, 'data', 'beat.json'), '{}')
  await writeFile(join(base, 'outside', 'secret'), 'secret')
  await symlink(join(base, 'outside'), join(root, 'way-out'))
  await symlink(join(base, 'outside', 'secret'), join(root, 'leak'))
  await symlink(join(root, 'data'), join(root, 'within'))
  await symlink(join(root, 'loop'), join(root, 'loop'))
})
afterAll(() => rm(base, { recursive: true, force: true }))

// proves: 31
describe('a path in the workspace', () => {
  posix.each([
    ['data/beat.json', 'data/beat.json'],
    ['./data/../data/beat.json', 'data/beat.json'],
    ['within/beat.json', 'data/beat.json'],
    ['data/absent.json', 'data/absent.json'],
    ['not/yet/made/status.json', 'not/yet/made/status.json'],
    ['..data', '..data'],
  ])('%s is %s', (path, real) => {
    expect(confinedPath(root, path)).toBe(join(root, real))
  })

  test('a workspace that is not there can be written to, and not left', () => {
    expect(confinedPath(join(base, 'none'), 'a/b.json')).toBe(join(base, 'none', 'a', 'b.json'))
    expect(confinedPath(join(base, 'none'), '../outside/secret')).toBeNull()
    expect(confinedPath(join(root, 'way-out', 'none'), 'b.json')).toBe(join(base, 'outside', 'none', 'b.json'))
  })

  test.each([
    ...['', '..', '../outside/secret', 'data/../../outside/secret', '/etc/passwd', 'data/\0beat.json'],
    ...['leak', 'way-out', 'way-out/secret', 'way-out/absent', 'way-out/yet/to/be/made', 'within/../../outside/secret'],
  ])('%j is refused', (path) => {
    expect(confinedPath(root, path)).toBeNull()
  })

  test('property: what is given lies inside, whatever is asked', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      'data',
      'way-out',
      'within',
      'leak',
      'loop',
      'secret',
      'x',
      '',
      '~',
      '%2e%2e',
      '\\..\\',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = confinedPath(root, parts.join('/'))
        if (path !== null && path !== root) expect(path.startsWith(`${root}/`)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('files', () => {
  const files = createFiles()

  test('what is absent reads as null; a part of the path that is a file too', async () => {
    expect(await files.read(join(root, 'absent'), 100)).toBeNull()
    expect(await files.read(join(root, 'data', 'beat.json', 'x'), 100)).toBeNull()
  })

  posix('a folder, a device and a file that is too large are refused at once', async () => {
    await expect(files.read(join(root, 'data'), 100)).rejects.toThrow(/not a regular file|cannot be read/)
    await expect(files.read('/dev/zero', 100)).rejects.toThrow('not a regular file')
    await expect(files.read(join(base, 'outside', 'secret'), 3)).rejects.toMatchObject({ fault: { tooLarge: true } })
    expect(await files.read(join(base, 'outside', 'secret'), 6)).toBe('secret')
  })

  posix('a FIFO does not hold the run', async () => {
    const fifo = join(root, 'fifo')
    execFileSync('mkfifo', [fifo])
    await expect(files.read(fifo, 100)).rejects.toThrow('not a regular file')
  })

  test('a write makes its folders, replaces the whole file and leaves nothing beside it', async () => {
    const path = join(root, 'deep', 'er', 'status.json')
    await files.write(path, 'one')
    await Promise.all(['two', 'three'].map((text) => files.write(path, text.repeat(10_000))))
    const text = await files.read(path, 1e6)
    expect(['two'.repeat(10_000), 'three'.repeat(10_000)]).toContain(text)
    const { readdir } = await import('node:fs/promises')
    expect(await readdir(join(root, 'deep', 'er'))).toEqual(['status.json'])
  })

  // proves: 27
  test('a write that cannot be done leaves the old file and nothing else', async () => {
    await mkdir(join(root, 'folder', 'inside'), { recursive: true })
    await expect(files.write(join(root, 'folder'), 'x')).rejects.toThrow('cannot be written')
    const { readdir } = await import('node:fs/promises')
    expect((await readdir(root)).filter((name) => name.includes('.tmp'))).toEqual([])
  })

  posix('a link at the place of a file is replaced, not followed', async () => {
    const path = join(root, 'linked')
    await symlink(join(base, 'outside', 'secret'), path)
    await files.write(path, 'mine')
    expect(await files.read(join(base, 'outside', 'secret'), 100)).toBe('secret')
  })
})
