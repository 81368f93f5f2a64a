import { describe, expect, test } from '@jest/globals'
import type { History, Outage, Uptime } from '../../../src/domain/history/history.js'
import type { Incident, NotificationEvent, Trouble } from '../../../src/domain/incidents/incident.js'
import { composeDigest, type DigestQuestion } from '../../../src/domain/telling/compose-digest.js'
import { compose, newsFrom, testNotification, type News } from '../../../src/domain/telling/compose-notification.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aState, aTrouble, aVerdict, NOON } from '../../support/incident-samples.js'

const CHAT = { id: 'chat', on: [], minStatus: null, cooldownMs: 0, monitors: [], tags: [], perIncident: false }
const CONTEXT = { repository: 'o/r', runUrl: 'https://run', now: NOON }

const sick = (monitor: string, more: Partial<Verdict> = {}) =>
  aVerdict({ monitor, name: monitor.toUpperCase(), ...more })
const well = (monitor: string) => sick(monitor, { status: 'healthy', reason: 'ok', since: null })

function news(
  event: NotificationEvent,
  verdicts: readonly Verdict[],
  troubles: Readonly<Record<string, Partial<Trouble>>> | null = {},
  more: Partial<News> = {},
): News {
  const members = Object.fromEntries(Object.entries(troubles ?? {}).map(([id, own]) => [id, aTrouble(own)]))
  const key = verdicts[0]?.monitor ?? 'x'
  const incident = troubles === null ? null : { key, url: `https://issue/${key}`, state: { members } }
  return { event, incident, verdicts, channels: ['chat'], ...more }
}

describe('what is told of one monitor', () => {
  test('is all that is known of it', () => {
    const beat = { at: NOON - HOUR, state: 'ok', statusKind: 'trade', message: 'bought' } as const
    const verdict = sick('a', {
      beat,
      byHand: 'judged by force',
      zone: 'Asia/Tokyo',
      runbook: 'Call',
      remedy: ['Wait'],
    })
    const recovery = { attempts: [{ step: 's', at: 1, ok: true, detail: '' }], exhausted: false }
    const [composed, ...others] = compose(
      CHAT,
      [news('opened', [verdict], { a: { since: NOON - 9, recovery } })],
      CONTEXT,
    )
    expect(others).toEqual([])
    expect(composed).toEqual({
      incidents: ['a'],
      notification: {
        event: 'opened',
        priority: 'CRITICAL',
        status: 'critical',
        incidentKey: 'a',
        incidentUrl: 'https://issue/a',
        repository: 'o/r',
        runUrl: 'https://run',
        at: NOON,
        downtimeMs: null,
        monitors: [
          {
            id: 'a',
            name: 'A',
            status: 'critical',
            reason: 'stale',
            message: verdict.message,
            since: NOON - 9,
            lastBeatAt: NOON - HOUR,
            expected: 'within 2 h',
            place: verdict.place,
            incidentKey: 'a',
            incidentUrl: 'https://issue/a',
            downtimeMs: null,
            silenceMs: null,
            noTrouble: null,
            attempts: 1,
            byHand: 'judged by force',
            zone: 'Asia/Tokyo',
            runbook: 'Call',
            remedy: ['Wait'],
            said: { kind: 'trade', sign: '💰', words: 'Trade executed - bought' },
          },
        ],
      },
    })
  })

  test('comes from the incident where the look knows nothing, and from the look where there is none', () => {
    const one = (part: News) => compose(CHAT, [part], CONTEXT)[0]?.notification
    const known = one(news('opened', [sick('a', { beat: null })], { a: { lastBeatAt: NOON - DAY } }))
    expect(known?.monitors[0]).toMatchObject({ lastBeatAt: NOON - DAY, attempts: 0 })
    const none = one(news('summary', [sick('a', { beat: null })], null))
    expect(none).toMatchObject({ incidentKey: null, incidentUrl: null })
    expect(none?.monitors[0]).toMatchObject({
      since: NOON - 3 * HOUR,
      lastBeatAt: null,
      incidentKey: null,
      incidentUrl: null,
    })
    expect(none?.monitors[0]).not.toHaveProperty('said')
    const member = one(
      news('opened', [sick('a')], { a: {} }, { incident: { key: 'all:1/a', url: null, state: { members: {} } } }),
    )
    expect(member).toMatchObject({ incidentKey: 'a', monitors: [{ incidentKey: 'a' }] })
  })

  test.each<[string, NotificationEvent, Partial<Trouble>, object]>([
    [
      'how long it lasted',
      'recovered',
      { recoveredAt: NOON - HOUR },
      { downtimeMs: 2 * HOUR, silenceMs: 4 * HOUR, noTrouble: null },
    ],
    ['not while it lasts', 'recovered', {}, { downtimeMs: null, silenceMs: null, noTrouble: null }],
    [
      'not in other news',
      'reminder',
      { recoveredAt: NOON - HOUR },
      { downtimeMs: null, silenceMs: null, noTrouble: null },
    ],
    [
      'or that it was nothing',
      'recovered',
      { recoveredAt: NOON - HOUR, forced: true },
      { downtimeMs: null, silenceMs: null, noTrouble: 'is not late by its own threshold of 2 h' },
    ],
  ])('at its end, %s', (_, event, trouble, expected) => {
    const verdict = event === 'recovered' ? well('a') : sick('a')
    const [composed] = compose(CHAT, [news(event, [verdict], { a: trouble })], CONTEXT)
    expect(composed?.notification.monitors[0]).toMatchObject(expected)
    expect(composed?.notification.downtimeMs).toBe('downtimeMs' in expected ? expected.downtimeMs : null)
  })
})

