import type { Instant } from '../time.js'
import type { JsonObject } from './candidate.js'
import { isObject } from './object-times.js'
import { parseTime } from './parse-time.js'

/** What a document says under the keys that Heartbeat's own writer uses. */
export interface WriterFields {
  readonly monitor?: string
  readonly message?: string
  readonly startedAt?: Instant
  readonly durationSeconds?: number
  readonly exitCode?: number
  readonly runId?: string
  readonly runAttempt?: number
  readonly runUrl?: string
  readonly workflow?: string
  readonly runner?: string
  readonly source?: string
  readonly checks?: Readonly<Record<string, unknown>>
  readonly metrics?: Readonly<Record<string, unknown>>
}

const LONGEST = 500

/** The writer's fields of an object; what has another type is left out. */
export function writerFields(object: JsonObject): WriterFields {
  const fields: Record<string, unknown> = {
    monitor: text(object.monitor),
    message: text(object.message),
    startedAt: typeof object.started_at === 'string' ? parseTime(object.started_at)?.at : undefined,
    durationSeconds: amount(object.duration_seconds),
    exitCode: Number.isInteger(object.exit_code) ? object.exit_code : undefined,
    runId: Number.isSafeInteger(object.run_id) ? String(object.run_id) : text(object.run_id),
    runAttempt: count(object.run_attempt),
    runUrl: webAddress(object.run_url),
    workflow: text(object.workflow),
    runner: text(object.runner),
    source: text(object.source),
    checks: isObject(object.checks) ? object.checks : undefined,
    metrics: isObject(object.metrics) ? object.metrics : undefined,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, LONGEST) : undefined
}

function amount(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined
}

function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined
}

function webAddress(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 2000 && /^https?:\/\/[^\s<>"']+$/.test(value) ? value : undefined
}
