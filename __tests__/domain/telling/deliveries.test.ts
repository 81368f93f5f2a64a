import { describe, expect, test } from '@jest/globals'
import type { Delivery, NotificationEvent } from '../../../src/domain/incidents/incident.js'
import {
  deliveryOf,
  recordDeliveries,
  recordTold,
  resultsFor,
  settledDeliveries,
} from '../../../src/domain/telling/deliveries.js'
import { priorityOf } from '../../../src/domain/telling/notification.js'
import { isStatusNews, saidIn, signedMessage } from '../../../src/domain/telling/status-news.js'
import { DAY } from '../../../src/domain/time.js'
import { aState, aTrouble, aVerdict, NOON } from '../../support/incident-samples.js'

const result = (event: NotificationEvent, delivered = true) => ({ channel: 'chat', event, delivered })
const took = (more: Partial<Delivery> = {}): Delivery => ({
  event: 'opened',
  at: NOON - DAY + 1,
  delivered: true,
  ...more,
})

describe('what channels took', () => {
  test('is written down in the incidents that were told of', () => {
    const outcomes = [
      { channel: 'chat', event: 'opened', incidents: ['a', 'b'], ok: true },
      { channel: 'mail', event: 'reminder', incidents: ['b'], ok: false },
    ] as const
    expect(resultsFor('a', outcomes)).toEqual([result('opened')])
    expect(resultsFor('b', outcomes)).toEqual([
      result('opened'),
      { channel: 'mail', event: 'reminder', delivered: false },
    ])
    expect(resultsFor('c', outcomes)).toEqual([])
  })

  test.each<[string, Delivery | undefined, NotificationEvent, boolean, number]>([
    ['a first opening', undefined, 'opened', true, 1],
    ['a first opening that failed', undefined, 'opened', false, 0],
    ['an opening within a day', took({ openings: 2 }), 'opened', true, 3],
    ['one that does not say how many', took(), 'opened', true, 1],
    ['an opening after a quiet day', took({ openings: 2, at: NOON - DAY }), 'opened', true, 1],
    ['other news', took({ openings: 2 }), 'reminder', true, 2],
    ['other news after a quiet day', took({ openings: 2, at: NOON - DAY }), 'reminder', true, 0],
  ])('counts openings: %s', (_, last, event, delivered, openings) => {
    const mail = took()
    const state = aState({ deliveries: { mail, ...(last && { chat: last }) } })
    expect(recordDeliveries(state, [result(event, delivered)], NOON)).toEqual({
      ...state,
      deliveries: { mail, chat: { event, at: NOON, delivered, openings } },
    })
  })

  test('of one member is written down with the member', () => {
    const members = { a: aTrouble({ deliveries: { mail: took() } }), b: aTrouble() }
    const state = aState({ members })
    const chat = { event: 'opened', at: NOON, delivered: true, openings: 1 } as const
    expect(recordTold(state, 'all:1/a', [result('opened')], NOON)).toEqual({
      ...state,
      members: { ...members, a: aTrouble({ deliveries: { mail: took(), chat } }) },
    })
    expect(recordTold(state, 'all:1/b', [result('opened')], NOON).members['b']).toEqual(
      aTrouble({ deliveries: { chat } }),
    )
    expect(recordTold(state, 'all:1/c', [result('opened')], NOON)).toBe(state)
    expect(recordTold(state, 'a', [result('opened')], NOON)).toEqual({ ...state, deliveries: { chat } })
  })

  test('is found by the key it was told under', () => {
    const state = aState({ deliveries: { chat: took() }, members: { a: aTrouble({ deliveries: { mail: took() } }), b: aTrouble() } }) // prettier-ignore
    expect(deliveryOf(state, 'a', 'chat')).toEqual(took())
    expect(deliveryOf(state, 'a', 'mail')).toBeUndefined()
    expect(deliveryOf(state, 'all:1/a', 'mail')).toEqual(took())
    expect(deliveryOf(state, 'all:1/a', 'chat')).toBeUndefined()
    expect(deliveryOf(state, 'all:1/b', 'mail')).toBeUndefined()
    expect(deliveryOf(state, 'all:1/c', 'mail')).toBeUndefined()
  })

  test('is settled with an end, but for whoever never heard of it', () => {
    const deliveries = {
      heard: took({ event: 'reminder', openings: 2 }),
      missed: took({ event: 'reminder', delivered: false }),
      never: took({ delivered: false }),
      told: took(),
    }
    expect(settledDeliveries(deliveries, ['told'])).toEqual({
      heard: took({ event: 'recovered', openings: 2 }),
      missed: took({ event: 'recovered' }),
      told: took(),
    })
  })
})

