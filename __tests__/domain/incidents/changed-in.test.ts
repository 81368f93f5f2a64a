import { expect, test } from '@jest/globals'
import { changedIn } from '../../../src/domain/incidents/changed-in.js'
import type { Incident, IncidentChange } from '../../../src/domain/incidents/incident.js'
import type { Effect } from '../../../src/domain/incidents/plan.js'
import { aState, aTrouble, aVerdict, NOON } from '../../support/incident-samples.js'

const incident: Incident = {
  ...{ key: 'web', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null },
  state: aState(),
}
const members = { web: aTrouble(), api: aTrouble() }
const change = (more: Partial<IncidentChange>): IncidentChange => ({ state: aState({ members }), verdicts: [], comment: null, ...more }) // prettier-ignore
const both = ['web', 'api']

test.each<[string, Effect, readonly string[], readonly string[]]>([
  ['an end is of all', { kind: 'close-incident', incident, change: change({ comment: 'recovered' }) }, both, []],
  ['what is gone is over', { kind: 'close-gone', incident, change: change({ comment: 'gone' }) }, both, []],
  [
    'an end that people close',
    { kind: 'update-incident', incident, change: change({ comment: 'recovered' }) },
    both,
    [],
  ],
  ['what lasts is neither', { kind: 'update-incident', incident, change: change({}) }, [], []],
  [
    'who got worse',
    {
      kind: 'update-incident',
      incident,
      change: change({
        comment: 'escalated',
        verdicts: [aVerdict({ monitor: 'web' }), aVerdict({ monitor: 'api', status: 'healthy' })],
      }),
    },
    [],
    ['web'],
  ],
  [
    'who leaves the others, and who got worse among them',
    {
      kind: 'update-incident',
      incident,
      change: change({
        state: aState({
          members: {
            web: aTrouble({ leftAt: NOON }),
            api: aTrouble({ worseAt: NOON }),
            mail: aTrouble({ worseAt: 1 }),
          },
        }),
        comment: 'members',
      }),
    },
    ['web'],
    ['api'],
  ],
])('%s', (_, effect, over, worse) => {
  expect(changedIn([effect], NOON)).toEqual({ over, worse })
})
