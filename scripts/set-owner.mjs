// Whoever publishes Heartbeat says here once under which name: `npm run set-owner -- owner/name`.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './load-ts.mjs'
import { renamed, repositoryOf } from './owner.mjs'

const [name = ''] = process.argv.slice(2)
if (!/^[\w.-]+\/[\w.-]+$/.test(name)) {
  console.error('Give the repository: npm run set-owner -- owner/name')
  process.exit(2)
}

const PLACES = [
  'package.json',
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  '.github',
  'docs',
  'examples',
  'write',
  'run',
]
const files = execFileSync('git', ['ls-files', '-z', '--', ...PLACES], { cwd: root, encoding: 'utf8' })
const before = repositoryOf(root)
for (const path of files
  .split('\0')
  .filter((file) => /\.(md|ya?ml|json|txt|html|sh|service)$|CODEOWNERS$/.test(file))) {
  const text = readFileSync(join(root, path), 'utf8')
  const after = renamed(text, before, name)
  if (after === text) continue
  writeFileSync(join(root, path), after)
  console.log(`wrote: ${path}`)
}
execFileSync(process.execPath, ['scripts/generate.mjs'], { cwd: root, stdio: 'inherit' })
