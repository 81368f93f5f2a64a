import { describe, expect, test } from '@jest/globals'
import { readdirSync } from 'node:fs'
import { createFileIncidents } from '../../src/incidents/file/index.js'
import { createGitHubIncidents } from '../../src/incidents/github/index.js'
import { INCIDENT_STORES } from '../../src/incidents/index.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import type { IncidentDraft } from '../../src/domain/incidents/incident.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import { createFakeGitHub } from '../support/fake-github.js'
import { aDraft, aLog, aState, aTrouble, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'

/** Each call is a new process on the same memory. */
type Checkers = () => IncidentStore

const MEMBERS: Record<keyof typeof INCIDENT_STORES, () => Checkers> = {
  github: () => {
    const fake = createFakeGitHub(NOON)
    const options = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null }
    return () => createGitHubIncidents(options, { github: async () => fake.bot, log: aLog() })
  },
  file: () => {
    const files = memoryFiles()
    return () => createFileIncidents({ path: '/var/lib/heartbeat/incidents.json' }, { files, log: aLog() })
  },
  memory: () => {
    const store = createMemoryIncidents()
    return () => store
  },
}

test('each folder is a member of the family and each member a folder with its own name', async () => {
  const folders = readdirSync(new URL('../../src/incidents', import.meta.url), { withFileTypes: true })
  const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  expect(Object.keys(INCIDENT_STORES).sort()).toEqual(names.sort())
  for (const [name, member] of Object.entries(INCIDENT_STORES)) expect((await member()).name).toBe(name)
})

describe.each(Object.entries(MEMBERS))('%s', (_, make) => {
  const other: IncidentDraft = aDraft({
    key: 'mailer',
    state: aState({ members: { mailer: aTrouble({ name: 'Mailer' }) } }),
  })

  test('remembers nothing at first', async () => {
    expect(await make()().load()).toEqual([])
  })

  test('remembers an open incident with all of its state', async () => {
    const checker = make()
    const state = aState({
      members: {
        'nightly-backup': aTrouble({
          lastBeatAt: null,
          recovery: {
            attempts: [{ step: 'workflow backup.yml', at: NOON, ok: false, detail: '404' }],
            exhausted: false,
          },
        }),
      },
      deliveries: { 'slack-1': { event: 'opened', at: NOON, delivered: false, openings: 2 } },
    })
    const opened = await checker().open(aDraft({ state }), NOON)
    expect(opened).toMatchObject({
      key: 'nightly-backup',
      ref: '1',
      phase: 'open',
      closedBy: null,
      closedAt: null,
      state,
    })
    expect(await checker().load()).toEqual([opened])
  })

  test('opens one incident a key, however often it is asked', async () => {
    const checker = make()
    const first = await checker().open(aDraft(), NOON)
    const second = await checker().open(aDraft({ state: aState({ checks: 9 }) }), NOON + MINUTE)
    expect(second.ref).toBe(first.ref)
    const open = (await checker().load()).filter(({ phase }) => phase === 'open')
    expect(open.map(({ ref }) => ref)).toEqual([first.ref])
  })

  test('keeps incidents of different keys apart', async () => {
    const checker = make()
    const one = await checker().open(aDraft(), NOON)
    const two = await checker().open(other, NOON)
    await checker().close(one, beatsAgain(), NOON)
    const loaded = await checker().load()
    expect(loaded.map(({ key, phase }) => [key, phase]).sort()).toEqual([
      ['mailer', 'open'],
      ['nightly-backup', 'closed'],
    ])
    expect(two.state.members['mailer']?.name).toBe('Mailer')
  })

  test('stores a new state and stays open', async () => {
    const checker = make()
    const opened = await checker().open(aDraft(), NOON)
    const updated = await checker().update(opened, stillDown({ comment: 'reminder' }), NOON + DAY)
    expect(updated).toMatchObject({ ref: opened.ref, phase: 'open', state: { checks: 2 } })
    expect(await checker().load()).toEqual([updated])
  })

  test('closes as Heartbeat, also when the change forgot to say when', async () => {
    const checker = make()
    const opened = await checker().open(aDraft(), NOON)
    const { state } = beatsAgain()
    const closed = await checker().close(opened, beatsAgain({ state: { ...state, closedAt: null } }), NOON)
    expect(closed).toMatchObject({ phase: 'closed', closedBy: 'heartbeat', closedAt: NOON, state: { closedAt: NOON } })
    expect(await checker().load()).toEqual([closed])
  })

  test('closing what is closed already changes nothing but the state', async () => {
    const checker = make()
    const opened = await checker().open(aDraft(), NOON)
    await checker().close(opened, beatsAgain(), NOON)
    await checker().close(opened, beatsAgain(), NOON)
    expect(await checker().load()).toHaveLength(1)
  })

  test('reopens, and then nobody has closed it', async () => {
    const checker = make()
    const opened = await checker().open(aDraft(), NOON)
    const closed = await checker().close(opened, beatsAgain(), NOON)
    const reopened = await checker().reopen(
      closed,
      stillDown({ state: aState({ closedAt: NOON }), comment: 'reopened' }),
      NOON + HOUR,
    )
    expect(reopened).toMatchObject({
      ref: opened.ref,
      phase: 'open',
      closedBy: null,
      closedAt: null,
      state: { closedAt: null },
    })
    expect(await checker().load()).toEqual([reopened])
  })

  test('a closed incident makes room for a new one of the same key', async () => {
    const checker = make()
    const first = await checker().open(aDraft(), NOON)
    await checker().close(first, beatsAgain(), NOON)
    const second = await checker().open(aDraft({ previous: { ref: first.ref, url: first.url } }), NOON + HOUR)
    expect(second.ref).not.toBe(first.ref)
    expect(await checker().load()).toHaveLength(2)
  })

  test('closes a duplicate by its own hand and says of which', async () => {
    const checker = make()
    const keep = await checker().open(aDraft(), NOON)
    const twin = await checker().open(other, NOON)
    const closed = await checker().closeDuplicate(
      twin,
      keep,
      stillDown({ state: twin.state, comment: 'duplicate' }),
      NOON,
    )
    expect(closed).toMatchObject({
      phase: 'closed',
      closedBy: 'heartbeat',
      state: { duplicateOf: keep.ref, closedAt: NOON },
    })
    expect(await checker().load()).toContainEqual(closed)
  })

  test('keeps keys and texts as they are, whatever they hold', async () => {
    const checker = make()
    const key = '<!-- heartbeat v1 --> "🙂" \\ \n'
    const state = aState({ members: { [key]: aTrouble({ name: '-->' }), ['__proto__']: aTrouble() } })
    const opened = await checker().open(aDraft({ key, state }), NOON)
    expect((await checker().load())[0]).toEqual(opened)
    expect(opened.key).toBe(key)
  })
})
