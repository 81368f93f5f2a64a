import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { toMonitor } from '../../../../src/config/to-monitor.js'
import { fileConfigOf } from '../../../../src/config/file/file-config.js'
import type { FileProblem } from '../../../../src/config/keys/where.js'
import { conditionedReading } from '../../../../src/domain/reading/conditions/conditioned.js'
import { unitInName } from '../../../../src/domain/reading/conditions/spans.js'
import type { Monitor } from '../../../../src/domain/monitor.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time.js'
import type { Reading } from '../../../../src/domain/what-was-read.js'
import { readMonitors } from '../../../../src/sources/document.js'
import { readingOf as keyReading, receivedReading } from '../../../../src/sources/redis/documents.js'
import { verdictOf } from '../../../support/monitor-samples.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const ago = (ms: number): string => new Date(NOW - ms).toISOString()

type Said = Record<string, unknown>
const URL = { url: 'https://example.org/health.json' }
const FILE = { file: 'data/health.json' }

function monitorOf(said: Said): Monitor {
  const problems: FileProblem[] = []
  const { monitors } = fileConfigOf({ monitors: { job: said } }, problems)
  expect(problems).toEqual([])
  const [one] = monitors
  if (one === undefined) throw new Error('no monitor')
  return toMonitor('job', one.settings, '', [])
}

function read(said: Said, document: unknown): Reading {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const aids = { conditioned: conditionedReading, isLive: 'url' in said }
  const reading = readMonitors(text, [monitorOf(said)], NOW, aids).get('job')
  if (reading === undefined) throw new Error('nothing was read')
  return reading
}

/** How it stands, in three words and a sentence: of all members, where it has any. */
function stand(said: Said, document: unknown): string {
  const reading = read(said, document)
  const monitor = monitorOf(said)
  if (reading.kind === 'members')
    return reading.members.map(({ name, reading: one }) => `${name} ${standOf(monitor, one)}`).join(' | ')
  return standOf(monitor, reading)
}

function standOf(monitor: Monitor, reading: Reading): string {
  if (reading.kind === 'members' || reading.kind === 'workflow') throw new Error('many')
  const { status, reason, message } = verdictOf(monitor, reading, NOW)
  return `${status} ${reason}: ${message}`
}

const LIVE = { ...URL, threshold: '30m' }

