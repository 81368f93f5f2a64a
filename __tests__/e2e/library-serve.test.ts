import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { bareEnvironment, node24, projectRoot, runChild } from '../support/child.js'
import { freePort } from '../support/redis-server.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { until } from '../integration/redis/reader.js'

jest.setTimeout(120_000)

const TOKEN = 'open-sesame-0123456789'
const LIBRARY = pathToFileURL(join(projectRoot, 'dist', 'client', 'index.js')).href

let folder: TemporaryFolder
let server: ChildProcess
let url: string

beforeAll(async () => {
  folder = await createTemporaryFolder('library-serve-')
  writeFileSync(join(folder.path, 'heartbeat.yml'), 'monitors:\n  worker: { every: 10s }\n')
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const cli = join(projectRoot, 'dist', 'cli', 'index.js')
  const args = [cli, 'serve', '--config', 'heartbeat.yml', '--port', String(port), '--no-state']
  const env = { ...bareEnvironment(folder.path), HEARTBEAT_TOKEN: TOKEN }
  server = spawn(node24, args, { cwd: folder.path, env, stdio: 'ignore' })
  await until(() =>
    fetch(`${url}/api/health/status`).then(
      ({ ok }) => ok,
      () => false,
    ),
  )
})
afterAll(async () => {
  server.kill('SIGKILL')
  await once(server, 'exit')
  await folder.close()
})

async function beating(program: string) {
  const file = join(folder.path, 'program.mjs')
  writeFileSync(file, `import { heartbeat } from ${JSON.stringify(LIBRARY)}\n${program}`)
  const env = { ...bareEnvironment(folder.path), HEARTBEAT_URL: url, HEARTBEAT_TOKEN: TOKEN }
  return runChild(process.execPath, [file], { env, cwd: folder.path })
}

const service = async () => (await (await fetch(`${url}/api/health/service/worker`)).json()) as Record<string, unknown>

test('a program beats to a server, which counts on, and calls critical what says so itself', async () => {
  const ran = await beating(`
    const hb = heartbeat({ tag: 'worker', every: '1s', critical: true })
    hb.start()
    for (let i = 0; i < 20; i++) hb.pulse({ queue: i })
    await new Promise((resolve) => setTimeout(resolve, 1500))
    hb.error(new Error('no such row'))
    await hb.stop()
  `)
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
  await until(async () => (await service())['status'] === 'critical')
  expect(await service()).toMatchObject({ reason: 'reported-failure', total_pulses: 20, error_count: 1 })
  const next = await beating(`
    const hb = heartbeat({ tag: 'worker', every: '1s' })
    hb.start()
    for (let i = 0; i < 5; i++) hb.pulse()
    // A beat holds no process: one that ends too early takes with it what is on its way.
    const pulses = async () => (await (await fetch(${JSON.stringify(`${url}/api/health/service/worker`)})).json()).total_pulses
    while ((await pulses()) !== 25) await new Promise((resolve) => setTimeout(resolve, 100))
  `)
  expect(next).toMatchObject({ exitCode: 0, stderr: '' })
  expect(await service()).toMatchObject({ status: 'healthy', total_pulses: 25, error_count: 1 })
})

test('a tag that the server does not know is told with the nearest', async () => {
  const ran = await beating(`
    const hb = heartbeat({ tag: 'wroker' })
    hb.start()
    await hb.stop()
  `)
  expect(ran.exitCode).toBe(0)
  expect(ran.stderr).toMatch(/answers 404: .*did you mean "worker"\? The program goes on/)
})
