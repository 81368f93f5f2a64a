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
  ])('are hidden %s', (_name, form) => {
    const secrets = createSecrets()
    secrets.add(TOKEN)
    expect(secrets.hide(`a ${form} b ${form}`)).toBe('a *** b ***')
    expect(findCanaries({ TOKEN }, { text: secrets.hide(`x${form}x`) })).toEqual([])
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
