import { describe, expect, test } from '@jest/globals'
import { goneAlone, isUnwatched, withoutGone } from '../../../src/domain/incidents/gone-members.js'
import type { Incident, IncidentChange, IncidentState, Trouble } from '../../../src/domain/incidents/incident.js'
import { planGone } from '../../../src/domain/incidents/plan-gone.js'
import type { Effect } from '../../../src/domain/incidents/plan.js'
import { SOURCE_KEY } from '../../../src/domain/judging/source-key.js'
import { aDraft, aState, aTrouble, aVerdict, NOON, stillDown } from '../../support/incident-samples.js'

const KEY = 'all:1'
type Members = Readonly<Record<string, Partial<Trouble>>>

function incidentOf(members: Members, state: Partial<IncidentState> = {}, more: Partial<Incident> = {}): Incident {
  const whole = Object.fromEntries(Object.entries(members).map(([id, own]) => [id, aTrouble(own)]))
  return { key: KEY, ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: aState({ members: whole, config: 'c', toldAt: 5, ...state }), ...more } // prettier-ignore
}
const coverage = (monitors: readonly string[], scope: string | null = 'c') => ({ scope, monitors, leftOut: ['out'] })
const update = (incident: Incident, more: Partial<IncidentChange> = {}): Effect => ({
  kind: 'update-incident',
  incident,
  change: { state: incident.state, verdicts: [], comment: null, ...more },
})

test.each([
  ['a', false],
  ['out', false],
  ['b', true],
  ['a/x', false],
  ['out/x', false],
  ['ab/x', true],
])('%s is not watched: %s', (id, is) => {
  expect(isUnwatched(id, coverage(['a']))).toBe(is)
})

describe('a member that is no longer watched', () => {
  test('leaves, and people are told', () => {
    const incident = incidentOf({ a: {}, b: {} })
    const state = {
      ...incident.state,
      toldAt: NOON,
      members: { ...incident.state.members, b: aTrouble({ leftAt: NOON }) },
    }
    expect(withoutGone(update(incident), coverage(['a']), NOON)).toEqual(
      update(incident, { state, comment: 'members' }),
    )
    expect(goneAlone(incident, coverage(['a']), NOON)).toEqual([update(incident, { state, comment: 'members' })])
  })

  test('ends the incident if it is the last one', () => {
    const incident = incidentOf({ a: { leftAt: 3, recoveredAt: 3 }, b: {} })
    const members = { ...incident.state.members, b: aTrouble({ leftAt: NOON }) }
    expect(goneAlone(incident, coverage(['a']), NOON)).toEqual([
      {
        kind: 'close-gone',
        incident,
        change: { state: { ...incident.state, members, closedAt: NOON, goneAt: NOON }, verdicts: [], comment: 'gone' },
      },
    ])
  })

  test('ends it well if another came back in this run', () => {
    const incident = incidentOf({ a: { leftAt: NOON, recoveredAt: NOON - 1 }, b: {} })
    const [effect] = goneAlone(incident, coverage(['a']), NOON)
    expect(effect).toMatchObject({
      kind: 'close-incident',
      change: { comment: 'recovered', state: { closedAt: NOON } },
    })
    expect(effect?.kind === 'close-incident' && effect.change.state.goneAt).toBeUndefined()
  })

  test.each<[string, Incident, ReturnType<typeof coverage>]>([
    ['all are watched', incidentOf({ a: {} }), coverage(['a'])],
    ['this run does not know all', incidentOf({ b: {} }), coverage(['a'], null)],
    ['another configuration watches it', incidentOf({ b: {} }, { config: 'd' }), coverage(['a'])],
    ['it is an incident of its own', incidentOf({ b: {} }, {}, { key: 'b' }), coverage(['a'])],
    ['it is a source', incidentOf({ [`${SOURCE_KEY}x`]: {} }), coverage(['a'])],
    ['it left before', incidentOf({ a: {}, b: { leftAt: 3 } }), coverage(['a'])],
  ])('is none where %s', (_, incident, known) => {
    expect(goneAlone(incident, known, NOON)).toEqual([])
    const effect = update(incident)
    expect(withoutGone(effect, known, NOON)).toBe(effect)
  })

  test('is not looked for where all are back, and in what is no update', () => {
    const incident = incidentOf({ b: {} })
    for (const effect of [
      update(incident, { comment: 'recovered' }),
      { ...update(incident), kind: 'close-incident' } as Effect,
    ])
      // prettier-ignore
      expect(withoutGone(effect, coverage(['a']), NOON)).toBe(effect)
  })
})