describe('what a service answers, in the field', () => {
  const age = { ...LIVE, 'status-field': '/status', 'ok-values': ['fresh'], 'age-field': '/ageMinutes' }
  const healthy = { ...LIVE, expect: ['/healthy == true'] }
  const api = { ...LIVE, expect: ['/is_stale == false', '/datastore/connected == true'] }
  const rows = { ...LIVE, monitors: 'each', 'status-field': '/is_alert', 'ok-values': [false] }
  const counters = { ...LIVE, expect: ['/summary/stale <= 27', '/summary/open <= 8', '/quota_percent <= 60'] }
  const limits = { ...LIVE, monitors: 'each', 'stale-after-field': '/stale_after_hours' }
  const paid = { ...LIVE, 'timestamp-field': '/deployed_at', expect: ['/last_order/state != "failed"'] }

  test.each<[string, Said, unknown, RegExp]>([
    ['an age and a word', age, { status: 'fresh', ageMinutes: 12 }, /^healthy ok: Last heartbeat 12 min ago/],
    ['a word that is not listed', age, { status: 'stale', ageMinutes: 12 }, /^critical reported-failure: .*\/status says "stale", and well is only "fresh"/],
    ['an age above the threshold', age, { status: 'Fresh', ageMinutes: 45 }, /^critical stale: No heartbeat for 45 min/],
    ['no age', age, { status: 'fresh' }, /^critical malformed: Age-field: nothing is at \/ageMinutes/],
    ['an age of nothing', age, { status: 'fresh', ageMinutes: null }, /^critical malformed: .*holds null, which is no age/],
    ['an age as text', age, { status: 'fresh', ageMinutes: '12' }, /^critical malformed: .*holds "12", which is no age/],
    ['an age below nothing', age, { status: 'fresh', ageMinutes: -1 }, /^critical malformed: .*holds -1, which is no age/],
    ['an age that is no number', age, '{"status": "fresh", "ageMinutes": NaN}', /^critical malformed: .*holds null/],
    ['an age without end', age, '{"status": "fresh", "ageMinutes": 1e999}', /^critical malformed: .*holds Infinity/],
    ['no word', age, { ageMinutes: 12 }, /^critical reported-failure: .*nothing is at \/status, and well is only "fresh"/],
    ['a page of a gateway', age, '<html><body>Sign in</body></html>', /^critical (no-timestamp|malformed)/],
    ['a flag that holds', healthy, { healthy: true }, /^healthy ok: Last heartbeat 0 s ago/],
    ['a flag that does not', healthy, { healthy: false }, /^critical reported-failure: .*\/healthy is false, expected == true/],
    ['two flags', api, { status: 'ok', is_stale: false, datastore: { connected: true }, timestamp: ago(MINUTE) }, /^healthy ok: Last heartbeat 1 min ago/],
    ['the second of them', api, { status: 'ok', is_stale: false, datastore: { connected: false }, timestamp: ago(MINUTE) }, /^critical reported-failure: .*\/datastore\/connected is false/],
    ['the second is absent', api, { status: 'ok', is_stale: false, timestamp: ago(MINUTE) }, /^critical reported-failure: .*nothing is at \/datastore\/connected/],
    ['trouble in another word', api, { status: 'error', is_stale: false, datastore: { connected: true }, timestamp: ago(0) }, /^critical reported-failure: .*reports a failure: error/],
    ['rows without a time', rows, [{ jobname: 'a', is_alert: false, detail: '' }, { jobname: 'b', is_alert: true, detail: 'late' }], /^a healthy ok: .* \| b critical reported-failure: .*says true, and well is only "false"/],
    ['counters', counters, { summary: { stale: 27, open: 8 }, quota_percent: 60 }, /^healthy ok/],
    ['a counter too high', counters, { summary: { stale: 28, open: 8 }, quota_percent: 60.5 }, /^critical reported-failure: .*\/summary\/stale is 28, expected <= 27; \/quota_percent is 60.5, expected <= 60/],
    ['limits in the data', limits, { sources: [{ name: 'a', last_success: ago(3 * HOUR), stale_after_hours: 4 }, { name: 'b', last_success: ago(3 * HOUR), stale_after_hours: 2 }] }, /^a healthy ok: .* \| b critical stale: No heartbeat for 3 h; .*2 h/],
    ['a named time beside an order', paid, { deployed_at: ago(5 * MINUTE), last_order: { state: 'failed' } }, /^critical reported-failure: .*\/last_order\/state is "failed"/],
  ])('%s', (_what, said, document, told) => expect(stand(said, document)).toMatch(told)) // prettier-ignore

  test('without any such wish an answer without an instant is no beat', () =>
    expect(read(LIVE, { healthy: true })).toMatchObject({ kind: 'invalid', problem: 'no-timestamp' }))

  test('of a service as bad as of a job', () =>
    expect(stand({ ...healthy, kind: 'service' }, { healthy: false })).toMatch(/^critical reported-failure/))

  test('one word is the status itself', () => {
    const said = { ...LIVE, 'ok-values': ['OK'] }
    expect(stand(said, 'ok\n')).toMatch(/^healthy ok/)
    expect(stand(said, 'DOWN')).toMatch(/^critical reported-failure: .*answer says "DOWN"/)
    expect(stand(said, 'degraded')).toMatch(/^critical reported-failure: .*answer says "degraded"/)
    expect(read(said, 'Welcome')).toMatchObject({ kind: 'invalid' })
  })

  test('an age of a cached answer is as old as the answer at least', () => {
    const said = { ...LIVE, 'age-field': '/ageMinutes' }
    expect(stand(said, { generated_at: ago(3 * DAY), ageMinutes: 5 })).toMatch(/^critical stale: No heartbeat for 3 d/)
    expect(stand(said, { generated_at: ago(SECOND), ageMinutes: 5 })).toMatch(/^healthy ok: Last heartbeat 5 min ago/)
    expect(stand(said, { last_run: ago(5 * MINUTE), ageMinutes: 5 })).toMatch(/^healthy ok: Last heartbeat 5 min ago/)
  })

  test('members with ages and limits of their own', () => {
    const said = { ...URL, monitors: 'each', 'age-field': '/age_hours', 'stale-after-field': '/limit' }
    const sources = { a: { age_hours: 5, limit: 'PT6H' }, b: { age_hours: 5, limit: '4h' }, c: { age_hours: 1, limit: 0 }, d: {} } // prettier-ignore
    expect(stand(said, { sources })).toMatch(
      /^a healthy ok: .* \| b critical stale: .*\| c critical malformed: .*\/limit holds 0, which is no limit.*\| d critical malformed: .*nothing is at \/age_hours/,
    )
  })
})

