// Judging alone, inside one process: 10,000 monitors with cron lines in 20 zones.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const MONITORS = 10_000
const HOUR = 3_600_000
const ZONES = [
  'UTC', 'Europe/Berlin', 'Europe/London', 'Europe/Madrid', 'Europe/Kyiv', 'America/New_York', 'America/Chicago',
  'America/Denver', 'America/Los_Angeles', 'America/Sao_Paulo', 'America/St_Johns', 'Asia/Tokyo', 'Asia/Kolkata',
  'Asia/Kathmandu', 'Asia/Shanghai', 'Asia/Dubai', 'Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Auckland',
  'Africa/Cairo',
] // prettier-ignore

/** Milliseconds for all of them, with the loading of the calendar. */
export async function judgeCrons(root) {
  const folder = mkdtempSync(join(tmpdir(), 'heartbeat-bench-'))
  try {
    const source = `export * from './src/app/judge-all.js'\nexport { toMonitor } from './src/config/to-monitor.js'`
    await build({
      stdin: { contents: source, resolveDir: root },
      outfile: join(folder, 'judge.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
    })
    const { judgeAll, loadTimes, toMonitor } = await import(pathToFileURL(join(folder, 'judge.mjs')).href)
    const now = Date.now()
    const reads = Array.from({ length: MONITORS }, (_, index) => readOf(index, now, toMonitor))
    const startedAt = process.hrtime.bigint()
    const verdicts = await judgeAll(reads, {
      now,
      force: false,
      onGitHub: false,
      times: await loadTimes(reads.map(({ monitor }) => monitor)),
    })
    const ms = Number(process.hrtime.bigint() - startedAt) / 1e6
    if (verdicts.length !== MONITORS) throw new Error(`${verdicts.length} verdicts for ${MONITORS} monitors`)
    return ms
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readOf(index, now, toMonitor) {
  const cron = [`${index % 60} ${index % 24} * * ${index % 3 === 0 ? '1-5' : '*'}`]
  const monitor = toMonitor(`job-${index}`, { cron, timezone: ZONES[index % ZONES.length], grace: HOUR }, '', [])
  const beat = { at: now - (index % 50) * HOUR, state: 'ok' }
  return {
    monitor,
    reading: { kind: 'beat', beat, evidence: { field: '/at', rule: 'bench', zone: 'utc' }, notes: [] },
    place: { kind: 'file', path: 'bench.json' },
  }
}
