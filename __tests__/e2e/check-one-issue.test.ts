import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { OUTPUT_NAMES } from '../../src/reports/output-names.js'
import { BEAT_FILE, createCheckRig, type CheckRig } from '../support/check-rig.js'
import {
  answerWith,
  commitThenReset,
  commitThenStatus,
  dropLabels,
  forbidden,
  issuesDisabled,
  serverError,
} from '../support/faults.js'

jest.setTimeout(60_000)

const CREATE = { method: 'POST', path: /\/issues$/ } as const
let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

describe('one incident is one issue', () => {
  // proves: 11
  test('five checks started together, lists lagging 4 s: one open issue after the next run', async () => {
    await rig.beat(5)
    rig.proxy.staleIssueLists(4000)
    await Promise.all([1, 2, 3, 4, 5].map(() => rig.check()))
    await new Promise((resolve) => setTimeout(resolve, 4100))
    await rig.check()
    const issue = await rig.onlyIssue()
    const ours = (await rig.github.issues()).filter(({ body }) => body?.includes('<!-- heartbeat'))
    expect(issue.number).toBe(Math.min(...ours.map(({ number }) => number)))
    expect(await rig.requestProblems()).toEqual([])
  })

  const lost = [
    ['a 502 after the commit', commitThenStatus(502)],
    ['a connection reset after the commit', commitThenReset],
  ] as const
  // proves: 12
  test.each(lost)('%s: no second issue', async (_name, fault) => {
    await rig.beat(5)
    rig.proxy.add({ ...CREATE, times: 1, fault })
    const result = await rig.check()
    const issue = await rig.onlyIssue()
    expect(result.outputs).toMatchObject({ incident: 'opened', 'issue-number': String(issue.number) })
    expect(rig.proxy.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/issues'))).toHaveLength(
      1,
    )
    await rig.check()
    expect((await rig.onlyIssue()).number).toBe(issue.number)
  })

  test('a create that failed for real is tried again by the next run', async () => {
    await rig.beat(5)
    rig.proxy.add({ ...CREATE, times: 1, fault: serverError(503) })
    const failed = await rig.check()
    expect(failed.outputs).toMatchObject({ status: 'critical', incident: 'none', 'issue-number': '' })
    expect(failed.exitCode).toBe(1)
    expect(await rig.github.openIssues()).toEqual([])
    expect((await rig.check()).outputs['incident']).toBe('opened')
    await rig.onlyIssue()
  })

  // proves: 13
  test('labels dropped without a word: still one issue, found again', async () => {
    await rig.beat(5)
    rig.proxy.add({ ...CREATE, fault: dropLabels })
    rig.proxy.add({ path: /\/labels/, fault: forbidden() })
    await rig.check()
    const issue = await rig.onlyIssue()
    expect(issue.labels).toEqual([])
    expect((await rig.check()).outputs).toMatchObject({ incident: 'updated', 'issue-number': String(issue.number) })
    await rig.onlyIssue()
  })

  test('labels refused with an error: the issue is opened without them', async () => {
    await rig.beat(5)
    rig.proxy.add({
      ...CREATE,
      when: ({ body }) => body.includes('"labels"'),
      fault: answerWith({ status: 422, body: { message: 'Validation Failed', errors: [{ field: 'labels' }] } }),
    })
    rig.proxy.add({ path: /\/labels/, fault: forbidden() })
    const result = await rig.check()
    expect(result.outputs['incident']).toBe('opened')
    expect((await rig.onlyIssue()).labels).toEqual([])
  })

  test('labels are created if absent, and their default names are the documented ones', async () => {
    await rig.beat(5)
    await rig.check({ 'issue-labels': 'heartbeat-alert, brand-new', 'issue-assignees': 'octo' })
    expect((await rig.onlyIssue()).labels.map(({ name }) => name).sort()).toEqual(['brand-new', 'heartbeat-alert'])
    expect(await rig.github.labels()).toContain('brand-new')
  })
})

