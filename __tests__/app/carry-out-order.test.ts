import { describe, expect, test } from '@jest/globals'
import { carryOut } from '../../src/app/carry-out.js'
import type { Incident, IncidentChange, IncidentDraft } from '../../src/domain/incidents/incident.js'
import type { Effect } from '../../src/domain/incidents/plan.js'
import { ExternalError } from '../../src/errors.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import { aDraft, aLog, aState, aTrouble, NOON, stillDown } from '../support/incident-samples.js'

const refused = new ExternalError('github', 'no', { permanent: true, status: 403, remedy: 'ask for more' })

function draftOf(key: string): IncidentDraft {
  return aDraft({ key, state: aState({ members: { [key]: aTrouble({ name: key }) } }) })
}

const opening = (key: string): Effect => ({ kind: 'open-incident', draft: draftOf(key) })
const stateOf = (...names: string[]) => aState({ members: Object.fromEntries(names.map((name) => [name, aTrouble({ name })])) }) // prettier-ignore
const updating = (incident: Incident, change: Partial<IncidentChange> = {}): Effect => ({
  kind: 'update-incident',
  incident,
  change: stillDown({ state: incident.state, ...change }),
})

/** A store in memory that is listened to, and that fails where it is told to. */
async function setUp(keys: readonly string[] = [], wrong: Partial<Record<string, Error>> = {}) {
  const memory = createMemoryIncidents()
  const known: Incident[] = []
  for (const key of keys) known.push(await memory.open(draftOf(key), NOON))
  const calls: string[] = []
  const listened = <Given extends unknown[], Result>(name: string, work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      calls.push(`${name} ${(given[0] as Incident | IncidentDraft).key}`)
      const error = wrong[name]
      if (error !== undefined) throw error
      return work(...given)
    } // prettier-ignore
  const store: IncidentStore = {
    ...memory,
    open: listened('open', memory.open),
    update: listened('update', memory.update),
    close: listened('close', memory.close),
    reopen: listened('reopen', memory.reopen),
    closeDuplicate: listened('closeDuplicate', memory.closeDuplicate),
  }
  return { memory, store, calls, known, log: aLog() }
}

test('a mistake of our own is an outcome as well', async () => {
  const { store, log } = await setUp([], { open: new TypeError('x is not a function') })
  const [outcome] = await carryOut([opening('new')], store, NOON, { log })
  expect(outcome).toMatchObject({ ok: false, detail: expect.stringContaining('x is not a function') })
})

describe('whoever may act no longer', () => {
  test('has done what is most urgent first', async () => {
    const { store, calls, known, log } = await setUp(['old'])
    let turns = 0
    const plan = [updating(known[0]!), opening('new')]
    const outcomes = await carryOut(plan, store, NOON, { log, mayAct: () => ++turns <= 1 })
    expect(calls).toEqual(['open new'])
    expect(outcomes.map(({ effect, ok }) => [effect.kind, ok])).toEqual([
      ['open-incident', true],
      ['update-incident', false],
    ])
  })
})

describe('many that are opened in one run', () => {
  /** Somebody else has opened the first of them, too. */
  async function setUpTogether(fails?: Error) {
    const world = await setUp(['twin'])
    const looks: string[][] = []
    const together: IncidentStore['together'] = {
      open: async (draft, now) => world.memory.open(draft, now),
      async settle(opened) {
        looks.push(opened.map(({ key }) => key))
        if (fails !== undefined) throw fails
        return opened.map((mine, at) => (at === 0 ? { ...mine, ref: '77' } : mine))
      },
    }
    return { ...world, store: { ...world.store, together }, looks }
  }

  test('are looked for once, after the last of them, and the one that stays counts', async () => {
    const { store, known, looks, calls, log } = await setUpTogether()
    const plan = [opening('a'), updating(known[0]!), opening('b')]
    const outcomes = await carryOut(plan, store, NOON, { log })
    expect(looks).toEqual([['a', 'b']])
    expect(outcomes.map(({ incident }) => incident?.ref)).toEqual(['77', '3', '1'])
    expect(calls).toEqual(['update twin'])
  })

  test('are not looked for where none was opened', async () => {
    const { store, known, looks, log } = await setUpTogether()
    await carryOut([updating(known[0]!)], store, NOON, { log })
    const none = { ...store, together: { ...store.together, open: () => Promise.reject(refused) } }
    await carryOut([opening('a')], none, NOON, { log })
    expect(looks).toEqual([])
  })

  test('nor by whoever may act no longer: the next run finds a second one', async () => {
    const { store, looks, log } = await setUpTogether()
    let turns = 0
    const outcomes = await carryOut([opening('a')], store, NOON, { log, mayAct: () => ++turns <= 1 })
    expect(looks).toEqual([])
    expect(outcomes).toMatchObject([{ ok: true, incident: { ref: '2' } }])
  })

  test('are open even where nobody could look', async () => {
    const { store, log } = await setUpTogether(new ExternalError('github', 'no answer', { permanent: false }))
    const outcomes = await carryOut([opening('a'), opening('b')], store, NOON, { log })
    expect(outcomes.map(({ ok, incident }) => [ok, incident?.ref])).toEqual([
      [true, '2'],
      [true, '3'],
    ])
    expect(log.lines).toContain('warning: Whether somebody else opened the same could not be seen: no answer')
  })
})

describe('what goes on in another', () => {
  const moved = (incident: Incident, keep: Incident): Effect => ({
    kind: 'close-duplicate',
    incident,
    keep,
    change: stillDown({ state: incident.state, comment: 'moved' }),
  })
  const unopened = (key: string): Incident => ({ key, ref: '', url: null, phase: 'open', closedBy: null, closedAt: null, state: stateOf(key) }) // prettier-ignore

  test('is closed with the number that the other got in this run', async () => {
    const { store, known, memory, log } = await setUp(['single'])
    const outcomes = await carryOut([opening('all'), moved(known[0]!, unopened('all'))], store, NOON, { log })
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
    expect((await memory.load()).find(({ key }) => key === 'single')?.state.duplicateOf).toBe('2')
  })

  test('stays open where that one could not be opened, or was not planned', async () => {
    for (const plan of [[opening('all')], []]) {
      const { store, known, calls, log } = await setUp(['single'], { open: refused })
      const outcomes = await carryOut([...plan, moved(known[0]!, unopened('all'))], store, NOON, { log })
      expect(outcomes.at(-1)).toMatchObject({
        ok: false,
        detail: 'Could not close a duplicate incident of single: what it goes on in could not be written',
      })
      expect(calls).not.toContain('closeDuplicate single')
    }
  })

  test('stays open where what it is to go on in could not be written, for it is known nowhere else', async () => {
    const { store, known, calls, log } = await setUp(['all', 'single', 'other'], { update: refused })
    const [all, single, other] = known as [Incident, Incident, Incident]
    const outcomes = await carryOut([updating(all), moved(single, all), moved(other, single)], store, NOON, { log })
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, true])
    expect(calls).toEqual(['update all', 'closeDuplicate other'])
  })
})
