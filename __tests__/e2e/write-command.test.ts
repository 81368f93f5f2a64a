import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { createFaultProxy, type FaultProxy } from '../support/fault-proxy.js'
import { protectedBranch } from '../support/faults.js'
import { createGitHubEmulator, type GitHubEmulator } from '../support/github-emulator.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

let github: GitHubEmulator
let proxy: FaultProxy
let folder: TemporaryFolder
beforeAll(async () => {
  github = await createGitHubEmulator()
  proxy = await createFaultProxy({ upstream: github.url })
})
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(async () => {
  proxy.reset()
  await folder.close()
})
afterAll(() => Promise.all([github.close(), proxy.close()]))

/** The committed command line on a machine that is no runner, under the Node that runs the tests. */
function heartbeat(args: readonly string[], env: Record<string, string> = {}): Promise<ChildResult> {
  const script = join(projectRoot, 'dist', 'cli', 'index.js')
  return runChild(process.execPath, [script, ...args], {
    env: { ...bareEnvironment(folder.path), ...env },
    cwd: folder.path,
  })
}

async function fileAt(path: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(folder.path, path), 'utf8')) as Record<string, unknown>
}

describe('heartbeat write', () => {
  test('writes a local file, with no account and no network', async () => {
    const args = ['write', '--monitor', 'backup', '--file', 'beats/backup.json', '--metrics', 'rows=12', '--json']
    const result = await heartbeat(args)
    expect(result).toMatchObject({ exitCode: 0 })
    expect(JSON.parse(result.stdout)).toEqual({
      schema_version: 1,
      monitor: 'backup',
      written: true,
      why: null,
      sha: null,
      url: null,
      problem: null,
    })
    expect(await fileAt('beats/backup.json')).toEqual({
      last_run: expect.stringMatching(/Z$/),
      last_success: expect.stringMatching(/Z$/),
      finished_at: expect.stringMatching(/Z$/),
      monitor: 'backup',
      status: 'ok',
      source: 'cli',
      metrics: { rows: 12 },
      pulses: 1,
      errors: 0,
    })
  })

  test('writes the two-line text as well', async () => {
    const args = [
      'write',
      '--monitor',
      'bot',
      '--file',
      'status.txt',
      '--format',
      'text',
      '--preset',
      'trade',
      '--message',
      'sold 3',
    ]
    expect((await heartbeat(args)).exitCode).toBe(0)
    expect(await readFile(join(folder.path, 'status.txt'), 'utf8')).toMatch(
      /^💰 Trade executed - sold 3\n\d{4}-\d\d-\d\dT[\d:.]+Z\n$/,
    )
  })

  test('writes to a branch with a token', async () => {
    const args = [
      'write',
      '--monitor',
      'remote',
      '--repo',
      github.repository,
      '--api-url',
      proxy.url,
      '--status',
      'failed',
    ]
    const result = await heartbeat(args, { GITHUB_TOKEN: github.token })
    expect(result).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/Heartbeat of remote written: failed/) })
    expect(await github.readFile('heartbeats/remote.json', 'heartbeats')).toMatch(/"status": "failed"/)
  })

  test.each([
    ['no token', ['--repo', 'octo/example'], /there is no token.*contents: write/],
    ['no repository', ['--token', 'ghs_0123456789'], /the repository is not known/],
  ])('with %s it ends with 1 and says what to do', async (_, more, said) => {
    const result = await heartbeat(['write', '--monitor', 'm', ...more])
    expect(result).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(said) })
  })

  test('tells a protected branch from a broken one', async () => {
    proxy.add({ method: ['PUT', 'POST'], fault: protectedBranch })
    const args = ['write', '--monitor', 'm', '--branch', 'main', '--repo', github.repository, '--api-url', proxy.url]
    const result = await heartbeat(args, { GITHUB_TOKEN: github.token })
    expect(result).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/unprotected branch `heartbeats`/) })
  })

  test.each([
    ['wrong values', ['--monitor', 'a b', '--status', 'fine', '--file', 'x'], [/monitor: /, /status: /]],
    ['no monitor', ['--file', 'x'], [/monitor: is not given; name what beats/]],
    ['a flag that is none', ['--monitr', 'x'], [/unknown option/]],
  ])('%s are wrong usage, all told at once', async (_, args, said) => {
    const result = await heartbeat(['write', ...args])
    expect(result.exitCode).toBe(2)
    for (const pattern of said) expect(result.stderr).toMatch(pattern)
  })
})

describe('heartbeat run', () => {
  const script = `require('fs').writeFileSync('during.json', require('fs').readFileSync('beat.json')); process.exit(+process.argv[1])`

  test.each([
    [0, 'ok'],
    [3, 'failed'],
  ])('beats around the command and ends with its exit code %i', async (exitCode, status) => {
    const args = [
      'run',
      '--monitor',
      'job',
      '--file',
      'beat.json',
      '--',
      process.execPath,
      '-e',
      script,
      String(exitCode),
    ]
    expect((await heartbeat(args)).exitCode).toBe(exitCode)
    expect(await fileAt('during.json')).toMatchObject({ monitor: 'job', status: 'running' })
    expect(await fileAt('beat.json')).toMatchObject({ status, exit_code: exitCode, started_at: expect.any(String) })
  })

  test('a command that is not there is 127, as in a shell, and a failed beat', async () => {
    const result = await heartbeat(['run', '--monitor', 'job', '--file', 'beat.json', '--', 'no-such-program'])
    expect(result.exitCode).toBe(127)
    expect(await fileAt('beat.json')).toMatchObject({ status: 'failed', exit_code: 127 })
  })

  test('a beat that cannot be written does not touch the command', async () => {
    await mkdir(join(folder.path, 'beat.json'))
    await writeFile(join(folder.path, 'during.json'), '')
    const args = ['run', '--monitor', 'job', '--file', 'beat.json', '--', process.execPath, '-e', 'process.exit(0)']
    const result = await heartbeat(args)
    expect(result).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/warning: .*could not be written/) })
    expect((await heartbeat([...args.slice(0, 1), '--required', ...args.slice(1)])).exitCode).toBe(1)
  })

  test('without a command it is wrong usage', async () => {
    const result = await heartbeat(['run', '--monitor', 'job', '--file', 'beat.json'])
    expect(result).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/heartbeat run --monitor NAME -- COMMAND/),
    })
  })
})
