import { describe, expect, test } from '@jest/globals'
import type { IncidentState, Trouble } from '../../src/domain/incidents/incident.js'
import { HOUR } from '../../src/domain/time.js'
import { countedTitle, titleOf } from '../../src/incidents/github/title.js'
import { aState, aTrouble, NOON } from '../support/incident-samples.js'

type Members = Readonly<Record<string, Partial<Trouble>>>
const stateOf = (members: Members, more: Partial<IncidentState> = {}): IncidentState =>
  aState({
    members: Object.fromEntries(Object.entries(members).map(([id, own]) => [id, aTrouble({ name: id, ...own })])),
    ...more,
  })

const back = { recoveredAt: NOON - HOUR, status: 'healthy' } as const
const over = { closedAt: NOON }

describe('what happened, in words', () => {
  test.each<[string, Members, Partial<IncidentState>, string]>([
    ['one that is silent', { a: {} }, {}, '💔 a has stopped beating'],
    ['one that failed', { a: { reason: 'reported-failure' } }, {}, '💔 a reports a failure'],
    ['one that may be back', { a: { status: 'healthy' } }, {}, '💛 a is recovering'],
    ['none', {}, {}, '💔 key has stopped beating'],
    ['two that are silent', { a: {}, b: { reason: 'missing' } }, {}, '💔 2 monitors have stopped beating'],
    ['two of which one failed', { a: {}, b: { reason: 'failing' } }, {}, '💔 2 monitors are in trouble'],
    ['one that was silent', { a: back }, over, '💚 a was silent for 4 h'],
    ['one that had failed', { a: { ...back, reason: 'failing' } }, over, '💚 a failed for 2 h'],
    ['one that was in trouble', { a: { ...back, reason: 'malformed' } }, over, '💚 a was in trouble for 2 h'],
    ['two that were', { a: back, b: back }, over, '💚 2 monitors are back'],
    ['two of which one is not', { a: back, b: {} }, over, '💔 2 monitors have stopped beating'],
    ['one that was none', { a: { ...back, forced: true } }, over, '💚 a was in no trouble by its own rules'],
    ['two of which one was none', { a: { ...back, forced: true }, b: back }, over, '💚 2 monitors are back'],
    ['one that left', { a: { ...back, leftAt: NOON } }, {}, '💚 a was silent for 4 h'],
    ['one that is back and still open', { a: back }, {}, '💛 a is recovering'],
    ['a duplicate', { a: back }, { ...over, duplicateOf: '7' }, '💛 a is recovering'],
  ])('%s', (_, members, more, title) => {
    expect(titleOf(null, 'key', stateOf(members, more))).toBe(title)
    expect(titleOf(' ', 'key', stateOf(members, more))).toBe(title)
  })

  test.each<[string, Partial<IncidentState>, string]>([
    ['a drill', {}, '🧪 a has stopped beating'],
    ['a drill that is over', over, '🧪 a (over)'],
  ])('%s is called one, whatever a template says', (_, more, title) => {
    expect(titleOf('{name} is down', 'drill:a', stateOf({ a: {} }, more))).toBe(title)
  })
})

