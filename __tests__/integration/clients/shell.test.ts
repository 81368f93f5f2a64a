import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readDocument } from '../../../src/domain/reading/read.js'
import { STATUS_KINDS, type StatusKind } from '../../../src/domain/status-kind.js'
import { statusLine } from '../../../src/domain/status-message.js'
import { blocksOf, textOf } from '../../docs/project-files.js'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../../support/child.js'
import { createHttpStub, type HttpStub, type StubRequest } from '../../support/http-stub.js'
import { describeWith } from '../../support/needs.js'
import { startRedis } from '../../support/redis-server.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'

const TOKEN = 'a-word-not-to-be-seen'
const CLIENTS = join(projectRoot, 'examples/clients')

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(() => folder.close())

function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<ChildResult> {
  return runChild(command, args, { env: { ...bareEnvironment(folder.path), ...env }, cwd: folder.path })
}

const status = (...args: string[]): Promise<ChildResult> => run('sh', [join(CLIENTS, 'heartbeat.sh'), ...args])
const written = (path = 'logs'): Promise<string> => readFile(join(folder.path, path, 'heartbeat_status.txt'), 'utf8')

describe('heartbeat.sh', () => {
  test.each(STATUS_KINDS.filter((kind) => kind !== 'custom'))('says %s as Heartbeat itself does', async (kind) => {
    expect(await status(kind)).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
    expect(await written()).toMatch(/^[^\n]+\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n$/)
    expect((await written()).split('\n')[0]).toBe(statusLine(kind, ''))
  })

  test.each<[StatusKind, string]>([
    ['trade', 'bought 3'],
    ['custom', 'Reading "the news"'],
    ['profit', `50 % & more; $(id) \`id\` !! it's "done" \\n -n`],
    ['custom', '-n'],
  ])('says %s with the words %j as they are', async (kind, text) => {
    expect((await status(kind, text)).exitCode).toBe(0)
    expect((await written()).split('\n')[0]).toBe(statusLine(kind, text))
  })

  test('keeps to two lines whatever is in the text, and is understood', async () => {
    await status('error', 'no disk\n2020-01-01T00:00:00Z\r\n\u0007 at all', 'elsewhere')
    expect((await written('elsewhere')).trimEnd().split('\n')).toHaveLength(2)
    const now = Date.now()
    const read = readDocument(await written('elsewhere'), { ...plain, now })
    expect(read).toMatchObject({ at: expect.any(Number), status: { class: 'fail' } })
    expect(Math.abs((read.at ?? 0) - now)).toBeLessThan(60_000)
    expect(await readdir(join(folder.path, 'elsewhere'))).toEqual(['heartbeat_status.txt'])
  })

  test.each([[], ['nonsense'], ['custom'], ['custom', '  '], ['--help']])(
    '%j is refused with what to write',
    async (...args) => {
      const { exitCode, stderr } = await status(...args)
      expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/usage: heartbeat\.sh waiting\|login/)])
      expect(await readdir(folder.path)).toEqual([])
    },
  )
})

const plain = { timestampField: null, timezone: null, statusField: null, format: 'auto', each: false } as const

