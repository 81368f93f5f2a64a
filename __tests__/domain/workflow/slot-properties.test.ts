import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cronUnion } from '../../../src/domain/calendar/cron.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { Slot, WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { judgeAt, slotEvidence, slotRun } from '../../support/slot-samples.js'

const START = Date.parse('2026-03-23T00:00:00Z')
// Over the clock change in Berlin.
const SPAN = 9 * DAY

const slots: fc.Arbitrary<Slot> = fc.record({
  crons: fc.constantFrom(
    ['7 17 * * 1-5'],
    ['*/20 9-15 * * *'],
    ['30 * * * *'],
    ['0 3 * * *', '0 15 * * *'],
    ['0 2 * * 0'],
    ['30 2 * * *'],
    ['*/5 * * * *'],
  ),
  timezone: fc.constantFrom('UTC', 'Asia/Seoul', 'Europe/Berlin', 'America/New_York'),
  graceMs: fc.integer({ min: 0, max: 300 }).map((minutes) => minutes * MINUTE),
})

/** Near slots as well as anywhere. */
const instants = fc.integer({ min: 0, max: SPAN / MINUTE }).map((minutes) => START + minutes * MINUTE)

const runs: fc.Arbitrary<WorkflowRun[]> = fc.array(
  fc
    .record({
      createdAt: instants,
      conclusion: fc.constantFrom('success', 'success', 'success', 'failure', 'cancelled', 'skipped'),
      event: fc.constantFrom('repository_dispatch', 'workflow_dispatch', 'push', 'schedule'),
    })
    .map(({ createdAt, ...run }) => slotRun(createdAt, run)),
  { maxLength: 25 },
)

const cases = fc.record({ slot: slots, listed: runs, now: instants, there: fc.option(instants, { nil: null }) })

function isGood({ event, conclusion }: WorkflowRun): boolean {
  return conclusion === 'success' && (event === 'repository_dispatch' || event === 'workflow_dispatch')
}

function registered(there: Instant | null): Instant {
  return there ?? START - 30 * DAY
}

/** Every slot whose grace has passed, and whether a good run came since it opened: asked one by one. */
function unserved(slot: Slot, listed: readonly WorkflowRun[], there: Instant | null, now: Instant): Instant[] {
  const cron = cronUnion(slot.crons.map((line) => ({ cron: line, timezone: slot.timezone })))
  const from = Math.max(registered(there) + HOUR, START - 8 * DAY)
  const good = listed.filter((run) => isGood(run) && run.createdAt <= now)
  const late: Instant[] = []
  for (let at = cron.next(from - 1); at !== null && at + (slot.graceMs ?? 0) < now; at = cron.next(at)) {
    const gap = at - (cron.previous(at - 1) ?? -Infinity)
    const early = Math.min(15 * MINUTE, Math.max(5 * MINUTE, gap / 8), gap / 2)
    const opensAt = at - early
    if (!good.some(({ createdAt }) => createdAt >= opensAt)) late.push(at)
  }
  return late
}

function judgeCase({
  slot,
  listed,
  now,
  there,
}: {
  slot: Slot
  listed: WorkflowRun[]
  now: Instant
  there: Instant | null
}) {
  const evidence = slotEvidence(
    slot,
    listed.filter(({ createdAt }) => createdAt <= now),
    {
      registeredAt: registered(there),
    },
  )
  return judgeAt(evidence, now)
}

describe('slots against a count of every one of them', () => {
  it('are late exactly where one is that no good run serves', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const late = unserved(one.slot, one.listed, one.there, one.now)
        const { status, reason } = judgeCase(one)
        expect(status).toBe(late.length > 0 ? 'critical' : 'healthy')
        if (late.length > 0) expect(['stale', 'failing']).toContain(reason)
      }),
      { numRuns: 300 },
    )
  })

  it('are never late before the grace of one has passed, and then since that moment', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { status, since, deadline } = judgeCase(one)
        if (status === 'critical') expect(since).toBeLessThan(one.now)
        else if (deadline !== null) expect(deadline).toBeGreaterThanOrEqual(one.now)
        if (status !== 'critical' && deadline !== null) {
          const rest = { ...one, listed: one.listed.filter(({ createdAt }) => createdAt <= one.now) }
          expect(judgeCase({ ...rest, now: deadline }).status).toBe('healthy')
          expect(judgeCase({ ...rest, now: deadline + 1 }).status).toBe('critical')
        }
      }),
      { numRuns: 200 },
    )
  })

  it('are never worse for one more good run', () => {
    fc.assert(
      fc.property(cases, instants, (one, at) => {
        const more = { ...one, listed: [...one.listed, slotRun(at)] }
        if (judgeCase(one).status === 'healthy') expect(judgeCase(more).status).toBe('healthy')
      }),
      { numRuns: 200 },
    )
  })

  it('do not depend on the order of a listing', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const turned = { ...one, listed: [...one.listed].reverse() }
        const [a, b] = [judgeCase(one), judgeCase(turned)]
        expect([b.status, b.reason, b.since, b.deadline, b.missed]).toEqual([
          a.status,
          a.reason,
          a.since,
          a.deadline,
          a.missed,
        ])
      }),
      { numRuns: 100 },
    )
  })

  it('forgive a run that began in time for six hours at most', () => {
    fc.assert(
      fc.property(cases, instants, (one, at) => {
        const hung = slotRun(at, { status: 'in_progress', conclusion: null })
        const [without, beside] = [judgeCase(one), judgeCase({ ...one, listed: [...one.listed, hung] })]
        if (without.status === 'healthy' || one.now > at + 6 * HOUR) expect(beside.status).toBe(without.status)
        else if (beside.status === 'healthy') {
          expect(at).toBeLessThanOrEqual(without.deadline ?? -Infinity)
          expect(at).toBeGreaterThanOrEqual((without.deadline ?? 0) - (one.slot.graceMs ?? 0) - 15 * MINUTE)
        }
      }),
      { numRuns: 200 },
    )
  })
})
