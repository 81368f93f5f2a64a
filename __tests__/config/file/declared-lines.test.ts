import { describe, expect, test } from '@jest/globals'
import { declaredLines } from '../../../src/config/file/declared-lines.js'

/** `2 4-5`: the lines of a monitor. */
function linesOf(text: string, id = 'job'): string {
  const lines = declaredLines(text).get(id) ?? []
  return lines.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(' ')
}

describe('the lines that declare a monitor', () => {
  test.each<[string, string, string]>([
    ['its name and its schedule', 'monitors:\n  job:\n    name: Job\n    every: 30m\n    tags: [a]\n', '2 4'],
    [
      'a list over many lines',
      'monitors:\n  job:\n    cron:\n      - 0 2 * * *\n      - 0 3 * * *\n    branch: b\n',
      '2 3-5',
    ],
    [
      'hours and zone',
      'monitors:\n  job:\n    threshold: 2h\n    timezone: UTC\n    active-hours: mon-fri 09:00-17:00\n',
      '2 3 4 5',
    ],
    ['in one line', 'monitors: {job: {every: 30m, tags: [a]}}\n', '1 1'],
    ['a name alone', 'monitors:\n  job:\n', '2'],
    ['what defaults say of it', 'defaults:\n  threshold: 2h\n  tags: [a]\nmonitors:\n  job: {}\n', '5 2'],
    [
      'not the default that it does not follow',
      'defaults:\n  threshold: 2h\nmonitors:\n  job:\n    threshold: 3h\n',
      '4 5',
    ],
    ['the zone of the whole file', 'timezone: UTC\nmonitors:\n  job:\n    cron: 0 2 * * *\n', '3 4 1'],
    ['line ends of Windows', 'monitors:\r\n  job:\r\n    every: 30m\r\n', '2 3'],
    ['an id in quotes', 'monitors:\n  "job":\n    every: 30m\n', '2 3'],
  ])('%s', (_, text, lines) => {
    expect(linesOf(text)).toBe(lines)
  })

  test.each(['', 'monitors: 7', '- a', '{', 'monitors:\n  ? [a]\n  : {every: 1m}', 'a: &a [*a]', '\u0000'])(
    'what is no config has none: %j',
    (text) => {
      expect([...declaredLines(text).values()].flat()).toEqual([])
    },
  )
})
