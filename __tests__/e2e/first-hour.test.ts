import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { textOf } from '../docs/project-files.js'
import { openBrowser, siteOf, visit } from '../support/browser.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { figure } from '../support/figures.js'
import { readJobGraph } from '../support/job-graph.js'
import { describeWith } from '../support/needs.js'
import { inputsIn, linesOf, PASTED, wordsOf } from '../support/newcomer.js'
import { freePort, startRedis } from '../support/redis-server.js'
import type { ActionResult } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { until } from '../support/watcher.js'
import { green } from '../support/workflow-cases.js'
import { showWorkflows, verdictsIn } from '../support/workflow-stories.js'
import { workflowText, type StubWorkflow } from '../support/workflow-stub.js'

// Five people with nothing but README.md: each pastes what it shows, and waits for the first right word about what is watched.
// Nobody is to wait longer than five minutes.
jest.setTimeout(5 * 60_000)

const HOUR = 3_600_000
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString()

let rig: CheckRig
/** Theirs, with a clone of Heartbeat beside it. */
let mine: string
let parent: TemporaryFolder
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
beforeEach(async () => {
  parent = await createTemporaryFolder()
  mine = join(parent.path, 'mine')
  await mkdir(mine)
  await symlink(projectRoot, join(parent.path, 'heartbeat'), 'dir')
})
afterEach(async () => {
  await rig.clean()
  await parent.close()
})

/** Begins the time of one way; what it gives ends it, at the first right verdict. */
function stopwatch(way: string, ...pasted: readonly string[]): () => void {
  const begunAt = performance.now()
  const took = `pasted ${linesOf(...pasted)} lines, first right verdict after`
  return () => figure(`first hour: ${way}`, took, `${((performance.now() - begunAt) / 1000).toFixed(1)} s`)
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(mine, path)), { recursive: true })
  await writeFile(join(mine, path), text)
}

/** A command line as it was pasted, typed in that folder. */
function type(line: string, env: Readonly<Record<string, string>> = {}): Promise<ChildResult> {
  const [, ...words] = wordsOf(line)
  return runChild(process.execPath, words, { cwd: mine, env: { ...bareEnvironment(mine), ...env } })
}

const push = (path: string, text: string): Promise<unknown> => rig.github.putFile(path, text)
const CHECK = '.github/workflows/heartbeat.yml'

/** The pasted watching file, pushed and started by hand. */
async function check(workflow: string): Promise<ActionResult> {
  const result = await rig.run('action.yml', { inputs: inputsIn(workflow), eventName: 'workflow_dispatch' })
  expect(result.unexpectedInputs).toEqual([])
  return result
}

