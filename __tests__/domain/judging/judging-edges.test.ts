import { describe, expect, test } from '@jest/globals'
import type { Share } from '../../../src/domain/at-most.js'
import { NO_CONTROL } from '../../../src/domain/controls.js'
import { byBothClocks } from '../../../src/domain/judging/by-both-clocks.js'
import { byItsBeat } from '../../../src/domain/judging/by-its-beat.js'
import { checkerGap } from '../../../src/domain/judging/checker-gap.js'
import { failedChecks, failedChecksNote } from '../../../src/domain/judging/failed-checks.js'
import { worstOf, type Finding } from '../../../src/domain/judging/finding.js'
import { lifeOf } from '../../../src/domain/judging/life.js'
import { isPosted, isReadAnew, nextChangeAt, nextPauseEnd } from '../../../src/domain/judging/next-change.js'
import { judgeShare } from '../../../src/domain/judging/share.js'
import { silentTogether, suspected, suspicion } from '../../../src/domain/judging/silent-together.js'
import { sourceKey } from '../../../src/domain/judging/source-key.js'
import { judgeSources, type LookedAt } from '../../../src/domain/judging/source-trouble.js'
import type { Heartbeat } from '../../../src/domain/heartbeat.js'
import { plainMonitor, type Monitor } from '../../../src/domain/monitor.js'
import type { MonitorTimes } from '../../../src/domain/schedule.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aVerdict, NOON } from '../../support/incident-samples.js'

const sick = (monitor: string, more: Partial<Verdict> = {}) =>
  aVerdict({ monitor, name: monitor, message: 'M.', ...more })
const well = (monitor: string, more: Partial<Verdict> = {}) =>
  sick(monitor, { status: 'healthy', reason: 'ok', since: null, ...more })
const blind = (monitor: string) => sick(monitor, { status: 'unknown', reason: 'source-unreachable', since: null })
const monitor = (more: Partial<Monitor> = {}): Monitor => ({
  ...plainMonitor('a', { kind: 'file', options: {} }),
  ...more,
})

