import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { answerWith } from '../support/faults.js'

jest.setTimeout(120_000)

const CONFIG = `monitors:
  scheduler: { file: data/scheduler_heartbeat.json, threshold: 2h, recovery: [{ workflow: scheduler.yml }] }
recovery: { allow: [scheduler.yml], attempts: 3, backoff: 10h }
`

let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
beforeEach(async () => {
  const role = (login: string, permission: string): Promise<unknown> =>
    rig.github.request('PUT', `collaborators/${login}`, { body: { permission } })
  await role('alice', 'triage')
  await rig.github.putFile('.github/heartbeat.yml', CONFIG)
  rig.proxy.add({
    method: 'GET',
    path: /\/actions\/workflows\/scheduler\.yml$/,
    fault: answerWith({ body: { id: 1, state: 'active' } }),
  })
  rig.proxy.add({
    method: 'GET',
    path: /\/actions\/workflows\/scheduler\.yml\/runs$/,
    fault: answerWith({ body: { total_count: 0, workflow_runs: [] } }),
  })
  await rig.beat(5)
})
afterEach(() => rig.clean())

const check = (more: Record<string, string> = {}) => rig.check({ 'heartbeat-file': '', reminder: '1s', ...more })
const asked = (path: RegExp): number => rig.proxy.requests.filter((request) => path.test(request.path)).length
const dispatches = (): number => asked(/\/scheduler\.yml\/dispatches$/)
const receipts = async (comment: number): Promise<unknown> => {
  const answer = await fetch(`${rig.proxy.url}/repos/octo/example/issues/comments/${comment}/reactions`)
  return answer.json()
}
const issueNumber = async (): Promise<number> => (await rig.onlyIssue()).number
const label = (number: number, name: string): Promise<unknown> =>
  rig.github.request('POST', `issues/${number}/labels`, { body: { labels: [name] } })

test('who takes note by a comment gets a receipt, stands on the card, and is reminded of nothing', async () => {
  await check()
  const number = await issueNumber()
  const { id } = await rig.github.commentAs('alice', number, '/ack disk is full, @octo is on it\nthanks')
  rig.proxy.reset()
  const heard = await check()
  expect(heard.outputs['status']).toBe('critical')
  expect([asked(/\/issues\/comments$/), asked(/\/permission$/), asked(/\/reactions$/)]).toEqual([1, 1, 1])
  expect(await receipts(id)).toMatchObject([{ content: 'eyes', user: { login: 'github-actions[bot]' } }])
  const { body } = await rig.onlyIssue()
  expect(body).toMatch(/> 👀 \*\*Acknowledged\*\* by alice .* no reminders until it gets worse\. Why: disk is full, @&#8203;octo/) // prettier-ignore
  rig.proxy.reset()
  await check()
  expect([asked(/\/issues\/comments$/), asked(/\/permission$/), asked(/\/reactions$/)]).toEqual([0, 0, 0])
  const comments = await rig.github.comments(number)
  expect(comments.map(({ user }) => user.login)).toEqual(['alice'])
  await rig.beat(0)
  await check()
  expect((await rig.github.issues()).at(-1)).toMatchObject({ state: 'closed' })
  expect(await rig.requestProblems()).toEqual([])
})

test('a label pauses the monitor until it is taken off', async () => {
  await check()
  const number = await issueNumber()
  await label(number, 'heartbeat:paused')
  const paused = await check()
  expect(paused.outputs).toMatchObject({ status: 'skipped', incident: 'updated' })
  expect(paused.exitCode).toBe(0)
  expect((await rig.onlyIssue()).body).toMatch(/> ⏸️ \*\*Paused\*\* by a label until/)
  await rig.github.request('DELETE', `issues/${number}/labels/heartbeat:paused`)
  expect((await check()).outputs['status']).toBe('critical')
})

test('five runs at once dispatch the workflow once, and strangers start nothing', async () => {
  await check()
  const number = await issueNumber()
  expect(dispatches()).toBe(1)
  await rig.github.commentAs('alice', number, '/recover')
  await check()
  expect(dispatches()).toBe(1)
  const { id } = await rig.github.commentAs('octo', number, '/recover')
  await Promise.all([1, 2, 3, 4, 5].map(() => check()))
  expect(dispatches()).toBe(2)
  expect(await receipts(id)).toHaveLength(1)
  await check()
  expect(dispatches()).toBe(2)
  expect((await rig.onlyIssue()).body).toMatch(/### Recovery attempts\n\n.*\n.*\n.*scheduler\.yml.*\n.*scheduler\.yml/)
})

test('whoever wants nobody to be heard says so once', async () => {
  await check({ commands: 'false' })
  const number = await issueNumber()
  await rig.github.commentAs('octo', number, '/pause 2d')
  await label(number, 'heartbeat:paused')
  rig.proxy.reset()
  expect((await check({ commands: 'false' })).outputs['status']).toBe('critical')
  expect(asked(/\/issues\/comments$/)).toBe(0)
})
