import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { checkOnce, type CheckedOnce } from '../../src/wiring/check-once.js'
import { withConnections, type Connections } from '../../src/wiring/connections.js'
import { openIncidents } from '../../src/wiring/open-incidents.js'
import { wire } from '../../src/wiring/wire.js'
import { connectedTo } from '../support/connected-github.js'
import { aLog } from '../support/incident-samples.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { createWorkflowServer, type WorkflowServer } from '../support/workflow-server.js'
import type { StubWorld } from '../support/workflow-stub.js'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const HOUR = 3_600_000
const BOT = 'github-actions[bot]'
const iso = (at: number): string => new Date(at).toISOString()

let folder: TemporaryFolder
let github: WorkflowServer
let living: Connections
let pauses: number[]

beforeEach(async () => {
  ;[folder, github] = await Promise.all([createTemporaryFolder(), createWorkflowServer()])
  pauses = []
  living = connectedTo({
    clock: { now: () => NOW, sleep: async (ms) => void pauses.push(ms) },
    log: aLog(),
    apiUrl: github.url,
    workspace: folder.path,
  })
})
afterEach(async () => {
  living.close()
  await Promise.all([github.close(), folder.close()])
})

/** One run, as a process that stays makes one after the other. */
function run(raw: Record<string, string>, now = NOW): Promise<CheckedOnce> {
  return checkOnce(living, {
    inputs: readInputs(CHECK_INPUTS, raw),
    byHand: null,
    now,
    runUrl: null,
    self: null,
    runId: null,
    channels: { environment: {}, hide: () => {} },
    incidents: async ({ issue }, wiring) =>
      raw['issue'] === 'false' ? null : openIncidents({ kind: 'github', options: { ...issue } }, wiring),
  })
}

interface StubIssue {
  readonly number: number
  readonly title: string
  readonly body: string
}

/** GitHub's issues as far as a run needs them: listed, opened, shown; changes of them are taken without a word. */
function showIssues(): StubIssue[] {
  const issues: StubIssue[] = []
  const shown = (issue: StubIssue) => ({
    ...issue,
    state: 'open',
    html_url: `https://github.com/o/r/issues/${issue.number}`,
    user: { login: BOT },
    labels: [{ name: 'heartbeat-alert' }, { name: 'P0' }],
    created_at: iso(NOW),
    updated_at: iso(NOW),
    closed_at: null,
  })
  github.on('*', /^\/repos\/o\/r\/issues\/1(\/|$)/, () => ({ body: issues.map(shown)[0] }))
  github.on('GET', '/repos/o/r/issues', () => ({ body: issues.map(shown) }))
  github.on('POST', '/repos/o/r/issues', (request) => {
    const issue = { ...(request.json() as StubIssue), number: issues.length + 1 }
    issues.push(issue)
    return { status: 201, body: shown(issue) }
  })
  return issues
}

const statuses = ({ report }: CheckedOnce): string[] =>
  report.verdicts.map(({ monitor, status }) => `${monitor}: ${status}`)
const put = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder.path, path)), { recursive: true })
  await writeFile(join(folder.path, path), text)
}
const beat = (at: number): Promise<void> => put('beat.json', JSON.stringify({ at: iso(at) }))
const LOCAL = { 'heartbeat-file': 'beat.json', 'read-from': 'workspace', monitor: 'job', threshold: '1h' }

