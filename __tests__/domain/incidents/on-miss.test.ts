import { expect, test } from '@jest/globals'
import { isTrouble } from '../../../src/domain/incidents/is-trouble.js'
import type { IncidentPolicy } from '../../../src/domain/incidents/incident.js'
import { aVerdict } from '../../reports/a-run.js'

const POLICY: IncidentPolicy = {
  openAt: 'critical',
  recoveryTolerance: 1,
  reminderMs: 0,
  groupOver: 10,
  reopenWithinMs: 0,
}

test.each([
  ['stale', true, false],
  ['missing', true, false],
  ['reported-failure', true, true],
  ['malformed', true, true],
  ['source-unreachable', true, true],
] as const)('%s opens an incident: %s, and %s where beats that do not come open none', (reason, usually, then) => {
  const verdict = aVerdict('api', { status: 'critical', reason })
  expect(isTrouble(verdict, POLICY)).toBe(usually)
  expect(isTrouble(verdict, { ...POLICY, onMiss: false })).toBe(then)
})
