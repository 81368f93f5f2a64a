import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { DEMO_NOW, demoPast } from '../support/demo-past.js'
import { createRig, type Rig } from '../support/rig.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const NOW = new Date(DEMO_NOW).toISOString()
const { files } = demoPast(['web', 'nightly-backup'], ['nightly-backup'])

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(() => folder.close())

function heartbeat(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ChildResult> {
  const options = { env: { ...bareEnvironment(folder.path), ...env }, cwd: folder.path }
  return runChild(process.execPath, [CLI, ...args], options)
}

async function keepPast(): Promise<readonly string[]> {
  await mkdir(join(folder.path, 'past'))
  for (const [name, text] of files) await writeFile(join(folder.path, 'past', name), text)
  return ['--history', 'folder ./past', '--now', NOW]
}

async function everything(path: string): Promise<string> {
  const names = await readdir(path, { recursive: true, withFileTypes: true })
  const texts = names.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'utf8'))
  return JSON.stringify([names.map(({ name }) => name), await Promise.all(texts)])
}

describe('heartbeat history', () => {
  test('shows what is in a folder, and changes nothing', async () => {
    const kept = await keepPast()
    const before = await everything(folder.path)
    const shown = await heartbeat(['history', ...kept])
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' })
    expect(shown.stdout).toMatch(
      /^Heartbeat: 90 days up to 2026-11-22 UTC, 2 monitors\nLooked last 12 min ago\. Kept in .*past\.\n/,
    )
    expect(shown.stdout).toContain('✗ nightly-backup  critical for 5 h\n  ▃')
    expect(shown.stdout).toContain('✗ 2026-11-22 04:30  5 h, open  nightly-backup  #12  No heartbeat for 31 h')
    expect((await heartbeat(['status', ...kept])).exitCode).toBe(0)
    expect(await everything(folder.path)).toBe(before)
  })

  test('of one monitor, for so long, in a zone, without blocks', async () => {
    const args = [
      'history',
      'nightly-backup',
      '--since',
      '7d',
      '--zone',
      'Europe/Berlin',
      '--ascii',
      ...(await keepPast()),
    ]
    const { stdout } = await heartbeat(args)
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/)
    expect(stdout).toContain('X 2026-11-22 05:30  5 h, open  #12  No heartbeat for 31 h')
    expect(stdout).toMatch(/Last changes, times in Europe\/Berlin\nX 2026-11-22 10:18 {2}healthy to critical/)
    expect(stdout).toMatch(/\n {2}\|{7}X\n/)
  })

  test('as the document of the API, and as its table', async () => {
    const kept = await keepPast()
    const document = JSON.parse((await heartbeat(['history', 'web', '--json', ...kept])).stdout) as object
    expect(document).toMatchObject({
      zone: 'UTC',
      monitors: { web: { name: 'web', uptime_percent: expect.any(Number), days: expect.any(Array) } },
    })
    const csv = (await heartbeat(['history', '--since', '2d', '--csv', ...kept])).stdout.split('\n')
    expect(csv[0]).toMatch(/^kind,monitor,date,at,since,until,/)
    expect(csv.filter((line) => line.startsWith('day,'))).toHaveLength(6)
    expect(csv.filter((line) => line.startsWith('outage,nightly-backup'))).toHaveLength(1)
  })

  test.each([
    [['history', 'nightly-backap'], /no monitor is called "nightly-backap"; did you mean "nightly-backup"\?/],
    [['history', '--since', 'yesterday'], /^error: --since: "yesterday" is no time; write a day like/],
    [['history', '--since', '3d', '--from', '4d'], /since: says the same as --from/],
    [['history', '--json', '--csv'], /csv: does not go with --json|"csv: does not go with --json/],
    [['history', '--zone', 'Berlin'], /zone: "Berlin" is not an IANA time zone/],
    [['history', '--days', '500'], /days: "500"/],
    [['history', '--bars'], /unknown option/],
  ])('%j is wrong usage', async (args, message) => {
    const { exitCode, stderr } = await heartbeat([...args, ...(await keepPast())])
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(2)
  })

  test('where nothing is kept yet says how to begin', async () => {
    const { exitCode, stderr } = await heartbeat(['history'])
    expect(stderr).toMatch(/^error: history: nothing is kept in .* yet; write "history: true" in the config/)
    expect(exitCode).toBe(2)
  })

  test('that nobody reads to its end is quiet', async () => {
    const kept = (await keepPast()).map((one) => `'${one}'`).join(' ')
    const shell = `'${process.execPath}' '${CLI}' history ${kept} | head -n 1`
    const options = { env: bareEnvironment(folder.path), cwd: folder.path }
    expect(await runChild('sh', ['-c', shell], options)).toMatchObject({ stderr: '', exitCode: 0 })
  })

  test('finds what a check has kept beside its state, without being told where', async () => {
    await writeFile(join(folder.path, 'beat.json'), JSON.stringify({ last_run: new Date().toISOString() }))
    const check = ['check', '--file', 'beat.json', '--history', 'true', '--threshold', '1d']
    expect((await heartbeat(check)).exitCode).toBe(0)
    const { stdout, exitCode } = await heartbeat(['history', '--file', 'beat.json'])
    expect(stdout).toMatch(/\n✓ beat {2}healthy/)
    expect(exitCode).toBe(0)
  })
})

