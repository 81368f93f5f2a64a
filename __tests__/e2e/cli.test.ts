import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { parseOutput } from '../support/runner-commands.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const NOW = '2026-11-22T12:00:00Z'
let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(() => folder.close())

const put = (name: string, text: string): Promise<void> => writeFile(join(folder.path, name), text)

describe.each([
  ['the Node that runs the tests', process.execPath],
  ['Node 24', node24],
])('heartbeat under %s', (_name, node) => {
  const heartbeat = (args: readonly string[], env: Record<string, string> = {}): Promise<ChildResult> =>
    runChild(node, [CLI, ...args], { env: { ...bareEnvironment(folder.path), ...env }, cwd: folder.path })
  const json = async (args: readonly string[]): Promise<unknown> => JSON.parse((await heartbeat(args)).stdout)

  describe('check', () => {
    test.each([
      ['fresh', '2026-11-22T11:00:00Z', 'healthy', 0],
      ['at the deadline', '2026-11-22T10:00:00Z', 'healthy', 0],
      ['late', '2026-11-22T09:59:59Z', 'critical', 1],
    ])('--file %s, at a given moment', async (_case, at, status, exitCode) => {
      await put('beat.json', JSON.stringify({ last_run: at }))
      const result = await heartbeat(['check', '--file', 'beat.json', '--now', NOW])
      expect(result.stdout).toContain(status)
      expect(result.exitCode).toBe(exitCode)
      expect(result.stderr).not.toMatch(/\n\s+at /)
    })

    test.each(['check', 'watch'])("%s writes nothing into git's own folder", async (verb) => {
      await mkdir(join(folder.path, '.git'))
      await put('beat.json', JSON.stringify({ last_run: NOW }))
      const result = await heartbeat([verb, '--file', 'beat.json', '--status-page', '.git/page'])
      expect(result).toMatchObject({ exitCode: 2, stdout: '' })
      expect(result.stderr).toContain('status-page: ".git/page" lies in .git')
      expect(await readdir(join(folder.path, '.git'))).toEqual([])
    })

    test('--json is the status map and nothing else', async () => {
      await put('beat.json', JSON.stringify({ last_run: '2026-11-22T11:00:00Z' }))
      expect(await json(['check', '--file', 'beat.json', '--now', NOW, '--json'])).toMatchObject({
        schema_version: expect.anything(),
        overall_status: 'healthy',
        monitors: { beat: { status: 'healthy', deadline: '2026-11-22T13:00:00Z' } },
      })
    })

    test('--threshold, --every, --fail-on and --missing are the inputs', async () => {
      await put('beat.json', JSON.stringify({ last_run: '2026-11-22T09:00:00Z' }))
      const check = (...flags: string[]) => heartbeat(['check', '--file', 'beat.json', '--now', NOW, ...flags])
      expect((await check('--threshold', '3h')).exitCode).toBe(0)
      expect((await check('--threshold', '2h59m')).exitCode).toBe(1)
      expect((await check('--fail-on', 'never')).exitCode).toBe(0)
      expect((await check('--every', '90m', '--fail-on', 'warning')).exitCode).toBe(1)
      const absent = await heartbeat(['check', '--file', 'no.json', '--missing', 'warning', '--now', NOW])
      expect(absent.exitCode).toBe(0)
      expect(absent.stdout).toContain('warning')
    })

    test('--state-file remembers incidents from run to run', async () => {
      const check = (now: string) =>
        heartbeat(['check', '--file', 'beat.json', '--state-file', 'state.json', '--now', now])
      await put('beat.json', JSON.stringify({ last_run: '2026-11-22T09:00:00Z' }))
      expect((await check('2026-11-22T12:00:00Z')).exitCode).toBe(1)
      const opened = await readFile(join(folder.path, 'state.json'), 'utf8')
      expect(opened).toContain('"open"')
      await check('2026-11-22T12:30:00Z')
      await put('beat.json', JSON.stringify({ last_run: '2026-11-22T12:45:00Z' }))
      expect((await check('2026-11-22T13:00:00Z')).exitCode).toBe(0)
      expect(await readFile(join(folder.path, 'state.json'), 'utf8')).not.toContain('"phase": "open"')
      expect((await readdir(folder.path)).filter((name) => name.endsWith('.tmp'))).toEqual([])
    })

    test('hostile content is no command where a workflow runs the command line, and still JSON', async () => {
      const message = '##[add-mask]healthy\n::error::boo\u001b[31m'
      await put('beat.json', JSON.stringify({ last_run: '2026-11-22T11:59:00Z', status: 'failed', message }))
      for (const flags of [[], ['--json']]) {
        const result = await heartbeat(['check', '--file', 'beat.json', '--now', NOW, ...flags], { CI: 'true' })
        expect(parseOutput(result.stdout).commands).toEqual([])
        expect(parseOutput(result.stderr).commands).toEqual([])
        expect(result.stdout).not.toContain('\u001b')
      }
      const map = JSON.stringify(await json(['check', '--file', 'beat.json', '--now', NOW, '--json']))
      expect(map).toContain('##[add-mask]healthy')
      const inspected = await heartbeat(['inspect', 'beat.json', '--now', NOW])
      expect(parseOutput(inspected.stdout).commands).toEqual([])
    })
  })

  describe('inspect', () => {
    test('tells which time was taken, and by which rule', async () => {
      await put('beat.json', JSON.stringify({ created: '2020-01-01T00:00:00Z', last_run: '2026-11-22T11:00:00Z' }))
      const result = await heartbeat(['inspect', 'beat.json', '--now', NOW])
      expect(result.exitCode).toBe(0)
      expect(result.stdout).toMatch(/\/last_run/)
      expect(await json(['inspect', 'beat.json', '--json', '--now', NOW])).toMatchObject({
        timestamp: expect.stringContaining('2026-11-22T11:00:00'),
      })
    })

    test('a file without a time exits 1 and says what it saw', async () => {
      await put('beat.json', JSON.stringify({ colour: 'blue' }))
      const result = await heartbeat(['inspect', 'beat.json'])
      expect(result.exitCode).toBe(1)
      expect(result.stdout).toContain('colour')
    })
  })

  describe('schedule', () => {
    test('--json tells the instants in UTC, over a clock change', async () => {
      const flags = ['--timezone', 'Europe/Berlin', '--from', '2026-03-28T00:00:00Z', '--count', '3', '--json']
      expect(await json(['schedule', '30 2 * * *', ...flags])).toEqual({
        schema_version: 1,
        cron: ['30 2 * * *'],
        timezone: 'Europe/Berlin',
        due: ['2026-03-28T01:30:00Z', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'],
      })
    })

    test('for people it names zone and UTC', async () => {
      const result = await heartbeat(['schedule', '0 9 * * 1-5', '--timezone', 'America/New_York', '--from', NOW])
      expect(result.exitCode).toBe(0)
      expect(result.stdout).toMatch(/UTC/)
      expect(result.stdout).toMatch(/America\/New_York/)
    })

    test('for a configured monitor it explains', async () => {
      await mkdir(join(folder.path, '.github'))
      await put('.github/heartbeat.yml', 'monitors: {job: {cron: "0 2 * * *", grace: 30m}}\n')
      const result = await heartbeat(['schedule', 'job', '--from', NOW])
      expect(result.exitCode).toBe(0)
      expect(result.stdout).toContain('job')
      expect(result.stdout).toContain('02:30')
    })
  })

  describe('validate', () => {
    test('a right file exits 0, a wrong one 2 with every mistake, line and column', async () => {
      await put('good.yml', 'monitors: {job: {every: 30m}}\n')
      const good = await heartbeat(['validate', 'good.yml'])
      expect([good.exitCode, good.stdout]).toEqual([0, expect.stringContaining('job')])
      await put('bad.yml', 'monitors:\n  job:\n    evry: 30m\n    missing: x\n')
      const bad = await heartbeat(['validate', 'bad.yml'])
      expect(bad.exitCode).toBe(2)
      expect(bad.stdout).toMatch(/bad\.yml:3:5: .*did you mean "every"/)
      expect(bad.stdout).toMatch(/bad\.yml:4:5: /)
      expect(await json(['validate', 'bad.yml', '--json'])).toMatchObject({
        valid: false,
        errors: [
          { path: 'monitors.job.evry', line: 3, column: 5, message: expect.stringContaining('did you mean "every"') },
          { path: 'monitors.job.missing', line: 4, column: 5 },
        ],
      })
    })
  })

  test('demo plays the whole life, without a network, and leaves what people would see', async () => {
    const shown = join(folder.path, 'shown')
    const result = await heartbeat(['demo', '--folder', shown], { HTTPS_PROXY: 'http://127.0.0.1:9' })
    expect(result.exitCode).toBe(0)
    expect(result.durationMs).toBeLessThan(30_000)
    for (const word of ['healthy', 'critical']) expect(result.stdout).toContain(word)
    const files = await readdir(shown)
    expect(files.some((name) => name.startsWith('issue-'))).toBe(true)
    expect(files.some((name) => name.startsWith('summary-'))).toBe(true)
  })

  describe('wrong usage exits 2 and names the remedy', () => {
    test.each<[string[], RegExp]>([
      [['chek'], /unknown command/],
      [['check', '--treshold', '5'], /unknown option.*threshold/s],
      [['check', '--file'], /argument missing/],
      [['check', '--file', 'a', '--repo', 'o/r'], /--heartbeat-file/],
      [['check', '--file', 'a', '--now', 'yesterday'], /"yesterday" is not a time/],
      [['check', '--file', 'a', '--threshold', '5 mins'], /"5m"/],
      [['check', '--file', 'a', '--dry-run', 'maybe'], /neither true nor false/],
      [['check', '--repo', 'nowhere'], /owner\/repo/],
      [['inspect', 'absent.json'], /absent\.json/],
      [['schedule', '99 * * * *'], /99/],
      [['schedule', '0 2 * * *', '--timezone', 'Mars/Olympus'], /Mars\/Olympus/],
      [['schedule', '0 2 * * *', '--count', '0'], /1 to 10000/],
      [['validate', 'absent.yml'], /absent\.yml/],
    ])('%j', async (args, told) => {
      const result = await heartbeat(args)
      expect(result.exitCode).toBe(2)
      expect(result.stderr).toMatch(told)
      expect(result.stderr).not.toMatch(/\n\s+at /)
    })

    test('under --json mistakes are JSON as well', async () => {
      expect(await json(['check', '--file', 'a', '--threshold', 'soon', '--json'])).toMatchObject({
        errors: [expect.stringContaining('threshold')],
      })
    })
  })

  test('help exits 0 and names every verb', async () => {
    const result = await heartbeat(['--help'])
    expect(result.exitCode).toBe(0)
    for (const verb of ['check', 'write', 'run', 'inspect', 'schedule', 'validate', 'demo'])
      expect(result.stdout).toContain(verb)
  })

  test('plain text for a pipe, no colours', async () => {
    await put('beat.json', JSON.stringify({ last_run: '2026-11-22T11:00:00Z' }))
    const result = await heartbeat(['check', '--file', 'beat.json', '--now', NOW], { TERM: 'xterm-256color' })
    expect(result.stdout).not.toContain('\u001b')
  })
})
