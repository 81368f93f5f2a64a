import { describe, expect, test } from '@jest/globals'
import { readRecoveryPolicy } from '../../../src/domain/recovery/recovery-policy.js'
import { DEFAULT_RECOVERY, type RecoveryPolicy } from '../../../src/domain/recovery/recovery.js'
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'

const USUAL = readRecoveryPolicy({}).policy

test('nothing said is what is usual, and no problem', () => {
  const { policy, problems } = readRecoveryPolicy({})
  expect(problems).toEqual([])
  const { attempts, backoffMs, cooldownMs, after, atOnce, resetAfterMs, confirmMs, beforeAlert, anyHour } =
    DEFAULT_RECOVERY
  expect(policy).toMatchObject({
    attempts,
    backoffMs,
    cooldownMs,
    after,
    atOnce,
    resetAfterMs,
    confirmMs,
    beforeAlert,
    anyHour,
  })
  expect(policy).toMatchObject({ backoffIsSaid: false, allow: [], deny: [], mirror: null })
})

test.each<[string, unknown, Partial<RecoveryPolicy>]>([
  ['attempts', 0, { attempts: 0 }],
  ['attempts', 10, { attempts: 10 }],
  ['at-once', 1, { atOnce: 1 }],
  ['at-once', 10, { atOnce: 10 }],
  ['backoff', '1m, 5m', { backoffMs: [MINUTE, 5 * MINUTE], backoffIsSaid: true }],
  ['backoff', ['1m', '1h'], { backoffMs: [MINUTE, HOUR] }],
  ['backoff', 90, { backoffMs: [90 * MINUTE] }],
  ['cooldown', '1h', { cooldownMs: HOUR }],
  ['after', 'again', { after: 'again' }],
  ['after', 'hands-off', { after: 'hands-off' }],
  ['reset-after', '1s', { resetAfterMs: SECOND }],
  ['confirm', '2m', { confirmMs: 2 * MINUTE }],
  ['allow', 'backup.yml', { allow: ['backup.yml'] }],
  ['deny', ['a', 'b'], { deny: ['a', 'b'] }],
  ['before-alert', !USUAL.beforeAlert, { beforeAlert: !USUAL.beforeAlert }],
  ['any-hour', !USUAL.anyHour, { anyHour: !USUAL.anyHour }],
  ['mirror', 'health:{container}', { mirror: 'health:{container}' }],
  ['mirror', null, { mirror: null }],
])('%s: %j is taken', (key, value, expected) => {
  const { policy, problems } = readRecoveryPolicy({ [key]: value })
  expect(problems).toEqual([])
  expect(policy).toEqual({ ...USUAL, ...expected, ...(key === 'backoff' && { backoffIsSaid: true }) })
})

describe('what is wrong', () => {
  test.each<[string, unknown, string, Partial<RecoveryPolicy>]>([
    ['attempt', 1, 'attempt: is not known; known are attempts, backoff,', {}],
    ['attempts', -1, 'attempts: -1 is no whole number from 0 to 10', {}],
    ['attempts', 11, 'attempts: 11 is no whole number from 0 to 10', {}],
    ['attempts', 1.5, 'attempts: 1.5 is no whole number from 0 to 10', {}],
    ['attempts', '3', 'attempts: "3" is no whole number from 0 to 10', {}],
    ['at-once', 0, 'at-once: 0 is no whole number from 1 to 10', {}],
    ['at-once', 11, 'at-once: 11 is no whole number from 1 to 10', {}],
    [
      'backoff',
      '1m,soon',
      'backoff: "soon" is not a duration; write "10m"',
      { backoffMs: [MINUTE, 0], backoffIsSaid: true },
    ],
    ['backoff', null, 'backoff: null is not a duration; write "10m"', { backoffMs: [0], backoffIsSaid: true }],
    ['cooldown', '5 mins', 'cooldown: "5 mins" is not a duration; write "5m"', {}],
    ['cooldown', {}, 'cooldown: {} is not a duration; write "10m"', {}],
    ['after', 'never', 'after: "never" is not known; write hands-off or again', {}],
    ['reset-after', '0s', 'reset-after: "0s" is no time at all; write "10m"', {}],
    ['confirm', '3m', 'confirm: "3m" is longer than a check may wait; write "2m" or less', { confirmMs: 2 * MINUTE }],
    ['allow', '', 'allow: "" is no list of names;', {}],
    ['deny', ['a', 7], 'deny: ["a",7] is no list of names;', {}],
    ['before-alert', 'yes', 'before-alert: "yes" is neither true nor false', {}],
    ['any-hour', 1, 'any-hour: 1 is neither true nor false', {}],
    ['mirror', 'health', 'mirror: "health" is no key of one container;', {}],
    ['mirror', '{container}{container}', 'mirror: "{container}{container}" is no key', {}],
    ['mirror', 'a b{container}', 'mirror: "a b{container}" is no key', {}],
    ['mirror', `${'a'.repeat(190)}{container}`, 'mirror: "aaa', {}],
    ['mirror', 7, 'mirror: 7 is no key', {}],
  ])('%s: %j', (key, value, problem, expected) => {
    const { policy, problems } = readRecoveryPolicy({ [key]: value })
    expect(problems).toEqual([expect.stringContaining(problem)])
    expect(policy).toEqual({ ...USUAL, ...expected })
  })

  test('is told of each key', () => {
    expect(readRecoveryPolicy({ attempts: -1, 'at-once': 0, wrong: 1 }).problems).toHaveLength(3)
  })
})

test('a key of just as many letters as fit is taken', () => {
  const mirror = `${'a'.repeat(189)}{container}`
  expect(readRecoveryPolicy({ mirror }).policy.mirror).toBe(mirror)
})
