import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { readJournal } from '../../src/domain/history/journal.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { answerWith, forbidden, protectedBranch } from '../support/faults.js'
import type { RecordedRequest } from '../support/recorded-request.js'

jest.setTimeout(120_000)

let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

const MONTH = `history/${new Date().toISOString().slice(0, 7)}.jsonl`
const isMutation = ({ graphql }: RecordedRequest): boolean => graphql?.query.startsWith('mutation') ?? false
const shown = ({ method, path, graphql }: RecordedRequest): string =>
  graphql?.query.split(/\W/)[0] ?? `${method} ${path}`

async function looks(branch = 'heartbeats') {
  return readJournal((await rig.github.readFile(MONTH, branch)) ?? '')
}

test('a healthy check that keeps the past asks no more than without, and writes once', async () => {
  await rig.beat(0)
  await rig.check()
  const without = rig.proxy.requests.length
  await rig.check({ history: 'true' })
  rig.proxy.reset()
  const result = await rig.check({ history: 'true' })
  expect([result.exitCode, result.outputs['status']]).toEqual([0, 'healthy'])
  expect(rig.proxy.requests.map(shown).at(-1)).toBe('mutation')
  expect(rig.proxy.requests.length).toBe(without + 1)
  expect(rig.proxy.writes()).toHaveLength(1)
  expect(await looks()).toHaveLength(3)
  expect((await rig.github.commits('heartbeats'))[0]?.commit.message).toBe('heartbeat: history [skip ci]')
  expect(await rig.requestProblems()).toEqual([])
})

test('a death and its end stand in the journal, with the incident that told of them', async () => {
  await rig.beat(5)
  const { outputs } = await rig.check({ history: 'branch dying' })
  await rig.beat(0)
  await rig.check({ history: 'branch dying' })
  const states = (await looks('dying')).flatMap((look) => look.states)
  expect(states.map(({ status }) => status).at(-1)).toBe('healthy')
  expect(states.find(({ status }) => status === 'critical')).toMatchObject({ incident: outputs['issue-number'] })
})

test.each([
  ['a protected branch', protectedBranch],
  ['a token that may not write', forbidden('contents=write')],
  ['an odd answer', answerWith({ body: { data: { createCommitOnBranch: null } } })],
])('%s is told, and keeps nobody from being alarmed', async (name, fault) => {
  await rig.github.putFile('README.md', 'hello', name.replaceAll(' ', '-'))
  rig.proxy.add({ when: isMutation, fault })
  await rig.beat(5)
  const result = await rig.check({ history: `branch ${name.replaceAll(' ', '-')}` })
  expect(result.outputs).toMatchObject({ status: 'critical', incident: 'opened' })
  expect(result.stdout).toMatch(/This look could not be kept in history\/ on the branch/)
})

test('where GraphQL is refused beats are read as ever', async () => {
  await rig.beat(0)
  rig.proxy.add({ path: /graphql$/, fault: answerWith({ status: 404, body: { message: 'Not Found' } }) })
  const result = await rig.check({ history: 'true' })
  expect(result.outputs['status']).toBe('healthy')
  expect(result.stdout).toMatch(/so this look is not kept/)
})
