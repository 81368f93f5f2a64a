import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import ts from 'typescript'
import { CHANNELS } from '../src/channels/index.js'
import { INCIDENT_STORES } from '../src/incidents/index.js'
import { RECOVERY } from '../src/recovery/index.js'
import { HISTORIES } from '../src/histories/index.js'
import { REPORTS } from '../src/reports/index.js'
import { SINKS } from '../src/sinks/index.js'
import { SOURCES } from '../src/sources/index.js'

const LONGEST_FILE = 250
const MEDIAN_FILE = 60
const LONGEST_FUNCTION = 60
const MOST_PARAMETERS = 5
const FAMILIES = ['sources', 'sinks', 'incidents', 'channels', 'recovery', 'reports', 'histories']
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

interface FoundFunction {
  /** As a person would look for it; `app/alerts.ts:12` where it has no name. */
  readonly name: string
  readonly lines: number
  readonly parameters: number
}

/** Every function that has a body, methods, accessors and arrow functions included. */
function functionsOf(path: string, text: string): FoundFunction[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1
  const found: FoundFunction[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const [first, last] = [lineOf(node.getStart()), lineOf(node.getEnd())]
      const name = nameOf(node)
      const parameters = node.parameters.filter(({ name }) => name.getText() !== 'this').length
      found.push({ name: name === '' ? `${path}:${first}` : name, lines: last - first + 1, parameters })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText()
  if (ts.isConstructorDeclaration(node)) return 'constructor'
  const { parent } = node
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : ''
}

const src: SourceFile[] = filesIn('src').map((file) => {
  const path = relative('src', file).split(sep).join('/')
  const text = readFileSync(file, 'utf8')
  return { path, text, imports: importsOf(path, text) }
})
const within = (folder: string): SourceFile[] => src.filter(({ path }) => path.startsWith(`${folder}/`))

/** A file that only ever loads by `await import()`: its own, or that of all who import it. */
function loadsLate(path: string): boolean {
  const users = src.filter(({ imports }) => imports.some(({ target, typeOnly }) => target === path && !typeOnly))
  return (
    users.length > 0 &&
    users.every(
      (user) =>
        user.imports.every(({ target, late, typeOnly }) => target !== path || late || typeOnly) || loadsLate(user.path),
    )
  )
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
  // Its days are those of a zone.
  ['judging', 'history'],
  // What people say of incidents, with dates by their clocks.
  ['commands'],
  // What a past that nobody saw was, by the rules of today.
  ['incidents', 'refill'],
  ['telling', 'recovery', 'replay'],
]
const roomOf = (path: string): string => {
  const [, room = '', file] = path.split('/')
  return file === undefined ? 'words all share' : room
}
const floorOf = (path: string): number => FLOORS.findIndex((rooms) => rooms.includes(roomOf(path)))
const isContract = (target: string): boolean => ['ports.ts', 'serve-ports.ts', 'errors.ts'].includes(target)
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
      target === 'yaml' ||
      (typeOnly && isBuiltin(target))
    expect(strangers(within('config'), allowed)).toEqual([])
  })

  test.each(FAMILIES)('%s: a member knows its family, domain, ports and errors, and no sibling', (family) => {
    const allowed = (target: string, { own }: Import, { path }: SourceFile): boolean => {
      if (!own) return !target.startsWith('@actions/') && !target.startsWith('@octokit/')
      if (isDomain(target) || isContract(target) || isFolder('redis')(target) || isFolder('git')(target)) return true
      if (family === 'reports' && isFolder('health')(target)) return true
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
        : isBuiltin(target) || /^@(actions|octokit|redis|hono)\/|^ws$|^https?-proxy-agent$/.test(target)
    expect(strangers(within('platform'), allowed)).toEqual([])
  })

  test('health: what machines read of a look, from domain and the words of reports', () => {
    const allowed = (target: string, { own }: Import, { path }: SourceFile): boolean =>
      own
        ? isFolder('health')(target) || isDomain(target) || familyFace(target)
        : target === 'zod/mini' && path.endsWith('schema.ts')
    expect(strangers(within('health'), allowed)).toEqual([])
  })

  test('serve: domain, ports and errors, what reports render, the library of routes, and its own description', () => {
    const allowed = (target: string, { own }: Import): boolean =>
      own
        ? ['serve/', 'domain/', 'reports/', 'health/'].some((folder) => target.startsWith(folder)) ||
          isContract(target) ||
          target === '../schema/openapi.json'
        : target.startsWith('hono') || target === 'zod/mini'
    expect(strangers(within('serve'), allowed)).toEqual([])
  })

  test('client: the words of beats, its own small writers and what makes a folder; it is no part of the program', () => {
    const shared = (target: string): boolean => isDomain(target) || target === 'platform/make-folder.ts'
    const allowed = (target: string, { own }: Import): boolean =>
      own ? isFolder('client')(target) || shared(target) : isBuiltin(target)
    expect(strangers(within('client'), allowed)).toEqual([])
    const others = src.filter(({ path }) => !path.startsWith('client/'))
    expect(strangers(others, (target) => !target.startsWith('client/'))).toEqual([])
  })

  test('redis: what all members that use it share; domain, ports and errors', () => {
    const allowed = (target: string): boolean => isFolder('redis')(target) || isDomain(target) || isContract(target)
    expect(strangers(within('redis'), allowed)).toEqual([])
  })

  test('git: what all members that write to a branch share; domain, ports and errors', () => {
    const allowed = (target: string): boolean =>
      isFolder('git')(target) || isDomain(target) || isContract(target) || isBuiltin(target)
    expect(strangers(within('git'), allowed)).toEqual([])
  })

  test('app: domain, config, ports, errors and the faces of families', () => {
    const allowed = (target: string, { own }: Import): boolean =>
      own &&
      (['app/', 'domain/', 'config/'].some((folder) => target.startsWith(folder)) ||
        isContract(target) ||
        familyFace(target))
    expect(strangers(within('app'), allowed)).toEqual([])
  })

  test('explain: domain, health, what use cases found out, words and colours of reports, and the clocks of luxon', () => {
    const allowed = (target: string, { own, typeOnly }: Import): boolean =>
      own
        ? ['explain/', 'health/'].some((folder) => target.startsWith(folder)) ||
          isDomain(target) ||
          familyFace(target) ||
          (typeOnly && isFolder('app')(target))
        : target === 'luxon'
    expect(strangers(within('explain'), allowed)).toEqual([])
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

  test('@actions/*, octokit and the client of Redis live in platform alone', () => {
    const others = src.filter(({ path }) => !path.startsWith('platform/'))
    expect(strangers(others, (target) => !/^@(actions|octokit|redis)\//.test(target))).toEqual([])
  })

  test('heavy libraries load when they are first used', () => {
    const heavy = /^(@actions\/(artifact|github$)|@octokit\/|nodemailer|@redis\/|luxon$|hono|@hono\/|ws$)/
    const early = (target: string, { late, typeOnly }: Import, { path }: SourceFile): boolean =>
      !heavy.test(target) || late || typeOnly || loadsLate(path)
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
    ['histories', HISTORIES],
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

  test('nobody but platform and the clock of the library reads the clock', () => {
    // Scripts that a page carries read the clock of whoever reads the page.
    const reader = /^(platform\/|client\/clock\.ts|reports\/status-page\/in-browser\/)/
    const others = src.filter(({ path }) => !reader.test(path))
    const clock = /\bDate\.now\(|new Date\(\)|performance\.now\(/
    expect(others.filter(({ text }) => clock.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('what is remembered between runs has a bound: a watching process lives for months', () => {
    // Tables, filled as their file loads and never after.
    const tables = ['key-translations', 'month-names', 'status-words'].map((name) => `domain/reading/${name}.ts`)
    const grows = /^(let \w+.* = (\[\]|\{\})|const \w+ = new (Map|Set)(<.*>)?\(\))/m
    const growing = src.filter(({ path, text }) => grows.test(text) && !tables.includes(path))
    expect(growing.map(({ path }) => path)).toEqual([])
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

  test('files are short: half of them have at most sixty lines', () => {
    const lengths = src.map(({ text }) => text.trimEnd().split('\n').length).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(MEDIAN_FILE)
  })

  test('no function is longer than a screen', () => {
    const long = src.flatMap(({ path, text }) =>
      functionsOf(path, text)
        .filter(({ lines }) => lines > LONGEST_FUNCTION)
        .map(({ name, lines }) => `${path}: ${name} has ${lines} lines`),
    )
    expect(long).toEqual([])
  })

  test('no function takes more than five parameters: a record named after the situation instead', () => {
    const many = src.flatMap(({ path, text }) =>
      functionsOf(path, text)
        .filter(({ parameters }) => parameters > MOST_PARAMETERS)
        .map(({ name, parameters }) => `${path}: ${name} takes ${parameters} parameters`),
    )
    expect(many).toEqual([])
  })

  test('functions of every kind are found, with their lines and parameters', () => {
    const sample = `
function declared(a: string, b = 1, ...rest: number[]) {
  return a
}
const arrow = ({ a, b }: { a: number; b: number }) => a
const record = {
  method(this: Window, a: number) {
    return () => {
      return a
    }
  },
  property: async function (a: number, b: number) {},
  get value() { return 1 },
}
class Thing { constructor(readonly a: number) {} }
interface Shape { call(a: number, b: number, c: number, d: number, e: number, f: number): void }
declare function typed(a: number): void
`
    expect(functionsOf('sample.ts', sample)).toEqual([
      { name: 'declared', lines: 3, parameters: 3 },
      { name: 'arrow', lines: 1, parameters: 1 },
      { name: 'method', lines: 5, parameters: 1 },
      { name: 'sample.ts:8', lines: 3, parameters: 0 },
      { name: 'property', lines: 1, parameters: 2 },
      { name: 'value', lines: 1, parameters: 0 },
      { name: 'constructor', lines: 1, parameters: 1 },
    ])
  })

  test('exports have names', () => {
    expect(src.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([])
  })
})
