import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ncc from '@vercel/ncc'
import { withPlainExports } from './plain-exports.mjs'

/**
 * All doors in one run of ncc, so that what they share is bundled once. `runtime` is webpack's own code, `sources` the chunks by
 * number; `doors` tells of each with which chunks it starts and which it may load later.
 */
export async function bundleDoors(root, names) {
  const entry = join(root, 'build', 'entry', 'doors.js')
  const loader = (name) => `export const ${name} = () => import(/* webpackChunkName: "${name}" */ './${name}.js')\n`
  writeFileSync(entry, names.map(loader).join(''))
  for (const name of names) handOverPromise(join(root, 'build', 'entry', `${name}.js`))
  const { code, assets, stats } = await ncc(entry, {
    minify: false,
    sourceMap: false,
    quiet: true,
    cache: false,
  })
  const { compilation } = stats
  const sources = sourcesOf(compilation, assets)
  const doors = new Map(
    names.map((name) => [name, doorOf(compilation, join(root, 'build', 'entry', `${name}.js`), name)]),
  )
  return {
    runtime: code,
    sources,
    doors,
    files: bundledFiles(compilation, root),
    startModules: startModules(compilation, doors, root),
    /** The chunks of groups that load late, without those that the door starts with anyway. */
    lateChunksOf(name, groups) {
      const { start } = doors.get(name)
      const ids = groups.flatMap((group) => groupOf(compilation, group).chunks.map(({ id }) => id))
      return [...new Set(ids)].filter((id) => !start.includes(id)).sort((a, b) => a - b)
    },
  }
}

/** A module that waits would bring 1 kB of webpack's into each start, so a door hands over what is to be awaited. */
function handOverPromise(file) {
  const [before, call, ...others] = readFileSync(file, 'utf8').split(/^await /m)
  if (call === undefined || others.length > 0) throw new Error(`${file} does not await once, in a line of its own`)
  writeFileSync(file, `${before}export const promise = ${call}`)
}

function groupOf(compilation, name) {
  const group = compilation.namedChunkGroups.get(name)
  if (group === undefined) throw new Error(`no import() is named ${name} (webpackChunkName)`)
  return group
}

function sourcesOf(compilation, assets) {
  const sources = new Map()
  for (const { id, files } of compilation.chunks) {
    const [file, ...others] = files
    if (others.length > 0) throw new Error(`chunk ${id} is several files: ${[...files].join(', ')}`)
    if (assets[file] !== undefined) sources.set(id, withPlainExports(String(assets[file].source)))
  }
  const known = [...compilation.chunks].flatMap(({ files }) => [...files])
  const strange = Object.keys(assets).filter((name) => ![...known, 'package.json'].includes(name))
  if (strange.length > 0) throw new Error(`ncc made files that are no chunks: ${strange.join(', ')}`)
  return sources
}

function doorOf(compilation, file, name) {
  const group = groupOf(compilation, name)
  const start = group.chunks.map(({ id }) => id)
  const late = new Set()
  const seen = new Set()
  const walk = (from) => {
    for (const child of from.childrenIterable) {
      if (seen.has(child)) continue
      seen.add(child)
      for (const { id } of child.chunks) if (!start.includes(id)) late.add(id)
      walk(child)
    }
  }
  walk(group)
  const module = moduleOf(compilation, file)
  return {
    start,
    late: [...late],
    module: compilation.chunkGraph.getModuleId(module),
    promise: compilation.moduleGraph.getExportInfo(module, 'promise').getUsedName('promise', undefined),
  }
}

function moduleOf(compilation, file) {
  const [found, ...others] = shippedModules(compilation).filter((one) => (one.rootModule ?? one).resource === file)
  if (found === undefined || others.length > 0) throw new Error(`${file} is not one module of the bundle`)
  return found
}

function shippedModules({ modules, chunkGraph }) {
  return [...modules].filter((module) => chunkGraph.getNumberOfModuleChunks(module) > 0)
}

/** The files of a module; of one that webpack joined, all of them. */
function filesOf(module) {
  return module.modules ? [...module.modules].flatMap(filesOf) : module.resource ? [module.resource] : []
}

function bundledFiles(compilation, root) {
  const files = shippedModules(compilation).flatMap(filesOf)
  return [...new Set(files.map((file) => fromRoot(root, file)))].filter((path) => path.includes('node_modules/')).sort()
}

/** What each door starts with, by path. */
function startModules(compilation, doors, root) {
  const of = ({ start }) =>
    shippedModules(compilation)
      .filter((module) =>
        [...compilation.chunkGraph.getModuleChunksIterable(module)].some(({ id }) => start.includes(id)),
      )
      .flatMap(filesOf)
      .map((file) => fromRoot(root, file))
      .sort()
  return Object.fromEntries([...doors].map(([name, door]) => [name, of(door)]))
}

function fromRoot(root, file) {
  return relative(root, file).split(sep).join('/')
}
