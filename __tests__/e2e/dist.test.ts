import { fork, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { bareEnvironment, node24, projectRoot, runChild } from '../support/child.js'
import { figure } from '../support/figures.js'
import { runAction } from '../support/runner.js'

jest.setTimeout(60_000)

const KB = 1000
const TOKEN = 'ghs_dist0000000000000000000000000000'
/** What a process reads and compiles before it does anything. */
const LARGEST_START = { 'check/index.js': 100_000, 'write/index.js': 43_000, 'cli/index.js': 50_000 }
/** Every program that beats reads it: a third of it is what it says to people, and the script that Redis runs. */
const LARGEST_LIBRARY = 33 * KB
// Resolved modules as the process sees them; the hook is a file, for --import takes no code.
const NOTE_MODULES = `
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) appendFileSync(process.env.MODULES_FILE, url + '\\n')
    return next(url, context)
  },
})
`
let root: string
let workspace: string
let github: { process: ChildProcess; url: string }

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'heartbeat-dist-'))
  for (const path of ['dist', 'write', 'action.yml']) {
    cpSync(join(projectRoot, path), join(root, path), { recursive: true })
  }
  workspace = join(root, 'workspace')
  mkdirSync(workspace)
  const beat = { last_run: new Date(Date.now() - 60_000).toISOString(), status: 'ok' }
  writeFileSync(join(workspace, 'beat.json'), JSON.stringify(beat))
  writeFileSync(
    join(workspace, 'other.json'),
    JSON.stringify({ scheduler: { lastRunAt: beat.last_run, healthy: true } }),
  )
  writeFileSync(join(root, 'note-modules.mjs'), NOTE_MODULES)
  github = await startGitHub()
})
afterAll(() => {
  github.process.disconnect()
  rmSync(root, { recursive: true, force: true })
})

/** The one of the bench: whatever is asked for is there, and fresh. */
async function startGitHub(): Promise<typeof github> {
  const process = fork(join(projectRoot, 'scripts', 'bench', 'github', 'server.mjs'))
  const { port } = await new Promise<{ port: number }>((resolve) => process.once('message', resolve as () => void))
  return { process, url: `http://127.0.0.1:${port}` }
}

/** Every file of dist, with its bytes. */
function committed(): Map<string, number> {
  const files = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
  const paths = files.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.map((path) => [relative(join(root, 'dist'), path).split(sep).join('/'), statSync(path).size]))
}