describe('what is not ours', () => {
  // proves: 14
  test('an issue by someone else with a copied marker is neither edited nor closed nor counted', async () => {
    await rig.beat(5)
    await rig.check()
    const original = await rig.onlyIssue()
    const copied = original.body ?? ''
    await rig.clean()
    const forged = await rig.github.createIssueAs('alice', { title: original.title, body: copied })
    await rig.beat(5)
    const opened = await rig.check()
    expect(opened.outputs['incident']).toBe('opened')
    expect(opened.outputs['issue-number']).not.toBe(String(forged.number))
    await rig.beat(0)
    await rig.check()
    const [left] = (await rig.github.openIssues()).filter(({ number }) => number === forged.number)
    expect(left?.body).toBe(copied)
    expect(await rig.github.comments(forged.number)).toEqual([])
    const touched = rig.proxy.writes().filter(({ path }) => path.includes(`/issues/${forged.number}`))
    expect(touched).toEqual([])
  })

  // proves: 16
  test('an issue that a person closed as not planned stays closed until a beat came and was missed again', async () => {
    await rig.beat(5)
    await rig.check()
    const { number } = await rig.onlyIssue()
    await rig.github.editIssueAs('octo', number, { state: 'closed', state_reason: 'not_planned' })
    expect((await rig.check()).outputs['incident']).toBe('none')
    expect(await rig.github.openIssues()).toEqual([])
    await rig.beat(3)
    const again = await rig.check()
    expect(again.outputs['incident']).toBe('opened')
    expect((await rig.onlyIssue()).number).not.toBe(number)
  })
})

describe('an issue that a person opens again', () => {
  beforeEach(async () => {
    await rig.beat(5)
    await rig.check()
    const { number } = await rig.onlyIssue()
    await rig.beat(0.5)
    await rig.check()
    await rig.github.editIssueAs('octo', number, { state: 'open' })
  })

  test('is closed by the next check while all is well', async () => {
    expect((await rig.check()).outputs).toMatchObject({ status: 'healthy', incident: 'closed' })
    expect(await rig.github.openIssues()).toEqual([])
  })

  // proves: 15
  test('goes on as reopened where it is dead again, and says so', async () => {
    expect((await rig.check({ threshold: '20' })).outputs).toMatchObject({ status: 'critical', incident: 'opened' })
    const { number, title, body } = await rig.onlyIssue()
    expect(title).toMatch(/has stopped beating$/)
    expect(body).not.toContain('Beating again')
    const comments = await rig.github.comments(number)
    expect(comments.map((one) => /### (.*)/.exec(one.body)?.[1])).toEqual([
      '🟢 Beating again',
      '💔 It stopped beating again',
    ])
    const writes = rig.proxy.writes().length
    expect((await rig.check({ threshold: '20' })).outputs).toMatchObject({ incident: 'updated' })
    expect(rig.proxy.writes()).toHaveLength(writes)
  })
})

describe('where issues cannot be had', () => {
  const refusals: [string, () => void, RegExp][] = [
    ['issues are disabled (410)', () => rig.proxy.add(issuesDisabled), /[Ii]ssues are disabled/],
    [
      'the token may only read (403)',
      () => rig.proxy.add({ method: ['POST', 'PATCH'], path: /\/issues/, fault: forbidden() }),
      /issues[=:] ?write/,
    ],
    [
      'the token may not even list issues (403)',
      () => rig.proxy.add({ path: /\/issues/, fault: forbidden('issues=read') }),
      /issues: write/,
    ],
  ]
  // proves: 9, 20
  test.each(refusals)('%s: a clear message, all outputs, and the rest of the run', async (name, refuse, told) => {
    await rig.beat(5)
    refuse()
    const result = await rig.check({ artifact: '' }, { runId: 5000 + refusals.findIndex(([one]) => one === name) })
    expect(result.exitCode).toBe(1)
    expect(Object.keys(result.outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
    expect(result.outputs).toMatchObject({ status: 'critical', reason: 'stale', incident: 'none', 'issue-number': '' })
    expect(result.annotations.map(({ message }) => message).join('\n')).toMatch(told)
    expect(result.log).not.toMatch(/\n\s+at /)
    expect(result.summary).toContain('scheduler')
    expect(result.summary).toMatch(told)
    expect(result.outputs['artifact-id']).not.toBe('')
  })

  test('issue: false asks GitHub for the file alone', async () => {
    await rig.beat(5)
    const result = await rig.check({ issue: 'false' })
    expect(rig.proxy.requests.map(({ path }) => path)).toEqual([`/repos/octo/example/contents/${BEAT_FILE}`])
    expect(result.outputs).toMatchObject({ status: 'critical', incident: 'none' })
  })
})
