import { describe, expect, test } from '@jest/globals'
import { decideByHand, isCalled } from '../../../src/domain/recovery/by-hand.js'
import { DEFAULT_RECOVERY, type RecoveryStep } from '../../../src/domain/recovery/recovery.js'
import { NO_TARGET, type TargetAttempt, type TargetStates } from '../../../src/domain/recovery/target-state.js'

const step = (target: string, kind = 'container'): RecoveryStep => ({ kind, target, options: {} })
const patient = { monitor: 'web', steps: [step('box'), step('backup.yml', 'workflow')] }
const policy = { ...DEFAULT_RECOVERY, attempts: 2, allow: ['*'] }
const made = (count: number, monitor = 'web', ok: boolean | null = true): TargetAttempt[] =>
  Array.from({ length: count }, (_, at) => ({ at, ok, detail: '', url: null, monitor }))
const statesOf = (tried: Readonly<Record<string, TargetAttempt[]>>): TargetStates =>
  new Map(Object.entries(tried).map(([target, attempts]) => [target, { ...NO_TARGET, attempts }]))

describe('an attempt that somebody asks for', () => {
  test('is the one that was made least, at once, or the one that is named', () => {
    const tried = statesOf({ 'container:box': made(1) })
    expect(decideByHand(patient, null, tried, policy)).toMatchObject({ target: 'workflow:backup.yml', attempt: 1 })
    expect(decideByHand(patient, 'box', tried, policy)).toMatchObject({ target: 'container:box', step: 0, attempt: 2 })
    expect(decideByHand(patient, 'workflow:backup.yml', new Map(), policy)).toMatchObject({ step: 1, attempt: 1 })
  })

  test.each<[string, string | null, TargetStates, Partial<typeof policy>, RegExp]>([
    ['all attempts are spent', null, statesOf({ 'container:box': made(2) }), {}, /all 2 attempts are spent/],
    ['its one attempt', 'box', statesOf({ 'container:box': made(1) }), { attempts: 1 }, /its one attempt is spent/],
    ['spent for others', 'box', statesOf({ 'container:box': made(2, 'api') }), {}, /all 2 attempts are spent/],
    ['it is under way', 'box', statesOf({ 'container:box': made(1, 'web', null) }), {}, /an attempt is under way/],
    ['none is wanted', null, new Map(), { attempts: 0 }, /recovery\.attempts is 0/],
    ['it is denied', 'box', new Map(), { deny: ['box'] }, /box in deny list/],
    ['it is not allowed', 'box', new Map(), { allow: ['other'] }, /not on the allow list/],
    ['it is not configured', 'rm', new Map(), {}, /no recovery step is configured/],
  ])('is not made: %s', (_, name, states, more, why) => {
    const decision = decideByHand(patient, name, states, { ...policy, ...more })
    expect(decision.kind === 'alert-only' && decision.why).toMatch(why)
  })

  test('a step is called by its whole name, or by what it acts on', () => {
    expect(['box', 'container:box', 'BOX', 'bo', ''].map((name) => isCalled(step('box'), name))).toEqual([true, true, false, false, false]) // prettier-ignore
  })
})
