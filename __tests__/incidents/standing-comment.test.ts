import { describe, expect, test } from '@jest/globals'
import type { CommentEvent, IncidentState, Trouble } from '../../src/domain/incidents/incident.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { affectedMonitors, instantAndAge, spanOf, zoneOf } from '../../src/incidents/github/affected-monitors.js'
import { runbooksOf, stepsOf } from '../../src/incidents/github/runbook.js'
import { standingText } from '../../src/incidents/github/standing-comment.js'
import { aState, aTrouble, aVerdict, NOON } from '../support/incident-samples.js'

type Members = Readonly<Record<string, Partial<Trouble>>>
const CONTEXT = { repository: { owner: 'o', repo: 'r' }, runUrl: null }
const LIMITS = { text: 80, paragraphs: 5, rows: 3 }

function viewOf(members: Members, verdicts: readonly Verdict[] = [], more: Partial<IncidentState> = {}) {
  const whole = Object.entries(members).map(([id, own]) => [id, aTrouble({ name: id, joinedAt: NOON - HOUR, ...own })])
  const state = aState({ members: Object.fromEntries(whole) as IncidentState['members'], watched: 9, ...more })
  return { key: 'all:1', state, verdicts, previous: null, now: NOON }
}

/** The headings and the single lines of a comment. */
function lines(event: CommentEvent, members: Members, verdicts: readonly Verdict[] = []): string[] | null {
  return (
    standingText(event, viewOf(members, verdicts), LIMITS, CONTEXT)?.filter((part) => !part.startsWith('|')) ?? null
  )
}

const came = { joinedAt: NOON }
const left = { leftAt: NOON, recoveredAt: NOON - MINUTE, status: 'healthy' } as const