describe('a template', () => {
  test.each<[string, Members, string]>([
    ['of one', { 'a-b': { name: 'A B', status: 'degraded', reason: 'failing' } }, 'a-b|A B|degraded|failing|{other}'],
    [
      'of two, by the worst',
      { a: { status: 'warning' }, b: { reason: 'missing' } },
      '2 monitors|2 monitors|critical|missing|{other}',
    ],
    [
      'of two, by the one that lasts',
      { a: { ...back, status: 'critical' }, b: { status: 'warning', reason: 'failing' } },
      '2 monitors|2 monitors|warning|failing|{other}',
    ],
    [
      'of two that are back',
      { a: back, b: { ...back, status: 'warning', reason: 'failing' } },
      '2 monitors|2 monitors|warning|failing|{other}',
    ],
    ['of none', {}, 'key|key|critical|stale|{other}'],
  ])('is filled in: %s', (_, members, title) => {
    expect(titleOf(' {monitor}|{name}|{status}|{reason}|{other} ', 'key', stateOf(members))).toBe(title)
  })

  test('of all counts who is part of it, and keeps its words', () => {
    const members = { a: {}, b: { leftAt: NOON, status: 'critical' as const }, c: { status: 'warning' as const } }
    const of = (ids: Members, more: object = {}) => titleOf('{monitor}: {name} ({status})', 'all:1', stateOf(ids, { watched: 5, ...more })) // prettier-ignore
    expect(of(members)).toBe('2 of 5 monitors: 2 of 5 monitors (critical)')
    expect(of({ a: {}, b: members.b })).toBe('a: a (critical)')
    expect(of({ b: members.b })).toBe('0 of 5 monitors: 0 of 5 monitors (critical)')
  })

  test('is one line without mentions, and not too long', () => {
    expect(titleOf('@team\n {name}', 'key', stateOf({ a: { name: 'x\ny' } }))).toBe('@\u200bteam x y')
    expect(titleOf('{name}', 'key', stateOf({ a: { name: 'x'.repeat(200) } }))).toBe(`${'x'.repeat(119)}…`)
    expect(titleOf('x'.repeat(256), 'key', stateOf({ a: {} }))).toBe('x'.repeat(256))
    expect(titleOf('x'.repeat(257), 'key', stateOf({ a: {} }))).toBe(`${'x'.repeat(255)}…`)
  })
})

describe('how many of all are in trouble', () => {
  const gone = { leftAt: NOON, recoveredAt: NOON }
  test.each<[string, Members, Partial<IncidentState>, string]>([
    ['one', { a: {} }, { watched: 3 }, '1 of 3 monitors is down: a'],
    ['the only one', { a: {} }, { watched: 1 }, '1 of 1 monitor is down: a'],
    ['two', { a: {}, b: {} }, { watched: 3 }, '2 of 3 monitors are down'],
    ['more than are watched', { a: {}, b: {} }, { watched: 1 }, '2 of 2 monitors are down'],
    ['nobody knows of how many', { a: {} }, {}, '1 of 1 monitor is down: a'],
    ['a milder one', { a: { status: 'warning' } }, { watched: 3 }, '1 of 3 monitors is in trouble: a'],
    [
      'one that may be back',
      { a: { status: 'healthy', healthyChecks: 1 } },
      { watched: 3 },
      '1 of 3 monitors is down: a',
    ],
    ['a milder one beside', { a: {}, b: { status: 'warning' } }, { watched: 3 }, '2 of 3 monitors are in trouble'],
    ['none', { a: gone }, { watched: 3 }, 'All 3 monitors are well'],
    ['none, at the end', { a: gone }, { watched: 3, closedAt: NOON }, 'All 3 monitors are well again'],
    ['none of two', { a: gone }, { watched: 2 }, 'All 2 monitors are well'],
    ['none of one', { a: gone }, { watched: 1 }, 'All is well'],
    ['none of nobody knows how many', { a: gone }, { closedAt: NOON }, 'All is well again'],
  ])('%s', (_, members, more, words) => {
    const state = stateOf(members, more)
    const sign = Object.values(members).every(({ leftAt }) => leftAt !== undefined) ? '💚' : '💔'
    expect([countedTitle(state), titleOf(null, 'all:1', state)]).toEqual([words, `${sign} ${words}`])
  })

  test.each<[string, Partial<IncidentState>]>([
    ['a duplicate', { duplicateOf: '7' }],
    ['no longer watched', { goneAt: NOON }],
  ])('is not what is told of %s', (_, more) => {
    expect(titleOf(null, 'all:1', stateOf({ a: {} }, { watched: 3, ...more }))).toBe('💔 a has stopped beating')
  })
})
