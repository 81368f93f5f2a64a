import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readDocument, type DocumentReading } from '../../../src/domain/reading/read.js'
import { toReading } from '../../../src/domain/reading/to-reading.js'
import { MINUTE } from '../../../src/domain/time.js'
import { samplesOf } from './samples.js'
import { cpuSecondsOf } from '../../support/cpu-seconds.js'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const SKEW = 5 * MINUTE
/** Raised by hand for a long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1500)
const SAMPLES = [...samplesOf('heartbeats.json'), ...samplesOf('heartbeats-more.json')]

function read(text: string): DocumentReading {
  return readDocument(text, { timestampField: null, timezone: null, statusField: null, format: 'auto', now: NOW })
}

/** What holds for every document whatsoever. */
function expectSound(document: DocumentReading): void {
  expect((document.at === null) === (document.error !== null)).toBe(true)
  expect((document.at === null) === (document.problem !== null)).toBe(true)
  expect(document.at === null || (Number.isInteger(document.at) && document.at <= NOW + SKEW)).toBe(true)
  expect(document.ignored.length).toBeLessThanOrEqual(40)
  expect((document.error ?? '').length).toBeLessThan(2000)
  for (const monitor of document.monitors ?? []) {
    const reading = toReading(document, monitor.name)
    expect(reading.kind !== 'beat' || reading.beat.at <= NOW + SKEW).toBe(true)
  }
}

// proves: 7
describe('any document is read without a crash and without a time from the future', () => {
  const time = fc.oneof(
    fc
      .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    fc.integer({ min: 0, max: 4_000_000_000 }),
    fc.integer({ min: NOW / 1000 - 1e6, max: NOW / 1000 + 1e6 }),
    fc.constantFrom(
      '',
      null,
      'never',
      '2026-11-22',
      '22/11/2026 14:00',
      'Sun Nov 22 11:00:00 UTC 2026',
      '2026-11-22 23:00 JST',
    ),
  )
  const key = fc.oneof(
    fc.constantFrom(
      'last_run',
      'timestamp',
      'status',
      'next_run',
      'agents',
      'heartbeats',
      'name',
      'job',
      'error',
      'date',
      'monitor',
      'x',
      '__proto__',
    ),
    fc.string({ maxLength: 8 }),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, time, fc.string({ maxLength: 12 }), fc.boolean(), tie('list'), tie('map')),
    list: fc.array(tie('tree'), { maxLength: 6 }),
    map: fc.dictionary(key, tie('tree'), { maxKeys: 7 }),
  }))

  test('random JSON', () => {
    fc.assert(
      fc.property(tree, (value) => expectSound(read(JSON.stringify(value)))),
      { numRuns: RUNS },
    )
  })

  test('random text', () => {
    const word = fc.oneof(
      time.map(String),
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom('Last run: ', '\n', '[', '{', '|', ' ', '-', 'next: ', ':'),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => expectSound(read(words.join('')))),
      { numRuns: RUNS },
    )
  })

  test('mutated samples', () => {
    const mutation = fc.record({
      sample: fc.constantFrom(...SAMPLES),
      at: fc.nat(4000),
      cut: fc.nat(6),
      put: fc.oneof(
        fc.string({ maxLength: 4 }),
        fc.constantFrom('9', '"', '{', '}', ',', '\n', '2099-01-01T00:00:00Z', 'null', '\ufeff'),
      ),
    })
    fc.assert(
      fc.property(mutation, ({ sample, at, cut, put }) => {
        const place = at % (sample.content.length + 1)
        expectSound(read(sample.content.slice(0, place) + put + sample.content.slice(place + cut)))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('a file that is cut off is never younger than the whole', () => {
  /** A text that loses the end of its offset cannot be told from one that never had it. */
  const offsetLost = (content: string) =>
    /(?:[+-]\d\d:?\d\d|[A-Z]{3,4})"?\s*$/.test(content) && !/(?:[+-]00:?00|UTC)\s*$/.test(content)

  test.each(SAMPLES.map((sample) => [sample.id, sample] as const))('%s', (_, { content }) => {
    const whole = read(content)
    const isJson = /^\s*\ufeff?\s*[[{]/.test(content) && !content.includes('}\n{')
    const longest = content.trimEnd().length
    for (let length = 0; length < longest; length++) {
      const part = read(content.slice(0, length))
      if (isJson && whole.problem !== 'malformed' && content.trim().startsWith('{')) expect(part.at).toBeNull()
      else if (part.at !== null && !offsetLost(content)) expect(part.at).toBeLessThanOrEqual(whole.at ?? -1)
    }
  })
})

// proves: 7
describe('the work is bounded', () => {
  const repeat = (text: string, size: number) => text.repeat(Math.ceil(size / text.length))

  test.each([
    ['lists in lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects in objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['unclosed objects', repeat('{"a":', 2e6)],
    ['one long line of dates', repeat('2026-01-01 ', 2e6)],
    ['words that may begin a date', repeat('Mon Tue Jan Feb 12 ', 2e6)],
    ['digits', repeat('1', 2e6)],
    ['blanks before a time', `${' '.repeat(2e6)}2026-01-01`],
    ['separators after a date', `2026-01-01${repeat(' ,_', 2e6)}x`],
    ['quotes', repeat('"', 2e6)],
    ['labels', repeat('status: a | last run: ', 2e6)],
    ['many keys', JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`key${i}_at`, i])))],
    [
      'many parts',
      JSON.stringify({
        x: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, { a: { last_x: 'q' } }])),
      }),
    ],
    ['many lines of times', repeat('2026-01-01T00:00:00Z INFO ok\n', 2e6)],
    ['not a number', `[${repeat('NaN,', 1e6)}NaN]`],
  ])('%s', (_, text) => {
    // Generous for a slow machine: what is not linear takes minutes.
    expect(cpuSecondsOf(() => expectSound(read(text)))).toBeLessThan(30)
  })

  test.each([
    ['brackets without end', '['.repeat(10e6), /nested deeper than 1000 levels/],
    ['objects within objects', '{"a":'.repeat(1e6), /nested deeper than 1000 levels/],
    [
      'half a million keys',
      `{${Array.from({ length: 500_000 }, (_, i) => `"k${i}_at":${i}`).join(',')}}`,
      /more than 100000 keys/,
    ],
  ])('%s are refused before they are taken apart', (_, text, error) => {
    expect(read(text)).toMatchObject({ problem: 'malformed', error: expect.stringMatching(error) })
  })

  test('a file that is far too large is refused', () => {
    expect(read(' '.repeat(13 * 1024 * 1024))).toMatchObject({
      problem: 'malformed',
      error: expect.stringMatching('larger than'),
    })
  })
})
