import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { healthStatusIn, pastIn } from '../../src/health/served-standing.js'
import { aStanding } from '../explain/past/pasts-shown.js'

const { health, past } = aStanding()

describe('what another server tells', () => {
  test('is read as it was told', () => {
    expect(healthStatusIn(JSON.stringify(health))).toEqual(health)
    const { monitors, changes, outages } = past!
    expect(pastIn(JSON.stringify(past))).toEqual({ monitors, changes, outages })
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
