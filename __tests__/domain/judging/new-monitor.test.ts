import { describe, expect, test } from '@jest/globals'
import type { Declaration } from '../../../src/domain/declaration.js'
import { judgeMissing } from '../../../src/domain/judging/new-monitor.js'
import type { Monitor } from '../../../src/domain/monitor.js'
import { HOUR, type Instant } from '../../../src/domain/time.js'

const DECLARED = Date.UTC(2026, 10, 18, 12)
const asked = (at: Instant | null, everBeat: boolean | null = false): Declaration => ({ kind: 'asked', at, everBeat })
const unreadable: Declaration = { kind: 'unreadable', detail: 'GitHub answered 503' }

/** A threshold of 2 h, so that the first window ends 3 h after the declaration. */
function judged(declaration: Declaration | null, hours: number, missing: Monitor['missing'] = null): string {
  const now = DECLARED + hours * HOUR
  const deadlineAfter = (at: Instant): Instant => at + 2 * HOUR
  const { status, reason } = judgeMissing({ missing }, declaration, { now, detail: 'there is no file', deadlineAfter })
  return `${status} ${reason}`
}

describe('a place without a beat', () => {
  test.each<[string, Declaration | null, number, string]>([
    ['just declared', asked(DECLARED), 0, 'healthy pending'],
    ['at the end of its window', asked(DECLARED), 3, 'healthy pending'],
    ['a moment later', asked(DECLARED), 3.001, 'critical missing'],
    ['whose history is gone', asked(DECLARED, null), 3, 'healthy pending'],
    ['that once held one', asked(DECLARED, true), 0, 'critical missing'],
    ['that nothing remembers', asked(null), 0, 'critical missing'],
    ['of which nobody was asked', null, 0, 'critical missing'],
    ['of which nobody could say', unreadable, 0, 'unknown missing'],
  ])('%s', (_, declaration, hours, verdict) => {
    expect(judged(declaration, hours)).toBe(verdict)
  })

  test.each(['critical', 'warning', 'skipped', 'unknown'] as const)('`missing: %s` wins at once', (missing) => {
    for (const declaration of [asked(DECLARED), asked(DECLARED, true), unreadable, null])
      expect(judged(declaration, 0, missing)).toBe(`${missing} missing`)
  })

  test('says until when the first may take, and why it cannot say', () => {
    const question = { now: DECLARED, detail: 'there is no file', deadlineAfter: (at: Instant) => at + 2 * HOUR }
    expect(judgeMissing({ missing: null }, asked(DECLARED), question)).toMatchObject({
      message: 'New: its first heartbeat is due by 2026-11-18 15:00 UTC.',
      deadline: DECLARED + 3 * HOUR,
    })
    expect(judgeMissing({ missing: null }, unreadable, question).message).toContain('GitHub answered 503')
  })
})
