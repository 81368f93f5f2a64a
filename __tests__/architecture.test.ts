import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const src = join(dirname(fileURLToPath(import.meta.url)), '..', 'src')

const FAMILIES = ['sources', 'sinks', 'incidents', 'channels', 'recovery', 'reports']

interface Edge {
  readonly from: string
  /** A path under src without its ending, or the name of a package. */
  readonly to: string
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.ts'))

const edges: readonly Edge[] = files.flatMap((from) => {
  const text = readFileSync(join(src, from), 'utf8')
  const imports = [...text.matchAll(/^\s*(?:import|export)\s[^'";]*?from '([^']+)'/gm)]
  const lazy = [...text.matchAll(/\bimport\('([^']+)'\)/g)]
  return [...imports, ...lazy].map(([, to]) => edgeOf(from, to ?? ''))
})

function edgeOf(from: string, to: string): Edge {
  if (!to.startsWith('.')) return { from, to }
  const target = normalize(join(src, dirname(from), to))
  const inside = relative(src, target).split(sep).join('/')
  const asPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(inside)?.[1]
  return { from, to: asPackage ?? inside.replace(/\.js$/, '.ts') }
}

const folderOf = (path: string): string => path.split('/')[0] ?? path
const isOurs = (path: string): boolean => path.endsWith('.ts')
const familyOf = (path: string): string | undefined => FAMILIES.find((family) => path.startsWith(`${family}/`))
/** `slack` for channels/slack/render.ts; null for what the whole family shares. */
const memberOf = (path: string): string | null => (path.split('/').length > 2 ? (path.split('/')[1] ?? null) : null)
const isShared = (path: string): boolean => ['ports.ts', 'errors.ts'].includes(path) || folderOf(path) === 'domain'

function faults(belongs: (path: string) => boolean, allowed: (edge: Edge) => boolean): string[] {
  return edges.filter((edge) => belongs(edge.from) && !allowed(edge)).map(({ from, to }) => `${from} imports ${to}`)
}

test('the imports are all seen', () => {
  expect(edges).toContainEqual({ from: 'domain/judge.ts', to: 'domain/lateness.ts' })
  expect(edges).toContainEqual({ from: 'platform/artifact.ts', to: '@actions/artifact' })
  expect(edges.length).toBeGreaterThan(3 * files.length)
})

test('the domain knows nothing but itself', () => {
  expect(
    faults(
      (path) => folderOf(path) === 'domain',
      ({ to }) => folderOf(to) === 'domain' || to === 'errors.ts' || to === 'zod/mini' || to.startsWith('node:'),
    ),
  ).toEqual([])
})

test('a plug-in knows its family, the domain and the ports, and no sibling', () => {
  const wrong = faults(
    (path) => familyOf(path) !== undefined,
    ({ from, to }) => {
      if (!isOurs(to)) return !/^@(actions|octokit)\//.test(to)
      if (isShared(to)) return true
      if (familyOf(to) !== familyOf(from)) return false
      const [own, other] = [memberOf(from), memberOf(to)]
      // The record of a family names its members; a member never names another.
      return own === null || other === null || own === other
    },
  )
  expect(wrong).toEqual([])
})

test('the configuration knows the domain and what the families take', () => {
  const wrong = faults(
    (path) => folderOf(path) === 'config',
    ({ to }) => !isOurs(to) || isShared(to) || folderOf(to) === 'config' || familyOf(to) !== undefined,
  )
  expect(wrong).toEqual([])
})

test('only the platform knows the toolkit of Actions, octokit and processes', () => {
  const outside = /^@(actions|octokit)\/|^node:(child_process|http|https|net)$/
  expect(
    faults(
      (path) => folderOf(path) !== 'platform',
      ({ to }) => !outside.test(to),
    ),
  ).toEqual([])
})

test('the platform knows nothing of what it carries', () => {
  const wrong = faults(
    (path) => folderOf(path) === 'platform',
    ({ to }) => !isOurs(to) || isShared(to) || folderOf(to) === 'platform',
  )
  expect(wrong).toEqual([])
})

test('use cases know interfaces, not the platform and not the doors', () => {
  const wrong = faults(
    (path) => folderOf(path) === 'app',
    ({ to }) => !['platform', 'entry', 'client'].includes(folderOf(to)) && !/^(@|luxon|croner)/.test(to),
  )
  expect(wrong).toEqual([])
})

test('nobody knows the doors', () => {
  expect(
    faults(
      (path) => folderOf(path) !== 'entry',
      ({ to }) => folderOf(to) !== 'entry',
    ),
  ).toEqual([])
})

test('the environment is read by the platform and the doors alone', () => {
  const readers = files.filter((path) => /\bprocess\.env\b/.test(readFileSync(join(src, path), 'utf8')))
  expect(readers.filter((path) => !['platform', 'entry'].includes(folderOf(path)))).toEqual([])
})

test('nothing stands under a name that means nothing', () => {
  expect(files.filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\.ts$|\/)/.test(path))).toEqual([])
})
