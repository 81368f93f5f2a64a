import { describe, expect, test } from '@jest/globals'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import { timesOf } from '../../../src/domain/calendar/index.js'
import type { BeatState, Heartbeat } from '../../../src/domain/heartbeat.js'
import { countedAs } from '../../../src/domain/history/counted.js'
import { filledGap, isFillable, isNotSince, type GapQuestion } from '../../../src/domain/refill/filled-gap.js'
import { closingsOf, countedAt, judgedSpan, type Rules } from '../../../src/domain/refill/judged-span.js'
import { asItWas } from '../../../src/domain/refill/known-beat.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { START, verdictAt, written } from '../../support/refill-worlds.js'
import { comesToWhatIsStored } from '../../support/stored-texts.js'

type Steps = readonly (readonly [minutes: number, state: BeatState])[]

const minute = (at: Instant) => (at - START) / MINUTE
const atMinute = (minutes: number) => START + minutes * MINUTE
const told = (parts: ReturnType<typeof filledGap>) =>
  parts.map(({ from, to, counted }) => `${minute(from)}-${minute(to)} ${counted}`)

/** A gap from 60 to 400 minutes after the first beat, which is half a minute before. */
function question(settings: MonitorSettings, steps: Steps, more: Partial<GapQuestion> = {}): GapQuestion {
  const monitor = aMonitor(settings)
  const world = { monitor, beats: written(steps), times: timesOf(monitor) }
  const gap = more.gap ?? { from: atMinute(60), to: atMinute(400) }
  return {
    monitor,
    times: world.times,
    downFrom: 'critical',
    gap,
    before: countedAs(verdictAt(world, gap.from), 'critical'),
    after: verdictAt(world, gap.to),
    beats: world.beats.filter(({ at }) => at <= gap.to).map(({ at, state }) => ({ at, state })),
    ...more,
  }
}

const each = (minutes: number, count: number, state: BeatState = 'ok'): Steps =>
  Array.from({ length: count }, () => [minutes, state] as const)
const EVERY: MonitorSettings = { every: 30 * MINUTE, grace: 10 * MINUTE }
const AT: Steps = [...each(30, 5), [100, 'ok'], ...each(30, 5)]

