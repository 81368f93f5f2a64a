import type { Notification, NotifiedMonitor } from '../../src/domain/telling/notification.js'
import { priorityOf } from '../../src/domain/telling/notification.js'
import type { NotificationEvent } from '../../src/domain/incidents/incident.js'
import type { Status } from '../../src/domain/status.js'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.js'

export const SAMPLE_NOW = Date.UTC(2026, 10, 22, 9, 30)

const issue = (number: number): string => `https://github.com/acme/warehouse/issues/${number}`

export const sampleMonitor: NotifiedMonitor = {
  id: 'nightly-backup',
  name: 'Nightly backup',
  status: 'critical',
  reason: 'stale',
  message: 'No heartbeat for 9 h 25 min; expected within 2 h.',
  since: SAMPLE_NOW - 7 * HOUR - 25 * MINUTE,
  lastBeatAt: SAMPLE_NOW - 9 * HOUR - 25 * MINUTE,
  expected: 'within 2 h',
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
    reason: 'failing',
    since: SAMPLE_NOW - 3 * HOUR,
    lastBeatAt: SAMPLE_NOW - 27 * HOUR,
    incidentKey: 'import-orders',
    incidentUrl: issue(42),
  },
  {
    ...sampleMonitor,
    id: 'mail-agent',
    name: 'Mail agent',
    status: 'degraded',
    since: SAMPLE_NOW - 40 * MINUTE,
    lastBeatAt: null,
    incidentKey: 'mail-agent',
    incidentUrl: issue(43),
  },
]

const well: NotifiedMonitor = {
  ...sampleMonitor,
  id: 'web',
  name: 'Web',
  status: 'healthy',
  reason: 'ok',
  message: 'Last heartbeat 3 min ago.',
  since: null,
  lastBeatAt: SAMPLE_NOW - 3 * MINUTE,
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
  status: 'healthy',
  reason: 'ok',
  message: 'Last heartbeat 30 s ago.',
  lastBeatAt: SAMPLE_NOW - 30 * SECOND,
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