describe('heartbeat status without a message', () => {
  test('shows how all stood at the last look', async () => {
    const { stdout } = await heartbeat(['status', ...(await keepPast())])
    expect(stdout).toMatch(/^Heartbeat: critical, 1 critical, 1 healthy\n/)
    expect(stdout).toMatch(/\n✓ web +healthy {3}▃{30} {2}100 % {4}over 30 d\n/)
    expect(stdout).toContain('Open incidents\n✗ 2026-11-22 04:30 UTC  5 h  nightly-backup  #12  No heartbeat for 31 h')
  })

  test('for programs as the API has it', async () => {
    const { stdout } = await heartbeat(['status', '--json', ...(await keepPast())])
    expect(JSON.parse(stdout)).toMatchObject({
      overall_status: 'critical',
      checked_at: '2026-11-22T09:18:00Z',
      stale: false,
      services: { 'nightly-backup': { status: 'critical', since: '2026-11-22T04:30:00Z' }, web: { status: 'healthy' } },
    })
  })

  test('of a look long ago is no signal', async () => {
    const [flag = '', place = ''] = await keepPast()
    const { stdout, exitCode } = await heartbeat(['status', flag, place, '--now', '2026-11-22T14:00:00Z'])
    expect(stdout).toMatch(/^Heartbeat: no signal, nothing was checked for 4 h 42 min\n/)
    expect(exitCode).toBe(0)
  })

  test('beside a message says both', async () => {
    await heartbeat(['status', 'waiting'])
    const { stdout } = await heartbeat(['status', ...(await keepPast())])
    expect(stdout).toMatch(/^Heartbeat: critical[\s\S]*\n\n.*Waiting.*\nwaiting · /)
  })

  test('tells of a place where nothing is', async () => {
    const { exitCode, stderr } = await heartbeat(['status', '--history', 'folder ./none'])
    expect(stderr).toMatch(/^error: status: nothing is kept in .*none yet/)
    expect(exitCode).toBe(2)
  })

  test('refuses an address that is none, and says when nobody answers', async () => {
    expect(await heartbeat(['status', '--url', 'ftp://x'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('url: is no address'),
    })
    expect(await heartbeat(['status', '--url', 'http://127.0.0.1:9/'])).toMatchObject({ exitCode: 1, stdout: '' })
  })
})

describe('of a repository', () => {
  let rig: Rig
  beforeAll(async () => {
    rig = await createRig()
    for (const [name, text] of files) await rig.github.putFile(`history/${name}`, text, 'heartbeats')
  })
  afterAll(() => rig.close())

  test.each([['history'], ['status']])('%s reads its branch', async (verb) => {
    const commits = (await rig.github.commits('heartbeats')).length
    const args = [verb, '--repo', 'octo/example', '--api-url', rig.proxy.url, '--now', NOW]
    const { stdout, stderr, exitCode } = await heartbeat(args, { GITHUB_TOKEN: rig.github.token })
    expect([stderr, exitCode]).toEqual(['', 0])
    expect(stdout).toContain('✗ nightly-backup  critical')
    expect(await rig.github.commits('heartbeats')).toHaveLength(commits)
  })
})
