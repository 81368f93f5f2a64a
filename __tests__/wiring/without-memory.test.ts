import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { checkOnce } from '../../src/wiring/check-once.js'
import { openIncidents } from '../../src/wiring/open-incidents.js'
import { asHttp, connectedToWorld, type Lie } from '../support/told-github.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'
import { workflowText } from '../support/workflow-stub.js'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const FIVE = 5 * MINUTE
const HOOK = 'https://hooks.test/alerts'
const iso = (at: number): string => new Date(at).toISOString()

let folder: TemporaryFolder
beforeAll(async () => void (folder = await createTemporaryFolder()))
afterAll(() => folder.close())

/** Runs the check every five minutes, as GitHub lists it, on a beat of noon that is late from 14:00 on; when it alerted. */
async function alertsOf(inputs: Record<string, string>, refusal: Lie, hours: number): Promise<string[]> {
  const alerts: string[] = []
  const starts: number[] = []
  for (let now = NOON + HOUR; now <= NOON + hours * HOUR; now += FIVE) {
    starts.push(now)
    // Newest first, and no more than a page shows.
    const runs = starts.slice(-10).map((at) => ({
      event: 'schedule',
      status: 'completed',
      conclusion: 'failure',
      created_at: iso(at),
      id: Math.round(at / 1000),
    }))
    const world = {
      files: { 'data/hb.json': JSON.stringify({ at: iso(NOON) }) },
      workflows: [{ file: 'watch.yml', text: workflowText(['*/5 * * * *']), runs }],
      issues: [],
    }
    const answer: Lie = (number, asked) => {
      if (asked === 'POST /alerts') alerts.push(iso(now).slice(11, 16))
      return asked === 'POST /alerts' ? asHttp({ status: 200, body: 'ok' }) : refusal(number, asked)
    }
    const { connections, close } = connectedToWorld(world, { now, workspace: folder.path }, answer)
    await checkOnce(connections, {
      inputs: readInputs(CHECK_INPUTS, { 'heartbeat-file': 'data/hb.json', monitor: 'hb', threshold: '2h', ...inputs }),
      byHand: null,
      now,
      runUrl: null,
      self: '.github/workflows/watch.yml',
      runId: String(Math.round(now / 1000)),
      channels: { environment: { WEBHOOK_URL: HOOK }, hide: () => {} },
      incidents: async ({ issue }, wiring) =>
        inputs['issue'] === 'false' ? null : openIncidents({ kind: 'github', options: { ...issue } }, wiring),
    })
    close()
  }
  return alerts
}

const refuse = (route: RegExp, status: number): Lie => {
  const body = {
    message: status === 410 ? 'Issues are disabled for this repo' : 'Resource not accessible by integration',
  }
  return (_, asked) => (route.test(asked) ? asHttp({ status, body }) : undefined)
}

describe('a check every five minutes alerts once and then with each reminder', () => {
  test.each<[string, Record<string, string>, Lie]>([
    ['without issues wanted', { issue: 'false' }, () => undefined],
    ['where issues are switched off', {}, refuse(/\/issues/, 410)],
    ['where the token may open none', {}, refuse(/^POST .*\/issues$/, 403)],
  ])('%s', async (_, inputs, refusal) => {
    expect(await alertsOf({ ...inputs, reminder: '2h' }, refusal, 6.9)).toEqual(['14:05', '16:00', '18:00'])
  })
})

test('a run that cannot find out what ran before tells each time rather than never', async () => {
  const alerts = await alertsOf({ issue: 'false' }, refuse(/\/runs$/, 403), 2.5)
  expect(alerts).toEqual(['14:05', '14:10', '14:15', '14:20', '14:25', '14:30'])
})
