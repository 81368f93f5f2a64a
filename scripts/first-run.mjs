// Finds out which functions a usual check and a usual beat run, and builds dist/ with them compiled at once: `npm run first-run`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeBeats } from './bench/beats.mjs'
import { doorsOf } from './bench/doors.mjs'
import { nodeBinary } from './bench/environment.mjs'
import { startGitHub } from './bench/github.mjs'
import { runOnce } from './bench/measure.mjs'
import { rowsOf } from './bench/rows.mjs'
import { createStarter } from './bench/starter.mjs'
import { LIST } from './build/first-run.mjs'
import { root } from './load-ts.mjs'

/** What most runs are, and those that must not come late. */
const USUAL = [
  'check, workspace, own beat, issue: false',
  "check, workspace, somebody else's file, issue: false",
  'check, workspace, own beat, issues on',
  'check by API, healthy, 0 issues of others',
  "check by API, healthy, somebody else's file",
  'write through the API',
  'check that opens an issue',
  'check that closes an issue',
]
const RECORDER = fileURLToPath(new URL('./build/record-run.mjs', import.meta.url))

build({ HEARTBEAT_RECORD: '1' })
const folder = mkdtempSync(join(tmpdir(), 'heartbeat-first-run-'))
const ran = join(folder, 'ran.txt')
const starter = await createStarter(folder)
const github = await startGitHub(folder)
const rig = { node: nodeBinary(root), folder, github, starter }
try {
  await makeBeats(doorsOf({ ...rig, root }), rig)
  const rows = rowsOf(doorsOf({ ...rig, root }), folder)
  for (const name of USUAL) await record(rows.find((row) => row.name === name))
  writeFileSync(LIST, `${JSON.stringify(byFile(readFileSync(ran, 'utf8')), null, 2)}\n`)
} finally {
  github.stop()
  starter.stop()
  rmSync(folder, { recursive: true, force: true })
}
build({})

async function record(row) {
  for (const [index, step] of (row.before ?? []).entries()) {
    await runOnce(step, rig, { from: index === 0 ? step.from : row.name })
    await github.keep(row.name)
  }
  const env = { ...row.run.env, NODE_OPTIONS: `--import=${RECORDER}`, HEARTBEAT_RAN: ran }
  await runOnce({ ...row, run: { ...row.run, env } }, rig, { from: row.before === undefined ? row.from : row.name })
}

function byFile(text) {
  const files = {}
  for (const one of [...new Set(text.split('\n').filter((line) => line !== ''))].sort()) {
    const [file, name] = one.split('#')
    files[file] = [...(files[file] ?? []), name]
  }
  return files
}

function build(env) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the build failed')
}
