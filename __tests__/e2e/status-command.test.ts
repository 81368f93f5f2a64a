import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { bareEnvironment, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

let folder: TemporaryFolder
let bot: string
beforeEach(async () => {
  folder = await createTemporaryFolder()
  bot = join(folder.path, 'Trading bot')
  await mkdir(bot)
})
afterEach(() => folder.close())

function heartbeat(...args: readonly string[]): Promise<ChildResult> {
  const script = join(projectRoot, 'dist', 'cli', 'index.js')
  return runChild(process.execPath, [script, ...args], { env: bareEnvironment(folder.path), cwd: bot })
}

function fileAt(path: string): Promise<string> {
  return readFile(join(bot, path), 'utf8')
}

describe('heartbeat status', () => {
  test('writes two lines, makes the folder, and shows them', async () => {
    expect(await heartbeat('status', 'trade', 'GOLD', 'BUY @ 2350.00')).toMatchObject({ exitCode: 0 })
    expect(await fileAt('logs/heartbeat_status.txt')).toMatch(
      /^💰 Trade executed - GOLD BUY @ 2350.00\n\d{4}-\d\d-\d\dT[\d:.]+Z\n$/,
    )
    const shown = await heartbeat('status')
    expect(shown).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^💰 Trade executed - GOLD BUY @ 2350.00\ntrade · /),
    })
    expect(JSON.parse((await heartbeat('status', '--json')).stdout)).toMatchObject({
      message: 'Trade executed - GOLD BUY @ 2350.00',
      kind: 'trade',
      state: 'ok',
      problem: null,
    })
  })

  test('an error is a failed beat, whoever looks', async () => {
    await heartbeat('status', 'error', 'no route', '--log-dir', 'var/log')
    const { stdout, exitCode } = await heartbeat(
      ...['check', '--file', 'var/log/heartbeat_status.txt', '--threshold', '5m', '--no-state', '--json'],
    )
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      monitors: { heartbeat: { status: 'critical', reason: 'reported-failure', kind: 'error' } },
    })
  })

  test('goes as a beat where a flag says so, counted, under the name of the folder', async () => {
    for (const kind of ['waiting', 'error', 'profit']) await heartbeat('status', kind, '--file', 'beat.json')
    expect(JSON.parse(await fileAt('beat.json'))).toMatchObject({
      monitor: 'trading-bot',
      status: 'ok',
      status_kind: 'profit',
      message: 'Profit secured',
      pulses: 3,
      errors: 1,
    })
    const { stdout } = await heartbeat('check', '--file', 'beat.json', '--every', '1m', '--no-state', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      monitors: { beat: { kind: 'profit', total_pulses: 3, error_count: 1, interval: 60, consecutive_failures: 0 } },
    })
  })

  test.each([
    [['trad'], /"trad" is not one of waiting, .*; did you mean "trade"\?/],
    [['custom'], /"custom" says nothing by itself/],
    [[], /there is no message in logs\/heartbeat_status.txt yet/],
  ])('%j is wrong usage', async (args, message) => {
    expect(await heartbeat('status', ...args)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(message) })
  })
})

test('a run that fails is an error, whatever it was to say', async () => {
  const run = ['run', '--monitor', 'bot', '--file', 'beat.json', '--preset', 'trade', '--']
  await heartbeat(...run, process.execPath, '-e', '0')
  expect(JSON.parse(await fileAt('beat.json'))).toMatchObject({ status_kind: 'trade', pulses: 2, errors: 0 })
  await heartbeat(...run, process.execPath, '-e', 'process.exit(3)')
  expect(JSON.parse(await fileAt('beat.json'))).toMatchObject({
    status_kind: 'error',
    exit_code: 3,
    pulses: 4,
    errors: 1,
  })
})

describe('a config of services', () => {
  const CONFIG = { default_interval: 30, timeout_multiplier: 3, services: { api: { interval: 10 }, worker: {} } }

  test('is a config like any other', async () => {
    await writeFile(join(bot, 'services.json'), JSON.stringify(CONFIG))
    expect(await heartbeat('validate', 'services.json')).toMatchObject({ exitCode: 0 })
    const { stdout } = await heartbeat('schedule', 'api', '--config', 'services.json')
    expect(stdout).toMatch(/10 s/)
  })

  test('that is wrong is told of with its place', async () => {
    await writeFile(join(bot, 'services.json'), JSON.stringify({ ...CONFIG, timeout_multiplyer: 3 }, null, 2))
    expect(await heartbeat('validate', 'services.json')).toMatchObject({
      exitCode: 2,
      stdout: expect.stringMatching(
        /services.json:\d+:3: timeout_multiplyer: is not a known key; did you mean "timeout_multiplier"\?/,
      ),
    })
  })
})
