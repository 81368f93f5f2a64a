import { describe, expect, it } from '@jest/globals'
import { decideRecovery } from '../../../src/domain/recovery/decide-recovery.js'
import { isAllowed } from '../../../src/domain/recovery/allowed.js'
import { DEFAULT_RECOVERY, type RecoveryStep } from '../../../src/domain/recovery/recovery.js'
import {
  announced,
  begun,
  ended,
  exhausted,
  NO_TARGET,
  type TargetState,
  type TargetStates,
} from '../../../src/domain/recovery/target-state.js'
import { DAY, MINUTE, SECOND } from '../../../src/domain/time.js'

const STEP: RecoveryStep = { kind: 'workflow', target: 'backup.yml', options: {} }
const RESTART: RecoveryStep = { kind: 'container', target: 'scheduler', options: {} }
const POLICY = { ...DEFAULT_RECOVERY, allow: ['*'] }
const T = 1_000_000_000_000
const JOB = { monitor: 'job', steps: [STEP] }

/** What was tried at these moments; ended well, unless it says otherwise. */
function after(...attempts: readonly { at: number; ok?: boolean | null; endedAt?: number }[]): TargetState {
  return attempts.reduce<TargetState>((state, { at, ok = true, endedAt }) => {
    const tried = begun(state, at, 'job')
    return ok === null ? tried : ended(tried, at, { ok, detail: 'x', url: null }, endedAt)
  }, NO_TARGET)
}

const known = (state: TargetState): TargetStates => new Map([['workflow:backup.yml', state]])

describe('allow and deny', () => {
  it.each<[string[], string[], boolean]>([
    [[], [], false],
    [['backup.yml'], [], true],
    [['workflow:backup.yml'], [], true],
    [['*.yml'], [], true],
    [['workflow:*'], [], true],
    [['container:*'], [], false],
    [['*'], ['backup.yml'], false],
    [['backup.yml'], ['*'], false],
    [['other.yml'], [], false],
  ])('allow %j, deny %j: %s', (allow, deny, allowed) => {
    expect(isAllowed(STEP, { allow, deny })).toBe(allowed)
  })

  it('hold for everything a step acts on', () => {
    const both = { ...RESTART, others: ['vpn'] }
    expect(isAllowed(both, { allow: ['scheduler'], deny: [] })).toBe(false)
    expect(isAllowed(both, { allow: ['*'], deny: ['vpn'] })).toBe(false)
    expect(isAllowed(both, { allow: ['*'], deny: [] })).toBe(true)
  })

  it('what may not be touched is alert-only, and says why', () => {
    expect(decideRecovery(JOB, new Map(), { ...POLICY, allow: [] }, T)).toEqual({
      kind: 'alert-only',
      why: 'workflow:backup.yml is not on the allow list',
    })
    expect(decideRecovery(JOB, new Map(), { ...POLICY, deny: ['backup.*'] }, T)).toMatchObject({
      why: 'backup.yml in deny list - alerting only',
    })
    expect(decideRecovery(JOB, new Map(), { ...POLICY, attempts: 0 }, T)).toMatchObject({ kind: 'alert-only' })
  })
})

describe('the course of a target', () => {
  it.each([
    ['the first attempt at once', NO_TARGET, T, { kind: 'attempt', attempt: 1 }],
    ['one that brought no beat rests 5 s', after({ at: T }), T + 5 * SECOND - 1, { kind: 'wait', until: T + 5000 }],
    ['whether it was carried out', after({ at: T }), T + 5 * SECOND, { kind: 'attempt', attempt: 2 }],
    ['or refused', after({ at: T, ok: false }), T + 5 * SECOND, { kind: 'attempt', attempt: 2 }],
    ['one under way is waited for', after({ at: T, ok: null }), T + MINUTE, { kind: 'wait', until: T + 2 * MINUTE }],
    [
      'a restart that takes 20 s rests from its end',
      after({ at: T, endedAt: T + 20_000 }),
      T + 24_999,
      { kind: 'wait', until: T + 25_000 },
    ],
    [
      'an end that nobody waited for is not believed',
      after({ at: T, endedAt: T + DAY }),
      T + 2 * MINUTE + 5000,
      { kind: 'attempt', attempt: 2 },
    ],
    ['the second rests 15 s', after({ at: T }, { at: T + 5000 }), T + 6000, { kind: 'wait', until: T + 20_000 }],
    [
      'the last one rests 45 s',
      after({ at: T }, { at: T + 5000 }, { at: T + 20_000 }),
      T + 64_999,
      { kind: 'wait', until: T + 65_000 },
    ],
    [
      'then people are told',
      after({ at: T }, { at: T + 5000 }, { at: T + 20_000 }),
      T + 65_000,
      { kind: 'exhausted', announce: true },
    ],
    [
      'and never again',
      announced(exhausted(after({ at: T }, { at: T }, { at: T }), T), T),
      T + DAY,
      { kind: 'exhausted', announce: false },
    ],
  ])('%s', (_what, state, now, decision) => {
    expect(decideRecovery(JOB, known(state), POLICY, now)).toMatchObject(decision)
  })

  it('what a step starts beats no sooner than it can', () => {
    const steps = [{ ...STEP, restMs: 2 * MINUTE }]
    const decide = (ok: boolean) => decideRecovery({ ...JOB, steps }, known(after({ at: T, ok })), POLICY, T + MINUTE)
    expect(decide(true)).toEqual({ kind: 'wait', until: T + 2 * MINUTE })
    expect(decide(false)).toMatchObject({ kind: 'attempt', attempt: 2 })
  })

  it('takes several steps in turn, and leaves out the one that is denied', () => {
    const steps = [STEP, RESTART]
    const second = known(after({ at: T, ok: false }))
    expect(decideRecovery({ ...JOB, steps }, second, POLICY, T + DAY)).toMatchObject({ step: 1, attempt: 1 })
    expect(decideRecovery({ ...JOB, steps }, second, { ...POLICY, deny: ['scheduler'] }, T + DAY)).toMatchObject({
      step: 0,
      attempt: 2,
    })
  })

  it('one monitor gets no more attempts however many targets it has', () => {
    const states = new Map([
      ['workflow:backup.yml', after({ at: T }, { at: T })],
      ['container:scheduler', after({ at: T })],
    ])
    expect(decideRecovery({ ...JOB, steps: [STEP, RESTART] }, states, POLICY, T + DAY)).toMatchObject({
      kind: 'exhausted',
    })
  })

  it('attempts that were made for others count too', () => {
    const spent = known(after({ at: T }, { at: T }, { at: T }))
    expect(decideRecovery({ monitor: 'other', steps: [STEP] }, spent, POLICY, T + DAY)).toMatchObject({
      kind: 'exhausted',
    })
  })
})
