import type { Status } from '../status.js'
import { testNotification, type NewsContext } from './compose-notification.js'
import type { Notification, NotifiedMonitor, OwnWords, Priority } from './notification.js'

/** What somebody wants every channel to tell, in words of his own. */
export interface OwnAlert extends OwnWords {
  readonly message: string
  readonly priority: Priority
}

const STATUS_OF: Readonly<Record<Priority, Status>> = {
  CRITICAL: 'critical',
  HIGH: 'degraded',
  MEDIUM: 'warning',
  LOW: 'healthy',
}

/** It is nobody's incident: it opens and closes none. */
export function ownNotification({ title, message, priority, data }: OwnAlert, context: NewsContext): Notification {
  const status = STATUS_OF[priority]
  const monitor: NotifiedMonitor = {
    id: 'alert',
    name: title,
    status,
    reason: 'ok',
    message,
    since: null,
    lastBeatAt: null,
    place: { kind: 'file', path: '' },
    incidentKey: null,
    incidentUrl: null,
    downtimeMs: null,
    silenceMs: null,
    noTrouble: null,
    attempts: 0,
    byHand: null,
    zone: null,
    runbook: null,
    remedy: [],
  }
  return { ...testNotification(context), priority, status, monitors: [monitor], words: { title, data } }
}