describe('what beats tell of a gap', () => {
  const filled = (settings: MonitorSettings, steps: Steps, more?: Partial<GapQuestion>) =>
    told(filledGap(question(settings, steps, more))).join('\n')
  const after = (settings: MonitorSettings, steps: Steps, change: Partial<Verdict>) => {
    const asked = question(settings, steps)
    return told(filledGap({ ...asked, after: { ...asked.after, ...change } })).join('\n')
  }
  comesToWhatIsStored('gaps.txt', {
    'it beat in time': () => filled(EVERY, each(30, 13)),
    'it was late once': () => filled(EVERY, AT),
    'it was late, and is': () => filled(EVERY, each(30, 5)),
    'it was late when the gap began': () => filled(EVERY, [[200, 'ok'], ...each(30, 7)]),
    'it was silent all the time': () => filled(EVERY, []),
    'it failed once': () => filled(EVERY, [...each(30, 4), [30, 'failed'], ...each(30, 8)]),
    'it failed, and one failure is forgiven': () =>
      filled({ ...EVERY, 'failure-tolerance': 1 }, [...each(30, 4), ...each(30, 3, 'failed'), ...each(30, 6)]),
    'it was stopped': () => filled(EVERY, [...each(30, 4), [30, 'stopped'], [50, 'ok'], ...each(30, 7)]),
    'it ran for too long': () =>
      filled({ ...EVERY, 'max-runtime': 20 * MINUTE }, [...each(30, 4), [15, 'running'], [60, 'ok'], ...each(30, 7)]),
    'it was closed for some hours': () =>
      filled({ ...EVERY, 'active-hours': ['mon-fri 06:00-09:00', 'mon-fri 11:00-18:00'], timezone: 'UTC' }, AT),
    'it was paused for some hours': () =>
      filled({ ...EVERY, paused: { until: START + 3 * HOUR, reason: null } } as never, AT),
    'as a service': () => filled({ threshold: 45 * MINUTE, kind: 'service' }, AT),
    'as a critical service that failed': () =>
      filled({ threshold: 45 * MINUTE, kind: 'service', critical: true }, [
        ...each(30, 4),
        [30, 'failed'],
        ...each(30, 8),
      ]),
    'as a service that failed': () =>
      filled({ threshold: 45 * MINUTE, kind: 'service' }, [...each(30, 4), [30, 'failed'], ...each(30, 8)]),
    'of which one beat says nothing': () => filled(EVERY, [...each(30, 4), [30, 'unknown'], ...each(30, 8)]),
    'of which the gap begins with the first known': () =>
      filled(EVERY, AT, { beats: question(EVERY, AT).beats.slice(3) }),
    'of which the first known is of its begin': () => filled(EVERY, AT, { beats: question(EVERY, AT).beats.slice(2) }),
    'of which the look before it saw something else': () => filled(EVERY, AT, { before: 'down' }),
    'of which the look before it could not look': () => filled(EVERY, AT, { before: 'blind' }),
    'of which the look after it sees something else': () => after(EVERY, AT, { status: 'critical', reason: 'stale' }),
    'of which the look after it cannot look': () =>
      after(EVERY, AT, { status: 'unknown', reason: 'source-unreachable' }),
    'judged by hand': () => after(EVERY, AT, { byHand: 'judged by 5 min' }),
    'without a beat': () => after(EVERY, AT, { beat: null }),
    'in a file': () => after(EVERY, AT, { place: { kind: 'file', path: 'a.json' } }),
    elsewhere: () => after(EVERY, AT, { place: { kind: 'url', url: 'https://a' } as never }),
    'of nobody’s own': () => after(EVERY, AT, { beat: { at: atMinute(399.5), state: 'ok', own: false } as never }),
    'of which the beat says how often': () => saying({ source: 'library', intervalMs: 10 * MINUTE }),
    'of which the beat of another source says how often': () => saying({ source: 'write', intervalMs: 10 * MINUTE }),
    'of which the beat says nothing': () => saying({ source: 'library' }),
    'by a commit two minutes younger': () => later(2 * MINUTE),
    'by a commit of later': () => later(2 * MINUTE + 1),
    'by a commit that is older': () => later(-1),
    'by no commit': () => filled(EVERY, AT, { beats: [] }),
    'by the last beat alone': () => filled(EVERY, each(30, 2), { beats: [] }),
    'by the last beat alone, of the very begin': () =>
      filled(EVERY, [], { beats: [], gap: { from: START - MINUTE / 2, to: atMinute(400) } }),
    'by the last beat alone, of later': () =>
      filled(EVERY, [], { beats: [], gap: { from: START - MINUTE / 2 - 1, to: atMinute(400) } }),
    'as a service that is down at last': () => filled({ every: 30 * MINUTE, grace: 0, kind: 'service' }, each(30, 3)),
    'as degraded is counted': () => filled(EVERY, AT, { downFrom: 'degraded' }),
  })

  /** Of a monitor of which nobody said when it is due. */
  function saying(change: Partial<Heartbeat>): string {
    const asked = question({}, AT)
    const beat = { ...(asked.after.beat as Heartbeat), ...change }
    return told(filledGap({ ...asked, after: { ...asked.after, beat } })).join('\n')
  }

  function later(ms: number): string {
    const asked = question(EVERY, AT)
    const beats = asked.beats.map((beat, i) => (i === asked.beats.length - 1 ? { ...beat, at: beat.at + ms } : beat))
    return told(filledGap({ ...asked, beats })).join('\n')
  }
})

