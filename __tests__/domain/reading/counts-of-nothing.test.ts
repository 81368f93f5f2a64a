import { describe, expect, test } from '@jest/globals'
import { classOfText } from '../../../src/domain/reading/status-words.js'

describe('what is bad, counted, and none of it found', () => {
  test.each([
    ['errors: 0', 'unknown'],
    ['errors=0', 'unknown'],
    ['Errors : 0', 'unknown'],
    ['error count: 0', 'unknown'],
    ['error_count=0', 'unknown'],
    ['failures: 0', 'unknown'],
    ['failures (0)', 'unknown'],
    ['failed: none', 'unknown'],
    ['error: null', 'unknown'],
    ['error: -', 'unknown'],
    ['error=false', 'unknown'],
    ['exceptions: 0', 'unknown'],
    ['failed 0 of 12', 'unknown'],
    ['errors: 0 warnings: 3', 'unknown'],
    ['failed: 0, ok: 12', 'ok'],
    ['failed: 0 passed: 12', 'ok'],
    ['done, errors: 0', 'ok'],
    ['backup complete; failures: 0', 'ok'],
  ])('%s is no failure', (text, found) => {
    expect(classOfText(text)).toBe(found)
  })

  test.each([
    'errors: 10',
    'errors: 01',
    'errors=0.5',
    'errors: 0, failures: 2',
    'failed: 3, ok: 0',
    'failed 1 of 12',
    'failed 10 of 12',
    'failures (10)',
    'error: none of the hosts answered',
    'error: no such file',
    'error: null pointer',
    'error: 0x80070005',
    'error: -1',
    'failed: 0:05 after the start',
    'failed',
  ])('%s is one', (text) => {
    expect(classOfText(text)).toBe('fail')
  })
})
