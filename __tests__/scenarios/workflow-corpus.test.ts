import { describe, expect, it } from '@jest/globals'
import { watchWorld } from '../support/watch-world.js'
import { acceptedBy, WORKFLOW_CASES, worldOf } from '../support/workflow-cases.js'
import type { StubWorkflow } from '../support/workflow-stub.js'

/** How the date of the cron lines comes over the wire differs; each way must do. */
const CHANGE_SEEN_BY = {
  commits: (date: string, text: string): Partial<StubWorkflow> => ({ commits: [{ date, text }] }),
  registration: (date: string): Partial<StubWorkflow> => ({ createdAt: date }),
  update: (date: string): Partial<StubWorkflow> => ({ updatedAt: date }),
}

describe.each(Object.entries(CHANGE_SEEN_BY))('incidents of other teams, cron change seen by %s', (_how, seen) => {
  it.each(WORKFLOW_CASES.map((one) => [`${one.name} (${one.source})`, one] as const))('%s', async (_name, one) => {
    const { verdicts } = await watchWorld(worldOf(one, seen), Date.parse(one.now))
    const verdict = verdicts.get('job.yml')
    expect(acceptedBy(one)).toContain(verdict?.status)
    if (verdict?.status === one.expect.status) expect(verdict.reason).toBe(one.expect.reason)
    const said = [verdict?.message, ...(verdict?.diagnosis ?? []), ...(verdict?.remedy ?? [])].join(' ')
    for (const words of one.expect.says ?? []) expect(said).toContain(words)
    for (const words of one.expect.says_not ?? []) expect(said).not.toContain(words)
    if (verdict?.status === 'critical') {
      expect(verdict.diagnosis).not.toEqual([])
      expect(verdict.remedy).not.toEqual([])
    }
  })
})
