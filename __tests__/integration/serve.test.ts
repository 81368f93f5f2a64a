import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { bareEnvironment, projectRoot } from '../support/child.js'
import { figure, times } from '../support/figures.js'
import { useOf } from '../support/process-use.js'
import { replaceFile } from '../support/replace-file.js'
import { POSTING_TOKEN, startServer, type ServerProcess } from '../support/server-process.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { until } from '../support/watcher.js'

jest.setTimeout(180_000)

let folder: TemporaryFolder
let started: ServerProcess[]
beforeEach(async () => {
  folder = await createTemporaryFolder('serve-')
  started = []
  await mkdir(join(folder.path, '.github'))
})
afterEach(async () => {
  for (const server of started) {
    server.signal('SIGKILL')
    await server.ended()
  }
  await folder.close()
})

async function server(args: readonly string[], verb: 'serve' | 'watch' = 'serve'): Promise<ServerProcess> {
  const where = verb === 'serve' ? ['--port', '0'] : ['--serve', '0']
  const one = await startServer({ cwd: folder.path, verb, args: [...where, '--state-file', 'state.json', ...args] })
  started.push(one)
  return one
}

describe('heartbeat serve', () => {
  test('shows a posted beat within a second, keeps it over a restart, and ends within ten seconds', async () => {
    const first = await server(['--push', 'web=30s'])
    expect((await first.post('/api/heartbeat/web', 'hello')).status).toBe(200)
    const afterMs = await first.has('web', 'healthy')
    figure('serve', 'a posted beat is shown, ms', Math.round(afterMs))
    first.signal('SIGTERM')
    const { exitCode, afterMs: endedMs } = await first.ended()
    expect([exitCode, endedMs < 10_000]).toEqual([0, true])
    const second = await server(['--push', 'web=30s'])
    expect((await second.get('/api/health/service/web')).body).toMatchObject({ status: 'healthy', total_pulses: 1 })
  })

  test('loses nothing that is a second old when it is killed', async () => {
    const first = await server(['--push', 'web=30s'])
    await first.post('/api/heartbeat/web/fail', 'oh')
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    first.signal('SIGKILL')
    await first.ended()
    const second = await server(['--push', 'web=30s'])
    expect((await second.get('/api/health/service/web')).body).toMatchObject({ status: 'warning', error_count: 1 })
  })

  test('repeats its own token nowhere, whoever posts it', async () => {
    const one = await server(['--push', 'web=30s'])
    await one.post('/api/heartbeat/web/fail', `no login with ${POSTING_TOKEN}`)
    await one.post(`/api/monitors/web/ack?why=${POSTING_TOKEN}`)
    await one.has('web', 'warning')
    const pages = await Promise.all(
      ['/', '/monitors/web', '/api/heartbeat/status', '/api/health/history'].map(async (path) =>
        (await fetch(one.url + path)).text(),
      ),
    )
    one.signal('SIGTERM')
    await one.ended()
    const kept = await Promise.all(
      ['state.beats/beats.jsonl', 'state.controls.json'].map((name) => readFile(join(folder.path, name), 'utf8')),
    )
    expect(kept[0]).toContain('no login with')
    expect([...pages, ...kept, one.said()].filter((text) => text.includes(POSTING_TOKEN))).toEqual([])
  })

  test('tells who follows of a change, and takes wishes with the token alone', async () => {
    const one = await server(['--push', 'web=30s'])
    expect((await one.post('/api/monitors/web/pause?for=1h&why=new%20disk')).status).toBe(200)
    await one.has('web', 'skipped')
    const refused = await fetch(`${one.url}/api/monitors/web/resume`, { method: 'POST' })
    expect(refused.status).toBe(401)
    expect(JSON.parse(await readFile(join(folder.path, 'state.controls.json'), 'utf8'))).toMatchObject({
      monitors: { web: { pause: { why: 'new disk' } } },
    })
    expect((await one.post('/api/heartbeat/wep')).body).toMatchObject({ nearest: 'web' })
  })

  test('says what it needs where there is nothing to serve, and ends with 2', () => {
    const cli = join(projectRoot, 'dist/cli/index.js')
    const env = bareEnvironment(folder.path)
    const { status, stderr } = spawnSync(process.execPath, [cli, 'serve'], { cwd: folder.path, env, encoding: 'utf8' })
    expect([status, stderr]).toEqual([2, expect.stringContaining('--push web=30s')])
  })

  test('reads the config file, and again on SIGHUP', async () => {
    const put = (text: string) => replaceFile(join(folder.path, '.github/heartbeat.yml'), text)
    await put('monitors: {web: {push: true, every: 30s}}\n')
    const one = await server(['--interval', '1s'])
    await put('monitors: {web: {push: true, every: 30s}, api: {push: true, every: 30s}}\n')
    one.signal('SIGHUP')
    const found = await until(async () =>
      (await one.get('/api/health/service/api')).status === 200 ? true : undefined,
    )
    expect(found).toBe(true)
  })

  test('what was posted is known to a check of the same machine', async () => {
    await writeFile(join(folder.path, '.github/heartbeat.yml'), 'monitors: {web: {push: true, every: 30s}}\n')
    const one = await server([])
    await one.post('/api/heartbeat/web')
    await one.has('web', 'healthy')
    one.signal('SIGTERM')
    await one.ended()
    const cli = join(projectRoot, 'dist/cli/index.js')
    const env = bareEnvironment(folder.path)
    const check = (...args: string[]) =>
      JSON.parse(
        spawnSync(process.execPath, [cli, 'check', '--json', ...args], { cwd: folder.path, env, encoding: 'utf8' })
          .stdout,
      )
    expect(check('--state-file', 'state.json')).toMatchObject({ monitors: { web: { status: 'healthy' } } })
    expect(check('--no-state')).toMatchObject({
      monitors: { web: { status: 'unknown', reason: 'source-unreachable' } },
    })
  })
})

