import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createSecrets } from '../../src/platform/secrets.js'
import { findCanaries } from '../support/canaries.js'

const TOKEN = 'ghs_s3cret+/=canary value'

describe('secrets', () => {
  test.each([
    ['raw', TOKEN],
    ['URL-encoded', encodeURIComponent(TOKEN)],
    ['base64', Buffer.from(TOKEN).toString('base64')],
    ['base64 without its end', Buffer.from(TOKEN).toString('base64').replace(/=+$/, '')],
    ['written in JSON', JSON.stringify(TOKEN).slice(1, -1)],
  ])('are hidden %s', (_name, form) => {
    const secrets = createSecrets()
    secrets.add(TOKEN)
    expect(secrets.hide(`a ${form} b ${form}`)).toBe('a *** b ***')
    expect(findCanaries({ TOKEN }, { text: secrets.hide(`x${form}x`) })).toEqual([])
  })

  // As git keeps it in its configuration: `AUTHORIZATION: basic` of the user and the token together.
  test('are hidden inside the base64 of a longer text', () => {
    const secrets = createSecrets()
    secrets.add(TOKEN)
    for (const user of ['x:', 'xy:', 'x-access-token:']) {
      const basic = Buffer.from(`${user}${TOKEN}`).toString('base64')
      expect(secrets.hide(basic)).toContain('***')
      expect(findCanaries({ TOKEN }, { text: secrets.hide(basic) })).toEqual([])
    }
  })

  test('what is empty or very short hides nothing', () => {
    const secrets = createSecrets()
    for (const short of ['', ' ', 'abc', '12345']) secrets.add(short)
    expect(secrets.hide('abc 12345 text')).toBe('abc 12345 text')
    expect(secrets.forms()).toEqual([])
  })

  test('what is added later is hidden from then on', () => {
    const secrets = createSecrets()
    expect(secrets.hide(TOKEN)).toBe(TOKEN)
    secrets.add(` ${TOKEN}\n`)
    expect(secrets.hide(TOKEN)).toBe('***')
  })

  test('a secret that holds another leaves no part of it', () => {
    const secrets = createSecrets()
    secrets.add('password')
    secrets.add('password-and-more')
    expect(secrets.hide('the password-and-more')).not.toMatch(/and-more/)
  })

  test('property: no text around it shows it', () => {
    const secrets = createSecrets()
    secrets.add(TOKEN)
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(secrets.hide(`${before}${TOKEN}${after}`)).not.toContain(TOKEN)
      }),
    )
  })
})