describe('a second run in the same process', () => {
  test('reads the file as it stands then', async () => {
    await beat(NOW)
    expect(statuses(await run({ ...LOCAL, issue: 'false' }))).toEqual(['job: healthy'])
    await beat(NOW - 9 * HOUR)
    expect(statuses(await run({ ...LOCAL, issue: 'false' }))).toEqual(['job: critical'])
  })

  test('goes by the config as it stands then', async () => {
    const config = (grace: string): string =>
      `monitors:\n  job:\n    file: beat.json\n    read-from: workspace\n    every: 1h\n    grace: ${grace}\n`
    await beat(NOW - 9 * HOUR)
    await put('.github/heartbeat.yml', config('10h'))
    expect(statuses(await run({ issue: 'false' }))).toEqual(['job: healthy'])
    await put('.github/heartbeat.yml', config('1h'))
    expect(statuses(await run({ issue: 'false' }))).toEqual(['job: critical'])
  })

  test('takes a new look at the workflows', async () => {
    const world = (daysAgo: number): StubWorld => ({
      graphql: true,
      workflows: [
        {
          file: 'nightly.yml',
          text: 'on:\n  schedule:\n    - cron: "0 3 * * *"\n',
          runs: [0, 1, 2].map((day) => ({
            event: 'schedule',
            status: 'completed',
            conclusion: 'success',
            created_at: iso(NOW - 9 * HOUR - (daysAgo + day) * 24 * HOUR),
          })),
        },
      ],
    })
    github.show(world(7))
    const first = await run({ issue: 'false' })
    github.show(world(0))
    const second = await run({ issue: 'false' })
    expect([statuses(first), statuses(second)]).toEqual([['nightly.yml: critical'], ['nightly.yml: healthy']])
  })

  test('finds the issue that the first one opened, and opens no other', async () => {
    const issues = showIssues()
    await beat(NOW - 9 * HOUR)
    const first = await run(LOCAL)
    const second = await run(LOCAL)
    expect(issues).toHaveLength(1)
    for (const { report } of [first, second]) {
      expect(report.problems).toEqual([])
      expect(report.incidents.get('job')).toMatchObject({ ref: '1', phase: 'open' })
    }
    expect(first.report.plan.map(({ kind }) => kind)).toEqual(['open-incident'])
  })

  test('finds no issue where the first one has seen it and somebody has deleted it since', async () => {
    const issues = showIssues()
    await beat(NOW - 9 * HOUR)
    await run(LOCAL)
    issues.length = 0
    const second = await run(LOCAL, NOW + HOUR)
    expect(second.report.plan.map(({ kind }) => kind)).toEqual(['open-incident'])
    expect(issues).toHaveLength(1)
  })

  test('may wait for GitHub as long as the first, and counts its own requests', async () => {
    const limited = { status: 429, headers: { 'retry-after': '20' }, body: { message: 'slow down' } }
    const content = Buffer.from(JSON.stringify({ at: iso(NOW) })).toString('base64')
    const answers = [limited, { body: { type: 'file', encoding: 'base64', content } }]
    const committed = { ...LOCAL, 'read-from': 'api', issue: 'false' }
    const made: CheckedOnce[] = []
    for (let number = 1; number <= 2; number++) {
      github.on('GET', '/repos/o/r/contents/beat.json', answers)
      made.push(await run(committed))
    }
    expect(made.map(statuses)).toEqual([['job: healthy'], ['job: healthy']])
    expect(pauses).toEqual([20_000, 20_000])
    expect(made.map(({ wiring }) => wiring.budget.waitedMs)).toEqual([20_000, 20_000])
    expect(made.map(({ wiring }) => wiring.budget.requests)).toEqual([2, 2])
  })

  test('waits no longer than a run may', async () => {
    github.on('GET', '/repos/o/r/contents/beat.json', { status: 429, headers: { 'retry-after': '20' }, body: {} })
    const committed = { ...LOCAL, 'read-from': 'api', issue: 'false' }
    const { report, wiring } = await run(committed)
    expect(report.verdicts).toMatchObject([{ status: 'unknown', reason: 'source-unreachable' }])
    expect([pauses, wiring.budget.requests]).toEqual([[20_000], 2])
  })
})

test('who the token writes as is asked once in the life of a process', async () => {
  let asked = 0
  github.on('POST', '/graphql', () => (asked++, { body: { data: { viewer: { login: BOT } } } }))
  const logins: (string | null)[] = []
  for (let number = 1; number <= 3; number++) logins.push(await (await wire(living).github()).login())
  expect(logins).toEqual([BOT, BOT, BOT])
  expect(asked).toBe(1)
})

test('that nobody could say who the token writes as is forgotten with the run', async () => {
  github.on('POST', '/graphql', [
    { status: 401, body: { message: 'no' } },
    { body: { data: { viewer: { login: BOT } } } },
  ])
  github.on('GET', '/user', { status: 401, body: { message: 'no' } })
  const first = await wire(living).github()
  expect([await first.login(), await first.login()]).toEqual([null, null])
  expect(await (await wire(living).github()).login()).toBe(BOT)
})

test('connections end with the work they were made for, also when it fails', async () => {
  github.on('GET', '/kept', { body: 'x' })
  const sockets = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length
  const before = sockets()
  const work = withConnections(living.surroundings, async ({ http }) => {
    await http.request({ method: 'GET', url: `${github.url}/kept` })
    expect(sockets()).toBeGreaterThan(before)
    throw new Error('broken')
  })
  await expect(work).rejects.toThrow('broken')
  for (let tries = 0; sockets() > before && tries < 100; tries++) await new Promise((later) => setTimeout(later, 10))
  expect(sockets()).toBe(before)
})
