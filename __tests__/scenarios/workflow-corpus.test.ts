import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { watchWorld } from '../support/watch-world.js'
import { workflowText, type StubRun, type StubWorkflow } from '../support/workflow-stub.js'

interface Case {
  name: string
  source: string
  crons: string[]
  timezone: string | null
  now: string
  workflow_state: string
  runs: StubRun[]
  extra?: Record<string, string | number | boolean>
  expect: { status: string; reason: string; accept_levels?: string[] }
}

const { cases } = JSON.parse(readFileSync(new URL('../fixtures/workflow-scenarios.json', import.meta.url), 'utf8')) as {
  cases: Case[]
}

/** How the date of the cron lines comes over the wire differs; each way must do. */
const CHANGE_SEEN_BY = {
  commits: (date: string, text: string): Partial<StubWorkflow> => ({ commits: [{ date, text }] }),
  registration: (date: string): Partial<StubWorkflow> => ({ createdAt: date }),
  update: (date: string): Partial<StubWorkflow> => ({ updatedAt: date }),
}

describe.each(Object.entries(CHANGE_SEEN_BY))(
  'incidents of other teams, cron change seen by %s',
  (_how, changeSeen) => {
    it.each(cases.map((one) => [`${one.name} (${one.source})`, one] as const))('%s', async (_name, one) => {
      const text = workflowText(one.crons, one.timezone)
      const { extra = {} } = one
      const stale = (key: string): StubRun[] | undefined =>
        typeof extra[key] === 'string'
          ? [{ event: 'schedule', status: 'completed', conclusion: 'success', created_at: extra[key] }]
          : undefined
      const changed = extra.cron_last_changed_at
      const workflow: StubWorkflow = {
        file: 'job.yml',
        text,
        state: one.workflow_state,
        runs: one.runs,
        ...(stale('listing_filtered_newest') ? { filtered: stale('listing_filtered_newest') } : {}),
        ...(extra.api_error === undefined ? {} : { runsStatus: 403 }),
        ...(typeof changed === 'string' ? changeSeen(changed, text) : {}),
      }
      const { verdicts } = await watchWorld(
        { workflows: [workflow], fork: extra.repository_fork === true },
        Date.parse(one.now),
      )
      const verdict = verdicts.get('job.yml')
      const accepted = [
        one.expect.status,
        ...(one.expect.accept_levels ?? []).map((level) => (level === 'ok' ? 'healthy' : level)),
      ]
      expect(accepted).toContain(verdict?.status)
      if (verdict?.status === one.expect.status) expect(verdict.reason).toBe(one.expect.reason)
      if (verdict?.status === 'critical') {
        expect(verdict.diagnosis).not.toEqual([])
        expect(verdict.remedy).not.toEqual([])
      }
    })
  },
)
