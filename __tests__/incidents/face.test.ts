import { describe, expect, test } from '@jest/globals'
import type { Incident } from '../../src/domain/incidents/incident.js'
import { DAY, MINUTE, SECOND } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import { createFace, pageOf } from '../../src/incidents/face.js'
import {
  closed,
  closedAsDuplicate,
  followed,
  opened,
  openOrRecent,
  reopened,
  updated,
} from '../../src/incidents/incident-list.js'
import type { IncidentStore, Owed } from '../../src/incidents/store.js'
import { readLooks } from '../../src/incidents/stored-looks.js'
import { memoryFace } from '../support/face-world.js'
import { aDraft, aLog, aState, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'

function incidentOf(more: Partial<Incident> = {}): Incident {
  return { key: 'a', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: aState(), ...more }
}
const owedOf = (more: Partial<Owed> = {}): Owed => ({ kind: 'update', change: stillDown(), ...more })

/** A place that shows pages, and what is done there, as `open a`. */
function aPlace(pages: readonly Incident[] = []) {
  const done: string[] = []
  const fault: { now: Error | null } = { now: null }
  const note = <T>(what: string, result: T): Promise<T> => {
    done.push(what)
    return fault.now === null ? Promise.resolve(result) : Promise.reject(fault.now)
  }
  const store = {
    load: (scope: string) => note(`load ${scope}`, pages),
    open: (draft: { key: string; state: object }) => note(`open ${draft.key}`, incidentOf({ ref: '9', url: 'u9', ...(draft as object) })), // prettier-ignore
    update: (page: Incident) => note(`update ${page.ref}`, page),
    close: (page: Incident) => note(`close ${page.ref}`, { ...page, phase: 'closed' as const }),
    reopen: (page: Incident) => note(`reopen ${page.ref}`, { ...page, phase: 'open' as const }),
  } as unknown as IncidentStore
  return { store, done, fault }
}

function setUp(pages: readonly Incident[] = [], now = NOON) {
  const place = aPlace(pages)
  const memory = memoryFace()
  const log = aLog()
  const waits: number[] = []
  const clock = {
    sleep: (ms: number, until?: AbortSignal) => {
      waits.push(ms)
      return new Promise<void>((resolve) => until?.addEventListener('abort', () => resolve()))
    },
  }
  const face = (at = now) => createFace(place.store, memory, { clock, log, now: at })
  return { ...place, memory, log, waits, face }
}

describe('what people did is read', () => {
  test.each<[string, number | null, boolean]>([
    ['if it never was', null, true],
    ['not within 5 min', NOON - 5 * MINUTE + 1, false],
    ['after 5 min', NOON - 5 * MINUTE, true],
    ['not where a clock is a little ahead', NOON + 5 * MINUTE - 1, false],
    ['where a clock was far ahead', NOON + 5 * MINUTE, true],
  ])('%s', async (_, readAt, due) => {
    const { memory, face } = setUp()
    if (readAt !== null) await memory.note('readAt', readAt)
    expect(await face().isDue()).toBe(due)
  })

  test.each<[string, number, boolean]>([
    ['not while it rests', NOON + 1, false],
    ['when its rest is over', NOON, true],
    ['not in the longest rest', NOON + 5 * MINUTE, false],
    ['where it would rest for longer than anybody says', NOON + 5 * MINUTE + 1, true],
  ])('%s', async (_, restsUntil, due) => {
    const { memory, face } = setUp()
    await memory.note('restsUntil', restsUntil)
    expect(await face().isDue()).toBe(due)
    expect(await face().pages()).toEqual(due ? [] : null)
  })

  test('once in a run, and noted', async () => {
    const { memory, face, done } = setUp([incidentOf({ ref: '3' })])
    const one = face()
    expect(await one.pages()).toMatchObject([{ ref: '3' }])
    await one.pages()
    await one.isRead()
    expect(done).toEqual(['load all'])
    expect((await memory.load()).readAt).toBe(NOON)
  })
})

describe('a place that does not answer', () => {
  test.each([
    ['for now', false, MINUTE],
    ['for a reason that somebody has to put right', true, 5 * MINUTE],
  ])('%s is left alone for a while', async (_, permanent, rest) => {
    const { memory, face, fault, log, done } = setUp()
    fault.now = new ExternalError('github', 'no', { permanent })
    const one = face()
    expect(await one.pages()).toBeNull()
    expect(await one.pages()).toBeNull()
    expect(await one.isDue()).toBe(false)
    expect(await one.show(incidentOf(), owedOf())).toBeNull()
    expect(done).toEqual(['load all'])
    expect((await memory.load()).restsUntil).toBe(NOON + rest)
    expect(log.lines).toEqual(['warning: The issues could not be read, and it is tried again later: no'])
    expect([...(await one.owing())]).toEqual(['1'])
    expect((await memory.load()).owed.get('1')).toEqual(owedOf())
  })

  test('by a fault of ours, too', async () => {
    const { memory, face, fault, log } = setUp([incidentOf({ ref: '9' })])
    const one = face()
    await one.pages()
    fault.now = new TypeError('broken')
    expect(await one.show(incidentOf(), owedOf())).toBeNull()
    expect((await memory.load()).restsUntil).toBe(NOON + MINUTE)
    expect(log.lines).toEqual(['warning: The issue of a could not be written, and it is tried again later: broken'])
  })

  test('is waited for ten seconds', async () => {
    const { store, memory, log } = setUp()
    const waits: number[] = []
    const clock = { sleep: async (ms: number) => void waits.push(ms) }
    const mute = { ...store, load: () => new Promise<readonly Incident[]>(() => undefined) }
    expect(await createFace(mute, memory, { clock, log, now: NOON }).pages()).toBeNull()
    expect(waits).toEqual([10 * SECOND])
    expect(log.lines[0]).toContain('no answer within 10 s')
  })
})

describe('what is shown', () => {
  const open = incidentOf({ ref: '5', url: 'u5' })
  const over = incidentOf({ ref: '5', url: 'u5', phase: 'closed' })
  const known = incidentOf({ url: 'u5' })

  test.each<[string, Owed['kind'], readonly Incident[], Incident, readonly string[]]>([
    ['opens where there is none', 'open', [], incidentOf(), ['open a']],
    ['an update opens where there is none', 'update', [], incidentOf(), ['open a']],
    ['is there where one is open', 'open', [open], known, []],
    ['is updated', 'update', [open], known, ['update 5']],
    ['is updated by its key', 'update', [open], incidentOf(), ['update 5']],
    ['a reopening updates what is open', 'reopen', [open], known, ['update 5']],
    ['what a person closed stays closed', 'update', [over], known, []],
    ['until it is opened anew', 'open', [over], known, ['reopen 5']],
    ['or again', 'reopen', [over], known, ['reopen 5']],
    ['is closed', 'close', [open], known, ['close 5']],
    ['is closed already', 'close', [over], known, []],
    ['is opened to be closed', 'close', [], incidentOf(), ['open a', 'close 9']],
    ['was shown and is gone', 'close', [], known, []],
    [
      'one of another key is another',
      'update',
      [incidentOf({ ref: '5', url: 'u5', key: 'b' })],
      incidentOf(),
      ['open a'],
    ],
    ['a closed one of its key is another', 'update', [over], incidentOf(), ['open a']],
  ])('%s', async (_, kind, pages, incident, deeds) => {
    const { face, done, memory } = setUp(pages)
    expect(await face().show(incident, owedOf({ kind }))).not.toBeNull()
    expect(done.slice(1)).toEqual(deeds)
    expect((await memory.load()).owed.size).toBe(0)
  })

  test('stands in for what was listed', async () => {
    const { face } = setUp([open, incidentOf({ ref: '6' })])
    const one = face()
    await one.show(known, owedOf({ kind: 'close' }))
    expect(await one.pages()).toEqual([incidentOf({ ref: '6' }), { ...open, phase: 'closed' }])
    await one.show(known, owedOf({ kind: 'reopen' }))
    expect(await one.pages()).toEqual([incidentOf({ ref: '6' }), open])
  })

  test('the page of an incident is where it is known to be, else the open one of its key', () => {
    const other = incidentOf({ ref: '7', url: 'u7' })
    expect(pageOf(known, [other, open])).toBe(open)
    expect(pageOf(known, [other])).toBe(other)
    expect(pageOf(incidentOf(), [{ ...other, url: null, phase: 'closed' }])).toBeNull()
    expect(pageOf(incidentOf({ key: 'b' }), [other])).toBeNull()
  })

  test('nothing where nothing is owed nor decided', async () => {
    const { face, done } = setUp()
    expect(await face().show(incidentOf())).toBeNull()
    expect(done).toEqual([])
  })
})

describe('what is owed and what was decided since, as one', () => {
  const before = owedOf({ kind: 'open', change: stillDown({ comment: 'escalated' }) })
  async function together(decided: Owed | undefined, now = NOON): Promise<Owed | undefined> {
    const { memory, face, fault } = setUp([], now)
    await memory.owe('1', before)
    fault.now = new Error('away')
    await face().show(incidentOf(), decided)
    return (await memory.load()).owed.get('1')
  }

  test.each<[string, Owed | undefined, Owed]>([
    ['nothing since', undefined, before],
    ['an update stays what it was', owedOf(), owedOf({ kind: 'open', change: stillDown({ comment: 'escalated' }) })],
    [
      'a later comment counts',
      owedOf({ change: stillDown({ comment: 'reminder' }) }),
      owedOf({ kind: 'open', change: stillDown({ comment: 'reminder' }) }),
    ],
    [
      'a close is one',
      owedOf({ kind: 'close', change: beatsAgain() }),
      owedOf({ kind: 'close', change: beatsAgain() }),
    ],
  ])('%s', async (_, decided, expected) => {
    expect(await together(decided)).toEqual(expected)
  })

  test('a comment of a week ago is told no more', async () => {
    expect(await together(undefined, NOON + 7 * DAY)).toEqual(before)
    expect(await together(undefined, NOON + 7 * DAY + 1)).toEqual(owedOf({ kind: 'open', change: stillDown() }))
  })
})

describe('a list of incidents', () => {
  const one = incidentOf()
  const state = aState({ checks: 7 })

  test('has one open incident a key, and a number for each', () => {
    expect(opened([one], aDraft({ key: 'a' }))).toEqual({ list: [one], incident: one })
    const made = incidentOf({ key: 'b', ref: '8' })
    expect(opened([incidentOf({ ref: '7' }), incidentOf({ ref: 'x', key: 'c' })], aDraft({ key: 'b' })).incident).toEqual(made) // prettier-ignore
    expect(opened([], aDraft({ key: 'b' })).incident.ref).toBe('1')
    expect(opened([], aDraft({ key: 'b' }), 12).incident.ref).toBe('12')
    const past = incidentOf({ phase: 'closed' })
    expect(opened([past], aDraft({ key: 'a' })).list).toEqual([past, incidentOf({ ref: '2' })])
  })

  test('is changed in its order', () => {
    const two = incidentOf({ ref: '2', key: 'b' })
    const ten = incidentOf({ ref: '10', key: 'c' })
    const list = [one, two, ten]
    const shown = { url: 'u', phase: 'closed', closedBy: 'person-completed', closedAt: 5 } as const
    expect(updated(list, two, { ...stillDown(), state })).toEqual({ list: [one, { ...two, state }, ten], incident: { ...two, state } }) // prettier-ignore
    expect(updated([{ ...two, url: 'u' }], two, { ...stillDown(), state }).incident).toEqual({
      ...two,
      url: 'u',
      state,
    })
    expect(updated([], two, { ...stillDown(), state }).list).toEqual([{ ...two, state }])
    expect(followed(list, two, shown).list).toEqual([one, { ...two, ...shown }, ten])
    expect(followed([{ ...two, state }], two, shown).incident).toEqual({ ...two, ...shown, state })
    expect(followed([], two, shown).incident).toEqual({ ...two, ...shown })
  })

  test('is closed and opened again', () => {
    const end = { phase: 'closed', closedBy: 'heartbeat', closedAt: NOON } as const
    expect(closed([one], one, { ...stillDown(), state }, NOON).incident).toEqual({ ...one, ...end, state: { ...state, closedAt: NOON } }) // prettier-ignore
    expect(closed([one], one, { ...stillDown(), state: { ...state, closedAt: 5 } }, NOON).incident.state.closedAt).toBe(
      5,
    )
    const twin = closedAsDuplicate([one], one, incidentOf({ ref: '9' }), { ...stillDown(), state }, NOON)
    expect(twin.incident).toEqual({ ...one, ...end, state: { ...state, closedAt: NOON, duplicateOf: '9' } })
    const again = reopened([twin.incident], twin.incident, { ...stillDown(), state: twin.incident.state })
    expect(again.incident).toEqual({ ...one, state })
  })

  test.each([
    ['open', null, 99 * DAY, true],
    ['closed', null, 99 * DAY, true],
    ['closed', NOON, 30 * DAY, true],
    ['closed', NOON, 30 * DAY + 1, false],
  ] as const)('keeps what is %s since %s after %s ms: %s', (phase, closedAt, later, kept) => {
    expect(openOrRecent([incidentOf({ phase, closedAt })], NOON + later)).toHaveLength(kept ? 1 : 0)
  })
})

describe('looks as they were stored', () => {
  const look = { firstSeenAt: 0, everBeat: false, unreadableSince: null }
  test.each<[string, unknown, unknown]>([
    ['whole', look, look],
    ['unreadable', { ...look, unreadableSince: 5 }, { ...look, unreadableSince: 5 }],
    [
      'with what was said',
      { ...look, said: { a: { at: 1, text: 'x'.repeat(500) } } },
      { ...look, said: { a: { at: 1, text: 'x'.repeat(500) } } },
    ],
    [
      'with too much of it',
      {
        ...look,
        said: {
          a: { at: 1, text: 'x'.repeat(501) },
          b: 7,
          c: { at: 'x', text: '' },
          d: { at: 1, text: 7 },
          e: { at: 0, text: '' },
        },
      },
      { ...look, said: { e: { at: 0, text: '' } } },
    ],
    ['with nothing of it', { ...look, said: 'x' }, look],
    ['no first instant', { ...look, firstSeenAt: null }, null],
    ['before all time', { ...look, firstSeenAt: -1 }, null],
    ['no word of a beat', { ...look, everBeat: 0 }, null],
    ['no instant', { ...look, unreadableSince: 'x' }, null],
    ['nothing', null, null],
  ])('%s', (_, stored, read) => {
    expect(readLooks({ a: stored })).toEqual(read === null ? new Map() : new Map([['a', read]]))
  })

  test('of what is no map there are none', () => {
    expect([readLooks(null), readLooks([look]), readLooks('x')]).toEqual([new Map(), new Map(), new Map()])
  })
})
