import { describe, expect, test } from '@jest/globals'
import { entriesOf, entryNamed, openBook, resetTargets } from '../../src/app/recovery-book.js'
import { tryByHand } from '../../src/app/try-by-hand.js'
import { bookData, bookPage, bookTable } from '../../src/explain/recovery-book.js'
import { checkConfig } from '../../src/config/check-config.js'
import type { Config } from '../../src/config/config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { DEFAULT_RECOVERY } from '../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../src/domain/recovery/settings.js'
import { announced, begun, ended, exhausted, NO_TARGET } from '../../src/domain/recovery/target-state.js'
import { MINUTE } from '../../src/domain/time.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import type { Recovery } from '../../src/recovery/recovery.js'
import { CONTAINER } from '../support/healing-world.js'
import { NOON } from '../support/incident-samples.js'
import { aMonitor } from '../support/monitor-samples.js'

const config: Config = {
  ...checkConfig(readInputs(CHECK_INPUTS, {}), null),
  monitors: [aMonitor({}, 'api'), aMonitor({}, 'shard'), aMonitor({}, 'vpn')],
  recovery: settingsOf(
    { ...DEFAULT_RECOVERY, allow: ['*'], deny: ['vpn'] },
    new Map([
      ['api', [CONTAINER('api-1')]],
      ['shard', [CONTAINER('shard-1')]],
      ['vpn', [CONTAINER('vpn')]],
    ]),
  ),
}

async function aBook() {
  const store = createMemoryIncidents()
  const once = ended(begun(NO_TARGET, NOON, 'api'), NOON, { ok: true, detail: 'restarted api-1', url: null })
  let spent = NO_TARGET
  for (const at of [NOON, NOON + 5000, NOON + 20_000])
    spent = ended(begun(spent, at, 'shard'), at, { ok: false, detail: 'no such container', url: null })
  spent = announced(exhausted(spent, NOON + MINUTE), NOON + MINUTE)
  await store.targets?.remember(new Map([['container:api-1', once], ['container:shard-1', spent]])) // prettier-ignore
  const book = await openBook(store, config, NOON + 2000)
  return { book, store, entries: entriesOf(book, config, NOON + 2000) }
}

describe('what was tried', () => {
  test('stands in a table with what comes next', async () => {
    const { entries } = await aBook()
    expect(bookTable(entries).split('\n')).toEqual([
      'target             for    attempts  last attempt                                     next',
      'container:api-1    api    1 of 3    2026-11-22 12:00 UTC, done: restarted api-1      from 2026-11-22 12:00 UTC',
      'container:shard-1  shard  3 of 3    2026-11-22 12:00 UTC, failed: no such container  none: a person is needed',
      'container:vpn      vpn    0 of 3    -                                                none: vpn in deny list - alerting only',
      '',
    ])
  })

  test('of one target is told whole, for people and for programs', async () => {
    const entry = entryNamed((await aBook()).entries, 'shard-1')
    expect(bookPage(entry)).toMatch(/people told +2026-11-22 12:01 UTC[^]*failed +shard +no such container/)
    expect(bookData(entry)).toMatchObject({ target: 'container:shard-1', state: 'given-up', allowed: 3, made: 3 })
  })

  test('counts no more after a reset, which is told by name', async () => {
    const { book, store, entries } = await aBook()
    const all = entries.map(({ target }) => target)
    expect(await resetTargets(book, all, NOON + MINUTE)).toEqual(['container:api-1', 'container:shard-1'])
    const after = entriesOf(await openBook(store, config, NOON + MINUTE), config, NOON + MINUTE)
    expect(after.map(({ state, next }) => [state.attempts.length, next.kind])).toEqual([
      [0, 'ready'],
      [0, 'ready'],
      [0, 'left alone'],
    ])
  })

  test('that only issues tell is shown and not rewritten', async () => {
    const issues = { ...createMemoryIncidents(), targets: undefined }
    const book = await openBook(issues, config, NOON)
    expect(entriesOf(book, config, NOON)).toHaveLength(3)
    await expect(resetTargets(book, ['container:api-1'], NOON)).rejects.toThrow(/counted from the issues here/)
  })

  test.each([
    ['nobody', /"nobody" is none; known are container:api-1, /],
    ['', /is none/],
  ])('of %j is nothing', async (name, problem) => {
    const { entries } = await aBook()
    expect(() => entryNamed(entries, name)).toThrow(problem)
  })
})

describe('by hand', () => {
  const clock = { now: () => NOON + MINUTE, sleep: async () => {} }
  const starts: string[] = []
  const recovery: Recovery = {
    look: async () => ({ kind: 'ready', was: 'exited (137)', startedAt: null }),
    start: async () => {
      starts.push('start')
      return { ok: true, detail: 'restarted it', url: null }
    },
  }
  const tryIt = async (name: string, doIt: boolean) => {
    const { book, entries, store } = await aBook()
    const run = { config, book, entries, now: NOON + MINUTE, clock, recoveryOf: async () => recovery }
    const tried = await tryByHand({ name, monitor: null, doIt }, run)
    return { tried, states: await store.targets?.load() }
  }

  test('it is looked at, and nothing is done', async () => {
    const { tried } = await tryIt('shard-1', false)
    expect(tried).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/is exited \(137\): an attempt would be made/),
    })
    expect(starts).toEqual([])
  })

  test('or one attempt is made, which counts', async () => {
    const { tried, states } = await tryIt('shard-1', true)
    expect(tried).toMatchObject({ ok: true, target: 'container:shard-1' })
    expect(states?.get('container:shard-1')?.attempts).toHaveLength(4)
    expect(starts).toEqual(['start'])
  })

  test('but never at what is denied', async () => {
    await expect(tryIt('vpn', true)).rejects.toThrow(/in deny list/)
  })
})
