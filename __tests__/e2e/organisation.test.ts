import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { forbidden } from '../support/faults.js'
import { createOtherIssues } from '../support/shown-issues.js'
import type { Organisation, StubRepository } from '../support/organisation.js'
import type { ActionResult } from '../support/runner.js'
import { showOrganisation } from '../support/shown-organisation.js'
import { verdictsIn } from '../support/workflow-stories.js'
import { green } from '../support/workflow-cases.js'
import { workflowText, type StubWorkflow } from '../support/workflow-stub.js'

jest.setTimeout(60_000)

const HOUR = 3_600_000
const CONFIG = '.github/heartbeat.yml'
/** What reads the others, and may write nowhere. */
const WATCH_TOKEN = 'github_pat_0123456789reads_only'

let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(async () => {
  await rig.clean()
  await rig.github.putFile(CONFIG, '')
})

const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString()
const nightly = (file: string, lastHoursAgo = 5): StubWorkflow => ({
  file,
  text: workflowText(['0 3 * * *'], null, file.replace('.yml', '')),
  runs: [0, 24, 48].map((more) => green(ago(lastHoursAgo + more))),
})
const well = (): StubRepository => ({
  workflows: ['build.yml', 'backup.yml', 'report.yml'].map((file) => nightly(file)),
})
const silent = (): StubRepository => ({
  workflows: [nightly('build.yml'), nightly('backup.yml', 9 * 24), nightly('report.yml')],
})

const acme = (web: StubRepository): Organisation => ({
  'acme/api': well(),
  'acme/docs': { refused: 403 },
  'acme/infra': well(),
  'acme/old': { ...well(), archived: true },
  'acme/site': well(),
  'acme/web': web,
})

const check = (inputs: Readonly<Record<string, string>> = {}): Promise<ActionResult> =>
  rig.run('action.yml', { inputs: { artifact: 'false', 'watch-token': WATCH_TOKEN, ...inputs } })

const tokensAt = (start: string): (string | undefined)[] => {
  const asked = rig.proxy.requests.filter(({ path }) => path.startsWith(start))
  return [...new Set(asked.map(({ headers }) => headers['authorization']?.replace(/^\w+ /, '')))]
}

test('of six repositories one workflow is silent and one cannot be read: one issue with links that lead there, one unknown', async () => {
  await rig.github.putFile(CONFIG, 'workflows: { organization: acme }\n')
  showOrganisation(rig, () => acme(silent()))
  const result = await check()
  const verdicts = verdictsIn(result)
  expect(Object.fromEntries(Object.entries(verdicts).filter(([, verdict]) => verdict !== 'healthy ok'))).toEqual({
    'acme.docs.workflows': 'unknown source-unreachable',
    'acme.web.backup.yml': 'critical stale',
  })
  expect(Object.keys(verdicts)).toHaveLength(13)
  const issue = await rig.onlyIssue()
  expect(issue.title).toBe('💔 acme/web: backup.yml has stopped beating')
  expect(issue.body).toContain('https://github.com/acme/web/actions/workflows/backup.yml')
  expect(result.summary).toMatch(/Watching 12 scheduled workflows of octo\/example and 5 other repositories/)
  expect(result.summary).toMatch(/Not watched in acme: 1 archived\./)
  expect(result.summary?.match(/refused/g)).toHaveLength(1)
  expect(tokensAt('/repos/acme')).toEqual([WATCH_TOKEN])
  expect(tokensAt('/orgs')).toEqual([WATCH_TOKEN])
  expect(tokensAt('/repos/octo')).not.toContain(WATCH_TOKEN)
  // The listing, one question for the files of all, two of each that answers, and for him who does not what he refuses.
  const others = rig.proxy.requests.filter(({ path }) => !path.startsWith('/repos/octo'))
  expect(others.length).toBeLessThanOrEqual(3 + 4 * 2 + 6 + 4)
  expect(result.log).not.toContain(WATCH_TOKEN)

  rig.proxy.reset()
  showOrganisation(rig, () => acme(well()))
  const back = await check()
  expect(verdictsIn(back)['acme.web.backup.yml']).toBe('healthy ok')
  expect(await rig.github.openIssues()).toEqual([])
})

