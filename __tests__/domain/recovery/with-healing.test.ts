import { describe, expect, test } from '@jest/globals'
import type { Incident, RecoveryState } from '../../../src/domain/incidents/incident.js'
import type { Effect } from '../../../src/domain/incidents/plan.js'
import { heldBack, type Trying } from '../../../src/domain/recovery/held-back.js'
import { DEFAULT_RECOVERY, type RecoveryPolicy } from '../../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../../src/domain/recovery/settings.js'
import { begun, ended, NO_TARGET, type TargetState } from '../../../src/domain/recovery/target-state.js'
import { withHealing } from '../../../src/domain/recovery/with-healing.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import { aDraft, aState, aTrouble, aVerdict, NOON, stillDown } from '../../support/incident-samples.js'

const BOX = { kind: 'container', target: 'box', options: {} }
const VPN = { kind: 'container', target: 'vpn', options: {} }
const POLICY: RecoveryPolicy = { ...DEFAULT_RECOVERY, allow: ['*'] }
const settings = settingsOf(POLICY, new Map([['api', [BOX, VPN]]]))

const entry = (step: string, at: number, more: object = {}) => ({
  step,
  at,
  ok: true as const,
  detail: 'x',
  url: null,
  ...more,
})
const attemptsAt = (...at: readonly number[]): Partial<TargetState> => ({
  attempts: at.map((one) => ({ at: one, ok: true, detail: 'x', url: null, monitor: 'api' })),
})
const statesOf = (box: Partial<TargetState>, vpn: Partial<TargetState> = {}) =>
  new Map([
    ['container:box', { ...NO_TARGET, ...box }],
    ['container:vpn', { ...NO_TARGET, ...vpn }],
  ])

const incident: Incident = {
  key: 'api',
  ref: '1',
  url: null,
  phase: 'open',
  closedBy: null,
  closedAt: null,
  state: aState({ members: { api: aTrouble() } }),
}

function remembered(
  before: RecoveryState | null,
  states: ReadonlyMap<string, TargetState>,
  monitor = 'api',
): RecoveryState | null | undefined {
  const state = aState({ members: { [monitor]: aTrouble({ recovery: before }) } })
  const effect: Effect = { kind: 'close-incident', incident, change: stillDown({ state }) }
  const [done] = withHealing([effect], { settings, states, exhausted: [] })
  return done?.kind === 'close-incident' ? done.change.state.members[monitor]?.recovery : undefined
}

describe('what an incident remembers of healing', () => {
  test('are the attempts on all of its targets, oldest first, beside those that count no longer', () => {
    const before = {
      attempts: [entry('container:old', NOON - 9), entry('container:box', NOON - 3, { ok: null })],
      exhausted: true,
    }
    const states = statesOf(attemptsAt(NOON - 3, NOON - 1), attemptsAt(NOON - 2))
    expect(remembered(before, states)).toEqual({
      attempts: [
        entry('container:old', NOON - 9),
        entry('container:box', NOON - 3),
        entry('container:vpn', NOON - 2),
        entry('container:box', NOON - 1),
      ],
      exhausted: false,
    })
  })

  test('are the last twenty', () => {
    const many = attemptsAt(...Array.from({ length: 21 }, (_, n) => NOON + n))
    const kept = remembered(null, statesOf(many))?.attempts
    expect([kept?.length, kept?.[0]?.at, kept?.at(-1)?.at]).toEqual([20, NOON + 1, NOON + 20])
  })

  test.each<[string, Partial<TargetState>, Partial<TargetState>, Partial<RecoveryState>]>([
    ['one is at its end', attemptsAt(1), { exhaustedAt: 5 }, { exhausted: true }],
    ['the first fall of both', { resetAt: 5 }, { resetAt: 7 }, { attempts: [], exhausted: false, resetAt: 5 }],
    ['the last word of both', { resetAt: 5, announcedAt: 6 }, { announcedAt: 8 }, { resetAt: 5, announcedAt: 8 }],
  ])('is what holds for its targets: %s', (_, box, vpn, expected) => {
    expect(remembered(null, statesOf(box, vpn))).toMatchObject(expected)
  })

  test('stays as it was where nothing was tried since, and where a monitor has no steps', () => {
    const before = { attempts: [], exhausted: true }
    expect(remembered(before, statesOf({ exhaustedAt: 5, announcedAt: 6 }))).toBe(before)
    expect(remembered(null, statesOf({}))).toBeNull()
    const own = { attempts: [entry('container:box', 1)], exhausted: true }
    expect(remembered(own, statesOf(attemptsAt(2)), 'other')).toEqual({ ...own, exhausted: false })
  })
})

