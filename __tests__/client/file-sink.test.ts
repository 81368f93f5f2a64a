import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createFileSink } from '../../src/client/file-sink.js'
import type { ClientBeat } from '../../src/client/sink.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

const BEAT = { at: 0, state: 'ok', text: '{}\n' } as unknown as ClientBeat

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder('file-sink-')
})
afterEach(() => folder.close())

test('folders that are absent are made, also by two at once', async () => {
  const paths = ['a/b/c/one.json', 'a/b/c/two.json', 'three.json'].map((path) => join(folder.path, path))
  await Promise.all(paths.map((path, i) => createFileSink(path, `host:${i}`).write(BEAT)))
  for (const path of paths) expect(JSON.parse(await readFile(path, 'utf8'))).toBeDefined()
})

test('a folder that is a file is told with what to do', async () => {
  await mkdir(join(folder.path, 'a'))
  await writeFile(join(folder.path, 'a/b'), '')
  for (const path of ['a/b/beat.json', 'a/b/c/beat.json'])
    await expect(createFileSink(join(folder.path, path), 'host:1').write(BEAT)).rejects.toThrow(/choose a file/)
})

const testWithProc = existsSync('/proc/self') ? test : test.skip
testWithProc('a file system that denies each new folder is told, and not asked for ever', async () => {
  await expect(createFileSink('/proc/nope/deep/beat.json', 'host:1').write(BEAT)).rejects.toThrow(/choose a file/)
})
