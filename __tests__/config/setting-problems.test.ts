import { describe, expect, test } from '@jest/globals'
import { checkConfig } from '../../src/config/check-config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { parseConfigFile } from '../../src/config/file/parse-file.js'

describe('defaults that mean nothing to a monitor are no mistake of it', () => {
  test.each([
    '{defaults: {every: 30m, grace: 5m, missing: warning}, monitors: {a: {workflow: a.yml, window: 2d}}}',
    '{defaults: {window: 2d, require: run}, monitors: {a: {threshold: 2h}}}',
    '{defaults: {threshold: 2h}, monitors: {a: {every: 1h, levels: "1,2,3"}}}',
    '{defaults: {branch: b}, monitors: {a: {file: a.json, read-from: workspace}}}',
  ])('%s', (text) => expect(parseConfigFile(text, 'c.yml').monitors).toHaveLength(1))
})

describe('inputs', () => {
  const read = (raw: Record<string, string>) => () =>
    checkConfig(readInputs(CHECK_INPUTS, { 'heartbeat-file': 'a.json', ...raw }), null)

  test('say a default without meaning it', () => expect(read({ every: '1h' })).not.toThrow())

  test.each([
    [{ levels: '1,2,3' }, 'levels: goes with "every" or "cron"'],
    [{ branch: 'b', 'read-from': 'workspace' }, 'branch: does nothing with "read-from: workspace"'],
    [{ 'heartbeat-file': '../x' }, 'heartbeat-file: "../x" is no path of a file in a repository'],
  ])('%j', (raw, told) => expect(read(raw)).toThrow(told))
})
