import { describe, expect, test } from '@jest/globals'
import type {
  Delivery,
  Incident,
  IncidentChange,
  IncidentState,
  NotificationEvent,
} from '../../../src/domain/incidents/incident.js'
import type { Effect } from '../../../src/domain/incidents/plan.js'
import type { ChannelRules } from '../../../src/domain/telling/notification-rules.js'
import { addNotifications } from '../../../src/domain/telling/plan-notifications.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aDraft, aState, aTrouble, aVerdict, NOON } from '../../support/incident-samples.js'

const EVENTS: readonly NotificationEvent[] = ['opened', 'escalated', 'reminder', 'recovered', 'recovery-exhausted']
const CHAT: ChannelRules = { id: 'chat', on: EVENTS, minStatus: null, cooldownMs: 30 * MINUTE, monitors: [], tags: [] }
const MAIL: ChannelRules = { ...CHAT, id: 'mail' }

const sick = aVerdict({ monitor: 'a' })
const well = aVerdict({ monitor: 'a', status: 'healthy', reason: 'ok', since: null })
const paused = aVerdict({ monitor: 'a', status: 'skipped', reason: 'paused', since: null })
const told = (event: NotificationEvent, more: Partial<Delivery> = {}): Delivery => ({
  event,
  at: NOON - HOUR,
  delivered: true,
  ...more,
})

function incidentOf(state: Partial<IncidentState> = {}, more: Partial<Incident> = {}): Incident {
  const whole = aState({ members: { a: aTrouble() }, ...state })
  return { key: 'a', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: whole, ...more }
}
const change = (incident: Incident, more: Partial<IncidentChange> = {}): IncidentChange => ({
  state: incident.state,
  verdicts: [sick],
  comment: null,
  ...more,
})

/** `event key to channels`, in order. */
function news(effects: readonly Effect[]): string[] {
  return effects.flatMap((one) =>
    one.kind === 'notify' ? [`${one.event} ${one.incident} to ${one.channels.join()}`] : [],
  )
}

interface World {
  readonly incidents?: readonly Incident[]
  readonly verdicts?: readonly Verdict[]
  readonly channels?: readonly ChannelRules[]
}
function plan(effects: readonly Effect[], { incidents = [], verdicts = [sick], channels = [CHAT, MAIL] }: World = {}) {
  return addNotifications(effects, incidents, verdicts, channels, NOON)
}

/** Written down before they are told: whoever dies in between owes it to them. */
const ABOUT_TO_HEAR_OF_END = told('recovered', { at: NOON, delivered: false, unsure: true, openings: 0 })
const ABOUT_TO_HEAR = {
  chat: told('opened', { at: NOON, delivered: false, unsure: true, openings: 0 }),
  mail: told('opened', { at: NOON, delivered: false, unsure: true, openings: 0 }),
}

