import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { beatJson, shortened } from '../../../src/domain/beat/beat-document.js'
import { BEAT_KEYS } from '../../../src/domain/beat/beat-keys.js'
import { BEAT_SCHEMA } from '../../../src/domain/beat/beat-schema.js'
import { commandEndBeat, jobEndBeat, startBeat } from '../../../src/domain/beat/job-beat.js'
import { isMonitorId, monitorIdOf } from '../../../src/domain/monitor-id.js'
import { parseNamedValues } from '../../../src/domain/beat/named-values.js'
import { withHistory } from '../../../src/domain/beat/with-history.js'
import { storedBeat } from '../../../src/domain/beat/stored-beat.js'
import type { BeatState, Heartbeat } from '../../../src/domain/heartbeat.js'
import { MINUTE, toIso } from '../../../src/domain/time.js'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const FACTS = { source: 'github-actions', workflow: 'Nightly', runner: 'r1', runId: '7', runAttempt: 1 }

describe('a beat as it is stored', () => {
  test('reads well', () => {
    const beat = commandEndBeat({ ...FACTS, metrics: { rows: 12 } }, NOON, 3, NOON + 1500)
    expect(beatJson('backup', beat)).toBe(`{
  "last_run": "2026-11-22T12:00:01.500Z",
  "monitor": "backup",
  "status": "failed",
  "source": "github-actions",
  "workflow": "Nightly",
  "runner": "r1",
  "run_id": "7",
  "run_attempt": 1,
  "started_at": "2026-11-22T12:00:00Z",
  "finished_at": "2026-11-22T12:00:01.500Z",
  "duration_seconds": 1.5,
  "exit_code": 3,
  "metrics": {
    "rows": 12
  },
  "pulses": 1,
  "errors": 1
}
`)
  })

  test('fits its schema, and is read back with its instant and state, whatever its message', () => {
    const ajv = new Ajv({ formats: { 'date-time': true, uri: true } })
    const fits = ajv.compile(BEAT_SCHEMA)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.integer({ min: 0, max: 4e12 }), (message, at) => {
        const text = beatJson('backup', { ...FACTS, at, state: 'ok', message })
        expect(fits(JSON.parse(text)) || fits.errors).toBe(true)
        expect(storedBeat(text)).toEqual({
          at,
          state: 'ok',
          failures: 0,
          pulses: 1,
          errors: 0,
          durations: [],
          lastSuccessAt: at,
          finishedAt: at,
          lastScheduledAt: null,
          unfinishedSince: null,
        })
      }),
    )
  })

  test('has the keys of its schema, in that order', () => {
    expect(BEAT_KEYS).toEqual(Object.keys(BEAT_SCHEMA.properties))
  })

  test('a long message is cut, never through a character', () => {
    expect(shortened('a'.repeat(2000))).toHaveLength(2000)
    const cut = shortened(`${'a'.repeat(1998)}😀😀`)
    expect(cut).toBe(`${'a'.repeat(1998)}…`)
  })
})

describe('how a job ends', () => {
  test.each([
    ['success', 'ok', undefined],
    ['failure', 'failed', undefined],
    ['cancelled', 'failed', 'cancelled'],
    ['Success ', 'ok', undefined],
    ['', 'unknown', undefined],
    ['neutral', 'unknown', undefined],
  ])('%j is a beat that says %s', (word, state, message) => {
    expect(jobEndBeat({}, NOON, word, NOON + 61_000)).toEqual({
      at: NOON + 61_000,
      state,
      startedAt: NOON,
      durationSeconds: 61,
      ...(message === undefined ? {} : { message }),
    })
  })

  test('a clock that was set back gives no negative duration', () => {
    expect(jobEndBeat({}, NOON, 'success', NOON - 5000).durationSeconds).toBe(0)
  })

  test('its beginning is a running beat', () => {
    expect(startBeat(FACTS, NOON)).toEqual({ ...FACTS, at: NOON, state: 'running', startedAt: NOON })
  })
})

describe('what is stored already', () => {
  test.each([
    ['two lines of text', 'Waiting for trades\n2026-11-22T12:00:00Z\n', { at: NOON, state: 'ok' }],
    ['two lines that tell of an error', 'Error: no login\n2026-11-22T12:00:00Z\n', { at: NOON, state: 'failed' }],
    ['a time with an offset', '{"last_run": "2026-11-22T13:00:00+01:00"}', { at: NOON, state: null }],
    ['a BOM before it', '\ufeff{"last_run": "2026-11-22T12:00:00Z", "status": "ok"}', { at: NOON, state: 'ok' }],
    ['a time without a zone', '{"last_run": "2026-11-22T12:00:00"}', null],
    ['a time that is none', '{"last_run": "2026-13-45T12:00:00Z"}', null],
    ['an epoch', '{"last_run": 1795348800}', null],
    ['half a document', '{"last_run": "2026-11-2', null],
    ['a list', '["2026-11-22T12:00:00Z"]', null],
    ['nothing', '', null],
  ])('%s', (_, text, expected) =>
    expect(storedBeat(text)).toEqual(expected === null ? null : expect.objectContaining({ failures: 0, ...expected })),
  )
})

