import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { parse } from 'yaml'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import type { ActionResult } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { acceptedBy, green, WORKFLOW_CASES, worldOf } from '../support/workflow-cases.js'
import { createWorkflowServer, type WorkflowServer } from '../support/workflow-server.js'
import { showWorkflows, verdictsIn } from '../support/workflow-stories.js'
import { workflowText, type StubRun, type StubWorkflow, type StubWorld } from '../support/workflow-stub.js'

jest.setTimeout(60_000)

const HOUR = 3_600_000
let server: WorkflowServer
let folder: TemporaryFolder
beforeAll(async () => {
  server = await createWorkflowServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  folder = await createTemporaryFolder()
})
afterEach(() => folder.close())

function heartbeat(...args: string[]): Promise<ChildResult> {
  return runChild(node24, [join(projectRoot, 'dist/cli/index.js'), ...args], {
    env: bareEnvironment(folder.path),
    cwd: folder.path,
  })
}

const there = (): string[] => ['--repo', 'o/r', '--api-url', server.url]

describe('heartbeat check --repo, on incidents of other teams', () => {
  test.each(WORKFLOW_CASES.map((one) => [`${one.name} (${one.source})`, one] as const))('%s', async (_name, one) => {
    server.show(worldOf(one, (date, text) => ({ commits: [{ date, text }] })))
    const result = await heartbeat('check', ...there(), '--now', one.now, '--json')
    const { monitors } = JSON.parse(result.stdout) as { monitors: Record<string, Record<string, unknown>> }
    const verdict = monitors['job.yml']
    expect(acceptedBy(one)).toContain(verdict?.['status'])
    if (verdict?.['status'] === one.expect.status) expect(verdict['reason']).toBe(one.expect.reason)
    const isRed = verdict?.['status'] === 'critical' || verdict?.['status'] === 'unknown'
    expect(result.exitCode).toBe(isRed ? 1 : 0)
    const changes = server.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    expect(changes).toEqual([])
    // One more where a run was run again, no green run is listed, or runs were deleted.
    const more = server.requests.filter(({ path, query }) => path.includes('/attempts/') || query['per_page'] === '1')
    expect(more.length).toBeLessThanOrEqual(1)
    // The config is looked for in both spellings.
    expect(server.requests.length - more.length).toBeLessThanOrEqual(10)
  })
})

