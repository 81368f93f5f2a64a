import { describe, expect, test } from '@jest/globals'
import { fileConfigOf } from '../../src/config/file/file-config.js'
import type { FileProblem } from '../../src/config/keys/where.js'
import { toMonitor } from '../../src/config/to-monitor.js'

type Said = Record<string, unknown>

function read(said: Said): {
  readonly problems: readonly string[]
  readonly monitor: ReturnType<typeof toMonitor> | null
} {
  const problems: FileProblem[] = []
  const { monitors } = fileConfigOf({ monitors: { fleet: said } }, problems)
  const [one] = monitors
  return {
    problems: problems.map(({ path, message }) => `${path.join('.')} ${message}`),
    monitor: one === undefined ? null : toMonitor('fleet', one.settings, '', []),
  }
}

const EACH = { file: 'fleet.json', monitors: 'each' }

test.each<[Said, unknown]>([
  [
    { ...EACH, 'at-most': '3 of 12' },
    { kind: 'members', most: 3, of: 12 },
  ],
  [
    { ...EACH, 'at-most': ' 0 OF 1 ' },
    { kind: 'members', most: 0, of: 1 },
  ],
  [
    { ...EACH, 'at-most': '25%' },
    { kind: 'percent', most: 25 },
  ],
  [
    { ...EACH, 'at-most': '2.5 %' },
    { kind: 'percent', most: 2.5 },
  ],
  [
    { url: 'https://example.org/a.json', monitors: 'each', 'at-most': '1 of 2' },
    { kind: 'members', most: 1, of: 2 },
  ],
])('%j is one monitor of many', (said, share) => {
  const { problems, monitor } = read(said)
  expect([problems, monitor?.atMost, monitor?.each]).toEqual([[], share, true])
})

test.each(['0 of the last 7', '2 of last 5'])('%s counts runs of a workflow', (share) => {
  const { problems, monitor } = read({ workflow: 'nightly.yml', 'at-most': share })
  expect([problems, monitor?.atMost]).toEqual([[], undefined])
  expect(monitor?.source.options['lastRuns']).toMatchObject({ kind: 'last' })
})

test('where hours leave some out, more of them are listed', () => {
  const { monitor } = read({ workflow: 'nightly.yml', 'market-hours': true, 'at-most': '0 of the last 7' })
  expect(monitor?.source.options['lastRuns']).toEqual({ kind: 'last', most: 0, of: 7, listed: 21 })
})

describe('what it cannot count is an error that says what to write', () => {
  test.each<[Said, RegExp]>([
    [{ file: 'a.json', 'at-most': '3 of 12' }, /goes with "monitors: each"/],
    [{ ...EACH, 'at-most': '0 of the last 7' }, /a document tells of its last beat alone.*"threshold"/],
    [{ workflow: 'a.yml', 'at-most': '3 of 12' }, /a workflow has none; write "0 of the last 7"/],
    [
      { workflow: 'a.yml', require: { job: 'x' }, 'at-most': '0 of the last 7' },
      /a proof of each of them is not asked/,
    ],
    [{ redis: { keys: 'a:*' }, 'at-most': '3 of 12' }, /each of these keys or channels is a monitor by itself/],
    [{ ...EACH, 'at-most': '12 of 12' }, /allows all of them/],
    [{ ...EACH, 'at-most': 3 }, /is no share; write "3 of 12" or "25%"/],
    [{ workflow: 'a.yml', 'at-most': '0 of the last 61' }, /looks back too far; at most 60 runs/],
  ])('%j', (said, message) => expect(read(said).problems).toEqual([expect.stringMatching(message)]))
})
