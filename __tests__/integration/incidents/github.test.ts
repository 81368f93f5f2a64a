import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createGitHubIncidents } from '../../../src/incidents/github/issue-store.js'
import type { IncidentStore } from '../../../src/incidents/store.js'
import { connectedGitHub } from '../../support/connected-github.js'
import { createFaultProxy, type FaultProxy } from '../../support/fault-proxy.js'
import { commitThenStatus, dropLabels, issuesDisabled } from '../../support/faults.js'
import { createFrozenClock } from '../../support/frozen-clock.js'
import { createGitHubEmulator, type GitHubEmulator } from '../../support/github-emulator.js'
import { aDraft, aLog, aState, aTrouble, beatsAgain, NOON, stillDown } from '../../support/incident-samples.js'
import type { IncidentState } from '../../../src/domain/incidents/incident.js'
import { checkRequests } from '../../support/openapi-check.js'
import { lineOf } from '../../support/recorded-request.js'
import { noRedis } from '../../support/no-redis.js'

let github: GitHubEmulator
let proxy: FaultProxy
beforeAll(async () => {
  github = await createGitHubEmulator()
})
afterAll(() => github.close())
beforeEach(async () => {
  proxy = await createFaultProxy({ upstream: github.url })
})
afterEach(async () => {
  expect(await checkRequests(proxy.requests)).toEqual([])
  await proxy.close()
})

/** A run of its own against the emulator, through the real client and the real HTTP. */
async function checker(lines = aLog()): Promise<IncidentStore> {
  const where = { token: github.token, apiUrl: proxy.url, waitBudgetMs: 5000 }
  const ports = { clock: createFrozenClock(NOON), log: lines }
  const connected = await connectedGitHub({ owner: 'octo', repo: 'example' }, { ...where, ...ports })
  const settings = { labels: ['heartbeat-alert', 'P0'], assignees: [], title: null, runUrl: null }
  return createGitHubIncidents(settings, { github: async () => connected, redis: noRedis, log: lines })
}

// The emulator dates issues by the real clock, and a memory is that of an issue of its own time.
const BEGAN = Date.now()
const stateOf = (key: string, closedAt: number | null = null): IncidentState =>
  aState({ openedAt: BEGAN, toldAt: BEGAN, closedAt, members: { [key]: aTrouble() } })
const draftOf = (key: string) => aDraft({ key, state: stateOf(key) })
const downOf = (key: string, comment: 'reminder' | 'reopened') => stillDown({ state: stateOf(key), comment })
const endOf = (key: string) => {
  const [ended] = Object.values(beatsAgain().state.members)
  return beatsAgain({ state: { ...stateOf(key, BEGAN), members: { [key]: ended! } } })
}

const openTitles = async (): Promise<string[]> => (await github.openIssues()).map(({ title }) => title)

test('the whole life of an incident, a new process for each step', async () => {
  const opened = await (await checker()).open(draftOf('life'), NOON)
  expect(opened).toMatchObject({ key: 'life', phase: 'open', url: expect.stringContaining(`/issues/${opened.ref}`) })

  const [seen] = (await (await checker()).load()).filter(({ key }) => key === 'life')
  expect(seen).toEqual(opened)
  const told = await (await checker()).update(seen!, downOf('life', 'reminder'), NOON)

  const closed = await (await checker()).close(told, endOf('life'), NOON)
  expect(closed).toMatchObject({ phase: 'closed', closedBy: 'heartbeat', closedAt: expect.any(Number) })
  const comments = (await github.comments(Number(opened.ref))).map(({ body }) => body)
  expect(comments).toEqual([expect.stringContaining('Still down'), expect.stringContaining('Beating again')])

  const reopened = await (await checker()).reopen(closed, downOf('life', 'reopened'), NOON)
  expect(await (await checker()).load()).toContainEqual(reopened)
  await (await checker()).close(reopened, endOf('life'), NOON)
})

test('opening costs a list, a create and a look', async () => {
  const store = await checker()
  await store.load()
  const before = proxy.requests.filter(({ path }) => path.endsWith('/graphql') || path.endsWith('/user')).length
  proxy.reset()
  const opened = await store.open(draftOf('cost'), NOON)
  expect(proxy.requests.map(lineOf)).toHaveLength(2)
  expect(before).toBeLessThanOrEqual(2)
  await store.close(opened, endOf('cost'), NOON)
})

test('an answer lost after the commit makes no second issue', async () => {
  proxy.add({ method: 'POST', path: /\/issues$/, times: 1, fault: commitThenStatus(502) })
  const opened = await (await checker()).open(draftOf('lost'), NOON)
  expect(await openTitles()).toHaveLength(1)
  await (await checker()).close(opened, endOf('lost'), NOON)
})

test('dropped labels leave one issue that is found again', async () => {
  proxy.add({ method: 'POST', path: /\/issues$/, fault: dropLabels })
  const opened = await (await checker()).open(draftOf('plain'), NOON)
  expect((await (await checker()).load()).filter(({ key, phase }) => key === 'plain' && phase === 'open')).toHaveLength(
    1,
  )
  await (await checker()).close(opened, endOf('plain'), NOON)
})

test('five checkers with lists four seconds old end with one open issue after the next run', async () => {
  proxy.staleIssueLists(4000)
  const draft = draftOf('race')
  await Promise.all(Array.from({ length: 5 }, async () => (await checker()).open(draft, NOON)))
  proxy.staleIssueLists(0)
  const store = await checker()
  const open = (await store.load()).filter(({ key, phase }) => key === 'race' && phase === 'open')
  const [keep, ...twins] = [...open].sort((a, b) => Number(a.ref) - Number(b.ref))
  for (const twin of twins) {
    await store.closeDuplicate(twin, keep!, { state: twin.state, verdicts: [], comment: 'duplicate' }, NOON)
  }
  expect((await github.openIssues()).map(({ number }) => String(number))).toEqual([keep?.ref])
  await store.close(keep!, endOf('race'), NOON)
})

test("somebody else's issue with a copied marker stays as it is", async () => {
  const opened = await (await checker()).open(draftOf('copied'), NOON)
  const { body } = (await github.issues()).find(({ number }) => String(number) === opened.ref)!
  await (await checker()).close(opened, endOf('copied'), NOON)
  const theirs = await github.createIssueAs('alice', { title: 'copied', body: body ?? '' })
  const loaded = await (await checker()).load()
  expect(loaded.map(({ ref }) => ref)).not.toContain(String(theirs.number))
})

test('disabled issues are told with a remedy', async () => {
  proxy.add(issuesDisabled)
  const store = await checker()
  await expect(store.load()).rejects.toMatchObject({
    fault: { status: 410, remedy: expect.stringContaining('turn on Issues') },
  })
  await expect(store.open(aDraft(), NOON)).rejects.toMatchObject({
    message: expect.stringContaining('issues are disabled'),
  })
})
