import { describe, expect, test } from '@jest/globals'
import type { Incident } from '../../../src/domain/incidents/incident.js'
import { NO_HEALING, planHealing, type HealingCase } from '../../../src/domain/recovery/plan-healing.js'
import { DEFAULT_RECOVERY, type RecoveryPolicy, type RecoveryStep } from '../../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../../src/domain/recovery/settings.js'
import { begun, ended, NO_TARGET, type TargetState } from '../../../src/domain/recovery/target-state.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aCase } from '../../support/healing-samples.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

const step = (target: string, more: Partial<RecoveryStep> = {}): RecoveryStep => ({
  kind: 'container',
  target,
  options: {},
  ...more,
})
const sick = (monitor: string, more: Partial<Verdict> = {}) =>
  aVerdict({ monitor, lastEndAt: NOON - 5 * HOUR, place: { kind: 'http', host: `${monitor}.example` }, ...more })

function tried(times: number, more: Partial<TargetState> = {}, monitor = 'a', from = NOON - DAY): TargetState {
  let state = NO_TARGET
  for (let n = 0; n < times; n++)
    state = ended(begun(state, from + n, monitor), from + n, { ok: true, detail: 'x', url: null })
  return { ...state, ...more }
}

function plan(
  verdicts: readonly Verdict[],
  how: {
    steps?: Record<string, readonly RecoveryStep[]>
    policy?: Partial<RecoveryPolicy>
    run?: Partial<HealingCase>
  } = {},
) {
  const steps = how.steps ?? Object.fromEntries(verdicts.map(({ monitor }) => [monitor, [step(monitor)]]))
  const settings = settingsOf({ ...DEFAULT_RECOVERY, allow: ['*'], ...how.policy }, new Map(Object.entries(steps)))
  return planHealing(aCase(verdicts, NOON, how.run), settings, POLICY)
}

const attempt = (monitor: string, more: object = {}) => ({
  kind: 'recover',
  monitor,
  also: [],
  incident: monitor,
  target: `container:${monitor}`,
  step: 0,
  attempt: 1,
  ...more,
})

describe('who is healed', () => {
  test.each<[string, Partial<Verdict>, Partial<RecoveryPolicy>, boolean]>([
    ['who is silent', {}, {}, true],
    ['who is milder off, as nothing is opened for it', { status: 'warning' }, {}, false],
    ['who is well', { status: 'healthy', reason: 'ok', since: null }, {}, false],
    ['who is not known', { status: 'unknown', reason: 'source-unreachable', since: null }, {}, false],
    ['who is paused', { status: 'skipped', reason: 'paused', since: null }, {}, false],
    ['who sleeps', { inHours: false }, {}, false],
    ['who sleeps, where people said so', { inHours: false }, { anyHour: true }, true],
  ])('%s', (_, more, policy, heals) => {
    expect(plan([sick('a', more)], { policy })).toEqual({
      ...NO_HEALING,
      attempts: heals ? [attempt('a')] : [],
    })
  })

  test('nobody where no steps are configured, and what was remembered stays', () => {
    const states = new Map([['container:a', tried(1)]])
    expect(plan([sick('a')], { steps: {}, run: { states } })).toEqual({ ...NO_HEALING, states })
  })

  test('nobody who has no steps himself', () => {
    expect(plan([sick('a'), sick('b')], { steps: { b: [step('b')] } })).toEqual({
      ...NO_HEALING,
      attempts: [attempt('b')],
    })
  })

  test.each(['warning', 'degraded'] as const)('who is %s while his incident is open', (status) => {
    const open: Incident = { key: 'a', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: aState({ members: { a: aTrouble() } }) } // prettier-ignore
    const result = plan([sick('a', { status })], { run: { incidents: [open] } })
    expect(result.attempts).toEqual([attempt('a')])
  })

  test('who comes back into his incident', () => {
    const state = aState({
      members: { a: aTrouble({ recoveredAt: NOON - HOUR, leftAt: null }) },
      closedAt: NOON - HOUR,
    })
    const closed: Incident = { key: 'a', ref: '1', url: null, phase: 'closed', closedBy: 'heartbeat', closedAt: NOON - HOUR, state } // prettier-ignore
    expect(plan([sick('a')], { run: { incidents: [closed] } }).attempts).toEqual([attempt('a')])
  })

  test('none of those who went bad together, and people hear why', () => {
    const place = { kind: 'http', host: 'here' } as const
    const all = ['a', 'b', 'c', 'd'].map((monitor) => sick(monitor, { place }))
    const text =
      '4 of 4 monitors of here went bad together: such a cause lies elsewhere, so none of them is recovered (a, b, c, d).'
    expect(plan(all)).toEqual({ ...NO_HEALING, notices: [text] })
    expect(plan(all, { steps: { other: [step('other')] } }).notices).toEqual([])
    expect(plan(all, { run: { incidents: null } }).notices).toEqual([text])
  })

  test('each by himself where no incidents are kept', () => {
    expect(plan([sick('a')], { run: { incidents: null } }).attempts).toEqual([attempt('a')])
  })
})

