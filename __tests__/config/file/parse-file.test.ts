import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FileConfig } from '../../../src/config/config.js'
import { nearestWord } from '../../../src/domain/nearest.js'
import { parseConfigFile } from '../../../src/config/file/parse-file.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import { configProblems } from '../../support/config-problems.js'
import { hostileText } from '../../support/hostile-text.js'
import { cpuSecondsOf } from '../../support/cpu-seconds.js'

const FILE = '.github/heartbeat.yml'
const parse = (text: string): FileConfig => parseConfigFile(text, FILE)

const problemsOf = (text: string) => configProblems(() => parse(text))

const settings = (text: string, id = 'a') => parse(text).monitors.find((monitor) => monitor.id === id)?.settings

describe('what a config file says', () => {
  test.each(['', '\n', '# nothing yet\n', '{}', '\uFEFF{}', 'monitors: {}'])('%j has no monitors', (text) => {
    expect(parse(text).monitors).toEqual([])
  })

  test('a monitor with nothing to say is a monitor', () => {
    expect(parse('monitors:\n  a:\n  b: {}\n').monitors.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('defaults hold where a monitor says nothing else', () => {
    const text = `
timezone: Europe/Berlin
defaults: {every: 30m, grace: 5m, tags: [x]}
monitors:
  a: {}
  b: {every: 1h}
  c: {threshold: 2h}
  d: {cron: ['0 2 * * *', '0 14 * * *'], timezone: UTC}
`
    expect(settings(text, 'a')).toMatchObject({
      every: 30 * MINUTE,
      grace: 5 * MINUTE,
      timezone: 'Europe/Berlin',
      tags: ['x'],
    })
    expect(settings(text, 'b')).toMatchObject({ every: HOUR, grace: 5 * MINUTE })
    expect(settings(text, 'c')).toMatchObject({ threshold: 2 * HOUR })
    expect(settings(text, 'c')).toHaveProperty('every', undefined)
    expect(settings(text, 'c')).toHaveProperty('grace', undefined)
    expect(settings(text, 'd')).toMatchObject({ cron: ['0 2 * * *', '0 14 * * *'], timezone: 'UTC' })
    expect(settings(text, 'd')).toHaveProperty('every', undefined)
  })

  test('maintenance of the whole file and of a monitor add up, in their zones', () => {
    const text = `
timezone: America/New_York
maintenance:
  - {from: 2026-12-24T18:00, until: 2026-12-26T06:00Z, reason: Christmas}
monitors:
  a:
    maintenance: [{cron: 0 2 * * 0, duration: 2h}]
`
    expect(settings(text)?.maintenance).toEqual([
      {
        kind: 'once',
        from: Date.parse('2026-12-24T23:00Z'),
        until: Date.parse('2026-12-26T06:00Z'),
        reason: 'Christmas',
      },
      { kind: 'recurring', cron: '0 2 * * 0', timezone: 'America/New_York', durationMs: 2 * HOUR, reason: null },
    ])
  })

  test.each<[string, unknown]>([
    ['true', { reason: 'paused in the config', until: null }],
    ['moving house', { reason: 'moving house', until: null }],
    ['{reason: x, until: 2026-12-01T00:00Z}', { reason: 'x', until: Date.parse('2026-12-01T00:00Z') }],
    ['false', null],
  ])('paused: %s', (written, paused) => {
    expect(settings(`monitors: {a: {paused: ${written}}}`)?.paused).toEqual(paused)
  })

  test('numbers and texts are durations alike', () => {
    expect(settings('monitors: {a: {threshold: 90}}')?.threshold).toBe(90 * MINUTE)
    expect(settings('monitors: {a: {threshold: "90"}}')?.threshold).toBe(90 * MINUTE)
  })

  test('levels by count, by age, in a line or a map', () => {
    const counts = { by: 'missed', warning: 2, degraded: 4, critical: 8 }
    expect(settings('monitors: {a: {every: 1h, levels: "2,4,8"}}')?.levels).toEqual(counts)
    expect(settings('monitors: {a: {every: 1h, levels: {warning: 2, degraded: 4, critical: 8}}}')?.levels).toEqual(
      counts,
    )
    expect(settings('monitors: {a: {every: 1h, levels: "1h,2h,3h"}}')?.levels).toMatchObject({ by: 'age' })
  })
})

describe('mistakes', () => {
  test('all at once, each with its line and its column', () => {
    const text = `version: 1
monitors:
  a:
    treshold: 5m
    every: 5 mins
    tags: none
  b:
    missing: perhaps
    failure-tolerance: 1000
incidents:
  open-at: never
`
    const problems = problemsOf(text)
    for (const told of [
      /^\.github\/heartbeat\.yml:4:5: .*treshold: is not a known key; did you mean "threshold"\?$/,
      /:6:5: monitors\.a\.tags: "none" should be a list/,
      /:8:5: monitors\.b\.missing: "perhaps" is not one of critical, warning, skipped, unknown/,
      /:9:5: monitors\.b\.failure-tolerance: 1000 is too large/,
      /:11:3: incidents\.open-at: "never" is not one of warning, degraded, critical/,
    ])
      expect(problems.some((problem) => told.test(problem))).toBe(true)
    expect(problems.every((problem) => problem.startsWith(`${FILE}:`))).toBe(true)
  })

  test.each<[string, RegExp]>([
    ['monitors: {a: {every: 5 mins}}', /monitors\.a\.every: "5 mins" is not a duration; write "5m"/],
    ['monitors: {a: {levels: "3,2,1"}}', /monitors\.a\.levels: "3,2,1" is not a set of levels/],
    ['monitors: {"a b": {}}', /is no usable id/],
    ['monitors: {"-->": {}}', /is no usable id/],
    ['maintenance: [{from: 2026-12-26, until: 2026-12-24}]', /is not after "from"/],
    ['maintenance: [{from: soon, until: 2026-12-24}]', /"soon" is not a time/],
    ['maintenance: [{cron: 0 2 * * *}]', /duration/],
    ['monitors: {a: {paused: {reason: x, until: later}}}', /"later" is not a time/],
    ['monitor: {a: {}}', /monitor: is not a known key; did you mean "monitors"\?/],
    ['monitors: [a, b]', /should be a map of keys/],
    ['monitors: {a: 5}', /monitors\.a/],
    ['version: 2', /version/],
    ['- a\n- b', /should be a map/],
    ['just text', /yml:1:1: "just text" should be a map/],
    ['on: push\njobs: {a: {runs-on: x}}', /this is a workflow of GitHub Actions/],
    ['monitors: {a: {threshold: }}', /monitors\.a\.threshold: is empty; it should be a duration like "90m"$/m],
    ['maintenance: [{from: soon, until: 2026-12-24}]', /maintenance\[0\]\.from: "soon"/],
    ['monitors:\n  a: {}\n  a: {}\n', /:3:3: the key "a" stands twice; keep one/],
    ['monitors:\n  a: {}\n  a: {treshold: 2h}\n', /:3:7: monitors\.a\.treshold: /],
    ['monitors:\n\ta: {}\n', /:2:1: /],
    ['monitors: {a: {every: "5m}', /:1:/],
    ['a: &a [x]\nb: *c', /yml:2:4: "\*c" names nothing above; put it in quotes/],
    ['monitors: {a: {<<: {threshold: 1h}}}', /monitors\.a\.<<: is not merged; write what is shared under "defaults"/],
    ['monitors:\n  a:\n    threshold:2h', /"threshold:2h" should be a map of keys; write a space after the ":"/],
    ['monitors:\n  - id: a', /should be a map of keys; write "name: …" instead of "- …"/],
    ['monitors: {a: {until: x}}', /until: is not a known key; docs\/reference\.md names all/],
    ['monitors: {a: {interval: 5m}}', /interval: is not a known key; did you mean "every"\?/],
    ['workflows: {exclude: [a.yml]}', /exclude: is not a known key; did you mean "ignore"\?/],
    ['monitors:\n  a: {cron: 61 2 * * *}', /:2:7: monitors\.a\.cron: "61 2 \* \* \*": minute/],
    ['monitors: {}\n---\nmonitors: {}', /:2:1: this begins a second document/],
    ['monitors:\n  a: {threshold: @2h}', /:2:18: this begins with a character that YAML keeps for itself/],
    ['monitors: {a: {threshold: 2h}\n', /:1:11: this lacks the closing "}" or "\]" of what was opened before it/],
    ['monitors:\n  a: {every: 1h}\n  b:\n    cron: "0 2 * * *\n  c: {}\n', /:4:11: this lacks its closing quote/],
    [
      'monitors:\n  a:\n    cron: * * * * *\n',
      /^\S+:3:11: this uses "\*" or "&" as an alias; put the value in quotes$/,
    ],
  ])('%j', (text, told) => {
    expect(problemsOf(text).join('\n')).toMatch(told)
  })

  test('a bomb of aliases is refused, not built', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 10; i += 1)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      )
    expect(cpuSecondsOf(() => expect(problemsOf(lines.join('\n'))).not.toEqual([]))).toBeLessThan(30)
  })

  test('a deep document ends in a mistake, not in a crash', () => {
    expect(cpuSecondsOf(() => expect(problemsOf('['.repeat(50_000))).not.toEqual([]))).toBeLessThan(30)
  })

  test('property: whatever stands in the file is a config or a ConfigError', () => {
    const yaml = fc.array(
      fc.oneof(
        hostileText,
        fc.constantFrom(
          'monitors:',
          '  a:',
          '    every: ',
          '\n',
          '5m',
          '- ',
          '{',
          '}',
          '&x ',
          '*x',
          ': ',
          '!!js/function ',
          '<<: ',
        ),
      ),
    )
    fc.assert(
      fc.property(yaml, (parts) => {
        for (const problem of problemsOf(parts.join(''))) expect(typeof problem).toBe('string')
      }),
      { numRuns: 300 },
    )
  })

  test('a prototype is no key', () => {
    expect(problemsOf('monitors: {__proto__: {every: 5m}}')).not.toEqual([])
    expect(problemsOf('__proto__: {monitors: {}}')).not.toEqual([])
    expect(({} as Record<string, unknown>)['every']).toBeUndefined()
  })
})

test.each<[string, string | null]>([
  ['treshold', 'threshold'],
  ['thresholds', 'threshold'],
  ['max_runtime', 'max-runtime'],
  ['Every', 'every'],
  ['evry', 'every'],
  ['zebra', null],
  ['x'.repeat(100_000), null],
])('nearest to %.20s is %s', (word, nearest) => {
  expect(nearestWord(word, ['threshold', 'every', 'max-runtime', 'grace'])).toBe(nearest)
})
