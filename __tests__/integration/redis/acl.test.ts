import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { REDIS_ROLES, type RedisRole } from '../../../src/redis/rights.js'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../../support/child.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const PASSWORD = 'long-enough-secret'
const CONFIG = `
redis: { prefix: '{shop}', lease: 3s }
monitors:
  nightly: { redis: own, threshold: 5m }
  services: { redis: { keys: 'health:hb:*' }, every: 10s }
  agents: { redis: { channels: 'agents:heartbeat:*' }, threshold: 300s }
channels:
  redis: { channel: 'system:alerts' }
`

const WATCHED = `
redis: { prefix: '{shop}', lease: 3s }
incidents: { store: redis }
monitors:
  late: { redis: own, threshold: 1s, recovery: [ { container: late } ] }
  services: { redis: { keys: 'health:hb:*' }, every: 10s }
  agents: { redis: { channels: 'agents:heartbeat:*' }, threshold: 300s }
recovery: { allow: ['container:late'], attempts: 3, mirror: 'health:restart:{container}' }
channels:
  redis: { channel: 'system:alerts' }
`

interface Printed {
  readonly users: readonly { readonly role: RedisRole; readonly user: string; readonly line: string }[]
}

describeWith('redis-server', 'with the rights that "redis acl" prints', () => {
  let server: RedisServer
  let folder: TemporaryFolder
  beforeAll(async () => {
    server = await startRedis()
    folder = await createTemporaryFolder()
    await writeFile(join(folder.path, 'heartbeat.yml'), CONFIG)
  })
  afterEach(() => {
    server.cli('ACL', 'LOG', 'RESET')
    server.cli('FLUSHALL')
  })
  afterAll(async () => {
    await server.close()
    await folder.close()
  })

  function heartbeat(args: readonly string[], env: Record<string, string> = {}): Promise<ChildResult> {
    return runChild(process.execPath, [CLI, ...args], {
      env: { ...bareEnvironment(folder.path), ...env },
      cwd: folder.path,
    })
  }

  /** Makes the users of all roles as the lines say it; gives the environment of one of them. */
  async function as(role: RedisRole, ...flags: string[]): Promise<Record<string, string>> {
    const { stdout } = await heartbeat(['redis', 'acl', '--config', 'heartbeat.yml', '--json', ...flags])
    const { users } = JSON.parse(stdout) as Printed
    expect(users.map((one) => one.role)).toEqual([...REDIS_ROLES])
    for (const { line } of users) server.cli(...line.replace('>PASSWORD', `>${PASSWORD}`).split(' '))
    return { REDIS_URL: `redis://heartbeat-${role}:${PASSWORD}@127.0.0.1:${server.port}` }
  }

  const check = ['check', '--config', 'heartbeat.yml', '--no-state', '--fail-on', 'never', '--json']

  /** What was tried and refused; nothing, where the rights are enough. */
  function refused(): string {
    return server.cli('ACL', 'LOG')
  }

  function may(role: RedisRole, ...command: string[]): boolean {
    return server.cli('ACL', 'DRYRUN', `heartbeat-${role}`, ...command) === 'OK'
  }

  test('a writer beats, in the own layout and on a channel', async () => {
    const env = await as('writer', '--redis-channel', 'health:heartbeats')
    const flags = ['--redis-prefix', '{shop}', '--redis-channel', 'health:heartbeats']
    const result = await heartbeat(['write', '--monitor', 'nightly', '--to', 'redis', ...flags, '--json'], env)
    expect([result.exitCode, refused()]).toEqual([0, ''])
    expect(server.cli('HGET', '{shop}:beats', 'nightly')).toContain('nightly')
  }, 120_000)

  test('a writer beats to a key of its own', async () => {
    const env = await as('writer', '--redis-key', 'health:hb:{monitor}:one')
    const flags = ['--redis-key', 'health:hb:{monitor}:one', '--ttl', '35s', '--to', 'redis']
    const result = await heartbeat(['write', '--monitor', 'shard', ...flags], env)
    expect([result.exitCode, refused()]).toEqual([0, ''])
    expect(server.cli('GET', 'health:hb:shard:one')).toContain('shard')
    expect(may('writer', 'HSET', '{shop}:beats', 'nightly', '{}')).toBe(false)
  }, 120_000)

  test('a reader checks own beats, keys of others and channels', async () => {
    const env = await as('reader')
    server.cli('HSET', '{shop}:beats', 'nightly', JSON.stringify({ last_run: new Date().toISOString() }))
    server.cli('ZADD', '{shop}:last', String(Date.now()), 'nightly')
    // However long the check takes to begin, all of them beat meanwhile.
    const beat = (): void => {
      server.cli('SET', 'health:hb:api:1', JSON.stringify({ status: 'ok', timestamp: new Date().toISOString() }))
      server.cli('PUBLISH', 'agents:heartbeat:mary', '{"status":"ok"}')
    }
    const beating = setInterval(beat, 200)
    const { stdout, exitCode } = await heartbeat([...check, '--duration', '3s'], env).finally(() =>
      clearInterval(beating),
    )
    const { monitors } = JSON.parse(stdout) as { monitors: Record<string, { status: string }> }
    const healthy = Object.entries(monitors).filter(([, { status }]) => status === 'healthy')
    expect(healthy.map(([id]) => id).sort()).toEqual(['agents/mary', 'nightly', 'services/api:1'])
    expect([exitCode, refused()]).toEqual([0, ''])
  }, 120_000)

  test('a reader tries a config on the beats that the stream kept', async () => {
    server.cli('XADD', '{shop}:events', `${Date.now() - 60_000}-0`, 'monitor', 'nightly', 'beat', '{"status":"ok"}')
    const { stdout } = await heartbeat(['replay', 'nightly', '--config', 'heartbeat.yml', '--json'], await as('reader'))
    const { monitors } = JSON.parse(stdout) as { monitors: Record<string, { known_by: string | null }> }
    expect([monitors['nightly']?.known_by, refused()]).toEqual(['redis', ''])
  }, 120_000)

  test('a watcher leads, keeps incidents and what it heard, and publishes alerts', async () => {
    await writeFile(join(folder.path, 'watched.yml'), WATCHED)
    const own = { ...(await as('watcher', '--config', 'watched.yml')), DOCKER_HOST: 'unix:///nowhere.sock' }
    const env = { ...bareEnvironment(folder.path), ...own }
    server.cli('SET', 'health:hb:api:1', JSON.stringify({ status: 'ok', timestamp: new Date().toISOString() }))
    server.cli('HSET', '{shop}:beats', 'late', JSON.stringify({ last_run: '2026-01-01T00:00:00Z' }))
    server.cli('ZADD', '{shop}:last', '1767225600000', 'late')
    const args = [CLI, 'watch', '--config', 'watched.yml', '--interval', '1s']
    const watch = spawn(process.execPath, args, { env, cwd: folder.path, stdio: 'ignore' })
    const ended = once(watch, 'exit')
    try {
      await until(() => server.cli('HLEN', '{shop}:incidents') === '1')
      await until(() => server.cli('ZCARD', '{shop}:heard') === '1')
      await until(() => server.cli('KEYS', 'health:restart:*') !== '')
      expect(server.cli('GET', '{shop}:leader')).not.toBe('')
      await sleep(3_000)
    } finally {
      watch.kill('SIGTERM')
    }
    expect([await ended, refused(), server.cli('EXISTS', '{shop}:leader')]).toEqual([[0, null], '', '0'])
  }, 180_000)

  test('"redis ping" says what each may do', async () => {
    const ping = ['redis', 'ping', '--config', 'heartbeat.yml']
    const lacks: unknown[] = []
    for (const role of REDIS_ROLES) {
      const { stdout } = await heartbeat([...ping, '--json'], await as(role))
      lacks.push((JSON.parse(stdout) as { lacks: unknown }).lacks)
    }
    expect(lacks).toEqual([
      { reader: [], writer: ['+eval', '+evalsha'], watcher: ['+eval', '+evalsha'] },
      {
        reader: expect.arrayContaining(['+info', '+hmget']),
        writer: [],
        watcher: expect.arrayContaining(['+hgetall']),
      },
      { reader: [], writer: expect.arrayContaining(['+xadd']), watcher: [] },
    ])
    const { stdout } = await heartbeat(ping, { REDIS_URL: server.url })
    expect(stdout).toMatch(
      /^It answers after \d+ ms: Redis [\d.]+, master\.\nThis user may read\.\nThis user may beat\./,
    )
  }, 120_000)

  test.each(REDIS_ROLES)(
    'a %s may do nothing else',
    async (role) => {
      await as(role)
      const forbidden = [
        ['FLUSHALL'],
        ['KEYS', '*'],
        ['CONFIG', 'GET', 'requirepass'],
        ['ACL', 'LIST'],
        ['CLIENT', 'LIST'],
        ['MONITOR'],
        ['SHUTDOWN'],
        ['GET', 'secrets:of:others'],
        ['SET', 'health:hb:api:1', 'x'],
        ['DEL', 'health:hb:api:1'],
        ['PUBLISH', 'other', 'x'],
        ['SUBSCRIBE', 'other'],
        ['EVAL', 'return 1', '1', 'secrets:of:others'],
        ...(role === 'reader'
          ? [
              ['SET', '{shop}:boot', 'x'],
              ['EVAL', 'return 1', '0'],
            ]
          : []),
      ]
      expect(forbidden.filter((command) => may(role, ...command))).toEqual([])
    },
    120_000,
  )
})

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (what()) return
    await sleep(100)
  }
  throw new Error('not within 40 s')
}