describe('what GitHub’s schedule started', () => {
  const CRON: MonitorSettings = { cron: ['0 */2 * * *'] }
  const started = (steps: Steps, change: Partial<Heartbeat>, more: Partial<GapQuestion> = {}) => {
    const asked = question(CRON, steps, more)
    const beat = { ...(asked.after.beat as Heartbeat), ...change }
    const after = verdictAt({ ...asked, beats: [beat] }, asked.gap.to)
    return told(filledGap({ ...asked, after })).join('\n')
  }
  const BY_GITHUB = { event: 'schedule', source: 'github' } as Partial<Heartbeat>
  const LATE: Steps = [
    [61, 'ok'],
    [120, 'ok'],
    [199, 'ok'],
  ]
  comesToWhatIsStored('started-gaps.txt', {
    'by hand': () => started(LATE, { event: 'workflow_dispatch' }),
    'by the schedule': () => started(LATE, BY_GITHUB),
    'by the schedule, the last beat alone': () =>
      started([[61, 'ok']], BY_GITHUB, { gap: { from: atMinute(62), to: atMinute(400) } }),
    'by hand, the last beat alone': () =>
      started([[61, 'ok']], { event: 'push' }, { gap: { from: atMinute(62), to: atMinute(400) } }),
  })
})

describe('whether it can be told', () => {
  const { after, monitor } = question(EVERY, AT)
  const fillable = (change: object, beat: object | null = {}) =>
    isFillable({
      monitor: { ...monitor, ...change },
      after: { ...after, beat: beat && { ...(after.beat as Heartbeat), ...beat } },
    })
  const reading = (change: object) => ({ reading: { ...monitor.reading, ...change } })
  test.each<[string, object, object | null | undefined, boolean]>([
    ['alone and by its own beats', {}, {}, true],
    ['not of others’ beats', {}, { own: false }, false],
    ['not without a beat', {}, null, false],
    ['not of a member', { member: 'a' }, {}, false],
    ['not of each', { each: true }, {}, false],
    ['not of a group', { group: 'g' }, {}, false],
    ['not by a field of time', reading({ timestampField: '/at' }), {}, false],
    ['not by a field of status', reading({ statusField: '/status' }), {}, false],
    ['not by conditions', reading({ conditions: [{}] }), {}, false],
    ['with checks that warn', { checks: 'warning' }, {}, true],
    ['not with checks that fail', { checks: 'critical' }, {}, false],
  ])('%s', (_, change, beat, expected) => expect(fillable(change, beat)).toBe(expected))

  test.each<[number, boolean]>([
    [-1, true],
    [0, true],
    [1, false],
  ])('a beat %i ms after the gap began is none of before: %s', (ms, expected) => {
    const gap = { from: START, to: START + DAY }
    const beat = { at: START + ms, state: 'ok' } as Heartbeat
    expect(isNotSince({ gap, after: { ...after, beat } })).toBe(expected)
    expect(isNotSince({ gap, after: { ...after, beat: null } })).toBe(false)
  })
})

describe('a beat as it was', () => {
  const job = aMonitor(EVERY)
  const before: Heartbeat = { at: 1, state: 'failed', lastSuccessAt: 0, consecutiveFailures: 2, unfinishedSince: 0 }
  const own = { at: 5, own: true } as const
  test.each<[string, Heartbeat | null, BeatState | null, object | null]>([
    ['ok', before, 'ok', { ...own, state: 'ok', finishedAt: 5, lastSuccessAt: 5 }],
    ['ok, the first', null, 'ok', { ...own, state: 'ok', finishedAt: 5, lastSuccessAt: 5 }],
    ['stopped', before, 'stopped', { ...own, state: 'stopped', finishedAt: 5, lastSuccessAt: 0 }],
    ['stopped, the first', null, 'stopped', { ...own, state: 'stopped', finishedAt: 5 }],
    ['failed', before, 'failed', { ...own, state: 'failed', finishedAt: 5, consecutiveFailures: 3, lastSuccessAt: 0 }],
    ['failed, the first', null, 'failed', { ...own, state: 'failed', finishedAt: 5, consecutiveFailures: 1 }],
    [
      'failed after one that was ok',
      { at: 1, state: 'ok' },
      'failed',
      { ...own, state: 'failed', finishedAt: 5, consecutiveFailures: 1 },
    ],
    ['running', before, 'running', { ...before, ...own, state: 'running', startedAt: 5, unfinishedSince: 0 }],
    [
      'running after one that was ok',
      { at: 1, state: 'ok' },
      'running',
      { ...own, state: 'running', startedAt: 5, unfinishedSince: 5 },
    ],
    ['running, the first', null, 'running', null],
    ['unknown', before, 'unknown', null],
    ['not read', before, null, null],
  ])('%s', (_, last, state, expected) => expect(asItWas(last, { at: 5, state }, job)).toEqual(expected))

  test('a failure is told where nobody forgives it, and where it is known how bad it is', () => {
    const failed = (settings: MonitorSettings, last: Heartbeat | null) =>
      asItWas(last, { at: 5, state: 'failed' }, aMonitor(settings))?.consecutiveFailures ?? null
    const service: MonitorSettings = { threshold: HOUR, kind: 'service' }
    expect(failed({ ...EVERY, 'failure-tolerance': 1 }, null)).toBeNull()
    expect(failed({ ...EVERY, 'failure-tolerance': 1 }, before)).toBe(3)
    expect(failed(service, before)).toBeNull()
    expect(failed({ ...service, critical: true }, before)).toBe(3)
  })
})

