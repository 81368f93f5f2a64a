import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const HEAD =
  'The packages that are bundled in dist, and their licences. A text stands once, under all packages it holds for.'
const TEXT_FILES = /^(licen[cs]e|copying|notice)([-._]|$)/i

/** The packages that files belong to, each once: `{ name, version, licence, folder }`. */
export function packagesOf(files, root) {
  const byFolder = new Map()
  for (const file of files) {
    const found = packageAround(dirname(resolve(root, file)))
    byFolder.set(found.folder, found)
  }
  return [...byFolder.values()]
}

function packageAround(folder) {
  const file = join(folder, 'package.json')
  if (existsSync(file)) {
    const { name, version, license } = JSON.parse(readFileSync(file, 'utf8'))
    // Folders inside a package may hold a package.json that tells only of its kind of modules.
    if (name && version) return { name, version, licence: license ?? 'no licence named', folder }
  }
  const above = dirname(folder)
  if (above === folder) throw new Error(`${folder} belongs to no package`)
  return packageAround(above)
}

/** One file for all. A package without a text of its own needs one in `kept`, by its name. */
export function licenceFile(packages, kept) {
  const holders = new Map()
  for (const one of packages) {
    const title = `${one.name} ${one.version} (${one.licence})`
    for (const text of textsOf(one, kept)) holders.set(text, new Set([...(holders.get(text) ?? []), title]))
  }
  const parts = [...holders].map(([text, titles]) => `${[...titles].sort().join('\n')}\n\n${text}\n`).sort()
  const line = `\n${'='.repeat(80)}\n\n`
  return [`${HEAD}\n`, ...parts].join(line)
}

/** The packages such a file names. */
export function titlesIn(file) {
  const titles = [...file.matchAll(/^(\S+) (\d\S*) \((.+)\)$/gm)]
  return titles.map(([, name, version, licence]) => ({ name, version, licence }))
}

function textsOf({ name, version, licence, folder }, kept) {
  const names = readdirSync(folder).filter((file) => TEXT_FILES.test(file) && !/\.[cm]?[jt]s$/.test(file))
  const files = names.sort().map((file) => join(folder, file))
  const ours = join(kept, `${name}.txt`)
  if (files.length === 0 && !existsSync(ours))
    throw new Error(
      `${name} ${version} (${licence}) comes without a licence text; keep one in scripts/build/licences/${name}.txt`,
    )
  return (files.length > 0 ? files : [ours]).map((file) => tidy(readFileSync(file, 'utf8')))
}

const tidy = (text) =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/[ \t\r]+$/gm, '')
    .trim()