test('what is not looked at any more is no reason to close anything, and what is gone from a repository is', async () => {
  await rig.github.putFile(CONFIG, 'workflows: { organization: acme }\n')
  showOrganisation(rig, () => acme(silent()))
  await check()
  rig.proxy.reset()
  const others = Object.entries(acme(silent())).filter(([name]) => name !== 'acme/web')
  showOrganisation(rig, () => Object.fromEntries(others))
  await check()
  expect((await rig.onlyIssue()).title).toContain('acme/web')
  rig.proxy.reset()
  showOrganisation(rig, () => acme({ workflows: [nightly('build.yml')] }))
  await check()
  expect(await rig.github.openIssues()).toEqual([])
})

test('two that watch each other need one input', async () => {
  showOrganisation(rig, () => ({ 'octo/other': { workflows: [nightly('heartbeat.yml', 9 * 24)] } }))
  const result = await check({ repositories: 'octo/other' })
  expect(verdictsIn(result)).toEqual({ 'octo.other.heartbeat.yml': 'critical stale' })
  expect((await rig.onlyIssue()).title).toBe('💔 octo/other: heartbeat.yml has stopped beating')
  const wrong = await check({ repositories: 'other' })
  expect(wrong.annotations[0]?.message).toBe('repositories: "other" is no repository; write it as "owner/repo"')
})

test('with one issue a repository its title counts what is silent there, and it ends with the last of them', async () => {
  await rig.github.putFile(CONFIG, 'workflows: { organization: acme, group-by: repository }\n')
  const two = { workflows: [nightly('build.yml', 9 * 24), nightly('backup.yml', 9 * 24), nightly('report.yml')] }
  showOrganisation(rig, () => acme(two))
  await check()
  expect((await rig.onlyIssue()).title).toBe('💔 acme/web: 2 of 3 monitors are down')
  rig.proxy.reset()
  showOrganisation(rig, () => acme(silent()))
  await check()
  expect((await rig.onlyIssue()).title).toBe('💔 acme/web: 1 of 3 monitors is down: backup.yml')
  rig.proxy.reset()
  showOrganisation(rig, () => acme(well()))
  await check()
  expect(await rig.github.openIssues()).toEqual([])
})

test('with issues in each, one opens where its workflow is, however many look, and ends there; none opens at home', async () => {
  await rig.github.putFile(CONFIG, 'workflows: { organization: acme, issues-in: each }\n')
  const web = createOtherIssues('acme/web')
  const show = (repository: StubRepository): void => {
    rig.proxy.reset()
    web.show(rig)
    showOrganisation(rig, () => acme(repository))
  }
  const open = (): string[] => web.issues().flatMap(({ state, title }) => (state === 'open' ? [title] : []))
  show(silent())
  const [result] = await Promise.all([check(), check()])
  expect(open()).toEqual(['💔 acme/web: backup.yml has stopped beating'])
  expect(open()).toEqual(['💔 acme/web: backup.yml has stopped beating'])
  expect(await rig.github.openIssues()).toEqual([])
  expect(result.summary).toMatch(/\[acme\/web#\S*1\]\(\S+\/acme\/web\/issues\/1\)/)
  const written = rig.proxy.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/repos/acme'))
  expect(written.length).toBeGreaterThan(0)
  for (const { headers } of written) expect(headers['authorization']).not.toContain(WATCH_TOKEN)

  show(well())
  await check()
  expect(open()).toEqual([])
  expect(await rig.github.openIssues()).toEqual([])
})

test('with issues in each, one that a repository does not take opens at home, and it is told what the token needs', async () => {
  await rig.github.putFile(CONFIG, 'workflows: { organization: acme, issues-in: each }\n')
  rig.proxy.add({ method: 'POST', path: '/repos/acme/web/issues', fault: forbidden() })
  createOtherIssues('acme/web').show(rig)
  showOrganisation(rig, () => acme(silent()))
  const result = await check()
  expect((await rig.onlyIssue()).title).toBe('💔 acme/web: backup.yml has stopped beating')
  expect(result.log).toMatch(/The issue of acme\/web is opened in this repository instead: .*`issues: write`/)
})
