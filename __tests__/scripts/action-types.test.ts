import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { choice, duration, flag, list, text, whole, type InputSpec } from '../../src/config/inputs/inputs.js'
import { textOf } from '../docs/project-files.js'
import { projectRoot } from '../support/child.js'

const { typeOf } = (await import(pathToFileURL(join(projectRoot, 'scripts', 'action-types.mjs')).href)) as {
  typeOf: (spec: InputSpec<unknown>) => unknown
}

const ABOUT = { description: 'x' }

describe('the type of an input', () => {
  test.each<[string, InputSpec<unknown>, unknown]>([
    ['yes or no', flag(ABOUT), { type: 'boolean' }],
    [
      'one of a few words',
      choice(ABOUT, ['api', 'workspace']),
      { type: 'enum', 'allowed-values': ['api', 'workspace'] },
    ],
    ['several texts', list(ABOUT), { type: 'list', separator: ',', 'list-item': { type: 'string' } }],
    ['a whole number', whole(ABOUT, 1, 9), { type: 'integer' }],
    ['a length of time, which has a unit', duration(ABOUT), { type: 'string' }],
    ['a text', text(ABOUT), { type: 'string' }],
  ])('%s', (_, spec, type) => {
    expect(typeOf(spec)).toEqual(type)
  })
})

describe.each(['', 'write/', 'run/'])('%saction-types.yml', (folder) => {
  test('has a type for every input and output of the action, and for nothing else', () => {
    type Keys = Readonly<Record<'inputs' | 'outputs', Readonly<Record<string, unknown>>>>
    const action = parse(textOf(`${folder}action.yml`)) as Keys
    const types = parse(textOf(`${folder}action-types.yml`)) as Keys
    expect(Object.keys(types.inputs)).toEqual(Object.keys(action.inputs))
    expect(Object.keys(types.outputs)).toEqual(Object.keys(action.outputs))
  })
})
