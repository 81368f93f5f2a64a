import { describe, expect, test } from '@jest/globals'
import type { Delivery, NotificationEvent } from '../../../src/domain/incidents/incident.js'
import {
  dueHealed,
  dueNotifications,
  dueSummary,
  verdictsFor,
  type ChannelRules,
  type Occasion,
} from '../../../src/domain/telling/notification-rules.js'
import { DAY, MINUTE } from '../../../src/domain/time.js'
import { aVerdict, NOON } from '../../support/incident-samples.js'

const ALL: readonly NotificationEvent[] = ['opened', 'escalated', 'reminder', 'recovered', 'recovery-exhausted']
const COOLDOWN = 30 * MINUTE

function aChannel(more: Partial<ChannelRules> = {}): ChannelRules {
  return { id: 'chat', on: ALL, minStatus: null, cooldownMs: COOLDOWN, monitors: [], tags: [], ...more }
}

function anOccasion(more: Partial<Occasion> = {}): Occasion {
  return { event: null, endedAt: null, worst: 'critical', deliveries: {}, verdicts: [aVerdict()], ...more }
}

/** What the channel hears; null for nothing. */
function heard(more: Partial<Occasion>, channel: Partial<ChannelRules> = {}, now = NOON): NotificationEvent | null {
  const due = dueNotifications(anOccasion(more), [aChannel(channel)], now)
  expect(due.length).toBeLessThanOrEqual(1)
  return due[0]?.event ?? null
}

function took(event: NotificationEvent, more: Partial<Delivery> = {}): Partial<Occasion> {
  return { deliveries: { chat: { event, at: NOON, delivered: true, ...more } } }
}

describe('while it lasts', () => {
  const failed = { delivered: false }
  test.each<[string, Partial<Occasion>, NotificationEvent | null]>([
    ['an opening', { event: 'opened' }, 'opened'],
    ['nothing new, to one who never heard', {}, 'opened'],
    ['a reminder, to one who never heard: an opening', { event: 'reminder' }, 'opened'],
    ['a reminder, to one who knows', { event: 'reminder', ...took('opened') }, 'reminder'],
    ['an escalation, to one who knows', { event: 'escalated', ...took('reminder') }, 'escalated'],
    ['nothing new, to one who knows', took('opened'), null],
    ['an opening once more, to one who knows', { event: 'opened', ...took('escalated') }, null],
    ['an opening that failed', took('opened', failed), 'opened'],
    ['a reminder that failed', took('reminder', failed), 'reminder'],
    [
      'a reminder that failed, and an escalation since',
      { event: 'escalated', ...took('reminder', failed) },
      'escalated',
    ],
    // People believe that it lasts: that it lasts again is no news to them.
    ['good news that failed', took('recovered', failed), null],
    ['good news that somebody may have heard', took('recovered', { ...failed, unsure: true }), 'opened'],
    [
      'that nothing helps, however lately they heard',
      { event: 'recovery-exhausted', ...took('recovered') },
      'recovery-exhausted',
    ],
  ])('%s', (_, occasion, event) => expect(heard(occasion)).toBe(event))

  test('whoever takes no openings hears what is new first', () => {
    const on: NotificationEvent[] = ['reminder', 'recovered']
    expect(heard({ event: 'reminder' }, { on })).toBe('reminder')
    expect(heard({ event: 'opened' }, { on })).toBeNull()
    expect(heard({ event: 'recovery-exhausted' }, { on: ['opened'] })).toBe('opened')
  })

  test.each([
    ['warning', 'opened'],
    ['degraded', 'opened'],
    ['critical', 'opened'],
    ['unknown', null],
    ['healthy', null],
    ['skipped', null],
  ] as const)('what is %s is told as %s', (status, event) => {
    expect(heard({ event: 'opened', verdicts: [aVerdict({ status })] })).toBe(event)
  })

  test.each([
    ['critical', 'warning', null],
    ['critical', 'critical', 'opened'],
    ['warning', 'critical', 'opened'],
    ['warning', 'warning', 'opened'],
  ] as const)('who hears from %s on: %s', (minStatus, status, event) => {
    expect(heard({ event: 'opened', verdicts: [aVerdict({ status })] }, { minStatus })).toBe(event)
  })
})

describe('one that was told of an end waits before it hears of a new beginning', () => {
  const again = (ago: number, openings?: number) =>
    heard({ event: 'opened', ...took('recovered', { at: NOON - ago, openings }) })

  test.each<[number | undefined, number]>([
    [undefined, 1],
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 4],
    [9, 4],
  ])('after %j openings %d cooldowns', (openings, cooldowns) => {
    expect(again(cooldowns * COOLDOWN - 1, openings)).toBeNull()
    expect(again(cooldowns * COOLDOWN, openings)).toBe('opened')
  })

  test('not where the end never reached them', () => {
    expect(heard({ event: 'opened', ...took('opened', { delivered: false }) })).toBe('opened')
  })
})

