import { expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../../src/config/inputs/inputs.js'
import { LATE_INPUTS, START_INPUTS } from '../../../src/config/inputs/start-inputs.js'

const names = Object.keys(CHECK_INPUTS) as (keyof typeof CHECK_INPUTS)[]
const late = new Set<string>(LATE_INPUTS)

test('the table of the start has the same rows in the same order, with stand-ins for those that load late', () => {
  expect(Object.keys(START_INPUTS)).toEqual(names)
  expect(names.filter((name) => START_INPUTS[name] !== CHECK_INPUTS[name]).sort()).toEqual([...LATE_INPUTS].sort())
  for (const name of names) {
    const { description, default: usual, aliases } = START_INPUTS[name]
    expect({ description, usual, aliases }).toEqual({
      description: CHECK_INPUTS[name].description,
      usual: CHECK_INPUTS[name].default,
      aliases: late.has(name) ? [] : CHECK_INPUTS[name].aliases,
    })
  }
})

test('where nothing is said both read the same, and a stand-in never passes for what is said', () => {
  expect(readInputs(START_INPUTS, {})).toEqual(readInputs(CHECK_INPUTS, {}))
  for (const name of LATE_INPUTS) {
    expect(readInputs(START_INPUTS, { [name]: ' \n' })).toEqual(readInputs(CHECK_INPUTS, {}))
    expect(() => readInputs(START_INPUTS, { [name]: 'x' })).toThrow('loads late')
  }
})