describeWith('curl', 'a server, by curl', () => {
  let server: HttpStub
  beforeEach(async () => {
    server = await createHttpStub()
    server.on('POST', /^\/api\/heartbeat\/(backup|worker)(\/[a-z0-9]+)?$/, { body: { ok: true } })
  })
  afterEach(() => server.close())

  const env = (): Record<string, string> => ({ HEARTBEAT_URL: server.url, HEARTBEAT_TOKEN: TOKEN })
  const beat = (args: readonly string[], more: Record<string, string> = {}): Promise<ChildResult> =>
    run('sh', [join(CLIENTS, 'beat.sh'), ...args], { ...env(), ...more })
  const told = (): string[] => server.requests.map(({ path, body }: StubRequest) => `${path} ${body}`.trim())

  test.each<[string[], Record<string, string>, string]>([
    [['backup'], {}, '/api/heartbeat/backup'],
    [['backup', 'start'], {}, '/api/heartbeat/backup/start'],
    [['backup', 'fail'], {}, '/api/heartbeat/backup/fail'],
    [['backup', '0'], {}, '/api/heartbeat/backup/0'],
    [['backup', '137'], {}, '/api/heartbeat/backup/137'],
    [['backup', 'stopped'], {}, '/api/heartbeat/backup {"status":"stopped"}'],
    [
      ['worker', 'ended'],
      { SERVICE_RESULT: 'exit-code', EXIT_CODE: 'exited', EXIT_STATUS: '3' },
      '/api/heartbeat/worker/3',
    ],
    [
      ['worker', 'ended'],
      { SERVICE_RESULT: 'oom-kill', EXIT_CODE: 'killed', EXIT_STATUS: 'KILL' },
      '/api/heartbeat/worker/fail',
    ],
    [
      ['worker', 'ended'],
      { SERVICE_RESULT: 'success', EXIT_CODE: 'killed', EXIT_STATUS: 'TERM' },
      '/api/heartbeat/worker {"status":"stopped"}',
    ],
  ])('beat.sh %j', async (args, more, expected) => {
    expect(await beat(args, more)).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
    expect(told()).toEqual([expected])
    expect(server.requests[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`)
  })

  test('beat.sh takes the token of systemd, sends none where there is none, and tells what the server says', async () => {
    await writeFile(join(folder.path, 'heartbeat'), `${TOKEN}\n`)
    await beat(['backup'], { HEARTBEAT_TOKEN: '', CREDENTIALS_DIRECTORY: folder.path })
    await beat(['backup'], { HEARTBEAT_TOKEN: '' })
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual([`Bearer ${TOKEN}`, undefined])
    server.on('POST', /./, { status: 404, body: { error: 'no monitor is called backup', nearest: 'back-up' } })
    const { exitCode, stderr } = await beat(['backup'])
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/answered 404: .*no monitor is called backup.*back-up/),
    ])
    expect(stderr).not.toContain(TOKEN)
  })

  test.each([[[]], [['a/b']], [['backup', 'nonsense']], [['$(id)']]])('beat.sh %j is refused', async (args) => {
    expect(await beat(args)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/beat\.sh MONITOR/) })
    expect(server.requests).toEqual([])
  })

  test('the unit tells when it came up and how it ended', async () => {
    const unit = textOf('examples/clients/worker.service')
    const lines = ['ExecStartPost', 'ExecStopPost'].map((key) => new RegExp(`^${key}=-(\\S+) (.*)$`, 'm').exec(unit))
    for (const [, program, args = ''] of lines.map((line) => line ?? [])) {
      expect(program).toBe('/usr/local/bin/beat.sh')
      await beat(args.replace('%N', 'worker').split(' '), { EXIT_CODE: 'exited', EXIT_STATUS: '2' })
    }
    expect(told()).toEqual(['/api/heartbeat/worker', '/api/heartbeat/worker/2'])
  })

  test('the line of cron tells when the job began and how it ended', async () => {
    const line = /^15 3 \* \* \* (.*)$/m.exec(textOf('examples/clients/crontab'))?.[1] ?? ''
    expect(line).not.toContain('%')
    const job = join(folder.path, 'backup')
    await writeFile(job, '#!/bin/sh\nexit 7\n')
    await chmod(job, 0o755)
    await writeFile(join(folder.path, 'token.env'), `HEARTBEAT_TOKEN=${TOKEN}\n`)
    const here = line.replace('/usr/local/bin/backup', job).replace('/etc/heartbeat/token.env', './token.env')
    await run('sh', ['-c', here], { HEARTBEAT_URL: server.url, BEAT: join(CLIENTS, 'beat.sh') })
    expect(told()).toEqual(['/api/heartbeat/backup/start', '/api/heartbeat/backup/7'])
    expect(server.requests[1]?.headers['authorization']).toBe(`Bearer ${TOKEN}`)
  })

  test('the one line of the page beats', async () => {
    const line = blocksOf(textOf('examples/clients/README.md'), 'sh').find((block) => block.includes('curl')) ?? ''
    expect((await run('sh', ['-c', line], env())).exitCode).toBe(0)
    expect(told()).toEqual(['/api/heartbeat/backup'])
    expect(server.requests[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`)
  })
})

describeWith('redis-server', 'Redis, by redis-cli', () => {
  test('the one line of the page leaves a key that runs out, and is read', async () => {
    const redis = await startRedis()
    try {
      const line =
        blocksOf(textOf('examples/clients/README.md'), 'sh').find((block) => block.includes('redis-cli')) ?? ''
      const here = line.replace('redis-cli', `redis-cli -p ${redis.port}`)
      expect((await run('sh', ['-c', here])).stdout).toBe('OK\n')
      const key = redis.cli('KEYS', 'health:hb:backup:*')
      expect(Number(redis.cli('TTL', key))).toBeGreaterThan(30)
      expect(readDocument(redis.cli('GET', key), { ...plain, now: Date.now() })).toMatchObject({
        status: { class: 'ok' },
      })
    } finally {
      await redis.close()
    }
  })
})
