import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { figure, times } from '../support/figures.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import { buildLibrary, type Library, type Program } from '../support/library.js'
import { freePort } from '../support/redis-server.js'

jest.setTimeout(600_000)

/** What a processor takes says little beside other tests: its bounds are held by the proof alone. */
const IN_FULL = times(0, 1) === 1

let library: Library
let server: HttpStub | null = null
beforeAll(async () => {
  library = await buildLibrary()
})
afterEach(async () => {
  await server?.close()
  server = null
})
afterAll(() => library.close())

async function endOf(program: Program): Promise<unknown[]> {
  expect([await program.ended(), program.stderr()]).toEqual([0, ''])
  return [...program.said]
}

/** What happens is half-way between two beats, so that nobody who is late meets the next one. */
const LIFE = `
const hb = heartbeat({ tag: 'worker', every: '1s' })
hb.start()
hb.pulse({ queue: 3 })
await sleep(1500)
hb.error('no such row')
await sleep(100)
hb.pulse()
await sleep(900)
await hb.stop()
`

describe('a file', () => {
  test('has the last beat, whole, with what the one before it knew, and is small', async () => {
    const folder = join(library.folder, 'beats')
    const path = join(folder, 'worker.json')
    const env = { HEARTBEAT_URL: `file://${folder}/` }
    await endOf(library.start(LIFE, { env }))
    const text = await readFile(path, 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      monitor: 'worker',
      status: 'stopped',
      pulses: 2,
      errors: 1,
      source: 'library',
    })
    expect(JSON.parse(text)['last_success']).toEqual(expect.any(String))
    expect(text.length).toBeLessThan(1024)
    expect(await readdir(folder)).toEqual(['worker.json'])
    await endOf(library.start(LIFE, { env }))
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pulses: 4, errors: 2 })
  })

  test('that cannot be written is told of once, and the program goes on', async () => {
    await writeFile(join(library.folder, 'no-folder'), '')
    const env = { HEARTBEAT_URL: `file://${library.folder}/no-folder/beat.json` }
    const program = library.start(LIFE, { env })
    expect(await program.ended()).toBe(0)
    expect(program.stderr().match(/HeartbeatWarning/g)).toHaveLength(1)
    expect(program.stderr()).toContain('cannot be written')
  })

  test('that somebody else wrote is written over, be it what it may', async () => {
    const folder = join(library.folder, 'foreign')
    await mkdir(folder)
    await writeFile(join(folder, 'worker.json'), '{"__proto__": 1, not json')
    await endOf(library.start(LIFE, { env: { HEARTBEAT_URL: `file://${folder}/{tag}.json` } }))
    expect(JSON.parse(await readFile(join(folder, 'worker.json'), 'utf8'))).toMatchObject({ status: 'stopped' })
  })
})

describe('a server', () => {
  test('is sent each beat as JSON, with the token', async () => {
    server = await createHttpStub()
    server.on('POST', '/api/heartbeat/worker', { status: 202, body: {} })
    await endOf(library.start(LIFE, { env: { HEARTBEAT_URL: server.url, HEARTBEAT_TOKEN: 'sesame-0123456789' } }))
    const beats = server.requests.map(({ json }) => json() as Record<string, unknown>)
    expect(beats.map(({ status }) => status)).toEqual(['running', 'ok', 'failed', 'ok', 'stopped'])
    // What was counted since the last beat: the server counts on from what it knows.
    expect(beats.map(({ pulses, errors }) => [pulses, errors])).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 0],
    ])
    for (const { headers } of server.requests)
      expect(headers).toMatchObject({ authorization: 'Bearer sesame-0123456789', 'content-type': 'application/json' })
  })

  test.each([
    [{ status: 401 }, /answers 401; correct the token: HEARTBEAT_TOKEN/],
    [
      { status: 404, body: { error: 'no monitor is called worker; did you mean workers?' } },
      /404: no monitor is called worker; did you mean workers\?/,
    ],
    [{ status: 302, headers: { location: '/elsewhere' } }, /answers 302; write the address that it leads to/],
    [{ status: 500, body: 'secret-of-the-path-1234 <html>' }, /answers 500\. The program/],
    [{ fault: 'reset' }, /\. The program goes on/],
    [{ fault: 'garbage' }, /\. The program goes on/],
  ] as const)('that answers %j is told of once, in words', async (answer, words) => {
    server = await createHttpStub()
    server.on('POST', /.*/, answer)
    const program = library.start(LIFE, { env: { HEARTBEAT_URL: `${server.url}/secret-of-the-path-1234` } })
    expect(await program.ended()).toBe(0)
    expect(program.stderr()).toMatch(words)
    expect(program.stderr().match(/HeartbeatWarning/g)).toHaveLength(1)
    expect(program.stderr()).not.toContain('secret-of-the-path')
  })

  test.each(['hang', 'stall'] as const)(
    'that does not answer (%s) holds no process, and stop waits two seconds',
    async (fault) => {
      server = await createHttpStub()
      server.on('POST', /.*/, { fault })
      const env = { HEARTBEAT_URL: server.url }
      await endOf(library.start(`heartbeat({ tag: 'worker' }).start()\nawait sleep(200)`, { env }))
      const program = library.start(
        `const hb = heartbeat({ tag: 'worker' })
       hb.start()
       const begun = performance.now()
       await hb.stop()
       say(performance.now() - begun)`,
        { env },
      )
      expect(await program.ended()).toBe(0)
      expect(program.stderr()).toContain('worker: stopped, and its last beat was not written within 2 s')
      const [waited] = program.said
      expect(waited).toBeGreaterThan(1_900)
      expect(waited).toBeLessThan(10_000)
    },
  )
})

