import { describe, expect, test } from '@jest/globals'
import type { Incident, IncidentPolicy, IncidentState, Trouble } from '../../../src/domain/incidents/incident.js'
import { answerFor } from '../../../src/domain/incidents/plan-new-incidents.js'
import { planStanding } from '../../../src/domain/incidents/plan-standing.js'
import { standingKey } from '../../../src/domain/incidents/standing-key.js'
import { DAY, HOUR } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

const ALL: IncidentPolicy = { ...POLICY, oneIssue: 'c' }
const KEY = standingKey('c')
type Members = Readonly<Record<string, Partial<Trouble>>>

const sick = (monitor: string, more: Partial<Verdict> = {}) => aVerdict({ monitor, name: monitor, ...more })
const well = (monitor: string) =>
  sick(monitor, {
    status: 'healthy',
    reason: 'ok',
    since: null,
    lastEndAt: NOON - 1,
    beat: { at: NOON - 1, state: 'ok' },
  })

function incidentOf(
  key: string,
  members: Members,
  more: Partial<Incident> = {},
  state: Partial<IncidentState> = {},
): Incident {
  const whole = Object.fromEntries(Object.entries(members).map(([id, own]) => [id, aTrouble({ name: id, ...own })]))
  return { key, ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: aState({ members: whole, ...state }), ...more } // prettier-ignore
}

interface World {
  readonly kept?: readonly Incident[]
  readonly ended?: readonly Incident[]
  readonly fresh?: readonly Verdict[]
  readonly verdicts?: readonly Verdict[]
  readonly policy?: IncidentPolicy
}
function plan({ kept = [], ended = [], fresh = [], verdicts = [], policy = ALL }: World) {
  const byMonitor = new Map([...verdicts, ...fresh].map((one) => [one.monitor, one]))
  return planStanding(kept, [], fresh, { byMonitor, policy, now: NOON, ended })
}
/** `kind key` of each effect. */
const kinds = (world: World) =>
  plan(world).map((one) => `${one.kind} ${one.kind === 'open-incident' ? one.draft.key : 'incident' in one && typeof one.incident === 'object' ? (one.incident?.key ?? '') : ''}`) // prettier-ignore

describe('incidents of their own', () => {
  test('move into the one for all, and are closed after it', () => {
    const single = incidentOf('a', { a: {} }, { ref: '7' }, { worst: 'critical' })
    const [opened, closed, ...others] = plan({ kept: [single], fresh: [sick('b', { status: 'warning' })], verdicts: [sick('a')] }) // prettier-ignore
    expect(others).toEqual([])
    expect(opened).toMatchObject({
      kind: 'open-incident',
      draft: { key: KEY, previous: null, verdicts: [{ monitor: 'a' }, { monitor: 'b' }], state: { worst: 'critical', members: { a: {}, b: { joinedAt: NOON } } } }, // prettier-ignore
    })
    expect(closed).toEqual({
      kind: 'close-duplicate',
      incident: single,
      keep: expect.objectContaining({ key: KEY, ref: '', phase: 'open' }),
      change: {
        state: { ...single.state, closedAt: NOON, duplicateOf: '', moved: true },
        verdicts: [],
        comment: 'moved',
      },
    })
  })

  const home = incidentOf(KEY, { z: {} }, { ref: '3' })
  test.each<[string, World, readonly string[]]>([
    [
      'whose monitors all are judged move',
      { kept: [home, incidentOf('a', { a: {}, b: {} })], verdicts: [sick('a'), sick('b'), sick('z')] },
      [`update-incident ${KEY}`, 'close-duplicate a'],
    ],
    [
      'with one that is not judged stay',
      { kept: [home, incidentOf('a', { a: {}, b: {} })], verdicts: [sick('a'), sick('z')] },
      ['update-incident a', `update-incident ${KEY}`],
    ],
    [
      'with one that is not judged, and one that is back, stay',
      { kept: [home, incidentOf('a', { a: {}, b: {} })], verdicts: [well('a'), sick('z')] },
      ['update-incident a', `update-incident ${KEY}`],
    ],
    [
      'of which one is back move',
      { kept: [home, incidentOf('a', { a: {}, b: {} })], verdicts: [well('a'), sick('b'), sick('z')] },
      [`update-incident ${KEY}`, 'close-duplicate a'],
    ],
    [
      'that end in this run end as they were',
      { kept: [home, incidentOf('a', { a: {} })], verdicts: [well('a'), sick('z')] },
      ['close-incident a', `update-incident ${KEY}`],
    ],
    [
      'that are over are closed',
      { kept: [home, incidentOf('a', { a: { leftAt: 3, recoveredAt: 3 } })], verdicts: [sick('a'), sick('z')] },
      ['close-incident a', `update-incident ${KEY}`],
    ],
  ])('%s', (_, world, expected) => {
    expect(kinds(world)).toEqual(expected)
  })
})

