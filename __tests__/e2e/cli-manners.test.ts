import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { bodyOf, closeServer, listen } from '../support/http-server.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
const NOW = '2026-11-22T12:00:00Z'
const LATE = ['check', '--file', 'late.json', '--now', NOW]
let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
  await writeFile(join(folder.path, 'late.json'), '{"last_run": "2026-11-22T08:00:00Z"}')
  await writeFile(join(folder.path, 'fresh.json'), '{"last_run": "2026-11-22T11:30:00Z"}')
})
afterEach(() => folder.close())

const heartbeat = (args: readonly string[], env: Record<string, string> = {}): Promise<ChildResult> =>
  runChild(node24, [CLI, ...args], { env: { ...bareEnvironment(folder.path), ...env }, cwd: folder.path })
const manifest = async (): Promise<{ version: string }> =>
  JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as { version: string }

/** Takes alerts while `work` runs. */
async function withWebhook(work: (url: string) => Promise<void>): Promise<string[]> {
  const taken: string[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      taken.push(String(body))
      response.end('ok')
    })
  })
  const port = await listen(server)
  await work(`http://127.0.0.1:${port}`).finally(() => closeServer(server))
  return taken
}

describe('which Heartbeat it is', () => {
  test.each(['--version', '-V', 'version'])('%s says it', async (word) => {
    const { version } = await manifest()
    const { stdout, exitCode } = await heartbeat([word])
    expect(stdout).toContain(`heartbeat ${version} (Node `)
    expect(exitCode).toBe(0)
  })
})

const VERBS = [
  ...['check', 'watch', 'serve', 'write', 'run', 'status', 'history', 'inspect', 'schedule', 'validate', 'discover'],
  ...[
    'init',
    'test-alert',
    'drill',
    'recovery',
    'recovery show',
    'redis',
    'redis acl',
    'redis ping',
    'demo',
    'version',
  ],
]

describe('help', () => {
  test('of the program names every verb, in groups, with examples', async () => {
    const { stdout, exitCode } = await heartbeat(['--help'])
    expect(exitCode).toBe(0)
    for (const verb of VERBS.filter((name) => !name.includes(' ')))
      expect(stdout).toMatch(new RegExp(`^  ${verb} +\\S`, 'm'))
    expect(stdout).toContain('\nExamples\n')
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.includes(CLI))).toEqual([])
  })

  test.each(VERBS)(
    'of %s fits 80 columns, in groups, in the words of flags, with examples and a page',
    async (verb) => {
      const { stdout } = await heartbeat([...verb.split(' '), '--help'])
      expect(stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('  heartbeat'))).toEqual([])
      expect(stdout).not.toContain('Other flags')
      expect(stdout).not.toMatch(/`(mode|to|history|status): /)
      const [, examples = ''] = stdout.split('\nExamples\n')
      const flags = [...stdout.split('\nExamples\n')[0]!.matchAll(/^ {2,}(?:-h, )?(--[a-z-]+)/gm)].map(
        ([, flag]) => flag,
      )
      const typed = examples.split('\n').filter((line) => line.startsWith('  heartbeat '))
      if (verb !== 'version' && !verb.includes(' ')) expect(typed.length).toBeGreaterThan(1)
      const own = typed.filter((line) => line.startsWith(`  heartbeat ${verb}`)).map((line) => line.split(' -- ')[0]!)
      for (const flag of own.flatMap((line) => line.match(/--[a-z-]+/g) ?? [])) expect(flags).toContain(flag)
      const [, page = ''] = /^More: .*\/docs\/(\S+)$/m.exec(stdout) ?? []
      const [file = '', anchor] = page.split('#')
      const text = await readFile(join(projectRoot, 'docs', file), 'utf8')
      if (anchor !== undefined)
        expect(text.toLowerCase()).toMatch(new RegExp(`^#+ ${anchor.replaceAll('-', '[ -]')}`, 'm'))
    },
  )
})

