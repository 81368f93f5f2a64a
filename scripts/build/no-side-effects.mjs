import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// These packages have no side effects when imported, but do not say so: left alone, they drag undici into every start.
const QUIET = ['@actions/core', '@actions/exec', '@actions/github', '@actions/http-client', '@actions/io', 'undici']

/** Says so in the installed package.json of each copy, nested ones included. */
export function declareNoSideEffects(root) {
  for (const file of installedUnder(join(root, 'node_modules'))) {
    let manifest
    try {
      manifest = JSON.parse(readFileSync(file, 'utf8'))
    } catch {
      continue
    }
    if (!QUIET.includes(manifest.name) || manifest.sideEffects === false) continue
    writeFileSync(file, `${JSON.stringify({ ...manifest, sideEffects: false }, null, 2)}\n`)
  }
}

function installedUnder(modules) {
  return readdirSafe(modules).flatMap((name) => {
    if (name.startsWith('.')) return []
    if (name.startsWith('@')) {
      return readdirSafe(join(modules, name)).flatMap((part) => packageFiles(join(modules, name, part)))
    }
    return packageFiles(join(modules, name))
  })
}

function packageFiles(folder) {
  return [join(folder, 'package.json'), ...installedUnder(join(folder, 'node_modules'))]
}

function readdirSafe(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
