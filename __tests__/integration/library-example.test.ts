import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { bareEnvironment, projectRoot } from '../support/child.js'
import { buildLibrary, type Library } from '../support/library.js'
import { until } from './redis/reader.js'

jest.setTimeout(60_000)

let library: Library
beforeAll(async () => {
  library = await buildLibrary()
})
afterAll(() => library.close())

test('the example of a worker beats, and says that it was stopped', async () => {
  const installed = join(library.folder, 'node_modules', 'heartbeat')
  await mkdir(installed, { recursive: true })
  await copyFile(join(library.folder, 'library.mjs'), join(installed, 'index.mjs'))
  await writeFile(join(installed, 'package.json'), '{ "name": "heartbeat", "exports": "./index.mjs" }')
  await copyFile(join(projectRoot, 'examples', 'clients', 'node', 'worker.mjs'), join(library.folder, 'worker.mjs'))
  const env = { ...bareEnvironment(library.folder), HEARTBEAT_URL: 'file:beats/' }
  const worker = spawn(process.execPath, ['worker.mjs'], {
    cwd: library.folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(worker, 'exit')
  let stderr = ''
  worker.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const beat = async (): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(join(library.folder, 'beats', 'save_worker.json'), 'utf8').catch(() => '{}')) as never
  try {
    await until(async () => (await beat())['status'] === 'running')
    await until(async () => (await beat())['status'] === 'ok')
    worker.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(await beat()).toMatchObject({ monitor: 'save_worker', status: 'stopped', source: 'library', critical: true })
    expect(Object.keys((await beat())['metrics'] as object)).toEqual(['saved', 'event_loop_lag_ms'])
    expect(stderr).toBe('')
  } finally {
    worker.kill('SIGKILL')
  }
})
