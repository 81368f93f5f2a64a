import { expect } from '@jest/globals'
import type { IncidentDraft } from '../../src/domain/incidents/incident.js'
import { standingKey } from '../../src/domain/incidents/standing-key.js'
import type { RawOptions } from '../../src/domain/member.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import type { IncidentMember, IncidentStore } from '../../src/incidents/store.js'
import { aDraft, aState, aTrouble, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'
import { holdTo, type Excuse, type Promises } from './suite.js'

/** A store of incidents that nobody else uses. */
export interface IncidentBench {
  readonly member: IncidentMember
  readonly options: RawOptions
  /** Options with something wrong in each, and what is said of it. */
  readonly wrong: readonly (readonly [RawOptions, RegExp])[]
  /** Each call is a new process on the same memory. */
  open(): IncidentStore
}

const OTHER: IncidentDraft = aDraft({
  key: 'mailer',
  state: aState({ members: { mailer: aTrouble({ name: 'Mailer' }) } }),
})

const promises: Promises<IncidentBench> = {
  'takes its options'({ member, options }) {
    const problems: string[] = []
    expect(member.options(options, problems)).not.toBeNull()
    expect(problems).toEqual([])
  },

  'names what is wrong with its options by key, value and remedy'({ member, wrong }) {
    expect(wrong.length).toBeGreaterThan(0)
    for (const [raw, expected] of wrong) {
      const problems: string[] = []
      expect(member.options(raw, problems)).toBeNull()
      expect(problems).toEqual([expect.stringMatching(expected)])
    }
  },

  async 'remembers nothing at first'({ open }) {
    expect(await open().load()).toEqual([])
  },

  async 'remembers an open incident with all of its state'({ open }) {
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
    const opened = await open().open(aDraft({ state }), NOON)
    expect(opened).toMatchObject({
      key: 'nightly-backup',
      ref: '1',
      phase: 'open',
      closedBy: null,
      closedAt: null,
      state,
    })
    expect(await open().load()).toEqual([opened])
  },

  async 'keeps what stands for all: who came, who left, what each was told, and one for each configuration'({ open }) {
    const told = { slack: { event: 'opened' as const, at: NOON, delivered: true } }
    const state = aState({
      members: {
        backup: aTrouble({ joinedAt: NOON, worst: 'critical', worseAt: NOON, deliveries: told }),
        mailer: aTrouble({ joinedAt: NOON, leftAt: NOON, recoveredAt: NOON, status: 'healthy' }),
      },
      watched: 12,
      remindedAt: NOON,
    })
    const opened = await open().open(aDraft({ key: standingKey('heartbeat.yml'), state }), NOON)
    expect(opened.state).toEqual(state)
    const joined = { ...state, members: { ...state.members, web: aTrouble({ joinedAt: NOON + HOUR }) } }
    const updated = await open().update(opened, stillDown({ state: joined, comment: 'members' }), NOON + HOUR)
    expect(await open().load()).toEqual([updated])
    expect(Object.keys(updated.state.members)).toEqual(['backup', 'mailer', 'web'])
    const other = await open().open(aDraft({ key: standingKey('other.yml'), state: aState() }), NOON)
    expect(other.ref).not.toBe(opened.ref)
    const moved = stillDown({ state: { ...other.state, moved: true }, comment: 'moved' })
    expect(await open().closeDuplicate(other, updated, moved, NOON)).toMatchObject({
      phase: 'closed',
      closedBy: 'heartbeat',
      state: { duplicateOf: updated.ref, moved: true },
    })
  },

  async 'opens one incident a key, however often it is asked'({ open }) {
    const first = await open().open(aDraft(), NOON)
    const second = await open().open(aDraft({ state: aState({ checks: 9 }) }), NOON + MINUTE)
    expect(second.ref).toBe(first.ref)
    const stillOpen = (await open().load()).filter(({ phase }) => phase === 'open')
    expect(stillOpen.map(({ ref }) => ref)).toEqual([first.ref])
  },

  async 'keeps incidents of different keys apart'({ open }) {
    const one = await open().open(aDraft(), NOON)
    const two = await open().open(OTHER, NOON)
    await open().close(one, beatsAgain(), NOON)
    const loaded = await open().load()
    expect(loaded.map(({ key, phase }) => [key, phase]).sort()).toEqual([
      ['mailer', 'open'],
      ['nightly-backup', 'closed'],
    ])
    expect(two.state.members['mailer']?.name).toBe('Mailer')
  },

  async 'stores a new state and stays open'({ open }) {
    const opened = await open().open(aDraft(), NOON)
    const updated = await open().update(opened, stillDown({ comment: 'reminder' }), NOON + DAY)
    expect(updated).toMatchObject({ ref: opened.ref, phase: 'open', state: { checks: 2 } })
    expect(await open().load()).toEqual([updated])
  },

  async 'closes as Heartbeat, also when the change forgot to say when'({ open }) {
    const opened = await open().open(aDraft(), NOON)
    const { state } = beatsAgain()
    const closed = await open().close(opened, beatsAgain({ state: { ...state, closedAt: null } }), NOON)
    expect(closed).toMatchObject({ phase: 'closed', closedBy: 'heartbeat', closedAt: NOON, state: { closedAt: NOON } })
    expect(await open().load()).toEqual([closed])
  },

  async 'closing what is closed already changes nothing but the state'({ open }) {
    const opened = await open().open(aDraft(), NOON)
    await open().close(opened, beatsAgain(), NOON)
    await open().close(opened, beatsAgain(), NOON)
    expect(await open().load()).toHaveLength(1)
  },

  async 'reopens, and then nobody has closed it'({ open }) {
    const opened = await open().open(aDraft(), NOON)
    const closed = await open().close(opened, beatsAgain(), NOON)
    const reopened = await open().reopen(
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
    expect(await open().load()).toEqual([reopened])
  },

  async 'a closed incident makes room for a new one of the same key'({ open }) {
    const first = await open().open(aDraft(), NOON)
    await open().close(first, beatsAgain(), NOON)
    const second = await open().open(aDraft({ previous: { ref: first.ref, url: first.url } }), NOON + HOUR)
    expect(second.ref).not.toBe(first.ref)
    expect(await open().load()).toHaveLength(2)
  },

  async 'closes a duplicate by its own hand and says of which'({ open }) {
    const keep = await open().open(aDraft(), NOON)
    const twin = await open().open(OTHER, NOON)
    const closed = await open().closeDuplicate(twin, keep, stillDown({ state: twin.state, comment: 'duplicate' }), NOON)
    expect(closed).toMatchObject({
      phase: 'closed',
      closedBy: 'heartbeat',
      state: { duplicateOf: keep.ref, closedAt: NOON },
    })
    expect(await open().load()).toContainEqual(closed)
  },

  async 'keeps keys and texts as they are, whatever they hold'({ open }) {
    const key = '<!-- heartbeat v1 --> "🙂" \\ \n'
    const state = aState({ members: { [key]: aTrouble({ name: '-->' }), ['toString']: aTrouble() } })
    const opened = await open().open(aDraft({ key, state }), NOON)
    expect((await open().load())[0]).toEqual(opened)
    expect(opened.key).toBe(key)
  },
}

/** Whatever keeps incidents keeps these promises, but for what it is excused from. */
export function incidentContract(
  name: string,
  open: () => Promise<IncidentBench>,
  how: { readonly skip?: readonly Excuse[] } = {},
): void {
  holdTo(name, promises, open, how)
}