describe('what changed in an incident that stands for all', () => {
  test('one came', () => {
    const message = '\n\nLast heartbeat: 2026-11-22 07:00 UTC, 5 h ago. Down since 2026-11-22 09:00 UTC, 3 h ago.'
    expect(lines('members', { a: came, b: {} })).toEqual([
      '### 💔 a joined',
      `a is critical.${message}`,
      'Now 2 of 9 monitors are down.',
    ])
    const verdict = aVerdict({ monitor: 'a', zone: 'Asia/Tokyo', message: 'No beat.', runbook: 'Call Ann' })
    expect(lines('reopened', { a: { ...came, lastBeatAt: null } }, [verdict])).toEqual([
      '### 💔 a joined',
      'No beat.\n\nLast heartbeat: never seen. Down since 2026-11-22 18:00 UTC+9 (09:00 UTC), 3 h ago.\n\n- **a**: Call Ann',
      'Now 1 of 9 monitors is down: a.',
    ])
  })

  test.each([
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
  ])('%j came', (names, heading) => {
    const members = Object.fromEntries(names.map((name) => [name, came]))
    expect(lines('recovered', members)).toEqual([
      `### 💔 ${heading} joined`,
      `Now ${names.length} of 9 monitors are down.`,
    ])
  })

  test('one is worse, which is no news of one that came', () => {
    expect(lines('members', { a: { worseAt: NOON } })).toEqual([
      '### 🔴 a got worse',
      'Now 1 of 9 monitors is down: a.',
    ])
    expect(lines('members', { a: { ...came, worseAt: NOON } })?.[0]).toBe('### 💔 a joined')
    expect(lines('members', { a: { worseAt: NOON - 1 } })).toEqual(['Now 1 of 9 monitors is down: a.'])
  })

  test('one is back, two are', () => {
    const line = (name: string) => `- ${name} was silent for 4 h 59 min; back since 2026-11-22 11:59 UTC`
    expect(lines('members', { a: left })).toEqual(['### 🟢 a is back', line('a'), 'All 9 monitors are well.'])
    expect(lines('members', { a: left, b: left, c: {} })).toEqual([
      '### 🟢 a and b are back',
      `${line('a')}\n${line('b')}`,
      'Now 1 of 9 monitors is down: c.',
    ])
    expect(lines('members', { a: { ...left, leftAt: NOON - 1 }, c: {} })).toEqual(['Now 1 of 9 monitors is down: c.'])
  })

  test('one is no longer watched', () => {
    const gone = { leftAt: NOON, recoveredAt: null }
    const text = 'Nothing can end it any more, so it was taken out. It did not beat again.'
    expect(lines('members', { a: gone })).toEqual(['### ⏹️ a is no longer watched', text, 'All 9 monitors are well.'])
    expect(lines('members', { a: gone, b: gone })?.[0]).toBe('### ⏹️ a and b are no longer watched')
  })

  test.each(['escalated', 'reminder'] as const)('%s counts from the first that fell', (event) => {
    const members = { a: { since: NOON - 2 * HOUR }, b: { since: NOON - DAY, ...left } }
    expect(lines(event, members)).toEqual(['### ⏰ Still down after 2 h', 'Now 1 of 9 monitors is down: a.'])
    expect(lines(event, { b: left })).toEqual(['### ⏰ Still down after 0 s', ''])
  })

  test('all was tried of some', () => {
    const recovery = { attempts: [{ step: 'container:box', at: NOON, ok: false, detail: 'no' }], exhausted: true }
    const text = standingText('recovery-exhausted', viewOf({ a: { recovery }, b: { recovery: { ...recovery, exhausted: false } }, c: {} }), LIMITS, CONTEXT) // prettier-ignore
    expect(text).toEqual([
      '### 🧯 Automatic recovery has given up',
      expect.stringMatching(/^a:\n\n[^]*container:box/),
      'A person is needed. It goes on until a heartbeat arrives.',
    ])
    const many = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { recovery }]))
    expect(standingText('recovery-exhausted', viewOf(many), LIMITS, CONTEXT)).toHaveLength(5)
  })

  test.each(['duplicate', 'moved', 'gone', 'drill-over'] as const)('%s is said as in any other', (event) => {
    expect(lines(event, { a: {} })).toBeNull()
  })

  test('a long name is cut', () => {
    expect(lines('members', { ['x'.repeat(90)]: came })?.[0]).toBe(`### 💔 ${'x'.repeat(79)}… joined`)
  })
})

describe('the monitors of an incident', () => {
  test('are in the order of the verdicts, those without one last', () => {
    const { state } = viewOf({ a: {}, b: {}, c: {}, d: {} })
    const verdicts = [aVerdict({ monitor: 'd' }), aVerdict({ monitor: 'x' }), aVerdict({ monitor: 'b' })]
    expect(affectedMonitors({ state, verdicts }).map(({ id, verdict }) => [id, verdict?.monitor])).toEqual([
      ['d', 'd'],
      ['b', 'b'],
      ['a', undefined],
      ['c', undefined],
    ])
  })

  test.each<[string, Members, object]>([
    ['one that lasts', { a: { since: NOON - 5 } }, { from: NOON - 5, to: NOON, over: false }],
    [
      'two of which one lasts',
      { a: { since: NOON - 5 }, b: { since: NOON - 9, recoveredAt: NOON - 1 } },
      { from: NOON - 9, to: NOON, over: false },
    ],
    [
      'two that are over',
      { a: { since: NOON - 5, recoveredAt: NOON - 3 }, b: { since: NOON - 4, recoveredAt: NOON - 2 } },
      { from: NOON - 5, to: NOON - 2, over: true },
    ],
    [
      'one that ended before it began',
      { a: { since: NOON - 5, recoveredAt: NOON - 9 } },
      { from: NOON - 5, to: NOON - 5, over: true },
    ],
    ['one that begins later', { a: { since: NOON + 5 } }, { from: NOON + 5, to: NOON + 5, over: false }],
    ['none', {}, { from: NOON - 7, to: NOON, over: false }],
  ])('last from the first to the last: %s', (_, members, span) => {
    expect(spanOf(viewOf(members, [], { openedAt: NOON - 7 }).state, NOON)).toEqual(span)
  })

  test('an instant has its age, but for one to come', () => {
    expect(instantAndAge(NOON - HOUR, NOON, null)).toBe('2026-11-22 11:00 UTC, 1 h ago')
    expect(instantAndAge(NOON, NOON, null)).toBe('2026-11-22 12:00 UTC, 0 s ago')
    expect(instantAndAge(NOON + 1, NOON, null)).toBe('2026-11-22 12:00 UTC')
  })

  test.each([
    [['Asia/Tokyo', 'Asia/Tokyo'], 'Asia/Tokyo'],
    [['Asia/Tokyo', 'Europe/Berlin'], null],
    [['Asia/Tokyo', null], null],
    [[null, 'Asia/Tokyo'], null],
    [[], null],
  ])('that live by %j share the zone %s', (zones, zone) => {
    const ids = zones.map((_, n) => `m${n}`)
    const verdicts = zones.map((own, n) => aVerdict({ monitor: `m${n}`, zone: own }))
    const members = affectedMonitors(viewOf(Object.fromEntries(ids.map((id) => [id, {}])), verdicts))
    expect(zoneOf(members)).toBe(zone)
  })
})

