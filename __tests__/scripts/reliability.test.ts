import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { projectRoot } from '../support/child.js'

interface Tag {
  readonly number: number
  readonly file: string
  readonly titles: readonly string[]
}

const script = (name: string): string => pathToFileURL(join(projectRoot, 'scripts', 'reliability', name)).href
const { tagsIn } = (await import(script('tags.mjs'))) as { tagsIn: (file: string, text: string) => Tag[] }
const { tablesOf } = (await import(script('table.mjs'))) as { tablesOf: (tags: readonly Tag[]) => string }
const { PROMISES } = (await import(script('promises.mjs'))) as {
  PROMISES: Readonly<Record<string, Readonly<Record<number, string>>>>
}

// Written so that this file holds no tag of its own.
const TAG = `// ${'proves'}:`
const known = Object.values(PROMISES).flatMap((group) => Object.keys(group).map(Number))
const everyOne = known.map((number) => ({ number, file: 'a.test.ts', titles: ['a | b'] }))

describe('a tag', () => {
  test.each([
    [`${TAG} 1\ntest('alone', () => {})`, [[1, 'alone']]],
    [`${TAG} 1, 12\ntest.each(rows)('of %s', () => {})`, [[1, 'of %s'], [12, 'of %s']]], // prettier-ignore
    [`describe('group', () => {\n  ${TAG} 3\n  it('inside', () => {})\n})`, [[3, 'group › inside']]],
    [`${TAG} 4\ndescribeWith('podman', 'needing', () => {})`, [[4, 'needing']]],
    [`/** Why. */\n${TAG} 5\ndescribe.each(rows)(\`many\`, () => {})`, [[5, 'many']]],
  ])('names what stands below it: %s', (text, expected) => {
    expect(tagsIn('a.test.ts', text).map(({ number, titles }) => [number, titles.join(' › ')])).toEqual(expected)
  })

  test.each([
    ['above no test', `${TAG} 1\nconst x = 1`],
    ['in the middle of one', `test('a', () => {\n  ${TAG} 1\n})`],
    ['without a number', `${TAG} all\ntest('a', () => {})`],
    ['written otherwise', `${TAG}1\ntest('a', () => {})`],
    ['above a test that is skipped', `${TAG} 1\ntest.skip('a', () => {})`],
    ['in a group that is skipped', `describe.skip('g', () => {\n  ${TAG} 1\n  test('a', () => {})\n})`],
    ['above a test that is only planned', `${TAG} 1\ntest.todo('a')`],
  ])('%s is refused', (_, text) => {
    expect(() => tagsIn('a.test.ts', text)).toThrow(/^a\.test\.ts: /)
  })
})

describe('the tables', () => {
  test('hold all forty promises, and titles that are no Markdown', () => {
    const tables = tablesOf(everyOne)
    expect(known).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    for (const number of known) expect(tables).toContain(`\n| ${number} | `)
    expect(tables).toContain('a \\| b')
  })

  test('are refused while a promise has no test', () => {
    expect(() => tablesOf(everyOne.filter(({ number }) => number !== 24))).toThrow('no test proves 24')
  })

  test('are refused while a test proves what nobody promised', () => {
    const stray = { number: 41, file: 'b.test.ts', titles: ['x'] }
    expect(() => tablesOf([...everyOne, stray])).toThrow('b.test.ts proves 41')
  })
})
