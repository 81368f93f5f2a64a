import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { readEventPayload } from '../../src/platform/event-payload.js'

const folder = mkdtempSync(join(tmpdir(), 'heartbeat-test-'))
const file = join(folder, 'event.json')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the file of the event', () => {
  test('is what it holds', () => {
    writeFileSync(file, '\ufeff{"action":"heartbeat"}')
    expect(readEventPayload(file)).toEqual({ payload: { action: 'heartbeat' }, trouble: null })
    expect(readEventPayload(undefined)).toEqual({ payload: {}, trouble: null })
  })

  test.each([
    ['no JSON', () => writeFileSync(file, 'root:x:0:0'), /holds no JSON/],
    ['a list', () => writeFileSync(file, '[1]'), /holds no object/],
    ['huge', () => (writeFileSync(file, ''), truncateSync(file, 2 ** 31)), /is larger than/],
  ])('%s: nothing is taken from it, and nothing repeated', (_name, make, said) => {
    make()
    const { payload, trouble } = readEventPayload(file)
    expect(payload).toEqual({})
    expect(trouble).toMatch(said)
    expect(trouble).not.toContain('root')
  })

  test.each([
    ['a folder', folder, 'is not a regular file'],
    ['not there', join(folder, 'none'), 'ENOENT'],
  ])('%s', (_name, path, said) => {
    expect(readEventPayload(path).trouble).toContain(said)
  })
})