describe('what follows from an effect', () => {
  const open = incidentOf({ deliveries: { chat: told('opened') } })

  test('is nothing where there are no channels', () => {
    const effects: Effect[] = [{ kind: 'open-incident', draft: aDraft({ verdicts: [sick] }) }]
    expect(plan(effects, { channels: [] })).toEqual(effects)
  })

  test('of an opening, that it opened', () => {
    const draft = aDraft({ key: 'a', verdicts: [sick], state: open.state })
    expect(plan([{ kind: 'open-incident', draft }])).toEqual([
      { kind: 'open-incident', draft: { ...draft, state: { ...draft.state, deliveries: ABOUT_TO_HEAR } } },
      { kind: 'notify', event: 'opened', incident: 'a', verdicts: [sick], channels: ['chat', 'mail'] },
    ])
  })

  test('of an opening, that cooldown bridges from the incident before', () => {
    const deliveries = { chat: told('reminder', { at: NOON - MINUTE }), mail: told('opened', { delivered: false }) }
    const before = incidentOf({ deliveries }, { ref: '7', phase: 'closed', closedBy: 'heartbeat' })
    const draft = aDraft({ key: 'a', verdicts: [sick], previous: { ref: '7', url: null } })
    const planned = plan([{ kind: 'open-incident', draft }], { incidents: [before] })
    expect(planned[0]).toMatchObject({
      draft: { state: { deliveries: { chat: told('recovered', { at: NOON - MINUTE }) } } },
    })
    expect(news(planned)).toEqual(['opened a to mail'])
  })

  test('of a reopening, that it opened', () => {
    const known = incidentOf({ deliveries: { chat: told('recovered') } })
    expect(news(plan([{ kind: 'reopen-incident', incident: known, change: change(known) }]))).toEqual([
      'opened a to chat,mail',
    ])
  })

  test.each<[IncidentChange['comment'], string[]]>([
    ['escalated', ['escalated a to chat', 'opened a to mail']],
    ['reminder', ['reminder a to chat', 'opened a to mail']],
    ['recovery-exhausted', ['recovery-exhausted a to chat,mail']],
    ['members', ['opened a to mail']],
    ['reopened', ['opened a to mail']],
    [null, ['opened a to mail']],
  ])('of an update with the comment %s', (comment, expected) => {
    expect(news(plan([{ kind: 'update-incident', incident: open, change: change(open, { comment }) }]))).toEqual(
      expected,
    )
  })

  test('and what else happened comes after it', () => {
    const alsoTold = ['recovery-exhausted'] as const
    const update: Effect = { kind: 'update-incident', incident: open, change: change(open, { comment: 'reminder', alsoTold }) } // prettier-ignore
    expect(news(plan([update]))).toEqual([
      'reminder a to chat',
      'opened a to mail',
      'recovery-exhausted a to chat,mail',
    ])
    const reopen: Effect = { kind: 'reopen-incident', incident: open, change: change(open, { alsoTold }) }
    expect(news(plan([reopen]))).toEqual(['opened a to mail', 'recovery-exhausted a to chat,mail'])
    const draft = aDraft({ key: 'a', verdicts: [sick], alsoTold })
    expect(news(plan([{ kind: 'open-incident', draft }]))).toEqual([
      'opened a to chat,mail',
      'recovery-exhausted a to chat,mail',
    ])
    const onlyOpenings = { ...CHAT, on: ['opened'] as const }
    expect(news(plan([update], { channels: [onlyOpenings] }))).toEqual([])
  })

  test('of an end, that it is over, and who heard nothing of it is settled', () => {
    const deliveries = { chat: told('opened'), mail: told('reminder'), pager: told('opened', { delivered: false }) }
    const known = incidentOf({ deliveries, closedAt: NOON })
    const close: Effect = { kind: 'close-incident', incident: known, change: change(known, { comment: 'recovered', verdicts: [well] }) } // prettier-ignore
    expect(plan([close], { channels: [CHAT] })).toEqual([
      {
        ...close,
        change: {
          ...close.change,
          state: { ...known.state, deliveries: { chat: ABOUT_TO_HEAR_OF_END, mail: told('recovered') } },
        },
      },
      { kind: 'notify', event: 'recovered', incident: 'a', verdicts: [well], channels: ['chat'] },
    ])
    const silent: Effect = { kind: 'close-incident', incident: known, change: change(known, { verdicts: [well] }) }
    expect(plan([silent])).toEqual([silent])
    const stays: Effect = { kind: 'update-incident', incident: known, change: change(known, { comment: 'recovered', verdicts: [well] }) } // prettier-ignore
    expect(news(plan([stays]))).toEqual(['recovered a to chat,mail'])
    expect(news(plan([{ ...close, change: { ...close.change, state: { ...known.state, closedAt: NOON - 2 * DAY - 1 } } }]))).toEqual([]) // prettier-ignore
  })

  test('of what is put away, nothing', () => {
    const effects: Effect[] = [
      { kind: 'close-gone', incident: open, change: change(open) },
      { kind: 'close-duplicate', incident: open, keep: open, change: change(open) },
      { kind: 'notify', event: 'summary', incident: null, verdicts: [sick], channels: ['x'] },
      { kind: 'recover', monitor: 'a', also: [], incident: '9', target: 't', step: 0, attempt: 1 },
    ]
    expect(plan(effects)).toEqual(effects)
  })
})

