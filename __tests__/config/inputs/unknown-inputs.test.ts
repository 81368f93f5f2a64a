import { expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../../src/config/inputs/inputs.js'
import { unknownInputs } from '../../../src/config/inputs/unknown-inputs.js'

test.each<[Record<string, string>, RegExp | null]>([
  [{ thresold: '5' }, /^thresold: is not an input; did you mean "threshold"\?$/],
  [{ 'heartbeat-fiel': 'x' }, /did you mean "heartbeat-file"/],
  [{ frobnicate: 'x' }, /^frobnicate: is not an input; see the table of inputs/],
  [{ thresold: '' }, null],
  [{ threshold_minutes: '5', DRY_RUN: 'true', 'dry-run': 'true', force_check: 'x' }, null],
])('%j', (raw, told) => {
  const problems = unknownInputs(CHECK_INPUTS, raw)
  if (told === null) expect(problems).toEqual([])
  else expect(problems).toEqual([expect.stringMatching(told)])
})

// proves: 38
test('an unknown name is told with every other mistake', () => {
  const raw = { thresold: '5', every: 'x', threshold: '0', timezone: 'Europe/Berln', branch: 'a..b' }
  const read = () => readInputs(CHECK_INPUTS, raw, unknownInputs(CHECK_INPUTS, raw))
  expect(read).toThrow('thresold: is not an input')
  expect(read).toThrow('every: "x" is not a duration')
  expect(read).toThrow('threshold: "0" must be longer than nothing')
  expect(read).toThrow('timezone: "Europe/Berln" is not an IANA time zone')
  expect(read).toThrow('branch: "a..b" is no name of a branch')
})
