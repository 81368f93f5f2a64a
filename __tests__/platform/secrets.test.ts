import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createSecrets } from '../../src/platform/secrets.js'
import { clean } from '../../src/domain/safe-text.js'
import { findCanaries } from '../support/canaries.js'
import { cpuSecondsOf } from '../support/cpu-seconds.js'

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

  test.each<[string, (secret: string) => string]>([
    ['by a zero-width space', (secret) => `${secret.slice(0, 8)}\u200b${secret.slice(8)}`],
    ['by a terminal sequence', (secret) => `${secret.slice(0, 8)}\u001b[0m${secret.slice(8)}`],
    ['by NUL', (secret) => `${secret.slice(0, 8)}\u0000${secret.slice(8)}`],
    ['by a turn of direction', (secret) => `${secret.slice(0, 8)}\u202e${secret.slice(8)}`],
    ['between all letters', (secret) => [...secret].join('\u200d')],
    ['by an entity of such a space', (secret) => `${secret.slice(0, 8)}&#8203;${secret.slice(8)}`],
    ['in hex', (secret) => Buffer.from(secret).toString('hex')],
    ['in HEX', (secret) => Buffer.from(secret).toString('hex').toUpperCase()],
    ['in per cents, each letter', (secret) => [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join('')],
    [
      'in PER CENTS',
      (secret) => [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join(''),
    ],
    [
      'in per cents here and there',
      (secret) => secret.replace(/[s3]/g, (char) => `%${char.charCodeAt(0).toString(16)}`),
    ],
    [
      'in escapes of JSON',
      (secret) => [...secret].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ],
    ['in entities', (secret) => [...secret].map((char) => `&#${char.charCodeAt(0)};`).join('')],
    ['escaped for Markdown', (secret) => secret.replace(/[_+=]/g, '\\$&')],
    ['in base64 after one byte', (secret) => Buffer.from(`a${secret}`).toString('base64')],
    ['in base64 after two bytes', (secret) => Buffer.from(`ab${secret}`).toString('base64')],
  ])('are hidden where they are broken or coded %s', (_, written) => {
    const secrets = createSecrets()
    secrets.add(TOKEN)
    const hidden = secrets.hide(`before\u200b ${written(TOKEN)} 100% \\u0041fter`)
    expect(hidden).toMatch(/^before\u200b .{0,3}\*\*\*.{0,4} 100% \\u0041fter$/)
    expect(clean(hidden)).not.toContain('canary')
  })

  test('what holds no secret stays as it is, whatever else it holds', () => {
    const secrets = createSecrets()
    secrets.add(TOKEN)
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('%', '4', '1', '\\', 'u', '0', '&', '#', ';', '\u200b', '\u001b', '[', 'm', 'g', 'h'),
        }),
        (text) => {
          expect(secrets.hide(text)).toBe(text)
        },
      ),
    )
  })

  // proves: 28
  test('property: cleaning what was hidden never puts it together again', () => {
    const secrets = createSecrets()
    secrets.add(TOKEN)
    const unseen = fc.constantFrom(
      '',
      '',
      '\u200b',
      '\u001b[0m',
      '\u0000',
      '\u202e',
      '\u00ad',
      '\ufeff',
      '\u001b]0;x\u0007',
    )
    const pieces = fc.array(unseen, { minLength: TOKEN.length, maxLength: TOKEN.length })
    fc.assert(
      fc.property(fc.string(), pieces, (before, between) => {
        const broken = [...TOKEN].map((char, i) => `${between[i]}${char}`).join('')
        expect(clean(secrets.hide(before.replaceAll('\u001b', '') + broken))).not.toContain(TOKEN)
      }),
      { numRuns: 500 },
    )
  })

  test('hiding in a long text takes no time to speak of', () => {
    const secrets = createSecrets()
    for (let n = 0; n < 5; n++) secrets.add(`${TOKEN}${n}`)
    const text = `| \\_row\\_ | 100&#37; | ${TOKEN}\u200b |\n`.repeat(20_000)
    expect(cpuSecondsOf(() => secrets.hide(text))).toBeLessThan(30)
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

  // proves: 28
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
