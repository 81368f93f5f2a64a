import { describe, expect, test } from '@jest/globals'
import { emptyRank, isEmpty, saysUnderWay, strongestEmpty } from '../../../src/domain/reading/empty.js'
import { meaningOf } from '../../../src/domain/reading/key-words.js'

describe('what people write for nothing', () => {
  test.each<[unknown]>([
    [null], [0], [-1], [''], ['  '], ['never'], ['Never run'], ['never ran'], ['never succeeded'], ['never seen'], ['none'], ['none yet'], ['not yet'],
    ['not yet run'], ['not run'], ['not run yet'], ['not available'], ['not set'], ['no data'], ['null'], ['nil'], ['NaN'], ['n/a'], ['NA'],
    ['unknown'], ['undefined'], ['false'], ['-'], ['--'], ['–'], ['—'], ['.'], ['?'], ['0'], ['-1'], ['TBD'], ['pending'], ['nie'], ['niemals'],
    ['nunca'], ['jamais'], ['mai'], ['nooit'], ['aldrig'], ['nigdy'], ['никогда'], ['从未'], ['從未'], ['なし'], ['없음'], [`never${' '.repeat(35)}`],
  ])('%j', (value) => expect(isEmpty(value)).toBe(true)) // prettier-ignore

  test.each<[unknown]>([
    [1],
    [-2],
    [undefined],
    [false],
    [{}],
    [[]],
    ['never mind'],
    ['ok'],
    [`never${' '.repeat(36)}`],
  ])('not %j', (value) => expect(isEmpty(value)).toBe(false))
})

describe('how strongly an empty key speaks of the beat that never came', () => {
  const rank = (key: string, value: unknown = null, isUnderWay = false) =>
    emptyRank(key, meaningOf(key), value, isUnderWay)

  test.each<[string, unknown, number | null]>([
    ['last_run', null, 30],
    ['last_success', null, 10],
    ['success_at', null, 10],
    ['last_ok', null, 10],
    ['heartbeat', null, 20],
    ['beat', null, 20],
    ['pulse', null, 20],
    ['ping', null, 20],
    ['timestamp', null, 40],
    ['updated_at', null, 40],
    ['date', null, 50],
    ['run_on', null, 30],
    ['finished_at', null, 21],
    ['ended', 'never', 21],
    ['last_finished', null, 10],
    ['runs', null, null],
    ['runs', 'never', 30],
    ['runs', ' Not yet', 30],
    ['runs', 'nie', 30],
    ['runs', 'nunca', 30],
    ['runs', 'jamais', 30],
    ['runs', 'none', null],
    ['backup_run_at', null, null],
    ['last_backup_run', null, 30],
    ['latest_backup_run', null, 30],
    ['last_feed', null, null],
    ['next_run', null, null],
    ['last_count', 0, null],
    ['thing', 'never', null],
  ])('%s: %j has rank %s', (key, value, expected) => expect(rank(key, value)).toBe(expected))

  test('what runs has no end yet', () => {
    expect(emptyRank('finished_at', meaningOf('finished_at'), null)).toBe(21)
    expect(rank('finished_at', null, true)).toBeNull()
    expect(rank('success_at', null, true)).toBe(10)
    expect(rank('last_run', null, true)).toBe(30)
  })
})

test('an object says that it runs', () => {
  for (const word of [
    'running',
    'in progress',
    'in_progress',
    'in-progress',
    'inprogress',
    'Active',
    'working',
    'processing',
    'alive',
    'online',
  ])
    expect([word, saysUnderWay({ status: word }), saysUnderWay({ state: word })]).toEqual([word, true, true])
  for (const word of ['ok', 'not running', '', 1, null, true]) expect(saysUnderWay({ status: word })).toBe(false)
  expect(saysUnderWay({ status: 'ok', state: 'running' })).toBe(false)
  expect(saysUnderWay({})).toBe(false)
})

describe('the strongest empty key of an object', () => {
  test.each<[Record<string, unknown>, string | null]>([
    [{ timestamp: null, last_run: null, date: null }, 'last_run 30'],
    [{ last_run: null, ran_at: null }, 'last_run 30'],
    [{ last_run: '0001-01-01T00:00:00Z' }, 'last_run 30'],
    [{ last_run: '1970-01-01T00:00:00Z' }, 'last_run 30'],
    [{ last_run: '1970-01-01' }, 'last_run 30'],
    [{ last_run: '1970-01-02T00:00:00Z' }, null],
    [{ last_run: '1970-01-01T23:59:59-12:00' }, null],
    [{ last_run: '1970-01-01 or so' }, null],
    [{ last_run: '2026-01-01', timestamp: null }, 'timestamp 40'],
    [{ last_run: 5 }, null],
    [{ last_run: ['1970-01-01'] }, null],
    [{ status: 'running', finished_at: null }, null],
    [{ status: 'ok', finished_at: null }, 'finished_at 21'],
    [{ n: null }, null],
    [{}, null],
  ])('of %j is %s', (object, told) => {
    const found = strongestEmpty(object)
    expect(found && `${found.key} ${found.rank}`).toBe(told)
  })
})
