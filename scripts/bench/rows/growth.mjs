import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MANY = 10_000
const ROUNDS = 3
const HURRY = fileURLToPath(new URL('../hurry.cjs', import.meta.url))

/** What grows without an end somewhere: monitors in a config file, files on a branch, incidents that are open at once. */
export function growthRows(doors, folder) {
  return [
    ...manyNamed(doors, folder),
    ...incidents(doors, folder, 50),
    ...incidents(doors, folder, 300, { isLong: true }),
  ]
}

function manyNamed({ check }, folder) {
  const config = (name, defaults, monitors) => {
    writeFileSync(join(folder, name), JSON.stringify({ defaults, monitors: Object.fromEntries(monitors) }))
    return check({ config: name, 'read-from': 'workspace', issue: 'false' })
  }
  const members = Array.from({ length: MANY }, (_, i) => [`a${i}`, { file: 'many.json', member: `agent-${i}` }])
  const files = Array.from({ length: MANY }, (_, i) => [`a${i}`, { file: `b/${i}.json` }])
  return [
    {
      name: `check, ${MANY} monitors in a config file`,
      run: config('members.json', { 'read-from': 'workspace', every: '1h' }, members),
      isLong: true,
      rounds: ROUNDS,
    },
    {
      name: `check, ${MANY} files on a branch`,
      run: config('files.json', { branch: 'heartbeats', 'read-from': 'api', every: '1h' }, files),
      isLong: true,
      rounds: ROUNDS,
    },
  ]
}

/** Each has an issue of its own: opened, still open with nothing changed, closed. */
function incidents({ check }, folder, count, more = {}) {
  const name = `late-${count}.json`
  const monitors = Array.from({ length: count }, (_, i) => [`late-${i}`, { file: `stale-${i}.json` }])
  const text = { incidents: { 'group-over': 1000 }, defaults: { every: '1h' }, monitors: Object.fromEntries(monitors) }
  writeFileSync(join(folder, name), JSON.stringify(text))
  const run = check({ config: name, 'read-from': 'api' })
  const opens = { run: inHurry(run), exitCode: 1, world: {} }
  const pauses = 'without the pauses between writes'
  return [
    { name: `check, ${count} incidents opened, ${pauses}`, ...opens, isLong: true, rounds: 1 },
    {
      name: `check, ${count} open incidents, nothing changed`,
      ...opens,
      run,
      before: [opens],
      goals: { writes: 0 },
      rounds: ROUNDS,
      ...more,
    },
    {
      name: `check, ${count} incidents closed, ${pauses}`,
      run: inHurry(run),
      world: { recovered: true },
      before: [opens],
      isLong: true,
      rounds: 1,
    },
  ]
}

function inHurry({ argv: [node, ...script], ...run }) {
  return { ...run, argv: [node, '--require', HURRY, ...script] }
}
