import { rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { layoutOf } from '../../../src/redis/layout.js'
import { projectRoot } from '../../support/child.js'
import { createCertificate } from '../../support/certificate.js'
import { buildLibrary, type Library, type Program } from '../../support/library.js'
import { describeWith } from '../../support/needs.js'
import { startRedisCluster } from '../../support/redis-cluster.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { aGate, aReader, redisMonitor, until, type Reader } from './reader.js'

jest.setTimeout(120_000)

const SECOND = 1000
const LAYOUT = layoutOf('{heartbeat}')
const PASSWORD = 'never-to-be-seen'

let library: Library
let server: RedisServer
let reader: Reader
let programs: Program[]
beforeAll(async () => {
  library = await buildLibrary()
})
afterAll(() => library.close())

function beatOf(tag: string): Record<string, unknown> | null {
  const text = server.cli('HGET', LAYOUT.beats, tag)
  return text === '' ? null : (JSON.parse(text) as Record<string, unknown>)
}

const isStored = (tag: string, status: string) => () => beatOf(tag)?.['status'] === status
function start(program: string, env: Record<string, string> = {}): Program {
  const one = library.start(program, { env: { HEARTBEAT_URL: server.url, ...env } })
  programs.push(one)
  return one
}
const linesOfStream = (): string[] => server.cli('XRANGE', LAYOUT.events, '-', '+').match(/^monitor$/gm) ?? []

describeWith('redis-server', 'the library and a real Redis', () => {
  beforeEach(async () => {
    programs = []
    server = await startRedis()
    reader = await aReader(server.url)
  })
  afterEach(async () => {
    // One that blocks takes a whole core from whoever comes next.
    await Promise.all(programs.map((one) => one.close()))
    reader.close()
    await server.close()
  })

  test('a life: begun, going on, failing, going on, stopped; each beat one command once the stored one is known', async () => {
    const goOn = join(library.folder, 'go-on')
    const program = start(`
      import { existsSync } from 'node:fs'
      const hb = heartbeat({ tag: 'worker', every: '1s', critical: true })
      hb.start()
      await sleep(100)
      hb.check('db_ok', true)
      hb.pulse({ queue: 3 })
      await sleep(1500)
      hb.error(new Error('no such row'))
      say(hb.isActive)
      while (!existsSync(${JSON.stringify(goOn)})) await sleep(20)
      hb.pulse()
      await sleep(2000)
      await hb.stop()
      say([hb.isActive, hb.stats()])
      process.exit()
    `)
    await until(isStored('worker', 'failed'))
    const verdicts = await reader.verdicts(redisMonitor('own', { every: 60 * SECOND, name: 'worker' }))
    expect(verdicts).toBeDefined()
    expect(beatOf('worker')).toMatchObject({
      status: 'failed',
      message: 'no such row',
      critical: true,
      source: 'library',
      interval: 1,
      errors: 1,
      pulses: 1,
      checks: { db_ok: true },
      metrics: { queue: 3 },
    })
    await writeFile(goOn, '')
    expect(await program.ended()).toBe(0)
    await rm(goOn)
    expect(program.said).toEqual([true, [false, { uptime: 0, total_pulses: 2, error_count: 1 }]])
    expect(beatOf('worker')).toMatchObject({ status: 'stopped', pulses: 2, errors: 1 })
    expect(beatOf('worker')?.['last_success']).toEqual(expect.any(String))
    expect(server.cli('HGET', LAYOUT.pulses, 'worker')).toBe(String(linesOfStream().length))
    const evals = /cmdstat_evalsha:calls=(\d+)/.exec(server.cli('INFO', 'commandstats'))?.[1]
    // The first was sent once more with the whole script, which Redis did not know yet.
    expect(Number(evals)).toBe(linesOfStream().length)
    expect(program.stderr()).toBe('')
  })

  test('who dies of an error leaves the error standing, and its successor knows what came before', async () => {
    const dying = start(`
      const hb = heartbeat({ tag: 'worker', every: '1s' })
      hb.start()
      for (let i = 0; i < 5; i++) hb.pulse()
      await sleep(1500)
      hb.error('fatal')
      await hb.stop()
      process.exit(1)
    `)
    expect(await dying.ended()).toBe(1)
    expect(beatOf('worker')).toMatchObject({ status: 'failed', message: 'fatal', pulses: 5, errors: 1 })
    const next = start(`
      const hb = heartbeat({ tag: 'worker', every: '1s' })
      hb.start()
      hb.pulse()
      hb.error('fatal again')
      await hb.stop()
    `)
    expect(await next.ended()).toBe(0)
    expect(beatOf('worker')).toMatchObject({ status: 'failed', pulses: 6, errors: 2, consecutive_failures: 2 })
  })

  test.each([
    ['goes on by itself', '', 0],
    ['has a Redis that nobody reaches', 'redis://10.255.255.1:6379', 0],
    ['has none', 'redis://127.0.0.1:1', 0],
  ])('a program that has begun to beat and %s ends when its work is done', async (_name, url, code) => {
    const program = start(
      `const hb = heartbeat({ tag: 'brief' })\nhb.start()\nhb.pulse()\nawait sleep(300)`,
      url === '' ? {} : { HEARTBEAT_URL: url },
    )
    expect(await program.ended()).toBe(code)
  })

  test('a forked process, the workers of a cluster and a thread have hearts of their own', async () => {
    const script = join(library.folder, 'one.mjs')
    await writeFile(
      script,
      `import { heartbeat } from './library.mjs'
       import { isMainThread } from 'node:worker_threads'
       const hb = heartbeat({ tag: process.env.TAG ?? (isMainThread ? 'clustered' : 'thread'), every: '1s' })
       hb.start()
       const timer = setInterval(() => hb.pulse(), 100)
       if (isMainThread) process.on('disconnect', () => process.exit())`,
    )
    const program = start(`
      import cluster from 'node:cluster'
      import { fork } from 'node:child_process'
      import { Worker } from 'node:worker_threads'
      const hb = heartbeat({ tag: 'main', every: '1s' })
      hb.start()
      setInterval(() => hb.pulse(), 100)
      const thread = new Worker(${JSON.stringify(script)})
      const forked = fork(${JSON.stringify(script)}, { env: { ...process.env, TAG: 'forked' } })
      cluster.setupPrimary({ exec: ${JSON.stringify(script)} })
      const workers = [cluster.fork(), cluster.fork(), cluster.fork()]
      say({ main: process.pid, forked: forked.pid, thread: thread.threadId, cluster: workers.map((one) => one.process.pid) })
    `)
    for (const tag of ['main', 'forked', 'clustered', 'thread']) await until(isStored(tag, 'ok'))
    await until(() => program.said.length > 0)
    const [pids] = program.said as [{ main: number; forked: number; thread: number; cluster: number[] }]
    const me = hostname()
    expect(beatOf('main')?.['runner']).toBe(`${me}:${pids.main}`)
    expect(beatOf('forked')?.['runner']).toBe(`${me}:${pids.forked}`)
    expect(beatOf('thread')?.['runner']).toBe(`${me}:${pids.main}:${pids.thread}`)
    // In the stream stand all beats: of those that lie beside each other only the last may be seen.
    const clustered = (): string[] => {
      const events = server.cli('XRANGE', LAYOUT.events, '-', '+').split(/^monitor$/m)
      const runners = events
        .filter((one) => /^\s*clustered$/m.test(one))
        .map((one) => /"runner": "([^"]*)"/.exec(one)?.[1])
      return [...new Set(runners)].map(String).sort()
    }
    await until(() => clustered().length === 3)
    expect(clustered()).toEqual(pids.cluster.map((pid) => `${me}:${pid}`).sort())
    expect(program.stderr()).toBe('')
  })

  test('who hangs is judged late: an await that never ends, and a loop that blocks; the timer speaks only for the first', async () => {
    const hanging = `for (;;) { hb.pulse(); await sleep(100); if (++turns === 15) await new Promise(() => {}) }`
    // It takes only what the others leave, who must beat in time.
    const blocking = `os.setPriority(19); for (;;) { hb.pulse(); await sleep(100); if (++turns === 15) for (;;); }`
    const cases = [
      ['hanging', hanging, 'progress'],
      ['blocking', blocking, 'progress'],
      ['alive-hanging', hanging, 'alive'],
      ['alive-blocking', blocking, 'alive'],
      ['well', `for (;;) { hb.pulse(); await sleep(100) }`, 'progress'],
    ] as const
    for (const [tag, loop, mode] of cases) {
      start(`
        import os from 'node:os'
        const hb = heartbeat({ tag: '${tag}', every: '1s', mode: '${mode}' })
        hb.start()
        setInterval(() => {}, 1000)
        let turns = 0
        ${loop}
      `)
    }
    const monitor = redisMonitor('own', { every: 3 * SECOND, monitors: 'each', kind: 'service' })
    const statuses = () => reader.statuses(monitor)
    for (const [tag] of cases) await until(isStored(tag, 'ok'))
    expect(Object.keys(await statuses()).sort()).toEqual(cases.map(([tag]) => tag).sort())
    await until(async () => {
      const now = await statuses()
      return ['hanging', 'blocking', 'alive-blocking'].every((tag) => now[tag] === 'critical')
    }, 60_000)
    const now = await statuses()
    expect([now['well'], now['alive-hanging']]).toEqual(['healthy', 'healthy'])
  })

  test('a Redis that goes and comes is told of once, and hears within one interval of its return', async () => {
    const gate = await aGate(server.port)
    const program = start(
      `
      const hb = heartbeat({ tag: 'worker', every: '1s' })
      hb.start()
      for (;;) { hb.pulse(); await sleep(50) }
    `,
      { HEARTBEAT_URL: gate.url },
    )
    await until(isStored('worker', 'ok'))
    gate.shut()
    await until(() => program.stderr() !== '')
    const before = beatOf('worker')?.['last_run']
    await until(() => program.stderr().includes('The program goes on'))
    gate.open()
    const waited = await until(() => beatOf('worker')?.['last_run'] !== before)
    gate.close()
    expect(waited).toBeLessThan(5 * SECOND)
    expect(program.stderr().match(/HeartbeatWarning/g)).toHaveLength(1)
  })

  test('a wrong password is told once, and never shown', async () => {
    server.cli('CONFIG', 'SET', 'requirepass', 'another-one')
    const program = start(
      `const hb = heartbeat({ tag: 'worker', every: '1s' })\nhb.start()\nfor (let i = 0; i < 40; i++) { hb.pulse(); await sleep(100) }`,
      { HEARTBEAT_URL: `redis://:${PASSWORD}@127.0.0.1:${server.port}` },
    )
    expect(await program.ended()).toBe(0)
    expect(program.stderr().match(/HeartbeatWarning/g)).toHaveLength(1)
    expect(program.stderr()).toMatch(/WRONGPASS.*; correct user and password in the address/)
    expect(program.stderr()).not.toContain(PASSWORD)
  })

  test('a user, a database and TLS by an authority of its own', async () => {
    const certificate = createCertificate({ dns: 'localhost', ip: '127.0.0.1' })
    const tls = await startRedis({ tls: certificate })
    try {
      const ca = join(library.folder, 'ca.pem')
      await writeFile(ca, certificate.cert)
      const url = tls.user('beater', PASSWORD, '~{heartbeat}:*', '+@all').replace('127.0.0.1', 'localhost')
      const program = `
        const hb = heartbeat({ tag: 'worker', every: '1s', ca: process.env.CA })
        hb.start()
        for (;;) { hb.pulse(); await sleep(50) }`
      const isIn = (database: number) => () =>
        tls.cli('-n', String(database), 'HGET', LAYOUT.beats, 'worker').includes('"status": "ok"')
      const trusted = library.start(program, { env: { HEARTBEAT_URL: `${url}/1`, CA: ca } })
      await until(isIn(1))
      const extra = library.start(program, { env: { HEARTBEAT_URL: url, NODE_EXTRA_CA_CERTS: ca } })
      await until(isIn(0))
      const untrusted = library.start(program, { env: { HEARTBEAT_URL: url } })
      await until(() => untrusted.stderr().includes('The program goes on'))
      expect(untrusted.stderr()).toMatch(/self-signed certificate;.* name the file of its authority with the option ca/)
      expect(untrusted.stderr()).not.toContain(PASSWORD)
      expect([trusted.stderr(), extra.stderr()]).toEqual(['', ''])
      await Promise.all([trusted, extra, untrusted].map((one) => one.close()))
    } finally {
      await tls.close()
    }
  })

  test('the client of the program may be used instead, and stays its own', async () => {
    const client = pathToFileURL(join(projectRoot, 'node_modules', '@redis', 'client', 'dist', 'index.js')).href
    const program = start(`
      const { default: library } = await import(${JSON.stringify(client)})
      const redis = library.createClient({ url: process.env.HEARTBEAT_URL })
      await redis.connect()
      const hb = heartbeat({ tag: 'worker', every: '1s', redis })
      hb.start()
      hb.pulse()
      await sleep(1500)
      await hb.stop()
      say(await redis.hGet('{heartbeat}:pulses', 'worker'))
      redis.destroy()
    `)
    expect([await program.ended(), program.stderr()]).toEqual([0, ''])
    expect(program.said).toEqual(['3'])
    expect(beatOf('worker')).toMatchObject({ status: 'stopped', pulses: 1 })
  })

  test('a node of a cluster that has other keys sends it to the one that has these', async () => {
    const cluster = await startRedisCluster()
    try {
      for (const { url } of cluster.nodes) {
        const program = library.start(
          `const hb = heartbeat({ tag: 'worker' })\nhb.start()\nhb.pulse()\nawait hb.stop()`,
          {
            env: { HEARTBEAT_URL: url },
          },
        )
        expect([await program.ended(), program.stderr()]).toEqual([0, ''])
      }
    } finally {
      await cluster.close()
    }
  })

  test('ids that have been silent for days are cleaned up, and nobody else', async () => {
    const [seconds = '0'] = server.cli('TIME').split('\n')
    const ago = (days: number): string => String((Number(seconds) - days * 86_400) * 1000)
    for (const [id, days] of [
      ['old', 8],
      ['older', 40],
      ['fresh', 6],
    ] as const) {
      server.cli('HSET', LAYOUT.beats, id, '{}')
      server.cli('HSET', LAYOUT.pulses, id, '1')
      server.cli('ZADD', LAYOUT.last, ago(days), id)
    }
    const program = start(`
      const hb = heartbeat({ tag: 'worker' })
      say(await hb.cleanup())
      say(await hb.cleanup(5))
    `)
    expect(await program.ended()).toBe(0)
    expect(program.said).toEqual([2, 1])
    expect([server.cli('HKEYS', LAYOUT.beats), server.cli('HKEYS', LAYOUT.pulses)]).toEqual(['', ''])
  })
})