describe('a fleet', () => {
  const of = (most: number, all: number): Share => ({ kind: 'members', most, of: all })
  const percent = (most: number): Share => ({ kind: 'percent', most })
  const beat = (at: number) => ({ beat: { at, state: 'ok' as const }, lastEndAt: at, ageMs: NOON - at })

  test('that is well has the newest beat of all, and this look for its end', () => {
    const members = [well('a', beat(NOON - 9)), well('b', beat(NOON - 5)), well('c', { beat: null, lastEndAt: null })]
    expect(judgeShare(members, of(0, 3), NOON)).toEqual({
      status: 'healthy',
      reason: 'ok',
      message: 'All 3 that were seen are well.',
      beat: { at: NOON - 5, state: 'ok' },
      ageMs: 5,
      since: null,
      deadline: null,
      lastEndAt: NOON,
      goodEnd: true,
      diagnosis: [],
      notes: [],
    })
  })

  test('that is bad has the beat of the one too many', () => {
    const members = [
      sick('a', { since: NOON - 9, deadline: NOON - 9, ...beat(NOON - 90) }),
      sick('b', { since: NOON - 5, deadline: NOON - 5, ...beat(NOON - 50) }),
      well('c', beat(NOON - 1)),
    ]
    expect(judgeShare(members, of(1, 3), NOON)).toMatchObject({
      status: 'critical',
      reason: 'stale',
      message: '2 of 3 are not well, at most 1 may be: a, b.',
      beat: { at: NOON - 50 },
      ageMs: 50,
      since: NOON - 5,
      deadline: NOON - 5,
      lastEndAt: NOON - 50,
      goodEnd: false,
      diagnosis: ['a is critical: M.', 'b is critical: M.'],
    })
  })

  test.each<[string, readonly Verdict[], Share, object]>([
    [
      'one is absent',
      [well('a'), well('b')],
      of(0, 3),
      {
        status: 'critical',
        reason: 'missing',
        message: '1 of 3 is not well, at most 0 may be: 1 absent from the document.',
        since: NOON,
        notes: ['the document holds 2 members, 3 are expected'],
      },
    ],
    [
      'one may be absent',
      [well('a'), well('b')],
      of(1, 3),
      { status: 'healthy', message: '1 of 3 is not well, at most 1 may be: 1 absent from the document.' },
    ],
    [
      'all are absent',
      [],
      of(0, 2),
      {
        status: 'critical',
        reason: 'missing',
        message: '2 of 2 are not well, at most 0 may be: 2 absent from the document.',
      },
    ],
    [
      'there are more than expected',
      [well('a'), well('b')],
      of(0, 1),
      { status: 'healthy', notes: ['the document holds 2 members, more than the 1 that were expected'] },
    ],
    ['as many as expected', [well('a')], of(0, 1), { notes: [] }],
    [
      'by percent',
      [sick('a'), well('b'), well('c')],
      percent(33),
      { status: 'critical', message: '1 of 3 is not well, at most 33 % (0) may be: a.', notes: [] },
    ],
    [
      'by as many percent',
      [sick('a'), well('b'), well('c')],
      percent(34),
      { status: 'healthy', message: '1 of 3 is not well, at most 34 % (1) may be: a.' },
    ],
    [
      'milder beside',
      [sick('a'), sick('b', { status: 'warning', reason: 'cadence' })],
      of(1, 2),
      { status: 'warning', reason: 'cadence' },
    ],
    [
      'one unknown that does not matter',
      [well('a'), blind('b')],
      of(1, 2),
      { status: 'healthy', message: 'All 1 that were seen are well; 1 could not be looked at.' },
    ],
    [
      'one unknown that decides',
      [sick('a'), blind('b')],
      of(1, 2),
      {
        status: 'unknown',
        reason: 'source-unreachable',
        message: '1 of 2 is not well, at most 1 may be: a; 1 could not be looked at, so nobody can tell.',
        since: null,
      },
    ],
    [
      'all unknown',
      [blind('a'), blind('b')],
      of(0, 2),
      { status: 'unknown', message: 'None of 2 could be looked at.' },
    ],
    [
      'all paused',
      [sick('a', { status: 'skipped', reason: 'paused' }), sick('b', { status: 'skipped', reason: 'paused' })],
      of(0, 2),
      { status: 'skipped', reason: 'paused', message: 'M.' },
    ],
    [
      'all paused and too many absent',
      [sick('a', { status: 'skipped', reason: 'paused' })],
      of(0, 2),
      { status: 'critical', reason: 'missing' },
    ],
    [
      'all paused and as many absent as may be',
      [sick('a', { status: 'skipped', reason: 'paused' })],
      of(1, 2),
      { status: 'skipped', reason: 'paused' },
    ],
    ['none and nobody expected', [], percent(50), { status: 'healthy' }],
  ])('of which %s', (_, members, share, expected) => {
    expect(judgeShare(members, share, NOON)).toMatchObject(expected)
  })

  test('will be late when one too many is, if nobody beats till then', () => {
    const coming = [9, 5, 7].map((ms, n) => well(`m${n}`, { deadline: NOON + ms }))
    const deadline = (most: number, members = coming) => judgeShare(members, of(most, members.length), NOON).deadline
    expect([deadline(0), deadline(1), deadline(2), deadline(3)]).toEqual([NOON + 5, NOON + 7, NOON + 9, null])
    expect(deadline(1, [...coming, sick('x')])).toBe(NOON + 5)
    expect(deadline(0, [well('a', { deadline: NOON })])).toBeNull()
    expect(deadline(0, [well('a', { deadline: NOON + 1 })])).toBe(NOON + 1)
  })

  test.each([
    [5, 'm0, m1, m2, m3, m4.'],
    [6, 'm0, m1, m2, m3, m4, 1 more.'],
  ])('%s are named, five at most', (count, names) => {
    const members = Array.from({ length: count }, (_, n) => sick(`m${n}`))
    expect(judgeShare(members, of(0, count), NOON).message).toBe(
      `${count} of ${count} are not well, at most 0 may be: ${names}`,
    )
  })

  test.each([
    [20, null],
    [21, '1 more are not well.'],
  ])('%s have their lines, twenty at most', (count, last) => {
    const members = Array.from({ length: count }, (_, n) => sick(`m${n}`))
    const { diagnosis = [] } = judgeShare(members, of(0, count), NOON)
    expect([diagnosis.length, diagnosis.at(-1)]).toEqual(last === null ? [20, 'm19 is critical: M.'] : [21, last])
  })

  test('names and lines are cut', () => {
    const long = sick('x'.repeat(61), { message: 'y'.repeat(300) })
    const { message, diagnosis = [] } = judgeShare([long], of(0, 1), NOON)
    expect(message).toContain(`: ${'x'.repeat(59)}….`)
    expect(diagnosis[0]).toMatch(/^x{59}… is critical: y+…$/)
    expect(diagnosis[0]).toHaveLength(300)
  })
})