describe('what is committed', () => {
  test('is three doors, what they share, the library, and the licences of what is bundled', () => {
    const apart = [...committed().keys()].filter((path) => !path.startsWith('shared/'))
    expect(apart.sort()).toEqual([
      'LICENSES.txt',
      'check/index.js',
      'cli/index.js',
      'client/index.d.ts',
      'client/index.js',
      'client/types.d.ts',
      'package.json',
      'write/index.js',
    ])
    expect(JSON.parse(readFileSync(join(root, 'dist', 'package.json'), 'utf8'))).toEqual({ type: 'module' })
  })

  test.each(Object.entries(LARGEST_START))('%s is small: at most %i bytes to start with', (file, most) => {
    figure('start files', `${dirname(file)}, bytes`, committed().get(file) ?? 0)
    expect(committed().get(file)).toBeLessThanOrEqual(most)
  })

  test('the library is one small file that needs nothing but Node', () => {
    const text = readFileSync(join(root, 'dist', 'client', 'index.js'), 'utf8')
    expect(committed().get('client/index.js')).toBeLessThanOrEqual(LARGEST_LIBRARY)
    const imported = [...text.matchAll(/(?:from|import\()["']([^"']+)["']/g)].map(([, name = '']) => name)
    expect(imported.length).toBeGreaterThan(5)
    expect(imported.filter((name) => !name.startsWith('node:'))).toEqual([])
  })

  test('is at most 3 MB of JavaScript', () => {
    const scripts = [...committed()].filter(([path]) => path.endsWith('.js'))
    const bytes = scripts.reduce((sum, [, some]) => sum + some, 0)
    figure('start files', 'all JavaScript of dist, bytes', bytes)
    expect(bytes).toBeLessThanOrEqual(3000 * KB)
  })

  test('has the client of Redis once, small, and nothing of Redis where a process starts', () => {
    const has = (words: string) => (path: string) => readFileSync(join(root, 'dist', path), 'utf8').includes(words)
    const paths = [...committed().keys()].filter((path) => path.endsWith('.js'))
    const clients = paths.filter(has('The client is offline'))
    expect(clients).toEqual([expect.stringMatching(/^shared\//)])
    expect(committed().get(clients[0] ?? '')).toBeLessThanOrEqual(160 * KB)
    const ofRedis = ['The client is offline', 'redis.call(', 'start Redis, or correct the address', 'ACL SETUSER']
    const starts = Object.keys(LARGEST_START)
    expect(ofRedis.flatMap((words) => starts.filter(has(words)))).toEqual([])
    expect(ofRedis.filter((words) => !paths.some(has(words)))).toEqual([])
  })

  test('holds no chunk that nobody loads', () => {
    const names = [...committed().keys()]
      .filter((path) => path.startsWith('shared/'))
      .map((path) => basename(path, '.js'))
    const texts = [...committed().keys()].map((path) => readFileSync(join(root, 'dist', path), 'utf8'))
    // A short way to write 8000 is 8e3.
    const short = (name: string): string => name.replace(/0{3,}$/, (zeros) => `e${zeros.length}`)
    const named = (name: string): boolean =>
      texts.some((text) =>
        text.includes(
          ['api', 'documents', 'planning', 'reports'].includes(name)
            ? `"${name}"`
            : name.startsWith('common-')
              ? `from"./${name}.js"`
              : `.e(${short(name)})`,
        ),
      )
    expect(names.filter((name) => !named(name))).toEqual([])
  })
})

// proves: 40
describe('without node_modules', () => {
  test.each([
    ['in the workspace, without an issue: its reports', { 'read-from': 'workspace', issue: 'false' }, []],
    ['in the workspace: one more for GitHub', { 'read-from': 'workspace' }, ['shared/api.js']],
    ['by API: the same', {}, ['shared/api.js']],
    [
      'of somebody else: the rules for such documents as well',
      { 'read-from': 'workspace', issue: 'false', 'heartbeat-file': 'other.json' },
      ['shared/documents.js'],
    ],
  ])('a check of a healthy file reads, %s', async (_name, inputs, late) => {
    const list = join(root, 'modules.txt')
    writeFileSync(list, '')
    const env = { MODULES_FILE: list, NODE_OPTIONS: `--import=${join(root, 'note-modules.mjs')}` }
    const result = await runAction({
      root,
      action: 'action.yml',
      inputs: { 'heartbeat-file': 'beat.json', ...inputs, artifact: 'false' },
      env,
      apiUrl: github.url,
      token: TOKEN,
      workspace,
    })
    const read = readFileSync(list, 'utf8')
      .trim()
      .split('\n')
      .map((url) => url.replace(/.*\/dist\//, ''))
    expect({ read, status: result.outputs['status'] }).toEqual({
      read: ['check/index.js', ...late, 'shared/reports.js'],
      status: 'healthy',
    })
  })

  test.each([
    ['Node 24', node24],
    ['the Node of this machine', process.execPath],
  ])('the command line runs under %s', async (_name, node) => {
    const env = bareEnvironment(root)
    const cli = join(root, 'dist', 'cli', 'index.js')
    const inspected = await runChild(node, [cli, 'inspect', 'beat.json', '--json'], { env, cwd: workspace })
    expect(inspected).toMatchObject({ exitCode: 0, stderr: '' })
    const scheduled = await runChild(node, [cli, 'schedule', '@daily', '--count', '1'], { env, cwd: workspace })
    expect(scheduled).toMatchObject({ exitCode: 0, stderr: '' })
  })

  test.each([
    ['Node 24', node24],
    ['the Node of this machine', process.execPath],
  ])('the actions run under %s', async (_name, node) => {
    const place = { root, node, workspace, apiUrl: github.url, token: TOKEN }
    const watched = { 'heartbeat-file': 'beat.json', artifact: 'false' }
    const check = await runAction({ ...place, action: 'action.yml', inputs: watched })
    expect(check).toMatchObject({ exitCode: 0, outputs: { status: 'healthy' } })
    const beating = { monitor: 'nightly', mode: 'once', 'min-interval': '', required: 'true' }
    const write = await runAction({ ...place, action: 'write/action.yml', inputs: beating })
    expect(write).toMatchObject({ exitCode: 0, stderr: '' })
  })

  test('a verb that nobody knows is told with the verbs there are', async () => {
    const cli = join(root, 'dist', 'cli', 'index.js')
    const result = await runChild(node24, [cli, 'chekc'], { env: bareEnvironment(root), cwd: workspace })
    expect(result.exitCode).toBe(2)
    expect(result.stderr).toContain('Did you mean check?')
  })
})
