import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import ts from 'typescript'
import { CHANNELS } from '../src/channels/index.js'
import { INCIDENT_STORES } from '../src/incidents/index.js'
import { RECOVERY } from '../src/recovery/index.js'
import { REPORTS } from '../src/reports/index.js'
import { SINKS } from '../src/sinks/index.js'
import { SOURCES } from '../src/sources/index.js'

const LONGEST_FILE = 250
const FAMILIES = ['sources', 'sinks', 'incidents', 'channels', 'recovery', 'reports']
const families = FAMILIES.map((family) => `${family}/`)
const familyFace = (target: string): boolean =>
  families.some((family) => target.startsWith(family)) && target.split('/').length === 2

interface SourceFile {
  /** From src, with slashes: `domain/judge.ts`. */
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

interface Import {
  /** From src for our own files, otherwise the package. */
  readonly target: string
  readonly own: boolean
  readonly typeOnly: boolean
  /** By `await import()`. */
  readonly late: boolean
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })
}

function importsOf(path: string, text: string): Import[] {
  const found: Import[] = []
  const add = (specifier: string, typeOnly: boolean, late: boolean): void => {
    const own = specifier.startsWith('.') && !specifier.includes('node_modules/')
    const target = own
      ? posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts')
      : specifier.replace(/^.*node_modules\//, '')
    found.push({ target, own, typeOnly, late })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause
      const named =
        clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : null
      const onlyTypes =
        named !== null && !clause?.name && named.length > 0 && named.every(({ isTypeOnly }) => isTypeOnly)
      add(node.moduleSpecifier.text, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes, false)
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, node.isTypeOnly, false)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments
      if (specifier && ts.isStringLiteral(specifier)) add(specifier.text, false, true)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest))
  return found
}

const src: SourceFile[] = filesIn('src').map((file) => {
  const path = relative('src', file).split(sep).join('/')
  const text = readFileSync(file, 'utf8')
  return { path, text, imports: importsOf(path, text) }
})
const within = (folder: string): SourceFile[] => src.filter(({ path }) => path.startsWith(`${folder}/`))

/** A file that is itself only ever loaded by `await import()`. */
function loadsLate(path: string): boolean {
  const users = src.flatMap(({ imports }) => imports.filter(({ target, typeOnly }) => target === path && !typeOnly))
  return users.length > 0 && users.every(({ late }) => late)
}

/** `domain/judge.ts imports luxon` for each import that no rule allows. */
function strangers(files: readonly SourceFile[], allowed: (target: string, one: Import, file: SourceFile) => boolean) {
  return files.flatMap((file) =>
    file.imports.filter((one) => !allowed(one.target, one, file)).map(({ target }) => `${file.path} imports ${target}`),
  )
}

const isFolder = (folder: string) => (target: string) => target.startsWith(`${folder}/`)
const isDomain = isFolder('domain')
/** Each floor of `domain` knows the ones below it; rooms of one floor do not know each other. */
const FLOORS = [
  ['words all share'],
  ['beat'],
  ['calendar', 'reading', 'workflow'],
  ['judging'],
  ['incidents'],
  ['telling', 'recovery'],
]
const roomOf = (path: string): string => {
  const [, room = '', file] = path.split('/')
  return file === undefined ? 'words all share' : room
}
const floorOf = (path: string): number => FLOORS.findIndex((rooms) => rooms.includes(roomOf(path)))
const isContract = (target: string): boolean => target === 'ports.ts' || target === 'errors.ts'
const isBuiltin = (target: string): boolean => target.startsWith('node:')