describe('what is decided', () => {
  test('one attempt on a target heals all who name it', () => {
    const steps = { a: [step('box')], b: [step('box')], c: [step('box')] }
    expect(plan([sick('a'), sick('b'), sick('c')], { steps }).attempts).toEqual([
      attempt('a', { also: ['b', 'c'], target: 'container:box' }),
    ])
  })

  test('nothing is begun on a target that this process is at', () => {
    const run = { underWay: new Set(['container:a']) }
    expect(plan([sick('a'), sick('b')], { run }).attempts).toEqual([attempt('b')])
  })

  test('whoever was tried least comes first, and last who was left alone a moment ago, as many as may be begun', () => {
    const states = new Map([['container:a', tried(2)], ['container:b', tried(1, {}, 'b')]]) // prettier-ignore
    const run = { states, waited: new Set(['container:c']) }
    const verdicts = ['a', 'b', 'c', 'd'].map((monitor, n) => sick(monitor, { since: NOON - n * HOUR }))
    const targets = (more: Partial<HealingCase>) =>
      plan(verdicts, { run: { ...run, ...more } }).attempts.map(({ monitor, attempt: nth }) => `${monitor}${nth}`)
    expect(targets({})).toEqual(['d1', 'b2', 'a3', 'c1'])
    expect(targets({ slots: 2 })).toEqual(['d1', 'b2'])
    expect(targets({ slots: 0 })).toEqual([])
  })

  test('the next one is due when the first of those who wait has waited', () => {
    const states = new Map([
      ['container:a', tried(1, {}, 'a', NOON - SECOND)],
      ['container:b', tried(1, {}, 'b', NOON - 2 * SECOND)],
      ['container:c', tried(1, {}, 'c', NOON - SECOND)],
    ])
    const { attempts, dueAt } = plan([sick('a'), sick('b'), sick('c')], { run: { states } })
    expect([attempts, dueAt]).toEqual([[], NOON + 3 * SECOND])
  })

  test('people hear why nothing may be done', () => {
    expect(plan([sick('a')], { policy: { deny: ['a'] } })).toEqual({
      ...NO_HEALING,
      leftAlone: [{ monitor: 'a', why: 'a in deny list - alerting only' }],
      notices: ['a is not recovered: a in deny list - alerting only'],
    })
    expect(plan([sick('a')], { policy: { attempts: 0 } }).leftAlone).toEqual([
      { monitor: 'a', why: 'recovery.attempts is 0' },
    ])
  })

  test('people hear once that nothing helped, and each allowed target is marked', () => {
    const steps = { a: [step('a'), step('b'), step('no')] }
    const policy = { deny: ['no'] }
    const states = new Map([['container:a', tried(3)], ['container:b', tried(3)]]) // prettier-ignore
    const first = plan([sick('a')], { steps, policy, run: { states } })
    const marked = { exhaustedAt: NOON, announcedAt: NOON }
    expect(first).toMatchObject({ attempts: [], exhausted: ['a'], leftAlone: [], dueAt: null })
    expect(first.states).toEqual(new Map([['container:a', tried(3, marked)], ['container:b', tried(3, marked)]])) // prettier-ignore
    expect(plan([sick('a')], { steps, policy, run: { states: first.states } })).toMatchObject({ exhausted: [] })
  })

  test('what was told of one target is not told of it again, and its word stays', () => {
    const steps = { a: [step('a'), step('b')] }
    const told = { exhaustedAt: NOON - HOUR, announcedAt: NOON - HOUR }
    const states = new Map([['container:a', tried(3, told)], ['container:b', tried(3)]]) // prettier-ignore
    const { exhausted, states: after } = plan([sick('a')], { steps, run: { states } })
    expect(exhausted).toEqual(['a'])
    expect(after).toEqual(new Map([['container:a', tried(3, told)], ['container:b', tried(3, { exhaustedAt: NOON, announcedAt: NOON })]])) // prettier-ignore
  })

  test('a target that this process is at keeps its state', () => {
    const steps = { a: [step('a'), step('b')] }
    const states = new Map([['container:a', tried(3)], ['container:b', tried(3)]]) // prettier-ignore
    const after = plan([sick('a')], { steps, run: { states, underWay: new Set(['container:b']) } }).states
    expect(after.get('container:a')?.exhaustedAt).toBe(NOON)
    expect(after.get('container:b')).toEqual(tried(3))
  })

  test('beats that came after an attempt are told', () => {
    const well = sick('a', { status: 'healthy', reason: 'ok', since: null, lastEndAt: NOON - MINUTE })
    const { heals, states } = plan([well], { run: { states: new Map([['container:a', tried(1)]]) } })
    expect(heals).toEqual([{ at: NOON - MINUTE, monitor: 'a', target: 'container:a' }])
    expect(states.get('container:a')?.healthySince).toBe(NOON - MINUTE)
  })
})