describe('what is stored', () => {
  const FRESH = { last_run: ago(10 * MINUTE) }

  test.each<[string, Said, unknown, RegExp]>([
    ['what is expected holds', { expect: ['/rows >= 100'] }, { ...FRESH, rows: 100 }, /^healthy ok/],
    ['and does not', { expect: ['/rows >= 100'] }, { ...FRESH, rows: 5 }, /^critical reported-failure: Alive 10 min ago, but \/rows is 5, expected >= 100\.$/],
    ['late and not as expected', { expect: ['/rows >= 100'] }, { last_run: ago(DAY), rows: 5 }, /^critical stale: .*\/rows is 5/],
    ['no time, whatever holds', { expect: ['/rows >= 100'] }, { rows: 100 }, /^critical no-timestamp/],
    ['a word that nobody knows is well', { 'ok-values': ['green-ish'] }, { ...FRESH, status: 'Green-ish' }, /^healthy ok/],
    ['a known word of failure is well', { 'ok-values': ['degraded', 'failed'] }, { ...FRESH, status: 'failed' }, /^healthy ok/],
    ['a known good word is not listed', { 'ok-values': ['done'] }, { ...FRESH, status: 'ok' }, /^critical reported-failure: .*\/status says "ok", and well is only "done"/],
    ['no status at all', { 'ok-values': ['done'] }, FRESH, /^critical reported-failure: .*it bears no status/],
    ['a truth', { 'status-field': '/flag', 'ok-values': [true] }, { ...FRESH, flag: true }, /^healthy ok/],
    ['a number', { 'status-field': '/code', 'ok-values': [7] }, { ...FRESH, code: 7 }, /^healthy ok/],
    ['a list as status', { 'status-field': '/s', 'ok-values': ['ok'] }, { ...FRESH, s: ['ok'] }, /^critical reported-failure: .*\/s is a list, which is no status/],
    ['an unknown word without a list', { 'status-field': '/s', expect: ['/a == 1'] }, { ...FRESH, s: 'dark', a: 1 }, /^critical reported-failure: .*"dark", a word that is not known/],
    ['an age counts from the time beside it', { 'age-field': '/ageMinutes' }, { updated_at: ago(HOUR), ageMinutes: 90 }, /^critical stale: No heartbeat for 2 h 30 min/],
    ['an age without a time', { 'age-field': '/ageMinutes' }, { ageMinutes: 5 }, /^critical no-timestamp: .*counts from the time it was written.*"timestamp-field", or read the service itself with "url"/],
    ['its own limit', { 'stale-after-field': '/limit_hours' }, { last_run: ago(3 * HOUR), limit_hours: 4 }, /^healthy ok/],
    ['no limit, and a threshold', { 'stale-after-field': '/limit_hours', threshold: '1h' }, { last_run: ago(3 * HOUR) }, /^critical stale: .*1 h/],
    ['no limit, and none', { 'stale-after-field': '/limit_hours' }, FRESH, /^critical malformed: .*nothing is at \/limit_hours, and the monitor sets no "threshold"/],
    ['an absurd limit', { 'stale-after-field': '/limit_days' }, { ...FRESH, limit_days: 401 }, /^critical malformed: .*holds 401, which is no limit/],
    ['digits as text', { 'stale-after-field': '/limit_days' }, { ...FRESH, limit_days: '4' }, /^critical malformed: .*holds "4"/],
    ['a member', { member: 'b', expect: ['/n == 1'] }, { jobs: { a: { last_run: ago(0), n: 1 }, b: { last_run: ago(0), n: 2 } } }, /^critical reported-failure: .*\/n is 2/],
    ['each member', { monitors: 'each', expect: ['/n == 1'] }, { jobs: { a: { last_run: ago(0), n: 1 }, b: { last_run: ago(0) } } }, /^a healthy ok: .* \| b critical reported-failure: .*nothing is at \/n/],
    ['the newest of many lines of JSON', { expect: ['/n == 2'] }, `{"ts": "${ago(HOUR)}", "n": 1}\n{"ts": "${ago(MINUTE)}", "n": 2}\n`, /^healthy ok/],
    ['a line of a text', { 'status-field': 'line:2', 'ok-values': ['all green'] }, `${ago(MINUTE)}\nAll green\n`, /^healthy ok/],
    ['another such line', { 'status-field': 'line:2', 'ok-values': ['all green'] }, `${ago(MINUTE)}\nso so\n`, /^critical reported-failure: .*line:2 says "so so"/],
    ['our own run that has begun', { 'ok-values': ['ok'] }, { monitor: 'm', source: 'workflow', last_run: ago(MINUTE), status: 'running', run_id: '1', last_success: ago(HOUR), started_at: ago(MINUTE) }, /^healthy/],
    ['names and values', { expect: ['/rows == "5"'] }, `last_run=${ago(MINUTE)}\nrows=5\n`, /^healthy ok|is 5, expected == "5"/],
  ])('%s', (_what, said, document, told) => expect(stand({ ...FILE, ...said }, document)).toMatch(told)) // prettier-ignore

  test('what is not as expected is no good end, so it ends no incident', () => {
    const monitor = monitorOf({ ...FILE, expect: ['/n == 1'] })
    const reading = read({ ...FILE, expect: ['/n == 1'] }, { ...FRESH, n: 2 })
    if (reading.kind !== 'beat') throw new Error(reading.kind)
    expect(verdictOf(monitor, reading, NOW).goodEnd).toBe(false)
  })

  test('a limit that could not be read is told', () => {
    const said = { ...FILE, threshold: '1h', 'stale-after-field': '/limit_hours' }
    expect(read(said, { ...FRESH, limit_hours: -1 })).toMatchObject({
      notes: ['stale-after-field: /limit_hours holds -1, which is no limit; the limit of the monitor counts'],
    })
  })
})

