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

/** From a document's text to a verdict, with times written in every way and judged on both sides of clock changes. */
const PROGRAM = `
  import { readDocument } from './src/domain/reading/read.js'
  import { toReading } from './src/domain/reading/to-reading.js'
  import { zonedInstant } from './src/domain/calendar/zoned-instant.js'
  import { aMonitor, verdictOf } from './__tests__/support/monitor-samples.js'
  const H = 3600000
  const monitors = [
    aMonitor({ threshold: 2 * H }, 'threshold'),
    aMonitor({ every: H, grace: 60000, 'market-hours': true }, 'market'),
    aMonitor({ cron: ['30 2 * * *', '*/20 1-3 * * 0'], timezone: 'Europe/Berlin', grace: 60000 }, 'cron'),
    aMonitor({ threshold: H, 'active-hours': ['fri-mon 22:00-04:00'], timezone: 'Australia/Lord_Howe' }, 'night'),
  ]
  const nows = ['2026-03-08T07:30:00Z', '2026-03-29T01:30:00Z', '2026-10-25T01:30:00Z', '2026-11-01T06:30:00Z', '2026-11-27T18:30:00Z']
  const told = nows.map((text) => Date.parse(text)).flatMap((now) => {
    const at = new Date(now - 90 * 60000).toISOString()
    const texts = [
      JSON.stringify({ last_run: at }), JSON.stringify({ last_run: at.slice(0, 19) }), JSON.stringify({ last_run: at.slice(0, 10) }),
      JSON.stringify({ ts: (now - 5 * H) / 1000 }), 'last run: ' + at.slice(0, 16).replace('T', ' '), new Date(now - H).toUTCString(),
    ]
    return texts.flatMap((text) => monitors.map((monitor) => {
      const options = { ...monitor.reading, now, zoned: zonedInstant }
      const { status, reason, message, deadline, since } = verdictOf(monitor, toReading(readDocument(text, options), null), now)
      return [monitor.id, status, reason, message, deadline, since]
    }))
  })
  console.log(JSON.stringify(told))
`
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verdicts-'))
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
test('the process may run in any zone: every verdict is the same', async () => {
  const answers = await Promise.all(
    PROCESS_ZONES.map(async (TZ) => {
      const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'program.mjs')], { env: { TZ } })
      return JSON.parse(stdout) as unknown[][]
    }),
  )
  expect(new Set(answers[0]?.map(([, status]) => status)).size).toBeGreaterThan(2)
  for (const answer of answers) expect(answer).toEqual(answers[0])
})
