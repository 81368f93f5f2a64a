import { describe, expect, test } from '@jest/globals'
import { countedAs, type DownFrom } from '../../../src/domain/history/counted.js'
import type { FilledPart, Outage, Span, StateChange } from '../../../src/domain/history/history.js'
import { newPast, type MonitorPast } from '../../../src/domain/history/monitor-past.js'
import { timelineOf } from '../../../src/domain/history/timeline.js'
import type { Reason, Status } from '../../../src/domain/status.js'

const change = (at: number, status: Status, more: Partial<StateChange> = {}): StateChange => ({
  monitor: 'job',
  status,
  reason: status === 'healthy' ? 'ok' : 'stale',
  message: '',
  at,
  since: at,
  before: null,
  ...more,
})
const pending = (at: number) => change(at, 'healthy', { reason: 'pending' })
const outage = (since: number, until: number | null, worst: Status = 'critical'): Outage => ({
  monitor: 'job',
  since,
  until,
  worst,
  message: '',
})
const filled = (from: number, to: number, counted: FilledPart['counted']): FilledPart => ({ from, to, counted })
const SPAN: Span = { from: 0, to: 100 }

function told(past: Partial<MonitorPast>, gaps: readonly Span[] = [], span = SPAN, downFrom: DownFrom = 'critical') {
  const parts = timelineOf({ ...newPast(), ...past }, gaps, span, downFrom)
  return parts.map(({ from, to, counted, status }) => `${from}-${to} ${counted} ${status}`)
}

const WELL = [change(10, 'healthy')]

