import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { OUTPUT_NAMES } from '../../src/reports/output-names.js'
import { BEAT_FILE, createCheckRig, type CheckRig } from '../support/check-rig.js'

jest.setTimeout(60_000)

let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

describe('the life of an incident', () => {
  test('a stale file opens one issue, the next run edits it in silence, a fresh one comments and closes it', async () => {
    await rig.beat(5)
    const opened = await rig.check()
    expect(opened.exitCode).toBe(1)
    expect(opened.outputs).toMatchObject({ status: 'critical', reason: 'stale', incident: 'opened' })
    const issue = await rig.onlyIssue()
    expect(String(issue.number)).toBe(opened.outputs['issue-number'])
    expect(rig.proxy.requests.length).toBeLessThanOrEqual(4)

    const again = await rig.check()
    expect(again.outputs).toMatchObject({ incident: 'updated', 'issue-number': String(issue.number) })
    expect(await rig.github.comments(issue.number)).toEqual([])

    await rig.beat(0)
    const closed = await rig.check()
    expect(closed.exitCode).toBe(0)
    expect(closed.outputs).toMatchObject({ status: 'healthy', incident: 'closed' })
    expect(await rig.github.openIssues()).toEqual([])
    const [comment, ...more] = await rig.github.comments(issue.number)
    expect(comment?.body).toMatch(/Beating again[^]*after its deadline/)
    expect(more).toEqual([])
    const [known] = (await rig.github.issues()).filter(({ number }) => number === issue.number)
    expect(known?.state_reason).toBe('completed')

    const quiet = await rig.check()
    expect(quiet.outputs['incident']).toBe('none')
    expect(await rig.github.comments(issue.number)).toHaveLength(1)
    expect(await rig.requestProblems()).toEqual([])
  })

  test('a healthy run asks at most two things, and writes nothing', async () => {
    await rig.beat(0)
    const result = await rig.check()
    expect(result.exitCode).toBe(0)
    expect(rig.proxy.requests.length).toBeLessThanOrEqual(2)
    expect(rig.proxy.writes()).toEqual([])
  })

  test('what it asked is told where the runner shows what is for debugging', async () => {
    await rig.beat(0)
    const debugOf = async (env: Record<string, string>): Promise<string[]> =>
      (await rig.check({}, { env })).commands.filter(({ name }) => name === 'debug').map(({ data }) => data)
    expect(await debugOf({ RUNNER_DEBUG: '1' })).toContainEqual(expect.stringMatching(/^GitHub was asked \d times/))
    expect(await debugOf({})).toEqual([])
  })

  // proves: 15
  test('a closing that fails is tried again by the next run, with one comment in all', async () => {
    await rig.beat(5)
    await rig.check()
    const issue = await rig.onlyIssue()
    await rig.beat(0)
    rig.proxy.add({
      method: 'POST',
      path: /\/comments$/,
      times: 1,
      fault: { kind: 'answer', answer: { status: 503, body: {} } },
    })
    const failed = await rig.check()
    expect(failed.annotations.map(({ level }) => level)).toContain('warning')
    expect((await rig.onlyIssue()).number).toBe(issue.number)
    const closed = await rig.check()
    expect(closed.outputs['incident']).toBe('closed')
    expect(await rig.github.openIssues()).toEqual([])
    expect(await rig.github.comments(issue.number)).toHaveLength(1)
  })

  test('the recovery tolerance is kept over runs', async () => {
    await rig.beat(5)
    await rig.check()
    await rig.beat(0)
    expect((await rig.check({ 'recovery-tolerance': '2' })).outputs['incident']).toBe('updated')
    expect((await rig.check({ 'recovery-tolerance': '2' })).outputs['incident']).toBe('closed')
  })
})