describe('how much is said', () => {
  test('--quiet says only what is wrong', async () => {
    expect(await heartbeat(['check', '--file', 'fresh.json', '--now', NOW, '--quiet'])).toMatchObject({
      stdout: '',
      stderr: '',
      exitCode: 0,
    })
    const late = await heartbeat([...LATE, '--quiet'])
    expect(late.stdout).toMatch(/^STATUS.*\ncritical .*No heartbeat for 4 h.*\n$/)
    expect(late.exitCode).toBe(1)
  })

  test.each([
    ['--verbose', {}],
    ['--json', { HEARTBEAT_DEBUG: '1' }],
  ])('%s with %j tells what was asked, and how long it took', async (flag, env) => {
    const { stderr } = await heartbeat([...LATE, flag], env)
    expect(stderr).toMatch(/^debug: read .*late\.json: \d+ bytes, \d+ ms$/m)
  })

  test('an address tells no more of itself than its host', async () => {
    await withWebhook(async (url) => {
      const address = `${url}/hook/very-secret-path?key=very-secret`
      const { stderr } = await heartbeat(['test-alert', '--verbose'], { WEBHOOK_URL: address })
      expect(stderr).toMatch(/^debug: POST http:\/\/127\.0\.0\.1:\d+\/…: 200, /m)
      expect(stderr).not.toContain('very-secret')
    })
  })

  test('nothing is said twice', async () => {
    const { stdout, stderr } = await heartbeat([...LATE, '--state-file', 'state.json'])
    expect(stdout).toContain('Opened an incident for late')
    expect(stderr).toBe('')
    const unset = await heartbeat(['run', '--monitor', 'x', '--', 'true'])
    expect(unset.stderr.match(/there is no token/g)).toHaveLength(1)
  })

  test('what stands behind "--" is the business of the command', async () => {
    const run = ['run', '--monitor', 'x', '--file', 'x.json', '--']
    const { stdout, stderr } = await heartbeat([...run, 'echo', '--quiet', '--json', '--version'])
    expect(stdout).toBe('--quiet --json --version\n')
    expect(stderr).toContain('written: ok')
  })
})

