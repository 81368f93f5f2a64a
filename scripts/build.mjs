// Builds dist/ from src/ (docs/decisions/start-cost.md): esbuild takes the types away, one run of ncc bundles the doors together,
// then each door's start becomes one file, and what loads late is shared. The library is a file of its own.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundleDoors } from './build/bundle-doors.mjs'
import { clientFiles } from './build/client.mjs'
import { withoutCommon } from './build/common-modules.mjs'
import { prepareFirstRun } from './build/first-run.mjs'
import { bundleLateLibraries } from './build/late-libraries.mjs'
import { licenceFile, packagesOf } from './build/licences.mjs'
import { declareNoSideEffects } from './build/no-side-effects.mjs'
import { settings } from './build/settings.mjs'
import { withoutDescriptions } from './build/without-descriptions.mjs'
import { joinedFile, smallFile, startFile } from './build/written-files.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const DOORS = ['check', 'write', 'cli']
/** npm installs the command as a program, which a shell takes for a script of its own without this line. */
const FIRST_LINES = { check: '', write: '', cli: '#!/usr/bin/env node\n' }
/** What the store of issues loads itself, which lies in the file named and nowhere else: with all of that. */
const AFTER_ISSUES = { file: 'api', groups: ['issue-writes', 'known-issues'] }
/**
 * What loads together, in one file each, for each file more costs a run 0.5 to 0.8 ms: what nearly every check by API loads, the rules
 * for documents of anybody, what is planned and done where not all are well, and what a run of the action leaves behind. Not for `write`, which needs two
 * chunks of the first: those stand apart as well.
 */
const JOINED = [
  { name: 'api', groups: ['github-api', 'repository-source', 'github-issues'] },
  { name: 'documents', groups: ['documents'] },
  { name: 'planning', groups: ['planning', 'issue-writes', 'known-issues'], after: AFTER_ISSUES },
  { name: 'reports', groups: ['reports'] },
]
const JOINED_FOR = ['check', 'cli']

// webpack and esbuild name what they bundle by the path from here: the same wherever the build is started.
process.chdir(root)
for (const folder of ['build', 'dist']) rmSync(join(root, folder), { recursive: true, force: true })
declareNoSideEffects(root)
await build({ entryPoints: ['src/**/*.ts'], outdir: 'build', outbase: 'src', absWorkingDir: root, ...settings })
prepareFirstRun('build')
write('build/package.json', '{"type":"module","sideEffects":["./entry/*"]}\n')
const libraries = await bundleLateLibraries(root)
const bundle = await bundleDoors(root, DOORS)

write('dist/package.json', '{"type":"module"}\n')
const joined = JOINED.reduce((files, { name, groups }) => {
  const taken = files.flatMap(({ ids }) => ids)
  return [...files, { name, ids: bundle.lateChunksOf('check', groups).filter((id) => !taken.includes(id)) }]
}, [])
const apart = new Set()
for (const door of DOORS) {
  const together = JOINED_FOR.includes(door) ? joined : []
  const start = await startFile(bundle, door, together)
  write(`dist/${door}/index.js`, FIRST_LINES[door] + (door === 'cli' ? start : withoutDescriptions(start)))
  const ids = together.flatMap((file) => file.ids)
  for (const id of bundle.doors.get(door).late) if (!ids.includes(id)) apart.add(id)
}
for (const { name, ids } of joined) write(`dist/shared/${name}.js`, await joinedFile(bundle, ids, thereFor(name)))
const { sources, common } = withoutCommon(bundle.sources, [...apart])
for (const id of apart) write(`dist/shared/${id}.js`, await smallFile(sources.get(id)))
for (const [name, text] of common) write(`dist/shared/${name}.js`, await smallFile(text))

for (const [path, text] of await clientFiles(root)) write(`dist/${path}`, text)

const bundled = [...bundle.files, ...libraries.flatMap(({ files }) => files)]
write('dist/LICENSES.txt', licenceFile(packagesOf(bundled, root), join(root, 'scripts', 'build', 'licences')))
// What tests hold the licences and the start files against.
write('build/stats/libraries.json', JSON.stringify(libraries, null, 2))
write('build/stats/starts.json', JSON.stringify(bundle.startModules, null, 2))

/** By chunk that is loaded from that file alone, the chunks of the file: their modules are there before. */
function thereFor(name) {
  const { after } = JOINED.find((file) => file.name === name)
  if (after === undefined) return new Map()
  const { ids } = joined.find((file) => file.name === after.file)
  const others = [...bundle.sources].filter(([id]) => !ids.includes(id)).map(([, source]) => source)
  const isLoadedBy = (id) => (source) => new RegExp(`\\.e\\((?:/\\*.*?\\*/ *)?${id}\\)`).test(source)
  const behind = bundle.lateChunksOf('check', after.groups).filter((id) => !others.some(isLoadedBy(id)))
  return new Map(behind.map((id) => [id, ids]))
}

function write(path, text) {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
