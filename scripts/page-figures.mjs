// `npm run figures`: measures what is promised of the page and all that stands around it, holds each figure against its goal
// (scripts/page-goals.mjs) and fails where one is missed or was not measured. `--few` repeats the proofs as rarely as the tests do.
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { linesOf } from './figures.mjs'
import { judged, PROOFS } from './page-goals.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({ options: { few: { type: 'boolean', default: false } } })
const folder = mkdtempSync(join(tmpdir(), 'heartbeat-figures-'))
const file = join(folder, 'figures')
const env = { ...process.env, HEARTBEAT_FIGURES: file }

run([join(root, 'scripts', 'proofs.mjs'), ...(values.few ? ['--few'] : []), '--keep', file, ...PROOFS])
run([join(root, 'scripts', 'bench.mjs'), '--only', 'own beat, issue: false', ...(values.few ? ['--rounds', '5'] : [])])
const workflows = readdirSync(join(root, 'examples', 'workflows')).map((name) => join('examples', 'workflows', name))
lint('actionlint', workflows)
lint('zizmor', ['--offline', '--no-progress', '--config', join('.github', 'zizmor.yml'), ...workflows])

const figures = linesOf(file).map((line) => JSON.parse(line))
rmSync(folder, { recursive: true, force: true })
const rows = judged(figures, !values.few)
for (const { what, name, goal, measured, state } of rows)
  console.log(`${state.padEnd(12)}  ${what}: ${name.trim()}: ${measured || '-'}  [${goal}]`)
const missing = rows.filter(({ state }) => state !== 'reached').length
console.log(`\n${rows.length - missing} of ${rows.length} are reached.`)
process.exitCode = missing === 0 ? 0 : 1

function run(args) {
  spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
}

/** Where the program is not installed nothing is noted, and the goal counts as not measured. */
function lint(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (error !== undefined) return console.log(`${program} is not installed.`)
  const value = status === 0 ? 0 : 'some'
  appendFileSync(file, `${JSON.stringify({ what: 'example workflow', name: `${program} findings`, value })}\n`)
}
