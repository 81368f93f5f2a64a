import { describe, expect, test } from '@jest/globals'
import { inspect, inspectFor } from '../../src/app/inspect.js'
import { conditionedReading } from '../../src/domain/reading/conditions/conditioned.js'
import { explainInspection } from '../../src/explain/inspection.js'

const OPTIONS = {
  timestampField: null,
  timezone: null,
  statusField: null,
  format: 'auto',
  now: Date.parse('2026-09-22T12:00:00Z'),
} as const
const MANY = JSON.stringify({
  updated: '2026-09-22T11:00:00.500Z',
  status: 'ok',
  interval_minutes: 30,
  next_run: '2026-09-22T13:00:00Z',
  jobs: {
    backup: { last_run: '2026-09-22T10:00:00Z', status: 'failed' },
    mail: { last_run: '2026-09-22 09:00:00' },
    new: { last_run: null },
  },
})

test('the result has one shape, for programs', () => {
  expect(inspect(MANY, OPTIONS)).toEqual({
    timestamp: '2026-09-22T11:00:00.500Z',
    field: '/updated',
    rule: 'time-key',
    zone: 'utc',
    status: { field: '/status', value: 'ok', class: 'ok' },
    monitors: [
      {
        name: 'backup',
        timestamp: '2026-09-22T10:00:00Z',
        field: '/jobs/backup/last_run',
        status: { field: '/jobs/backup/status', value: 'failed', class: 'fail' },
      },
      { name: 'mail', timestamp: '2026-09-22T09:00:00Z', field: '/jobs/mail/last_run', status: null },
    ],
    ignored: [
      { field: '/next_run', value: '2026-09-22T13:00:00Z', why: 'speaks of another time than the last beat' },
      { field: '/jobs/new/last_run', why: 'is empty: new has never beaten' },
    ],
    error: null,
    declared: [
      { field: '/interval_minutes', value: 30, unit: 'minutes' },
      { field: '/next_run', value: '2026-09-22T13:00:00Z', unit: 'next' },
    ],
    notes: [],
  })
})

test('an error leaves nothing to be mistaken for a beat', () => {
  expect(inspect('{"status": "ok"}', OPTIONS)).toMatchObject({
    timestamp: null,
    field: null,
    rule: null,
    zone: null,
    error: expect.stringMatching('no sign of life'),
  })
})

describe('for a person', () => {
  test('the most important comes first', () => {
    expect(explainInspection(inspect(MANY, OPTIONS))).toBe(
      [
        'Last beat:  2026-09-22T11:00:00.500Z',
        'Read from:  /updated',
        'Rule:       time-key',
        'Zone:       UTC, as written',
        'Status:     ok (ok), in /status',
        '',
        'Monitors (2):',
        '  backup  2026-09-22T10:00:00Z  failed (fail)',
        '  mail    2026-09-22T09:00:00Z',
        '',
        'Passed over:',
        '  /next_run (2026-09-22T13:00:00Z): speaks of another time than the last beat',
        '  /jobs/new/last_run is empty: new has never beaten',
        '',
        'Notes:',
        '  the document declares /interval_minutes: 30 (minutes)',
        '  the document declares /next_run: 2026-09-22T13:00:00Z (next)',
        '',
      ].join('\n'),
    )
  })

  test('a document without a beat says why', () => {
    expect(explainInspection(inspect('{"last_heartbeat": ""}', OPTIONS))).toMatch(
      /^Last beat: {2}none\nWhy: {8}no time of a last beat was found: \/last_heartbeat is empty/,
    )
  })

  test('a document cannot steer the terminal', () => {
    const text = explainInspection(inspect('{"last_run": "\\u001b[31mred\\u0007", "status": "\\u001b]0;x"}', OPTIONS))
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })

  test('of very many monitors the first are shown', () => {
    const names = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`job-${i}`, '2026-09-22T10:00:00Z']))
    expect(explainInspection(inspect(JSON.stringify(names), OPTIONS))).toMatch('and 80 more')
  })
})

describe('conditions', () => {
  const conditions = {
    okValues: ['fresh'],
    expect: [{ pointer: '/n', operator: '<=', value: 3 }],
    age: { pointer: '/ageMinutes', unitMs: null },
    staleAfter: null,
    hasOwnLimit: false,
  } as const
  const { now, ...reading } = { ...OPTIONS, statusField: '/state', conditions }
  const shown = (document: object, isLive: boolean): string =>
    explainInspection(
      inspectFor(JSON.stringify(document), { reading, now, aids: { conditioned: conditionedReading, isLive } }),
    )

  test('that hold are said, and those that do not, each by itself', () => {
    expect(shown({ state: 'fresh', ageMinutes: 5, n: 3 }, true)).toMatch(
      /Last beat: +2026-09-22T11:55:00Z[^]*Status: +fresh \(ok\), in \/state\nConditions: +all hold/,
    )
    expect(shown({ state: 'old', ageMinutes: 5, n: 4 }, true)).toMatch(
      /Not well: +\/state says "old", and well is only "fresh"; \/n is 4, expected <= 3/,
    )
    expect(shown({ state: 'fresh', ageMinutes: 5, n: 3 }, false)).toMatch(
      /Last beat: +none\nWhy: +age-field: an age that/,
    )
  })
})