describe('what is wrong leads on', () => {
  test.each([
    ['nothing to watch', ['check'], [/--file PATH/, /--repo owner\/repo/, /heartbeat init/]],
    [
      'no command and no monitor',
      ['run'],
      [
        /the command is missing; write it after "--": heartbeat run --monitor NAME -- COMMAND/,
        /--monitor: is not given/,
      ],
    ],
    ['no place and no monitor', ['write'], [/--file: nothing says where the beat goes/, /--monitor: is not given/]],
    [
      'no dashes',
      ['run', '--monitor', 'x', 'ls', '-la'],
      [/Put "--" before the command: heartbeat run --monitor x -- ls -la/],
    ],
    ['another verb', ['chek'], [/unknown command 'chek'\. Did you mean check\?/]],
    ['no verb at all', ['frobnicate'], [/See "heartbeat --help"/]],
    ['another flag', ['check', '--treshold', '5'], [/Did you mean --threshold\?/]],
  ])('%s', async (_case, args, patterns) => {
    const { stderr, stdout, exitCode } = await heartbeat(args)
    for (const pattern of patterns) expect(stderr).toMatch(pattern)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  test.each([
    [['nosuchcmd'], 127, 'nosuchcmd: command not found'],
    [['./late.json'], 126, './late.json: Permission denied'],
  ])('%j says so once, quietly too, and in the beat', async (line, exitCode, problem) => {
    const result = await heartbeat(['run', '--monitor', 'x', '--file', 'x.json', '--quiet', '--', ...line])
    expect(result).toMatchObject({ stderr: `error: ${problem}\n`, exitCode })
    expect(JSON.parse(await readFile(join(folder.path, 'x.json'), 'utf8'))).toMatchObject({ message: problem })
  })

  test('a figure that is none is kept, and told', async () => {
    const args = ['write', '--monitor', 'x', '--file', 'x.json', '--metrics', 'rows=abc']
    const { stderr, exitCode } = await heartbeat(args)
    expect(stderr).toContain('metrics: rows is "abc", which is no number')
    expect(exitCode).toBe(0)
  })
})

describe('--json', () => {
  const documented = async (command: string): Promise<string[]> => {
    const page = await readFile(join(projectRoot, 'docs', 'cli.md'), 'utf8')
    const rows = page.slice(page.indexOf('### JSON')).split('\n')
    const [, , keys = ''] = rows.find((row) => row.startsWith(`| \`${command}\` `))?.split('|') ?? []
    expect(keys).not.toBe('')
    return [...keys.matchAll(/`(\w+)`/g)].map(([, key = '']) => key)
  }
  const file = ['--file', 'x.json']
  const CONFIG = 'monitors: {nightly: {file: fresh.json, cron: "0 2 * * *"}}\nchannels: {webhook: true}\n'

  test.each<[string, string[]]>([
    ['status KIND', ['status', 'waiting']],
    ['status --file FILE', ['status', '--file', 'fresh.json']],
    ['write', ['write', '--monitor', 'x', ...file]],
    ['run -- COMMAND', ['run', '--monitor', 'x', ...file, '--json', '--', 'echo', 'hi']],
    ['inspect FILE', ['inspect', 'late.json']],
    ['schedule CRON', ['schedule', '0 2 * * *']],
    ['schedule', ['schedule', '--config', 'hb.yml']],
    ['validate', ['validate', 'hb.yml']],
    ['init', ['init', '--dry-run', '--action', 'acme/heartbeat@v1']],
    ['test-alert', ['test-alert', '--config', 'hb.yml']],
    ['drill MONITOR', ['drill', 'nightly', '--config', 'hb.yml', '--dry-run']],
    ['recovery show', ['recovery', 'show', '--config', 'hb.yml']],
    ['redis acl', ['redis', 'acl']],
    ['demo', ['demo']],
    ['version', ['version']],
  ])('of %s is one object with the keys of the docs', async (command, args) => {
    await writeFile(join(folder.path, 'hb.yml'), CONFIG)
    await withWebhook(async (url) => {
      const typed = args.includes('--json') ? args : [...args, '--json']
      const { stdout } = await heartbeat(typed, { WEBHOOK_URL: url })
      const { schema_version: version, ...keys } = JSON.parse(stdout) as Record<string, unknown>
      expect(version).toBe(1)
      expect(Object.keys(keys).sort()).toEqual((await documented(command)).sort())
    })
  })

  test.each([
    [['chek']],
    [['check', '--treshold', '1']],
    [['inspect', 'none.json']],
    [['schedule', 'x', '--count', '0']],
  ])('of %j, which fails, is one object with errors', async (args) => {
    const { stdout } = await heartbeat([...args, '--json'])
    expect(JSON.parse(stdout)).toEqual({ schema_version: 1, errors: [expect.any(String)] })
  })
})

describe('words of one’s own as an alert', () => {
  test('go to every channel with their priority and figures', async () => {
    const words = ['--title', 'Backtest done', '--message', 'Sharpe 1.8', '--priority', 'high', '--data', 'run=42']
    const taken = await withWebhook(async (url) => {
      const { stdout, exitCode } = await heartbeat(['test-alert', ...words], { WEBHOOK_URL: url })
      expect(stdout).toBe('ok      Webhook: alert sent\n')
      expect(exitCode).toBe(0)
    })
    expect(JSON.parse(taken[0] ?? '')).toMatchObject({
      title: 'Backtest done',
      priority: 'HIGH',
      data: { run: '42' },
      what_to_do: null,
      monitors: [{ message: 'Sharpe 1.8' }],
    })
  })
})

// util-linux has it; elsewhere it takes other flags.
const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script')

;(hasTerminal ? test : test.skip)('Ctrl-C reaches a command once', async () => {
  const kid = `let told = 0; process.on('SIGINT', () => { if (++told === 1) setTimeout(() => { console.log('told=' + told); process.exit(3) }, 700) }); console.log('ready'); setInterval(() => {}, 1000)`
  await writeFile(join(folder.path, 'kid.mjs'), kid)
  const line = `exec '${node24}' '${CLI}' run --monitor x --file x.json -- '${node24}' kid.mjs`
  const terminal = spawn('/usr/bin/script', ['-qec', line, '/dev/null'], {
    cwd: folder.path,
    env: bareEnvironment(folder.path),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let said = ''
  terminal.stdout.on('data', (chunk) => {
    const isFirst = !said.includes('ready')
    said += String(chunk)
    if (isFirst && said.includes('ready')) terminal.stdin.write('\u0003')
  })
  const exitCode = await new Promise((resolve) => terminal.on('close', resolve))
  expect(said).toContain('told=1')
  expect(exitCode).toBe(3)
})

const hasProc = process.platform === 'linux'

;(hasProc ? describe : describe.skip)('where it ends quietly, or at all', () => {
  test.each([["schedule '* * * * *' --count 10000"], ['demo']])(
    '%s, of which only the first line is read',
    async (line) => {
      const piped = `'${node24}' '${CLI}' ${line} | head -n 1`
      const shown = await runChild('/bin/sh', ['-c', piped], { cwd: folder.path, env: bareEnvironment(folder.path) })
      expect(shown).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^.*\n$/), stderr: '' })
    },
  )

  test('a beat into a folder that nobody can make is an error', async () => {
    const result = await heartbeat(['write', '--monitor', 'x', '--file', '/proc/x/y.json'])
    expect([result.exitCode === 0, result.timedOut]).toEqual([false, false])
    expect(result.stderr).toContain('/proc/x')
  })
})
