import { nearestDuration, parseDuration } from '../duration.js'
import { DEFAULT_RECOVERY, type RecoveryPolicy } from './recovery.js'
import { MINUTE, type Duration } from '../time.js'

type Raw = Readonly<Record<string, unknown>>

/** A waiting checker costs runner minutes and delays every alert. */
const LONGEST_CONFIRM: Duration = 2 * MINUTE
const MOST_ATTEMPTS = 10
const MOST_AT_ONCE = 10
const AFTER = ['hands-off', 'again'] as const

const KNOWN = [
  'attempts',
  'backoff',
  'cooldown',
  'after',
  'at-once',
  'reset-after',
  'allow',
  'deny',
  'confirm',
  'before-alert',
  'any-hour',
  'mirror',
] as const
export type PolicyKey = (typeof KNOWN)[number]

/** The bounds of recovery as a config writes them; every mistake as `key: "value" …` with the remedy. */
export function readRecoveryPolicy(raw: Raw): {
  readonly policy: RecoveryPolicy
  readonly problems: readonly string[]
} {
  const problems = Object.keys(raw)
    .filter((key) => !KNOWN.some((known) => known === key))
    .map((key) => `${key}: is not known; known are ${KNOWN.join(', ')}`)
  const policy: RecoveryPolicy = {
    attempts: wholeOf(
      'attempts',
      raw['attempts'],
      { from: 0, to: MOST_ATTEMPTS, usual: DEFAULT_RECOVERY.attempts },
      problems,
    ),
    backoffMs: backoffOf(raw['backoff'], problems),
    backoffIsSaid: raw['backoff'] !== undefined,
    cooldownMs: durationOf('cooldown', raw['cooldown'], DEFAULT_RECOVERY.cooldownMs, problems),
    after: afterOf(raw['after'], problems),
    atOnce: wholeOf('at-once', raw['at-once'], { from: 1, to: MOST_AT_ONCE, usual: DEFAULT_RECOVERY.atOnce }, problems),
    resetAfterMs: resetAfterOf(raw['reset-after'], problems),
    allow: namesOf('allow', raw['allow'], problems),
    deny: namesOf('deny', raw['deny'], problems),
    confirmMs: confirmOf(raw['confirm'], problems),
    beforeAlert: flagOf('before-alert', raw['before-alert'], DEFAULT_RECOVERY.beforeAlert, problems),
    anyHour: flagOf('any-hour', raw['any-hour'], DEFAULT_RECOVERY.anyHour, problems),
    mirror: mirrorOf(raw['mirror'], problems),
  }
  return { policy, problems }
}

function wholeOf(
  key: PolicyKey,
  value: unknown,
  { from, to, usual }: { readonly from: number; readonly to: number; readonly usual: number },
  problems: string[],
): number {
  if (value === undefined) return usual
  if (Number.isInteger(value) && Number(value) >= from && Number(value) <= to) return Number(value)
  problems.push(`${key}: ${JSON.stringify(value)} is no whole number from ${from} to ${to}`)
  return usual
}

function afterOf(value: unknown, problems: string[]): RecoveryPolicy['after'] {
  if (value === undefined) return DEFAULT_RECOVERY.after
  const after = AFTER.find((known) => known === value)
  if (after === undefined) problems.push(`after: ${JSON.stringify(value)} is not known; write ${AFTER.join(' or ')}`)
  return after ?? DEFAULT_RECOVERY.after
}

/** With no time at all, what beats once and dies again would be started for ever. */
function resetAfterOf(value: unknown, problems: string[]): Duration {
  const resetAfter = durationOf('reset-after', value, DEFAULT_RECOVERY.resetAfterMs, problems)
  if (resetAfter > 0) return resetAfter
  problems.push(`reset-after: ${JSON.stringify(value)} is no time at all; write "10m"`)
  return DEFAULT_RECOVERY.resetAfterMs
}

function backoffOf(value: unknown, problems: string[]): readonly Duration[] {
  if (value === undefined) return DEFAULT_RECOVERY.backoffMs
  const written = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? (value as unknown[]) : [value]
  return written.map((one) => durationOf('backoff', typeof one === 'string' ? one.trim() : one, 0, problems))
}

function confirmOf(value: unknown, problems: string[]): Duration {
  const confirm = durationOf('confirm', value, DEFAULT_RECOVERY.confirmMs, problems)
  if (confirm <= LONGEST_CONFIRM) return confirm
  problems.push(`confirm: ${JSON.stringify(value)} is longer than a check may wait; write "2m" or less`)
  return LONGEST_CONFIRM
}

function durationOf(key: string, value: unknown, usual: Duration, problems: string[]): Duration {
  if (value === undefined) return usual
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  const duration = parseDuration(text)
  if (duration !== null) return duration
  problems.push(`${key}: ${JSON.stringify(value)} is not a duration; write "${nearestDuration(text) ?? '10m'}"`)
  return usual
}

function namesOf(key: string, value: unknown, problems: string[]): readonly string[] {
  if (value === undefined) return []
  const names = Array.isArray(value) ? (value as unknown[]) : [value]
  if (names.every((name) => typeof name === 'string' && name !== '')) return names as string[]
  problems.push(`${key}: ${JSON.stringify(value)} is no list of names; write ["backup.yml", "workflow:nightly-*"]`)
  return []
}

/** A key without the name of the container would be that of all of them. */
function mirrorOf(value: unknown, problems: string[]): string | null {
  if (value === undefined || value === null) return null
  const isKey = typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value)
  if (isKey && value.split('{container}').length === 2) return value
  problems.push(`mirror: ${JSON.stringify(value)} is no key of one container; write "health:restart:{container}"`)
  return null
}

function flagOf(key: string, value: unknown, usual: boolean, problems: string[]): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? usual
  problems.push(`${key}: ${JSON.stringify(value)} is neither true nor false`)
  return usual
}
