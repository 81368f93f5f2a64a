import { describe, expect, test } from '@jest/globals'
import type { Delivery, Incident, NotificationEvent, Trouble } from '../../../src/domain/incidents/incident.js'
import { withSharedMemory } from '../../../src/domain/telling/shared-memory.js'
import { MINUTE } from '../../../src/domain/time.js'
import { aState, aTrouble, NOON } from '../../support/incident-samples.js'

const heard = (event: NotificationEvent, minutes: number): Delivery => ({
  event,
  at: NOON + minutes * MINUTE,
  delivered: true,
})

function anIncident(
  ref: string,
  deliveries: Readonly<Record<string, Delivery>>,
  {
    key = 'bot',
    duplicateOf = null,
    phase = 'open',
  }: Partial<Pick<Incident, 'key' | 'phase'>> & { readonly duplicateOf?: string | null } = {},
): Incident {
  const state = aState({ deliveries, duplicateOf })
  return { key, ref, url: null, phase, closedBy: null, closedAt: null, state }
}

function standing(ref: string, members: Readonly<Record<string, Trouble['deliveries']>>): Incident {
  const incident = anIncident(ref, {}, { key: 'all:0a' })
  const troubles = Object.entries(members).map(([id, deliveries]) => [id, aTrouble(deliveries && { deliveries })])
  return { ...incident, state: { ...incident.state, members: Object.fromEntries(troubles) } }
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

  test('a duplicate neither tells nor learns, unless a person opened it again', () => {
    const [opened, over] = [heard('opened', 0), heard('recovered', 5)]
    const incidents = [
      anIncident('1', { chat: opened }),
      anIncident('2', { chat: over }, { duplicateOf: '1', phase: 'closed' }),
      anIncident('3', {}),
    ]
    expect(known(...incidents)).toEqual([{ chat: opened }, { chat: over }, { chat: opened }])
    const again = anIncident('2', { chat: opened }, { duplicateOf: '1' })
    expect(known(anIncident('1', { chat: over }, { phase: 'closed' }), again)).toEqual([{ chat: over }, { chat: over }])
  })

  test('that stands for all each member knows it of itself', () => {
    const [opened, over] = [heard('opened', 0), heard('recovered', 5)]
    const one = standing('1', { a: { chat: opened }, b: { chat: opened }, c: undefined })
    const other = standing('2', { a: { chat: over }, c: undefined, d: { chat: over } })
    const membersOf = ({ state }: Incident) =>
      Object.fromEntries(Object.entries(state.members).map(([id, trouble]) => [id, trouble.deliveries]))
    expect(withSharedMemory([one, other]).map(membersOf)).toEqual([
      { a: { chat: over }, b: { chat: opened }, c: undefined },
      { a: { chat: over }, c: undefined, d: { chat: over } },
    ])
  })
})

test('incidents of other keys are the same as before', () => {
  const alone = [anIncident('1', { chat: heard('opened', 0) }), anIncident('2', {}, { key: 'web' })]
  expect(withSharedMemory(alone)).toBe(alone)
})