describe('many that fell silent together', () => {
  const late = (count: number, since = NOON - HOUR, lastEndAt: number | null = since - 10) =>
    Array.from({ length: count }, (_, n) => sick(`m${since}-${n}`, { since, lastEndAt }))
  const others = (count: number) => Array.from({ length: count }, (_, n) => well(`w${n}`))
  const found = (verdicts: readonly Verdict[], told: readonly string[] = []) =>
    silentTogether(verdicts, (one) => told.includes(one.monitor))

  test.each<[string, readonly Verdict[], number | null]>([
    ['three', late(3), null],
    ['four of thirteen', [...late(4), ...others(9)], 4],
    ['four of fourteen', [...late(4), ...others(10)], null],
    ['six of twenty', [...late(6), ...others(14)], null],
    [
      'four and ten that are paused',
      [...late(4), ...others(10).map((one) => ({ ...one, status: 'skipped' as const }))],
      4,
    ],
    ['one a window before the others', [...late(3), ...late(1, NOON - HOUR - 10)], 4],
    ['one more than a window before', [...late(3), ...late(1, NOON - HOUR - 11)], null],
    ['those that never ended have no window', [...late(3, NOON - HOUR, null), ...late(1, NOON - HOUR - 1, null)], null],
    ['those that never ended at one time', late(4, NOON - HOUR, null), 4],
    ['who failed is none of them', late(4).map((one) => ({ ...one, reason: 'failing' as const })), null],
    ['who is late since nobody knows when is none', late(4).map((one) => ({ ...one, since: null })), null],
    ['none', [], null],
  ])('%s', (_, verdicts, count) => {
    expect(found(verdicts)?.verdicts.length ?? null).toBe(count)
  })

  test('are told as one trouble of what they depend on', () => {
    const verdicts = [...late(4), ...late(2, NOON - HOUR - 5), ...others(2)]
    const all = found(verdicts)
    expect(all).toMatchObject({ of: 8, since: NOON - HOUR - 5 })
    expect(
      found(
        verdicts,
        verdicts.slice(0, 3).map((one) => one.monitor),
      ),
    ).toBeNull()
    if (all === null) throw new Error('none were found')
    const [first] = verdicts
    expect(first && suspected(first, all)).toEqual({
      ...first,
      status: 'unknown',
      reason: 'source-suspect',
      message:
        'M. 6 of 8 fell silent together, first at 2026-11-22 10:59 UTC: likelier their source or network than each of them.',
      since: null,
    })
    const names = all.verdicts
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', ')
    expect(suspicion(all, NOON)).toBe(
      `6 of 8 fell silent together 1 h ago: ${names} and 1 more. None of them is restarted.`,
    )
    expect(suspicion({ ...all, verdicts: all.verdicts.slice(0, 5) }, NOON)).toBe(`5 of 8 fell silent together 1 h ago: ${names}. None of them is restarted.`) // prettier-ignore
  })
})

