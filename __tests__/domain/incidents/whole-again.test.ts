import { describe, expect, test } from '@jest/globals'
import type { Incident } from '../../../src/domain/incidents/incident.js'
import { planIncidents } from '../../../src/domain/incidents/plan-incidents.js'
import { DAY, MINUTE } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

const WHOLE: Incident = {
  key: 'jobs',
  ref: '1',
  url: null,
  phase: 'open',
  closedBy: null,
  closedAt: null,
  state: aState({ members: { jobs: aTrouble({ name: 'Jobs', reason: 'malformed', lastEndAt: null }) } }),
}

const well = (monitor: string, more: Partial<Verdict> = {}): Verdict =>
  aVerdict({ monitor, status: 'healthy', reason: 'ok', since: null, lastEndAt: NOON - MINUTE, goodEnd: true, ...more })
const bad = (monitor: string): Verdict => aVerdict({ monitor, lastEndAt: NOON - DAY })

function planFor(...verdicts: Verdict[]): string[] {
  const plan = planIncidents(verdicts, [WHOLE], POLICY, NOON)
  return plan.map((effect) => ('draft' in effect ? `${effect.kind} ${effect.draft.key}` : effect.kind))
}

describe('an incident of a document of many that nobody could understand', () => {
  test('ends when its members can be read, though one of them is bad', () => {
    expect(planFor(well('jobs/crawl'), well('jobs/mail'))).toEqual(['close-incident'])
    expect(planFor(well('jobs/crawl'), bad('jobs/mail'))).toEqual(['close-incident', 'open-incident jobs/mail'])
    expect(planFor(bad('jobs/crawl'))).toEqual(['close-incident', 'open-incident jobs/crawl'])
  })

  test('goes on while it has a verdict of its own, or nobody knows', () => {
    expect(planFor(aVerdict({ monitor: 'jobs', status: 'critical', reason: 'malformed' }))).toEqual(['update-incident'])
    expect(planFor(aVerdict({ monitor: 'jobs/mail', status: 'unknown', reason: 'source-unreachable' }))).toEqual([])
    expect(planFor(well('jobs-of-others'), well('other/jobs'))).toEqual([])
  })

  test('an end of its own that was newer than those of its members is not undone by them', () => {
    const trouble = aTrouble({ name: 'Jobs', reason: 'stale', lastEndAt: NOON })
    const [effect] = planIncidents(
      [well('jobs/a')],
      [{ ...WHOLE, state: aState({ members: { jobs: trouble } }) }],
      POLICY,
      NOON,
    )
    expect(effect?.kind).toBe('update-incident')
  })
})
