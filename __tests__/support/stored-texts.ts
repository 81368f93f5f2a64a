import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

/**
 * Holds what each case comes to against the text that is stored of it, under `## name` in a file of `__tests__/fixtures`. With
 * `HEARTBEAT_RENEW=1` the file is written anew: read what became other before it is committed.
 */
export function comesToWhatIsStored(file: string, cases: Readonly<Record<string, () => string>>): void {
  const url = new URL(`../fixtures/${file}`, import.meta.url)
  if (process.env['HEARTBEAT_RENEW'] === '1') writeFileSync(url, textOf(cases))
  const stored = blocksIn(existsSync(url) ? readFileSync(url, 'utf8') : '')
  test.each(Object.keys(cases))('%s', (name) => expect(cases[name]?.()).toBe(stored.get(name)))
  test(`nothing else stands in ${file}`, () => expect([...stored.keys()]).toEqual(Object.keys(cases)))
}

function textOf(cases: Readonly<Record<string, () => string>>): string {
  const blocks = Object.entries(cases).map(([name, tell]) => `## ${name}\n${tell()}\n`)
  return blocks.join('\n')
}

function blocksIn(text: string): Map<string, string> {
  const blocks = text.split(/^## /m).slice(1)
  return new Map(
    blocks.map((block) => {
      const end = block.indexOf('\n')
      return [block.slice(0, end), block.slice(end + 1).trimEnd()]
    }),
  )
}