describe('whatever a document holds', () => {
  const SAID: readonly Said[] = [
    { 'ok-values': ['ok', true, 0], 'status-field': '/a' },
    { 'age-field': '/a', 'age-unit': 'minutes' },
    { 'stale-after-field': '/a', 'stale-after-unit': 'hours' },
    { expect: ['/a != "never"', '/a/0 <= 5'] },
    { monitors: 'each', 'age-field': '/a', 'age-unit': 'hours', expect: ['/b == true'] },
    { member: 'a', expect: ['/a >= 1'] },
  ]
  const hostile = fc.oneof(
    fc.json(),
    fc.json().map((json) => `{"a": ${json}, "ts": "${ago(MINUTE)}"}`),
    fc.json().map((json) => `[{"name": "x", "a": ${json}}, {"name": "x", "a": 1, "b": true}]`),
    fc.string({ maxLength: 50 }),
    fc.constantFrom(
      '{"__proto__": {"a": 1}}',
      '{"a": {"constructor": 1}}',
      '[[[[[]]]]]',
      '{"a": 1e400}',
      'null',
      'true',
      '',
    ),
  )

  test('it is read without a throw, and is well only where all holds', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...SAID), fc.boolean(), (text, said, isLive) => {
        const reading = read({ ...(isLive ? URL : FILE), threshold: '1h', ...said }, text)
        const of = reading.kind === 'members' ? reading.members.map((one) => one.reading) : [reading]
        for (const one of of) {
          if (one.kind !== 'beat') continue
          expect(Number.isFinite(one.beat.at)).toBe(true)
          expect((one.beat.unmet ?? []).join('; ').length).toBeLessThan(1500)
          const { status, goodEnd } = verdictOf(monitorOf({ ...FILE, threshold: '1h' }), one, NOW)
          if (one.beat.unmet !== undefined) expect([status, goodEnd]).toEqual(['critical', false])
        }
      }),
    )
  })
})