describe('the plan with what is no more', () => {
  const plan = (
    incident: Incident,
    how: {
      effects?: readonly Effect[]
      verdicts?: Parameters<typeof planGone>[2]
      known?: ReturnType<typeof coverage>
    } = {},
  ) => planGone(how.effects ?? [], [incident], how.verdicts ?? [], how.known ?? coverage(['a']), NOON)

  const own = (members: Members, state: Partial<IncidentState> = {}, more: Partial<Incident> = {}) =>
    incidentOf(members, state, { key: 'b', ...more })

  test.each<[string, Incident, Parameters<typeof plan>[1], boolean]>([
    ['none of its monitors is watched', own({ b: {} }), {}, true],
    ['one of them is', own({ a: {}, b: {} }), {}, false],
    ['another configuration opened it', own({ b: {} }, { config: 'd' }), {}, false],
    ['nobody knows which opened it', own({ b: {} }, { config: null }), {}, false],
    ['this run does not know all', own({ b: {} }), { known: coverage(['a'], null) }, false],
    ['not even which opened it', own({ b: {} }, { config: null }), { known: coverage(['a'], null) }, false],
    ['it is over', own({ b: { leftAt: 3 } }), {}, false],
    ['it is closed', own({ b: {} }, {}, { phase: 'closed' }), {}, false],
  ])('an incident is closed: %s', (_, incident, how, closes) => {
    const change = { state: { ...incident.state, closedAt: NOON, goneAt: NOON }, verdicts: [], comment: 'gone' }
    expect(plan(incident, how)).toEqual(closes ? [{ kind: 'close-gone', incident, change }] : [])
  })

  test('not where something else happens to it', () => {
    const incident = own({ b: {} })
    expect(plan(incident, { effects: [update(incident)] })).toEqual([update(incident)])
    const notify: Effect = { kind: 'notify', event: 'opened', incident: null, verdicts: [], channels: [] }
    expect(plan(incident, { effects: [notify] })).toMatchObject([notify, { kind: 'close-gone' }])
  })

  test('what is touched belongs to this configuration from now on', () => {
    const incident = own({ a: {} }, { config: 'd' })
    const draft = aDraft({ key: 'a', state: incident.state })
    const kinds = ['update-incident', 'reopen-incident', 'close-incident'] as const
    for (const kind of kinds)
      expect(
        plan(incident, { effects: [{ kind, incident, change: stillDown({ state: incident.state }) }] }),
      ).toMatchObject([{ kind, change: { state: { config: 'c' } } }])
    expect(plan(incident, { effects: [{ kind: 'open-incident', draft }] })).toMatchObject([{ draft: { state: { config: 'c' } } }]) // prettier-ignore
    const gone: Effect = { kind: 'close-gone', incident, change: stillDown({ state: incident.state }) }
    expect(plan(incident, { effects: [gone] })).toEqual([gone])
    const effect = update(incident)
    expect(plan(incident, { effects: [effect], known: coverage(['a'], null) })).toEqual([effect])
  })

  test.each([
    ['those that are judged', ['a', 'b', 'x'], 'c', 3, 3],
    ['not its sources', ['a', `${SOURCE_KEY}y`], 'c', 9, 2],
    ['never fewer than are part of it', [], 'c', 9, 2],
    ['as many as another run knew, where this one does not know all', ['a', 'b', 'x'], null, 9, 9],
    ['or more', ['a', 'b', 'x'], null, 2, 3],
  ])('what stands for all counts %s', (_, ids, scope, before, watched) => {
    const incident = incidentOf({ a: {}, b: {} }, { watched: before })
    const verdicts = ids.map((monitor) => aVerdict({ monitor }))
    const [effect] = plan(incident, { effects: [update(incident)], verdicts, known: coverage(['a', 'b'], scope) })
    expect(effect).toMatchObject({ change: { state: { watched } } })
  })

  test('a card says what a person took out, as news', () => {
    const incident = own({ a: {}, b: {}, c: { leftAt: 3 } }, { config: 'd' })
    const out = (monitor: string) => aVerdict({ monitor, status: 'skipped', reason: 'exempt' })
    expect(plan(incident, { verdicts: [aVerdict({ monitor: 'b' }), out('a'), out('c')] })).toEqual([
      {
        kind: 'update-incident',
        incident,
        change: {
          comment: null,
          verdicts: [out('a')],
          state: {
            ...incident.state,
            members: {
              a: aTrouble({ status: 'skipped', reason: 'exempt' }),
              b: aTrouble(),
              c: aTrouble({ leftAt: 3, status: 'skipped', reason: 'exempt' }),
            },
          },
        },
      },
    ])
    expect(plan(incident, { verdicts: [out('c')] })).toEqual([])
  })
})
