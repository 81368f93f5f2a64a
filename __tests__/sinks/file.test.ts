import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createFiles } from '../../src/platform/files.js'
import type { Files } from '../../src/ports.js'
import { file } from '../../src/sinks/file/index.js'
import type { Sink } from '../../src/sinks/sink.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { beatAt, logTo, NOON } from './rig.js'
import { noRedis } from '../support/no-redis.js'
import { noHttp } from '../support/no-http.js'

let folder: TemporaryFolder
let path: string
beforeEach(async () => {
  folder = await createTemporaryFolder()
  path = join(folder.path, 'beat.json')
})
afterEach(() => folder.close())

function open(files: Files = createFiles()): Sink {
  const clock = { now: () => NOON, sleep: () => Promise.resolve() }
  const github = () => Promise.reject(new Error('no GitHub here'))
  return file.create({ path }, { clock, log: logTo([]), files, random: () => 0, github, redis: noRedis, http: noHttp })
}

test('a write that breaks off leaves the old beat whole', async () => {
  await open().write(beatAt(0))
  const broken: Files = { ...createFiles(), write: () => Promise.reject(new Error('power lost')) }
  await expect(open(broken).write(beatAt(60))).rejects.toThrow('power lost')
  expect(await readFile(path, 'utf8')).toBe(beatAt(0).text)
})

test('readers see one whole beat or another while it is written over and over', async () => {
  await open().write(beatAt(0))
  let writing = true
  const writer = (async () => {
    for (let i = 1; i <= 100; i++) await open().write(beatAt(i, { message: 'x'.repeat(i * 20) }))
    writing = false
  })()
  while (writing) expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ monitor: 'backup' })
  await writer
  expect(await readdir(folder.path)).toEqual(['beat.json'])
})

test.each([
  ['a folder', () => mkdir(path), /is not a regular file|cannot be read/],
  ['a file too large to be a beat', () => writeFile(path, 'x'.repeat(1024 * 1024 + 1)), /is larger than/],
])('%s in its place is left alone, with a remedy', async (_, prepare, message) => {
  await prepare()
  await expect(open().write(beatAt(0))).rejects.toMatchObject({
    message: expect.stringMatching(message),
    fault: { remedy: 'choose a file that this user may write' },
  })
})
