// The modules of one test file, loaded anew: what one run leaves behind in them no other run sees.
import { compile, metaOf } from './compile.mjs'
import { graphOf, moduleOf, packageOf, resolved } from './sources.mjs'

/** More rounds of loops than any test has; what passes it is taken to go on for ever. */
const MOST_ROUNDS = 2_000_000

/**
 * Compiled modules and packages, kept by one worker.
 * @param replaced packages that are not what they are: the test kit, and properties with few runs
 */
export function createLoader(root, replaced) {
  const compiled = new Map()
  const packages = new Map()
  let mutated = { key: '', made: null }

  return { load }

  /** @returns what `run` loads; `takeReached` tells what was reached since it was last asked. */
  async function load(path, { marked = () => false, mutation = null, kit }) {
    const paths = graphOf(root, path)
    const functions = new Map()
    for (const part of paths) functions.set(part, await functionOf(part, marked(part), mutation))
    for (const part of paths) for (const name of moduleOf(root, part).packages) await keepPackage(name)
    return instanceOf(functions, { path, kit })
  }

  async function functionOf(part, marked, mutation) {
    if (mutation?.file === part) return mutatedOf(part, mutation)
    const key = marked ? `marked ${part}` : part
    if (!compiled.has(key)) compiled.set(key, await compile(root, part, { marked }))
    return compiled.get(key)
  }

  async function mutatedOf(part, mutation) {
    const { start, end, text } = mutation
    const key = `${part} ${start} ${end} ${text}`
    if (mutated.key !== key) mutated = { key, made: await compile(root, part, { mutation }) }
    return mutated.made
  }

  async function keepPackage(name) {
    if (packages.has(name) || name === '@jest/globals') return
    try {
      const loaded = replaced[name] ?? (await import(name))
      packages.set(name, { __esModule: true, ...loaded })
    } catch (error) {
      packages.set(name, error)
    }
  }

  function instanceOf(functions, { path, kit }) {
    const rounds = { count: 0, most: MOST_ROUNDS, stuck: false, stopped: false }
    const loaded = new Map()
    const reached = new Map()
    return {
      run: () => void requireModule(path),
      rounds,
      stop: () => void (rounds.stopped = true),
      takeReached: () => taken(reached),
    }

    function requireModule(part) {
      const known = loaded.get(part)
      if (known) return known.exports
      const module = { exports: {} }
      loaded.set(part, module)
      const need = (specifier) => requireFrom(part, specifier)
      const late = async (specifier) => (typeof specifier === 'string' ? lateFrom(part, specifier) : import(specifier))
      reached.set(part, new Uint8Array(moduleOf(root, part).places.length))
      functions.get(part)(module.exports, need, module, late, metaOf(root, part), tick, reached.get(part))
      return module.exports
    }

    function requireFrom(part, specifier) {
      if (specifier === '@jest/globals') return kit
      const own = resolved(root, part, specifier)
      if (own !== null) return requireModule(own)
      const found = packages.get(packageOf(root, part, specifier))
      if (found === undefined || found instanceof Error) throw found ?? new Error(`${specifier} was not loaded`)
      return found
    }

    function lateFrom(part, specifier) {
      const name = packageOf(root, part, specifier)
      return resolved(root, part, specifier) || packages.has(name) ? requireFrom(part, specifier) : import(name)
    }

    function tick() {
      if (++rounds.count <= rounds.most && !rounds.stopped) return
      rounds.stuck = true
      throw new Error('goes on for ever')
    }
  }
}

/** The places that were reached, as a text of bits for each module; then all is as if nothing had been. */
function taken(reached) {
  const found = {}
  for (const [part, places] of reached) {
    if (!places.includes(1)) continue
    found[part] = places.join('')
    places.fill(0)
  }
  return found
}
