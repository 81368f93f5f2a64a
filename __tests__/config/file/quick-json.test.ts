import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseDocument } from 'yaml'
import { parseConfigFile, readConfigText } from '../../../src/config/file/parse-file.js'
import { quickJson } from '../../../src/config/file/quick-json.js'
import { configProblems } from '../../support/config-problems.js'
import { cpuSecondsOf } from '../../support/cpu-seconds.js'

const MANY = 10_000
const monitorsOf = (count: number): Record<string, object> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`job-${i}`, { file: `data/job-${i}.json`, every: '1h' }]))

describe('a config that is written as JSON', () => {
  test('says what it says as YAML', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        // JSON knows no -0 either.
        const text = JSON.stringify(value)
        const yaml: unknown = parseDocument(text, { uniqueKeys: true }).toJS()
        expect(quickJson(text)).toEqual({ value: JSON.parse(text) as unknown })
        expect(yaml).toEqual(quickJson(text)?.value)
      }),
    )
  })

  test.each([
    '{"a": 1, "a": 2}',
    '{"a": {"b": 1, "c": [], "b": 1}}',
    '{"a": 1, "\\u0061": 2}',
    '[{"a": 1}]',
    'a: 1',
    '{a: 1}',
    '{"a": 1} # more',
    '',
    `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ])('is read as YAML where it is not sure: %.40j', (text) => {
    expect(quickJson(text)).toBeNull()
  })

  test('a key that stands in it twice is a mistake', () => {
    const text = '{"monitors": {"a": {"file": "a.json"}, "a": {"file": "b.json"}}}'
    expect(configProblems(() => parseConfigFile(text, 'h.json'))).toHaveLength(1)
  })

  test('its mistakes name their line all the same', () => {
    const text = JSON.stringify({ monitors: { a: { file: 'a.json', evry: '1h' } } }, null, 2)
    expect(configProblems(() => parseConfigFile(text, 'h.json')).join()).toMatch(/^h\.json:5:7: monitors\.a\.evry: /)
  })

  test.each<[string, object, string]>([
    ['a list', { maintenance: [{ monitors: 'a' }, { form: 1 }] }, 'maintenance[1].form'],
    [
      'a text with all that has a meaning',
      { monitors: { 'a"b\\{': { file: '}],"x":' }, b: { 'fi le': 1 } } },
      'monitors.b.fi le',
    ],
  ])('its mistakes stand where they stand as YAML: %s', (_, value, path) => {
    const text = JSON.stringify(value, null, 2)
    const asYaml = `${text} # as YAML`
    expect(configProblems(() => parseConfigFile(text, 'h.json'))).toEqual(
      configProblems(() => parseConfigFile(asYaml, 'h.json')),
    )
    expect(configProblems(() => parseConfigFile(text, 'h.json')).join('\n')).toContain(path)
  })

  test('a mistake in much JSON is told as quickly as it is read', () => {
    const good = JSON.stringify({ monitors: monitorsOf(20_000) })
    const bad = `${good.slice(0, -2)},"bad":{"file":"a.json","evry":"1h"}}}`
    let problems: readonly string[] = []
    const took = (text: string): number =>
      cpuSecondsOf(() => void (problems = configProblems(() => parseConfigFile(text, 'h.json'))))
    const usual = took(good)
    const seconds = took(bad)
    expect(problems).toEqual([
      expect.stringMatching(new RegExp(`^h\\.json:1:${bad.indexOf('"evry"') + 1}: monitors\\.bad\\.evry: .* "every"`)),
    ])
    // As YAML it took twenty times as long.
    expect(seconds).toBeLessThan(4 * usual + 5)
  })

  test('of very many mistakes the first thousand are told', () => {
    const monitors = Object.fromEntries(Object.keys(monitorsOf(5000)).map((id) => [id, { file: 'a.json', evry: '1h' }]))
    expect(configProblems(() => parseConfigFile(JSON.stringify({ monitors }), 'h.json'))).toHaveLength(1000)
  })

  test.each([
    [
      'JSON above 4 MiB',
      `{"monitors": {${' '.repeat(4 * 1024 * 1024)}}}`,
      /^h\.yml:1:1: is larger than 4194304 bytes; split it/,
    ],
    [
      'YAML above 4 MiB',
      `monitors:${' '.repeat(4 * 1024 * 1024)}`,
      /^h\.yml:1:1: is larger than 4194304 bytes; split it/,
    ],
    [
      'much that begins like JSON',
      `{"monitors": {${' '.repeat(600_000)}}`,
      /^h\.yml:1:1: begins like JSON and is none/,
    ],
    [
      'deep JSON',
      `{"monitors": ${'['.repeat(9000)}${']'.repeat(9000)}}`,
      /is nested too deeply to be read; a config needs/,
    ],
  ])('is refused with what to do: %s', (_, text, words) => {
    expect(configProblems(() => parseConfigFile(text, 'h.yml'))[0]).toMatch(words)
  })

  test('ten thousand monitors are read, and what is as large as YAML says how to go on', () => {
    const monitors = monitorsOf(MANY)
    expect(readConfigText(JSON.stringify({ monitors }), 'h.json').config.monitors).toHaveLength(MANY)
    const yaml = `monitors:\n${Object.keys(monitors)
      .map((id) => `  ${id}: { file: data/${id}.json, every: 1h, tags: [nightly, large] }\n`)
      .join('')}`
    expect(configProblems(() => parseConfigFile(yaml, 'h.yml'))).toEqual([
      'h.yml:1:1: is larger than 524288 bytes of YAML; write it as JSON, with the same keys, which is read up to 4 MB, or watch what is alike by one data file and "monitors: each"',
    ])
  })
})