describe('the end of what can be tried', () => {
  const state = aState({ members: { api: aTrouble(), web: aTrouble() } })
  const draft = aDraft({ state })
  const healing = (exhausted: readonly string[]) => ({ settings, states: statesOf({}), exhausted })
  const one = (effect: Effect, exhausted: readonly string[] = ['api']) => withHealing([effect], healing(exhausted))[0]

  test('is told with an opening and a reopening', () => {
    const open: Effect = { kind: 'open-incident', draft }
    expect(one(open)).toEqual({ ...open, draft: { ...draft, alsoTold: ['recovery-exhausted'] } })
    expect(one(open, ['other'])).toEqual(open)
    const reopen: Effect = { kind: 'reopen-incident', incident, change: stillDown({ state, comment: 'reopened' }) }
    expect(one(reopen)).toEqual({ ...reopen, change: { ...reopen.change, alsoTold: ['recovery-exhausted'] } })
    expect(one(reopen, [])).toEqual(reopen)
  })

  test('has a comment of its own, or is told beside another one', () => {
    const update = (comment: 'reminder' | null): Effect => ({
      kind: 'update-incident',
      incident,
      change: stillDown({ state, comment }),
    })
    const changed = (effect: Effect | undefined) => (effect?.kind === 'update-incident' ? effect.change : undefined)
    expect(changed(one(update(null)))).toEqual(stillDown({ state, comment: 'recovery-exhausted' }))
    expect(changed(one(update('reminder')))).toEqual(
      stillDown({ state, comment: 'reminder', alsoTold: ['recovery-exhausted'] }),
    )
    expect(changed(one(update(null), ['other']))).toEqual(stillDown({ state, comment: null }))
    expect(changed(one(update('reminder'), []))).toEqual(stillDown({ state, comment: 'reminder' }))
  })

  test('is nothing to what is closed, and where nothing is ever tried', () => {
    const gone: Effect = { kind: 'close-gone', incident, change: stillDown({ state }) }
    const twin: Effect = { kind: 'close-duplicate', incident, keep: incident, change: stillDown({ state }) }
    expect(withHealing([gone, twin], healing(['api']))).toEqual([gone, twin])
    const none = settingsOf(POLICY, new Map())
    const update: Effect = { kind: 'update-incident', incident, change: stillDown({ state }) }
    expect(withHealing([update], { settings: none, states: new Map(), exhausted: ['api'] })).toEqual([update])
  })
})

describe('people are not told yet', () => {
  const first = { ...POLICY, beforeAlert: true, confirmMs: 2 * MINUTE }
  const TRIED = begun(NO_TARGET, NOON, 'api')
  const end = (ok: boolean) => ended(TRIED, NOON, { ok, detail: 'x', url: null })
  const recover = { kind: 'recover', monitor: 'api', also: [], incident: 'api', target: 'container:box', step: 0, attempt: 1 } as const // prettier-ignore
  const sick = aVerdict({ monitor: 'api' })

  function held(
    more: Partial<Trying>,
    how: { policy?: Partial<RecoveryPolicy>; verdict?: object; open?: readonly Incident[] | null } = {},
  ) {
    const used = settingsOf({ ...first, ...how.policy }, new Map([['api', [VPN, BOX]]]))
    const trying = { attempts: [], states: new Map(), waited: new Set<string>(), now: NOON, ...more }
    return [...heldBack([{ ...sick, ...how.verdict }], how.open ?? null, used, trying)]
  }
  const known = (state: TargetState) => ({ states: new Map([['container:box', state]]) })

  test.each<[string, Partial<Trying>, boolean]>([
    ['nothing is tried', {}, false],
    ['an attempt begins', { attempts: [recover] }, true],
    ['an attempt that was left alone a moment ago', { attempts: [recover], waited: new Set(['container:box']) }, false],
    ['an attempt is under way', known(TRIED), true],
    ['an attempt was carried out', { ...known(end(true)), now: NOON + 2 * MINUTE - 1 }, true],
    ['it had its time', { ...known(end(true)), now: NOON + 2 * MINUTE }, false],
    ['an attempt failed', known(end(false)), false],
    ['all was tried', known({ ...TRIED, exhaustedAt: NOON }), false],
  ])('%s', (_, more, holds) => {
    expect(held(more)).toEqual(holds ? ['api'] : [])
  })

  test.each<[string, Parameters<typeof held>[1], boolean]>([
    ['where that is wished', {}, true],
    ['not where people are told first', { policy: { beforeAlert: false } }, false],
    ['not where no time is given', { policy: { confirmMs: 0 } }, false],
    ['not of who is well', { verdict: { status: 'healthy' } }, false],
    ['not of who is paused', { verdict: { status: 'skipped' } }, false],
    ['not of who has no steps', { verdict: { monitor: 'web' } }, false],
    ['not of whom they know', { open: [incident] }, false],
    ['of whom they knew once', { open: [{ ...incident, phase: 'closed' }] }, true],
    ['of whose incident is another', { open: [{ ...incident, state: aState() }] }, true],
  ])('%s', (_, how, holds) => {
    expect(held({ attempts: [recover], now: NOON + HOUR }, how)).toEqual(
      holds ? [how?.verdict && 'monitor' in how.verdict ? String(how.verdict.monitor) : 'api'] : [],
    )
  })
})
