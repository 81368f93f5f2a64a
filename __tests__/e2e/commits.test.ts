import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { serverError } from '../support/faults.js'
import type { ActionResult } from '../support/runner.js'

jest.setTimeout(60_000)

const HOUR = 3_600_000
const COMMITS = /\/repos\/octo\/example\/commits$/

let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

let count = 0

/** Commits to a path, as the bot of the docs or as somebody. */
async function commit(message: string, hoursAgo: number, path = 'docs/daily.md', name = 'docs-bot'): Promise<string> {
  const who = { name, email: `${name}@example.org`, date: new Date(Date.now() - hoursAgo * HOUR).toISOString() }
  const old = await rig.github.request<{ sha: string } | null>('GET', `contents/${path}`).catch(() => null)
  const body = { message, content: Buffer.from(`${count++}`).toString('base64'), sha: old?.sha }
  const put = { ...body, author: who, committer: who }
  return (await rig.github.request<{ commit: { sha: string } }>('PUT', `contents/${path}`, { body: put })).commit.sha
}

const watched = (commits: string, more = ''): Promise<unknown> =>
  rig.github.putFile(
    '.github/heartbeat.yml',
    `monitors:\n  docs:\n    commits: ${commits}\n    threshold: 20h\n${more}`,
  )

const check = (): Promise<ActionResult> => rig.check({ 'heartbeat-file': '' })

describe('commits as beats', () => {
  test('alarm when they stop, whatever people commit; recovery when one lands', async () => {
    await commit('docs: daily', 30)
    await watched("{ subject: '^docs: daily', author: docs-bot }")
    await commit('Fix a word <img src=x> @everyone', 1, 'docs/daily.md', 'ann')
    const opened = await check()
    expect(opened.outputs).toMatchObject({ status: 'critical', reason: 'stale', incident: 'opened' })
    const issue = await rig.onlyIssue()
    expect(issue.body).toContain('https://github.com/octo/example/commits/HEAD')
    await commit('docs: daily (#12)', 0)
    const closed = await check()
    expect(closed.outputs).toMatchObject({ status: 'healthy', incident: 'closed' })
    expect(await rig.github.openIssues()).toEqual([])
    expect(await rig.requestProblems()).toEqual([])
  })

  test('one that is taken back is none, and one request tells', async () => {
    await watched('{ path: data/a.md }')
    const sha = await commit('docs: daily', 1, 'data/a.md')
    expect((await check()).outputs['status']).toBe('healthy')
    expect(rig.proxy.requests.filter(({ path }) => COMMITS.test(path))).toHaveLength(1)
    await commit(`Revert "docs: daily"\n\nThis reverts commit ${sha}.`, 0, 'data/a.md', 'ann')
    expect((await check()).outputs).toMatchObject({ status: 'critical', reason: 'missing', 'last-heartbeat': '' })
  })

  test('what strangers commit is shown as text', async () => {
    await watched('true')
    await commit('@everyone <script>x</script> [a](javascript:x) \u001b[31m ::error::x', 30, 'x.md', 'ann')
    await rig.github.putFile(
      '.github/heartbeat.yml',
      'monitors:\n  docs: { commits: { author: ann, path: x.md }, threshold: 20h }\n',
    )
    const result = await check()
    expect(result.outputs['status']).toBe('critical')
    const issue = await rig.onlyIssue()
    expect(`${issue.body}${result.summary}`).not.toMatch(/<script>|\u001b|(?<!`)@everyone|[^\\]\]\(javascript/)
    expect(result.annotations.map(({ message }) => message)).not.toContain('x')
  })

  test('who could not look says nothing of life or death', async () => {
    await watched('true')
    rig.proxy.add({ path: COMMITS, fault: serverError(503) })
    const result = await check()
    expect(result.outputs).toMatchObject({ status: 'unknown', reason: 'source-unreachable', incident: 'none' })
  })

  test('a branch that is not there holds none, and one who is new may wait for it', async () => {
    await watched('{ branch: gone }')
    rig.proxy.lastEdited(0)
    expect((await check()).outputs).toMatchObject({ status: 'healthy', reason: 'pending' })
    rig.proxy.lastEdited(22 * HOUR)
    expect((await check()).outputs).toMatchObject({ status: 'critical', reason: 'missing' })
  })

  test('what cannot be meant is said before anything is asked', async () => {
    await watched("{ subject: 'docs|data' }")
    const result = await check()
    expect(result.exitCode).toBe(1)
    expect(result.annotations.map(({ message }) => message).join()).toContain(
      'monitors.docs.commits.subject: "docs|data" holds a "|"; write a list of several texts',
    )
  })
})