describe('how it counts while a beat is the last one', () => {
  const rulesOf = (settings: MonitorSettings): Rules => {
    const { monitor, times, downFrom, after } = question(settings, [])
    return { monitor, times, downFrom, after }
  }
  const beat: Heartbeat = { at: START, state: 'ok', own: true, finishedAt: START, lastSuccessAt: START }
  const span = (settings: MonitorSettings, from: number, to: number, one: Heartbeat | null = beat) =>
    told(judgedSpan({ beat: one, from: atMinute(from), to: atMinute(to) }, rulesOf(settings)))

  test('up to its deadline, and down after it', () => {
    expect(span(EVERY, 0, 100)).toEqual(['0-40 up', '40-100 down'])
    expect(span(EVERY, 0, 40)).toEqual(['0-40 up'])
    expect(span(EVERY, 40, 100)).toEqual(['40-100 down'])
    expect(span(EVERY, 0, 100, null)).toEqual([])
    expect(countedAt(beat, atMinute(40), rulesOf(EVERY))).toBe('up')
    expect(countedAt(beat, atMinute(40) + 1, rulesOf(EVERY))).toBe('down')
  })

  test('what was late at first was down from the deadline on', () => {
    // A service is warned of at the first missed beat, degraded at the third and critical at the fifth.
    const service: MonitorSettings = { every: 30 * MINUTE, grace: 0, kind: 'service' }
    expect(span(service, 0, 160)).toEqual(['0-30 up', '30-90 down', '90-150 down', '150-160 down'])
    expect(span(service, 0, 150)).toEqual(['0-30 up', '30-90 up', '90-150 up'])
    expect(span(service, 40, 160)).toEqual(['40-90 down', '90-150 down', '150-160 down'])
  })

  test('hours open and close, and a pause ends', () => {
    const rules = rulesOf({ ...EVERY, 'active-hours': ['mon-fri 06:00-09:00'], timezone: 'UTC' })
    const closings = closingsOf(rules.monitor, rules.times, { from: START, to: START + DAY })
    const inHours = [...new Set(closings)].map((at) => (at - START) / HOUR)
    expect(inHours).toEqual([0, 3])
    expect(closingsOf(rulesOf(EVERY).monitor, rulesOf(EVERY).times, { from: START, to: START + DAY })).toEqual([])
    const paused = { ...rules.monitor, paused: { until: START + HOUR, reason: null } } as never
    expect(closingsOf(paused, { ...rules.times, hours: null, wall: null }, { from: 0, to: 1 })).toEqual([START + HOUR])
    const always = { ...rules.monitor, paused: { until: null, reason: null } } as never
    expect(closingsOf(always, { ...rules.times, hours: null, wall: null }, { from: 0, to: 1 })).toEqual([])
  })
})