/** The least of many short runs: what a pulse and its turn of the loop cost where nothing else is in the way. */
const PULSE_COST = `
const COUNT = 20_000
const hb = heartbeat(process.env.WHICH === 'on' ? { tag: 'worker', url: 'file:beat.json' } : { tag: 'worker' })
hb.start()
function pulses() {
  for (let i = 0; i < COUNT; i++) hb.pulse()
}
let least = Infinity
for (let run = 0; run < 3_000; run++) {
  const begun = process.hrtime.bigint()
  pulses()
  least = Math.min(least, Number(process.hrtime.bigint() - begun) / COUNT)
}
say([hb.enabled, least])
await hb.stop()
`

/** An hour in a minute: the clock of the program runs sixty times as fast. */
const HOUR_WITHOUT = `
const fast = {
  now: clock.now,
  steady: () => clock.steady() * 60,
  later: (ms, call, hold) => clock.later(ms / 60, call, hold),
}
let [tries, warned, rejected] = [0, 0, 0]
process.on('unhandledRejection', () => rejected++)
const hb = heartbeatIn(
  { tag: 'worker', url: process.env.URL, every: '30s' },
  {
    env: { HEARTBEAT_ENABLED: process.env.ENABLED },
    clock: fast,
    warn: () => warned++,
    openSink(settings, instance) {
      const sink = openSink(settings, instance)
      return { ...sink, write: (beat) => (tries++, sink.write(beat)) }
    },
  },
)
hb.start()
const memory = () => {
  for (let i = 0; i < 4; i++) globalThis.gc()
  return process.memoryUsage()
}
async function live(minutes) {
  const end = performance.now() + minutes * 1000
  while (performance.now() < end) {
    hb.pulse({ queue: 3 })
    hb.check('db_ok', true)
    if (Math.random() < 0.2) hb.error(new Error('no such row'))
    await sleep(5)
  }
}
const minutes = Number(process.env.MINUTES)
await live(Math.max(3, minutes / 6))
const before = memory()
const triesBefore = tries
await live(minutes)
const after = memory()
say({
  tries: tries - triesBefore, warned, rejected, active: hb.isActive,
  rss: (after.rss - before.rss) / 1e6, heap: (after.heapUsed - before.heapUsed) / 1e6,
})
`

describe('what it costs', () => {
  test.each([
    ['off', 1],
    ['on', 50],
  ] as const)('a pulse, %s: at most %i ns', async (which, most) => {
    const [said] = await endOf(library.start(PULSE_COST, { env: { WHICH: which } }))
    const [enabled, nanoseconds] = said as [boolean, number]
    expect(enabled).toBe(which === 'on')
    figure('the library', `a pulse, ${which} (ns)`, nanoseconds.toFixed(2))
    expect(nanoseconds).toBeLessThanOrEqual(IN_FULL ? most : 20 * most)
  })

  test('an hour without its sink: no memory, no trouble, few tries, and it ends by itself', async () => {
    const minutes = times(6, 60)
    const env = { URL: `redis://127.0.0.1:${await freePort()}`, MINUTES: String(minutes) }
    const nodeArgs = ['--expose-gc', '--max-semi-space-size=1']
    // Beside one that does the same without a heart: a process grows by itself as well.
    const programs = ['true', 'false'].map((on) =>
      library.start(HOUR_WITHOUT, { nodeArgs, env: { ...env, ENABLED: on } }),
    )
    const ends = (await Promise.all(programs.map(endOf))) as [Record<string, number>][]
    const [[beating = {}] = [], [quiet = {}] = []] = ends
    const more = (name: string): number => (beating[name] ?? 0) - (quiet[name] ?? 0)
    figure('the library', `RSS by ${minutes} minutes without its sink (MB)`, more('rss').toFixed(2))
    figure('the library', `heap by ${minutes} minutes without its sink (MB)`, more('heap').toFixed(2))
    figure('the library', 'tries to write in these', beating['tries'] ?? 0)
    expect(beating).toMatchObject({ warned: 1, rejected: 0, active: true })
    // News is tried no more often than anything else: every thirty seconds in the end.
    expect(beating['tries']).toBeLessThanOrEqual(minutes * 2 + 6)
    expect(more('heap')).toBeLessThanOrEqual(1)
    expect(more('rss')).toBeLessThanOrEqual(IN_FULL ? 2 : 8)
  })

  test('writes: at most one an interval, however many pulses', async () => {
    server = await createHttpStub()
    server.on('POST', /.*/, { status: 202, body: {} })
    const seconds = times(5, 60)
    await endOf(
      library.start(
        `const hb = heartbeat({ tag: 'worker', every: '1s' })
         hb.start()
         const end = performance.now() + ${seconds * 1000}
         while (performance.now() < end) { for (let i = 0; i < 1000; i++) hb.pulse(); await sleep(1) }`,
        { env: { HEARTBEAT_URL: server.url } },
      ),
    )
    figure('the library', 'writes an interval', (server.requests.length / (seconds + 1)).toFixed(3))
    expect(server.requests.length).toBeGreaterThan(1)
    expect(server.requests.length).toBeLessThanOrEqual(seconds + 1)
  })
})
