import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { describeWith } from '../support/needs.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

const TOKEN = 'a-word-not-to-be-seen'
const CLI = join(projectRoot, 'dist/cli/index.js')

let folder: TemporaryFolder
let server: ChildProcess
let url = ''

beforeAll(async () => {
  folder = await createTemporaryFolder()
  const push = 'backup=1h,worker=30s,shell=30s,snake=30s,silent=30s'
  const args = [CLI, 'serve', '--push', push, '--port', '0', '--interval', '1s', '--no-state']
  const env = { ...bareEnvironment(folder.path), HEARTBEAT_TOKEN: TOKEN }
  server = spawn(node24, args, { env, cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] })
  url = await addressOf(server)
}, 60_000)
afterAll(async () => {
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  await folder.close()
})

/** The address that it says it listens at. */
function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (part: Buffer): void => {
      said += part.toString('utf8')
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found) resolve(found[0])
    }
    stdout?.on('data', hear)
    stderr?.on('data', hear)
    stdout?.on('close', () => reject(new Error(said)))
  })
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<ChildResult> {
  const usual = { ...bareEnvironment(folder.path), HEARTBEAT_URL: url, HEARTBEAT_TOKEN: TOKEN }
  return runChild(command, args, { env: { ...usual, ...env }, cwd: folder.path })
}
const cli = (...args: string[]): Promise<ChildResult> => run(node24, [CLI, ...args])

type Service = Readonly<Record<string, unknown>>

/** What the server says of one service, once it says what is waited for. */
async function serviceThat(name: string, is: (service: Service) => boolean): Promise<Service> {
  let service: Service = {}
  for (let i = 0; i < 200; i++) {
    service = (await (await fetch(`${url}/api/health/service/${name}`)).json()) as Service
    if (is(service)) return service
    await sleep(100)
  }
  throw new Error(JSON.stringify(service))
}

test('a beat that is written arrives at a server, and another checker reads it there', async () => {
  expect((await cli('write', '--to', 'http', '--monitor', 'backup')).exitCode).toBe(0)
  expect((await cli('run', '--to', 'http', '--monitor', 'worker', '--', 'sh', '-c', 'exit 3')).exitCode).toBe(3)
  await serviceThat('backup', ({ reason }) => reason === 'ok')
  await serviceThat('worker', ({ reason }) => reason === 'reported-failure')
  const config = `monitors:
  plant: { url: '${url}/api/health/status', monitors: each, every: 1m, allow-private: true }
  one: { url: '${url}/api/health/service/backup', every: 1h, allow-private: true }
  says: { url: '${url}/api/heartbeat/status?monitor=worker', every: 1m, allow-private: true }
`
  await writeFile(join(folder.path, 'c.yml'), config)
  const { stdout } = await cli('check', '--config', 'c.yml', '--no-state', '--json')
  const { monitors } = JSON.parse(stdout) as { monitors: Record<string, { status: string; reason: string }> }
  expect(
    Object.fromEntries(Object.entries(monitors).map(([id, { status, reason }]) => [id, `${status} ${reason}`])),
  ).toEqual({
    'plant/backup': 'healthy ok',
    'plant/worker': 'warning reported-failure',
    'plant/shell': expect.stringMatching(/^(unknown|healthy) /),
    'plant/snake': expect.stringMatching(/^(unknown|healthy) /),
    'plant/silent': 'unknown source-unreachable',
    one: 'healthy ok',
    says: 'warning reported-failure',
  })
}, 120_000)

test('a name that nobody has, and a wrong token, are told with what to do', async () => {
  const unknown = await cli('write', '--to', 'http', '--monitor', 'bakup')
  expect([unknown.exitCode, unknown.stderr]).toEqual([
    1,
    expect.stringMatching(/write "backup" if that is meant, or add/),
  ])
  const wrong = await run(node24, [CLI, 'write', '--to', 'http', '--monitor', 'backup'], { HEARTBEAT_TOKEN: 'another' })
  expect([wrong.exitCode, wrong.stderr]).toEqual([1, expect.stringMatching(/answered 401: .*set HEARTBEAT_TOKEN to/)])
}, 60_000)

describeWith('curl', 'beat.sh', () => {
  test('beats there', async () => {
    const beat = (...args: string[]): Promise<ChildResult> =>
      run('sh', [join(projectRoot, 'examples/clients/beat.sh'), 'shell', ...args])
    expect(await beat('0')).toMatchObject({ exitCode: 0, stderr: '' })
    expect(await serviceThat('shell', ({ reason }) => reason === 'ok')).toMatchObject({ total_pulses: 1 })
    expect(await beat('4')).toMatchObject({ exitCode: 0 })
    await serviceThat('shell', ({ reason }) => reason === 'reported-failure')
  }, 60_000)
})

describeWith('python3', 'heartbeat.py', () => {
  test('beats there', async () => {
    const text = `
import sys, time
sys.path.insert(0, ${JSON.stringify(join(projectRoot, 'examples/clients'))})
from heartbeat import Heartbeat
beat = Heartbeat(interval=1, tag='snake', critical=True)
beat.start(); time.sleep(1.5); beat.pulse('three saved'); time.sleep(1.5); beat.error('no disk'); beat.stop()
`
    expect(await run('python3', ['-c', text], { PYTHONDONTWRITEBYTECODE: '1' })).toMatchObject({
      exitCode: 0,
      stderr: '',
    })
    const snake = await serviceThat('snake', ({ reason }) => reason === 'reported-failure')
    expect(snake).toMatchObject({ status: 'critical', error_count: 1, message: expect.stringMatching(/no disk/) })
  }, 60_000)
})

test('a server whose first look cannot be taken ends, although it listens already', async () => {
  const state = join(folder.path, 'state.json')
  await writeFile(state, 'no state{')
  const args = [CLI, 'serve', '--push', 'web=30s', '--port', '0', '--state-file', state]
  const broken = spawn(node24, args, {
    env: bareEnvironment(folder.path),
    cwd: folder.path,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  broken.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')))
  // By then all that it said was read.
  const ended = once(broken, 'close').then(([code]) => code as unknown)
  const waited = sleep(50_000, 'still there', { ref: false })
  const outcome = await Promise.race([ended, waited])
  broken.kill('SIGKILL')
  expect(outcome).toBe(2)
  expect(said).toContain('HEARTBEAT_TOKEN is not set, so nothing can be posted')
})
