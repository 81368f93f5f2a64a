import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { replaceFile } from '../support/replace-file.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { startWatcher, until, type Watcher } from '../support/watcher.js'

jest.setTimeout(180_000)

let folder: TemporaryFolder
let watcher: Watcher | null
beforeEach(async () => {
  folder = await createTemporaryFolder('watch-page-')
  watcher = null
  await mkdir(join(folder.path, '.github'))
})
afterEach(async () => {
  watcher?.signal('SIGKILL')
  await watcher?.ended()
  await folder.close()
})

const put = (name: string, text: string): Promise<void> => replaceFile(join(folder.path, name), text)
const beat = (agoMs: number): Promise<void> =>
  put('beat.json', JSON.stringify({ at: new Date(Date.now() - agoMs).toISOString() }))
const map = async (): Promise<{ overall_status?: string }> =>
  JSON.parse(await readFile(join(folder.path, 'www/status.json'), 'utf8').catch(() => '{}')) as {
    overall_status?: string
  }
const becomes = (status: string): Promise<true | undefined> =>
  until(async () => ((await map()).overall_status === status ? true : undefined))
/** The files of a page take their places one after the other. */
const says = (name: string, words: RegExp): Promise<true | undefined> =>
  until(async () => words.test(await readFile(join(folder.path, 'www', name), 'utf8').catch(() => '')) || undefined)

test('a watcher keeps the folder of a page as things stand, and knows what was before', async () => {
  await put('.github/heartbeat.yml', 'monitors:\n  db: { file: beat.json, threshold: 1h }\n')
  await beat(0)
  const args = ['--interval', '1s', '--state-file', 'state.json', '--status-page', 'www']
  watcher = startWatcher({ cwd: folder.path, args, env: {} })
  expect(await becomes('healthy')).toBe(true)
  // It is written once a minute at least: whoever reads it knows soon when nobody writes it any more.
  expect(await says('index.html', /data-every="60000"/)).toBe(true)
  expect(await says('monitors/db.html', /healthy/)).toBe(true)
  await beat(5 * 3_600_000)
  expect(await becomes('critical')).toBe(true)
  // What was before stands beside the state, as a server keeps it.
  expect(await readdir(folder.path)).toEqual(expect.arrayContaining(['state.history']))
  expect(await says('monitors/db.html', /critical[^]*healthy/)).toBe(true)
})
