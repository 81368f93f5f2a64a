import { expect } from '@jest/globals'
import type { SeenState } from '../../src/domain/history/history.js'
import { daysText } from '../../src/domain/history/days-file.js'
import { journalLine } from '../../src/domain/history/journal-line.js'
import { monthOf } from '../../src/domain/history/journal.js'
import type { RawOptions } from '../../src/domain/member.js'
import { DAY, MINUTE, type Instant } from '../../src/domain/time.js'
import type { HistoryAddition, HistoryMember, HistoryStore } from '../../src/histories/store.js'
import { holdTo, type Excuse, type Promises } from './suite.js'

export const NOON = Date.parse('2026-11-22T12:00:00Z')

/** A place for the past that nobody else uses. */
export interface HistoryBench {
  readonly member: HistoryMember
  readonly options: RawOptions
  /** Options with something wrong in each, and what is said of it. */
  readonly wrong: readonly (readonly [RawOptions, readonly RegExp[]])[]
  /** Another checker, who works with the same place. */
  open(): HistoryStore
}

export function stateOf(monitor: string, more: Partial<SeenState> = {}): SeenState {
  return { monitor, status: 'healthy', reason: 'ok', since: NOON, message: '', ...more }
}

export function lineAt(at: Instant, states: readonly SeenState[] = []): string {
  return journalLine({ at, whole: false, states, gone: [] })
}

/** What a look at this moment adds. */
export function additionAt(at: Instant, more: Partial<HistoryAddition> = {}): HistoryAddition {
  return {
    at,
    lines: new Map([[monthOf(at), [lineAt(at)]]]),
    head: journalLine({ at, whole: true, states: [stateOf('db')], gone: [] }),
    closed: null,
    files: new Map(),
    ...more,
  }
}

const CURRENT = { now: NOON, from: null }
const LONG_AGO = NOON - 420 * DAY

async function linesOf(bench: HistoryBench, month = '2026-11', from: Instant | null = null): Promise<string[]> {
  const { months } = await bench.open().read({ now: NOON, from })
  return (months.get(month) ?? '').split('\n').filter((line) => line !== '')
}

const CLOSED = daysText({ firstLookAt: LONG_AGO, until: LONG_AGO + 30 * DAY, runs: new Map() })
const closing = { closed: { days: CLOSED, months: [monthOf(LONG_AGO)] } }

