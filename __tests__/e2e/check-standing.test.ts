import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import type { ActionResult } from '../support/runner.js'

jest.setTimeout(120_000)

const CONFIG = '.github/heartbeat.yml'
const HOUR = 3_600_000

let rig: CheckRig
let slack: HttpStub
beforeAll(async () => {
  ;[rig, slack] = await Promise.all([createCheckRig(), createHttpStub()])
})
afterAll(() => Promise.all([rig.close(), slack.close()]))
beforeEach(() => void slack.on('POST', /./, { body: 'ok' }))
afterEach(async () => {
  slack.reset()
  await rig.clean()
  await rig.github.putFile(CONFIG, '')
})

const bodies = (): string[] => slack.requests.map(({ body }) => body)
const labelsOf = async (): Promise<string[]> => (await rig.onlyIssue()).labels.map(({ name }) => name).sort()

async function configure(incidents: string, path = CONFIG, names = ['backup', 'mailer', 'report']): Promise<void> {
  const monitors = names.map(
    (name) => `  ${name}: { file: data/${name}.json, threshold: 2h, runbook: 'Restart ${name}' }`,
  )
  await rig.github.putFile(path, `monitors:\n${monitors.join('\n')}\nincidents: ${incidents}\n`)
}

async function beats(hoursAgo: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, hours] of Object.entries(hoursAgo))
    await rig.github.putFile(`data/${name}.json`, JSON.stringify({ last_run: new Date(Date.now() - hours * HOUR) }))
}

function check(inputs: Record<string, string> = {}): Promise<ActionResult> {
  return rig.check({ 'heartbeat-file': '', ...inputs }, { env: { SLACK_WEBHOOK_URL: `${slack.url}/services/T0/B0/canary-1` } }) // prettier-ignore
}

