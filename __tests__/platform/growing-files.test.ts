import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createGrowingFiles } from '../../src/platform/growing-files.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

let folder: TemporaryFolder
beforeEach(async () => void (folder = await createTemporaryFolder()))
afterEach(() => folder.close())

test('a file is made with its folder, and grows', async () => {
  const files = createGrowingFiles()
  const path = join(folder.path, 'history', '2026-03.jsonl')
  await files.append(path, 'one\n')
  await files.append(path, 'two\n')
  expect(await files.read(path, 100)).toBe('one\ntwo\n')
  await files.remove(path)
  await files.remove(path)
  expect(await files.read(path, 100)).toBeNull()
})

test('what cannot be added to or removed is named', async () => {
  const files = createGrowingFiles()
  const path = join(folder.path, 'a')
  await mkdir(path)
  await expect(files.append(path, 'x')).rejects.toThrow(`${path} cannot be added to (EISDIR)`)
  await expect(files.remove(path)).rejects.toThrow(`${path} cannot be removed (`)
})