const promises: Promises<HistoryBench> = {
  'takes its options'({ member, options }) {
    const problems: string[] = []
    expect(member.options(options, problems)).not.toBeNull()
    expect(problems).toEqual([])
  },

  'names each wrong option with its key and its value, all at once'({ member, wrong }) {
    for (const [raw, expected] of wrong) {
      const problems: string[] = []
      expect(member.options(raw, problems)).toBeNull()
      expect(problems).toHaveLength(expected.length)
      expected.forEach((pattern, i) => expect(problems[i]).toMatch(pattern))
    }
  },

  async 'holds nothing at first, which is no error'(bench) {
    const found = await bench.open().read({ now: NOON, from: NOON - 400 * DAY })
    expect(found).toMatchObject({ days: null, last: null })
    expect(found.months.size).toBe(0)
    expect(bench.open().label).toMatch(/\w/)
  },

  async 'keeps a look, below the head of its month'(bench) {
    const store = bench.open()
    await store.read(CURRENT)
    await store.keep(additionAt(NOON))
    const lines = await linesOf(bench)
    expect(new Set(lines)).toEqual(new Set([additionAt(NOON).head, lineAt(NOON)]))
  },

  async 'keeps looks that were not read before'(bench) {
    await bench.open().keep(additionAt(NOON))
    await bench.open().keep(additionAt(NOON + MINUTE))
    expect(await linesOf(bench)).toHaveLength(3)
  },

  async 'tells a line once, however often it was kept'(bench) {
    await bench.open().keep(additionAt(NOON))
    await bench.open().keep(additionAt(NOON))
    expect(await linesOf(bench)).toHaveLength(2)
  },

  async 'loses nothing that others kept since it was read'(bench) {
    const stores = [bench.open(), bench.open(), bench.open()]
    for (const store of stores) await store.read(CURRENT)
    for (const [i, store] of stores.entries()) await store.keep(additionAt(NOON + i))
    expect(await linesOf(bench)).toEqual(expect.arrayContaining([0, 1, 2].map((i) => lineAt(NOON + i))))
  },

  async 'fills an earlier month'(bench) {
    await bench.open().keep(additionAt(NOON - 30 * DAY))
    const store = bench.open()
    await store.read({ now: NOON, from: NOON - 30 * DAY })
    const filled = lineAt(NOON - 30 * DAY + MINUTE)
    await store.keep(
      additionAt(NOON, {
        lines: new Map([
          ['2026-10', [filled]],
          ['2026-11', [lineAt(NOON)]],
        ]),
      }),
    )
    expect(await linesOf(bench, '2026-10', NOON - 30 * DAY)).toHaveLength(3)
    expect(await linesOf(bench)).toHaveLength(2)
  },

  async 'reads no month that is not wanted'(bench) {
    await bench.open().keep(additionAt(NOON - 60 * DAY))
    await bench.open().keep(additionAt(NOON))
    const months = async (from: Instant | null) =>
      [...(await bench.open().read({ now: NOON, from })).months.keys()].sort()
    expect(await months(null)).toEqual(['2026-11'])
    expect(await months(NOON - 20 * DAY)).toEqual(['2026-11'])
    expect(await months(NOON - 90 * DAY)).toEqual(['2026-09', '2026-11'])
  },

  async 'tells of months that are to become days, whoever wants less, and closes them'(bench) {
    await bench.open().keep(additionAt(LONG_AGO))
    await bench.open().keep(additionAt(NOON))
    const store = bench.open()
    const found = await store.read({ now: NOON, from: NOON - 90 * DAY })
    expect([...found.months.keys()]).toContain(monthOf(LONG_AGO))
    await store.keep(additionAt(NOON + MINUTE, closing))
    const after = await bench.open().read({ now: NOON, from: NOON - 420 * DAY })
    expect(after.days).toBe(CLOSED)
    expect([...after.months.keys()]).toEqual(['2026-11'])
    expect(await linesOf(bench)).toHaveLength(3)
  },

  async 'closes no month that somebody has added to since'(bench) {
    await bench.open().keep(additionAt(LONG_AGO))
    const store = bench.open()
    await store.read({ now: NOON, from: LONG_AGO })
    await bench.open().keep(additionAt(LONG_AGO + MINUTE))
    await store.keep(additionAt(NOON, closing))
    const { days, months } = await bench.open().read({ now: NOON, from: LONG_AGO })
    expect(days).toBeNull()
    expect([...months.keys()]).toEqual([monthOf(LONG_AGO), '2026-11'])
  },

  async 'keeps files beside, in the place of those that were there'(bench) {
    await bench.open().keep(additionAt(NOON, { files: new Map([['history/last.json', '{"t":1}\n']]) }))
    await bench.open().keep(
      additionAt(NOON + 1, {
        files: new Map([
          ['history/last.json', '{"t":2}\n'],
          ['badges/db.svg', '<svg/>'],
        ]),
      }),
    )
    expect(await bench.open().read(CURRENT)).toMatchObject({ last: '{"t":2}\n' })
  },

  async 'keeps hostile names and texts as they are'(bench) {
    const states = [
      stateOf('__proto__'),
      stateOf('a/b', { status: 'critical', reason: 'stale', message: '::error::x <!-- @everyone 😀' }),
    ]
    const line = lineAt(NOON, states)
    await bench.open().keep(additionAt(NOON, { lines: new Map([['2026-11', [line]]]) }))
    expect(await linesOf(bench)).toContain(line)
  },
}

/** Whatever keeps the past keeps these promises, but for what it is excused from. */
export function historyContract(
  name: string,
  bench: () => Promise<HistoryBench>,
  how: { readonly skip?: readonly Excuse[] } = {},
): void {
  holdTo(name, promises, bench, how)
}
