import { expect, test } from '@jest/globals'
import { planHealing } from '../../../src/domain/recovery/plan-healing.js'
import { DEFAULT_RECOVERY } from '../../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../../src/domain/recovery/settings.js'
import { aCase } from '../../support/healing-samples.js'
import { aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

const STEP = { kind: 'workflow', target: 'backup.yml', options: {} }

test.each<[string, { inHours: boolean; anyHour: boolean }, number]>([
  ['in active hours', { inHours: true, anyHour: false }, 1],
  ['not in the night', { inHours: false, anyHour: false }, 0],
  ['in the night where its people said so', { inHours: false, anyHour: true }, 1],
])('%s', (_name, { inHours, anyHour }, attempts) => {
  const policy = { ...DEFAULT_RECOVERY, allow: ['backup.yml'], anyHour }
  const settings = settingsOf(policy, new Map([['job', [STEP]]]))
  const plan = planHealing(aCase([aVerdict({ monitor: 'job', inHours })], NOON), settings, POLICY)
  expect(plan.attempts).toHaveLength(attempts)
})
