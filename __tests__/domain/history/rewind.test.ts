import { describe, expect, test } from '@jest/globals'
import { openBook } from '../../../src/domain/history/book.js'
import type { Counted, DayRun, FilledPart, Outage, Span, StateChange } from '../../../src/domain/history/history.js'
import { forget, newPast, type MonitorPast } from '../../../src/domain/history/monitor-past.js'
import { rewind } from '../../../src/domain/history/rewind.js'
import type { Status } from '../../../src/domain/status.js'
import { DAY } from '../../../src/domain/time.js'

const change = (at: number, status: Status = 'healthy'): StateChange => ({
  monitor: 'job',
  status,
  reason: status === 'healthy' ? 'ok' : 'stale',
  message: '',
  at,
  since: at - 1,
  before: null,
})
const outage = (since: number, until: number | null): Outage => ({
  monitor: 'job',
  since,
  until,
  worst: 'critical',
  message: '',
})
const span = (from: number, to: number): Span => ({ from, to })
const part = (from: number, to: number): FilledPart => ({ from, to, counted: 'up' satisfies Counted })
const run = (day: number): DayRun => ({ day, count: 1, up: 1, down: 0, blind: 0, excluded: 0, worst: null })

function rewound(past: Partial<MonitorPast>, now: number, downFrom: 'critical' | 'degraded' = 'critical'): MonitorPast {
  const book = openBook({ downFrom })
  const one = { ...newPast(), ...past }
  book.pasts.set('job', one)
  rewind(book, now)
  return one
}

describe('what lies after now is forgotten', () => {
  test('changes', () => {
    expect(rewound({ changes: [change(4), change(5), change(6)] }, 5).changes).toEqual([change(4), change(5)])
  })

  test('outages, and the ends of those that are left', () => {
    const outages = [outage(1, 2), outage(3, 5), outage(5, 6), outage(6, 7)]
    expect(rewound({ outages }, 5).outages).toEqual([outage(1, 2), outage(3, 5), outage(5, null)])
    expect(rewound({ outages: [outage(3, null)] }, 5).outages).toEqual([outage(3, null)])
  })

  test('outages that only a look after now told of', () => {
    const changes = [change(1), change(9, 'critical')]
    for (const until of [null, 8])
      expect(rewound({ changes, outages: [outage(0, 1), outage(3, until)] }, 5)).toMatchObject({
        outages: [outage(0, 1)],
        upSince: 1,
      })
    // A look before now that could not tell says nothing against it.
    expect(rewound({ changes: [change(1, 'unknown')], outages: [outage(3, null)] }, 5).outages).toEqual([
      outage(3, null),
    ])
  })

  test('times in which nobody asked for it', () => {
    const absent = [span(1, 2), span(3, 5), span(5, 6), span(6, 7)]
    expect(rewound({ absent }, 5).absent).toEqual([span(1, 2), span(3, 5), span(5, Infinity)])
  })

  test('what was known of gaps', () => {
    expect(rewound({ filled: [part(1, 5), part(5, 6)] }, 5).filled).toEqual([part(1, 5)])
  })

  test('days', () => {
    expect(rewound({ runs: [run(1), run(2), run(3)] }, 2 * DAY).runs).toEqual([run(1), run(2)])
    expect(rewound({ runs: [run(1), run(2)] }, 2 * DAY - 1).runs).toEqual([run(1)])
  })

  test.each<[string, number | null, number | null]>([
    ['later', 9, 5],
    ['now', 5, 5],
    ['before', 4, 4],
    ['never', null, null],
  ])('that days were closed until %s', (_, closedUntil, expected) => {
    const book = openBook({})
    book.closedUntil = closedUntil
    book.times.add(3)
    book.times.add(9)
    rewind(book, 5)
    expect([book.closedUntil, book.times.lastAt]).toEqual([expected, 5])
  })
})

describe('since when it is up then', () => {
  test.each<[string, Partial<MonitorPast>, number | null]>([
    ['nothing is left', {}, null],
    ['it was well from the begin', { changes: [change(2), change(3), change(9, 'critical')] }, 1],
    ['since an outage ended', { changes: [change(1), change(4)], outages: [outage(1, 2), outage(2, 3)] }, 3],
    ['it is down', { changes: [change(1), change(4, 'critical')], outages: [outage(3, 9)] }, null],
  ])('%s', (_, past, upSince) => expect(rewound({ ...past, upSince: 99 }, 5).upSince).toBe(upSince))

  test('a degraded one is up or not, as it is counted', () => {
    const past = { changes: [change(3, 'degraded')] }
    expect(rewound(past, 5).upSince).toBe(2)
    expect(rewound(past, 5, 'degraded').upSince).toBeNull()
  })
})

describe('what came before is forgotten', () => {
  function left(past: Partial<MonitorPast>, before = 5): MonitorPast {
    const one = { ...newPast(), ...past }
    forget(one, before)
    return one
  }

  test('but for the state that held', () => {
    expect(left({ changes: [change(1), change(4), change(6)] }).changes).toEqual([change(4), change(6)])
    expect(left({ changes: [change(1), change(5), change(6)] }).changes).toEqual([change(5), change(6)])
    expect(left({ changes: [change(1), change(4)] }).changes).toEqual([change(4)])
    expect(left({ changes: [change(6), change(7)] }).changes).toEqual([change(6), change(7)])
    expect(left({ changes: [change(4), change(7)] }).changes).toEqual([change(4), change(7)])
  })

  test('and for what ended later', () => {
    const all = {
      outages: [outage(1, 5), outage(2, 6), outage(7, null)],
      absent: [span(1, 5), span(2, 6)],
      filled: [part(1, 5), part(2, 6)],
    }
    expect(left(all)).toEqual({
      ...newPast(),
      outages: [outage(2, 6), outage(7, null)],
      absent: [span(2, 6)],
      filled: [part(2, 6)],
    })
    expect(left({ outages: [outage(1, null)] }).outages).toEqual([outage(1, null)])
  })
})
