import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseDocument } from 'yaml'
import { parseConfigFile, readConfigText } from '../../../src/config/file/parse-file.js'
import { quickJson } from '../../../src/config/file/quick-json.js'
import { ConfigError } from '../../../src/errors.js'

const MANY = 10_000
const monitorsOf = (count: number): Record<string, object> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`job-${i}`, { file: `data/job-${i}.json`, every: '1h' }]))

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read()
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

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
    expect(problemsOf(() => parseConfigFile(text, 'h.json'))).toHaveLength(1)
  })

  test('its mistakes name their line all the same', () => {
    const text = JSON.stringify({ monitors: { a: { file: 'a.json', evry: '1h' } } }, null, 2)
    expect(problemsOf(() => parseConfigFile(text, 'h.json')).join()).toMatch(/^h\.json:5:7: monitors\.a\.evry: /)
  })

  test('ten thousand monitors are read, and what is as large as YAML says how to go on', () => {
    const monitors = monitorsOf(MANY)
    expect(readConfigText(JSON.stringify({ monitors }), 'h.json').config.monitors).toHaveLength(MANY)
    const yaml = `monitors:\n${Object.keys(monitors)
      .map((id) => `  ${id}: { file: data/${id}.json, every: 1h, tags: [nightly, large] }\n`)
      .join('')}`
    expect(problemsOf(() => parseConfigFile(yaml, 'h.yml'))).toEqual([
      'h.yml:1:1: is larger than 524288 bytes of YAML; write it as JSON, with the same keys, which is read up to 4 MB, or watch what is alike by one data file and "monitors: each"',
    ])
  })
})
