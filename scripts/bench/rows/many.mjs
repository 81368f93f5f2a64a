import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goals } from '../goals.mjs'

const MANY = 10_000
/** They are long, and vary little. */
const ROUNDS = 5
const ZONES = [
  'UTC', 'Europe/Berlin', 'Europe/London', 'Europe/Madrid', 'Europe/Kyiv', 'America/New_York', 'America/Chicago',
  'America/Denver', 'America/Los_Angeles', 'America/Sao_Paulo', 'America/St_Johns', 'Asia/Tokyo', 'Asia/Kolkata',
  'Asia/Kathmandu', 'Asia/Shanghai', 'Asia/Dubai', 'Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Auckland',
  'Africa/Cairo',
] // prettier-ignore

/** Thousands of monitors in one file, or in one for each zone. */
export function manyRows({ check }, folder) {
  writeFileSync(join(folder, 'many.json'), agents(MANY))
  for (const index of ZONES.keys()) writeFileSync(join(folder, `zone-${index}.json`), agents(MANY / ZONES.length))
  const each = { 'read-from': 'workspace', monitors: 'each', issue: 'false' }
  writeFileSync(join(folder, 'zones.json'), JSON.stringify({ monitors: Object.fromEntries(ZONES.map(zoneMonitor)) }))
  return [
    {
      name: `check, ${MANY} interval monitors in one file`,
      run: check({ ...each, 'heartbeat-file': 'many.json', every: '1h' }),
      goals: { ...goals(5), cpu: 7, requests: 0, peak: 110 },
      rounds: ROUNDS,
      compared: true,
    },
    {
      name: `check, ${MANY} cron monitors in ${ZONES.length} zones`,
      run: check({ config: 'zones.json', 'read-from': 'workspace', issue: 'false' }),
      goals: { requests: 0 },
      rounds: ROUNDS,
    },
  ]
}

function agents(count) {
  const at = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
  const named = Array.from({ length: count }, (_, i) => [`agent-${i}`, { last_heartbeat: at(i % 30), status: 'ok' }])
  return JSON.stringify({ agents: Object.fromEntries(named) })
}

function zoneMonitor(timezone, index) {
  const where = { file: `zone-${index}.json`, 'read-from': 'workspace', monitors: 'each' }
  return [`zone-${index}`, { ...where, cron: `${index} * * * *`, timezone, grace: '2h' }]
}
