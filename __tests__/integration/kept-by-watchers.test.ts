import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readJournal } from '../../src/domain/history/journal.js'
import { bareEnvironment, projectRoot } from '../support/child.js'
import { startRedis } from '../support/redis-server.js'
import { replaceFile } from '../support/replace-file.js'
import { createRig } from '../support/rig.js'
import { startServer, type ServerProcess } from '../support/server-process.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { startWatcher, until, type Watcher } from '../support/watcher.js'

jest.setTimeout(120_000)

const MONTH = new Date().toISOString().slice(0, 7)
const HOUR = 3_600_000

let folder: TemporaryFolder
let started: Watcher[]
/** What lives as long as one test, whatever becomes of it. */
let closing: (() => Promise<void>)[]
beforeEach(async () => {
  folder = await createTemporaryFolder('kept-')
  started = []
  closing = []
  await mkdir(join(folder.path, '.github'))
  await writeFile(join(folder.path, '.github/heartbeat.yml'), 'monitors: {job: {file: hb.json, threshold: 1h}}\n')
})
afterEach(async () => {
  for (const one of started) one.signal('SIGKILL')
  await Promise.all(started.map((one) => one.ended()))
  await Promise.all(closing.map((close) => close()))
  await folder.close()
})

const beat = (hoursAgo: number): Promise<void> =>
  replaceFile(join(folder.path, 'hb.json'), JSON.stringify({ last_run: new Date(Date.now() - hoursAgo * HOUR) }))

function watcher(args: readonly string[], env: Readonly<Record<string, string>> = {}): Watcher {
  const usual = ['--state-file', 'state.json', '--interval', '1s']
  const one = startWatcher({ cwd: folder.path, args: [...usual, ...args], env })
  started.push(one)
  return one
}

async function server(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const usual = ['--state-file', 'state.json', '--port', '0', '--interval', '1s']
  const one = await startServer({ cwd: folder.path, args: [...usual, ...args], env })
  started.push(one)
  return one
}

function check(...args: readonly string[]): string {
  const cli = join(projectRoot, 'dist/cli/index.js')
  const all = [cli, 'check', '--state-file', 'state.json', '--history', 'true', ...args]
  const { stdout, stderr } = spawnSync(process.execPath, all, {
    cwd: folder.path,
    env: bareEnvironment(folder.path),
    encoding: 'utf8',
  })
  return stdout + stderr
}

async function statusesOf(one: ServerProcess): Promise<unknown[]> {
  const { body } = await one.get('/api/health/history')
  return (body['changes'] as { status: string }[]).map(({ status }) => status)
}

async function end(one: Watcher): Promise<void> {
  one.signal('SIGTERM')
  expect((await one.ended()).exitCode).toBe(0)
}

test('a server shows what checks have kept beside the state file, and goes on from there', async () => {
  await beat(0)
  check()
  await beat(3)
  check()
  const one = await server([])
  expect(await statusesOf(one)).toEqual(['healthy', 'critical'])
  await beat(0)
  await one.has('job', 'healthy')
  await end(one)
  expect(await statusesOf(await server([]))).toEqual(['healthy', 'critical', 'healthy'])
})

describe('a watcher that serves nothing', () => {
  test('keeps its past in a folder: what changed, and the last look at its end', async () => {
    await beat(0)
    const one = watcher(['--history', 'folder past'])
    const journal = async (): Promise<string> =>
      readFile(join(folder.path, `past/${MONTH}.jsonl`), 'utf8').catch(() => '')
    await until(async () => ((await journal()) === '' ? undefined : true))
    await beat(3)
    expect(await until(async () => (await journal()).includes('critical') || undefined)).toBe(true)
    await one.line(({ event, at }) => event === 'log' || at !== undefined)
    await end(one)
    const looks = readJournal(await journal())
    expect(looks.map(({ whole }) => whole)).toEqual([true, false, ...looks.slice(2).map(() => false)])
    expect(looks.length).toBeLessThanOrEqual(3)
  })

  test('keeps none where nobody asked for it, and none in a dry run', async () => {
    await beat(3)
    for (const flags of [[], ['--history', 'folder past', '--dry-run']]) {
      const one = watcher([...flags, '--once-ready'])
      expect((await one.ended()).exitCode).toBe(0)
    }
    await expect(readFile(join(folder.path, `past/${MONTH}.jsonl`))).rejects.toThrow('ENOENT')
    await expect(readFile(join(folder.path, `state.history/${MONTH}.jsonl`))).rejects.toThrow('ENOENT')
  })

  test('keeps it on a branch with a commit at its beginning and one at its end, and none for each look', async () => {
    const rig = await createRig()
    closing.push(rig.close)
    await rig.github.putFile('hb.json', JSON.stringify({ last_run: new Date() }))
    const env = { GITHUB_API_URL: rig.proxy.url, GITHUB_TOKEN: 'token-of-the-bot' }
    await rig.github.putFile('.github/heartbeat.yml', 'monitors: {job: {file: hb.json, threshold: 1h}}\n')
    const flags = ['--repo', 'octo/example']
    const one = watcher([...flags, '--history', 'true', '--issue', 'false', '--github-interval', '10s'], env)
    expect(
      await until(async () => (await rig.github.readFile(`history/${MONTH}.jsonl`, 'heartbeats')) ?? undefined),
    ).toContain('healthy')
    const looked = one.lines().length
    await until(() => one.lines().length > looked || undefined, 5_000)
    await end(one)
    const commits = (await rig.github.commits('heartbeats')).filter(({ commit }) => /history/.test(commit.message))
    expect([1, 2]).toContain(commits.length)
    // That a busy machine kept it from looking is no fault of the branch.
    expect(one.said()).not.toMatch(/"level":"(warning|error)","text":"(?!This watcher did not look)/)
  })
})

test('watchers and servers share a past in Redis', async () => {
  const redis = await startRedis()
  closing.push(redis.close)
  const env = { REDIS_URL: redis.url }
  await beat(0)
  const one = watcher(['--history', 'redis'], env)
  expect(await until(() => (redis.cli('KEYS', '*').includes('history') ? true : undefined))).toBe(true)
  await end(one)
  await beat(3)
  const two = await server(['--history', 'redis'], env)
  await two.has('job', 'critical')
  expect(await statusesOf(two)).toEqual(['healthy', 'critical'])
  await end(two)
  expect(await statusesOf(await server(['--history', 'redis'], env))).toEqual(['healthy', 'critical'])
})

test('a place that cannot be reached is told, and keeps nobody from watching', async () => {
  await beat(3)
  const one = watcher(['--history', 'branch'])
  const told = await one.line(({ level }) => level === 'warning')
  expect(told['text']).toMatch(/history: a branch needs a repository and a token/)
  expect(await until(async () => readFile(join(folder.path, 'state.json'), 'utf8').catch(() => undefined))).toBeTruthy()
  await end(one)
})
