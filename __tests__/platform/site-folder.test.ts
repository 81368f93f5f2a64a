import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFiles } from '../../src/platform/files.js'
import { writeSite } from '../../src/platform/site-folder.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

const files = createFiles()
let root: TemporaryFolder
let folder: string
beforeEach(async () => {
  root = await createTemporaryFolder()
  folder = join(root.path, 'public')
})
afterEach(() => root.close())

const write = (site: Record<string, string>): Promise<void> => writeSite(folder, site, files)
const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')
const names = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()

describe('the folder of a page', () => {
  test('is made, with all its files and a list of them', async () => {
    await write({ 'index.html': 'one', 'monitors/db.html': 'two' })
    expect(await names()).toEqual(['.heartbeat-files.json', 'index.html', 'monitors/db.html'])
    expect([await text('index.html'), await text('monitors/db.html')]).toEqual(['one', 'two'])
  })

  test('loses the files of monitors that are gone, and none of anybody else', async () => {
    await write({ 'index.html': 'one', 'monitors/db.html': 'two', 'monitors/web.html': 'three' })
    await writeFile(join(folder, 'CNAME'), 'status.example.org')
    await writeFile(join(folder, 'monitors/notes.txt'), 'mine')
    await write({ 'index.html': 'four', 'monitors/web.html': 'three' })
    expect(await names()).toEqual([
      '.heartbeat-files.json',
      'CNAME',
      'index.html',
      'monitors/notes.txt',
      'monitors/web.html',
    ])
    expect(await text('index.html')).toBe('four')
  })

  test('keeps what has not changed as it lies there', async () => {
    await write({ 'index.html': 'one', 'status.json': '{}' })
    const before = await stat(join(folder, 'status.json'))
    await write({ 'index.html': 'two', 'status.json': '{}' })
    expect((await stat(join(folder, 'status.json'))).ino).toBe(before.ino)
    expect(await text('index.html')).toBe('two')
  })

  test.each([
    ['a file of somebody else', 'index.html', /index\.html is not from Heartbeat: name a folder of its own/],
    ['one deeper in', 'monitors/db.html', /db\.html is not from Heartbeat/],
  ])('%s is not replaced, and nothing is changed', async (_, name, message) => {
    await mkdir(join(folder, 'monitors'), { recursive: true })
    await writeFile(join(folder, name), 'theirs')
    await expect(write({ 'a.json': '{}', 'index.html': 'one', 'monitors/db.html': 'two' })).rejects.toThrow(message)
    expect(await names()).toEqual([name])
    expect(await text(name)).toBe('theirs')
  })

  test('no file goes through a link that leads out of it', async () => {
    const outside = join(root.path, 'outside')
    await mkdir(outside)
    await mkdir(folder)
    await symlink(outside, join(folder, 'monitors'))
    await expect(write({ 'index.html': 'one', 'monitors/db.html': 'two' })).rejects.toThrow(/lies outside/)
    expect(await readdir(outside)).toEqual([])
    expect(await names()).toEqual([])
  })

  test.each([
    ['names that lead out', '["../kept.txt", "/etc/hostname", "..", "."]'],
    ['no list', '{"a": 1}'],
    ['no JSON', '{half'],
    ['no names', '[1, null]'],
  ])('a list with %s removes nothing outside', async (_, list) => {
    await mkdir(folder)
    await writeFile(join(root.path, 'kept.txt'), 'kept')
    await writeFile(join(folder, '.heartbeat-files.json'), list)
    await write({ 'index.html': 'one' })
    expect(await readFile(join(root.path, 'kept.txt'), 'utf8')).toBe('kept')
    expect(JSON.parse(await text('.heartbeat-files.json'))).toEqual(['index.html'])
  })

  test('where one file cannot be written, none is', async () => {
    await write({ 'index.html': 'one', 'status.json': '{}' })
    await writeFile(join(folder, 'monitors'), 'a file where a folder should be')
    await expect(write({ 'index.html': 'two', 'status.json': '{"new":1}', 'monitors/db.html': 'x' })).rejects.toThrow(
      /cannot be written/,
    )
    expect([await text('index.html'), await text('status.json')]).toEqual(['one', '{}'])
    expect(await names()).toEqual(['.heartbeat-files.json', 'index.html', 'monitors', 'status.json'])
  })

  test('a folder that cannot be made is told', async () => {
    await writeFile(folder, 'a file')
    await expect(write({ 'index.html': 'one' })).rejects.toThrow(/public.*cannot be/)
  })
})
