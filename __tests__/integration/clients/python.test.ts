import { readFile, readdir, utimes, writeFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { BEAT_SCHEMA } from '../../../src/domain/beat/beat-schema.js'
import { BEAT_SCRIPT_TEXT } from '../../../src/domain/redis-beat.js'
import { textOf } from '../../docs/project-files.js'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../../support/child.js'
import { createHttpStub } from '../../support/http-stub.js'
import { describeWith } from '../../support/needs.js'
import { startRedis } from '../../support/redis-server.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'
import { aReader, redisMonitor } from '../redis/reader.js'

const TOKEN = 'a-word-not-to-be-seen'
const CLIENTS = join(projectRoot, 'examples/clients')

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(() => folder.close())

type Beat = Readonly<Record<string, unknown>>

/** What a program of this text does, with the class at hand and a way to wait for something. */
function program(text: string, env: Record<string, string> = {}): Promise<ChildResult> {
  const before = `
import json, os, sys, time, logging
sys.path.insert(0, ${JSON.stringify(CLIENTS)})
logging.basicConfig(format='%(levelname)s %(name)s %(message)s')
from heartbeat import Heartbeat
def until(what):
    for _ in range(400):
        try:
            if what(): return
        except (OSError, ValueError): pass
        time.sleep(0.05)
    raise SystemExit('it never came')
def read(path): return json.load(open(path))
`
  const python = { ...bareEnvironment(folder.path), PYTHONDONTWRITEBYTECODE: '1', ...env }
  return runChild('python3', ['-c', before + text], { env: python, cwd: folder.path, timeoutMs: 60_000 })
}

describeWith('python3', 'heartbeat.py', () => {
  const toFile = { HEARTBEAT_URL: 'file:beats/' }

  test('beats when it starts, on progress, on an error at once, and says that it stops', async () => {
    const result = await program(
      `
beat = Heartbeat(interval=1, tag='worker', critical=True)
beat.start(); beat.start()
until(lambda: read('beats/worker.json')['status'] == 'ok')
first = read('beats/worker.json')['last_run']
beat.pulse('three\\nsaved')
until(lambda: read('beats/worker.json').get('message') == 'three saved')
beat.error(ValueError('no disk ' + 'x' * 5000))
until(lambda: read('beats/worker.json')['status'] == 'failed')
failed = read('beats/worker.json')
beat.pulse()
until(lambda: read('beats/worker.json')['status'] == 'ok')
print(json.dumps([failed, beat.is_active, beat.total_pulses, beat.error_count, beat.uptime >= 1, beat.interval]))
beat.stop()
print(json.dumps([read('beats/worker.json'), beat.is_active, beat.uptime]))
`,
      toFile,
    )
    expect(result).toMatchObject({ exitCode: 0, stderr: '' })
    const [running, stopped] = result.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown[])
    expect(running).toEqual([
      expect.objectContaining({ status: 'failed', critical: true, interval: 1, last_success: expect.any(String) }),
      true,
      2,
      1,
      true,
      1,
    ])
    expect(String((running?.[0] as Beat)['message'])).toMatch(/^no disk x{100,292}$/)
    expect(stopped).toEqual([expect.objectContaining({ status: 'stopped' }), false, 0])
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(BEAT_SCHEMA)
    for (const one of [running?.[0], stopped?.[0]]) expect([validate(one), validate.errors]).toEqual([true, null])
  }, 60_000)

  test('a program that hangs goes silent, though its threads live', async () => {
    const result = await program(
      `
beat = Heartbeat(interval=1, tag='worker')
beat.start(); beat.pulse()
until(lambda: read('beats/worker.json')['pulses'] >= 1)
time.sleep(1.5)
before = read('beats/worker.json')
time.sleep(3)
print(before == read('beats/worker.json'), beat.is_active)
`,
      toFile,
    )
    expect(result).toMatchObject({ stdout: 'True True\n', stderr: '' })
  }, 60_000)

  test('after a fork the child beats for itself, once it gives a pulse', async () => {
    const result = await program(
      `
beat = Heartbeat(interval=1, tag='worker')
beat.start()
until(lambda: read('beats/worker.json'))
beat.error('of the parent')
until(lambda: read('beats/worker.json')['status'] == 'failed')
child = os.fork()
if child == 0:
    alive = beat.is_active
    time.sleep(1.5)
    silent = read('beats/worker.json')['runner'].endswith(str(os.getppid()))
    beat.pulse('of the child')
    until(lambda: read('beats/worker.json').get('message') == 'of the child')
    print(alive, silent, read('beats/worker.json')['runner'].endswith(':%d' % os.getpid()), flush=True)
    os._exit(0)
print(os.waitpid(child, 0)[1])
`,
      toFile,
    )
    expect(result).toMatchObject({ stdout: 'True True True\n0\n', stderr: '' })
  }, 60_000)

  test.each<[string, string, Record<string, string>]>([
    ['without an address', `Heartbeat(tag='worker')`, {}],
    ['switched off', `Heartbeat(tag='worker')`, { ...toFile, HEARTBEAT_ENABLED: 'false' }],
  ])('%s it does nothing at all', async (_name, made, env) => {
    const text = `
beat = ${made}
beat.start(); beat.pulse(); beat.error('x'); beat.cleanup_old_data(3); beat.stop()
import threading
print(beat.is_active, beat.total_pulses, threading.active_count())
`
    expect(await program(text, env)).toMatchObject({ stdout: 'False 1 1\n', stderr: '' })
    expect(await readdir(folder.path)).toEqual([])
  })

  test.each<[string, Record<string, string>, RegExp]>([
    [`Heartbeat(tag='not a name')`, toFile, /tag: is no name of letters/],
    [`Heartbeat(tag='w', interval='soon')`, toFile, /heartbeat: .*soon/],
    [`Heartbeat(tag='w', interval=0)`, toFile, /interval: is no number of seconds from 1/],
    [`Heartbeat(tag='w')`, { HEARTBEAT_URL: 'ftp://x' }, /begins with none of redis:/],
    [`Heartbeat(tag='w')`, { HEARTBEAT_URL: 'file:/proc/no/' }, /heartbeat w: /],
    [`Heartbeat(tag='w')`, { HEARTBEAT_URL: `redis://:${TOKEN}@127.0.0.1:9` }, /heartbeat w: .*refused/],
    [`Heartbeat(tag='w')`, { HEARTBEAT_URL: 'http://127.0.0.1:9', HEARTBEAT_TOKEN: TOKEN }, /heartbeat w: .*refused/],
  ])(
    '%s to %j is told once, and nothing is raised',
    async (made, env, warning) => {
      const text = `
beat = ${made}
beat.start(); beat.pulse(); beat.error('x'); time.sleep(1.3); beat.pulse(); beat.cleanup_old_data(1); beat.stop()
print('goes on')
`
      const { stdout, stderr, exitCode } = await program(text, env)
      expect([exitCode, stdout]).toEqual([0, 'goes on\n'])
      expect(stderr).toMatch(warning)
      expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2)
      expect(stderr).not.toMatch(/Traceback/)
      expect(stderr).not.toContain(TOKEN)
    },
    60_000,
  )

  test('keeps no program from ending', async () => {
    const { exitCode, durationMs } = await program(`beat = Heartbeat(tag='w', interval=60); beat.start()`, toFile)
    expect(exitCode).toBe(0)
    expect(durationMs).toBeLessThan(15_000)
  })

  test('posts to a server with the token, and shows what the server says without it', async () => {
    const server = await createHttpStub()
    try {
      server.on('POST', '/api/heartbeat/worker', [
        { body: { ok: true } },
        { status: 401, body: { error: `not ${TOKEN}` } },
      ])
      const { stderr } = await program(
        `
beat = Heartbeat(interval=1, tag='worker')
beat.start(); time.sleep(1.5); beat.pulse(); time.sleep(1.5); beat.stop()
`,
        { HEARTBEAT_URL: server.url, HEARTBEAT_TOKEN: TOKEN },
      )
      expect(server.requests[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`)
      expect(server.requests[0]?.json()).toMatchObject({ monitor: 'worker', status: 'ok' })
      expect(stderr).toMatch(/^WARNING heartbeat heartbeat worker: 127\.0\.0\.1 answered 401: not \*\*\*$/m)
    } finally {
      await server.close()
    }
  }, 60_000)

  test('a redirect is not followed, and no token goes to strangers without TLS', async () => {
    const [server, other] = await Promise.all([createHttpStub(), createHttpStub()])
    try {
      server.on('POST', /./, { status: 302, headers: { location: `${other.url}/api/heartbeat/worker` } })
      const env = { HEARTBEAT_URL: server.url, HEARTBEAT_TOKEN: TOKEN }
      const text = `beat = Heartbeat(tag='worker'); beat.start(); time.sleep(0.5); beat.stop()`
      expect((await program(text, env)).stderr).toMatch(/answered 302/)
      expect(other.requests).toEqual([])
      const strange = await program(text, { ...env, HEARTBEAT_URL: 'http://93.184.216.34' })
      expect(strange.stderr).toMatch(/a token is not sent to 93\.184\.216\.34 without TLS/)
    } finally {
      await Promise.all([server.close(), other.close()])
    }
  }, 60_000)

  test('takes out of its folder who was silent for long, and nobody else', async () => {
    await mkdir(join(folder.path, 'beats'))
    for (const name of ['old.json', 'young.json', 'notes.txt']) await writeFile(join(folder.path, 'beats', name), '{}')
    const old = new Date(Date.now() - 10 * 86_400_000)
    for (const name of ['old.json', 'notes.txt']) await utimes(join(folder.path, 'beats', name), old, old)
    const text = `print(Heartbeat(tag='worker').cleanup_old_data(days=7))`
    expect(await program(text, toFile)).toMatchObject({ stdout: '1\n', stderr: '' })
    expect((await readdir(join(folder.path, 'beats'))).sort()).toEqual(['notes.txt', 'young.json'])
  })

  test('writes to Redis by the script of Heartbeat itself', () => {
    expect(textOf('examples/clients/heartbeat.py')).toContain(BEAT_SCRIPT_TEXT)
  })
})

describeWith('redis-server', 'heartbeat.py and Redis', () => {
  test('beats in the own layout, beside others, and forgets who is gone', async () => {
    const redis = await startRedis({ password: TOKEN })
    const reader = await aReader(redis.url)
    try {
      const result = await program(
        `
beat = Heartbeat(interval=1, tag='worker')
beat.start()
until(lambda: beat._sink._merged)
other = Heartbeat(interval=1, tag='worker')
other.start(); other.error('no disk')
until(lambda: '"no disk"' in other._sink._merged)
beat.pulse('saved')
until(lambda: '"saved"' in beat._sink._merged)
beat.error('again')
until(lambda: '"again"' in beat._sink._merged)
print(beat.cleanup_old_data(days=1))
`,
        { HEARTBEAT_URL: redis.url },
      )
      expect(result).toMatchObject({ stdout: '0\n', stderr: '' })
      const stored = JSON.parse(redis.cli('HGET', '{heartbeat}:beats', 'worker')) as Beat
      expect(stored).toMatchObject({ status: 'failed', message: 'again', last_success: expect.any(String) })
      expect(Number(redis.cli('HGET', '{heartbeat}:errors', 'worker'))).toBe(2)
      expect(await reader.statuses({ ...redisMonitor('own', { kind: 'service' }), id: 'worker' })).toEqual({
        worker: 'warning',
      })
      redis.cli('ZADD', '{heartbeat}:last', '1', 'worker')
      const text = `print(Heartbeat(tag='other').cleanup_old_data(days=1))`
      expect((await program(text, { HEARTBEAT_URL: redis.url })).stdout).toBe('1\n')
      expect(redis.cli('HLEN', '{heartbeat}:beats')).toBe('0')
    } finally {
      reader.close()
      await redis.close()
    }
  }, 60_000)
})

describeWith('python3', 'update_heartbeat_status.py', () => {
  const update = (...args: string[]): Promise<ChildResult> =>
    runChild('python3', [join(CLIENTS, 'update_heartbeat_status.py'), ...args], {
      env: bareEnvironment(folder.path),
      cwd: folder.path,
    })
  const written = (path: string): Promise<string> => readFile(join(folder.path, path, 'heartbeat_status.txt'), 'utf8')

  test('leaves the message and the time, in two lines whatever is in it', async () => {
    expect(await update('🔄 Waiting for signals')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
    expect(await written('logs')).toMatch(/^🔄 Waiting for signals\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n$/)
    await update('a\n2020-01-01\u2028b "c" $d', '--log-dir', 'deep/er')
    expect((await written('deep/er')).split('\n')).toEqual(['a 2020-01-01 b "c" $d', expect.stringMatching(/Z$/), ''])
    expect(await readdir(join(folder.path, 'deep/er'))).toEqual(['heartbeat_status.txt'])
  })

  test('refuses an empty message, and a folder that cannot be', async () => {
    expect(await update(' ')).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/the message is empty; say/) })
    expect((await update('x', '--log-dir', '/proc/no')).stderr).toMatch(/^update_heartbeat_status\.py: /)
  })
})

describe('what Python writes', () => {
  test('is what the page promises', () => {
    const page = textOf('examples/clients/README.md')
    for (const name of ['is_active', 'uptime', 'total_pulses', 'error_count', 'cleanup_old_data']) {
      expect(page).toContain(`\`${name}`)
      expect(textOf('examples/clients/heartbeat.py')).toContain(name)
    }
  })
})