describe('what earlier runs still owe', () => {
  const gone = { phase: 'closed', closedBy: 'heartbeat', closedAt: NOON - HOUR } as const
  const owing = (more: Partial<IncidentState> = {}, how: Partial<Incident> = gone) =>
    incidentOf({ deliveries: { chat: told('opened') }, closedAt: NOON - HOUR, ...more }, how)
  const owed = (incident: Incident, world: World = {}) =>
    news(plan([], { incidents: [incident], verdicts: [well], ...world }))

  test.each<[string, Incident, World, boolean]>([
    ['an end that no channel took', owing(), {}, true],
    ['also outside its hours, as Heartbeat saw the end', owing(), { verdicts: [paused] }, true],
    ['not while it is bad again', owing(), { verdicts: [sick] }, false],
    ['not where nobody looked', owing(), { verdicts: [] }, false],
    ['not where one member is not well', owing({ members: { a: aTrouble(), b: aTrouble() } }), {}, false],
    ['not where the end was taken', owing({ deliveries: { chat: told('recovered') } }), {}, false],
    ['an end of two days ago', owing({ closedAt: NOON - 2 * DAY }), {}, true],
    ['not one of longer ago', owing({ closedAt: NOON - 2 * DAY - 1 }), {}, false],
    ['the end of what a person closed', owing({ closedAt: null }, { ...gone, closedBy: 'person-completed' }), {}, true],
    ['not before it is judged', owing({ closedAt: null }, { ...gone, closedBy: 'person-completed' }), { verdicts: [paused] }, false], // prettier-ignore
    ['not of what is open', owing({}, { phase: 'open' }), {}, false],
    ['of what stays open though all left', owing({ members: { a: aTrouble({ leftAt: NOON - HOUR }) } }, { phase: 'open' }), {}, true], // prettier-ignore
    ['and not where that was long ago', owing({ members: { a: aTrouble({ leftAt: NOON - 2 * DAY - 1 }) } }, { phase: 'open' }), {}, false], // prettier-ignore
    ['not of a duplicate', owing({ duplicateOf: '2' }), {}, false],
  ])('%s', (_, incident, world, tells) => {
    expect(owed(incident, world)).toEqual(tells ? ['recovered a to chat'] : [])
  })

  test.each<[string, Partial<Incident>, Partial<IncidentState>, boolean]>([
    ['an open one', { phase: 'open' }, {}, false],
    ['a newer end', { ...gone, closedAt: NOON - MINUTE }, {}, false],
    ['an older end', { ...gone, closedAt: NOON - 2 * HOUR }, {}, true],
    ['an end at the same time', gone, {}, false],
    ['an end at the same time, of an older one', { ...gone, ref: '0' }, {}, true],
    ['an open one of another monitor', { phase: 'open' }, { members: { b: aTrouble() } }, true],
    ['an open duplicate', { phase: 'open' }, { duplicateOf: '1' }, true],
  ])('the last word counts: beside %s', (_, how, state, tells) => {
    const other = incidentOf({ deliveries: { chat: told('recovered') }, ...state }, { ref: '2', ...how })
    expect(news(plan([], { incidents: [owing(), other], verdicts: [well] }))).toEqual(
      tells ? ['recovered a to chat'] : [],
    )
  })

  test('is written down before it is told: who dies in between cannot say what was heard', () => {
    const incident = owing()
    expect(plan([], { incidents: [incident], verdicts: [well], channels: [CHAT] })).toEqual([
      {
        kind: 'update-incident',
        incident,
        change: {
          state: { ...incident.state, deliveries: { chat: ABOUT_TO_HEAR_OF_END } },
          verdicts: [well],
          comment: null,
        },
      },
      { kind: 'notify', event: 'recovered', incident: 'a', verdicts: [well], channels: ['chat'] },
    ])
  })

  test('an opening that is written down as owed is not written again before it is told, any other is', () => {
    const update = (deliveries: IncidentState['deliveries']): Effect => {
      const incident = incidentOf({ deliveries })
      return { kind: 'update-incident', incident, change: change(incident) }
    }
    const owed = update({ chat: told('opened', { delivered: false }) })
    expect(plan([owed], { channels: [CHAT] })[0]).toEqual(owed)
    const first = { change: { state: { deliveries: { chat: ABOUT_TO_HEAR.chat } } } }
    expect(plan([update({})], { channels: [CHAT] })[0]).toMatchObject(first)
    expect(plan([update({ chat: told('recovered') })], { channels: [CHAT] })[0]).toMatchObject(first)
    const worse = incidentOf({ deliveries: { chat: told('reminder', { delivered: false }) } })
    const escalates: Effect = { kind: 'update-incident', incident: worse, change: change(worse, { comment: 'escalated' }) } // prettier-ignore
    expect(plan([escalates], { channels: [CHAT] })[0]).toMatchObject({
      change: { state: { deliveries: { chat: { event: 'escalated', at: NOON, unsure: true } } } },
    })
    const inPart = update({ chat: told('opened', { delivered: false }) })
    expect(plan([inPart])[0]).toMatchObject({ change: { state: { deliveries: ABOUT_TO_HEAR } } })
  })

  test('is not told of what this run changes', () => {
    const incident = owing()
    const effect: Effect = { kind: 'close-gone', incident, change: change(incident) }
    expect(plan([effect], { incidents: [incident], verdicts: [well] })).toEqual([effect])
  })
})