describe('a source that cannot be read', () => {
  const times: MonitorTimes = { hours: null, counted: null, wall: null, cron: null, maintenanceAt: () => null }
  const http = { kind: 'http', host: 'h' } as const
  const look = (unreadableSince: number | null) => ({ firstSeenAt: 0, everBeat: true, unreadableSince })
  const looked = (id: string, more: Partial<LookedAt> = {}): LookedAt => ({
    monitor: monitor({ id, name: id, expectation: { kind: 'threshold', thresholdMs: HOUR } }),
    place: http,
    look: look(NOON - HOUR - 1),
    times,
    detail: 'no answer',
    ...more,
  })
  const judged = (all: readonly LookedAt[], open = false, now = NOON) => judgeSources(all, new Map(), now, () => open)

  test('is told when a beat of the moment it went would be late', () => {
    expect(sourceKey(http)).toBe('source:h')
    expect(judged([looked('a'), looked('b', { look: look(NOON - 2 * HOUR) })])).toEqual([
      {
        ...aVerdict({ monitor: 'source:h', name: 'h', place: http, beat: null, lastEndAt: null, goodEnd: false }),
        reason: 'source-unreachable',
        message: 'Could not look at a, b for 2 h: no answer.',
        ageMs: null,
        deadline: null,
        since: NOON - HOUR,
        expected: null,
        ownRule: null,
      },
    ])
  })

  test.each<[string, readonly LookedAt[], boolean, string | null]>([
    ['one whose window is over', [looked('a')], false, 'critical'],
    ['one whose window ends now', [looked('a', { look: look(NOON - HOUR) })], false, null],
    ['one that was not asked now', [looked('a', { detail: null })], false, null],
    ['one of which nothing is remembered', [looked('a', { look: null })], false, null],
    ['one of which nothing is remembered, and it was told', [looked('a', { look: null })], true, null],
    ['one that is read and never was told', [looked('a', { look: look(null), detail: null })], false, null],
    ['one that is read and was told', [looked('a', { look: look(null), detail: null })], true, 'healthy'],
    [
      'one that is read of which nothing is remembered, and it was told',
      [looked('a', { look: null, detail: null })],
      true,
      'healthy',
    ],
    [
      'one beside that cannot be read',
      [looked('a', { look: look(null), detail: null }), looked('b', { look: look(NOON) })],
      true,
      null,
    ],
    [
      'Redis for five minutes',
      [looked('a', { place: { kind: 'redis', key: 'k' }, look: look(NOON - 5 * MINUTE) })],
      false,
      null,
    ],
    [
      'Redis for longer',
      [looked('a', { place: { kind: 'redis', key: 'k' }, look: look(NOON - 5 * MINUTE - 1) })],
      false,
      'critical',
    ],
    ['none', [], true, null],
  ])('%s', (_, all, open, status) => {
    expect(judged(all, open)[0]?.status ?? null).toBe(status)
  })

  test('that is back says so, and six are named by five', () => {
    expect(judged([looked('a', { look: look(null), detail: null })], true)).toMatchObject([{ reason: 'ok', message: 'It can be read again.', since: null }]) // prettier-ignore
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => looked(id))
    expect(judged(six)[0]?.message).toBe('Could not look at a, b, c, d, e and 1 more for 1 h: no answer.')
  })

  test.each([
    [5 * MINUTE, null],
    [
      5 * MINUTE + 1,
      {
        status: 'critical',
        reason: 'source-suspect',
        message: '0 of 9 fell silent together 5 min ago: . None of them is restarted.',
      },
    ],
  ])('that is suspected for %s ms', (ago, expected) => {
    const silent = { verdicts: [], of: 9, since: NOON - ago }
    const [verdict = null] = judgeSources(
      [looked('a', { look: look(null) })],
      new Map([['source:h', silent]]),
      NOON,
      () => true,
    )
    if (expected === null) expect(verdict).toBeNull()
    else expect(verdict).toMatchObject({ ...expected, since: NOON - ago })
  })
})