describe('who may import whom', () => {
  test('domain: itself, and schemas by zod where they are written', () => {
    const allowed = (target: string, _one: Import, { path }: SourceFile): boolean =>
      isDomain(target) || target === 'errors.ts' || (path.endsWith('schema.ts') && target === 'zod/mini')
    expect(strangers(within('domain'), allowed)).toEqual([])
  })

  test('inside domain: telling and recovery know incidents, these know judging, and so down to the words all share', () => {
    const allowed = (target: string, { own }: Import, { path }: SourceFile): boolean =>
      !own || !isDomain(target) || roomOf(target) === roomOf(path) || floorOf(target) < floorOf(path)
    expect(strangers(within('domain'), allowed)).toEqual([])
  })

  test('config: domain, errors and what families say of their options', () => {
    const allowed = (target: string, { typeOnly }: Import): boolean =>
      ['config/', 'domain/'].some((folder) => target.startsWith(folder)) ||
      isContract(target) ||
      families.some((family) => target.startsWith(family)) ||
      ['yaml', 'zod/mini'].includes(target) ||
      (typeOnly && isBuiltin(target))
    expect(strangers(within('config'), allowed)).toEqual([])
  })

  test.each(FAMILIES)('%s: a member knows its family, domain, ports and errors, and no sibling', (family) => {
    const allowed = (target: string, { own }: Import, { path }: SourceFile): boolean => {
      if (!own) return !target.startsWith('@actions/') && !target.startsWith('@octokit/')
      if (isDomain(target) || isContract(target)) return true
      if (!target.startsWith(`${family}/`)) return false
      const [, member, ...deeper] = path.split('/')
      const [, other, ...rest] = target.split('/')
      // The family's own files name its members; a member names the family's files and its own.
      return deeper.length === 0 || rest.length === 0 || other === member
    }
    expect(strangers(within(family), allowed)).toEqual([])
  })

  test('platform: ports, errors, domain, GitHub’s own libraries; nothing of the app', () => {
    const allowed = (target: string, { own }: Import): boolean =>
      own
        ? target.startsWith('platform/') || isDomain(target) || isContract(target)
        : isBuiltin(target) || /^@(actions|octokit)\//.test(target)
    expect(strangers(within('platform'), allowed)).toEqual([])
  })

  test.each(['app', 'explain'])('%s: domain, config, ports, errors and the faces of families', (room) => {
    const allowed = (target: string, { own }: Import): boolean =>
      own &&
      ([`${room}/`, 'domain/', 'config/'].some((folder) => target.startsWith(folder)) ||
        isContract(target) ||
        familyFace(target))
    expect(strangers(within(room), allowed)).toEqual([])
  })

  test('wiring knows everything but the doors', () => {
    expect(strangers(within('wiring'), (target) => !isFolder('entry')(target) && !isFolder('client')(target))).toEqual(
      [],
    )
  })

  test('nobody imports entry', () => {
    const others = src.filter(({ path }) => !path.startsWith('entry/'))
    expect(strangers(others, (target) => !target.startsWith('entry/'))).toEqual([])
  })

  test('@actions/* and octokit live in platform alone', () => {
    const others = src.filter(({ path }) => !path.startsWith('platform/'))
    expect(strangers(others, (target) => !/^@(actions|octokit)\//.test(target))).toEqual([])
  })

  test('heavy libraries load when they are first used', () => {
    const heavy = /^(@actions\/(artifact|github$)|@octokit\/core|nodemailer|redis|luxon$)/
    const early = (target: string, { late, typeOnly }: Import, { path }: SourceFile): boolean =>
      !heavy.test(target) || late || typeOnly || path.startsWith('domain/calendar/') || loadsLate(path)
    expect(strangers(src, early)).toEqual([])
  })

  test('imports go in no circle, those of types included', () => {
    const graph = new Map(
      src.map(({ path, imports }) => [path, imports.filter(({ own }) => own).map(({ target }) => target)]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) return void circles.push([...way.slice(way.indexOf(path)), path].join(' > '))
      if (done.has(path)) return
      for (const next of graph.get(path) ?? []) walk(next, [...way, path])
      done.add(path)
    }
    for (const path of graph.keys()) walk(path, [])
    expect(circles).toEqual([])
  })
})

type Loader = () => Promise<{ readonly name: string }>

describe('a family is its folders', () => {
  test.each<[string, Readonly<Record<string, Loader>>]>([
    ['sources', SOURCES],
    ['sinks', SINKS],
    ['incidents', INCIDENT_STORES],
    ['channels', Object.fromEntries(Object.entries(CHANNELS).map(([name, { load }]) => [name, load]))],
    ['recovery', RECOVERY],
    ['reports', REPORTS],
  ])('%s', async (family, record) => {
    const folders = readdirSync(join('src', family)).filter((name) => statSync(join('src', family, name)).isDirectory())
    expect(folders.sort()).toEqual(Object.keys(record).sort())
    for (const folder of folders) expect(readdirSync(join('src', family, folder))).toContain('index.ts')
    for (const [name, load] of Object.entries(record)) expect((await load()).name).toBe(name)
  })
})

describe('what stands where', () => {
  test('the environment is read by platform and entry alone', () => {
    const others = src.filter(({ path }) => !/^(platform|entry|wiring|client)\//.test(path))
    expect(others.filter(({ text }) => /process\.env\b/.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('nobody but platform reads the clock', () => {
    const others = src.filter(({ path }) => !path.startsWith('platform/'))
    const clock = /\bDate\.now\(|new Date\(\)|performance\.now\(/
    expect(others.filter(({ text }) => clock.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('only the doors act when they are imported', () => {
    const doors = src.filter(({ path }) => /^entry\/[a-z-]+\.ts$/.test(path))
    const acting = doors.filter(({ text }) => /^(await |void )?(run|main)\w*\(/m.test(text)).map(({ path }) => path)
    expect(acting.sort()).toEqual(['entry/check.ts', 'entry/cli.ts', 'entry/write.ts'])
  })

  test('no file is longer than a person reads at once', () => {
    const long = src.filter(({ text }) => text.split('\n').length > LONGEST_FILE)
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([])
  })

  test('exports have names', () => {
    expect(src.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([])
  })
})
