import { build, transform } from 'esbuild'
import { withoutRepeated } from './common-modules.mjs'
import { ownRuntime } from './runtime.mjs'
import { small } from './settings.mjs'

/** A chunk that doors load late, or what chunks have in common. */
export async function smallFile(source) {
  return (await transform(source, small)).code
}

/** Several late chunks as one: webpack takes it for each of them, and installing it twice changes nothing. */
export function joinedFile({ sources }, ids, there = new Map()) {
  const contents = `${importsOf(ids)}export const ids = ${JSON.stringify(ids)}\nexport const modules = {${spread(ids)}}\n`
  return glued(contents, withoutRepeated(sources, ids, there))
}

/** webpack's runtime with the chunks of a door's start in it, so that a start reads one file; chunks that were `joined` are found in the file of each. */
export function startFile({ runtime, sources, doors }, name, joined) {
  const { start, late, module, promise } = doors.get(name)
  const file = joined.reduceRight(
    (other, { name, ids }) => `(${JSON.stringify(ids)}.includes(chunkId) ? '${name}' : ${other})`,
    'chunkId',
  )
  const contents = ownRuntime(runtime, {
    modules: spread(start),
    installed: start,
    reached: [...start, ...late].map((id) => sources.get(id)).join('\n'),
    late: `'../shared/' + ${file} + '.js'`,
    end: `await __nccwpck_require__(${module}).${promise}`,
  })
  return glued(`${importsOf(start)}${contents}`, sources)
}

const importsOf = (ids) => ids.map((id) => `import { modules as modules${id} } from 'chunk:${id}'\n`).join('')
const spread = (ids) => ids.map((id) => `...modules${id},`).join('')

async function glued(contents, sources) {
  const chunks = {
    name: 'chunks',
    setup(bundler) {
      bundler.onResolve({ filter: /^chunk:/ }, ({ path }) => ({
        path: path.slice('chunk:'.length),
        namespace: 'chunk',
      }))
      bundler.onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path }) => ({ contents: sources.get(Number(path)) }))
    },
  }
  const { outputFiles } = await build({ ...small, stdin: { contents }, bundle: true, write: false, plugins: [chunks] })
  return outputFiles[0].text
}
