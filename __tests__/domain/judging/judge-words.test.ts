import { describe, expect, test } from '@jest/globals'
import { timesOf } from '../../../src/domain/calendar/index.js'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import type { Heartbeat } from '../../../src/domain/heartbeat.js'
import { judge, type ByOwnRules, type SingleReading } from '../../../src/domain/judging/judge.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

/** A Wednesday. */
const NOON = Date.UTC(2026, 10, 18, 12)
const CLOSED = { 'active-hours': ['sun 09:00-10:00'] }

function told(settings: MonitorSettings, reading: SingleReading, now = NOON): Verdict {
  return verdictOf(aMonitor(settings), reading, now)
}

describe('what is skipped says until when', () => {
  const paused = (until: Instant | null) => told({ paused: { reason: 'moving house', until } }, aBeat(NOON))

  test('a pause', () => {
    expect(paused(null).message).toBe('Paused: moving house.')
    expect(paused(NOON + HOUR).message).toBe('Paused: moving house, until 2026-11-18 13:00 UTC.')
    expect(paused(NOON + 1).status).toBe('skipped')
    expect(paused(NOON).status).toBe('healthy')
  })

  test.each([
    [null, 'In maintenance until 2026-11-18 13:00 UTC.'],
    ['new disks', 'In maintenance until 2026-11-18 13:00 UTC (new disks).'],
  ])('maintenance for %j', (reason, message) => {
    const maintenance = [{ kind: 'once', from: NOON - HOUR, until: NOON + HOUR, reason }] as const
    expect(told({ maintenance }, aBeat(NOON)).message).toBe(message)
  })

  test('closed hours', () => {
    const { status, message } = told(CLOSED, { kind: 'unreachable', detail: '503' })
    expect([status, message]).toEqual(['skipped', 'Outside active hours; next at 2026-11-22 09:00 UTC.'])
  })
})

describe('what could not be understood', () => {
  const invalid = (detail: string, seen?: string): Verdict =>
    told({}, { kind: 'invalid', problem: 'malformed', detail, ...(seen !== undefined && { seen }) })

  test('is said as a sentence, with how it begins', () => {
    expect(invalid('half a document', '{"a"')).toMatchObject({
      message: 'Half a document.',
      diagnosis: ['What is stored begins: {"a"'],
      notes: [],
    })
    expect(invalid('What is it?').message).toBe('What is it?')
    expect(invalid('half').diagnosis).toEqual([])
    expect(told({}, aBeat(NOON)).diagnosis).toEqual([])
  })
})

describe('a good end', () => {
  test.each<[string, Partial<Heartbeat>, boolean]>([
    ['all is known', {}, true],
    ['its status is a word that nobody knows', { statusUnderstood: false, stateText: 'blue' }, false],
    ['something is not as it is expected', { unmet: ['disk is 99'] }, false],
  ])('%s', (_, beat, goodEnd) => expect(told({}, aBeat(NOON, beat))).toMatchObject({ goodEnd }))

  test('by rules of its own is the life that they found', () => {
    const own = (at: Instant | null) => judgedByItself({ beat: at === null ? null : { at, state: 'ok' } })
    expect(own(NOON - HOUR)).toMatchObject({ lastEndAt: NOON - HOUR, goodEnd: true })
    expect(own(null)).toMatchObject({ lastEndAt: null, goodEnd: false })
    expect(told({}, { kind: 'missing', detail: 'no file' })).toMatchObject({ lastEndAt: null, goodEnd: false })
  })
})

function judgedByItself(judgement: object, settings: MonitorSettings = {}, more: Partial<ByOwnRules> = {}): Verdict {
  const found = { status: 'critical', reason: 'stale', message: 'It has stopped.', since: null, ...judgement }
  const monitor = aMonitor(settings)
  const context = {
    now: NOON,
    force: false,
    times: timesOf(monitor),
    place: { kind: 'file', path: 'a' },
    declaration: null,
    onGitHub: false,
  }
  return judge(monitor, { kind: 'by-own-rules', judgement: found, ...more } as never, context as never)
}

describe('rules of its own in closed hours', () => {
  const sunday = Date.UTC(2026, 10, 15, 9, 30)
  test.each<[string, object, Partial<ByOwnRules>, string]>([
    ['what passed in open hours is told, where it may be', { since: sunday }, { atAnyHour: true }, 'critical'],
    ['and not where it may not be', { since: sunday }, {}, 'skipped'],
    ['what passed in closed hours is not', { since: sunday + HOUR }, { atAnyHour: true }, 'skipped'],
    ['what has no date is not', { since: null }, { atAnyHour: true }, 'skipped'],
    ['what is not critical is not', { since: sunday, status: 'warning' }, { atAnyHour: true }, 'skipped'],
  ])('%s', (_, judgement, more, status) => expect(judgedByItself(judgement, CLOSED, more).status).toBe(status))

  test('are told at any time in open ones', () => {
    expect(judgedByItself({ status: 'warning' })).toMatchObject({ status: 'warning', message: 'It has stopped.' })
  })
})

describe('what a beat says of itself', () => {
  test('a date alone is counted from the end of its day', () => {
    const at = (ago: number, precision: number) =>
      told({ threshold: 2 * HOUR }, aBeat(NOON - ago, {}, precision)).status
    expect(at(DAY + 2 * HOUR, DAY)).toBe('healthy')
    expect(at(DAY + 2 * HOUR + 1, DAY)).toBe('critical')
    expect(at(2 * HOUR + 1, DAY - 1)).toBe('critical')
    expect(at(2 * HOUR + 1, MINUTE)).toBe('critical')
  })

  test('of a word that is not known so much is shown', () => {
    const stateText = 'x'.repeat(100)
    const { message } = told({}, aBeat(NOON, { statusUnderstood: false, stateText, statusField: '/state' }))
    expect(message).toBe(`/state says "${'x'.repeat(60)}", a word that is not known, so it is no health.`)
    expect(told({}, aBeat(NOON, { statusUnderstood: false })).message).toMatch(/^The status field says ""/)
  })

  test.each([
    ['disk full', 'disk full.'],
    ['disk full!', 'disk full!'],
    ['why?', 'why?'],
  ])('its words %j end as a sentence', (message, end) => {
    expect(told({}, aBeat(NOON, { state: 'failed', message })).message).toBe(
      `Alive 0 s ago, but it reports a failure: ${end}`,
    )
  })

  test('a clock that is slightly ahead is noted, and five minutes are allowed', () => {
    expect(told({}, aBeat(NOON + 5 * MINUTE))).toMatchObject({
      status: 'healthy',
      notes: [expect.stringMatching(/slightly in the future/)],
    })
    expect(told({}, aBeat(NOON + 5 * MINUTE + 1))).toMatchObject({ status: 'critical', reason: 'future' })
    expect(told({}, aBeat(NOON)).notes).toEqual([])
  })

  test('a stop on purpose is skipped where it may be', () => {
    expect(told({ stopped: 'skipped' }, aBeat(NOON - DAY, { state: 'stopped' }))).toMatchObject({
      status: 'skipped',
      reason: 'stopped',
      message: 'Stopped on purpose at 2026-11-17 12:00 UTC.',
    })
    expect(told({ stopped: 'skipped' }, aBeat(NOON - DAY)).reason).toBe('stale')
  })
})
