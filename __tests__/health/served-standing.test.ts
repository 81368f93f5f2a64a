import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Controls } from '../../src/domain/controls.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import { healthStatusOf } from '../../src/health/health-status.js'
import { keptBoard } from '../../src/health/kept-board.js'
import { controlsOf, healthStatusIn, pastIn } from '../../src/health/served-standing.js'
import { aStanding } from '../explain/past/pasts-shown.js'

const { health, past } = aStanding()

describe('what another server tells', () => {
  test('is read as it was told', () => {
    expect(healthStatusIn(JSON.stringify(health))).toEqual(health)
    const { monitors, changes, outages } = past!
    expect(pastIn(JSON.stringify(past))).toEqual({ monitors, changes, outages })
  })

  test('has what people asked for, and who they are', () => {
    const at = Date.parse('2026-11-22T09:00:00Z')
    const [by, why] = ['mira', 'new disk']
    const controls: Controls = new Map([
      ['a', { pause: { at, by, why, until: at + 60_000 }, snooze: null, acknowledged: { at, by, why: null } }],
      ['b', { pause: null, snooze: { at, by: null, why, until: at + 60_000 }, acknowledged: null }],
    ])
    const history = createHistory()
    const states = ['a', 'b', 'c'].map((monitor) => ({ monitor, status: 'critical' as const, reason: 'stale' as const, since: at, message: '' })) // prettier-ignore
    history.look(at, states)
    const told = healthStatusOf(keptBoard(history, new Map(), null, controls)!, at + 1)
    expect(told.services['b']?.control).toEqual({
      snoozed: { at: '2026-11-22T09:00:00Z', until: '2026-11-22T09:01:00Z', by: null, why },
    })
    expect(told.services['c']).not.toHaveProperty('control')
    const read = healthStatusIn(JSON.stringify(told))!
    expect(read).toEqual(told)
    expect(controlsOf(read)).toEqual(controls)
    // What is over is told no more.
    const later = healthStatusOf(keptBoard(history, new Map(), null, controls)!, at + 60_000)
    expect(later.services['b']).not.toHaveProperty('control')
  })

  test.each([
    ['<html>'],
    ['[]'],
    ['{}'],
    ['{"services":{}}'],
    ['{"services":[],"overall_status":"healthy"}'],
    ['null'],
  ])('%s is none of it', (text) => {
    expect(healthStatusIn(text)).toBeNull()
    expect(pastIn(text)).toBeNull()
  })

  test('is unknown where its words are not ours, and never well', () => {
    const services = { db: { status: 'splendid', name: 7, since: 'yesterday' }, api: null }
    expect(healthStatusIn(JSON.stringify({ ...health, services }))?.services).toEqual({
      db: expect.objectContaining({ status: 'unknown', name: 'db', since: null, reason: 'source-unreachable' }),
    })
  })

  test('makes nobody fail, whatever it is', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (a, b) => {
        healthStatusIn(`{"services":${a},"overall_status":"healthy","checked_at":"2026-11-22T09:30:00Z"}`)
        pastIn(`{"monitors":${a},"changes":[${b}],"outages":[${a},${b}]}`)
      }),
    )
  })
})
