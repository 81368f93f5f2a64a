// Runs the self-test workflow on this machine: act starts the actions as a runner does, against an emulated GitHub.
// Usage: node_modules/.bin/node scripts/act.mjs PATH_OF_ACT   (Node 24: it reads the test rig's TypeScript itself)
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [act] = process.argv.slice(2)
if (act === undefined) throw new Error('Usage: scripts/act.mjs PATH_OF_ACT')

// The rig's imports end in .js, as TypeScript wants them.
registerHooks({
  resolve(specifier, context, next) {
    const ours = specifier.startsWith('.') && !context.parentURL?.includes('node_modules')
    try {
      return next(specifier, context)
    } catch (error) {
      if (ours && specifier.endsWith('.js')) return next(specifier.replace(/js$/, 'ts'), context)
      throw error
    }
  },
})
const { createRig } = await import('../__tests__/support/rig.ts')

/** A repository of its own, as pushed: what git knows and dist, with the remote that act takes the name from. */
function copyOf(project, repository) {
  const folder = mkdtempSync(join(tmpdir(), 'heartbeat-act-'))
  const git = (...args) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' })
  const known = execFileSync('git', ['ls-files', '-z'], { cwd: project, encoding: 'utf8' }).split('\0')
  const wanted = known.filter((file) => /^(action\.yml|write\/|run\/|\.github\/)/.test(file))
  for (const file of [...wanted, 'dist']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(project, file), join(folder, file), { recursive: true })
  }
  git('init', '--quiet', '--initial-branch=main')
  git('remote', 'add', 'origin', `https://github.com/${repository}.git`)
  git('add', '--all')
  git('-c', 'user.name=rig', '-c', 'user.email=rig@example.com', 'commit', '--quiet', '--message=as pushed')
  return folder
}

const rig = await createRig()
const folder = copyOf(root, rig.github.repository)
const home = mkdtempSync(join(tmpdir(), 'heartbeat-act-home-'))
// Each event that starts it, and what it tells besides.
const EVENTS = {
  push: {},
  workflow_dispatch: { inputs: { threshold: '6h' } },
  repository_dispatch: { action: 'heartbeat', client_payload: { threshold: '6h' } },
}

// Node 24 first, as the runner has it for `node24`.
const path = [dirname(process.execPath), process.env.PATH].join(':')
const env = { ...process.env, PATH: path, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home }

/** Whether all of its steps did what they should. */
async function passes(event) {
  const path = join(home, `${event}.json`)
  const repository = { full_name: rig.github.repository, default_branch: 'main' }
  writeFileSync(path, JSON.stringify({ repository, ...EVENTS[event] }))
  const args = [event, '--workflows', '.github/workflows/self-test.yml', '--eventpath', path]
  args.push('--platform', 'ubuntu-latest=-self-hosted', '--matrix', 'os:ubuntu-latest')
  args.push('--var', `HEARTBEAT_API_URL=${rig.proxy.url}`, '--secret', `GITHUB_TOKEN=${rig.github.token}`)
  const child = spawn(act, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)))
  const [code] = await once(child, 'close')
  const log = output.join('')
  const steps = log.match(/Success - Main/g)?.length ?? 0
  const passed = code === 0 && steps > 0
  console.log(passed ? `the self-test passed on ${event}: ${steps} steps did what they should` : log)
  return passed
}

let passed = true
for (const event of Object.keys(EVENTS)) passed = (await passes(event)) && passed
const problems = await rig.requestProblems()
for (const problem of problems) console.log(`not in GitHub's API: ${problem}`)
await rig.close()
for (const one of [folder, home]) rmSync(one, { recursive: true, force: true })
process.exitCode = passed && problems.length === 0 ? 0 : 1
