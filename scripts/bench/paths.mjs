// What is measured, each with what it must reach (docs/architecture.md tells where the figures come from).
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bareEnvironment, stepEnvironment } from './runner.mjs'

const MANY = 10_000
const QUIET = { artifact: 'false', token: 'ghs_bench0000000000000000000000000000' }

/** Bare node first: every ratio is to it. `compared` ones are what two checkouts are compared by. */
export function paths({ root, folder, apiUrl }) {
  const file = writeBeats(folder)
  const dist = (door) => join(root, 'dist', door, 'index.js')
  const check = (name, inputs, limits, more = {}) => ({
    name,
    args: [dist('check')],
    env: stepEnvironment({ actionFile: join(root, 'action.yml'), inputs: { ...QUIET, ...inputs }, folder, apiUrl }),
    cwd: folder,
    ...limits,
    ...more,
  })
  const cli = (name, ...args) => ({ name, args: [dist('cli'), ...args], env: bareEnvironment(), cwd: folder })
  const here = { 'read-from': 'workspace' }
  return [
    { name: 'bare node -e 0', args: ['-e', '0'], env: bareEnvironment(), cwd: folder },
    check(
      'check, healthy, file in the workspace, issue: false',
      { ...here, 'heartbeat-file': 'fresh.json', issue: 'false' },
      { wall: 1.6, limit: 0, memory: 1.25, compared: true },
    ),
    check(
      'check, healthy, file in the workspace',
      { ...here, 'heartbeat-file': 'fresh.json' },
      { wall: 1.6, limit: 1, memory: 1.5 },
    ),
    check(
      'check, healthy, committed file by API',
      { 'heartbeat-file': 'fresh.json' },
      { wall: 2.3, limit: 2, memory: 1.5, compared: true },
    ),
    check(
      'check that opens an issue',
      { 'heartbeat-file': 'stale.json' },
      { wall: 2.8, limit: 4, memory: 1.5 },
      { exitCode: 1 },
    ),
    {
      name: 'write through the API',
      args: [dist('write')],
      env: stepEnvironment({
        actionFile: join(root, 'write', 'action.yml'),
        inputs: { monitor: 'nightly', mode: 'once', 'min-interval': '', required: 'true', token: QUIET.token },
        folder,
        apiUrl,
      }),
      cwd: folder,
      ...{ wall: 2.3, limit: 2, memory: 1.5, compared: true },
    },
    check(
      `check, ${MANY} interval monitors in one file, issue: false`,
      { ...here, 'heartbeat-file': file, monitors: 'each', every: '1h', issue: 'false' },
      { wall: 3, limit: 0, memoryMiB: 120 },
    ),
    check(
      `check, ${MANY} interval monitors in one file`,
      { ...here, 'heartbeat-file': file, monitors: 'each', every: '1h' },
      { wall: 3, limit: 1, memoryMiB: 120 },
    ),
    cli(
      'heartbeat schedule, 5 instants in a zone',
      'schedule',
      '30 2 * * *',
      '--timezone',
      'Europe/Berlin',
      '--count',
      '5',
    ),
    { ...cli('heartbeat --help', '--help'), compared: true },
    cli('heartbeat inspect, one file', 'inspect', 'fresh.json'),
  ]
}

function writeBeats(folder) {
  const at = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
  writeFileSync(join(folder, 'fresh.json'), JSON.stringify({ last_run: at(1), status: 'ok' }))
  const names = Array.from({ length: MANY }, (_, index) => `agent-${index}`)
  const agents = Object.fromEntries(
    names.map((name, index) => [name, { last_heartbeat: at(index % 30), status: 'ok' }]),
  )
  writeFileSync(join(folder, 'many.json'), JSON.stringify({ agents }))
  return 'many.json'
}