describe('heartbeat watch --serve', () => {
  test('opens the incident, tells of it over HTTP, and closes it', async () => {
    await writeFile(join(folder.path, '.github/heartbeat.yml'), 'monitors: {job: {push: true, threshold: 1h}}\n')
    const one = await server(['--interval', '1s'], 'watch')
    await one.post('/api/heartbeat/job/fail', 'disk full')
    await one.has('job', 'critical')
    const stateOf = async () => JSON.parse(await readFile(join(folder.path, 'state.json'), 'utf8'))
    expect(await until(async () => ((await stateOf()).incidents[0]?.phase === 'open' ? true : undefined))).toBe(true)
    await one.post('/api/heartbeat/job')
    await one.has('job', 'healthy')
    const closed = await until(async () => ((await stateOf()).incidents[0].phase === 'closed' ? true : undefined))
    expect(closed).toBe(true)
    one.signal('SIGTERM')
    expect((await one.ended()).exitCode).toBe(0)
  })
})

test('ten thousand monitors are served in bounded memory, however many of them post at once', async () => {
  const push = Array.from({ length: 10_000 }, (_, i) => `  m${i}: {push: true, every: 5m}`).join('\n')
  await writeFile(join(folder.path, '.github/heartbeat.yml'), `monitors:\n${push}\n`)
  const one = await server([])
  const before = useOf(one.pid)
  const begun = performance.now()
  const posts = times(500, 10_000)
  const isTaken = ({ status }: { readonly status: number }) => status === 200 || undefined
  let next = 0
  const postSome = async (): Promise<void> => {
    for (let i = next++; i < posts; i = next++) {
      // As any writer does where the network is bad, or the machine busy.
      const taken = await until(() => one.post(`/api/heartbeat/m${i}`).then(isTaken, () => undefined), 60_000)
      expect(taken).toBe(true)
    }
  }
  await Promise.all(Array.from({ length: 8 }, postSome))
  const wallMs = performance.now() - begun
  const after = useOf(one.pid)
  figure('serve, 10,000 monitors', 'CPU while posted to, %', Math.round((100 * (after.cpuMs - before.cpuMs)) / wallMs))
  figure('serve, 10,000 monitors', 'posts a second', Math.round(posts / (wallMs / 1_000)))
  figure('serve, 10,000 monitors', 'memory at its peak, MiB', Math.round(after.peakMiB))
  await one.has(`m${posts - 1}`, 'healthy')
  expect(after.peakMiB).toBeLessThan(450)
  const kept = async (): Promise<number> =>
    (await readFile(join(folder.path, 'state.beats/beats.jsonl'), 'utf8')).trim().split('\n').length
  expect(await until(async () => (await kept()) >= posts || undefined)).toBe(true)
})

test('heartbeat demo --serve opens a living example, and ends by itself', () => {
  const cli = join(projectRoot, 'dist/cli/index.js')
  const env = bareEnvironment(folder.path)
  const args = [cli, 'demo', '--serve', '--port', '0', '--for', '3s']
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder.path, env, encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, expect.stringMatching(/open on http:\/\/127\.0\.0\.1:\d+\n/)])
})