describe('by two clocks', () => {
  const words = "M. But the clock of this machine is 1 h ahead of GitHub's, and that decides."
  const unsure = { status: 'unknown', reason: 'clock', since: null }
  const future = sick('a', { reason: 'future' })
  const mild = sick('a', { status: 'warning' })
  test.each<[string, Verdict, Verdict, number, object]>([
    ['what is unknown stays so', blind('a'), sick('a'), HOUR, blind('a')],
    ['both well', well('a'), well('b'), HOUR, well('a')],
    ['well by ours alone', well('a'), sick('a'), HOUR, { ...well('a'), ...unsure, message: words }],
    ['well by ours, future by theirs', well('a'), future, HOUR, well('a')],
    ['future by ours, which is ahead', future, well('a'), HOUR, future],
    ['future by ours, which is not off', future, well('a'), 0, future],
    [
      'future by ours, which is behind',
      future,
      sick('a'),
      -HOUR,
      { ...future, ...unsure, message: words.replace('ahead of', 'behind') },
    ],
    ['bad by ours alone', sick('a'), well('a'), HOUR, { ...sick('a'), ...unsure, message: words }],
    ['bad by ours, future by theirs', sick('a'), future, HOUR, { ...sick('a'), ...unsure, message: words }],
    ['bad by both, milder by theirs', sick('a'), mild, HOUR, mild],
    ['bad by both, milder by ours', mild, sick('b'), HOUR, mild],
    ['as bad by both', sick('a'), sick('b'), HOUR, sick('a')],
  ])('%s', (_, ours, theirs, ahead, expected) => {
    expect(byBothClocks(ours, theirs, ahead)).toEqual(expected)
  })
})

describe('checks in a beat', () => {
  const beat = (checks: object | undefined, state: Heartbeat['state'] = 'ok') =>
    ({ at: NOON, state, ...(checks && { checks }) }) as Heartbeat
  const five = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`c${n}`, false]))

  test.each<[object | undefined, Heartbeat['state'], string | null]>([
    [{ disk: false, net: true, n: 0 }, 'ok', 'disk'],
    [{ disk: false, net: false }, 'running', 'disk, net'],
    [five, 'ok', 'c1, c2, c3, c4, c5'],
    [{ ...five, c6: false }, 'ok', 'c1, c2, c3, c4, c5 and 1 more'],
    [{ ['x'.repeat(61)]: false }, 'ok', `${'x'.repeat(59)}…`],
    [{ disk: true }, 'ok', null],
    [{}, 'ok', null],
    [undefined, 'ok', null],
    [{ disk: false }, 'failed', null],
  ])('%j of one that is %s', (checks, state, names) => {
    const finding = {
      status: 'warning',
      reason: 'reported-failure',
      message: `It reports checks that failed: ${names}.`,
      since: 5,
      happenedAt: [5],
    }
    expect(failedChecks({ checks: 'warning' }, beat(checks, state), 5)).toEqual(names === null ? null : finding)
    expect(failedChecks({ checks: null }, beat(checks, state), 5)).toBeNull()
    expect(failedChecksNote({ checks: 'warning' }, beat(checks, state))).toEqual([])
    expect(failedChecksNote({ checks: null }, beat(checks, state))).toEqual(
      names === null ? [] : [`checks that failed: ${names}; \`checks: warning\` makes them count`],
    )
  })
})

test('the worst finding decides, of equals the first, and all are told', () => {
  const finding = (status: Finding['status'], message: string): Finding => ({ status, reason: 'stale', message, since: message.length, happenedAt: null }) // prettier-ignore
  const all: [Finding, ...Finding[]] = [
    finding('warning', 'A.'),
    finding('critical', 'BB.'),
    finding('critical', 'CCC.'),
  ]
  expect(worstOf(all)).toEqual({ status: 'critical', reason: 'stale', message: 'BB. A. CCC.', since: 3 })
})

