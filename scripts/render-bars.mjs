// Writes the badges and bars of the README, docs/images/*.svg, from the made-up past of the demo: the same ones each time.
// With --check it writes nothing and fails when something is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadTs, root } from './load-ts.mjs'

const { readmePictures } = await loadTs('__tests__/support/readme-pictures.ts')
const check = process.argv.includes('--check')
let stale = 0

for (const [name, svg] of readmePictures()) {
  const file = join(root, 'docs/images', name)
  if (existsSync(file) && readFileSync(file, 'utf8') === svg) continue
  stale += 1
  console.log(`${check ? 'out of date' : 'wrote'}: docs/images/${name}`)
  if (!check) writeFileSync(file, svg)
}
if (check && stale > 0) process.exit(1)
