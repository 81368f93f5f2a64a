// Repeats the proofs as often as their figures are promised for, and prints the figures as one table. `--few` repeats them as
// rarely as the tests do; `--part 1/4` tries one of each four cells of a matrix; `--keep FILE` keeps the figures there, a line
// of JSON each; further words choose among the files of tests.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { figureLines, linesOf } from './figures.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const options = { few: { type: 'boolean' }, keep: { type: 'string' }, part: { type: 'string' } }
const { values, positionals: chosen } = parseArgs({ options, allowPositionals: true })
const [part, parts] = (/^[1-9]\d*\/[1-9]\d*$/.exec(values.part ?? '1/1')?.[0] ?? '').split('/').map(Number)
if (!(part <= parts)) {
  console.error(`--part ${values.part}: write which part of how many, like 1/4`)
  process.exit(1)
}

const files = readdirSync(join(root, '__tests__'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join(root, '__tests__', name))
  .filter((file) => /\b(figure|createTally|liveOften)\(/.test(readFileSync(file, 'utf8')))
  .filter((file) => chosen.length === 0 || chosen.some((word) => file.includes(word)))
if (files.length === 0) {
  console.error(`No proof is called like ${chosen.join(' or ')}`)
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'heartbeat-proofs-'))
const env = {
  ...process.env,
  HEARTBEAT_FIGURES: values.keep ?? join(folder, 'figures'),
  HEARTBEAT_SKIPPED: join(folder, 'skipped'),
  HEARTBEAT_PART: `${part}/${parts}`,
}
if (!values.few) env.HEARTBEAT_PROOF = 'full'
// Reading it slows every start of Node, and nothing here speaks to a host that needs it.
delete env.NODE_EXTRA_CA_CERTS

const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
const args = ['--experimental-vm-modules', '--no-warnings', jest, '--runInBand', '--runTestsByPath', ...files]
// A proof measures time, so it runs alone; in full it may take hours.
if (!values.few) args.push(`--testTimeout=${6 * 60 * 60 * 1000}`)
const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
const figures = figureLines(env.HEARTBEAT_FIGURES)
const lacking = [...new Set(linesOf(env.HEARTBEAT_SKIPPED))]
rmSync(folder, { recursive: true, force: true })

console.log(`\n${figures.length === 0 ? 'Nothing was measured.' : figures.join('\n')}`)
for (const one of lacking) console.log(`not proved, because a program is missing: ${one}`)
process.exitCode = status === 0 && lacking.length === 0 ? 0 : 1