test.each([
  ['/ageMinutes', MINUTE], ['/age_seconds', SECOND], ['/hours_since_run', HOUR], ['/minutesAgo', MINUTE], ['/stale_for_ms', 1],
  ['/a/ageHrs', HOUR], ['/age_d', DAY], ['/ageminutes', MINUTE], ['/minutes/0', MINUTE], ['/age', null],
  ['/hours_per_day', null], ['/today', null],
])('the name %s tells %s ms', (pointer, unit) => expect(unitInName(pointer)).toBe(unit)) // prettier-ignore

describe('what cannot be asked is an error that says what to write', () => {
  test.each<[Said, string, RegExp]>([
    [{ ...FILE, 'age-field': '/age' }, 'age-field', /does not tell a unit; write "age-unit" beside it/],
    [{ ...FILE, 'age-unit': 'hours' }, 'age-unit', /goes with "age-field"/],
    [{ ...FILE, 'stale-after-unit': 'hours' }, 'stale-after-unit', /goes with "stale-after-field"/],
    [{ ...FILE, every: '1h', 'stale-after-field': '/h' }, 'stale-after-field', /"every" says otherwise/],
    [{ redis: true, expect: ['/a == 1'] }, 'expect', /of a file, an address, or a key of Redis/],
    [{ push: true, 'ok-values': ['a'] }, 'ok-values', /of a file, an address, or a key of Redis/],
    [{ workflow: 'a.yml', expect: ['/a == 1'] }, 'expect', /does nothing on a workflow/],
    [{ ...FILE, expect: ['/a = 1'] }, 'expect', /equal is "=="/],
  ])('%j', (said, key, message) => {
    const problems: FileProblem[] = []
    fileConfigOf({ monitors: { job: said } }, problems)
    const told = problems.filter(({ path }) => path.includes(key))
    expect(told.map((one) => one.message)).toEqual([expect.stringMatching(message)])
  })
})

describe('a key of Redis', () => {
  const SAID = { redis: { key: 'health' }, threshold: '30m', 'age-field': '/ageMinutes', expect: ['/n == 1'] }
  const aids = { conditioned: conditionedReading }
  const monitor = monitorOf(SAID)

  test('that was set then is as old as it said then, and well by what it says', () => {
    const text = JSON.stringify({ ageMinutes: 5, n: 2 })
    expect(keyReading(text, { monitor, now: NOW, aids })).toMatchObject({ kind: 'invalid', problem: 'no-timestamp' })
    const reading = receivedReading(text, NOW - 10 * MINUTE, { monitor, now: NOW, aids })
    expect(standOf(monitor, reading)).toMatch(/^critical reported-failure: Alive 15 min ago, but \/n is 2/)
  })

  test('of our own layout is asked nothing that was said for all', () => {
    const problems: FileProblem[] = []
    const { monitors } = fileConfigOf({ defaults: { expect: '/n == 1' }, monitors: { own: { redis: true } } }, problems)
    expect(problems).toEqual([])
    expect(monitors.map(({ settings }) => toMonitor('own', settings, '', []).reading.conditions)).toEqual([undefined])
  })
})
