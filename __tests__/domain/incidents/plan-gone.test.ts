import { describe, expect, test } from '@jest/globals'
import type { Incident, IncidentState } from '../../../src/domain/incidents/incident.js'
import { leftOutNotices, type Coverage } from '../../../src/domain/incidents/left-out.js'
import { planGone } from '../../../src/domain/incidents/plan-gone.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aDraft, aState, aTrouble, aVerdict, NOON } from '../../support/incident-samples.js'

const CONFIG = '.github/heartbeat.yml'

function anIncident(state: Partial<IncidentState> = {}): Incident {
  const members = { 'target.yml': aTrouble({ name: 'Target' }) }
  const whole = aState({ members, config: CONFIG, ...state })
  return { key: 'target.yml', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: whole }
}

function watching(more: Partial<Coverage> = {}): Coverage {
  return { scope: CONFIG, monitors: ['other.yml'], leftOut: [], ...more }
}

const plan = (incident: Incident, watched: Coverage, verdicts: Verdict[] = []) =>
  planGone([], [incident], verdicts, watched, NOON)

describe('a monitor that is no more', () => {
  test('has its incident closed, with one comment', () => {
    expect(plan(anIncident(), watching())).toMatchObject([
      { kind: 'close-gone', change: { comment: 'gone', state: { closedAt: NOON, goneAt: NOON } } },
    ])
  })

  test.each<[string, Partial<IncidentState>, Partial<Coverage>]>([
    ['while it is watched', {}, { monitors: ['target.yml'] }],
    ['while its document is watched', { members: { 'all/one': aTrouble() } }, { monitors: ['all'] }],
    ['while it is left out by wish', {}, { leftOut: ['target.yml'] }],
    ['where the search was not complete, or monitors were chosen', {}, { scope: null }],
    ['of another configuration', { config: 'other.yml' }, {}],
    ['of an earlier version, which remembers none', { config: null }, {}],
    [
      'while another of its storm is watched',
      { members: { 'target.yml': aTrouble(), b: aTrouble() } },
      { monitors: ['b'] },
    ],
  ])('keeps it %s', (_, state, watched) => {
    expect(plan(anIncident(state), watching(watched))).toEqual([])
  })
})

test('whoever watches the monitor of an incident takes it over, under the new name of the configuration', () => {
  const incident = anIncident({ config: 'old.yml' })
  const change = { state: incident.state, verdicts: [], comment: null }
  const effects = planGone(
    [
      { kind: 'update-incident', incident, change },
      { kind: 'open-incident', draft: aDraft() },
    ],
    [incident],
    [],
    watching({ monitors: ['target.yml'] }),
    NOON,
  )
  expect(effects).toMatchObject([{ change: { state: { config: CONFIG } } }, { draft: { state: { config: CONFIG } } }])
})

describe('a monitor that a person took out', () => {
  const message = 'Target was disabled by a person.'
  const disabled = aVerdict({ monitor: 'target.yml', status: 'skipped', reason: 'disabled-manually', message })

  test('keeps its incident, whose card and summary say so', () => {
    const watched = watching({ monitors: ['target.yml'] })
    expect(plan(anIncident(), watched, [disabled])).toMatchObject([
      {
        kind: 'update-incident',
        change: { comment: null, state: { members: { 'target.yml': { reason: 'disabled-manually' } } } },
      },
    ])
    expect(leftOutNotices([anIncident()], [disabled], watched)).toEqual([
      `Incident #1 stays open: ${message} Close it, or watch the monitor again.`,
    ])
  })

  test('is told where it is ignored, and not where it is paused', () => {
    expect(leftOutNotices([anIncident()], [], watching({ leftOut: ['target.yml'] }))).toHaveLength(1)
    const paused = { ...disabled, reason: 'paused' } as const
    expect(leftOutNotices([anIncident()], [paused], watching())).toEqual([])
    expect(plan(anIncident(), watching({ monitors: ['target.yml'] }), [paused])).toEqual([])
  })
})