describe('what a beat says of its monitor', () => {
  const unsaid = monitor({ unsaid: { kind: true, due: true } })
  const library = (more: Partial<Heartbeat> = {}): Heartbeat => ({
    at: NOON,
    state: 'ok',
    own: true,
    source: 'library',
    intervalMs: 7,
    ...more,
  })
  const due = { kind: 'interval', everyMs: 7, graceMs: 7, levels: null } as const

  test.each<[string, Monitor, Heartbeat | null, Partial<Monitor>]>([
    ['that it is a service, and how often it beats', unsaid, library(), { kind: 'service', expectation: due }],
    ['not how often, where it does not', unsaid, library({ intervalMs: undefined }), { kind: 'service' }],
    ['not what its people said', monitor({ unsaid: { kind: false, due: false } }), library(), {}],
    ['how often alone', monitor({ unsaid: { kind: false, due: true } }), library(), { expectation: due }],
    ['nothing where all was said', monitor(), library(), {}],
    ['nothing where another wrote it', unsaid, library({ source: 'cli' }), {}],
    ['nothing where it is not ours', unsaid, library({ own: undefined }), {}],
    ['nothing where there is none', unsaid, null, {}],
    ['its limit', monitor(), library({ staleAfterMs: 9 }), { expectation: { kind: 'threshold', thresholdMs: 9 } }],
    [
      'not over a run by hand',
      monitor({ ownExpectation: { kind: 'threshold', thresholdMs: 5 } }),
      library({ staleAfterMs: 9 }),
      {},
    ],
  ])('%s', (_, asSet, beat, expected) => {
    expect(byItsBeat(asSet, beat)).toEqual({ ...asSet, ...expected })
  })
})

describe('the life of a beat', () => {
  const T = NOON
  test.each<[string, Partial<Heartbeat>, Partial<Monitor>, object]>([
    ['an end', {}, {}, { lastEndAt: T, failures: 0, run: null, runsSince: null }],
    ['a failure', { state: 'failed' }, {}, { lastEndAt: T, failures: 1, run: null, runsSince: null }],
    ['a failure that was counted', { state: 'failed', consecutiveFailures: 3 }, {}, { failures: 3 }],
    ['a failure counted as none', { state: 'failed', consecutiveFailures: 0 }, {}, { failures: 1 }],
    [
      'a service that runs',
      { state: 'running', own: true, consecutiveFailures: 2 },
      { kind: 'service' },
      { lastEndAt: T, failures: 0, run: null, runsSince: null },
    ],
    [
      'a start of ours',
      { state: 'running', own: true },
      {},
      { lastEndAt: null, failures: 0, run: { startedAt: T, unfinishedSince: T }, runsSince: T },
    ],
    [
      'a start after failures',
      { state: 'running', own: true, consecutiveFailures: 2, finishedAt: T - 9 },
      {},
      { lastEndAt: T - 9, failures: 2 },
    ],
    ['a start after a good end', { state: 'running', own: true, lastSuccessAt: T - 9 }, {}, { lastEndAt: T - 9 }],
    [
      'a start that says when',
      { state: 'running', own: true, startedAt: T - 5 },
      {},
      { run: { startedAt: T - 5, unfinishedSince: T - 5 } },
    ],
    [
      'a second start',
      { state: 'running', unfinishedSince: T - 7, startedAt: T - 5 },
      {},
      { run: { startedAt: T - 5, unfinishedSince: T - 7 }, runsSince: T - 7 },
    ],
    [
      'a start dated before the first one',
      { state: 'running', unfinishedSince: T - 3, startedAt: T - 5 },
      {},
      { run: { startedAt: T - 5, unfinishedSince: T - 5 } },
    ],
    [
      'a start of somebody else',
      { state: 'running', startedAt: T - 5 },
      {},
      { lastEndAt: T, run: null, runsSince: null },
    ],
    [
      'a start of somebody else that must end',
      { state: 'running', startedAt: T - 5 },
      { maxRuntimeMs: 1 },
      { lastEndAt: T, run: null, runsSince: T - 5 },
    ],
  ])('%s', (_, beat, about, expected) => {
    expect(lifeOf(monitor(about), { at: T, state: 'ok', ...beat })).toMatchObject(expected)
  })
})

