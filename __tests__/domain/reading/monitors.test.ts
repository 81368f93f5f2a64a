import { describe, expect, test } from '@jest/globals'
import { readDocument } from '../../../src/domain/reading/read.js'

const BEAT = '2026-09-22T11:00:00Z'
const EPOCH = Date.parse(BEAT) / 1000
const OPTIONS = { timestampField: null, timezone: null, statusField: null, format: 'auto', now: EPOCH * 1000 } as const

/** The names of the monitors in a document, of those that never beat with a question mark; null if it tells of one thing. */
function namesIn(document: unknown, each = false): string | null {
  const { monitors } = readDocument(JSON.stringify(document), { ...OPTIONS, each })
  return monitors?.map(({ name, at }) => `${name}${at === null ? '?' : ''}`).join(' ') ?? null
}

describe('names with a time each', () => {
  test.each<[unknown, string | null]>([
    [{ backup: BEAT, mailer: EPOCH }, 'backup mailer'],
    [{ backup: BEAT, mailer: null }, 'backup mailer?'],
    [{ x: { backup: BEAT, mailer: null } }, 'backup mailer?'],
    [{ x: { backup: BEAT, mailer: '2026-09-22' } }, null],
    [{ jobs: { backup: BEAT, mailer: '2026-09-22' } }, 'backup mailer'],
    [{ jobs: { backup: BEAT } }, 'backup'],
    [{ x: { backup: BEAT } }, null],
    [{ last_run: BEAT, x: { backup: BEAT, mailer: BEAT } }, 'backup mailer'],
    [{ last_run: BEAT, prices: { backup: BEAT, mailer: BEAT } }, null],
    [{ backup: EPOCH, mailer: [EPOCH] }, null],
    [{ backup: EPOCH, mailer: true }, null],
    [{ backup: EPOCH, parent_id: EPOCH }, null],
    [{ backup: EPOCH, id_parent: EPOCH }, 'backup id_parent'],
  ])('%j', (document, names) => expect(namesIn(document)).toBe(names))
})

describe('members of one name', () => {
  const list = (ids: readonly unknown[], key: string) => ({ jobs: ids.map((id) => ({ name: 'x', id, [key]: BEAT })) })

  test.each<[string, unknown, string]>([
    ['are told apart by another', list(['a', 'b'], 'timestamp'), 'a b'],
    ['are one where only a number differs', list([1, 2], 'timestamp'), 'x'],
    ['are told apart by a number where each says how it stands', list([1, 2], 'last_seen'), '1 2'],
    ['are counted where nothing differs', list([null, null], 'last_seen'), 'x x#2'],
  ])('%s', (_, document, names) => expect(namesIn(document)).toBe(names))
})

describe('where members are asked for, in a list', () => {
  const twice = [
    { name: 'a', timestamp: BEAT },
    { name: 'a', timestamp: BEAT },
  ]
  const apart = [
    { name: 'a', timestamp: BEAT },
    { name: 'b', timestamp: BEAT },
  ]

  test.each<[unknown, string | null]>([
    [{ runs: twice }, 'a'],
    [{ prices: twice }, null],
    [{ prices: apart }, 'a b'],
    [{ x: apart }, 'a b'],
  ])('%j', (document, names) => expect(namesIn(document, true)).toBe(names))
})

describe('a log beside a map of the same names', () => {
  const OLDER = '2026-09-22T10:00:00Z'
  const both = (inMap: string, inLog: string) =>
    readDocument(
      JSON.stringify({ jobs: { a: { last_run: inMap } }, history: [{ job: 'a', last_run: inLog }] }),
      OPTIONS,
    ).monitors?.map(({ name, field, at, notes }) => [name, field, at, notes])

  test('tells of each once, at the older time', () => {
    expect(both(OLDER, BEAT)).toEqual([['a', '/jobs/a/last_run', Date.parse(OLDER), []]])
    expect(both(BEAT, BEAT)).toEqual([['a', '/jobs/a/last_run', Date.parse(BEAT), []]])
    expect(both(BEAT, OLDER)).toEqual([
      [
        'a',
        '/history/0/last_run',
        Date.parse(OLDER),
        ['/jobs/a/last_run is newer than /history/0/last_run, and the older counts'],
      ],
    ])
  })

  test('tells of those that the map lacks', () => {
    const history = ['a', 'b'].map((job) => ({ job, last_run: BEAT }))
    expect(namesIn({ jobs: { a: { last_run: BEAT } }, history })).toBe('a b')
    expect(namesIn({ jobs: { c: { last_run: BEAT } }, history })).toBe('c a b')
  })
})

test('two groups may have members of one name', () =>
  expect(namesIn({ jobs: { a: { last_run: BEAT } }, bots: { a: { last_run: BEAT }, b: { last_run: BEAT } } })).toBe(
    'a bots/a b',
  ))

test('five hundred sections of a document are monitors, not more', () => {
  const sections = Array.from({ length: 501 }, (_, i) => [`s${i}`, { [i === 0 ? 'last_run' : 'last_seen']: BEAT }])
  expect(namesIn(Object.fromEntries(sections))?.split(' ')).toHaveLength(500)
})
