import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import ts from 'typescript'
import { bareEnvironment, node24, projectRoot, runChild } from '../support/child.js'

jest.setTimeout(300_000)

let folder: string
let project: string

/** The package as npm packs it, in a project that has nothing else. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartbeat-library-'))
  project = join(folder, 'project')
  const installed = join(project, 'node_modules', 'heartbeat')
  mkdirSync(installed, { recursive: true })
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: projectRoot })
  const tarball = join(folder, packed.toString().trim().split('\n').at(-1) ?? '')
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
  writeFileSync(join(project, 'package.json'), '{ "name": "worker", "private": true }')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const USE = `
const hb = heartbeat({ tag: 'worker', url: 'file:beat.json' })
hb.start()
hb.pulse({ queue: 3 })
void hb.stop().then(() => console.log(typeof hb.pulse, hb.interval))
`

describe('the package in a project of somebody else', () => {
  test.each([
    ['import', 'worker.mjs', `import { heartbeat } from 'heartbeat'\n${USE}`],
    ['require', 'worker.cjs', `const { heartbeat } = require('heartbeat')\n${USE}`],
    ['import in a module that is none', 'late.cjs', `import('heartbeat').then(({ heartbeat }) => {${USE}})`],
  ])('%s finds the library', async (_how, name, text) => {
    writeFileSync(join(project, name), text)
    const ran = await runChild(node24, [join(project, name)], { env: bareEnvironment(folder), cwd: project })
    expect(ran).toMatchObject({ exitCode: 0, stdout: 'function 30\n', stderr: '' })
    expect(JSON.parse(readFileSync(join(project, 'beat.json'), 'utf8'))).toMatchObject({ status: 'stopped' })
  })

  test('import finds it under the Node of this machine', async () => {
    writeFileSync(join(project, 'here.mjs'), `import { heartbeat } from 'heartbeat'\n${USE}`)
    const ran = await runChild(process.execPath, ['here.mjs'], { env: bareEnvironment(folder), cwd: project })
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
  })

  test('nothing else of it can be imported, but its package.json', async () => {
    const text = `
      import manifest from 'heartbeat/package.json' with { type: 'json' }
      console.log(manifest.name, await import('heartbeat/dist/cli/index.js').catch((error) => error.code))`
    writeFileSync(join(project, 'inside.mjs'), text)
    const ran = await runChild(node24, ['inside.mjs'], { env: bareEnvironment(folder), cwd: project })
    expect(ran).toMatchObject({ exitCode: 0, stdout: 'heartbeat ERR_PACKAGE_PATH_NOT_EXPORTED\n' })
  })

  test('its command runs as npm installs it: as a program by itself', async () => {
    const { bin } = JSON.parse(readFileSync(join(project, 'node_modules/heartbeat/package.json'), 'utf8'))
    const program = join(project, 'node_modules/heartbeat', bin.heartbeat)
    chmodSync(program, 0o755)
    const ran = await runChild('sh', ['-c', `${program} --help`], { env: bareEnvironment(folder), cwd: project })
    expect(ran).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('heartbeat'), stderr: '' })
  })

  const RIGHT = `
    import { heartbeat, type Heartbeat, type HeartbeatOptions, type HeartbeatStats } from 'heartbeat'
    const options: HeartbeatOptions = { tag: 'worker', every: '30s', critical: true, mode: 'alive' }
    const hb: Heartbeat = heartbeat(options)
    hb.start(); hb.pulse(); hb.pulse({ queue: 3 }); hb.check('db_ok', true); hb.error(new Error('x')); hb.status('trade', 'sold 3')
    const stats: HeartbeatStats = hb.stats()
    const seconds: number = stats.uptime + hb.interval
    const done: Promise<void> = hb.stop()
    const removed: Promise<number> = hb.cleanup(7)
    heartbeat({ tag: 'a', redis: { call: (command: string, ...args: unknown[]) => Promise.resolve(1) } })
    heartbeat({ tag: 'a', redis: { sendCommand: (args: string[]) => Promise.resolve(1) } })
    heartbeat({ tag: 'a', redis: { eval: (script: string, keys: string[], args: string[]) => Promise.resolve(1) } })
    export { seconds, done, removed }`

  test.each([
    ['node16', ts.ModuleResolutionKind.Node16, ts.ModuleKind.Node16],
    ['nodenext', ts.ModuleResolutionKind.NodeNext, ts.ModuleKind.NodeNext],
    ['bundler', ts.ModuleResolutionKind.Bundler, ts.ModuleKind.ESNext],
  ])('TypeScript finds its types by %s, and what is wrong with a call', (name, moduleResolution, module) => {
    const problemsOf = (text: string): string[] => {
      const file = join(project, `types-${name}.mts`)
      writeFileSync(file, text)
      const program = ts.createProgram([file], {
        moduleResolution,
        module,
        strict: true,
        noEmit: true,
        types: [],
        target: ts.ScriptTarget.ES2022,
      })
      return ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
    }
    expect(problemsOf(RIGHT)).toEqual([])
    expect(problemsOf(`import { heartbeat } from 'heartbeat'\nheartbeat({ tag: 'a', evry: '30s' })`)).toEqual([
      expect.stringContaining("'evry' does not exist"),
    ])
    expect(problemsOf(`import { heartbeat } from 'heartbeat'\nheartbeat({ tag: 'a' }).status('dancing')`)).toHaveLength(
      1,
    )
  })
})