describe('the one for all', () => {
  test('is that of the configuration, or one of which it watches all', () => {
    const old = incidentOf(standingKey('old name'), { a: {}, b: {} })
    expect(kinds({ kept: [old], verdicts: [sick('a'), sick('b')], fresh: [sick('c')] })).toEqual([
      `update-incident ${old.key}`,
    ])
    expect(kinds({ kept: [old], verdicts: [sick('a')], fresh: [sick('c')] })).toEqual([`update-incident ${old.key}`, `open-incident ${KEY}`]) // prettier-ignore
    const empty = incidentOf(standingKey('old name'), { a: { leftAt: 3, recoveredAt: 3 } })
    expect(kinds({ kept: [empty], fresh: [sick('c')] })).toEqual([
      `close-incident ${empty.key}`,
      `open-incident ${KEY}`,
    ])
  })

  test('goes on until it is empty where none is wanted any longer', () => {
    const kept = [incidentOf(KEY, { a: {} })]
    expect(kinds({ kept, verdicts: [sick('a')], policy: POLICY })).toEqual([`update-incident ${KEY}`])
    expect(kinds({ kept, verdicts: [well('a')], policy: POLICY })).toEqual([`close-incident ${KEY}`])
  })

  test.each<[string, Partial<Incident>, boolean]>([
    ['soon after its end', { closedBy: 'heartbeat', closedAt: NOON - 6 * HOUR }, true],
    ['not later', { closedBy: 'heartbeat', closedAt: NOON - 6 * HOUR - 1 }, false],
    ['not after a person closed it', { closedBy: 'person-completed', closedAt: NOON - HOUR }, false],
    [
      'not one of another configuration',
      { closedBy: 'heartbeat', closedAt: NOON - HOUR, key: standingKey('d') },
      false,
    ],
  ])('is opened again %s', (_, more, again) => {
    const last = incidentOf(KEY, { x: { leftAt: 3, recoveredAt: 3 } }, { phase: 'closed', ...more })
    expect(kinds({ ended: [last], fresh: [sick('a')] })).toEqual([
      again ? `reopen-incident ${KEY}` : `open-incident ${KEY}`,
    ])
  })

  test('is opened again by who asks for it, though a bot closed it', () => {
    const closed = { phase: 'closed', closedBy: 'bot', closedAt: NOON - 2 * DAY } as const
    const last = incidentOf(KEY, { a: {} }, closed)
    expect(kinds({ ended: [last], fresh: [sick('a')] })).toEqual([`reopen-incident ${KEY}`])
    const twin = incidentOf(KEY, { a: {} }, { ...closed, ref: '2' }, { duplicateOf: '1' })
    expect(kinds({ ended: [twin], fresh: [sick('b')] })).toEqual([`open-incident ${KEY}`])
  })

  test('links to the last one before it', () => {
    const past = (ref: string) => incidentOf(KEY, { x: {} }, { ref, url: `u${ref}`, phase: 'closed', closedBy: 'heartbeat', closedAt: NOON - DAY }) // prettier-ignore
    expect(plan({ ended: [past('4'), past('5')], fresh: [sick('a')] })).toMatchObject([{ draft: { previous: { ref: '5', url: 'u5' } } }]) // prettier-ignore
  })

  test('has room for five hundred, and the others have one of their own', () => {
    const many = Array.from({ length: 501 }, (_, n) => sick(`m${n}`))
    const [first, second, ...others] = plan({ fresh: many })
    expect(others).toEqual([])
    expect(first?.kind === 'open-incident' && Object.keys(first.draft.state.members)).toHaveLength(500)
    expect(second?.kind === 'open-incident' && Object.keys(second.draft.state.members)).toEqual(['m500'])
    expect(plan({ fresh: many.slice(0, 500) })).toHaveLength(1)
  })

  test('nothing happens where nobody comes and nothing is open', () => {
    expect(plan({ verdicts: [sick('a')] })).toEqual([])
  })
})