describe('when something changes', () => {
  test.each<[string, Partial<Verdict>, number | null]>([
    ['late by and by', { status: 'healthy', deadline: NOON + 5 }, NOON + 6],
    ['late now', { status: 'healthy', deadline: NOON }, NOON + 1],
    ['never', { status: 'healthy', deadline: null }, null],
    ['dead already', { status: 'critical', deadline: NOON - 5, intervalMs: 7 }, null],
    ['late and getting worse', { status: 'warning', deadline: NOON - 5, intervalMs: 7 }, NOON + 3],
    ['late and getting worse with the next beat', { status: 'warning', deadline: NOON - 7, intervalMs: 7 }, NOON + 1],
    ['late and nobody knows what comes', { status: 'warning', deadline: NOON - 5, intervalMs: null }, null],
  ])('one is %s', (_, more, at) => {
    expect(nextChangeAt([sick('a', more)], NOON)).toBe(at)
    expect(nextChangeAt([sick('a', more)], NOON, () => false)).toBeNull()
    expect(nextChangeAt([sick('b', { deadline: NOON + DAY }), sick('a', more)], NOON)).toBe(at ?? NOON + DAY + 1)
  })

  test('a pause ends', () => {
    const until = (at: number | null) => ({
      ...NO_CONTROL,
      pause: at === null ? null : { at: 0, until: at, why: null, by: null },
    })
    expect(nextPauseEnd(new Map([['a', until(NOON + 9)], ['b', until(NOON + 5)], ['c', until(NOON)], ['d', until(null)]]), NOON)).toBe(NOON + 5) // prettier-ignore
    expect(nextPauseEnd(new Map([['c', until(NOON)]]), NOON)).toBeNull()
    expect(nextPauseEnd(new Map([['c', until(NOON + 1)]]), NOON)).toBe(NOON + 1)
  })

  test.each([
    [{ kind: 'file', path: 'a' }, true, false],
    [{ kind: 'redis', key: 'a' }, true, false],
    [{ kind: 'http', host: 'a' }, true, false],
    [{ kind: 'pushed' }, false, true],
    [{ kind: 'unknown', source: 'a' }, false, false],
  ] as const)('%j is read anew: %s; is posted: %s', (place, anew, posted) => {
    expect([isReadAnew(place), isPosted(place)]).toEqual([anew, posted])
  })
})

describe('the checker itself', () => {
  const schedule = (count: number) => ({ countBetween: () => count })
  test.each<[string, number | null, number | null, number | null, object | null]>([
    ['ran never', null, 3, HOUR, null],
    ['ran later, by a clock that was ahead', NOON + 1, 3, HOUR, null],
    ['ran in time', NOON - HOUR, 1, HOUR, { previousRunAt: NOON - HOUR, gapMs: HOUR, missedRuns: 0, warning: null }],
    ['ran now', NOON, 0, HOUR, { previousRunAt: NOON, gapMs: 0, missedRuns: 0, warning: null }],
    ['missed two', NOON - HOUR, 3, 2 * HOUR, { missedRuns: 2, warning: null }],
    ['has no schedule', NOON - HOUR, null, null, { missedRuns: null, warning: null }],
    [
      'ran too late',
      NOON - HOUR - 1,
      1,
      HOUR,
      {
        missedRuns: 0,
        warning:
          'The checker itself did not run for 1 h (since 2026-11-22 10:59 UTC), longer than the smallest window it watches, 1 h: trigger it from elsewhere too, by workflow_run or repository_dispatch.',
      },
    ],
  ])('%s', (_, previous, ticks, window, expected) => {
    const gap = checkerGap(previous, NOON, ticks === null ? null : schedule(ticks), window)
    if (expected === null) expect(gap).toBeNull()
    else expect(gap).toMatchObject(expected)
  })
})
