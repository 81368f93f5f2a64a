import { describe, expect, test } from '@jest/globals'
import { membersBy, pointersOf } from '../../../../src/domain/reading/conditions/members.js'

/** Names and places of the members that have something at `/a`. */
function told(root: unknown, pointers: readonly string[] = ['/a']): string[] {
  return membersBy(pointers, root).map(({ name, field }) => `${name} ${field}`)
}

const one = { a: 1 }

test('a member is its object, and has never beaten', () =>
  expect(membersBy(['/a'], { jobs: { x: one } })).toEqual([
    {
      name: 'x',
      field: '/jobs/x',
      at: null,
      zone: null,
      precisionMs: 0,
      ahead: false,
      status: null,
      holder: one,
      notes: [],
    },
  ]))

describe('members are the entries of the shallowest map or list in which a pointer leads to something', () => {
  test.each<[string, unknown, string[]]>([
    ['the root, a map', { x: one, y: { b: 1 } }, ['x /x', 'y /y']],
    ['the root, a list', [one, { b: 1 }], ['1 /0', '2 /1']],
    ['one level down', { n: 1, jobs: { x: one } }, ['x /jobs/x']],
    ['the first of two', { jobs: [one], more: { x: one } }, ['1 /jobs/0']],
    ['the shallower of two', { deep: { jobs: [one] }, more: { x: one } }, ['x /more/x']],
    ['three levels down', { p: { q: { r: { x: one } } } }, ['x /p/q/r/x']],
    ['not four', { p: { q: { r: { s: { x: one } } } } }, []],
    ['not in a list of lists', [[one]], []],
    ['not where something else is beside them', { x: one, n: 5 }, []],
    ['not where nothing is found', { x: { b: 1 } }, []],
    ['not in an empty map', {}, []],
    ['not in a word', 'a', []],
    ['not in nothing', undefined, []],
  ])('%s', (_what, root, members) => expect(told(root)).toEqual(members))

  test('any of the pointers will do, and none is no wish', () => {
    expect(told({ x: { b: 1 } }, ['/a', '/b'])).toEqual(['x /x'])
    expect(told({ x: one }, [])).toEqual([])
  })

  test('whatever lies behind two thousand others is not looked at', () => {
    const many = Object.fromEntries(Array.from({ length: 1999 }, (_, i) => [`n${i}`, i]))
    expect(told({ ...many, jobs: { x: one } })).toEqual(['x /jobs/x'])
    expect(told({ ...many, more: 0, jobs: { x: one } })).toEqual([])
  })
})

describe('a member of a list is called', () => {
  test.each<[string, unknown[], string[]]>([
    ['by the key that names each', [{ name: 'x', a: 1 }, { name: 'y' }], ['x', 'y']],
    ['by its number where none does', [one, { b: 1 }], ['1', '2']],
    ['by its number where its own name is none', [{ name: 'x', a: 1 }, { name: 'y' }, { name: ' ' }], ['x', 'y', '3']],
    ['apart from its namesakes', [{ name: 'x', a: 1 }, { name: 'x' }, { name: 'x' }], ['x', 'x#2', 'x#3']],
    ['by its id', [{ id: 7, a: 1 }, { id: 8 }], ['7', '8']],
  ])('%s', (_what, list, names) => expect(membersBy(['/a'], list).map(({ name }) => name)).toEqual(names))

  test('in a map by its key alone', () =>
    expect(told({ x: { name: 'y', a: 1 }, z: { name: 'y' } })).toEqual(['x /x', 'z /z']))
})

test('the pointers of all conditions, in their order', () => {
  const none = { okValues: [], expect: [], age: null, staleAfter: null, hasOwnLimit: false }
  expect(pointersOf(none, null)).toEqual([])
  const all = {
    ...none,
    age: { pointer: '/age', unitMs: 1 },
    staleAfter: { pointer: '/limit', unitMs: null },
    expect: [
      { pointer: '/n', operator: '==' as const, value: 1 },
      { pointer: '/m', operator: '<' as const, value: 1 },
    ],
  }
  expect(pointersOf(all, '/status')).toEqual(['/status', '/age', '/limit', '/n', '/m'])
})
