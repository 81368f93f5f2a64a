import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const HOUR = 3_600_000
let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(() => folder.close())

const put = (name: string, text: string): Promise<void> => writeFile(join(folder.path, name), text)
const beat = (hoursAgo: number): Promise<void> =>
  put('beat.json', JSON.stringify({ last_run: new Date(Date.now() - hoursAgo * HOUR).toISOString() }))
const check = (args: readonly string[], env: Record<string, string> = {}): Promise<ChildResult> =>
  runChild(process.execPath, [CLI, 'check', ...args], {
    env: { ...bareEnvironment(folder.path), ...env },
    cwd: folder.path,
  })

/** The one state file in a folder. */
async function stateIn(...parts: string[]): Promise<{ path: string; text: string }> {
  const place = join(folder.path, ...parts, 'heartbeat')
  const [name, ...others] = await readdir(place)
  if (name === undefined || others.length > 0) throw new Error(`${place} holds ${others.length + 1} files`)
  return { path: join(place, name), text: await readFile(join(place, name), 'utf8') }
}

describe('without a repository, check remembers incidents on this machine', () => {
  test('in the usual folder, and says where', async () => {
    await beat(5)
    const first = await check(['--file', 'beat.json'])
    const { path, text } = await stateIn('.local', 'state')
    expect(first.exitCode).toBe(1)
    expect(first.stdout).toContain(`Incidents are remembered in ${path}`)
    expect(first.stdout).toMatch(/--state-file .*--no-state/)
    expect(JSON.parse(text)).toMatchObject({ incidents: [{ key: 'beat', phase: 'open' }] })
    await check(['--file', 'beat.json'])
    await beat(0)
    expect((await check(['--file', 'beat.json'])).exitCode).toBe(0)
    expect(JSON.parse((await stateIn('.local', 'state')).text)).toMatchObject({
      incidents: [{ key: 'beat', phase: 'closed' }],
    })
  })

  test('in XDG_STATE_HOME where that is absolute, one file for each config', async () => {
    const env = { XDG_STATE_HOME: join(folder.path, 'xdg') }
    await beat(0)
    for (const name of ['a', 'b']) {
      await mkdir(join(folder.path, name))
      await put(`${name}/heartbeat.yml`, 'monitors: {job: {file: beat.json, read-from: workspace}}\n')
      await check(['--config', `${name}/heartbeat.yml`], env)
    }
    expect(await readdir(join(folder.path, 'xdg', 'heartbeat'))).toHaveLength(2)
    await check(['--file', 'beat.json'], { XDG_STATE_HOME: 'relative' })
    expect(await readdir(folder.path)).not.toContain('relative')
  })

  test.each([
    ['--no-state', ['--no-state'], {}],
    ['a replay', ['--now', '2026-11-22T12:00:00Z'], {}],
    ['a dry run', ['--dry-run'], {}],
    ['a runner, which is thrown away', [], { GITHUB_ACTIONS: 'true' }],
  ])('and leaves nothing with %s', async (_, args, env) => {
    await beat(5)
    await check(['--file', 'beat.json', ...args], env)
    expect(await readdir(folder.path)).toEqual(['beat.json'])
  })

  test('a monitor that a config declares is new at its first look, a file that was typed is not', async () => {
    await put('heartbeat.yml', 'monitors: {job: {file: beat.json, read-from: workspace}}\n')
    const declared = await check(['--config', 'heartbeat.yml'])
    expect([declared.exitCode, declared.stdout]).toEqual([0, expect.stringContaining('New: its first heartbeat')])
    expect((await check(['--file', 'beat.json'])).exitCode).toBe(1)
  })
})

describe('a state file that cannot be read is an error, and is kept', () => {
  test.each([
    ['no JSON', '{"version":1,'],
    ['a version of the future', '{"version":2,"incidents":[]}'],
  ])('%s', async (_, text) => {
    await beat(5)
    await put('state.json', text)
    const result = await check(['--file', 'beat.json', '--state-file', 'state.json'])
    expect(result.exitCode).toBe(2)
    expect(result.stderr).toMatch(/state-file: .*state\.json .*move it away/)
    expect(result.stderr).not.toMatch(/\n\s+at /)
    expect(await readFile(join(folder.path, 'state.json'), 'utf8')).toBe(text)
  })

  test('a folder', async () => {
    await beat(5)
    await mkdir(join(folder.path, 'state.json'))
    expect((await check(['--file', 'beat.json', '--state-file', 'state.json'])).exitCode).toBe(2)
  })

  test('and so is the usual one', async () => {
    await beat(5)
    await check(['--file', 'beat.json'])
    await writeFile((await stateIn('.local', 'state')).path, 'not JSON')
    expect((await check(['--file', 'beat.json'])).exitCode).toBe(2)
    expect((await stateIn('.local', 'state')).text).toBe('not JSON')
  })

  test('--no-state beside --state-file is wrong usage', async () => {
    const result = await check(['--file', 'beat.json', '--state-file', 'state.json', '--no-state'])
    expect([result.exitCode, result.stderr]).toEqual([2, expect.stringContaining('give one of them')])
  })
})

test('a state that cannot be written is told, and judging goes on', async () => {
  await beat(5)
  await put('not-a-folder', '')
  const result = await check(['--file', 'beat.json'], { XDG_STATE_HOME: join(folder.path, 'not-a-folder') })
  expect(result.exitCode).toBe(1)
  expect(result.stdout).toContain('critical')
  expect(result.stdout).toMatch(/problem: .*cannot be written/)
})
