import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { distorted } from '../support/faults.js'

jest.setTimeout(60_000)

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR
/** A slow answer may be dated so much earlier than it comes. */
const SLOW = 30 * SECOND

let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

const warned = (text: string) => new RegExp(`^Warning: The clock of this machine is ${text} GitHub's: set it`, 'm')

test.each<[string, number, number, string, string, RegExp | null]>([
  ['a month ahead, a late beat', -30 * DAY - SLOW, 5, 'unknown', 'clock', warned('30 d ahead of')],
  [
    'an hour ahead, a beat that only this machine calls late',
    -HOUR - SLOW,
    2.5,
    'unknown',
    'clock',
    warned('1 h ahead of'),
  ],
  [
    'an hour behind, a beat that only this machine calls fresh',
    HOUR + SLOW,
    1.5,
    'unknown',
    'clock',
    warned('1 h behind'),
  ],
  [
    'an hour behind, a beat that only this machine calls future',
    HOUR + SLOW,
    -0.5,
    'unknown',
    'clock',
    warned('1 h behind'),
  ],
  ['a month behind, a fresh beat', 30 * DAY + SLOW, 0, 'unknown', 'clock', warned('30 d behind')],
  ['an hour ahead, a beat that is late by both', -HOUR - SLOW, 5, 'critical', 'stale', warned('1 h ahead of')],
  ['two minutes behind, a late beat', 120 * SECOND + SLOW, 5, 'critical', 'stale', warned('2 min behind')],
  ['less than two minutes behind, a late beat', 120 * SECOND - SLOW, 5, 'critical', 'stale', null],
])('%s', async (_, githubAheadMs, hoursAgo, status, reason, warning) => {
  await rig.beat(hoursAgo)
  rig.proxy.clockAhead(githubAheadMs)
  const result = await rig.check()
  expect(result.outputs).toMatchObject({ status, reason })
  expect(await rig.github.openIssues()).toHaveLength(status === 'critical' ? 1 : 0)
  if (warning === null) expect(result.stdout).not.toMatch(/The clock of this machine/)
  else expect(result.stdout).toMatch(warning)
})

test.each([
  ['the year 9999', 'Fri, 31 Dec 9999 23:59:59 GMT', Infinity],
  ['the year 1970', new Date(0).toUTCString(), Infinity],
  ['a month ahead, once', new Date(Date.now() + 30 * DAY).toUTCString(), 1],
])("an answer dated in %s is nobody's clock", async (_, date, times) => {
  await rig.beat(0.5)
  rig.proxy.add({ times, fault: distorted((done) => ({ ...done, headers: { ...done.headers, date } })) })
  const result = await rig.check()
  expect(result.outputs).toMatchObject({ status: 'healthy', reason: 'ok' })
  expect(result.stdout).not.toMatch(/The clock of this machine/)
})

test('nothing is closed by a wrong clock', async () => {
  await rig.beat(5)
  await rig.check()
  const before = await rig.onlyIssue()
  await rig.beat(1)
  rig.proxy.clockAhead(2 * HOUR)
  expect((await rig.check()).outputs).toMatchObject({ status: 'unknown', reason: 'clock', incident: 'none' })
  expect(await rig.onlyIssue()).toEqual(before)
})

test('a beat is written by the clock of its machine, with a word', async () => {
  rig.proxy.clockAhead(-HOUR - SLOW)
  const result = await rig.run('write/action.yml', { inputs: { monitor: 'nightly', mode: 'once' } })
  expect(result.outputs).toMatchObject({ written: 'true' })
  expect(result.stdout).toMatch(warned('1 h ahead of'))
})
