import { describe, expect, test } from '@jest/globals'
import { carryOut } from '../../src/app/carry-out.js'
import type { Effect } from '../../src/domain/incidents/plan.js'
import { ExternalError } from '../../src/errors.js'
import { createGitHubTexts } from '../../src/incidents/github/texts.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import { aDraft, aLog, aState, aTrouble, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'

const texts = createGitHubTexts({ repository: { owner: 'o', repo: 'r' }, runUrl: null }, null)
const open: Effect = { kind: 'open-incident', draft: aDraft() }

function aStore(overrides: Partial<IncidentStore> = {}): IncidentStore {
  return { ...createMemoryIncidents({ texts }), ...overrides }
}

function refused(): Promise<never> {
  const more = { permanent: true, remedy: 'give the job `issues: write`' }
  return Promise.reject(new ExternalError('github', 'GitHub answered 403', more))
}

describe('each effect', () => {
  test('is done in order, and ends in an outcome with the incident as it now is', async () => {
    const store = aStore()
    const log = aLog()
    const [opened] = await carryOut([open], store, NOON, { log })
    const incident = opened!.incident!
    expect(opened).toMatchObject({ effect: open, ok: true, detail: 'Opened an incident for Nightly backup' })
    const plan: Effect[] = [
      { kind: 'update-incident', incident, change: stillDown({ comment: 'reminder' }) },
      { kind: 'close-incident', incident, change: beatsAgain() },
      { kind: 'reopen-incident', incident, change: stillDown({ comment: 'reopened' }) },
      { kind: 'close-gone', incident, change: beatsAgain({ comment: 'gone' }) },
    ]
    const outcomes = await carryOut(plan, store, NOON, { log })
    expect(outcomes.map(({ ok, detail, effect }) => [ok, detail, effect.kind])).toEqual([
      [true, 'Updated the incident of Nightly backup', 'update-incident'],
      [true, 'Closed the incident of Nightly backup', 'close-incident'],
      [true, 'Reopened the incident of Nightly backup', 'reopen-incident'],
      [true, 'Closed, because it is no longer watched, the incident of Nightly backup', 'close-gone'],
    ])
    expect(outcomes.map(({ incident }) => incident?.phase)).toEqual(['open', 'closed', 'open', 'closed'])
    expect(log.lines).toEqual([opened!, ...outcomes].map(({ detail, incident }) => `info: ${detail}${urlOf(incident)}`))
  })

  test('that fails is an outcome too, with its remedy, and stops nothing after it', async () => {
    const store = aStore({ open: refused })
    const log = aLog()
    const members = { mail: aTrouble({ name: 'mail' }), web: aTrouble({ name: 'web' }) }
    const both: Effect = { kind: 'open-incident', draft: aDraft({ state: aState({ members }) }) }
    const detail = 'Could not open an incident for 2 monitors: GitHub answered 403; give the job `issues: write`'
    const outcomes = await carryOut([both, both], store, NOON, { log })
    expect(outcomes).toEqual([both, both].map((effect) => ({ effect, ok: false, detail, incident: null })))
    expect(log.lines).toEqual([`error: ${detail}`, `error: ${detail}`])
  })

  test.each([
    ['update-incident', 'update the incident of'],
    ['reopen-incident', 'reopen the incident of'],
    ['close-incident', 'close the incident of'],
    ['close-gone', 'close the incident of what is no longer watched,'],
  ] as const)('%s says what it could not do', async (kind, words) => {
    const store = aStore({ update: refused, reopen: refused, close: refused })
    const incident = await store.open(aDraft(), NOON)
    const [outcome] = await carryOut([{ kind, incident, change: stillDown() }], store, NOON, { log: aLog() })
    expect(outcome).toMatchObject({ ok: false, incident: null })
    expect(outcome!.detail).toMatch(`Could not ${words} Nightly backup: `)
  })

  test('of telling and of recovery is left to others', async () => {
    const others = [{ kind: 'notify' }, { kind: 'recover' }] as unknown as Effect[]
    expect(await carryOut([...others, open], aStore(), NOON, { log: aLog() })).toMatchObject([{ effect: open }])
  })
})

describe('what is said of it', () => {
  test.each([
    [null, 'debug'],
    ['reminder', 'info'],
  ] as const)('an update with the comment %j is said at %s', async (comment, level) => {
    const store = aStore()
    const incident = await store.open(aDraft(), NOON)
    const log = aLog()
    await carryOut([{ kind: 'update-incident', incident, change: stillDown({ comment }) }], store, NOON, { log })
    expect(log.lines).toEqual([`${level}: Updated the incident of Nightly backup${urlOf(incident)}`])
  })

  test('where it is to be read, if it is', async () => {
    const made = await aStore().open(aDraft(), NOON)
    const url = 'https://github.com/o/r/issues/1'
    const log = aLog()
    for (const incident of [
      { ...made, url },
      { ...made, url: null },
    ])
      await carryOut([open], aStore({ open: () => Promise.resolve(incident) }), NOON, { log })
    const said = 'info: Opened an incident for Nightly backup'
    expect(log.lines).toEqual([`${said} (${url})`, said])
  })
})

describe('a watcher that may no longer act', () => {
  test('leaves alone what is planned, and says so', async () => {
    const store = aStore({ open: () => Promise.reject(new Error('nobody may ask')) })
    const log = aLog()
    const outcomes = await carryOut([open], store, NOON, { log, mayAct: () => false })
    const detail = 'Left alone, because it is not sure that this watcher may still act: the incident of Nightly backup'
    expect(outcomes).toEqual([{ effect: open, ok: false, detail, incident: null }])
    expect(log.lines).toEqual([`error: ${detail}`])
  })
})

describe('a duplicate', () => {
  const change = beatsAgain({ comment: 'duplicate' })

  test('goes on in what was opened in this run, under the number that it was given', async () => {
    const store = aStore()
    const twin = await store.open(aDraft(), NOON)
    const kept: unknown[] = []
    const closeDuplicate: IncidentStore['closeDuplicate'] = (incident, keep) => {
      kept.push(keep)
      return Promise.resolve(incident)
    }
    const draft = aDraft({ key: 'group' })
    const keep = { ...twin, key: 'group', ref: '' }
    const plan: Effect[] = [
      open,
      { kind: 'open-incident', draft },
      { kind: 'close-duplicate', incident: twin, keep, change },
      { kind: 'close-duplicate', incident: twin, keep: { ...twin, ref: '7' }, change },
    ]
    const outcomes = await carryOut(plan, { ...store, closeDuplicate }, NOON, { log: aLog() })
    expect(kept).toEqual([outcomes[1]!.incident, { ...twin, ref: '7' }])
    expect(outcomes[2]).toMatchObject({ ok: true, detail: 'Closed a duplicate incident of Nightly backup' })
  })

  test('stays open where what it goes on in could not be written', async () => {
    const store = aStore({ closeDuplicate: () => Promise.reject(new Error('nobody may ask')) })
    const twin = await store.open(aDraft(), NOON)
    const plan: Effect[] = [{ kind: 'close-duplicate', incident: twin, keep: { ...twin, ref: '' }, change }]
    const [outcome] = await carryOut(plan, store, NOON, { log: aLog() })
    const why = 'Could not close a duplicate incident of Nightly backup: what it goes on in could not be written'
    expect(outcome).toMatchObject({ ok: false, incident: null, detail: why })
  })
})

function urlOf(incident: { readonly url: string | null } | null): string {
  return incident?.url == null ? '' : ` (${incident.url})`
}