describe('what one trouble asks for', () => {
  const T = NOON - 5 * HOUR
  const past = (more: Partial<Incident>, key = 'a') =>
    incidentOf(key, { a: { lastEndAt: T } }, { phase: 'closed', ...more })
  const again = { lastEndAt: T + 1 }
  test.each<[string, Partial<Verdict>, Incident | null, Partial<IncidentPolicy>, string]>([
    ['nothing was before', {}, null, {}, 'new'],
    ['it is muted', {}, past({ closedBy: 'person-not-planned', closedAt: 5 }), {}, 'muted'],
    ['it was muted, and has beaten since', again, past({ closedBy: 'person-not-planned', closedAt: 5 }), {}, 'new 1'],
    [
      'it was muted, and its end is not known',
      { lastEndAt: null },
      past({ closedBy: 'person-not-planned', closedAt: 5 }),
      {},
      'muted',
    ],
    ['it is said to be mended', {}, past({ closedBy: 'person-completed', closedAt: NOON - DAY + 1 }), {}, 'muted'],
    [
      'it was said to be mended a day ago',
      {},
      past({ closedBy: 'person-completed', closedAt: NOON - DAY }),
      {},
      'reopen',
    ],
    [
      'it was said to be mended, and a beat was due since',
      { missedDueAt: NOON - DAY + 1 },
      past({ closedBy: 'person-completed', closedAt: NOON - DAY }),
      {},
      'reopen',
    ],
    [
      'it was said to be mended, and no beat was due since',
      { missedDueAt: NOON - DAY },
      past({ closedBy: 'person-completed', closedAt: NOON - DAY }),
      {},
      'muted',
    ],
    [
      'a bot said so, and no beat was due since',
      { missedDueAt: NOON - DAY },
      past({ closedBy: 'bot', closedAt: NOON - DAY }),
      {},
      'reopen',
    ],
    ['a bot closed it a moment ago', {}, past({ closedBy: 'bot', closedAt: NOON - 1 }), {}, 'muted'],
    [
      'it was mended, and has died again',
      again,
      past({ closedBy: 'person-completed', closedAt: NOON - 1 }),
      {},
      'new 1',
    ],
    [
      'with reminders each hour it is believed for one',
      {},
      past({ closedBy: 'bot', closedAt: NOON - HOUR }),
      { reminderMs: HOUR },
      'reopen',
    ],
    [
      'without reminders it is believed for a day',
      {},
      past({ closedBy: 'bot', closedAt: NOON - DAY + 1 }),
      { reminderMs: 0 },
      'muted',
    ],
    [
      'without reminders not for longer',
      {},
      past({ closedBy: 'bot', closedAt: NOON - DAY }),
      { reminderMs: 0 },
      'reopen',
    ],
    ['it ended a while ago', again, past({ closedBy: 'heartbeat', closedAt: NOON - 6 * HOUR }), {}, 'reopen'],
    ['it ended long ago', again, past({ closedBy: 'heartbeat', closedAt: NOON - 6 * HOUR - 1 }), {}, 'new 1'],
    ['it is over and not closed', again, past({ phase: 'open' }), {}, 'reopen'],
    ['a storm told of it', again, past({ closedBy: 'heartbeat', closedAt: NOON - 1 }, 'group:1'), {}, 'new 1'],
    [
      'one for all told of it',
      again,
      past({ closedBy: 'heartbeat', closedAt: NOON - 1 }, KEY),
      { oneIssue: 'c' },
      'reopen',
    ],
    [
      'one of its own told of it, and now one is for all',
      again,
      past({ closedBy: 'heartbeat', closedAt: NOON - 1 }),
      { oneIssue: 'c' },
      'new 1',
    ],
  ])('%s', (_, verdict, last, policy, expected) => {
    const answer = answerFor(sick('a', verdict), last === null ? [] : [last], { ...POLICY, ...policy }, NOON)
    expect(answer.kind === 'new' && answer.previous !== null ? `new ${answer.previous.ref}` : answer.kind).toBe(
      expected,
    )
  })

  test('the last one counts, whichever comes first, and no duplicate', () => {
    const muted = past({ closedBy: 'person-not-planned', closedAt: 5 })
    const later = past({ closedBy: 'heartbeat', closedAt: NOON - 1, ref: '2' })
    const open = past({ phase: 'open', ref: '3' })
    const twin = incidentOf('a', { a: {} }, { phase: 'closed', closedBy: 'person-not-planned', closedAt: NOON, ref: '4' }, { duplicateOf: '1' }) // prettier-ignore
    const refOf = (...closed: readonly Incident[]) => {
      const answer = answerFor(sick('a'), closed, POLICY, NOON)
      return answer.kind === 'reopen' ? answer.incident.ref : answer.kind
    }
    expect([refOf(muted, later), refOf(later, muted), refOf(later, open), refOf(open, later), refOf(later, twin)]).toEqual(['2', '2', '3', '3', '2']) // prettier-ignore
    expect(refOf(twin)).toBe('new')
    expect(refOf(incidentOf('b', { b: {} }, { phase: 'closed', closedBy: 'person-not-planned', closedAt: NOON }))).toBe(
      'new',
    )
  })
})
