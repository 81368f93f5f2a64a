import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'

const PROCESS_ZONES = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]

/** Everything a calendar answers about one monitor, as text. */
const PROGRAM = `
  import { timesOf, zoneOf } from './src/domain/calendar/index.js'
  import { explainMonitor } from './src/explain/explain-schedule.js'
  const levels = { by: 'missed', warning: 1, degraded: 3, critical: 5 }
  const now = Date.parse('2026-03-27T20:30:00Z')
  const monitor = {
    id: 'job', name: 'job', paused: null,
    expectation: { kind: 'cron', crons: ['30 2 * * *', '*/20 1-3 * * 0'], timezone: 'Europe/Berlin', graceMs: 60000, levels },
    active: { hours: 'fri-mon 22:00-13:00', timezone: 'Australia/Lord_Howe', calendar: 'nyse', holidays: ['2026-03-28'], sessions: [] },
    maintenance: [{ kind: 'recurring', cron: '0 2 * * 0', timezone: 'Asia/Kolkata', durationMs: 3600000, reason: null }],
  }
  const times = timesOf(monitor)
  console.log(JSON.stringify([
    times.cron.upcoming(now, 40), times.cron.previous(now), times.cron.largestGap(now),
    times.hours.windows(now, now + 30 * 86400000), times.hours.addActive(now, 1e8), times.hours.activeBetween(now - 1e10, now),
    zoneOf('America/St_Johns').transitions(0, now), explainMonitor(monitor, times, now),
  ]))
`
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zones-'))
  await build({
    stdin: { contents: PROGRAM, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(folder, 'program.mjs'),
  })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

// proves: 6
test('the process may run in any zone: the answers are the same', async () => {
  const answers = await Promise.all(
    PROCESS_ZONES.map(async (TZ) => {
      const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'program.mjs')], { env: { TZ } })
      return stdout
    }),
  )
  expect(answers[0]).toContain('2026-03-29 01:00 UTC')
  expect(new Set(answers).size).toBe(1)
}, 20_000)