describe('the first hour with the README', () => {
  test('all workflows', async () => {
    const daily = (name: string, lastHoursAgo: number): StubWorkflow => ({
      file: `${name}.yml`,
      text: workflowText(['0 3 * * *'], null, name),
      runs: [0, 24, 48].map((more) => green(ago(lastHoursAgo + more))),
    })
    showWorkflows(rig, () => ({ workflows: [daily('backup', 9 * 24), daily('report', 5)] }))
    const ends = stopwatch('watch all workflows', PASTED.allWorkflows)
    await push(CHECK, PASTED.allWorkflows)
    const result = await check(PASTED.allWorkflows)
    expect(verdictsIn(result)).toEqual({ 'backup.yml': 'critical stale', 'report.yml': 'healthy ok' })
    expect((await rig.onlyIssue()).title).toContain('backup')
    ends()
  })

  test('a file', async () => {
    const [path = ''] = wordsOf(PASTED.inspect).slice(-1)
    await put(path, JSON.stringify({ last_run: ago(1) }))
    await push(path, JSON.stringify({ last_run: ago(1) }))
    const ends = stopwatch('watch a file', PASTED.inspect, PASTED.file)
    const seen = await type(PASTED.inspect)
    expect(seen).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('last_run') })
    await push(CHECK, PASTED.file)
    expect((await check(PASTED.file)).outputs).toMatchObject({ status: 'healthy', reason: 'ok' })
    ends()
    await push(path, JSON.stringify({ last_run: ago(9) }))
    expect((await check(PASTED.file)).outputs).toMatchObject({ status: 'critical', reason: 'stale' })
  })

  test('a job of mine, on GitHub', async () => {
    const night = async (script: string): Promise<ActionResult> => {
      await put('report.sh', `#!/bin/sh\n${script}\n`)
      await chmod(join(mine, 'report.sh'), 0o755)
      return rig.run('run/action.yml', { inputs: inputsIn(PASTED.job, '/run'), workspace: mine })
    }
    const ends = stopwatch('wrap a job, on GitHub', PASTED.job, PASTED.watchedJob)
    expect((await night('echo reported "$@"')).log).toContain('reported --all')
    expect((await check(PASTED.watchedJob)).outputs).toMatchObject({ status: 'healthy', reason: 'ok' })
    ends()
    expect((await night('exit 3')).exitCode).toBe(3)
    expect((await check(PASTED.watchedJob)).outputs).toMatchObject({ status: 'critical', reason: 'reported-failure' })
  })

  test('a job of mine, elsewhere', async () => {
    await put('report.sh', '#!/bin/sh\necho reported "$@"\n')
    await chmod(join(mine, 'report.sh'), 0o755)
    const command = PASTED.command.replace('owner/repo', rig.github.repository)
    const ends = stopwatch('wrap a job, elsewhere', PASTED.command, PASTED.watchedJob)
    const ran = await type(command, { GITHUB_TOKEN: rig.github.token, GITHUB_API_URL: rig.proxy.url })
    expect(ran).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('reported --all') })
    expect((await check(PASTED.watchedJob)).outputs).toMatchObject({ status: 'healthy', reason: 'ok' })
    ends()
  })

  describeWith('redis-server', 'with a Redis', () => {
    test('agents', async () => {
      const [redis, port] = [await startRedis(), await freePort()]
      const address = `redis://127.0.0.1:${redis.port}`
      const env = { ...bareEnvironment(mine), HEARTBEAT_URL: address, REDIS_URL: address }
      const work = 'const saveNext = () => new Promise((resolve) => setTimeout(resolve, 50))\n'
      await mkdir(join(mine, 'node_modules'))
      await symlink(projectRoot, join(mine, 'node_modules/heartbeat'), 'dir')
      let kill = (): void => {}
      let stop = (): void => {}
      try {
        const ends = stopwatch('agents on Redis', PASTED.agent, PASTED.agents, PASTED.watch)
        await put('worker.mjs', work + PASTED.agent)
        await put('.github/heartbeat.yml', PASTED.agents)
        const worker = runChild(node24, ['worker.mjs'], {
          env,
          cwd: mine,
          started: (send) => void (kill = () => send('SIGKILL')),
        })
        const watching = wordsOf(PASTED.watch.replace('8787', String(port))).slice(1)
        const watch = runChild(process.execPath, watching, {
          env,
          cwd: mine,
          timeoutMs: 240_000,
          started: (send) => void (stop = () => send('SIGTERM')),
        })
        const status = async (): Promise<unknown> => {
          const answer = await fetch(`http://127.0.0.1:${port}/api/health/status`).catch(() => null)
          return answer === null ? null : ((await answer.json()) as { overall_status?: unknown }).overall_status
        }
        expect(await until(async () => ((await status()) === 'healthy' ? true : undefined), 240_000)).toBe(true)
        ends()
        kill()
        await worker
        stop()
        expect((await watch).stdout).toContain('Watching 1 monitor of .github/heartbeat.yml')
      } finally {
        kill()
        stop()
        await redis.close()
      }
    })
  })

  describeWith('chromium', 'with a browser', () => {
    test('a page on Pages', async () => {
      await rig.beat(1)
      const config = 'monitors: { scheduler: { file: data/scheduler_heartbeat.json, threshold: 2h } }\n'
      await push('.github/heartbeat.yml', config)
      const ends = stopwatch('page on Pages', PASTED.page, config)
      await push(CHECK, PASTED.page)
      const result = await check(PASTED.page)
      const graph = readJobGraph(PASTED.page)
      const outputs = graph.outputsOf('check', { heartbeat: result.outputs })
      const jobs = { check: { result: 'success' as const, outputs } }
      expect([result.exitCode, graph.runs('page', { jobs })]).toEqual([0, true])
      const { artifact_name: name } = graph.inputsOf('page', { jobs })
      const site = await unpacked(rig.artifacts.artifacts.find((one) => one.name === name)?.bytes['artifact.tar'])
      const browser = await openBrowser()
      try {
        const shown = await visit(browser, siteOf(site), { path: 'index.html' }, async ({ page, complaints }) => {
          expect(complaints).toEqual([])
          return page.innerText('main')
        })
        expect(shown).toMatch(/scheduler/)
        ends()
      } finally {
        await browser.close()
      }
    })
  })
})

/** What GitHub Pages would serve of it. */
async function unpacked(tar: Buffer | undefined): Promise<Record<string, string>> {
  await put('artifact.tar', '')
  await writeFile(join(mine, 'artifact.tar'), tar ?? '')
  const site = join(mine, 'site')
  await mkdir(site)
  execFileSync('tar', ['-xf', join(mine, 'artifact.tar'), '-C', site])
  const names = (await readdir(site, { recursive: true })).filter((name) => /\.(html|js|json|css|svg)$/.test(name))
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(site, name), 'utf8')] as const)),
  )
}

test('the page of what was verified says how long these took', () => {
  for (const way of ['watch all workflows', 'watch a file', 'wrap a job', 'agents on Redis', 'page on Pages'])
    expect(textOf('docs/verified.md')).toContain(`| ${way}`)
})
