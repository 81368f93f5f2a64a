import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { OUTPUT_NAMES } from '../../src/reports/outputs.js'
import { commitThenStatus, forbidden, issuesDisabled, dropLabels, serverError } from '../support/faults.js'
import { lineOf } from '../support/recorded-request.js'
import { createRig, type Rig } from '../support/rig.js'

jest.setTimeout(60_000)

const FILE = 'data/scheduler_heartbeat.json'
const HOUR = 3_600_000
let rig: Rig

beforeAll(async () => {
  rig = await createRig()
})
afterAll(() => rig.close())
afterEach(async () => {
  rig.proxy.reset()
  for (const issue of await rig.github.openIssues())
    await rig.github.editIssueAs('octo', issue.number, { state: 'closed' })
})

const beat = (hoursAgo: number, more: object = {}): Promise<unknown> =>
  rig.github.putFile(FILE, JSON.stringify({ last_run: new Date(Date.now() - hoursAgo * HOUR).toISOString(), ...more }))
const check = (inputs: Record<string, string> = {}, more: object = {}) =>
  rig.run('action.yml', { inputs: { 'heartbeat-file': FILE, artifact: 'false', ...inputs }, ...more })

describe('the life of an incident', () => {
  test('a stale file opens one issue, the next run edits it in silence, a fresh one closes it', async () => {
    await beat(5)
    const opened = await check()
    expect(opened.exitCode).toBe(1)
    expect(opened.outputs).toMatchObject({ status: 'critical', reason: 'stale', incident: 'opened' })
    const [issue] = await rig.github.openIssues()
    expect(String(issue?.number)).toBe(opened.outputs['issue-number'])
    expect(rig.proxy.requests.length).toBeLessThanOrEqual(4)

    const again = await check()
    expect(again.outputs['incident']).toBe('updated')
    expect(await rig.github.comments(issue!.number)).toEqual([])

    await beat(0)
    const closed = await check()
    expect(closed.exitCode).toBe(0)
    expect(closed.outputs).toMatchObject({ status: 'healthy', incident: 'closed' })
    expect(await rig.github.openIssues()).toEqual([])
    const comments = await rig.github.comments(issue!.number)
    expect(comments).toHaveLength(1)
    expect(await rig.requestProblems()).toEqual([])
  })
})
