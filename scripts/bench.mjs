// What a run costs, against a bare `node -e 0` in the same round, and whether it meets its goals (docs/performance.md):
// `npm run bench -- [--full] [--rounds N] [--only TEXT] [--latency MS] [--peer PATH[=NAME]]...`; against another checkout with
// its dist: `npm run bench -- --against DIR [--rounds N] [--only TEXT]`.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compare } from './bench/against.mjs'
import { makeBeats } from './bench/beats.mjs'
import { doorsOf } from './bench/doors.mjs'
import { nodeBinary } from './bench/environment.mjs'
import { startGitHub } from './bench/github.mjs'
import { measure } from './bench/measure.mjs'
import { median } from './bench/numbers.mjs'
import { besidePeers, PEER_HEAD, peerRows } from './bench/peers.mjs'
import { figuresOf, HEAD, reportOf } from './bench/report.mjs'
import { rowsOf } from './bench/rows.mjs'
import { sizeRows } from './bench/sizes.mjs'
import { createStarter } from './bench/starter.mjs'
import { table } from './bench/table.mjs'
import { root } from './load-ts.mjs'

const USUAL = { rounds: 15, seconds: 120 }
const FULL = { rounds: 15, seconds: 900 }
const PAIRS = 50

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string' },
    only: { type: 'string', default: '' },
    full: { type: 'boolean', default: false },
    latency: { type: 'string', default: '0' },
    peer: { type: 'string', multiple: true, default: [] },
    against: { type: 'string' },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'heartbeat-bench-'))
const node = nodeBinary(root)
const starter = await createStarter(folder)
const github = await startGitHub(folder)
const rig = { node, folder, github, starter }
try {
  const doors = doorsOf({ ...rig, root })
  await makeBeats(doors, rig)
  if (options.against === undefined) await measureAll(doors)
  else await compareWith(resolve(options.against))
} finally {
  github.stop()
  starter.stop()
  rmSync(folder, { recursive: true, force: true })
}

function compareWith(other) {
  return compare({ ...rig, root, other, pairs: Number(options.rounds ?? PAIRS), only: options.only })
}

async function measureAll(doors) {
  const named = rowsOf(doors, folder).filter(({ name }) => name.includes(options.only))
  const ours = named.filter(({ isLong = false }) => options.full || !isLong)
  if (ours.length === 0)
    throw new Error(named.length > 0 ? 'those rows want --full' : `no row is called like ${options.only}`)
  const { rounds, seconds } = options.full ? FULL : USUAL
  const effort = { seconds, rounds: Number(options.rounds ?? rounds), latency: Number(options.latency) }
  const results = await measure([...ours, ...peerRows(options.peer, rig)], { ...rig, ...effort })
  const rows = results.map(reportOf)
  const sizes = sizeRows(join(root, 'dist'))
  tell(results, rows, sizes)
  for (const result of results) note(result)
  if ([...rows, ...sizes].some(({ ok }) => !ok)) process.exitCode = 1
}

function tell(results, rows, sizes) {
  const bare = results.flatMap(({ pairs }) => pairs.map((pair) => pair.bare))
  const [wall, cpu, peak] = ['wall', 'cpu', 'peak'].map((kind) => median(bare.map((cost) => cost[kind])).toFixed(1))
  console.log(`Bare node -e 0: wall ${wall} ms, cpu ${cpu} ms, peak ${peak} MiB, over ${bare.length} runs.`)
  console.log('Times bare node in the same round, median (quartiles); in brackets what must be reached.\n')
  console.log(table(HEAD, rows.map(({ cells }) => cells))) // prettier-ignore
  const peers = besidePeers(results)
  if (peers.length > 0) console.log(table(PEER_HEAD, peers))
  console.log(table(['size', 'kB', ''], sizes.map(({ cells }) => cells))) // prettier-ignore
}

/** For the table of figures: the healthy checks that the page is held to. */
function note(result) {
  const file = process.env.HEARTBEAT_FIGURES
  const { name } = result.row
  if (file === undefined || !name.startsWith('check, workspace') || result.pairs.length === 0) return
  const value = figuresOf(result).wall.middle.toFixed(2)
  appendFileSync(file, `${JSON.stringify({ what: 'a healthy check', name: `times bare node: ${name}`, value })}\n`)
}