describe('checks and metrics', () => {
  test.each([
    ['', null],
    ['{"db": "ok", "rows": 12}', { db: 'ok', rows: 12 }],
    ['rows=12\n\nratio = -0.5\r\nfresh=true\nnote=a=b', { rows: 12, ratio: -0.5, fresh: true, note: 'a=b' }],
    ['version=1.2.3\nbig=12345678901234567890', { version: '1.2.3', big: '12345678901234567890' }],
  ])('%j', (text, value) => expect(parseNamedValues(text)).toEqual({ value }))

  test.each([
    ['{"a": ', /not valid JSON/],
    ['[1]', /neither a JSON object nor lines/],
    ['rows 12', /name=value/],
    ['a=1\na=2', /names "a" twice/],
    ['=1', /empty/],
    [`{"a": "${'x'.repeat(20_000)}"}`, /longer than 16384/],
  ])('%j is refused with its remedy', (text, problem) => {
    expect(parseNamedValues(text)).toEqual({ problem: expect.stringMatching(problem) })
  })

  test('__proto__ is a name like any other', () => {
    const parsed = parseNamedValues('__proto__=1')
    expect(parsed).toHaveProperty('value')
    if ('value' in parsed) expect(Object.keys(parsed.value ?? {})).toEqual(['__proto__'])
  })
})

describe('ids of monitors', () => {
  test.each([
    ['Nightly backup (EU)', 'nightly-backup-eu'],
    ['Déploiement', 'deploiement'],
    ['.github/workflows/x.yml', 'github-workflows-x.yml'],
    ['時計', ''],
  ])('%j becomes %j', (name, id) => expect(monitorIdOf(name)).toBe(id))

  test('are ids, or nothing at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => monitorIdOf(name) === '' || isMonitorId(monitorIdOf(name))),
    )
  })
})

describe('who starts the job', () => {
  const scheduled = beatJson('backup', { ...FACTS, at: 1000, state: 'ok', event: 'schedule' })
  const after = (text: string, at: number, event: string): Record<string, unknown> => {
    const next = { text: beatJson('backup', { ...FACTS, at, state: 'ok', event }), state: 'ok', at }
    return JSON.parse(withHistory(next, storedBeat(text))) as Record<string, unknown>
  }

  test('a run by hand, and one after it, keep when the schedule last did', () => {
    const byHand = after(scheduled, 2000, 'workflow_dispatch')
    expect(byHand['last_scheduled']).toBe(toIso(1000))
    expect(after(JSON.stringify(byHand), 3000, 'workflow_dispatch')['last_scheduled']).toBe(toIso(1000))
  })

  test('the next one by the schedule says it by itself', () => {
    const byHand = JSON.stringify(after(scheduled, 2000, 'workflow_dispatch'))
    expect(after(byHand, 3000, 'schedule')).not.toHaveProperty('last_scheduled')
  })
})

describe('failures in a row', () => {
  const at = Date.UTC(2026, 10, 22, 12)
  const textOf = (state: 'ok' | 'failed' | 'running', instant: number): string =>
    beatJson('job', { at: instant, state })

  test.each([
    ['the first is not counted', ['failed'], undefined],
    ['the second is', ['failed', 'failed'], 2],
    ['a run that begins keeps the count', ['failed', 'running'], 1],
    ['and the failure that ends it counts on', ['failed', 'running', 'failed', 'running', 'failed'], 3],
    ['a good end wipes it out', ['failed', 'running', 'ok'], undefined],
    ['and the next failure is a first one', ['failed', 'failed', 'ok', 'failed'], undefined],
  ] as const)('%s', (_, states, expected) => {
    const last = states.reduce<string | null>((stored, state, i) => {
      const document = { text: textOf(state, at + i), state, at: at + i }
      return withHistory(document, stored === null ? null : storedBeat(stored))
    }, null)
    expect(JSON.parse(last ?? '{}').consecutive_failures).toBe(expected)
  })

  test('the same beat written again is not another failure', () => {
    const document = { text: textOf('failed', at), state: 'failed', at }
    const once = withHistory(document, storedBeat(textOf('failed', at - 1)))
    expect(JSON.parse(once).consecutive_failures).toBe(2)
    expect(withHistory(document, storedBeat(once))).toBe(once)
  })
})

