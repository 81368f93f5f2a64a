import type { Notification, NotifiedMonitor } from '../../src/domain/telling/notification.js'
import { priorityOf } from '../../src/domain/telling/notification.js'
import type { NotificationEvent } from '../../src/domain/incidents/incident.js'
import type { Status } from '../../src/domain/status.js'
import type { SingleReading } from '../../src/domain/judging/judge.js'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import type { MonitorSettings } from '../../src/config/monitor-keys.js'
import { aBeat, aMonitor, verdictOf } from './monitor-samples.js'

export const SAMPLE_NOW = Date.UTC(2026, 10, 22, 9, 30)

const issue = (number: number): string => `https://github.com/acme/warehouse/issues/${number}`

/** What the judge says, so that no sample holds a sentence that people never see. */
function judged(reading: SingleReading, settings: MonitorSettings = {}) {
  const { status, reason, message, since, expected, beat } = verdictOf(aMonitor(settings), reading, SAMPLE_NOW)
  return { status, reason, message, since, expected, lastBeatAt: beat?.at ?? null }
}

export const sampleMonitor: NotifiedMonitor = {
  id: 'nightly-backup',
  name: 'Nightly backup',
  ...judged(aBeat(SAMPLE_NOW - 9 * HOUR - 25 * MINUTE)),
  place: { kind: 'repository', path: 'heartbeats/nightly-backup.json', branch: 'heartbeats', repository: null },
  incidentKey: 'nightly-backup',
  incidentUrl: issue(41),
  downtimeMs: null,
  silenceMs: null,
  noTrouble: null,
  attempts: 0,
  byHand: null,
  zone: null,
  runbook: null,
  remedy: [],
}

const others: readonly NotifiedMonitor[] = [
  {
    ...sampleMonitor,
    id: 'import-orders',
    name: 'Import orders',
    ...judged(aBeat(SAMPLE_NOW - 3 * HOUR, { state: 'failed', message: 'exit code 1' }), { threshold: 26 * HOUR }),
    incidentKey: 'import-orders',
    incidentUrl: issue(42),
  },
  {
    ...sampleMonitor,
    id: 'mail-agent',
    name: 'Mail agent',
    ...judged({ kind: 'missing', detail: 'there is no such file' }, { missing: 'warning' }),
    incidentKey: 'mail-agent',
    incidentUrl: issue(43),
  },
]

const well: NotifiedMonitor = {
  ...sampleMonitor,
  id: 'web',
  name: 'Web',
  ...judged(aBeat(SAMPLE_NOW - 3 * MINUTE)),
  incidentKey: null,
  incidentUrl: null,
}

export function notificationOf(
  event: NotificationEvent,
  monitors: readonly NotifiedMonitor[] = [sampleMonitor],
  more: Partial<Notification> = {},
): Notification {
  const status: Status = monitors[0]?.status ?? 'healthy'
  const only = monitors.length === 1 ? monitors[0] : undefined
  return {
    event,
    priority: priorityOf(event, status),
    status,
    incidentKey: only?.incidentKey ?? null,
    incidentUrl: only?.incidentUrl ?? null,
    repository: 'acme/warehouse',
    runUrl: 'https://github.com/acme/warehouse/actions/runs/9876543210',
    at: SAMPLE_NOW,
    monitors,
    downtimeMs: only?.downtimeMs ?? null,
    ...more,
  }
}

const back: NotifiedMonitor = {
  ...sampleMonitor,
  ...judged(aBeat(SAMPLE_NOW - 30 * SECOND)),
  since: sampleMonitor.since,
  downtimeMs: 7 * HOUR + 24 * MINUTE,
  silenceMs: 9 * HOUR + 24 * MINUTE,
}

const trading: NotifiedMonitor = {
  ...well,
  id: 'bot',
  name: 'Trading bot',
  said: { kind: 'trade', sign: '💰', words: 'Trade executed - GOLD BUY @ 2350.00' },
}

/** One notification of each event, and some that tell of many monitors. */
export const samples: Readonly<Record<string, Notification>> = {
  opened: notificationOf('opened'),
  'opened, three at once': notificationOf('opened', [sampleMonitor, ...others]),
  escalated: notificationOf('escalated'),
  reminder: notificationOf('reminder'),
  recovered: notificationOf('recovered', [back]),
  'recovery-exhausted': notificationOf('recovery-exhausted'),
  test: notificationOf('test', []),
  'summary, all well': notificationOf('summary', [well, { ...well, id: 'api', name: 'API' }]),
  'summary, one ill': notificationOf('summary', [sampleMonitor, well]),
  status: notificationOf('status', [trading]),
  'status, two at once': notificationOf('status', [
    trading,
    { ...well, said: { kind: 'error', sign: '❌', words: 'Error occurred - no route' } },
  ]),
}
