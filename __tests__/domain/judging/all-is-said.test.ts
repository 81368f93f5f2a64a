import { expect, test } from '@jest/globals'
import { judgeBeat } from '../../../src/domain/judging/judge-beat.js'
import { DAY, HOUR, MINUTE, toIso } from '../../../src/domain/time.js'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import type { Heartbeat } from '../../../src/domain/heartbeat.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

const NOW = Date.UTC(2026, 10, 18, 12)

// The verdict names what it takes from its rule, so a rule that says more must not be passed over.
test.each<[string, number, Partial<Heartbeat>, MonitorSettings]>([
  ['in time', 5 * MINUTE, {}, { every: HOUR }],
  ['late', 3 * HOUR, {}, { every: HOUR }],
  ['late by a threshold', DAY, {}, {}],
  ['ahead', -DAY, {}, {}],
  ['failed', MINUTE, { state: 'failed', message: 'disk full' }, { every: HOUR }],
  ['forgiven', MINUTE, { state: 'failed' }, { every: HOUR, 'failure-tolerance': 3 }],
  ['stopped on purpose', DAY, { state: 'stopped' }, { stopped: 'skipped' }],
  ['begun, and never ended', 5 * MINUTE, { state: 'running', own: true }, {}],
  ['begun too long ago', 9 * HOUR, { state: 'running', own: true }, {}],
  ['with checks that failed', MINUTE, { checks: { disk: false } }, { checks: 'warning' }],
  ['with a word that nobody knows', MINUTE, { statusUnderstood: false, statusField: '/state', stateText: 'odd' }, {}],
])('a verdict holds all that its rule says: %s', (_what, age, beat, settings) => {
  const monitor = aMonitor(settings)
  const reading = aBeat(NOW - age, beat)
  const times = { hours: null, counted: null, wall: null, cron: null, maintenanceAt: () => null }
  const closed = () => {
    throw new Error(`it is open at ${toIso(NOW)}`)
  }
  const looking = { now: NOW, times, hours: null, isOpen: true, closed, declaration: null, onGitHub: false }
  expect(verdictOf(monitor, reading, NOW)).toMatchObject(judgeBeat(monitor, reading, looking))
})