describe('an incident that stands for all', () => {
  const KEY = 'all:12345678'
  const standing = (members: IncidentState['members'], more: Partial<Incident> = {}) =>
    incidentOf({ members }, { key: KEY, ...more })
  const b = aVerdict({ monitor: 'b' })
  const update = (incident: Incident, more: Partial<IncidentChange> = {}): Effect => ({
    kind: 'update-incident',
    incident,
    change: change(incident, more),
  })
  const both = { verdicts: [sick, b] }

  test('tells each member by itself', () => {
    const members = {
      a: aTrouble({ joinedAt: NOON }),
      b: aTrouble({ joinedAt: NOON - HOUR, worseAt: NOON, deliveries: { chat: told('opened'), mail: told('opened') } }),
    }
    expect(news(plan([update(standing(members))], both))).toEqual([
      `opened ${KEY}/a to chat,mail`,
      `escalated ${KEY}/b to chat,mail`,
    ])
  })

  test.each<[string, Parameters<typeof aTrouble>[0], Partial<IncidentChange>, string[]]>([
    ['nothing new', {}, {}, []],
    ['a reminder', {}, { comment: 'reminder' }, ['reminder']],
    ['other news', {}, { comment: 'members' }, []],
    [
      'it joins, and something is owed',
      { joinedAt: NOON, deliveries: { chat: told('reminder', { delivered: false }) } },
      {},
      ['reminder'],
    ],
    ['it left now', { leftAt: NOON, recoveredAt: NOON }, {}, ['recovered']],
    ['it left before', { leftAt: NOON - 1, recoveredAt: NOON - 1 }, { comment: 'reminder' }, ['recovered']],
    ['it is no longer watched', { leftAt: NOON, recoveredAt: null }, {}, ['recovered']],
    [
      'all was tried',
      { recovery: { attempts: [], exhausted: true, announcedAt: NOON } },
      { comment: 'recovery-exhausted' },
      ['recovery-exhausted'],
    ],
    [
      'all was tried beside a reminder',
      { recovery: { attempts: [], exhausted: true, announcedAt: NOON } },
      { comment: 'reminder', alsoTold: ['recovery-exhausted'] },
      ['reminder', 'recovery-exhausted'],
    ],
    [
      'all was tried of it before',
      { recovery: { attempts: [], exhausted: true, announcedAt: NOON - 1 } },
      { comment: 'recovery-exhausted' },
      [],
    ],
    [
      'all was tried of another',
      { recovery: { attempts: [], exhausted: false, announcedAt: NOON } },
      { comment: 'recovery-exhausted' },
      [],
    ],
    ['all was tried and nobody is to hear', { recovery: { attempts: [], exhausted: true, announcedAt: NOON } }, {}, []],
  ])('%s', (_, trouble, more, events) => {
    const joined = { joinedAt: NOON - HOUR, deliveries: { chat: told('opened') }, ...trouble }
    const planned = plan([update(standing({ a: aTrouble(joined) }), { verdicts: [sick], ...more })], {
      channels: [CHAT],
    })
    expect(news(planned)).toEqual(events.map((event) => `${event} ${KEY}/a to chat`))
  })

  test('who left is settled with the channels that heard nothing of it', () => {
    const deliveries = { chat: told('opened'), mail: told('opened') }
    const left = { leftAt: NOON, recoveredAt: NOON, joinedAt: NOON - HOUR }
    const members = { a: aTrouble({ ...left, deliveries }), b: aTrouble(left), c: aTrouble({ ...left, leftAt: NOON - 1, deliveries }) } // prettier-ignore
    const [effect] = plan([update(standing(members))], { channels: [CHAT], verdicts: [b, aVerdict({ monitor: 'c' })] })
    expect(effect).toMatchObject({
      change: {
        state: {
          members: {
            a: { deliveries: { chat: ABOUT_TO_HEAR_OF_END, mail: told('recovered') } },
            c: { deliveries: { chat: ABOUT_TO_HEAR_OF_END, mail: told('opened') } },
          },
        },
      },
    })
    expect(effect?.kind === 'update-incident' && effect.change.state.members['b']).toEqual(members.b)
  })

  test('writes down what it owes before that is told, unless it is written down already', () => {
    const left = { leftAt: NOON - HOUR, recoveredAt: NOON - HOUR }
    const members = { a: aTrouble({ ...left, deliveries: { chat: told('opened') } }), b: aTrouble(left) }
    const incident = standing(members, { phase: 'closed', closedBy: 'heartbeat', closedAt: NOON - HOUR })
    const heard = { a: { ...members.a, deliveries: { chat: ABOUT_TO_HEAR_OF_END } }, b: members.b }
    expect(plan([], { incidents: [incident], verdicts: [well], channels: [CHAT] })).toEqual([
      {
        kind: 'update-incident',
        incident,
        change: { state: { ...incident.state, members: heard }, verdicts: [well], comment: null },
      },
      { kind: 'notify', event: 'recovered', incident: `${KEY}/a`, verdicts: [well], channels: ['chat'] },
    ])
    const opening = (deliveries: IncidentState['deliveries']) =>
      update(standing({ a: aTrouble({ joinedAt: NOON - HOUR, deliveries }) }), { verdicts: [sick] })
    const owed = opening({ chat: told('opened', { delivered: false }) })
    expect(plan([owed], { channels: [CHAT] })[0]).toEqual(owed)
    const written = { change: { state: { members: { a: { deliveries: { chat: ABOUT_TO_HEAR.chat } } } } } }
    expect(plan([opening({})], { channels: [CHAT] })[0]).toMatchObject(written)
  })

  test('opens, comes back and is closed as it is updated', () => {
    const members = { a: aTrouble({ joinedAt: NOON }), unseen: aTrouble({ joinedAt: NOON }) }
    const incident = standing(members)
    const draft = aDraft({ key: KEY, state: incident.state, verdicts: [sick] })
    const opened = plan([{ kind: 'open-incident', draft }])
    const joined = { ...members, a: { ...members.a, deliveries: ABOUT_TO_HEAR } }
    expect(opened[0]).toEqual({
      kind: 'open-incident',
      draft: { ...draft, state: { ...draft.state, members: joined } },
    })
    expect(news(opened)).toEqual([`opened ${KEY}/a to chat,mail`])
    for (const kind of ['reopen-incident', 'close-incident'] as const)
      expect(news(plan([{ kind, incident, change: change(incident) }]))).toEqual([`opened ${KEY}/a to chat,mail`])
    const duplicate: Effect = { kind: 'close-duplicate', incident, keep: incident, change: change(incident) }
    expect(plan([duplicate])).toEqual([duplicate])
  })

  test.each<[string, Parameters<typeof aTrouble>[0], Partial<Incident>, Verdict, boolean]>([
    ['who left', { leftAt: NOON - HOUR, recoveredAt: NOON - HOUR }, {}, well, true],
    ['who left and sleeps', { leftAt: NOON - HOUR, recoveredAt: NOON - HOUR }, {}, paused, true],
    ['not who is bad', { leftAt: NOON - HOUR, recoveredAt: NOON - HOUR }, {}, sick, false],
    [
      'not who is not known',
      { leftAt: NOON - HOUR, recoveredAt: NOON - HOUR },
      {},
      { ...well, status: 'unknown' },
      false,
    ],
    ['not who is part of it', {}, {}, well, false],
    ['not who is no longer watched', { leftAt: NOON - HOUR, recoveredAt: null }, {}, well, false],
    ['who was in what a person closed', {}, { phase: 'closed', closedBy: 'person-completed' }, well, true],
    ['not before he is judged', {}, { phase: 'closed', closedBy: 'person-completed' }, paused, false],
  ])('owes an end to %s', (_, trouble, how, verdict, tells) => {
    const incident = standing({ a: aTrouble({ deliveries: { chat: told('opened') }, ...trouble }) }, how)
    const channels = [CHAT]
    expect(news(plan([], { incidents: [incident], verdicts: [verdict], channels }))).toEqual(tells ? [`recovered ${KEY}/a to chat`] : []) // prettier-ignore
  })

  test.each<[string, Partial<Incident>, Partial<IncidentState>, boolean]>([
    ['an open one tells of him', { phase: 'open' }, {}, false],
    ['a newer one tells of him', { phase: 'closed', closedAt: NOON - 1 }, {}, false],
    ['an older one tells of him', { phase: 'closed', closedAt: NOON - 9 }, {}, true],
    ['a duplicate tells of him', { phase: 'open' }, { duplicateOf: '1' }, true],
    ['another tells of others', { phase: 'open' }, { members: { b: aTrouble() } }, true],
  ])('owes an end where %s', (_, how, state, tells) => {
    const left = aTrouble({ leftAt: NOON - HOUR, recoveredAt: NOON - HOUR, deliveries: { chat: told('opened') } })
    const incident = standing({ a: left }, { phase: 'closed', closedBy: 'heartbeat', closedAt: NOON - 5 })
    const other = incidentOf(state, { ref: '2', ...how })
    const owed = news(plan([], { incidents: [incident, other], verdicts: [well], channels: [CHAT] }))
    expect(owed.filter((line) => line.includes(KEY))).toEqual(tells ? [`recovered ${KEY}/a to chat`] : [])
  })
})
