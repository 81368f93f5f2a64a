import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { build, type Plugin } from 'esbuild'
import { bareEnvironment, node24, projectRoot, runChild } from '../support/child.js'

jest.setTimeout(300_000)

const BUILD_TOOLS = ['@vercel/ncc', 'esbuild', 'typescript']
let folder: string
let copy: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartbeat-built-again-in-a-folder-with-a-longer-name-'))
  copy = join(folder, 'heartbeat')
  const needed = ['src', 'schema', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json', ...neededPackages()]
  for (const path of needed) cpSync(join(projectRoot, path), join(copy, path), { recursive: true })
  const script = join(copy, 'scripts', 'build.mjs')
  const built = await runChild(node24, [script], { env: bareEnvironment(folder), cwd: folder, timeoutMs: 280_000 })
  expect(built).toMatchObject({ exitCode: 0, stderr: '' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** What runs, and what builds, with all that they need. */
function neededPackages(): string[] {
  const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const found = new Set<string>()
  function add(name: string, from: string): void {
    const path = foundFrom(from, name, packages)
    if (path === null || found.has(path)) return
    found.add(path)
    const { dependencies, optionalDependencies } = packages[path] ?? {}
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) add(needed, path)
  }
  for (const name of [...importedPackages(), ...BUILD_TOOLS]) add(name, '')
  return [...found].filter((path) => existsSync(join(projectRoot, path)))
}

/** As Node finds it: in the nearest folder of packages upwards. */
function foundFrom(from: string, name: string, packages: Readonly<Record<string, Locked>>): string | null {
  const path = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (path in packages) return path
  return from === '' ? null : foundFrom(from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name, packages)
}

function importedPackages(): string[] {
  const texts = [...filesUnder(join(projectRoot, 'src')).values()].map(String)
  const specifiers = texts.flatMap((text) => [
    ...text.matchAll(/(?:from |import\()'(?:(?:\.\.\/)+node_modules\/)?((?:@[^/']+\/)?[^./'][^/']*)/g),
  ])
  return [...new Set(specifiers.map(([, name = '']) => name).filter((name) => !name.startsWith('node:')))]
}

function filesUnder(root: string): Map<string, Buffer> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.map((path) => [relative(root, path), readFileSync(path)] as const).sort())
}

function statsOf<T>(name: string): T {
  return JSON.parse(readFileSync(join(copy, 'build', 'stats', name), 'utf8')) as T
}

/** `@octokit/core` of `node_modules/@octokit/core/dist-src/index.js`; null for our own files. */
function packageOf(path: string): string | null {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null
}

function packagesIn(paths: Iterable<string>): string[] {
  const names = [...paths].map(packageOf).filter((name) => name !== null)
  return [...new Set(names)].sort()
}

describe('built again, in another folder, from another one, by another Node', () => {
  // proves: 40
  test('dist is the same, byte for byte', () => {
    const committed = filesUnder(join(projectRoot, 'dist'))
    const again = filesUnder(join(copy, 'dist'))
    expect([...again.keys()]).toEqual([...committed.keys()])
    const differing = [...committed].filter(([path, bytes]) => again.get(path)?.equals(bytes) !== true)
    expect(differing.map(([path]) => path)).toEqual([])
  })

  test('no path of the machine stands in it', () => {
    const machine = [projectRoot, folder, process.execPath]
    const naming = [...filesUnder(join(copy, 'dist'))].filter(([, bytes]) =>
      machine.some((path) => bytes.includes(path)),
    )
    expect(naming.map(([path]) => path)).toEqual([])
  })
})

describe('what is bundled', () => {
  test.each([
    ['check', ['@actions/github']],
    ['write', ['@actions/core', '@actions/github']],
    ['cli', ['commander']],
  ])('%s starts with these packages, and all others load late', (door, packages) => {
    expect(packagesIn(statsOf<Record<string, string[]>>('starts.json')[door] ?? [])).toEqual(packages)
  })

  test('each package stands in dist/LICENSES.txt with its licence, and no other', async () => {
    const licences = readFileSync(join(copy, 'dist', 'LICENSES.txt'), 'utf8')
    const named = [...licences.matchAll(/^(\S+) \d+\.\d+\.\S+ \(.+\)$/gm)].map(([, name]) => name ?? '')
    const libraries = statsOf<{ files: string[] }[]>('libraries.json').flatMap(({ files }) => files)
    expect([...new Set(named)].sort()).toEqual(packagesIn([...libraries, ...(await bundledByEsbuild())]))
    for (const part of licences.split(/^={80}$/m)) expect(part.trim().length).toBeGreaterThan(100)
  })
})

/** The build takes its list from webpack; here esbuild finds the files that the doors need, in the copy that was built. */
async function bundledByEsbuild(): Promise<string[]> {
  const bundledApart: Plugin = {
    name: 'bundled-apart',
    setup(bundler) {
      bundler.onResolve({ filter: /(artifact-upload|proxy-library)\.js$/ }, ({ path }) => ({ path, external: true }))
    },
  }
  const { metafile } = await build({
    entryPoints: ['check', 'write', 'cli'].map((door) => join(copy, 'src', 'entry', `${door}.ts`)),
    absWorkingDir: copy,
    outdir: 'never-written',
    write: false,
    bundle: true,
    splitting: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    plugins: [bundledApart],
  })
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path)
}
