import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { RecoveryState } from '../../../src/domain/incidents/incident.js'
import {
  afterAttempt,
  afterExhaustion,
  decideRecovery,
  DEFAULT_RECOVERY,
  isAllowed,
  type RecoveryStep,
} from '../../../src/domain/recovery/recovery.js'
import { DAY, MINUTE, SECOND } from '../../../src/domain/time.js'

const STEP: RecoveryStep = { kind: 'workflow', target: 'backup.yml', options: {} }
const RESTART: RecoveryStep = { kind: 'container', target: 'scheduler', options: {} }
const POLICY = { ...DEFAULT_RECOVERY, allow: ['*'] }
const T = 1_000_000_000_000

function after(...attempts: readonly { at: number; ok: boolean }[]): RecoveryState {
  return attempts.reduce<RecoveryState>(
    (state, { at, ok }) => afterAttempt(state, { step: STEP, at, ok, detail: 'x' }),
    { attempts: [], exhausted: false },
  )
}

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

  it('what may not be touched is alert-only, and says why', () => {
    expect(decideRecovery([STEP], null, { ...POLICY, allow: [] }, T)).toEqual({
      kind: 'alert-only',
      why: 'workflow:backup.yml is not on the allow list',
    })
    expect(decideRecovery([STEP], null, { ...POLICY, deny: ['backup.*'] }, T)).toMatchObject({
      why: 'workflow:backup.yml is on the deny list',
    })
  })
})

describe('the course of an incident', () => {
  it.each([
    ['the first attempt at once', after(), T, { kind: 'attempt', step: 0, attempt: 1 }],
    [
      'a failed one rests 5 s',
      after({ at: T, ok: false }),
      T + 5 * SECOND - 1,
      { kind: 'wait', until: T + 5 * SECOND },
    ],
    ['and is then tried again', after({ at: T, ok: false }), T + 5 * SECOND, { kind: 'attempt', step: 0, attempt: 2 }],
    [
      'the second rests 15 s',
      after({ at: T, ok: false }, { at: T, ok: false }),
      T,
      { kind: 'wait', until: T + 15 * SECOND },
    ],
    ['what was started gets 10 min', after({ at: T, ok: true }), T + MINUTE, { kind: 'wait', until: T + 10 * MINUTE }],
    [
      'the last one gets 10 min too',
      after({ at: T, ok: false }, { at: T, ok: false }, { at: T, ok: false }),
      T,
      { kind: 'wait', until: T + 10 * MINUTE },
    ],
    [
      'then people are told once',
      after({ at: T, ok: true }, { at: T, ok: true }, { at: T, ok: false }),
      T + 10 * MINUTE,
      { kind: 'exhausted', announce: true },
    ],
    ['and never again', afterExhaustion(after({ at: T, ok: true })), T + DAY, { kind: 'exhausted', announce: false }],
  ])('%s', (_what, state, now, decision) => {
    expect(decideRecovery([STEP], state, POLICY, now)).toEqual(decision)
  })

  it('takes several steps in turn, and leaves out the one that is denied', () => {
    const second = { ...after({ at: T, ok: false }) }
    expect(decideRecovery([STEP, RESTART], second, POLICY, T + DAY)).toEqual({ kind: 'attempt', step: 1, attempt: 2 })
    expect(decideRecovery([STEP, RESTART], second, { ...POLICY, deny: ['scheduler'] }, T + DAY)).toEqual({
      kind: 'attempt',
      step: 0,
      attempt: 2,
    })
  })

  it('days of checks make three attempts and one announcement, however they end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1000, max: 3_600_000 }),
        (ends, every) => {
          let state: RecoveryState | null = null
          let announced = 0
          for (let now = T; now < T + 3 * DAY; now += every * 20) {
            const decision = decideRecovery([STEP, RESTART], state, POLICY, now)
            if (decision.kind === 'attempt') {
              state = afterAttempt(state, { step: STEP, at: now, ok: ends[decision.attempt - 1] ?? false, detail: '' })
            }
            if (decision.kind === 'exhausted' && decision.announce) {
              announced += 1
              state = afterExhaustion(state)
            }
          }
          expect([state?.attempts.length, announced]).toEqual([3, 1])
        },
      ),
      { numRuns: 30 },
    )
  })
})
