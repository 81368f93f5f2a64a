import { describe, expect, test } from '@jest/globals'
import { checkConfig } from '../../src/config/check-config.js'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'

const TWO = parseConfigFile(
  `monitors:
  a: {file: a.json, threshold: 2h}
  b: {file: b.json, every: 1h}
  c: {file: c.json, branch: beats, threshold: 90m}
  w: {workflow: w.yml}`,
  '.github/heartbeat.yml',
)
const read = (raw: Record<string, string>, file: typeof TWO | null = TWO, byHand: number | null = null) =>
  checkConfig(readInputs(CHECK_INPUTS, raw), file, byHand)

describe('an input of a monitor beside a config file', () => {
  test.each([
    [{ threshold: '5m' }, 'threshold'],
    [{ every: '5m' }, 'every'],
    [{ 'market-hours': 'true' }, 'market-hours'],
    [{ critical: 'true' }, 'critical'],
    [{ missing: 'warning' }, 'missing'],
    [{ timezone: 'Europe/Berlin' }, 'timezone'],
    [{ 'timestamp-field': '/at' }, 'timestamp-field'],
    [{ branch: 'beats' }, 'branch'],
  ])('%j is refused by its name', (raw, key) => {
    expect(() => read(raw)).toThrow(`${key}: does not count beside .github/heartbeat.yml; write it there`)
    expect(() => read(raw, null)).toThrow(`${key}: does not count where no monitor is named`)
    expect(() => read({ monitor: 'x', ...raw }, null)).not.toThrow()
  })

  test('that says its default says nothing', () => {
    const defaults = Object.fromEntries(Object.entries(CHECK_INPUTS).map(([name, spec]) => [name, spec.default]))
    expect(() => read(defaults)).not.toThrow()
    expect(() => read({ ...defaults, threshold: '2h' })).not.toThrow()
  })

  test('read-from stands for what monitors do not say, unless their file lies elsewhere', () => {
    const kinds = (raw: Record<string, string>) => read(raw).monitors.map(({ source }) => source.kind)
    expect(kinds({})).toEqual(['repository', 'repository', 'repository', 'workflow'])
    expect(kinds({ 'read-from': 'workspace' })).toEqual(['file', 'file', 'repository', 'workflow'])
  })
})

describe('a run by hand with another threshold', () => {
  test('judges every monitor by it, and keeps its own rule beside', () => {
    const { monitors, notices } = read({}, TWO, 90 * MINUTE)
    const by = { kind: 'threshold', thresholdMs: 90 * MINUTE }
    expect(monitors.map(({ expectation, ownExpectation }) => [expectation, ownExpectation])).toEqual([
      [by, { kind: 'threshold', thresholdMs: 2 * HOUR }],
      [by, expect.objectContaining({ kind: 'interval', everyMs: HOUR })],
      // By its own rule already, and by its runs.
      [by, null],
      [expect.objectContaining({ thresholdMs: 2 * HOUR }), null],
    ])
    expect(notices).toEqual(['By hand: judged by a threshold of 1 h 30 min in this run alone: a, b.'])
  })

  test('says so where it changes nothing', () => {
    expect(read({}, null, 90 * MINUTE).notices).toEqual([expect.stringContaining('changes nothing')])
    expect(read({}, TWO).notices).toEqual([])
  })
})
