import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { projectRoot } from '../support/child.js'

type Sources = ReadonlyMap<number, string>
interface Build {
  withoutCommon(sources: Sources, ids: readonly number[]): { sources: Sources; common: ReadonlyMap<string, string> }
  withoutRepeated(sources: Sources, ids: readonly number[], there?: ReadonlyMap<number, readonly number[]>): Sources
}

const script = pathToFileURL(join(projectRoot, 'scripts', 'build', 'common-modules.mjs'))
const { withoutCommon, withoutRepeated } = (await import(script.href)) as Build

const module = (id: number, size: number): string =>
  `/***/ ${id}:\n/***/ ((module) => {\n\nmodule.exports = '${'x'.repeat(size)}'\n\n/***/ })`
const chunk = (id: number, ...modules: string[]): string =>
  `export const id = ${id};\nexport const ids = [${id}];\nexport const modules = {\n\n${modules.join(',\n\n')}\n\n};\n`
const modulesOf = async (text: string): Promise<string[]> => {
  const alone = text.replace(/^import .*\n/gm, '').replace(/\.\.\.common\d+,/g, '')
  const { modules } = (await import(`data:text/javascript,${encodeURIComponent(alone)}`)) as { modules: object }
  return Object.keys(modules)
}

describe('what chunks have in common', () => {
  const sources = new Map([
    [1, chunk(1, module(10, 30_000), module(11, 10))],
    [2, chunk(2, module(12, 30_000), module(10, 30_000))],
    [3, chunk(3, module(10, 30_000), module(11, 10))],
  ])

  test('stands once, in a file that they import', async () => {
    const { sources: shorter, common } = withoutCommon(sources, [1, 2])
    expect([...common.keys()]).toEqual(['common-10'])
    expect(await modulesOf(common.get('common-10') ?? '')).toEqual(['10'])
    for (const id of [1, 2]) {
      expect(shorter.get(id)).toMatch(/^import \{ modules as common10 \} from '\.\/common-10\.js'\n/)
      expect(shorter.get(id)).toContain('modules = {...common10,')
    }
    expect(await modulesOf(shorter.get(1) ?? '')).toEqual(['11'])
    expect(await modulesOf(shorter.get(2) ?? '')).toEqual(['12'])
  })

  test('stays where little is gained, and in all that is not asked for', () => {
    const { sources: same } = withoutCommon(sources, [1])
    expect(same).toEqual(sources)
    expect(withoutCommon(sources, [1, 2]).sources.get(3)).toBe(sources.get(3))
  })
})

describe('what is joined', () => {
  const sources = new Map([
    [1, chunk(1, module(10, 5), module(11, 5))],
    [2, chunk(2, module(11, 5), module(12, 5))],
    [3, chunk(3, module(12, 5), module(13, 5))],
  ])
  const joined = async (there?: ReadonlyMap<number, readonly number[]>): Promise<string[][]> => {
    const texts = [...withoutRepeated(sources, [2, 3], there).values()]
    return Promise.all(texts.map(modulesOf))
  }

  test('has each module once', async () => expect(await joined()).toEqual([['11', '12'], ['13']]))

  test('has none that is there before the chunk that brings it, but what another brings stays', async () => {
    expect(await joined(new Map([[2, [1]]]))).toEqual([['12'], ['13']])
    expect(await joined(new Map([[2, [3]]]))).toEqual([['11'], ['12', '13']])
  })
})
