import { expect, test } from '@jest/globals'
import { drillKey, isDrill } from '../../../src/domain/incidents/drill-key.js'
import { drillDraft, drillOver } from '../../../src/domain/incidents/drill.js'
import { endOfDrill } from '../../../src/domain/incidents/end-of-drill.js'
import type { Incident } from '../../../src/domain/incidents/incident.js'
import { aState, aTrouble, aVerdict, NOON } from '../../support/incident-samples.js'

test('a drill goes by a name that no monitor has', () => {
  expect(drillKey('job')).toBe('drill:job')
  expect(['drill:job', 'job', 'job drill:', null].map(isDrill)).toEqual([true, false, false, false])
})

test('a drill begins as an incident of its own', () => {
  const verdict = aVerdict({ monitor: 'job', name: 'DRILL: Job' })
  const trouble = aTrouble({ name: 'DRILL: Job', since: NOON, lastBeatAt: null, lastEndAt: null })
  expect(drillDraft(verdict, NOON)).toEqual({
    key: 'drill:job',
    state: aState({ members: { 'drill:job': trouble }, config: null }),
    verdicts: [{ ...verdict, monitor: 'drill:job' }],
    previous: null,
  })
})

test('a drill ends well, and says that nothing was wrong', () => {
  const verdict = aVerdict({ remedy: ['x'] })
  const message = 'The drill is over. Nothing was wrong.'
  expect(drillOver(verdict)).toEqual({ ...verdict, status: 'healthy', reason: 'ok', message, since: null, remedy: [] })
  const state = aState({ members: { 'drill:job': aTrouble() } })
  const incident: Incident = { key: 'drill:job', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state } // prettier-ignore
  expect(endOfDrill(incident, NOON)).toEqual({
    state: { ...state, members: { 'drill:job': aTrouble({ recoveredAt: NOON }) }, closedAt: NOON },
    verdicts: [],
    comment: 'drill-over',
  })
})