describe('one life without a hole', () => {
  test.each<[string, Partial<MonitorPast>, readonly Span[], readonly string[]]>([
    ['of whom nothing is known', {}, [], ['0-100 excluded null']],
    ['that is well', { changes: WELL }, [], ['0-10 excluded null', '10-100 up healthy']],
    [
      'that was warned',
      { changes: [...WELL, change(50, 'warning')] },
      [],
      ['0-10 excluded null', '10-50 up healthy', '50-100 up warning'],
    ],
    [
      'that was not watched',
      { changes: [...WELL, change(50, 'skipped')] },
      [],
      ['0-10 excluded null', '10-50 up healthy', '50-100 excluded skipped'],
    ],
    [
      'of which nobody could tell',
      { changes: [...WELL, change(50, 'unknown')] },
      [],
      ['0-10 excluded null', '10-50 up healthy', '50-100 blind unknown'],
    ],
    [
      'that was down',
      { changes: [...WELL, change(50, 'critical'), change(60, 'healthy')], outages: [outage(45, 58)] },
      [],
      [
        '0-10 excluded null',
        '10-45 up healthy',
        '45-50 down critical',
        '50-58 down critical',
        '58-60 up healthy',
        '60-100 up healthy',
      ],
    ],
    [
      'that was down before it was known',
      { outages: [outage(0, 50, 'degraded')] },
      [],
      ['0-50 down degraded', '50-100 excluded null'],
    ],
    ['that is down', { changes: [change(0, 'critical')], outages: [outage(0, null)] }, [], ['0-100 down critical']],
    [
      'that was down and is not watched',
      { changes: [change(0, 'critical'), change(40, 'skipped'), change(60, 'healthy')], outages: [outage(0, 70)] },
      [],
      ['0-40 down critical', '40-60 excluded skipped', '60-70 down critical', '70-100 up healthy'],
    ],
    [
      'that was asked for no more',
      { changes: WELL, outages: [outage(40, 60)], absent: [{ from: 50, to: 80 }] },
      [],
      [
        '0-10 excluded null',
        '10-40 up healthy',
        '40-50 down critical',
        '50-60 excluded null',
        '60-80 excluded null',
        '80-100 up healthy',
      ],
    ],
    [
      'that nobody looked at',
      { changes: [change(0, 'healthy')] },
      [{ from: 30, to: 60 }],
      ['0-30 up healthy', '30-60 blind null', '60-100 up healthy'],
    ],
    [
      'that nobody looked at while it was down',
      { changes: [change(0, 'critical')], outages: [outage(0, 50)] },
      [{ from: 30, to: 60 }],
      ['0-30 down critical', '30-50 down critical', '50-60 blind null', '60-100 up healthy'],
    ],
    [
      'that nobody looked at before it was known',
      { changes: [change(60, 'healthy')] },
      [{ from: 30, to: 60 }],
      ['0-30 excluded null', '30-60 excluded null', '60-100 up healthy'],
    ],
    [
      'that nobody looked at while it was paused',
      { changes: [change(0, 'skipped')] },
      [{ from: 30, to: 60 }],
      ['0-30 excluded skipped', '30-60 excluded skipped', '60-100 excluded skipped'],
    ],
    [
      'that nobody looked at when the pause ended',
      { changes: [change(0, 'skipped'), change(60, 'healthy')] },
      [{ from: 30, to: 60 }],
      ['0-30 excluded skipped', '30-60 blind null', '60-100 up healthy'],
    ],
    [
      'that nobody looked at when the pause ended, and was down',
      { changes: [change(0, 'skipped'), change(60, 'critical')], outages: [outage(40, null)] },
      [{ from: 30, to: 60 }],
      ['0-30 excluded skipped', '30-40 blind null', '40-60 down critical', '60-100 down critical'],
    ],
    [
      'of which it is known afterwards',
      {
        changes: [change(0, 'healthy')],
        filled: [filled(30, 40, 'up'), filled(40, 50, 'excluded'), filled(50, 55, 'down')],
      },
      [{ from: 30, to: 60 }],
      [
        '0-30 up healthy',
        '30-40 up healthy',
        '40-50 excluded skipped',
        '50-55 blind null',
        '55-60 blind null',
        '60-100 up healthy',
      ],
    ],
    [
      'of which it is known afterwards, where it was down',
      {
        changes: [change(0, 'healthy')],
        outages: [outage(35, 60)],
        filled: [filled(30, 40, 'up'), filled(40, 50, 'excluded')],
      },
      [{ from: 30, to: 60 }],
      [
        '0-30 up healthy',
        '30-35 up healthy',
        '35-40 down critical',
        '40-50 excluded skipped',
        '50-60 down critical',
        '60-100 up healthy',
      ],
    ],
    [
      'of which it is known afterwards, where it was paused',
      { changes: [change(0, 'skipped')], filled: [filled(30, 40, 'up'), filled(40, 50, 'excluded')] },
      [{ from: 30, to: 60 }],
      [
        '0-30 excluded skipped',
        '30-40 up healthy',
        '40-50 excluded skipped',
        '50-60 excluded skipped',
        '60-100 excluded skipped',
      ],
    ],
    [
      'of which something is known that was seen',
      { changes: [change(0, 'healthy')], filled: [filled(30, 40, 'excluded')] },
      [],
      ['0-30 up healthy', '30-40 up healthy', '40-100 up healthy'],
    ],
  ])('%s', (_, past, gaps, expected) => expect(told(past, gaps)).toEqual(expected))

  test.each<[string, StateChange, string]>([
    ['its first beat', change(60, 'healthy', { since: 40 }), '10-40 excluded healthy'],
    ['the look, where its beat is later', change(60, 'healthy', { since: 70 }), '10-60 excluded healthy'],
    ['when it was known, where its beat is earlier', change(60, 'healthy', { since: 5 }), '0-10 excluded null'],
    ['the deadline by which it had given none', change(60, 'critical', { since: 40 }), '10-40 excluded healthy'],
    ['the look, where it is not watched', change(60, 'skipped', { since: 40 }), '10-60 excluded healthy'],
    ['the look, where nobody can tell', change(60, 'unknown', { since: 40 }), '10-60 excluded healthy'],
  ])('a new one counts from %s', (_, after, expected) => {
    expect(told({ changes: [pending(10), after] })).toContain(expected)
  })

  test('one that was known counts from the look', () => {
    expect(told({ changes: [change(10, 'warning'), change(60, 'healthy', { since: 40 })] })).toEqual([
      '0-10 excluded null',
      '10-60 up warning',
      '60-100 up healthy',
    ])
    expect(told({ changes: [change(60, 'healthy', { since: 40 })] })[0]).toBe('0-60 excluded null')
  })

  test('no more of it than was asked for', () => {
    const past = { changes: WELL, outages: [outage(20, 30)] }
    expect(told(past, [], { from: 20, to: 30 })).toEqual(['20-30 down critical'])
    expect(told(past, [], { from: 25, to: 35 })).toEqual(['25-30 down critical', '30-35 up healthy'])
    expect(told(past, [], { from: 30, to: 30 })).toEqual([])
    expect(told(past, [], { from: 40, to: 30 })).toEqual([])
  })

  test('a degraded one is down or not, as it is counted', () => {
    const past = { changes: [change(0, 'degraded')] }
    expect(told(past)).toEqual(['0-100 up degraded'])
    expect(told(past, [], SPAN, 'degraded')).toEqual(['0-100 up healthy'])
  })
})

describe('a moment counts', () => {
  test.each<[Status, Reason, string, string]>([
    ['healthy', 'ok', 'up', 'up'],
    ['healthy', 'pending', 'excluded', 'excluded'],
    ['critical', 'pending', 'excluded', 'excluded'],
    ['skipped', 'paused', 'excluded', 'excluded'],
    ['warning', 'stale', 'up', 'up'],
    ['degraded', 'stale', 'up', 'down'],
    ['critical', 'stale', 'down', 'down'],
    ['unknown', 'source-unreachable', 'blind', 'blind'],
  ])('%s %s as %s, or as %s from degraded on', (status, reason, usual, fromDegraded) => {
    expect(countedAs({ status, reason }, 'critical')).toBe(usual)
    expect(countedAs({ status, reason }, 'degraded')).toBe(fromDegraded)
  })
})
