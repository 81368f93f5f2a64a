import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { settings } from './build/settings.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Imports a module of src/ without a build: `await loadTs('src/config/inputs/check-inputs.ts')`. */
export async function loadTs(path) {
  // Inside the project, so that packages are found.
  const folder = mkdtempSync(join(root, 'node_modules', '.load-ts-'))
  try {
    const file = join(folder, 'module.mjs')
    const result = await build({
      entryPoints: [join(root, path)],
      bundle: true,
      packages: 'external',
      ...settings,
      write: false,
    })
    writeFileSync(file, result.outputFiles[0].text)
    return await import(pathToFileURL(file).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
