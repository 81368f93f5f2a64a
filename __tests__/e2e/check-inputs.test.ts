import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { OUTPUT_NAMES } from '../../src/reports/output-names.js'
import { readActionFile } from '../support/action-file.js'
import { BEAT_FILE, createCheckRig, type CheckRig } from '../support/check-rig.js'
import { projectRoot } from '../support/child.js'
import type { ActionResult } from '../support/runner.js'
import { withTemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

const CONFIG = '.github/heartbeat.yml'
const HOUR = 3_600_000
let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

const said = (result: ActionResult): string => result.annotations.map(({ message }) => message).join('\n')

// proves: 38
describe('empty texts are defaults', () => {
  const triggers: [string, Record<string, unknown>][] = [
    ['schedule', { schedule: '*/30 * * * *' }],
    ['workflow_dispatch', { inputs: { force_check: '', dry_run: '', threshold_minutes: '' } }],
    ['repository_dispatch', { action: 'heartbeat', client_payload: { force_check: '', dry_run: null } }],
  ]
  test.each(triggers)('on %s: every input given as an empty text', async (eventName, event) => {
    const { inputs } = await readActionFile(join(projectRoot, 'action.yml'))
    // An empty token would be no token at all: the one input whose default is the runner's.
    const names = Object.keys(inputs).filter((name) => name !== 'token')
    await rig.beat(1.9)
    const given = { ...Object.fromEntries(names.map((name) => [name, ''])), 'heartbeat-file': BEAT_FILE }
    const result = await rig.check({ ...given, artifact: 'false' }, { eventName, event })
    expect(result.outputs).toMatchObject({ status: 'healthy', reason: 'ok' })
    expect(result.exitCode).toBe(0)
    await rig.beat(2.1)
    const late = await rig.check({ ...given, artifact: 'false' }, { eventName, event })
    expect(late.outputs).toMatchObject({ status: 'critical', incident: 'opened' })
    expect((await rig.onlyIssue()).labels.map(({ name }) => name).sort()).toEqual(
      ['P0', 'auto-alert', 'critical', 'heartbeat-alert'].sort(),
    )
  })
})

// proves: 36
describe('what a trigger asks of one run', () => {
  // A minute that is days away, whenever this runs.
  const day = new Date(Date.now() + 72 * HOUR).toUTCString().slice(0, 3).toLowerCase()
  const hours = { 'active-hours': `${day} 00:00-00:01`, timezone: 'UTC' }

  test.each([
    ['workflow_dispatch', { inputs: { threshold_minutes: '400', dry_run: 'true' } }],
    ['repository_dispatch', { action: 'heartbeat', client_payload: { threshold_minutes: 400, dry_run: true } }],
    ['repository_dispatch', { action: 'heartbeat', client_payload: { threshold: '400', 'dry-run': 'TRUE' } }],
  ])('%s may set threshold and dry-run (%j)', async (eventName, event) => {
    await rig.beat(5)
    expect((await rig.check({}, { eventName, event })).outputs['status']).toBe('healthy')
    await rig.beat(9)
    const result = await rig.check({}, { eventName, event })
    expect(result.outputs).toMatchObject({ status: 'critical', incident: 'none' })
    expect(rig.proxy.writes()).toEqual([])
  })

  test('force_check looks outside active hours, as `force` does', async () => {
    await rig.beat(9)
    const quiet = await rig.check({ ...hours, issue: 'false' })
    expect(quiet.outputs).toMatchObject({ status: 'skipped', reason: 'inactive-hours' })
    const event = { inputs: { force_check: 'true' } }
    const forced = await rig.check({ ...hours, issue: 'false' }, { eventName: 'workflow_dispatch', event })
    expect(forced.outputs).toMatchObject({ status: 'critical', reason: 'stale' })
    expect((await rig.check({ ...hours, force: 'true', issue: 'false' })).outputs['status']).toBe('critical')
  })

  test("an agent's payload may not set the threshold, since a metric of its own may be called so", async () => {
    await rig.beat(5)
    const event = { action: 'agent:heartbeat', client_payload: { agent: 'x', threshold: 90_000 } }
    const result = await rig.check({ issue: 'false' }, { eventName: 'repository_dispatch', event })
    expect(result.outputs['status']).toBe('critical')
    expect(result.summary).toContain('expected within 2 h')
  })

  test('an event of another type is not asked', async () => {
    await rig.beat(5)
    const event = { action: 'deploy', client_payload: { threshold_minutes: 9999 } }
    const result = await rig.check({ issue: 'false' }, { eventName: 'repository_dispatch', event })
    expect(result.outputs['status']).toBe('critical')
  })

  const hostile: [string, unknown][] = [
    ['a shell command', { threshold_minutes: '$(reboot)' }],
    ['a command for the runner', { threshold_minutes: '\n::set-output name=status::healthy\n' }],
    ['another command', { dry_run: '##[add-mask]healthy' }],
    ['a negative threshold', { threshold_minutes: -1 }],
    ['an endless one', { threshold_minutes: '99999999999999' }],
    ['no number', { threshold_minutes: 'NaN' }],
  ]
  test.each(hostile)('%s is refused before anything is read or changed', async (_name, payload) => {
    await rig.beat(5)
    rig.proxy.reset()
    const event = { action: 'heartbeat', client_payload: payload as Record<string, unknown> }
    const result = await rig.check({}, { eventName: 'repository_dispatch', event })
    expect(result.exitCode).toBe(1)
    expect(rig.proxy.requests).toEqual([])
    expect(result.outputs['status']).toBe('unknown')
    expect(result.commands.map(({ name }) => name).filter((name) => name !== 'error')).toEqual([])
  })

  const strange: [string, unknown][] = [
    ['names nobody knows', { token: 'mine', 'api-url': 'http://evil.example', 'heartbeat-file': '/etc/passwd' }],
    ['prototypes', JSON.parse('{"__proto__":{"dry_run":"true"},"constructor":{"force":"true"}}')],
    ['a list', ['dry_run']],
    ['a text', 'dry_run=true'],
    ['maps where words belong', { dry_run: { $gt: '' }, threshold: [[[]]] }],
    ['a very long value', { threshold_minutes: '1'.repeat(60_000) }],
  ]
  test.each(strange)('%s: left aside, the run goes on as configured', async (_name, payload) => {
    await rig.beat(5)
    const event = { action: 'heartbeat', client_payload: payload }
    const result = await rig.check({ issue: 'false' }, { eventName: 'repository_dispatch', event })
    expect(result.outputs).toMatchObject({ status: 'critical', reason: 'stale' })
  })
})

describe('mistakes', () => {
  // proves: 38
  test('all of them at once, before anything is read or changed, with every output set', async () => {
    await rig.beat(5)
    rig.proxy.reset()
    const result = await rig.check({
      threshold: '5 mins',
      'fail-on': 'sometimes',
      'dry-run': 'maybe',
      'recovery-tolerance': '0',
      'artifact-retention-days': '1000',
      'read-from': 'ftp',
    })
    expect(result.exitCode).toBe(1)
    expect(rig.proxy.requests).toEqual([])
    expect(Object.keys(result.outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
    for (const told of [
      /threshold: "5 mins" .*"5m"/,
      /fail-on: "sometimes" .*never, warning, degraded, critical/,
      /dry-run: "maybe" .*true.*false/,
      /recovery-tolerance: "0" .*1 to 100/,
      /artifact-retention-days: "1000" .*1 to 90/,
      /read-from: "ftp" .*api, workspace/,
    ])
      expect(said(result)).toMatch(told)
    expect(result.log).not.toMatch(/\n\s+at /)
  })

  test.each([
    [{ every: '30m', cron: '0 2 * * *' }, /every.*cron/],
    [{ cron: '61 2 * * *' }, /61/],
    [{ timezone: 'Mars/Olympus', cron: '0 2 * * *' }, /Mars\/Olympus/],
    [{ 'active-hours': 'mon-fri 25:00-26:00' }, /25:00/],
    [{ calendar: 'moon' }, /moon/],
    [{ levels: '5,3,1' }, /levels/],
    [{ grace: '5m' }, /grace/],
    [{ holidays: 'someday' }, /someday/],
  ])('%j is told by name', async (inputs, told) => {
    rig.proxy.reset()
    const result = await rig.check(inputs)
    expect(result.exitCode).toBe(1)
    expect(said(result)).toMatch(told)
    expect(rig.proxy.requests).toEqual([])
  })
})

describe('the config file', () => {
  test('is read by the API where nothing is checked out, and says which monitors there are', async () => {
    await rig.beat(5)
    await rig.github.putFile('data/other.txt', new Date().toISOString())
    await rig.github.putFile(
      CONFIG,
      `monitors:\n  orders: {file: ${BEAT_FILE}, threshold: 2h}\n  other: {file: data/other.txt}\nworkflows: {discover: false}\n`,
    )
    const result = await rig.check({ 'heartbeat-file': '' })
    const monitors = JSON.parse(result.outputs['monitors'] ?? '') as Record<string, { status: string }>
    expect(monitors['orders']?.status).toBe('critical')
    expect(monitors['other']?.status).toBe('healthy')
    const only = await rig.check({ 'heartbeat-file': '', monitor: 'other' })
    expect(Object.keys(JSON.parse(only.outputs['monitors'] ?? ''))).toEqual(['other'])
    expect(only.exitCode).toBe(0)
    const unknown = await rig.check({ 'heartbeat-file': '', monitor: 'othr' })
    expect(said(unknown)).toMatch(/"othr" is not in the config file; there are orders, other/)
  })

  test('one checked out wins over the committed one', async () => {
    await rig.beat(5)
    await withTemporaryFolder(async (workspace) => {
      await mkdir(join(workspace, '.github'))
      await writeFile(join(workspace, CONFIG), `monitors:\n  here: {file: ${BEAT_FILE}, threshold: 9h}\n`)
      const result = await rig.check({ 'heartbeat-file': '', issue: 'false' }, { workspace })
      expect(Object.keys(JSON.parse(result.outputs['monitors'] ?? ''))).toContain('here')
      expect(result.outputs['status']).toBe('healthy')
    })
  })

  test('its mistakes come all at once, with line and column, and nothing is judged or changed', async () => {
    const text = `monitors:\n  a:\n    treshold: 5m\n    every: 5 mins\n  b:\n    cron: "99 * * * *"\n    missing: maybe\n`
    await rig.github.putFile(CONFIG, text)
    rig.proxy.reset()
    const result = await rig.check({ 'heartbeat-file': '' })
    expect(result.exitCode).toBe(1)
    expect(said(result)).toMatch(/heartbeat\.yml:3:5: .*treshold.*did you mean "threshold"/)
    expect(said(result)).toMatch(/heartbeat\.yml:7:5: .*missing/)
    expect(rig.proxy.writes()).toEqual([])
    expect(result.outputs['status']).toBe('unknown')
  })

  test('one that cannot be read ends the run: nobody knows what to watch', async () => {
    rig.proxy.add({ path: /heartbeat\.yml$/, fault: { kind: 'answer', answer: { status: 503, body: {} } } })
    const result = await rig.check({ 'heartbeat-file': '' })
    expect(result.exitCode).toBe(1)
    expect(result.outputs['status']).toBe('unknown')
    expect(rig.proxy.writes()).toEqual([])
  })
})

describe('many monitors', () => {
  test('a hundred files of one branch in at most three requests', async () => {
    const ids = Array.from({ length: 100 }, (_, i) => `job-${i}`)
    const at = new Date().toISOString()
    for (const id of ids)
      await rig.github.putFile(`heartbeats/${id}.json`, JSON.stringify({ last_run: at }), 'heartbeats')
    const lines = ids.map((id) => `  ${id}: {every: 30m}\n`)
    await rig.github.putFile(CONFIG, `monitors:\n${lines.join('')}workflows: {discover: false}\n`)
    rig.proxy.reset()
    const result = await rig.check({ 'heartbeat-file': '' })
    const monitors = JSON.parse(result.outputs['monitors'] ?? '') as Record<string, { status: string }>
    expect(Object.keys(monitors)).toHaveLength(100)
    expect(new Set(Object.values(monitors).map(({ status }) => status))).toEqual(new Set(['healthy']))
    expect(rig.proxy.requests.length).toBeLessThanOrEqual(3)
    expect(await rig.requestProblems()).toEqual([])
  })

  // proves: 8
  test('one bad file of many is judged alone', async () => {
    await rig.github.putFile('beats/good.json', JSON.stringify({ last_run: new Date().toISOString() }))
    await rig.github.putFile('beats/bad.json', '{"half')
    const lines = ['good', 'bad', 'absent'].map((id) => `  ${id}: {file: beats/${id}.json}\n`)
    await rig.github.putFile(CONFIG, `monitors:\n${lines.join('')}workflows: {discover: false}\n`)
    const { outputs } = await rig.check({ 'heartbeat-file': '', issue: 'false' })
    expect(JSON.parse(outputs['monitors'] ?? '')).toMatchObject({
      good: { status: 'healthy' },
      bad: { status: 'critical', reason: 'malformed' },
      absent: { status: 'critical', reason: 'missing' },
    })
  })

  test('a monitor that was just declared is new: one question for all, one for each path', async () => {
    await rig.github.putFile(CONFIG, 'monitors: {fresh: {every: 30m}, other: {file: beats/o.json}}\n')
    rig.proxy.reset()
    rig.proxy.lastEdited(0)
    const { outputs, exitCode } = await rig.check({ 'heartbeat-file': '', issue: 'false' })
    expect(JSON.parse(outputs['monitors'] ?? '')).toMatchObject({
      fresh: { status: 'healthy', reason: 'pending' },
      other: { status: 'healthy', reason: 'pending' },
    })
    expect(exitCode).toBe(0)
    const asked = rig.proxy.requests.map(({ path, graphql }) => (graphql?.query.includes('blame(') ? 'blame' : path))
    expect(asked.filter((one) => one === 'blame')).toHaveLength(1)
    expect(asked.filter((path) => path.endsWith('/commits'))).toHaveLength(2)
    expect(await rig.requestProblems()).toEqual([])
  })

  test('monitors: each judges every member of one file', async () => {
    const at = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString()
    const agents = { alpha: { last_heartbeat: at(0) }, beta: { last_heartbeat: at(9) } }
    await rig.github.putFile(BEAT_FILE, JSON.stringify({ agents }))
    const { outputs } = await rig.check({ monitors: 'each', issue: 'false', monitor: 'fleet' })
    expect(JSON.parse(outputs['monitors'] ?? '')).toMatchObject({
      'fleet/alpha': { status: 'healthy' },
      'fleet/beta': { status: 'critical' },
    })
    expect(outputs['status']).toBe('critical')
  })

  test('more new incidents than group-over become one issue, which closes when all are back', async () => {
    const fleet = (hours: number): Promise<unknown> => {
      const last = new Date(Date.now() - hours * HOUR).toISOString()
      const agents = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`a${i}`, { last_heartbeat: last }]))
      return rig.github.putFile(BEAT_FILE, JSON.stringify({ agents }))
    }
    await fleet(9)
    await rig.check({ monitors: 'each' })
    const issue = await rig.onlyIssue()
    for (const name of ['a0', 'a11']) expect(issue.body).toContain(name)
    await fleet(0)
    expect((await rig.check({ monitors: 'each' })).outputs['incident']).toBe('closed')
    expect(await rig.github.openIssues()).toEqual([])
  })
})
