// What a replay costs: 50 monitors over 30 days, looked at each half hour. `node scripts/replay-cpu.mjs [ROUNDS]` prints the
// median of the processor's time (user and system) of reading the beats and of the looks, and ends with 1 above the goal.
import { loadTs } from './load-ts.mjs'

const GOAL_MS = 1_000
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]
const [MONITORS, DAYS] = [50, 30]
const TO = Date.UTC(2026, 10, 28)
const rounds = Number(process.argv[2] ?? 5)

const { aReplay, aText } = await loadTs('scripts/bench/replay-entry.ts')

/** A beat each half hour, and now and then one that is missing or failed. */
function beatsOf(monitor) {
  const beats = []
  for (let at = TO - DAYS * DAY - HOUR; at < TO; at += 30 * MINUTE) {
    const nth = Math.round(at / (30 * MINUTE)) + 37 * monitor
    if (nth % 211 < 5) continue
    const at1 = at + (nth % 7) * MINUTE
    const text = aText(`m${monitor}`, at1, nth % 311 === 0 ? 'failed' : 'ok')
    beats.push({ at: at1, text })
  }
  return beats
}

const SETTINGS = [
  'threshold: 2h',
  'every: 30m',
  "cron: '*/30 * * * *'\n    timezone: Europe/Riga",
  'threshold: 90m\n    calendar: nyse',
]
const config = `monitors:\n${Array.from({ length: MONITORS }, (_, i) => `  m${i}:\n    file: beats/m${i}.json\n    ${SETTINGS[i % SETTINGS.length]}\n`).join('')}`
const versions = new Map(Array.from({ length: MONITORS }, (_, i) => [`beats/m${i}.json`, beatsOf(i)]))

const taken = { reading: [], looks: [] }
let last
for (let round = 0; round < rounds + 1; round++) {
  const before = process.cpuUsage()
  const replay = await aReplay(config, versions, { from: TO - DAYS * DAY, to: TO }, 30 * MINUTE)
  const between = process.cpuUsage()
  last = await replay()
  const cpu = ({ user, system }) => (user + system) / 1000
  // The first round loads and compiles.
  if (round === 0 && rounds > 1) continue
  taken.looks.push(cpu(process.cpuUsage(between)))
  taken.reading.push(cpu(process.cpuUsage(before)) - cpu(process.cpuUsage(between)))
}
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]
const looks = Math.round(median(taken.looks))
const alerts = last.monitors.reduce((sum, one) => sum + one.alerts.length, 0)
const judged = MONITORS * last.ticks
console.log(
  `${judged.toLocaleString('en-US')} judgements, ${alerts} alerts: ${looks} ms of the processor (goal ${GOAL_MS} ms)`,
)
console.log(
  `${[...versions.values()].reduce((sum, one) => sum + one.length, 0).toLocaleString('en-US')} beats read: ${Math.round(median(taken.reading))} ms`,
)
process.exitCode = looks > GOAL_MS ? 1 : 0