describe('a status message', () => {
  const beat = { at: NOON, state: 'ok', statusKind: 'trade', message: 'bought\n3' } as const

  test('is what was said last, on one line and not too long', () => {
    expect(saidIn(aVerdict({ beat }))).toEqual({ at: NOON, text: 'trade: bought 3' })
    const { message, ...silent } = beat
    expect(saidIn(aVerdict({ beat: silent }))).toEqual({ at: NOON, text: 'trade:' })
    expect(saidIn(aVerdict({ beat: { ...beat, message: 'x'.repeat(200) } }))?.text).toHaveLength(120)
    expect(message).toBe('bought\n3')
  })

  test('is none where nothing was said, or nobody watches now', () => {
    expect(saidIn(aVerdict({ beat: null }))).toBeNull()
    expect(saidIn(aVerdict({ beat: { at: NOON, state: 'ok' } }))).toBeNull()
    expect(saidIn(aVerdict({ beat, reason: 'paused' }))).toBeNull()
    expect(saidIn(aVerdict({ beat, reason: 'maintenance' }))).toBeNull()
    expect(saidIn(aVerdict({ beat, reason: 'inactive-hours' }))).not.toBeNull()
  })

  test.each([
    [5, 'a', { at: 4, text: 'b' }, null, true],
    [5, 'a', { at: 5, text: 'b' }, null, false],
    [5, 'a', { at: 4, text: 'a' }, null, false],
    [5, 'a', { at: 6, text: 'b' }, 1, false],
    [5, 'a', null, 4, true],
    [5, 'a', null, 5, false],
    [5, 'a', null, null, false],
  ])('of %s that says %s, after %j and a run at %s, is news: %s', (at, text, before, previous, is) => {
    expect(isStatusNews({ at, text }, before, previous)).toBe(is)
  })

  test('has the sign of its kind', () => {
    expect(signedMessage({ beat })).toEqual({ sign: '💰', words: 'Trade executed - bought 3' })
    expect(signedMessage({ beat: { at: NOON, state: 'ok', message: 'hello' } })).toEqual({ sign: '💬', words: 'hello' })
    expect(signedMessage({ beat: null })).toEqual({ sign: '💬', words: '' })
  })
})

test.each([
  ['opened', ['CRITICAL', 'HIGH', 'HIGH', 'MEDIUM', 'LOW', 'LOW']],
  ['escalated', ['CRITICAL', 'HIGH', 'HIGH', 'MEDIUM', 'LOW', 'LOW']],
  ['reminder', ['CRITICAL', 'HIGH', 'HIGH', 'MEDIUM', 'LOW', 'LOW']],
  ['summary', ['CRITICAL', 'HIGH', 'HIGH', 'MEDIUM', 'LOW', 'LOW']],
  ['recovery-exhausted', ['CRITICAL', 'CRITICAL', 'CRITICAL', 'CRITICAL', 'CRITICAL', 'CRITICAL']],
  ['recovered', ['LOW', 'LOW', 'LOW', 'LOW', 'LOW', 'LOW']],
  ['healed', ['LOW', 'LOW', 'LOW', 'LOW', 'LOW', 'LOW']],
  ['test', ['LOW', 'LOW', 'LOW', 'LOW', 'LOW', 'LOW']],
  ['status', ['LOW', 'LOW', 'LOW', 'LOW', 'LOW', 'LOW']],
] as const)('how loudly %s is said, from the worst on', (event, priorities) => {
  const statuses = ['critical', 'unknown', 'degraded', 'warning', 'skipped', 'healthy'] as const
  expect(statuses.map((status) => priorityOf(event, status))).toEqual(priorities)
})
