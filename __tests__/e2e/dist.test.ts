import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { bareEnvironment, node24, projectRoot, runChild } from '../support/child.js'
import { runAction } from '../support/runner.js'

jest.setTimeout(60_000)

const KB = 1000
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

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'heartbeat-dist-'))
  for (const path of ['dist', 'write', 'action.yml']) {
    cpSync(join(projectRoot, path), join(root, path), { recursive: true })
  }
  workspace = join(root, 'workspace')
  mkdirSync(workspace)
  const beat = { last_run: new Date(Date.now() - 60_000).toISOString(), status: 'ok' }
  writeFileSync(join(workspace, 'beat.json'), JSON.stringify(beat))
  writeFileSync(join(root, 'note-modules.mjs'), NOTE_MODULES)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const doors = (): string[] => readdirSync(join(root, 'dist')).sort()
const filesOf = (door: string): string[] =>
  readdirSync(join(root, 'dist', door)).map((name) => join('dist', door, name))
const bytesOf = (path: string): number => statSync(join(root, path)).size

describe('what is committed', () => {
  test('is three doors, each an ES module of its own', () => {
    expect(doors()).toEqual(['check', 'cli', 'write'])
    for (const door of doors()) {
      expect(JSON.parse(readFileSync(join(root, 'dist', door, 'package.json'), 'utf8'))).toEqual({ type: 'module' })
    }
  })

  test('is small: 150 kB to start with, 2.6 MB in all', () => {
    for (const door of doors()) expect([door, bytesOf(`dist/${door}/index.js`) <= 150 * KB]).toEqual([door, true])
    const all = doors()
      .flatMap(filesOf)
      .reduce((sum, path) => sum + bytesOf(path), 0)
    expect(all).toBeLessThanOrEqual(2600 * KB)
  })

  test('names no folder of the machine it was built on', () => {
    const naming = doors()
      .flatMap(filesOf)
      .filter((path) => readFileSync(join(root, path), 'utf8').includes(projectRoot))
    expect(naming).toEqual([])
  })
})

describe('without node_modules', () => {
  test('the check judges a healthy file without a large chunk', async () => {
    const list = join(root, 'modules.txt')
    writeFileSync(list, '')
    writeFileSync(join(workspace, 'beat.json'), JSON.stringify({ last_run: new Date().toISOString() }))
    const env = { MODULES_FILE: list, NODE_OPTIONS: `--import=${join(root, 'note-modules.mjs')}` }
    const inputs = { 'heartbeat-file': 'beat.json', 'read-from': 'workspace', issue: 'false', artifact: 'false' }
    const result = await runAction({
      root,
      action: 'action.yml',
      inputs,
      env,
      workspace,
    })
    expect(result.outputs['status']).toBe('healthy')
    const [start, ...chunks] = readFileSync(list, 'utf8').trim().split('\n')
    expect(start).toMatch(/dist\/check\/index\.js$/)
    const bytes = chunks.map((url) => statSync(new URL(url)).size)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20 * KB)
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

  test('a verb that nobody knows is told with the verbs there are', async () => {
    const cli = join(root, 'dist', 'cli', 'index.js')
    const result = await runChild(node24, [cli, 'chekc'], { env: bareEnvironment(root), cwd: workspace })
    expect(result.exitCode).toBe(2)
    expect(result.stderr).toContain('Did you mean check?')
  })
})
