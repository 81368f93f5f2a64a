import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { recalled } from '../../../src/domain/history/compact.js'
import { readDays } from '../../../src/domain/history/days-file.js'
import { readJournalLine } from '../../../src/domain/history/journal-line.js'
import { mergeJournals } from '../../../src/domain/history/journal.js'
import { DAY, HOUR } from '../../../src/domain/time.js'
import { figure, times } from '../../support/figures.js'

const LONG = 'x'.repeat(1_000_000)
const ok = ['healthy', 'ok']

describe('a line that was made to do harm', () => {
  test.each<[string, string]>([
    ['an id of a megabyte', JSON.stringify({ t: 5, c: { [LONG]: ok } })],
    [
      'a megabyte for an incident',
      JSON.stringify({ t: 5, c: { a: ['critical', 'stale', 1, null, LONG, null, LONG] } }),
    ],
    ['deep nesting', `{"t":5,"c":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`],
    ['deeper objects', `{"t":5,"f":${'{"a":'.repeat(300_000)}1${'}'.repeat(300_000)}}`],
    [
      'a million monitors',
      JSON.stringify({ t: 5, c: Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => [`m${i}`, 0])) }),
    ],
    [
      'a million that were filled',
      `{"t":5,"f":{${Array.from({ length: 1_000_000 }, (_, i) => `"m${i}":[[1,2,"up"]]`).join(',')}}}`,
    ],
    ['a million parts', JSON.stringify({ t: 5, f: { a: Array.from({ length: 1_000_000 }, () => [1, 2, 'up']) } })],
  ])('costs no more than to read it: %s', (_name, line) => {
    const look = readJournalLine(line)
    expect(look?.states.length ?? 0).toBeLessThanOrEqual(20_000)
    expect([...(look?.filled?.values() ?? [])].flat().length).toBeLessThanOrEqual(20_000)
    expect(JSON.stringify(look?.states ?? []).length).toBeLessThan(1_000)
  })

  test.each<[unknown]>([
    [{ a: [[1, 2]] }],
    [{ a: [[2, 1, 'up']] }],
    [{ a: [[1, 1, 'up']] }],
    [{ a: [[-5, 2, 'up']] }],
    [{ a: [[1, 99, 'up']] }],
    [{ a: [[1, 2, 'blind']] }],
    [{ a: [['1', 2, 'up']] }],
    [{ a: [[null, 2, 'up']] }],
    [{ a: 'up' }],
    [[1, 2]],
    ['up'],
  ])('tells nothing of the time before it by %j', (f) => {
    expect(readJournalLine(JSON.stringify({ t: 5, f }))).toEqual({ at: 5, whole: false, states: [], gone: [] })
  })

  test('names nobody who is called like a part of an object', () => {
    const look = readJournalLine(
      '{"t":5,"c":{"__proto__":["critical","stale"]},"f":{"__proto__":[[1,2,"down"]],"a":[[1,2,"up"]]}}',
    )
    expect(look?.states.map(({ monitor }) => monitor)).toEqual(['__proto__'])
    expect([...(look?.filled ?? [])].map(([id]) => id)).toEqual(['__proto__', 'a'])
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })

  test('fills only times in which nobody looked, of those who are known', () => {
    const lines = [
      { v: 1, t: 0, all: { a: ok } },
      { t: 10 * HOUR, f: { a: [[0, 5 * HOUR, 'down']], stranger: [[0, 5 * HOUR, 'down']] } },
      { t: 10.5 * HOUR, f: { a: [[10 * HOUR, 10.5 * HOUR, 'down']] } },
    ]
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    const history = recalled({ days: null, months: new Map([['1970-01', text]]) }, Infinity)
    expect(history.uptime('a', { from: 0, to: 10.5 * HOUR }).sums).toEqual({
      up: HOUR / 2,
      down: 5 * HOUR,
      blind: 5 * HOUR,
      excluded: 0,
    })
    expect(history.outages({ from: 0, to: DAY }).map(({ monitor }) => monitor)).toEqual(['a'])
  })

  test('throws nothing, whatever it is', () => {
    const runs = times(60, 20_000)
    const instant = fc.oneof(fc.integer({ min: 0, max: 40 * HOUR }), fc.constantFrom(NaN, -1, 1e99, null, '5'))
    const state = fc.array(
      fc.oneof(
        fc.constantFrom('critical', 'healthy', 'stale', 'ok', '12', LONG.slice(0, 400)),
        instant,
        fc.jsonValue({ maxDepth: 2 }),
      ),
      { maxLength: 8 },
    )
    const parts = fc.array(fc.tuple(instant, instant, fc.constantFrom('up', 'down', 'excluded', 'blind', 1)), {
      maxLength: 6,
    })
    const id = fc.constantFrom('a', 'b', '__proto__', 'constructor', '', '\u001b[31m')
    const line = fc.record(
      {
        v: fc.constant(1),
        t: instant,
        all: fc.dictionary(id, state),
        c: fc.dictionary(id, state),
        f: fc.dictionary(id, parts),
      },
      { requiredKeys: ['t'] },
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.map((one) => `${JSON.stringify(one)}\n`).join('')
        const merged = mergeJournals([text])
        expect(mergeJournals([merged, text, merged])).toBe(merged)
        const history = recalled({ days: null, months: new Map([['1970-01', merged]]) }, 50 * HOUR)
        for (const monitor of ['a', 'b', '__proto__']) {
          const { up, down, blind, excluded } = history.uptime(monitor, { from: 0, to: 50 * HOUR }).sums
          expect(up + down + blind + excluded).toBe(50 * HOUR)
        }
      }),
      { numRuns: runs },
    )
    figure('journal', 'hostile lines read, journals of up to 12', runs)
  })

  test('of closed days is left out', () => {
    expect(readDays(`{"version":1,"until":5,"monitors":${'['.repeat(100_000)}`)).toBeNull()
    const days = Array.from({ length: 1_000 }, () => ['2026-01-01', 400, 1, 1, 1, 1, null])
    const read = readDays(JSON.stringify({ version: 1, until: 5, monitors: { a: days } }))
    expect(read?.runs.get('a')?.length ?? 0).toBeLessThanOrEqual(1_000)
  })
})
