/** webpack begins each module of a chunk with a line like this, and ends it with the other. */
export const MODULE = /^\/\*{3}\/ (\d+):\n[^]*?^\/\*{3}\/ \}\),?$/gm
const TABLE = /^export const modules = \{$/m
/** What stands again is taken out where that is worth a file more, in bytes before they are made small. */
const LEAST = 12_000

/**
 * webpack writes a small module into each chunk that needs it. Those that cost most stand once, each in a file of its own that
 * chunks import: `{ sources, common }`, both by name. Of `ids` alone; what is joined, or started with, loads no file more.
 */
export function withoutCommon(sources, ids) {
  const places = new Map()
  for (const id of ids)
    for (const [text, module] of sources.get(id).matchAll(MODULE))
      places.set(module, { text, in: [...(places.get(module)?.in ?? []), id] })
  const taken = [...places].filter(([, { text, in: all }]) => text.length * (all.length - 1) > LEAST)
  const common = new Map(taken.map(([module, { text }]) => [fileOf(module), `export const modules = {\n${text}\n}\n`]))
  const shorter = ids.map((id) => [id, without(sources.get(id), new Map(taken.filter(([, at]) => at.in.includes(id))))])
  return { sources: new Map([...sources, ...shorter]), common }
}

const fileOf = (module) => `common-${module}`

function without(source, taken) {
  if (taken.size === 0) return source
  const names = [...taken.keys()]
  const rest = source.replace(MODULE, (text, module) => (taken.has(module) ? '' : text))
  const imports = names.map((name) => `import { modules as common${name} } from './${fileOf(name)}.js'\n`).join('')
  const spread = names.map((name) => `...common${name},`).join('')
  return imports + rest.replace(TABLE, (line) => `${line}${spread}`)
}

/** What is joined has each module once, though several of its chunks brought it, and none that `there` says is there before a chunk. */
export function withoutRepeated(sources, ids, there = new Map()) {
  const seen = new Set()
  const once = (text, module) => {
    if (seen.has(module)) return ''
    seen.add(module)
    return text
  }
  return new Map(
    ids.map((id) => {
      const before = (there.get(id) ?? []).flatMap((other) =>
        [...sources.get(other).matchAll(MODULE)].map(([, module]) => module),
      )
      return [
        id,
        sources.get(id).replace(MODULE, (text, module) => (before.includes(module) ? '' : once(text, module))),
      ]
    }),
  )
}
