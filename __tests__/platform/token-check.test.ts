import { expect, test } from '@jest/globals'
import { tokenCheck } from '../../src/platform/token-check.js'

test.each([
  ['secret', true],
  ['secre', false],
  ['secret ', false],
  ['', false],
])('%j opens what is secret: %s', (given, opens) => {
  expect(tokenCheck('secret')(given)).toBe(opens)
})
