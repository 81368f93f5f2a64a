import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import ts from 'typescript'
import { small } from './settings.mjs'

/** What a program sees of the library; what they import are types of each other alone. */
const FACE = ['index', 'types']

/** The library as one file without dependencies, and its types. By path under dist. */
export async function clientFiles(root) {
  const entryPoints = [join(root, 'src', 'client', 'index.ts')]
  const { outputFiles } = await build({ ...small, entryPoints, absWorkingDir: root, bundle: true, write: false })
  const types = FACE.map((name) => [`client/${name}.d.ts`, declarationsOf(join(root, 'src', 'client', `${name}.ts`))])
  return new Map([['client/index.js', outputFiles[0].text], ...types])
}

function declarationsOf(file) {
  const compilerOptions = {
    declaration: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    newLine: ts.NewLineKind.LineFeed,
  }
  const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions,
  })
  if (diagnostics.length > 0)
    throw new Error(diagnostics.map(({ messageText }) => `${file}: ${messageText}`).join('\n'))
  return outputText
}
