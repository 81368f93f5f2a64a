import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseDocument } from 'yaml'
import { readAsPlain, readByLibrary } from '../../../src/sources/workflow/file.js'
import { LEFT_OUT, readPlainYaml } from '../../../src/sources/workflow/plain-yaml.js'

/** Many more than the suite can afford: `PROPERTY_RUNS=100000`. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 100)

const USUAL = `# What it is for
name: "Nightly: backup"

on:
  schedule:
    # At night
    - cron: '30 2 * * *'   # in Berlin
      timezone: Europe/Berlin
    - cron: 0 3 * * 1-5
  workflow_dispatch:
    inputs:
      level:
        description: How deep
        required: false
        default: 3
  push:
    branches: [main, 'release/v1']
    tags:
    - 'v*'
    - "w*"

permissions: {}
env:
  NODE_VERSION: 24
  TOKEN: \${{ secrets.TOKEN }}
jobs:
  work:
    runs-on: \${{ matrix.os }}
    timeout-minutes: 10.5
    strategy:
      fail-fast: false
      matrix:
        os: [ubuntu-latest, macos-latest]
        node: [ 22, 24 ]
    steps:
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
      - name: Run
        if: github.event_name == 'schedule' && always()
        run: |
          echo "a: b"   # no comment

            more
          cat <<< x
      -   run: >-
            one
            two
          shell: bash
      - run: ./scripts/job.sh 7
`

/** As the library reads it, without the texts of blocks. */
function byLibrary(text: string): unknown {
  const document = parseDocument(text, { merge: true })
  if (document.errors.length > 0) return 'broken'
  return document.toJS() ?? {}
}

/** The same, with what is known of blocks. */
function withBlocks(value: unknown, known: unknown): unknown {
  if (value === LEFT_OUT) return typeof known === 'string' ? known : 'no block'
  if (Array.isArray(value)) return value.map((item, i) => withBlocks(item, (known as unknown[] | null)?.[i]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      withBlocks(item, (known as Record<string, unknown> | null)?.[key]),
    ]),
  )
}

async function expectSame(text: string): Promise<boolean> {
  const read = readPlainYaml(text)
  if (read !== null) {
    const known = byLibrary(text)
    expect({ text, value: withBlocks(read, known) }).toEqual({ text, value: known })
  }
  const file = readAsPlain(text)
  if (file !== null) expect({ text, ...file }).toEqual({ text, ...(await readByLibrary(text)) })
  return file !== null
}

describe('what is read without the library', () => {
  test('a workflow with nearly all that people write', async () => {
    expect(readPlainYaml(USUAL)).toMatchObject({ permissions: {}, jobs: { work: { 'timeout-minutes': 10.5 } } })
    expect(await expectSame(USUAL)).toBe(true)
  })

  test.each([
    ['', true],
    ['# nothing\n', true],
    ['---\nname: a\non: push\n', true],
    ['on: [push, release]', true],
    ['"on":\n  schedule:\n  - cron: "1 2 3 4 *"\n', true],
    ['name: 7\non: true\n', true],
    ['name: 🚀 é\non: push', true],
    ['on: schedule\n', true],
    ['on:\n  schedule:\n', true],
    ["on:\n  schedule:\n    - cron: '0 3 * * *'\n      tz: Europe/Berlin\n", true],
  ])('%j', async (text, isPlain) => expect(await expectSame(text)).toBe(isPlain))
})

test.each([
  '---\n---\nname: a',
  '%YAML 1.1\n---\nname: a',
  'name: a\nname: b',
  'name: a\n  b',
  'name: a\n  b: c',
  'name: a: b',
  'name: "a\\n"',
  "name: 'a",
  'name: |\n  a',
  'name: &a b',
  'name: *a',
  'name: !!str a',
  'name: -1',
  'name: 1.2.3',
  'name: TRUE',
  'name: a\r\non: push',
  'name:\ta',
  ' name: a',
  '- a',
  'on: [push, {a: b}]',
  'on: {schedule: [{cron: "1 * * * *"}]}',
  'on:\n  push:\n <<: *x',
  'on:\n  - push\n  release: a',
  'on:\n  - a: b\n   c: d',
  'true:\n  push:',
  'a: |\n\n  b',
  'a: |\n    b\n  c',
  'a: |2\n    b',
  'a:\n    b: c\n  d: e',
  'a:\n  -\n  - b',
  'a:\n  - - b',
  'on: push # heartbeat: ignore',
  'on: push\nx: |\n  cron: 1',
  `name: a${' '.repeat(500)}b`,
  Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
])('%j is for the library', async (text) => {
  expect(readAsPlain(text)).toBeNull()
  await expectSame(text)
})

const line = fc.constantFrom(...new Set(USUAL.split('\n')))
const piece = fc.constantFrom(
  ' ', '  ', '\n', '\n  ', ':', ': ', '-', '- ', '#', ' #', "'", '"', '|', '>', '|-', '[', ']', '{', '}', ',', '&a', '*a', '!', '%', '@', '`',
  '?', '? ', '\\', '\t', '\r', '---', '...', '~', 'null', 'true', '<<', '1', '1.5', '0x1f', '.5', '+1', '-1', '.inf', '1e3', 'é', '\u00a0',
  '\u2028', '\u0085', '\ufeff', '🚀', 'name: a', 'on:', 'schedule:', '- cron: "1 * * * *"', 'a b', '=', '(', '/',
) // prettier-ignore
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(6),
  put: fc.option(fc.oneof(piece, line)),
})

function changed(text: string, changes: readonly { at: number; drop: number; put: string | null }[]): string {
  return changes.reduce((before, { at, drop, put }) => {
    const from = Math.floor(at * before.length)
    return before.slice(0, from) + (put ?? '') + before.slice(from + drop)
  }, text)
}

/** Lines of a workflow in any order and at any depth. */
const shuffled = fc
  .array(fc.tuple(fc.nat(4), fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: piece })), {
    maxLength: 8,
  })
  .map((lines) => lines.map(([depth, text]) => `${' '.repeat(depth)}${text.trim()}`).join('\n'))

test('every text is read as the library reads it, or not at all', async () => {
  const texts = fc.oneof(
    fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => changed(USUAL, changes)),
    fc.tuple(shuffled, fc.array(change, { maxLength: 2 })).map(([text, changes]) => changed(text, changes)),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      await expectSame(text)
    }),
    { numRuns: numRuns * 4 },
  )
})
