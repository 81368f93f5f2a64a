import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'
import { transform } from 'esbuild'
import { define } from '../build/settings.mjs'
import { edited } from './edits.mjs'
import { moduleOf } from './sources.mjs'

const PARAMETERS = ['exports', 'require', 'module', '__import', '__meta', '__t', '__c']

/** A module as a function of what it needs: as it is, with marks where it is reached, or with one fault in it. */
export async function compile(root, path, { marked = false, mutation = null } = {}) {
  const { text, loopMarks, placeMarks } = moduleOf(root, path)
  const written = edited(text, marked ? [...loopMarks, ...placeMarks] : loopMarks, mutation)
  const { code } = await transform(written, {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
    define,
    sourcefile: path,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, target: 'ES2022' } },
  })
  return compileFunction(code, PARAMETERS, { filename: join(root, path) })
}

export function metaOf(root, path) {
  const filename = join(root, path)
  return { url: pathToFileURL(filename).href, filename, dirname: join(filename, '..') }
}