describe('the check action without any input', () => {
  let rig: CheckRig
  beforeAll(async () => {
    rig = await createCheckRig()
  })
  afterAll(() => rig.close())
  afterEach(() => rig.clean())

  const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString()
  const daily = (file: string, lastHoursAgo: number, more: Partial<StubWorkflow> = {}): StubWorkflow => ({
    file,
    text: workflowText(['0 3 * * *'], null, file.replace('.yml', '')),
    runs: [green(ago(lastHoursAgo)), green(ago(lastHoursAgo + 24)), green(ago(lastHoursAgo + 48))],
    ...more,
  })
  // The watcher itself, last run seven hours ago.
  const watcher = daily('watch.yml', 7)

  const show = (world: StubWorld): void => showWorkflows(rig, () => world)
  const check = (): Promise<ActionResult> => rig.run('action.yml', { inputs: { artifact: 'false' } })
  const statuses = verdictsIn

  // proves: 10
  test('opens one issue for a dead workflow, leaves the watcher out, and tells its own gap', async () => {
    show({ workflows: [daily('backup.yml', 9 * 24), daily('report.yml', 5), watcher] })
    const result = await check()
    expect(statuses(result)).toEqual({ 'backup.yml': 'critical stale', 'report.yml': 'healthy ok' })
    expect(result.exitCode).toBe(1)
    const issue = await rig.onlyIssue()
    expect(issue.title).toMatch(/backup/)
    expect(issue.body).toMatch(/### What to do[^]*### Diagnosis/)
    // A busy machine starts a little later.
    expect(result.outputs['checker-gap-minutes']).toMatch(/^42\d$/)
    expect(result.summary).toMatch(/7 h( \d min)? after the check before it/)
  })

  test('a discovered one is drilled by its id, well as it is', async () => {
    show({ workflows: [daily('report.yml', 5), watcher] })
    const drill = (id: string): Promise<ActionResult> =>
      rig.run('action.yml', { inputs: { artifact: 'false', drill: id } })
    const result = await drill('report.yml')
    expect(result.exitCode).toBe(0)
    expect(await rig.github.openIssues()).toEqual([])
    const issue = (await rig.github.issues()).find(({ number }) => String(number) === result.outputs['issue-number'])
    expect(issue?.title).toBe('🧪 DRILL: report (over)')
    const wrong = await drill('reports.yml')
    expect(wrong.annotations[0]?.message).toMatch(
      /no monitor "reports\.yml"; did you mean report\.yml\? There are: report\.yml$/,
    )
  })

  test('a disabled one is told at once, with who can enable it', async () => {
    show({ workflows: [daily('backup.yml', 5, { state: 'disabled_inactivity' }), watcher] })
    const result = await check()
    expect(statuses(result)).toEqual({ 'backup.yml': 'critical disabled-inactivity' })
    expect((await rig.onlyIssue()).body).toMatch(/gh workflow enable/)
  })

  // proves: 1
  test('what cannot be read touches nothing, and is red; the others are judged', async () => {
    show({ workflows: [daily('backup.yml', 9 * 24), daily('report.yml', 5), watcher] })
    await check()
    const before = await rig.onlyIssue()
    rig.proxy.reset()
    show({ workflows: [daily('backup.yml', 1, { runsStatus: 403 }), daily('report.yml', 5), watcher] })
    const result = await check()
    expect(statuses(result)).toEqual({ 'backup.yml': 'unknown source-unreachable', 'report.yml': 'healthy ok' })
    expect(result.exitCode).toBe(1)
    expect(rig.proxy.writes()).toEqual([])
    expect(await rig.onlyIssue()).toEqual(before)
  })
})

describe('of the last seven nights none may be lost', () => {
  const config = 'monitors: { nightly: { workflow: nightly.yml, at-most: 0 of the last 7 } }\n'
  const nights = (lost: readonly number[]): StubRun[] =>
    Array.from({ length: 12 }, (_, i) => i).flatMap((i) =>
      lost.includes(i) ? [] : [green(new Date(Date.UTC(2026, 8, 16 - i, 3, 20)).toISOString())],
    )
  const look = async (runs: readonly StubRun[], now: string): Promise<Record<string, unknown> | undefined> => {
    server.show({ workflows: [{ file: 'nightly.yml', text: workflowText(['0 3 * * *']), runs }] })
    await writeFile(join(folder.path, 'heartbeat.yml'), config)
    const args = ['check', ...there(), '--config', 'heartbeat.yml', '--now', now, '--json']
    const result = await heartbeat(...args)
    const { monitors } = JSON.parse(result.stdout) as { monitors: Record<string, Record<string, unknown>> }
    return monitors['nightly']
  }

  test('one that is lost is critical until it is a week ago', async () => {
    expect(await look(nights([]), '2026-09-16T12:00:00Z')).toMatchObject({ status: 'healthy' })
    expect(await look(nights([3]), '2026-09-16T12:00:00Z')).toMatchObject({
      status: 'critical',
      reason: 'stale',
      message: expect.stringContaining('1 of its last 7 due runs (none is allowed): 2026-09-13 03:00 UTC (no run)'),
    })
    expect(await look(nights([9]), '2026-09-16T12:00:00Z')).toMatchObject({ status: 'healthy' })
  })
})

describe('heartbeat discover', () => {
  const NOW = '2026-09-04T10:30:00Z'
  const world: StubWorld = {
    workflows: [
      { file: 'backup.yml', text: workflowText(['0 3 * * *']), runs: [green('2026-09-04T03:20:00Z')] },
      {
        file: 'tick.yml',
        text: workflowText(['*/30 8-18 * * 1-5', '0 6 * * 6'], 'Europe/Berlin'),
        runs: [green('2026-08-20T10:00:00Z')],
      },
      { file: 'ci.yml', text: 'on: push\njobs: {}\n' },
      { file: 'odd.yml', text: `# heartbeat: ignore it is a trial\n${workflowText(['0 1 * * *'])}` },
    ],
  }

  test('prints a line for each scheduled workflow', async () => {
    server.show(world)
    const { stdout, exitCode } = await heartbeat('discover', ...there(), '--now', NOW)
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^workflow +when +zone +last good run +delivered +window +verdict$/m)
    expect(stdout).toMatch(/^backup\.yml +.*03:00.* UTC +2026-09-04 03:20 UTC \(7 h 10 min ago\).*healthy: ok$/m)
    expect(stdout).toMatch(/^tick\.yml +.*Europe\/Berlin.*critical: stale$/m)
    expect(stdout).toMatch(/^3 scheduled workflows, \d+ requests\.$/m)
    expect(stdout).toMatch(/^odd\.yml +every day at 01:00 .*skipped: exempt$/m)
    expect(stdout).toMatch(/^Note: .*odd\.yml.*it is a trial\.$/m)
    expect(stdout).not.toMatch(/ci\.yml/)
  })

  test('shows those that an event starts as well, where they are asked for', async () => {
    server.show(world)
    const { stdout } = await heartbeat('discover', ...there(), '--now', NOW, '--include', 'push,issues')
    expect(stdout).toMatch(/^ci\.yml +on push +- +none +- +- +healthy: pending$/m)
    expect(stdout).toMatch(/^3 scheduled workflows and 1 without a schedule, \d+ requests\.$/m)
    expect(stdout).toMatch(/^Note: workflows\.include names issues, which starts no workflow here\.$/m)
    const wrong = await heartbeat('discover', ...there(), '--include', 'pusch')
    expect(wrong.exitCode).toBe(2)
    expect(wrong.stderr).toMatch(/include: "pusch" is no event of GitHub; did you mean "push"\?/)
  })

  test('says the same as JSON', async () => {
    server.show(world)
    const { stdout } = await heartbeat('discover', ...there(), '--now', NOW, '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      workflows: [
        { id: 'backup.yml', status: 'healthy', last_success: '2026-09-04T03:20:00Z' },
        { id: 'tick.yml', status: 'critical', schedule: [{ timezone: 'Europe/Berlin' }, { cron: '0 6 * * 6' }] },
        { id: 'odd.yml', status: 'skipped', reason: 'exempt' },
      ],
    })
  })

  const MINE = ['--action', 'mine/heartbeat@v1']
  test('init writes both files, keeps what exists, and replaces it when told to', async () => {
    server.show(world)
    const files = (): Promise<string[]> => readdir(join(folder.path, '.github'), { recursive: true })
    await mkdir(join(folder.path, '.github'))
    const dry = await heartbeat('init', ...there(), ...MINE, '--dry-run')
    expect(dry).toMatchObject({ exitCode: 0 })
    expect(dry.stdout).toMatch(/\.github\/workflows\/heartbeat\.yml: would be written/)
    expect(await files()).toEqual([])

    expect((await heartbeat('init', ...there(), ...MINE)).stdout).toContain(
      '\n.github/workflows/heartbeat.yml: written\n.github/heartbeat.yml: written\n\nNext:\n',
    )
    const read = (file: string): Promise<string> => readFile(join(folder.path, '.github', file), 'utf8')
    const workflow = parse(await read('workflows/heartbeat.yml')) as Record<string, unknown>
    expect(workflow).toMatchObject({ permissions: { issues: 'write' }, jobs: { check: { 'timeout-minutes': 5 } } })
    expect(await read('heartbeat.yml')).toMatch(/^# {3}backup\.yml: .*03:00/m)
    expect(await heartbeat('validate')).toMatchObject({ exitCode: 0 })

    await writeFile(join(folder.path, '.github/heartbeat.yml'), '# mine\n')
    expect((await heartbeat('init', ...there(), ...MINE)).stdout).toMatch(
      /\.github\/heartbeat\.yml: exists and is kept/,
    )
    expect(await read('heartbeat.yml')).toBe('# mine\n')
    expect((await heartbeat('init', ...there(), ...MINE, '--yes')).stdout).toMatch(/\.github\/heartbeat\.yml: replaced/)
    expect(await read('heartbeat.yml')).toMatch(/^workflows:/m)
  })

  test('a repository that is not there is an error, not an empty table', async () => {
    server.show({ workflows: [] })
    server.on('GET', /./, { status: 404, body: { message: 'Not Found' } })
    const result = await heartbeat('discover', ...there())
    expect(result.exitCode).toBe(1)
    expect(result.stdout).toBe('')
    expect(result.stderr).toMatch(/^error: o\/r could not be read: GitHub answered 404/m)
  })
})
