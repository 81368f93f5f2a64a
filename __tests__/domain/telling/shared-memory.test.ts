import { describe, expect, test } from '@jest/globals'
import type { Delivery, Incident, NotificationEvent } from '../../../src/domain/incidents/incident.js'
import { withSharedMemory } from '../../../src/domain/telling/shared-memory.js'
import { MINUTE } from '../../../src/domain/time.js'
import { aState, NOON } from '../../support/incident-samples.js'

const heard = (event: NotificationEvent, minutes: number): Delivery => ({
  event,
  at: NOON + minutes * MINUTE,
  delivered: true,
})

function anIncident(
  ref: string,
  deliveries: Readonly<Record<string, Delivery>>,
  { key = 'bot', duplicateOf = null }: { readonly key?: string; readonly duplicateOf?: string | null } = {},
): Incident {
  const state = aState({ deliveries, duplicateOf })
  return { key, ref, url: null, phase: 'open', closedBy: null, closedAt: null, state }
}

function known(...incidents: readonly Incident[]): unknown[] {
  return withSharedMemory(incidents).map(({ state }) => state.deliveries)
}

describe('of several incidents of one key', () => {
  test('each knows what was heard last, channel by channel', () => {
    const [opened, over] = [heard('opened', 0), heard('recovered', 5)]
    const mail = heard('opened', 3)
    expect(known(anIncident('1', { chat: opened, mail }), anIncident('2', { chat: over }))).toEqual([
      { chat: over, mail },
      { chat: over, mail },
    ])
  })

  test.each([[['recovered', 'opened'] as const], [['opened', 'recovered'] as const]])(
    'an end at the same moment counts: %j',
    ([one, other]) => {
      const over = heard('recovered', 0)
      expect(known(anIncident('1', { chat: heard(one, 0) }), anIncident('2', { chat: heard(other, 0) }))).toEqual([
        { chat: over },
        { chat: over },
      ])
    },
  )

  test('a duplicate neither tells nor learns', () => {
    const [opened, over] = [heard('opened', 0), heard('recovered', 5)]
    const incidents = [
      anIncident('1', { chat: opened }),
      anIncident('2', { chat: over }, { duplicateOf: '1' }),
      anIncident('3', {}),
    ]
    expect(known(...incidents)).toEqual([{ chat: opened }, { chat: over }, { chat: opened }])
  })
})

test('incidents of other keys, and those that stand for all, are the same as before', () => {
  const alone = [anIncident('1', { chat: heard('opened', 0) }), anIncident('2', {}, { key: 'web' })]
  expect(withSharedMemory(alone)).toBe(alone)
  const standing = [
    anIncident('1', { chat: heard('opened', 0) }, { key: 'all:0a' }),
    anIncident('2', {}, { key: 'all:0a' }),
  ]
  expect(withSharedMemory(standing)).toBe(standing)
})
