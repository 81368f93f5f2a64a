// What a run costs, against a bare `node -e 0` in the same minute: `npm run bench -- [--runs 15] [--only text] [--strict]`;
// against another checkout with its dist: `npm run bench -- --against DIR [--runs 50] [--only text]`.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compare } from './bench/against.mjs'
import { startGitHub } from './bench/github.mjs'
import { judgeCrons } from './bench/judge-crons.mjs'
import { median } from './bench/median.mjs'
import { paths } from './bench/paths.mjs'
import { runOnce } from './bench/runner.mjs'
import { sizeRows } from './bench/sizes.mjs'
import { table } from './bench/table.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const RUNS = 15
const PAIRS = 50
const WARM_UP = 2
const MEMORY_RUNS = 3
const MOST_SECONDS = 100

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string' },
    only: { type: 'string', default: '' },
    against: { type: 'string' },
    strict: { type: 'boolean', default: false },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'heartbeat-bench-'))
const github = await startGitHub()
try {
  if (options.against === undefined) await measureAll(Number(options.runs ?? RUNS))
  else await compareWith(resolve(options.against), Number(options.runs ?? PAIRS))
} finally {
  github.stop()
  rmSync(folder, { recursive: true, force: true })
}

function compareWith(other, pairs) {
  console.log(`Node ${nodeVersion()}.`)
  return compare({ root, other, node: nodeBinary(), folder, github, pairs, only: options.only })
}

async function measureAll(runs) {
  const [bare, ...others] = paths({ root, folder, apiUrl: github.url })
  const chosen = [bare, ...others.filter(({ name }) => name.includes(options.only))]
  const measured = await measure(chosen, runs)
  const rows = measured.slice(1).map((path) => rowOf(path, measured[0]))
  for (const path of measured.slice(1)) note(path, measured[0])
  const sizes = sizeRows(join(root, 'dist'))
  console.log(`Node ${nodeVersion()}, ${measured[0].walls.length} interleaved runs after ${WARM_UP} to warm up.`)
  console.log(`Bare node -e 0: median ${median(measured[0].walls).toFixed(1)} ms, ${mib(measured[0].peakKiB)} MiB.`)
  console.log('Ratios to bare node, median (least); in brackets what must be reached.\n')
  console.log(
    table(
      ['path', 'wall', 'requests', 'peak memory', ''],
      rows.map(({ cells }) => cells),
    ),
  )
  console.log(
    table(
      ['size', 'kB', ''],
      sizes.map(({ cells }) => cells),
    ),
  )
  const judged = await judgeCrons(root)
  console.log(`Judging 10000 cron monitors in 20 zones, in process: ${judged.toFixed(0)} ms.`)
  if (options.strict && [...rows, ...sizes].some(({ ok }) => !ok)) process.exitCode = 1
}

/** Round by round, each path once: what else the machine does meets all of them alike. */
async function measure(chosen, runs) {
  const node = nodeBinary()
  const results = chosen.map((path) => ({ ...path, walls: [], requests: 0, peakKiB: Infinity }))
  for (let round = 0; round < WARM_UP; round++)
    for (const path of results) await github.during(() => runOnce(node, path))
  const startedAt = performance.now()
  const inTime = () => performance.now() - startedAt < MOST_SECONDS * 1000
  for (let round = 0; round < runs && inTime(); round++) {
    for (const path of results) {
      const { result, requests } = await github.during(() => runOnce(node, path))
      path.walls.push(result.ms)
      path.requests = Math.max(path.requests, requests.length)
    }
  }
  // Apart from the others: the preloaded script costs time.
  for (let round = 0; round < MEMORY_RUNS; round++) {
    for (const path of results) path.peakKiB = Math.min(path.peakKiB, await peakOf(node, path))
  }
  return results
}

async function peakOf(node, path) {
  const file = join(folder, 'peak.txt')
  const env = { ...path.env, BENCH_PEAK_FILE: file }
  await github.during(() =>
    runOnce(node, { ...path, env }, ['--require', join(root, 'scripts', 'bench', 'peak-memory.cjs')]),
  )
  return Number(readFileSync(file, 'utf8'))
}

function rowOf(path, bare) {
  const wall = median(path.walls) / median(bare.walls)
  const least = Math.min(...path.walls) / Math.min(...bare.walls)
  const memory = path.peakKiB / bare.peakKiB
  const misses = [
    ...(Math.min(wall, least) > (path.wall ?? Infinity) ? ['wall'] : []),
    ...(path.requests > (path.limit ?? Infinity) ? ['requests'] : []),
    ...(memory > (path.memory ?? Infinity) || mib(path.peakKiB) > (path.memoryMiB ?? Infinity) ? ['memory'] : []),
  ]
  const cells = [
    path.name,
    `${wall.toFixed(2)}x (${least.toFixed(2)}x)${limit(path.wall, 'x')}`,
    `${path.requests}${limit(path.limit)}`,
    `${memory.toFixed(2)}x, ${mib(path.peakKiB)} MiB${limit(path.memory, 'x')}${limit(path.memoryMiB, ' MiB')}`,
    misses.length === 0 ? '' : `misses ${misses.join(', ')}`,
  ]
  return { cells, ok: misses.length === 0 }
}

/** For the table of figures: of what is healthy, the better of median and least, as it is judged here. */
function note({ name, walls }, bare) {
  const file = process.env.HEARTBEAT_FIGURES
  if (file === undefined || !name.startsWith('check, healthy')) return
  const times = Math.min(median(walls) / median(bare.walls), Math.min(...walls) / Math.min(...bare.walls))
  const row = { what: 'a healthy check', name: `times bare node: ${name}`, value: times.toFixed(2) }
  appendFileSync(file, `${JSON.stringify(row)}\n`)
}

function limit(value, unit = '') {
  return value === undefined ? '' : ` [${value}${unit}]`
}

/** As the runner starts actions; the Node of this process where the package has none for this system. */
function nodeBinary() {
  const packaged = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(packaged) ? packaged : process.execPath
}

function nodeVersion() {
  return runOnce(nodeBinary(), { args: ['-p', 'process.versions.node'], env: process.env, cwd: root }).stdout.trim()
}

function mib(kib) {
  return Math.round(kib / 1024)
}
