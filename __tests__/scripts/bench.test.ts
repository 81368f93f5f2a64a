import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { projectRoot } from '../support/child.js'

interface Ratio {
  readonly low: number
  readonly middle: number
  readonly high: number
}
interface Numbers {
  quantile(numbers: readonly number[], share: number): number
  median(numbers: readonly number[]): number
  ratioOf(pairs: readonly (readonly [number, number])[]): Ratio
  misses(measured: Readonly<Record<string, number>>, goals: Readonly<Record<string, number>>): string[]
}
interface Depth {
  depthOf(spans: readonly { readonly from: number; readonly to: number }[]): number
}
interface GraphQL {
  answerQuery(query: string, variables: object, root: object): { data: unknown; errors?: { message: string }[] }
}

async function load<T>(...path: string[]): Promise<T> {
  return (await import(pathToFileURL(join(projectRoot, 'scripts', 'bench', ...path)).href)) as T
}

const { quantile, median, ratioOf, misses } = await load<Numbers>('numbers.mjs')
const { depthOf } = await load<Depth>('github', 'depth.mjs')
const { answerQuery } = await load<GraphQL>('github', 'graphql.mjs')

describe('numbers', () => {
  test('of an even count the median is the mean of the two in the middle, and quartiles lie between their neighbours', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile([10, 20, 30, 40, 50, 60], share))).toEqual([
      10, 22.5, 35, 47.5, 60,
    ])
    expect(quantile([7], 0.75)).toBe(7)
  })

  test('a quantile is no less than what lies below it, and no order changes it', () => {
    const number = fc.double({ min: 0, max: 1e6, noNaN: true })
    const numbers = fc.array(number, { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const found = quantile(all, share)
        expect(found).toBeGreaterThanOrEqual(Math.min(...all))
        expect(found).toBeLessThanOrEqual(Math.max(...all) * (1 + 1e-12))
        expect(quantile([...all].reverse(), share)).toBe(found)
      }),
    )
  })

  test('each run is held against the bare one of its own round: a slow minute slows both', () => {
    const quiet = [[40, 20]] as const
    const loud = [[400, 200]] as const
    expect(ratioOf([...quiet, ...loud, ...loud])).toEqual({ low: 2, middle: 2, high: 2 })
  })
})

describe('the verdict', () => {
  test.each([
    ['at the goal', { wall: 2.4, requests: 2 }, []],
    ['over one', { wall: 2.41, requests: 2 }, ['wall']],
    ['over all', { wall: 3, requests: 3 }, ['wall', 'requests']],
  ])('%s', (_name, measured, over) => {
    expect(misses(measured, { wall: 2.4, requests: 2 })).toEqual(over)
  })

  test('says nothing of what has no goal', () => {
    expect(misses({ wall: 99, requests: 99 }, {})).toEqual([])
  })
})

describe('the GitHub of the bench', () => {
  test('counts round trips, not requests: what is under way at the same time is one', () => {
    const span = (from: number, to: number) => ({ from, to })
    expect(depthOf([])).toBe(0)
    expect(depthOf([span(0, 50), span(1, 51), span(2, 52)])).toBe(1)
    expect(depthOf([span(0, 50), span(1, 51), span(52, 102), span(103, 153)])).toBe(3)
    // A long one beside two short ones.
    expect(depthOf([span(0, 200), span(0, 50), span(51, 101)])).toBe(2)
  })

  test('answers the fields that are asked for, by their aliases, with variables, lists and fragments', () => {
    const file = (path: string) => ({ __typename: 'Blob', path, text: `text of ${path}` })
    const repository = { __typename: 'Repository', file: ({ path }: { path: string }) => file(path), tags: ['a', 'b'] }
    const query = `query ($one: String!) {
      repository(owner: "o", name: "r") {
        first: file(path: $one) { __typename ... on Blob { text } ... on Tree { entries } }
        other: file(path: "b \\"c\\"") { path }
        tags
      }
    }`
    const root = { query: { __typename: 'Query', repository: () => repository } }
    expect(answerQuery(query, { one: 'a' }, root)).toEqual({
      data: {
        repository: {
          first: { __typename: 'Blob', text: 'text of a' },
          other: { path: 'b "c"' },
          tags: ['a', 'b'],
        },
      },
    })
  })

  test('refuses a field it does not have, as GitHub does', () => {
    const root = { query: { __typename: 'Query', viewer: { __typename: 'User', login: 'me' } } }
    const { data, errors } = answerQuery('{ viewer { email } }', {}, root)
    expect([data, errors?.[0]?.message]).toEqual([null, "Field 'email' doesn't exist on type 'User'"])
  })
})
