import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { projectRoot } from '../support/child.js'

interface Mutant {
  readonly row: number
  readonly mutator: string
  readonly original: string
  readonly text: string
  readonly verdict: string
}

interface Mutation {
  readonly judged: readonly Mutant[]
  readonly leftOut: readonly string[]
  readonly failed: readonly object[]
}

const script = pathToFileURL(join(projectRoot, 'scripts', 'mutate', 'run.mjs')).href
const { mutate } = (await import(script)) as { mutate: (options: object) => Promise<Mutation> }

const folder = '__tests__/fixtures/mutants'
const project = { root: projectRoot, sources: [`${folder}/limits.ts`], tests: [`${folder}/limits-tests.ts`] }

test('the mutation runner knows what a small suite notices, what lives and what no test reaches', async () => {
  const { judged, leftOut, failed } = await mutate({ project, keep: false })
  const having = (verdict: string) =>
    judged
      .filter((mutant) => mutant.verdict === verdict)
      .map(({ row, mutator, original, text }) => `${row} ${mutator}: ${original} -> ${text}`)
      .sort()
  expect({ leftOut, failed }).toEqual({ leftOut: [], failed: [] })
  expect(having('invalid')).toEqual([])
  expect(having('alive')).toEqual([
    '5 comparison: value >= 0 -> (value > 0)',
    '5 left side: value >= 0 && value < MOST -> (value < MOST)',
    '5 number: 0 -> (-1)',
    '5 number: 0 -> 1',
  ])
  expect(having('unreached')).toEqual(['18 dropped call: name.trim() -> (name)', '18 return: name.trim() -> null'])
  // An end that never comes is noticed too.
  expect(having('killed')).toContain('11 assignment: -= -> +=')
}, 60_000)