describe('at its end', () => {
  const ended = { event: 'recovered', endedAt: NOON, verdicts: [aVerdict({ status: 'healthy' })] } as const
  const failed = { delivered: false }
  const reminders: ChannelRules['on'] = ['reminder', 'recovered']
  test.each<[string, Partial<Occasion>, Partial<ChannelRules>, NotificationEvent | null]>([
    ['who knows of it hears', { ...ended, ...took('opened') }, {}, 'recovered'],
    [
      'who knows of it hears later, where nothing is new',
      { ...ended, event: null, ...took('opened') },
      {},
      'recovered',
    ],
    ['who heard it hears nothing', { ...ended, ...took('recovered') }, {}, null],
    ['whom it did not reach hears it', { ...ended, event: null, ...took('recovered', failed) }, {}, 'recovered'],
    ['who missed the opening hears of it afterwards', { ...ended, ...took('opened', failed) }, {}, 'recovered'],
    ['but only when it is new', { ...ended, event: null, ...took('opened', failed) }, {}, null],
    [
      'who may have heard that it opened hears it later, too',
      { ...ended, event: null, ...took('opened', { ...failed, unsure: true }) },
      {},
      'recovered',
    ],
    ['who takes openings and had none hears nothing', { ...ended }, {}, null],
    ['who takes no openings hears', { ...ended }, { on: reminders }, 'recovered'],
    ['when it is new', { ...ended, event: null }, { on: reminders }, null],
    ['if it was bad enough', { ...ended, worst: 'warning' }, { on: reminders, minStatus: 'critical' }, null],
    ['even of what was just bad enough', { ...ended }, { on: reminders, minStatus: 'critical' }, 'recovered'],
    ['and not within the cooldown', { ...ended, ...took('recovered') }, { on: reminders }, null],
    ['but after it', { ...ended, ...took('recovered', { at: NOON - COOLDOWN }) }, { on: reminders }, 'recovered'],
  ])('%s', (_, occasion, channel, event) => expect(heard(occasion, channel)).toBe(event))

  test('it is news for two days: who looks once a day tries again', () => {
    const owed = { ...ended, event: null, ...took('opened') }
    expect(heard(owed, {}, NOON + 2 * DAY)).toBe('recovered')
    expect(heard(owed, {}, NOON + 2 * DAY + 1)).toBeNull()
  })
})

describe('who hears of what', () => {
  const mail = aVerdict({ monitor: 'mail', tags: ['night', 'eu'] })
  const web = aVerdict({ monitor: 'web', tags: [] })
  test.each<[string, Partial<ChannelRules>, string[]]>([
    ['all', {}, ['mail', 'web']],
    ['by name', { monitors: ['web'] }, ['web']],
    ['by pattern, any of them', { monitors: ['x', 'm*'] }, ['mail']],
    ['by tag, any of them', { tags: ['x', 'eu'] }, ['mail']],
    ['by both', { monitors: ['web'], tags: ['eu'] }, []],
  ])('%s', (_, rules, monitors) => {
    expect(verdictsFor(aChannel(rules), [mail, web]).map(({ monitor }) => monitor)).toEqual(monitors)
  })

  test('nothing is told of monitors that a channel does not want', () => {
    expect(heard({ event: 'opened' }, { monitors: ['another'] })).toBeNull()
  })

  test('channels that hear the same are told together, in their order', () => {
    const channels = [aChannel({ id: 'a' }), aChannel({ id: 'b', on: ['reminder'] }), aChannel({ id: 'c' })]
    const occasion = anOccasion({ event: 'reminder' })
    expect(dueNotifications(occasion, channels, NOON)).toEqual([
      { event: 'opened', channels: ['a', 'c'] },
      { event: 'reminder', channels: ['b'] },
    ])
  })

  test('a summary goes to whom it is bad enough for', () => {
    const channels = [
      aChannel({ id: 'a', on: ['summary'] }),
      aChannel({ id: 'b', on: ['summary'], minStatus: 'critical' }),
      aChannel({ id: 'c' }),
    ]
    expect(dueSummary(channels, 'healthy')).toEqual(['a'])
    expect(dueSummary(channels, 'critical')).toEqual(['a', 'b'])
  })

  test('what healed before anybody was alarmed goes to whom it concerns', () => {
    const channels = [
      aChannel({ id: 'a', on: ['healed'] }),
      aChannel({ id: 'b', on: ['healed'], tags: ['x'] }),
      aChannel(),
    ]
    expect(dueHealed(channels, mail)).toEqual(['a'])
  })
})
