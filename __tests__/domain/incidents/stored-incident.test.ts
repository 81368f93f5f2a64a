import { describe, expect, test } from '@jest/globals'
import { readIncidentState } from '../../../src/domain/incidents/stored-incident.js'
import { aState, aTrouble, NOON } from '../../support/incident-samples.js'

const attempt = { step: 'rerun', at: NOON, ok: true, detail: '', url: null }
const recovery = { attempts: [attempt], exhausted: false, resetAt: null, announcedAt: NOON }
const delivery = { event: 'opened', at: NOON, delivered: true, openings: 0 } as const
const whole = { ...aState({ members: { a: aTrouble({ recovery }) }, deliveries: { mail: delivery } }) }

const withState = (more: object): object => ({ ...whole, ...more })
const withMember = (more: object): object => withState({ members: { a: { ...whole.members['a'], ...more } } })
const withRecovery = (more: object): object => withMember({ recovery: { ...recovery, ...more } })
const withAttempt = (more: object): object => withRecovery({ attempts: [{ ...attempt, ...more }] })
const withDelivery = (more: object): object => withState({ deliveries: { mail: { ...delivery, ...more } } })

const LATEST = 8.64e15
const notInstants = [-1, LATEST + 1, '1', null, Number.NaN]
const notLater = [-1, LATEST + 1, '1', Number.NaN]
const notTexts = [7, {}, true]

type With = (more: object) => object

describe('a state as it was stored', () => {
  test('is read as it is', () => {
    expect(readIncidentState(whole)).toEqual(whole)
  })

  test.each<[With, string, readonly unknown[], readonly unknown[]]>([
    [withState, 'version', [1], [0, 2, '1', undefined]],
    [withState, 'openedAt', [0, LATEST], [...notInstants, undefined]],
    [withState, 'reopenedAt', [0, null, undefined], notLater],
    [withState, 'checks', [0, 5], [-1, 0.5, '1', null, undefined]],
    [withState, 'toldAt', [0], notInstants],
    [withState, 'worst', ['healthy', 'critical', 'unknown'], ['dead', 1, null]],
    [withState, 'closedAt', [0, null], [...notLater, undefined]],
    [withState, 'duplicateOf', ['7', '', null], [7, undefined]],
    [withState, 'config', ['c', null, undefined], notTexts],
    [withState, 'goneAt', [0, null, undefined], notLater],
    [withState, 'watched', [0, undefined], [-1, 0.5, null]],
    [withState, 'remindedAt', [0, undefined], notInstants],
    [withState, 'moved', [true, undefined], [false, null, 1]],
    [withState, 'members', [{}], [[], null, undefined, { a: {} }]],
    [withState, 'deliveries', [{}], [[], null, undefined, { mail: {} }]],
    [withMember, 'name', ['', 'n'], [7, null]],
    [withMember, 'status', ['healthy'], ['dead', null]],
    [withMember, 'reason', ['stale', 'ok'], ['toString', 'x', null]],
    [withMember, 'since', [0], notInstants],
    [withMember, 'lastBeatAt', [0, null], notLater],
    [withMember, 'lastEndAt', [0, null], notLater],
    [withMember, 'forced', [true, false], [0, null]],
    [withMember, 'healthyChecks', [0], [-1, null]],
    [withMember, 'firstEndAt', [0, null], notLater],
    [withMember, 'recoveredAt', [0, null], [...notLater, undefined]],
    [withMember, 'joinedAt', [0, undefined], notInstants],
    [withMember, 'leftAt', [0, null, undefined], notLater],
    [withMember, 'worst', ['warning', undefined], ['dead', null]],
    [withMember, 'worseAt', [0, undefined], notInstants],
    [withMember, 'deliveries', [{}, { mail: delivery }, undefined], [[], null, { mail: {} }]],
    [withMember, 'recovery', [null], [undefined, {}, []]],
    [withRecovery, 'exhausted', [true], [0, null]],
    [withRecovery, 'resetAt', [0, null, undefined], notLater],
    [withRecovery, 'announcedAt', [0, null, undefined], notLater],
    [withRecovery, 'attempts', [[]], [{}, null, [attempt, null]]],
    [withAttempt, 'step', [''], notTexts],
    [withAttempt, 'at', [0], notInstants],
    [withAttempt, 'ok', [true, false, null], [0, undefined]],
    [withAttempt, 'detail', [''], notTexts],
    [withAttempt, 'url', ['u', null, undefined], notTexts],
    [withDelivery, 'event', ['escalated', 'recovered'], ['x', null]],
    [withDelivery, 'at', [0], notInstants],
    [withDelivery, 'delivered', [false], [0, null]],
    [withDelivery, 'openings', [0, undefined], [-1, null]],
  ])('is what this version writes, in each field (%#)', (around, field, good, wrong) => {
    for (const value of good) expect(readIncidentState(around({ [field]: value }))).toEqual(around({ [field]: value }))
    for (const value of wrong) expect([value, readIncidentState(around({ [field]: value }))]).toEqual([value, null])
  })

  test.each([null, undefined, [], 'state', 7])('is none: %j', (value) => {
    expect(readIncidentState(value)).toBeNull()
  })

  test('holds nothing later than it may', () => {
    expect(readIncidentState(whole, NOON)).toEqual(whole)
    expect(readIncidentState(whole, NOON - 1)).toBeNull()
  })

  test('of an older version had no ends: its last beat was one', () => {
    const since = ['lastEndAt', 'forced', 'firstEndAt']
    const older = Object.fromEntries(Object.entries(aTrouble()).filter(([field]) => !since.includes(field)))
    const members = { a: older, b: { ...older, lastBeatAt: undefined } }
    expect(readIncidentState(withState({ members: { a: older } }))?.members['a']).toEqual(
      aTrouble({ lastEndAt: aTrouble().lastBeatAt, forced: false, firstEndAt: null }),
    )
    expect(readIncidentState(withState({ members }))).toBeNull()
  })
})
