import { expect, test } from '@jest/globals'
import { readInputs } from '../../../src/config/inputs/inputs.js'
import { SERVE_FLAGS } from '../../../src/config/inputs/serve-flags.js'

const hostsIn = (hosts: string) => readInputs(SERVE_FLAGS, { hosts }).hosts

test('names of a server are those that a request can have', () => {
  expect(hostsIn('status.example.org, [2001:db8::1]')).toEqual(['status.example.org', '[2001:db8::1]'])
  for (const wrong of ['https://status.example.org', 'status.example.org:8443', 'status.example.org/beats'])
    expect(() => hostsIn(wrong)).toThrow('write the name alone, like "status.example.org"')
})