describe('one issue for all', () => {
  test('two deaths one after the other share it, each is told once, and it closes when both are back', async () => {
    await configure('{ one-issue: true }')
    await beats({ backup: 5, mailer: 0, report: 0 })
    expect((await check()).outputs).toMatchObject({ status: 'critical', incident: 'opened' })
    const first = await rig.onlyIssue()
    expect(first.title).toBe('💔 1 of 3 monitors is down: backup')
    expect(bodies()).toHaveLength(1)

    await beats({ mailer: 6 })
    expect((await check()).outputs).toMatchObject({ incident: 'updated', 'issue-number': String(first.number) })
    const second = await rig.onlyIssue()
    expect(second).toMatchObject({ number: first.number, title: '💔 2 of 3 monitors are down', comments: 1 })
    expect(second.body).toMatch(/1\. \*\*mailer\*\*: Restart mailer\n2\. \*\*backup\*\*: Restart backup/)
    expect(bodies()).toHaveLength(2)
    expect(bodies()[1]).toMatch(/mailer/)
    expect(bodies()[1]).not.toMatch(/backup/)
    await check()
    expect(bodies()).toHaveLength(2)

    await rig.github.editIssueAs('octo', first.number, { body: `Call Ann first.\n\n${second.body}` })
    await beats({ backup: 0 })
    await check()
    const third = await rig.onlyIssue()
    expect(third).toMatchObject({ title: '💔 1 of 3 monitors is down: mailer', comments: 2 })
    expect(third.body).toMatch(/^Call Ann first\.[^]*### Back within the last day[^]*backup/)
    expect(bodies()[2]).toMatch(/backup is back/)

    await beats({ mailer: 0 })
    expect((await check()).outputs).toMatchObject({ status: 'healthy', incident: 'closed' })
    expect(await rig.github.openIssues()).toEqual([])
    const [ended] = (await rig.github.issues()).filter(({ number }) => number === first.number)
    expect(ended).toMatchObject({ title: '💚 All 3 monitors are well again', state_reason: 'completed', comments: 3 })
    const comments = (await rig.github.comments(first.number)).map(({ body }) => body)
    expect(comments[0]).toMatch(/mailer joined[^]*Restart mailer[^]*Now 2 of 3 monitors are down\./)
    expect(comments[1]).toMatch(/backup is back\n\n- backup was silent for 5 h/)
    expect(comments[2]).toMatch(/mailer is back[^]*All 3 monitors are well again/)
    expect(bodies()).toHaveLength(4)
    expect(await rig.requestProblems()).toEqual([])
  })

  test('what was open singly goes on in the one, with a word and without a second alarm', async () => {
    await configure('{}')
    await beats({ backup: 5, mailer: 5, report: 0 })
    await check()
    expect(await rig.github.openIssues()).toHaveLength(2)
    expect(bodies()).toHaveLength(1)
    await configure('{ one-issue: true }')
    await check()
    const issue = await rig.onlyIssue()
    expect(issue.title).toBe('💔 2 of 3 monitors are down')
    expect(bodies()).toHaveLength(1)
    const moved = (await rig.github.issues()).filter(({ body }) => body?.includes('this goes on in'))
    expect(moved).toHaveLength(2)
    expect((await rig.github.comments(moved[0]!.number)).map(({ body }) => body).join()).toContain(`#${issue.number}`)
  })

  test('two configs in one repository have one each, and leave each other alone', async () => {
    await configure('{ one-issue: true }', CONFIG, ['backup'])
    await configure('{ one-issue: true }', 'ops/heartbeat.yml', ['mailer'])
    await beats({ backup: 5, mailer: 5 })
    await check()
    await check({ config: 'ops/heartbeat.yml' })
    expect((await rig.github.openIssues()).map(({ title }) => title).sort()).toEqual([
      '💔 1 of 1 monitor is down: backup',
      '💔 1 of 1 monitor is down: mailer',
    ])
    await beats({ mailer: 0 })
    await check()
    expect(await rig.github.openIssues()).toHaveLength(2)
    await check({ config: 'ops/heartbeat.yml' })
    expect((await rig.onlyIssue()).title).toContain('backup')
  })
})

describe('an issue that only a person closes', () => {
  test('what is over is marked, the next death goes on in it, and a person ends it', async () => {
    await configure('{ close: false }')
    await beats({ backup: 5, mailer: 0, report: 0 })
    await check()
    const { number } = await rig.onlyIssue()
    expect(await labelsOf()).toEqual(['P0', 'auto-alert', 'critical', 'heartbeat-alert'])

    await beats({ backup: 0 })
    await check()
    expect(await rig.onlyIssue()).toMatchObject({ number, comments: 1 })
    expect((await rig.onlyIssue()).title).toMatch(/^💚 backup was silent for/)
    expect(await labelsOf()).toEqual(['auto-alert', 'heartbeat-alert', 'recovered'])
    expect(bodies()).toHaveLength(2)
    await check()
    expect(await rig.onlyIssue()).toMatchObject({ number, comments: 1 })
    expect(bodies()).toHaveLength(2)

    await beats({ backup: 4 })
    await check()
    expect(await rig.onlyIssue()).toMatchObject({ number, comments: 2 })
    expect(await labelsOf()).toEqual(['P0', 'auto-alert', 'critical', 'heartbeat-alert'])
    await beats({ backup: 0 })
    await check()
    await rig.github.editIssueAs('octo', number, { state: 'closed', state_reason: 'completed' })
    await check()
    expect(await rig.github.openIssues()).toEqual([])
    await beats({ backup: 3 })
    await check()
    expect((await rig.onlyIssue()).number).not.toBe(number)
    expect(await rig.requestProblems()).toEqual([])
  })

  test('with one issue for all it is one for ever', async () => {
    await configure('{ one-issue: true, close: false }')
    await beats({ backup: 5, mailer: 0, report: 0 })
    await check()
    const { number } = await rig.onlyIssue()
    await beats({ backup: 0 })
    await check()
    expect(await rig.onlyIssue()).toMatchObject({ number, title: '💚 All 3 monitors are well' })
    expect(await labelsOf()).toContain('recovered')
    await beats({ mailer: 5 })
    await check()
    expect(await rig.onlyIssue()).toMatchObject({ number, title: '💔 1 of 3 monitors is down: mailer' })
    expect(await labelsOf()).not.toContain('recovered')
  })
})