describe('what one channel is told in one run', () => {
  const two = [
    news('opened', [sick('a', { since: 9 })], { a: { since: 9 } }),
    news('opened', [sick('b', { since: 5 }), well('c')], { b: { since: 5 } }),
    news('recovered', [well('d')], { d: { recoveredAt: NOON } }),
    news('opened', [sick('e')], {}, { channels: ['mail'] }),
  ]
  const told = (channel: Partial<typeof CHAT>, parts = two) =>
    compose({ ...CHAT, ...channel }, parts, CONTEXT).map(({ notification: { event, monitors }, incidents }) => [
      event,
      monitors.map(({ id }) => id).join(),
      incidents.join(),
    ])

  test('is one message for each event, the longest trouble first, without those who are well again', () => {
    expect(told({})).toEqual([
      ['opened', 'b,a', 'a,b'],
      ['recovered', 'd', 'd'],
    ])
  })

  test('or one for each incident', () => {
    expect(told({ perIncident: true })).toEqual([
      ['opened', 'a', 'a'],
      ['opened', 'b', 'b'],
      ['recovered', 'd', 'd'],
    ])
  })

  test.each<[NotificationEvent, string]>([
    ['opened', 'bad,unknown'],
    ['escalated', 'bad,unknown'],
    ['reminder', 'bad,unknown'],
    ['recovery-exhausted', 'bad,unknown'],
    ['recovered', 'bad,unknown,paused,well'],
    ['healed', 'bad,unknown,paused,well'],
    ['summary', 'bad,unknown,paused,well'],
    ['status', 'bad,unknown,paused,well'],
  ])('%s speaks of %s', (event, ids) => {
    const verdicts = [
      well('well'),
      sick('paused', { status: 'skipped' }),
      sick('unknown', { status: 'unknown' }),
      sick('bad'),
    ]
    expect(told({}, [news(event, verdicts)])).toEqual([[event, ids, 'well']])
  })

  test('is of what it wants to hear', () => {
    expect(told({ monitors: ['a', 'd'] } as never)).toEqual([
      ['opened', 'a', 'a,b'],
      ['recovered', 'd', 'd'],
    ])
  })

  test('links where all is read on one page, and says what was not done', () => {
    const same = { key: 'k', url: 'https://same', state: { members: {} } }
    const parts = [
      news('opened', [sick('a')], {}, { incident: same }),
      news('opened', [sick('b')], {}, { incident: same }),
    ]
    const [one] = compose(CHAT, parts, { ...CONTEXT, undone: 3 })
    expect(one?.notification).toMatchObject({ incidentKey: null, incidentUrl: 'https://same', undone: 3 })
    const [other] = compose(CHAT, two, { ...CONTEXT, undone: 0 })
    expect(other?.notification.incidentUrl).toBeNull()
    expect(other?.notification).not.toHaveProperty('undone')
  })

  test('tells the longest downtime of all', () => {
    const parts = [
      news('recovered', [well('a'), well('b')], { a: { recoveredAt: NOON - HOUR }, b: { recoveredAt: NOON } }),
    ]
    expect(compose(CHAT, parts, CONTEXT)[0]?.notification).toMatchObject({
      downtimeMs: 3 * HOUR,
      status: 'healthy',
      priority: 'LOW',
    })
  })

  test('a test is healthy, and of nobody', () => {
    expect(testNotification(CONTEXT)).toEqual({
      event: 'test',
      priority: 'LOW',
      status: 'healthy',
      incidentKey: null,
      incidentUrl: null,
      repository: 'o/r',
      runUrl: 'https://run',
      at: NOON,
      monitors: [],
      downtimeMs: null,
    })
  })
})

