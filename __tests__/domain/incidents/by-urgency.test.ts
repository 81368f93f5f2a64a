import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { byUrgency } from '../../../src/domain/incidents/by-urgency.js'
import type { Incident } from '../../../src/domain/incidents/incident.js'
import type { Effect } from '../../../src/domain/incidents/plan.js'
import type { Status } from '../../../src/domain/status.js'
import { aDraft, aState, stillDown } from '../../support/incident-samples.js'

const anIncident = (ref: string): Incident => ({ key: `k${ref}`, ref, url: null, phase: 'open', closedBy: null, closedAt: null, state: aState() }) // prettier-ignore
const open = (key: string, worst: Status): Effect => ({ kind: 'open-incident', draft: aDraft({ key, state: aState({ worst }) }) }) // prettier-ignore
const about = (kind: 'reopen-incident' | 'close-incident' | 'close-gone', ref: string): Effect => ({ kind, incident: anIncident(ref), change: stillDown() }) // prettier-ignore
const update = (ref: string, comment: 'reminder' | null): Effect => ({ kind: 'update-incident', incident: anIncident(ref), change: stillDown({ comment }) }) // prettier-ignore
const twin = (ref: string): Effect => ({ kind: 'close-duplicate', incident: anIncident(ref), keep: anIncident('1'), change: stillDown() }) // prettier-ignore
const told: Effect = { kind: 'notify', event: 'summary', incident: null, verdicts: [], channels: [] }

const called = (effect: Effect): string => {
  if (effect.kind === 'open-incident') return `open ${effect.draft.key}`
  if (effect.kind === 'notify' || effect.kind === 'recover') return effect.kind
  return `${effect.kind.replace('-incident', '')} ${effect.incident.ref}`
}

test('what is down comes first and what is over last, each kind in its order; what is told is not done here', () => {
  const plan = [
    twin('9'),
    about('close-incident', '8'),
    told,
    about('close-gone', '7'),
    update('6', null),
    update('5', 'reminder'),
    open('late', 'degraded'),
    open('dead', 'critical'),
    about('reopen-incident', '4'),
    open('warned', 'warning'),
  ]
  expect(byUrgency(plan).map(called)).toEqual([
    'open dead',
    'reopen 4',
    'open late',
    'open warned',
    'update 5',
    'update 6',
    'close 8',
    'close-gone 7',
    'close-duplicate 9',
  ])
})

test('what is closed and opened again in one run ends open', () => {
  const plan = [update('1', null), about('close-incident', '4'), about('reopen-incident', '4')]
  expect(byUrgency(plan).map(called)).toEqual(['close 4', 'reopen 4', 'update 1'])
})

test('nothing is lost, nothing is new, and the effects of one incident keep their order', () => {
  const ref = fc.constantFrom('1', '2', '3', '4')
  const effect = fc.oneof(
    fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom<Status>('critical', 'warning')).map(([k, w]) => open(k, w)),
    fc.tuple(fc.constantFrom('reopen-incident', 'close-incident', 'close-gone'), ref).map(([k, r]) => about(k, r)),
    fc.tuple(ref, fc.constantFrom('reminder' as const, null)).map(([r, c]) => update(r, c)),
    ref.map(twin),
  )
  fc.assert(
    fc.property(fc.array(effect, { maxLength: 12 }), (plan) => {
      const ordered = byUrgency(plan)
      expect(new Set(ordered)).toEqual(new Set(plan))
      expect(ordered).toHaveLength(plan.length)
      for (const number of ['1', '2', '3', '4']) {
        const ofIt = (one: Effect): boolean => 'incident' in one && (one.incident as Incident | null)?.ref === number
        expect(ordered.filter(ofIt)).toEqual(plan.filter(ofIt))
      }
    }),
  )
})
