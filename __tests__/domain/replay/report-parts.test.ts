import { describe, expect, test } from '@jest/globals'
import { plainMonitor } from '../../../src/domain/monitor.js'
import type { Alert } from '../../../src/domain/replay/alert-book.js'
import { costOf } from '../../../src/domain/replay/cost.js'
import { differenceOf } from '../../../src/domain/replay/difference.js'
import { missedBy, realIn, realOutages, together } from '../../../src/domain/replay/real-incidents.js'
import { longestSilence } from '../../../src/domain/replay/silence.js'
import { HOUR } from '../../../src/domain/time.js'
import type { IncidentState } from '../../../src/domain/incidents/incident.js'
import { ticksEvery, ticksWithin } from '../../../src/domain/replay/ticks.js'
import { aState, NOON } from '../../support/incident-samples.js'

const alert = (monitor: string, since: number, closedAt: number | null): Alert & { owner: string } => ({
  monitor,
  owner: monitor,
  name: monitor,
  incident: '1',
  reason: 'stale',
  worst: 'critical',
  since,
  openedAt: since + 1,
  endedAt: null,
  closedAt,
  reminders: [],
})

describe('the difference of two configurations', () => {
  test('an alert is the same where both speak at one time, whenever each opened', () => {
    const now = { monitors: ['a', 'b'], alerts: [alert('a', 10, 50), alert('a', 100, 120), alert('b', 5, null)] }
    const before = { monitors: ['a', 'c'], alerts: [alert('a', 30, 60), alert('c', 1, 2)] }
    expect(differenceOf(now, before)).toEqual([
      { monitor: 'a', added: [now.alerts[1]], removed: [], only: null },
      { monitor: 'b', added: [now.alerts[2]], removed: [], only: 'now' },
      { monitor: 'c', added: [], removed: [before.alerts[1]], only: 'before' },
    ])
    expect(differenceOf(now, now)).toEqual([])
  })

  test('members of one document are told apart, and counted for it', () => {
    const of = (monitor: string) => ({ ...alert(monitor, 10, 50), owner: 'fleet' })
    const found = differenceOf(
      { monitors: ['fleet'], alerts: [of('fleet/a')] },
      { monitors: ['fleet'], alerts: [of('fleet/b')] },
    )
    expect(found).toMatchObject([
      { monitor: 'fleet', added: [{ monitor: 'fleet/a' }], removed: [{ monitor: 'fleet/b' }] },
    ])
  })
})

describe('incidents there really were', () => {
  test('are missed where no alert of the same monitor has a moment in common', () => {
    const real = [
      { monitor: 'a', since: 0, until: 9, ref: '1' },
      { monitor: 'a', since: 40, until: null, ref: '2' },
      { monitor: 'b', since: 40, until: 50, ref: null },
    ]
    expect(missedBy([alert('a', 10, 50)], real).map(({ monitor, ref }) => [monitor, ref])).toEqual([
      ['a', '1'],
      ['b', null],
    ])
  })

  test('are known from issues and from the kept past, each once; duplicates and drills are none', () => {
    const incident = {
      key: 'job',
      ref: '1',
      url: null,
      phase: 'open',
      closedBy: null,
      closedAt: null,
      state: aState(),
    } as const
    const span = { from: 0, to: Infinity }
    const [known] = realIn([incident], span)
    expect(known).toBeDefined()
    expect(realIn([{ ...incident, state: { ...incident.state, duplicateOf: '3' } }], span)).toEqual([])
    const outage = {
      monitor: known!.monitor,
      since: known!.since,
      until: null,
      worst: 'critical',
      message: '',
    } as const
    expect(realOutages([outage])).toEqual([])
    const told = realOutages([
      { ...outage, incident: '7' },
      { ...outage, monitor: 'else', incident: '8' },
    ])
    expect(
      together([known!], told)
        .map(({ monitor }) => monitor)
        .sort(),
    ).toEqual([known!.monitor, 'else'].sort())
  })
})

test('an incident was real in a span that it reaches into', () => {
  const real = (state: IncidentState, closedAt: number | null, from: number) =>
    realIn(
      [
        {
          key: 'job',
          ref: '1',
          url: null,
          phase: closedAt === null ? 'open' : 'closed',
          closedBy: null,
          closedAt,
          state,
        },
      ],
      { from, to: from + HOUR },
    ).map(({ until }) => until)
  const state = aState()
  expect(real(state, null, NOON + HOUR)).toEqual([null])
  expect(real(state, NOON + HOUR, NOON + HOUR)).toEqual([NOON + HOUR])
  expect(real(state, NOON + HOUR, NOON + HOUR + 1)).toEqual([])
})

describe('small parts', () => {
  test('looks are on round moments, and both ends count', () => {
    expect(ticksEvery(10, { from: 5, to: 30 })).toEqual([10, 20, 30])
    expect(ticksEvery(10, { from: 31, to: 39 })).toEqual([])
    expect(ticksWithin([3, 40, 7, 7, 1], { from: 2, to: 30 })).toEqual([3, 7])
  })

  test('the longest silence reaches into the span, and may last', () => {
    expect(longestSilence([0, 50, 60], { from: 20, to: 100 })).toEqual({ from: 0, to: 50, ms: 50 })
    expect(longestSilence([0, 10], { from: 20, to: 100 })).toEqual({ from: 10, to: 100, ms: 90 })
    expect(longestSilence([0, 10, 70], { from: 60, to: 100 })?.from).toBe(10)
    expect(longestSilence([], { from: 0, to: 1 })).toBeNull()
  })

  test('a month costs a minute a run, and a request for what is asked together', () => {
    const at = (kind: string, options: Record<string, unknown>) => plainMonitor('x', { kind, options })
    const files = Array.from({ length: 150 }, (_, i) => at('repository', { path: `${i}.json` }))
    expect(costOf([at('http', {}), at('file', {})], { by: 'looks', runs: 10 }, false)).toMatchObject({
      minutes: 10,
      requests: 10,
    })
    expect(costOf(files, { by: 'looks', runs: 10 }, false).requests).toBe(30)
    expect(
      costOf([...files, at('commits', { path: 'a' }), at('commits', { path: 'a' })], { by: 'schedule', runs: 1 }, true)
        .requests,
    ).toBe(5)
    const workflows = Array.from({ length: 500 }, () => at('workflow', { repository: null }))
    expect(costOf(workflows, { by: 'looks', runs: 1 }, false).requests).toBe(41)
  })
})