describe('the incident of a message', () => {
  const incident = (key: string, ref: string, phase: Incident['phase'], ids: readonly string[] = ['a']): Incident => ({
    key,
    ref,
    url: `https://issue/${ref}`,
    phase,
    closedBy: null,
    closedAt: null,
    state: aState({ members: Object.fromEntries(ids.map((id) => [id, aTrouble()])) }),
  })
  const refOf = (key: string | null, incidents: readonly Incident[]) =>
    newsFrom([{ kind: 'notify', event: 'opened', incident: key, verdicts: [], channels: ['x'] }], incidents).map((one) => one.incident) // prettier-ignore

  test('is the open one, else the last one', () => {
    const all = [
      incident('a', '1', 'closed'),
      incident('a', '2', 'open'),
      incident('a', '3', 'closed'),
      incident('b', '4', 'open'),
    ]
    expect(refOf('a', all)).toEqual([all[1]])
    expect(refOf('a', [all[0], all[2], all[3]] as Incident[])).toEqual([all[2]])
  })

  test('is that of all for one of its members, by his own key', () => {
    const all = [incident('all:1', '1', 'open', ['b']), incident('all:1', '2', 'closed'), incident('a', '3', 'open')]
    expect(refOf('all:1/a', all)).toEqual([{ ...all[1], key: 'all:1/a' }])
  })

  test('is nothing but its key where nobody knows it, and null where there is none', () => {
    expect(refOf('x', [])).toEqual([{ key: 'x', url: null, state: { members: {} } }])
    expect(refOf(null, [incident('a', '1', 'open')])).toEqual([null])
    expect(newsFrom([{ kind: 'recover', monitor: 'a', also: [], incident: 'a', target: 't', step: 0, attempt: 1 }], [])).toEqual([]) // prettier-ignore
  })
})

