import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { appendValues } from '../../src/platform/file-commands.js'
import { parseKeyValueFile } from '../support/file-commands.js'

const folder = mkdtempSync(join(tmpdir(), 'heartbeat-test-'))
const file = join(folder, 'output')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(values: Record<string, string>): Record<string, string> {
  writeFileSync(file, '')
  appendValues(file, values)
  return parseKeyValueFile(readFileSync(file, 'utf8'))
}

describe('values for later steps', () => {
  test('are read back as they were given', () => {
    const values = { status: 'critical', message: 'two\nlines', monitors: '{"a":1}', empty: '' }
    expect(written(values)).toEqual(values)
  })

  test('cannot end their own block and set another value', () => {
    const message = 'x\nheartbeat-end-1\nstatus<<heartbeat-end-2\nhealthy\nheartbeat-end-2'
    expect(written({ message, status: 'critical' })).toEqual({ message, status: 'critical' })
  })

  test('whatever they hold', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('heartbeat-end-1', 'a<<heartbeat-end-2', 'b=c'))
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const value = lines.join('\n').replace(/\r/g, '')
        expect(written({ value, after: 'x' })).toEqual({ value, after: 'x' })
      }),
    )
  })

  test('go nowhere where there is no runner', () => {
    expect(() => appendValues(undefined, { a: 'b' })).not.toThrow()
  })
})
