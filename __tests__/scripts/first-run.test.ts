import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { projectRoot } from '../support/child.js'

const folder = join(projectRoot, 'scripts', 'build')
const { withFirstRun, withRecord, LIST } = (await import(pathToFileURL(join(folder, 'first-run.mjs')).href)) as {
  withFirstRun: (text: string, names: readonly string[]) => string
  withRecord: (text: string, file: string) => string
  LIST: string
}

const MODULE = `import { a } from "./a.js";
const TABLE = make();
function make() {
  return { a, b: () => "}" };
}
async function ask({ b }, c = {}) {
  return make(b, c);
}
function never() {
  return 1;
}
export {
  ask
};
`

const isNamed = (name: string, text: string) => new RegExp(`\\b(?:function|const|class) ${name}\\b`).test(text)

describe('what a usual run calls', () => {
  test('is a value in parentheses, there before anything of the module runs', () => {
    expect(withFirstRun(MODULE, ['make', 'ask', 'gone'])).toBe(`const make = (function make() {
  return { a, b: () => "}" };
});
const ask = (async function ask({ b }, c = {}) {
  return make(b, c);
});
import { a } from "./a.js";
const TABLE = make();


function never() {
  return 1;
}
export {
  ask
};
`)
  })

  test('is in parentheses where it stands, inside of another', () => {
    const text =
      'const TABLE = { b: (x) => (y) => x + y };\nfunction all(list) {\n  return list.map((x) => x + 1);\n}\n'
    expect(withFirstRun(text, ['all.0', 'TABLE.1', 'TABLE.9'])).toBe(
      'const TABLE = { b: (x) => ((y) => x + y) };\nfunction all(list) {\n  return list.map(((x) => x + 1));\n}\n',
    )
  })

  test('says so where it is listened to', () => {
    const said: string[] = []
    const script = withRecord('function one() {\n  return two();\n}\nfunction two() {\n  return 2;\n}\n', 'a.js')
    runInNewContext(`${script}; one()`, { heartbeatRan: { add: (name: string) => said.push(name) } })
    expect(said).toEqual(['a.js#one', 'a.js#two'])
  })

  test('says so inside of another as well, and gives what it gave', () => {
    const said: string[] = []
    const text =
      'const make = { of: (x) => (y) => ({ sum: x + y }), not: () => 1 };\nfunction one(list) {\n  return list.map((x) => { return make.of(x)(2).sum; });\n}\n'
    const heartbeatRan = { add: (name: string) => said.push(name) }
    expect(runInNewContext(`${withRecord(text, 'a.js')}; String(one([1, 2]))`, { heartbeatRan })).toBe('3,4')
    expect([...new Set(said)].sort()).toEqual(['a.js#make.0', 'a.js#make.1', 'a.js#one', 'a.js#one.0'])
  })

  test('is known of nearly every function listed: else `npm run first-run` is due', async () => {
    const listed = Object.entries(JSON.parse(await readFile(LIST, 'utf8')) as Record<string, string[]>)
    const texts = await Promise.all(
      listed.map(([file]) => readFile(join(projectRoot, 'src', file.replace(/\.js$/, '.ts')), 'utf8').catch(() => '')),
    )
    const all = listed.flatMap(([, names], at) =>
      names.map((name) => isNamed(name.replace(/\..*/, ''), texts[at] ?? '')),
    )
    expect(all.length).toBeGreaterThan(300)
    expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.9)
  })
})