describe('dry-run', () => {
  // proves: 37
  test('decides the same, says so, and sends no request but reads', async () => {
    await rig.beat(5)
    const result = await rig.check({ 'dry-run': 'true', 'audit-log': 'audit.json', 'status-file': 'status.json' })
    expect(rig.proxy.writes()).toEqual([])
    expect(await rig.github.openIssues()).toEqual([])
    expect(result.outputs).toMatchObject({ status: 'critical', incident: 'none', 'issue-number': '' })
    const plan = JSON.parse(result.outputs['plan'] ?? '') as { kind: string }[]
    expect(plan.map(({ kind }) => kind)).toEqual(['open-incident'])
    expect(result.summary).toMatch(/dry.run/i)
  })

  test('leaves an open incident as it is, whatever happened to the beat', async () => {
    await rig.beat(5)
    await rig.check()
    const before = await rig.onlyIssue()
    const written = rig.proxy.writes().length
    await rig.check({ 'dry-run': 'true' })
    await rig.beat(0)
    const result = await rig.check({ 'dry-run': 'true' })
    expect(JSON.parse(result.outputs['plan'] ?? '')).toMatchObject([{ kind: 'close-incident' }])
    expect(rig.proxy.writes()).toHaveLength(written)
    expect((await rig.onlyIssue()).body).toBe(before.body)
  })
})

describe('the outputs', () => {
  const bad: [string, Record<string, string>][] = [
    ['healthy', {}],
    ['a wrong input', { threshold: '5 bananas' }],
    ['no such file', { 'heartbeat-file': 'nowhere.json' }],
    ['no issue wanted', { issue: 'false' }],
    ['no server behind the address', { 'api-url': 'http://127.0.0.1:9' }],
  ]
  // proves: 9
  test.each(bad)('are all set: %s', async (_name, inputs) => {
    await rig.beat(0)
    const result = await rig.check(inputs)
    expect(Object.keys(result.outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
    expect(result.outputs['status']).not.toBe('')
    expect(result.outputs['message']).not.toBe('')
  })

  test('tell of the beat and its deadline', async () => {
    await rig.beat(1)
    const { outputs } = await rig.check({ threshold: '90m' })
    const at = JSON.parse((await rig.github.readFile(BEAT_FILE)) ?? '') as { last_run: string }
    expect(Date.parse(outputs['last-heartbeat'] ?? '')).toBe(Date.parse(at.last_run))
    expect(Date.parse(outputs['deadline'] ?? '') - Date.parse(at.last_run)).toBe(90 * 60_000)
    expect(outputs['age-minutes']).toBe('60')
    expect(JSON.parse(outputs['monitors'] ?? '')).toMatchObject({ scheduler: { status: 'healthy', reason: 'ok' } })
  })
})

describe('fail-on', () => {
  const cases: [string, number, string, number][] = [
    ['critical', 5, 'critical', 1],
    ['critical', 5, 'never', 0],
    ['critical', 5, 'warning', 1],
    ['warning', 0.6, 'critical', 0],
    ['warning', 0.6, 'degraded', 0],
    ['warning', 0.6, 'warning', 1],
    ['degraded', 1.8, 'critical', 0],
    ['degraded', 1.8, 'degraded', 1],
    ['healthy', 0, 'warning', 0],
  ]
  test.each(cases)('%s (%d h old) with %s exits %d', async (status, hours, failOn, exitCode) => {
    await rig.beat(hours)
    // Only a service is graded; the first missed run of a job is critical.
    const result = await rig.check({ kind: 'service', every: '30m', issue: 'false', 'fail-on': failOn })
    expect(result.outputs['status']).toBe(status)
    expect(result.exitCode).toBe(exitCode)
  })

  test('what could not be looked at fails like critical, unless nothing does', async () => {
    const away = { 'api-url': 'http://127.0.0.1:9' }
    expect((await rig.check({ ...away, 'fail-on': 'critical' })).exitCode).toBe(1)
    expect((await rig.check({ ...away, 'fail-on': 'never' })).exitCode).toBe(0)
  })
})
