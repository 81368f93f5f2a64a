import { describe, expect, test } from '@jest/globals'
import { SITUATIONS, verdictIn } from '../../support/situations.js'

const named = SITUATIONS.map(
  (situation) => [`${situation.id}: ${situation.says} (${situation.why})`, situation] as const,
)

describe('what a config, a heartbeat and a moment are judged to be', () => {
  test('there are many, each with a name of its own', () => {
    expect(SITUATIONS.length).toBeGreaterThanOrEqual(90)
    expect(new Set(SITUATIONS.map(({ id }) => id)).size).toBe(SITUATIONS.length)
  })

  test.each(named)('%s', (_name, situation) => {
    const verdict = verdictIn(situation)
    const { status, reason = verdict.reason } = situation.expect
    expect([verdict.status, verdict.reason]).toEqual([status, reason])
    // A healthy service has no trouble that began.
    if (situation.expect.since !== undefined && status !== 'healthy')
      expect(new Date(verdict.since ?? 0).toISOString()).toBe(new Date(situation.expect.since).toISOString())
  })
})
