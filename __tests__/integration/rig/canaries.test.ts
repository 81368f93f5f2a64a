import { describe, expect, it } from '@jest/globals'
import { findCanaries } from '../../support/canaries.js'

const token = 'ghs_canary+/=0123'
const hook = 'https://hooks.example.com/services/T00000000/B1/XXXXcanaryXXXX?key=queryCanary'
const found = (text: string): string[] => findCanaries({ token, hook }, { log: text })

describe('a canary', () => {
  it.each([
    ['raw', `Authorization: ${token}.`, 'token'],
    ['URL-encoded', `?t=${encodeURIComponent(token)}`, 'token'],
    ['base64', Buffer.from(token).toString('base64'), 'token'],
    ['base64', Buffer.from(`x:${token} and more`).toString('base64'), 'token'],
    ['base64', Buffer.from(`x-access-token:${token}`).toString('base64'), 'token'],
    ['base64url', Buffer.from(`ÿÿ?${token}>>`).toString('base64url'), 'token'],
    ['part of the address', 'posted to .../XXXXcanaryXXXX', 'hook'],
    ['part of the address', 'team T00000000', 'hook'],
    ['part of the address', 'key queryCanary', 'hook'],
  ])('is found %s in %j', (kind, text, name) => {
    expect(found(text)).toContain(`log: ${name} (${kind})`)
  })

  it.each(['', 'hooks.example.com answered 404', 'services', 'Z2hzXw=='])('is not seen in %j', (text) => {
    expect(found(text)).toEqual([])
  })
})
