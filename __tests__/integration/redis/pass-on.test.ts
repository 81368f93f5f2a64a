import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { layoutOf } from '../../../src/redis/layout.js'
import { bareEnvironment, projectRoot } from '../../support/child.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { startServer, type ServerProcess } from '../../support/server-process.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'
import { until } from '../../support/watcher.js'

jest.setTimeout(180_000)

const LAYOUT = layoutOf('{heartbeat}')
const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const CONFIG = `
monitors:
  web: { redis: own, every: 10m }
  fleet: { redis: own, monitors: each, every: 10m }
  other: { redis: { key: 'services:beats' }, every: 10m }
`

let folder: TemporaryFolder
let redis: RedisServer
let server: ServerProcess
beforeEach(async () => {
  folder = await createTemporaryFolder('pass-on-')
  redis = await startRedis({ persistence: 'aof' })
  await writeFile(join(folder.path, 'heartbeat.yml'), CONFIG)
})
afterEach(async () => {
  server.signal('SIGKILL')
  await server.ended()
  await redis.close()
  await folder.close()
})

const args = ['--config', 'heartbeat.yml', '--port', '0', '--interval', '1s', '--state-file', 'state.json']
const env = () => ({ REDIS_URL: redis.url })
const serve = async (): Promise<void> => void (server = await startServer({ cwd: folder.path, args, env: env() }))
const taken = async (path: string, body = '') =>
  expect(await server.post(`/api/heartbeat/${path}`, body)).toMatchObject({ status: 200 })

function stored(monitor: string): Record<string, unknown> | null {
  const text = redis.cli('HGET', LAYOUT.beats, monitor)
  return text === '' ? null : (JSON.parse(text) as Record<string, unknown>)
}

function check(state: string): { readonly monitors: Record<string, { readonly status: string }> } {
  const words = [CLI, 'check', '--json', '--config', 'heartbeat.yml', '--state-file', state]
  const environment = { ...bareEnvironment(folder.path), ...env() }
  return JSON.parse(spawnSync(process.execPath, words, { cwd: folder.path, env: environment, encoding: 'utf8' }).stdout)
}

const lands = (monitor: string, part: object) =>
  until(() => {
    const beat = stored(monitor)
    return beat !== null && Object.entries(part).every(([key, value]) => beat[key] === value) ? true : undefined
  })

describeWith('redis-server', 'beats that are posted for monitors of Redis', () => {
  test('stand in its own layout too, for whoever reads it there, each with its history', async () => {
    await serve()
    await taken('web', '{"message": "hello", "metrics": {"rows": 3}}')
    expect(await lands('web', { message: 'hello', status: 'ok' })).toBe(true)
    await taken('web/fail', 'disk full')
    expect(await lands('web', { message: 'disk full', status: 'failed' })).toBe(true)
    expect([redis.cli('HGET', LAYOUT.pulses, 'web'), redis.cli('HGET', LAYOUT.errors, 'web')]).toEqual(['2', '1'])
    expect(stored('web')).toMatchObject({ last_success: expect.any(String) })
    // A check that knows nothing of the server's folder.
    expect(check('other.json').monitors['web']).toMatchObject({ status: 'critical' })
  })

  test('of a member by what it is called there', async () => {
    const words = [CLI, 'write', '--to', 'redis', '--monitor', 'shard']
    const environment = { ...bareEnvironment(folder.path), ...env() }
    expect(spawnSync(process.execPath, words, { cwd: folder.path, env: environment }).status).toBe(0)
    await serve()
    await server.has('fleet%2Fshard', 'healthy')
    await taken('fleet%2Fshard', 'moved on')
    expect(await lands('shard', { message: 'moved on' })).toBe(true)
    expect(redis.cli('HKEYS', LAYOUT.beats)).toBe('shard')
  })

  test('and not of a key of somebody else, whatever it is called', async () => {
    await serve()
    await taken('other')
    await taken('web')
    expect(await lands('web', {})).toBe(true)
    expect(redis.cli('HKEYS', LAYOUT.beats)).toBe('web')
  })

  test('a Redis that is away loses nothing of the folder, and takes the next one', async () => {
    await serve()
    await taken('web', 'before')
    expect(await lands('web', { message: 'before' })).toBe(true)
    await redis.stop()
    for (let i = 0; i < 50; i++) await taken('web', `meanwhile ${i}`)
    const text = () => readFile(join(folder.path, 'state.beats', 'beats.jsonl'), 'utf8').catch(() => '')
    expect(await until(async () => ((await text()).includes('meanwhile 49') ? true : undefined))).toBe(true)
    server.signal('SIGTERM')
    expect((await server.ended()).exitCode).toBe(0)
    await serve()
    await server.has('web', 'healthy')
    expect((await server.get('/api/health/service/web')).body).toMatchObject({ total_pulses: 51 })
    await redis.start()
    await taken('web', 'after')
    expect(await lands('web', { message: 'after' })).toBe(true)
    expect(check('state.json').monitors['web']).toMatchObject({ status: 'healthy' })
  })
})
