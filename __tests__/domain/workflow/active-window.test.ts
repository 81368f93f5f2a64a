import { expect, it } from '@jest/globals'
import { timesOf } from '../../../src/domain/calendar/index.js'
import { cronUnion } from '../../../src/domain/calendar/cron.js'
import { HOUR } from '../../../src/domain/time.js'
import { judgeWorkflow } from '../../../src/domain/workflow/judge.js'
import { DEFAULT_RULES, type WorkflowEvidence } from '../../../src/domain/workflow-evidence.js'
import { aMonitor } from '../../support/monitor-samples.js'

const GREEN = Date.parse('2026-09-04T14:00:00Z')
const EVIDENCE: WorkflowEvidence = {
  repository: 'o/r',
  webUrl: 'https://github.com/o/r',
  path: '.github/workflows/daily-trading.yml',
  state: 'active',
  fork: false,
  exempt: null,
  entries: [{ cron: '35 13 * * 1-5', timezone: 'UTC' }],
  rules: DEFAULT_RULES,
  fileProblem: null,
  unreadable: null,
  runs: [{ id: 1, event: 'schedule', status: 'completed', conclusion: 'success', createdAt: GREEN, attempt: 1 }],
  completeSince: null,
  registeredAt: GREEN - 1000 * HOUR,
  updatedAt: null,
  cronChangedAt: null,
  failure: null,
  notes: [],
}

// Friday 10:00 in New York; Monday is Labor Day, so Tuesday 09:31 has 6 h of active time behind it.
it.each([
  ['26h', 26 * HOUR, true, '2026-09-08T13:31:00Z', 'healthy'],
  ['7h, in the first minute after the holiday', 7 * HOUR, true, '2026-09-08T13:31:00Z', 'healthy'],
  ['7h, when they are over', 7 * HOUR, true, '2026-09-08T14:31:00Z', 'critical'],
  ['26h without hours', 26 * HOUR, false, '2026-09-08T13:31:00Z', 'critical'],
  ['that the cron lines give, by the wall', null, true, '2026-09-09T14:00:00Z', 'critical'],
])('a window of %s', (_, windowMs, market, now, status) => {
  const { counted } = timesOf(aMonitor(market ? { 'market-hours': true } : {}))
  const evidence = { ...EVIDENCE, rules: { ...DEFAULT_RULES, windowMs } }
  expect(judgeWorkflow({ name: 'trading' }, evidence, Date.parse(now), cronUnion, counted).status).toBe(status)
})
