import { describe, expect, test } from '@jest/globals'
import { isWell, weighStatus, type Weighed } from '../../../../src/domain/reading/conditions/status.js'
import type { WrittenStatus } from '../../../../src/domain/reading/written-status.js'

const HOLDER = { code: 3, flag: true, list: [1], map: {}, none: null, word: ' Fine ', state: 'failed' }
const FOUND: WrittenStatus = { field: '/state', value: 'Failed', class: 'fail' }

function weighed(found: WrittenStatus | null, field: string | null, okValues: readonly string[], text = ''): Weighed {
  return weighStatus(found, { holder: HOLDER, text }, field, { okValues })
}

describe('a status that the rules found', () => {
  test('stays as it is where no words are listed', () => {
    expect(weighed(FOUND, null, [])).toEqual({ status: FOUND, unmet: [] })
    expect(weighed(null, null, [])).toEqual({ status: null, unmet: [] })
  })

  test('is well where it is listed', () =>
    expect(weighed(FOUND, null, ['done', 'failed'])).toEqual({
      status: { field: '/state', value: 'Failed', class: 'ok' },
      unmet: [],
    }))

  test('is not well where it is not', () =>
    expect(weighed(FOUND, null, ['done', 'idle'])).toEqual({
      status: { field: '/state', value: 'Failed', class: 'unknown' },
      unmet: ['/state says "Failed", and well is only "done", "idle"'],
    }))

  test('is missed where words are listed and it is absent', () =>
    expect(weighed(null, null, ['done'])).toEqual({
      status: null,
      unmet: ['it bears no status, and well is only "done"'],
    }))
})

describe('a status that was named', () => {
  test('counts instead of what the rules found', () => {
    expect(weighed(FOUND, '/code', [])).toEqual({
      status: { field: '/code', value: 3, class: 'fail', explicit: true },
      unmet: [],
    })
    expect(weighed(FOUND, '/code', ['3'])).toEqual({ status: { field: '/code', value: 3, class: 'ok' }, unmet: [] })
  })

  test('may be a line of the text', () => {
    expect(weighed(FOUND, 'line:2', ['all green'], 'x\n All Green \n').unmet).toEqual([])
    expect(weighed(FOUND, 'line:4', [], 'x\n')).toEqual({ status: null, unmet: ['nothing is at line:4'] })
  })

  test.each<[string, readonly string[], string]>([
    ['/gone', [], 'nothing is at /gone'],
    ['/gone', ['ok'], 'nothing is at /gone, and well is only "ok"'],
    ['/list', [], '/list is a list, which is no status'],
    ['/map', ['ok', 'up'], '/map is a map, which is no status, and well is only "ok", "up"'],
    ['/none', [], '/none is null, which is no status'],
  ])('%s among %j is told as what it is', (field, okValues, told) =>
    expect(weighed(FOUND, field, okValues)).toEqual({ status: null, unmet: [told] }),
  )
})

test.each([
  [5, 'only "1", "2", "3", "4", "5"'],
  [6, 'only "1", "2", "3", "4", "5" and others'],
])('of %d words five are told', (count, told) => {
  const okValues = Array.from({ length: count }, (_, i) => String(i + 1))
  expect(weighed(null, null, okValues).unmet).toEqual([`it bears no status, and well is ${told}`])
})

test.each<[unknown, boolean]>([
  ['ok', true],
  [' OK\n', true],
  [true, true],
  [0, true],
  ['okay', false],
  ['', false],
  [false, false],
  [null, false],
])('%j is well: %s', (value, well) => expect(isWell(value, ['ok', 'true', '0'])).toBe(well))