describe('how a period went', () => {
  const SPAN = { from: NOON - 7 * DAY, to: NOON }
  const outage = (monitor: string, since: number, until: number | null): Outage => ({ monitor, since, until }) as Outage
  const uptime = (up: number, down: number, blind = 0): Uptime =>
    ({ ratio: up + down === 0 ? null : up / (up + down), observed: up + down + blind === 0 ? null : (up + down) / (up + down + blind), sums: { up, down, blind } }) as Uptime // prettier-ignore

  function historyOf(
    outages: readonly Outage[],
    more: Partial<History> & { failed?: Readonly<Record<string, number>> } = {},
  ): History {
    return {
      outages: (_: unknown, monitor?: string) =>
        outages.filter((one) => monitor === undefined || one.monitor === monitor),
      changes: (_: unknown, monitor?: string) => Array.from({ length: more.failed?.[monitor ?? ''] ?? 0 }, (__, n) => ({ reason: ['reported-failure', 'failing', 'stale'][n] })), // prettier-ignore
      uptime: () => uptime(900, 100),
      firstLookAt: NOON - 30 * DAY,
      ...more,
    } as unknown as History
  }
  function digest(
    verdicts: readonly Verdict[],
    history: History | null,
    more: Partial<DigestQuestion> = {},
    channel: object = {},
  ) {
    const question = { span: SPAN, zone: 'UTC', verdicts, history, urlOf: (id: string) => `https://x/${id}`, ...more }
    const composed = composeDigest({ ...CHAT, ...channel }, question, CONTEXT)
    return composed === null ? null : composed.notification
  }
  const lines = (...args: Parameters<typeof digest>) =>
    digest(...args)?.monitors.map(({ id, message }) => `${id}: ${message}`)

  test('is told of whom a channel hears of, in one message', () => {
    expect(digest([sick('a')], null, {}, { monitors: ['b'] })).toBeNull()
    const told = digest([sick('a', { status: 'warning' }), well('b')], null)
    expect(told).toMatchObject({ event: 'summary', priority: 'LOW', status: 'warning', incidentUrl: null })
    expect(told?.monitors.map(({ id, incidentUrl }) => [id, incidentUrl])).toEqual([['a', 'https://x/a']])
  })

  test.each([
    [
      [well('a')],
      'Digest 2026-11-15 to 2026-11-22: 1 monitor well now; what was before is not known, as no history is kept',
    ],
    [
      [well('a'), well('b')],
      'Digest 2026-11-15 to 2026-11-22: 2 monitors well now; what was before is not known, as no history is kept',
    ],
    [
      [sick('a'), well('b')],
      'Digest 2026-11-15 to 2026-11-22: 1 of 2 monitors not well now; what was before is not known, as no history is kept',
    ],
  ])('without history only what is now is known', (verdicts, headline) => {
    expect(digest(verdicts, null)?.digest).toEqual({ headline })
  })

  test.each<[string, readonly Verdict[], History, string]>([
    ['nothing happened', [well('a')], historyOf([]), '1 monitor without trouble, 90 % up'],
    [
      'one incident',
      [well('a'), well('b')],
      historyOf([outage('a', NOON - DAY, NOON - HOUR)]),
      '1 of 2 monitors had trouble, 1 incident, 90 % up',
    ],
    [
      'two incidents, and one of somebody else',
      [well('a')],
      historyOf([outage('a', NOON - DAY, NOON - HOUR), outage('a', NOON - MINUTE, null), outage('x', NOON - 9, null)]),
      '1 of 1 monitor had trouble, 2 incidents, 90 % up',
    ],
    [
      'part of it was not seen',
      [well('a')],
      historyOf([], { uptime: () => uptime(50, 50, 100) }),
      '1 monitor without trouble, 50 % up, 50 % observed',
    ],
    [
      'nothing was seen',
      [well('a')],
      historyOf([], { uptime: () => uptime(0, 0) }),
      '1 monitor without trouble, nothing was seen',
    ],
    [
      'it began within the period',
      [well('a')],
      historyOf([], { firstLookAt: NOON - DAY }),
      '1 monitor without trouble, 90 % up, seen since 2026-11-21',
    ],
    [
      'it began with the period',
      [well('a')],
      historyOf([], { firstLookAt: SPAN.from }),
      '1 monitor without trouble, 90 % up',
    ],
    [
      'nobody knows when it began',
      [well('a')],
      historyOf([], { firstLookAt: null }),
      '1 monitor without trouble, 90 % up',
    ],
  ])('the first line: %s', (_, verdicts, history, words) => {
    expect(digest(verdicts, history)?.digest?.headline).toBe(`Digest 2026-11-15 to 2026-11-22: ${words}`)
  })

  test.each<[string, Verdict, History, readonly string[]]>([
    ['well all the time', well('a'), historyOf([]), []],
    ['paused', sick('a', { status: 'skipped' }), historyOf([]), []],
    ['ill now', sick('a'), historyOf([]), ['a: now critical since 2026-11-22 09:00 UTC; 90 % up']],
    [
      'ill since nobody knows when',
      sick('a', { status: 'unknown', since: null }),
      historyOf([]),
      ['a: now unknown; 90 % up'],
    ],
    [
      'down once',
      well('a'),
      historyOf([outage('a', NOON - 2 * HOUR, NOON - HOUR)]),
      ['a: well now; 1 incident (2026-11-22 10:00 UTC: 1 h); 90 % up'],
    ],
    [
      'down from before',
      well('a'),
      historyOf([outage('a', SPAN.from - HOUR, SPAN.from + HOUR)]),
      ['a: well now; 1 incident (2026-11-15 11:00 UTC: 1 h, from before); 90 % up'],
    ],
    [
      'down to the end',
      well('a'),
      historyOf([outage('a', NOON - HOUR, NOON + 1)]),
      ['a: well now; 1 incident (2026-11-22 11:00 UTC: 1 h, not over then); 90 % up'],
    ],
    [
      'down up to the end',
      well('a'),
      historyOf([outage('a', NOON - HOUR, NOON)]),
      ['a: well now; 1 incident (2026-11-22 11:00 UTC: 1 h); 90 % up'],
    ],
    [
      'down before and after',
      well('a'),
      historyOf([outage('a', SPAN.from - HOUR, SPAN.from), outage('a', NOON, null)]),
      [],
    ],
    ['failed', well('a'), historyOf([], { failed: { a: 2 } }), ['a: well now; 2 failures reported; 90 % up']],
    ['failed once', well('a'), historyOf([], { failed: { a: 1 } }), ['a: well now; 1 failure reported; 90 % up']],
  ])('of one monitor: %s', (_, verdict, history, expected) => {
    expect(lines([verdict], history)).toEqual(expected)
  })

  test('of one that fell often, the last three, and the longest', () => {
    const fell = [4, 1, 3, 2].map((days) => outage('a', NOON - days * DAY, NOON - days * DAY + days * HOUR))
    expect(lines([well('a')], historyOf(fell))).toEqual([
      'a: well now; 4 incidents (1 earlier; 2026-11-19 12:00 UTC: 3 h; 2026-11-20 12:00 UTC: 2 h; 2026-11-21 12:00 UTC: 1 h); longest 4 h; 90 % up',
    ])
  })

  test('of several, the worst first and then the longest', () => {
    const fell = [outage('b', NOON - HOUR, NOON - MINUTE), outage('c', NOON - DAY, NOON - MINUTE)]
    const verdicts = [well('b'), well('c'), sick('a', { status: 'warning' }), sick('d')]
    expect(digest(verdicts, historyOf(fell))?.monitors.map(({ id }) => id)).toEqual(['d', 'a', 'c', 'b'])
  })
})
