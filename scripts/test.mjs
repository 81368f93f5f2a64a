// The test command: both jest projects, then the totals of both and one closing line. Installs nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { figureLines, linesOf } from './figures.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const TOO_OLD = 20
if (Number(process.versions.node.split('.')[0]) < TOO_OLD)
  stop(`Node ${TOO_OLD} or later is needed; this is ${process.version}`)

function stop(message) {
  console.error(message)
  process.exit(1)
}

const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
if (!existsSync(jest)) stop('The packages are not installed; run "npm ci" first')

// Reading it slows every start of Node, and nothing here speaks to a host that needs it.
const env = { ...process.env }
delete env.NODE_EXTRA_CA_CERTS

const folder = mkdtempSync(join(tmpdir(), 'heartbeat-test-'))
env.HEARTBEAT_SKIPPED = join(folder, 'skipped')
env.HEARTBEAT_FIGURES ??= join(folder, 'figures')

// The real tests start processes and servers of their own, and wait for most of the time; more at a time would only time out.
const projects = { unit: ['--maxWorkers=100%'], real: ['--maxWorkers=3'] }

function run(project, options, folder) {
  const results = join(folder, `${project}.json`)
  const args = ['--experimental-vm-modules', '--no-warnings', jest, `--selectProjects=${project}`]
  args.push('--json', `--outputFile=${results}`, ...options, ...process.argv.slice(2))
  console.log(`\n== ${project} ==`)
  // The results go to a file; jest would print them too.
  const { status, signal } = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { status: signal ? 1 : status, ...totalsIn(results) }
}

function totalsIn(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    // A file that does not load holds an unknown number of tests; it counts as one that failed.
    const failed = numFailedTests + numRuntimeErrorTestSuites
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const runs = Object.entries(projects).map(([project, options]) => run(project, options, folder))
const figures = figureLines(env.HEARTBEAT_FIGURES)
const OPTIONAL = '(optional) '
const missing = [...new Set(linesOf(env.HEARTBEAT_SKIPPED))]
const lacking = missing.filter((line) => !line.startsWith(OPTIONAL))
const without = missing.filter((line) => line.startsWith(OPTIONAL)).map((line) => line.slice(OPTIONAL.length))
rmSync(folder, { recursive: true, force: true })

const sum = (key) => runs.reduce((total, one) => total + one[key], 0)
const [passed, skipped] = [sum('passed'), sum('skipped')]
const bad = runs.some(({ status }) => status !== 0)
// Jest may fail without a failed test, by a threshold or a crash of its own: that is a failure too.
const failed = Math.max(sum('failed'), bad ? 1 : 0)
if (figures.length > 0) console.log(`\n== measured ==\n${figures.join('\n')}`)
if (lacking.length > 0) console.log('\n== not tested, because a program is missing ==')
for (const one of lacking) console.log(one)
if (without.length > 0) console.log('\n== left out, for a program that need not be there ==')
for (const one of without) console.log(one)
console.log(`\nTests: ${failed} failed, ${skipped} skipped, ${passed} passed, ${passed + failed + skipped} total`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
