import { describe, expect, test } from '@jest/globals'
import { HOUR } from '../../../src/domain/time.js'
import { DEFAULT_RULES, type WorkflowEvidence } from '../../../src/domain/workflow-evidence.js'
import { asSeen } from '../../../src/domain/workflow/as-it-was.js'
import { SEOUL, slotEvidence, slotRun } from '../../support/slot-samples.js'

const NOON = Date.UTC(2026, 8, 16, 12)
const ago = (hours: number): number => NOON - hours * HOUR

/** One run an hour, the newest at noon. */
function hourly(count: number, completeSince: number | null): WorkflowEvidence {
  const runs = Array.from({ length: count }, (_, i) => slotRun(ago(i), { id: i, updatedAt: ago(i) }))
  return { ...slotEvidence(SEOUL, runs, { rules: DEFAULT_RULES }), completeSince }
}

describe('whoever looked at an earlier moment', () => {
  test('read one page, and knew of all since its last run', () => {
    const { runs, completeSince } = asSeen(hourly(121, ago(500)), ago(20))
    expect([runs.length, runs[0]?.id, runs.at(-1)?.id]).toEqual([100, 20, 119])
    expect(completeSince).toBe(ago(119))
  })

  test('knew all that is known where it fits a page, and of a good run before it', () => {
    const { runs, completeSince } = asSeen(hourly(120, ago(500)), ago(20))
    expect([runs.length, runs[0]?.id, runs.at(-2)?.id]).toEqual([101, 20, 119])
    expect(runs.at(-1)).toMatchObject({ id: null, conclusion: 'success', createdAt: ago(500) })
    expect(completeSince).toBe(ago(500))
  })

  test('saw no run before the first', () => {
    expect(asSeen(hourly(3, null), ago(5))).toMatchObject({ runs: [], completeSince: null })
  })
})