describe('what a beat keeps of those before it', () => {
  const at = Date.parse('2026-11-22T02:00:00Z')
  const time = (minutes: number): string => toIso(at + minutes * MINUTE)
  type Step = readonly [minute: number, state: BeatState, more?: Partial<Heartbeat>]

  /** The document after these beats, each written over the one before. */
  function after(steps: readonly Step[], first: string | null = null): Record<string, unknown> {
    const text = steps.reduce<string | null>((stored, [minute, state, more]) => {
      const beat = { ...more, at: at + minute * MINUTE, state }
      const next = { text: beatJson('job', beat), state, at: beat.at }
      return withHistory(next, stored === null ? null : storedBeat(stored))
    }, first)
    return JSON.parse(text ?? '{}') as Record<string, unknown>
  }

  test.each<[string, Step[], Record<string, string | undefined>]>([
    ['a good end is the last good end', [[0, 'ok']], { last_success: time(0), finished_at: time(0) }],
    [
      'a failed one is an end',
      [
        [0, 'ok'],
        [9, 'failed'],
      ],
      { last_success: time(0), finished_at: time(9) },
    ],
    [
      'a stopped one is too',
      [
        [0, 'ok'],
        [9, 'stopped'],
      ],
      { last_success: time(0), finished_at: time(9) },
    ],
    [
      'one in an unheard word as well',
      [
        [0, 'ok'],
        [9, 'unknown'],
      ],
      { last_success: time(0), finished_at: time(9) },
    ],
    [
      'a start keeps the ends, and says since when it runs',
      [
        [0, 'ok'],
        [5, 'failed'],
        [9, 'running'],
      ],
      { last_success: time(0), finished_at: time(5), unfinished_since: time(9) },
    ],
    [
      'after a kill the first start is kept through later ones',
      [
        [0, 'ok'],
        [9, 'running'],
        [19, 'running'],
        [29, 'running'],
      ],
      { last_success: time(0), finished_at: time(0), unfinished_since: time(9) },
    ],
    [
      'any end clears it',
      [
        [9, 'running'],
        [19, 'running'],
        [29, 'failed'],
      ],
      { last_success: undefined, finished_at: time(29), unfinished_since: undefined },
    ],
    ['the first start ever has no end', [[9, 'running']], { finished_at: undefined, unfinished_since: time(9) }],
  ])('%s', (_, steps, expected) => {
    const { last_success, finished_at, unfinished_since } = after(steps)
    expect({ last_success, finished_at, unfinished_since }).toEqual({
      unfinished_since: undefined,
      last_success: undefined,
      ...expected,
    })
  })

  test('a start over the beat of an older writer knows its ends as well', () => {
    const old = `{"last_run": "${time(0)}", "monitor": "job", "status": "ok"}`
    expect(after([[9, 'running']], old)).toMatchObject({ last_success: time(0), finished_at: time(0) })
    const oldStart = `{"last_run": "${time(3)}", "monitor": "job", "status": "running", "started_at": "${time(2)}"}`
    expect(after([[9, 'running']], oldStart)).toMatchObject({ unfinished_since: time(2) })
  })

  test('what a wrong clock dated after the beat is not believed', () => {
    const stored = `{"last_run": "${time(0)}", "status": "failed", "last_success": "${time(600)}", "finished_at": "2099-01-01T00:00:00Z"}`
    expect(after([[9, 'running']], stored)).not.toHaveProperty('last_success')
    expect(after([[9, 'running']], stored)).not.toHaveProperty('finished_at')
  })

  test('the keys stand in one order, and fit the schema', () => {
    const beat = after([
      [0, 'failed', { event: 'schedule', source: 'github-actions', message: 'no', exitCode: 1, runId: '7' }],
      [1, 'running', { event: 'schedule', source: 'github-actions', startedAt: at, metrics: { rows: 1 } }],
    ])
    expect(Object.keys(beat)).toEqual(
      'last_run monitor status source event started_at unfinished_since finished_at metrics consecutive_failures pulses errors'.split(
        ' ',
      ),
    )
    const fits = new Ajv({ formats: { 'date-time': true, uri: true } }).compile(BEAT_SCHEMA)
    expect(fits(beat) || fits.errors).toBe(true)
  })

  test('beats are counted, and the errors among them; the same beat again counts once', () => {
    expect(after([[0, 'ok']])).toMatchObject({ pulses: 1, errors: 0 })
    const three: Parameters<typeof after>[0] = [
      [0, 'failed'],
      [1, 'running'],
      [2, 'failed'],
    ]
    expect(after(three)).toMatchObject({ pulses: 3, errors: 2 })
    expect(after([...three, [2, 'failed']])).toMatchObject({ pulses: 3, errors: 2 })
    expect(after([[1, 'ok']], `{"last_run": "${time(0)}", "status": "failed"}`)).toMatchObject({ pulses: 2, errors: 1 })
  })

  test('a program that counts many between two beats has them counted on from what is stored', () => {
    const three = after([
      [0, 'running', { pulses: 0, errors: 0 }],
      [1, 'ok', { pulses: 40, errors: 1 }],
      [2, 'failed', { pulses: 0, errors: 3, source: 'library', critical: true, intervalMs: 30_000 }],
    ])
    expect(three).toMatchObject({ pulses: 40, errors: 4, critical: true, interval: 30 })
    const fits = new Ajv({ formats: { 'date-time': true, uri: true } }).compile(BEAT_SCHEMA)
    expect(fits(three) || fits.errors).toBe(true)
  })

  test('two lines of text keep nothing', () => {
    const next = { text: 'Waiting\n2026-11-22T02:00:00Z\n', state: 'ok', at }
    expect(withHistory(next, storedBeat(beatJson('job', { at: at - MINUTE, state: 'failed' })))).toBe(next.text)
  })
})
