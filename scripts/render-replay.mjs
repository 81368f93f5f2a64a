// Writes docs/rendered/replay.md: the summary of a pull request that makes a threshold shorter and adds a monitor, as a run of the
// check leaves it. With --check it writes nothing and fails when the page is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadTs, root } from './load-ts.mjs'

const { aProposal, aReplay, aText } = await loadTs('scripts/bench/replay-entry.ts')

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]
const TO = Date.UTC(2026, 10, 20, 9, 0)
const configOf = (threshold, more = '') => `monitors:
  prices:
    file: heartbeats/prices.json
    threshold: ${threshold}
  nightly-backup:
    file: heartbeats/nightly-backup.json
    cron: '30 2 * * *'
    timezone: Europe/Berlin
${more}`
const NEW = `  api:
    url: https://api.example.com/health
    threshold: 15m
`

/** Each hour, with a silence of 3 h each week, and one of 2 h. */
const prices = Array.from({ length: 31 * 24 }, (_, i) => TO - (31 * 24 - i) * HOUR + 12 * MINUTE).filter(
  (_, i) => ![100, 101, 268, 269, 436, 500, 604, 605].includes(i),
)
/** Each night, and one that failed. */
const nights = Array.from({ length: 31 }, (_, i) => Date.UTC(2026, 9, 21 + i, 1, 41))
const beats = (monitor, times, failed) =>
  times.map((at, i) => ({ at: at + MINUTE, text: aText(monitor, at, i === failed ? 'failed' : 'ok') }))
const versions = new Map([
  ['heartbeats/prices.json', beats('prices', prices, -1)],
  ['heartbeats/nightly-backup.json', beats('nightly-backup', nights, 17)],
])
const text = configOf('90m', NEW)
const report = await aReplay(text, versions, { from: TO - 30 * DAY, to: TO }, 30 * MINUTE, configOf('2h'))
const page = await aProposal(text, await report())

const file = join(root, 'docs/rendered/replay.md')
if (!process.argv.includes('--check')) writeFileSync(file, page)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== page) {
  console.error('docs/rendered/replay.md is out of date: run node scripts/render-replay.mjs')
  process.exitCode = 1
}