describe('what people are to do', () => {
  const of = (verdicts: readonly Partial<Verdict>[]) =>
    affectedMonitors(
      viewOf(
        Object.fromEntries(verdicts.map((_, n) => [`m${n}`, {}])),
        verdicts.map((own, n) => aVerdict({ monitor: `m${n}`, ...own })),
      ),
    )

  test('is what they wrote, those together who share it', () => {
    const members = of([
      { runbook: ' Call Ann ' },
      { runbook: 'https://wiki.example/a' },
      { runbook: 'Call Ann' },
      { runbook: null },
      { runbook: ' ' },
    ])
    expect(runbooksOf(members, { ...LIMITS, rows: 9 })).toEqual([
      '**m0, m2**: Call Ann',
      '**m1**: [Follow its runbook](https://wiki.example/a)',
    ])
    expect(runbooksOf(of([{}, {}]), LIMITS)).toEqual([])
  })

  test('or else what the verdict knows, or what its reason tells', () => {
    const steps = stepsOf(of([{ runbook: 'Call Ann' }, { remedy: ['Turn it on.', 'Wait.'] }, { reason: 'malformed' }]), { ...LIMITS, rows: 9 }) // prettier-ignore
    expect(steps.slice(0, 2)).toEqual(['**m0**: Call Ann', '**m1**: Turn it on.'])
    expect(steps[2]).toMatch(/^\*\*m2\*\*: ./)
    expect(steps).toHaveLength(3)
  })

  test.each([
    [3, 3, null],
    [4, 3, '… and 1 more kinds of advice.'],
  ])('of %s kinds, %s are shown where there is room for three', (count, shown, more) => {
    const lines = runbooksOf(of(Array.from({ length: count }, (_, n) => ({ runbook: `Step ${n}` }))), LIMITS)
    expect(lines).toHaveLength(shown + (more === null ? 0 : 1))
    if (more !== null) expect(lines.at(-1)).toBe(more)
  })

  test.each([
    [5, '**m0, m1, m2, m3, m4**: x'],
    [6, '**m0, m1, m2, m3, m4 and 1 more**: x'],
  ])('twenty kinds at most, and of %s who share one five are named', (count, line) => {
    expect(runbooksOf(of(Array.from({ length: count }, () => ({ runbook: 'x' }))), LIMITS)).toEqual([line])
    const kinds = of(Array.from({ length: 21 }, (_, n) => ({ runbook: `Step ${n}` })))
    expect(runbooksOf(kinds, { ...LIMITS, rows: 99 })).toHaveLength(21)
    expect(runbooksOf(kinds.slice(0, 20), { ...LIMITS, rows: 99 }).at(-1)).toBe('**m19**: Step 19')
  })
})
