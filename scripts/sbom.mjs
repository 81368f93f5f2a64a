// Prints the list of what is bundled in dist, as CycloneDX. npm lists all that the lock file names; what only builds and tests
// is in nothing that anybody runs. Nothing need be installed.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundledOnly } from './build/bundled-only.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only']
const listed = JSON.parse(execFileSync(npm, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 }))
const licences = readFileSync(join(root, 'dist', 'LICENSES.txt'), 'utf8')
console.log(JSON.stringify(bundledOnly(listed, licences), null, 2))
