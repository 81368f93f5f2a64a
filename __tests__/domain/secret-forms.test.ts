import { describe, expect, test } from '@jest/globals'
import { hideForms } from '../../src/domain/hide-forms.js'
import { hideSecrets } from '../../src/domain/hide-secrets.js'
import { secretForms } from '../../src/domain/secret-forms.js'

describe('the forms of a secret', () => {
  test.each([
    ['shrt5', []],
    ['six456', ['six456', 'c2l4NDU2', '736978343536']],
    [
      'a b+c/d',
      ['a b+c/d', 'a%20b%2Bc%2Fd', 'a%20b+c/d', 'YSBiK2MvZA==', 'YSBiK2MvZA', '6120622b632f64', '6120622B632F64'],
    ],
    ['say "it"\\', ['say \\"it\\"\\\\']],
  ])('%s', (secret, some) => {
    const forms = secretForms(secret)
    expect(forms).toEqual(expect.arrayContaining(some))
    expect(forms.length === 0).toBe(some.length === 0)
    expect([...forms].sort((a, b) => b.length - a.length)).toEqual(forms)
    expect(new Set(forms).size).toBe(forms.length)
  })

  test.each<[string, readonly string[], readonly string[]]>([
    ['123456:abcdefgh', ['abcdefgh'], ['123456']],
    ['1:abcdefg', ['1:abcdefg'], ['abcdefg']],
    ['redis://mary:hunter2@host:6379', ['hunter2'], ['mary', 'host']],
    ['REDISS://hunter2@host', ['hunter2'], ['host']],
    ['redis://:pass%40word@host', ['pass%40word', 'pass@word'], ['host']],
    ['redis://:a@b:hunter2@host', ['a@b:hunter2'], ['host']],
    ['redis://host:6379', ['redis://host:6379'], ['host:6379']],
    [
      'https://hooks.example/services/T0123456/B-secret-1',
      ['/services/T0123456/B-secret-1', 'services/T0123456/B-secret-1', 'T0123456', 'B-secret-1'],
      ['services', 'hooks.example'],
    ],
    ['https://a.example/workflows/averylongplainwordthatis', ['averylongplainwordthatis'], ['workflows']],
    ['https://a.example/abcdefghijklmnopqrst', ['/abcdefghijklmnopqrst'], []],
    ['https://mary12:hunter2@a.example/', ['mary12', 'hunter2'], ['a.example']],
    ['https://a.example/?key=se%20cret7', ['/?key=se%20cret7', '/?key=se cret7', 'se cret7'], []],
    ['https://a.example/short7', ['https://a.example/short7'], ['/short7', 'short7']],
    ['https://a.example/longer8a', ['/longer8a', 'longer8a'], []],
    ['https://', ['https://'], []],
    ['http://a.example/abc_defg', ['abc_defg'], []],
    ['ftp://a.example/abc_defg', ['ftp://a.example/abc_defg'], ['abc_defg']],
    ['https://a.example/%E0%A4%A/abcdefg1', ['abcdefg1'], []],
  ])('parts of %s', (secret, parts, others) => {
    const forms = secretForms(secret)
    expect(forms).toEqual(expect.arrayContaining([...parts]))
    for (const other of others) expect(forms).not.toContain(other)
  })

  test('base64 is known inside of something else', () => {
    const secret = 'hunter2-hunter2'
    for (const before of ['', 'a', 'ab', 'abc']) {
      const text = Buffer.from(`${before}${secret}xyz`).toString('base64')
      expect(hideSecrets(text, [secret])).toMatch(/\*\*\*/)
      expect(hideSecrets(text.replace(/\+/g, '-').replace(/\//g, '_'), [secret])).toMatch(/\*\*\*/)
    }
    const odd = '\u00fb\u00ff\u00fe??>>~~\u00bf'
    for (const before of ['', 'a', 'ab']) {
      const url = Buffer.from(`${before}${odd}x`).toString('base64url')
      expect(hideSecrets(url, [odd])).toMatch(/\*\*\*/)
    }
  })

  test('longer secrets are hidden first, whosever they are', () => {
    expect(hideSecrets('see hunter2-and-more and hunter2', ['hunter2', 'hunter2-and-more'])).toBe('see *** and ***')
    expect(hideSecrets('nothing here', ['hunter2'])).toBe('nothing here')
  })
})

describe('a secret is hidden', () => {
  const secret = 'a&b<c>"d'
  test.each([
    ['as it is', 'x a&b<c>"d y', 'x *** y'],
    ['twice', 'a&b<c>"da&b<c>"d', '******'],
    ['with what nobody sees in it', 'x a&b\u200b<c>\u202e"d y', 'x *** y'],
    ['with a colour in it', 'x a&b\u001b[31m<c>"d y', 'x *** y'],
    ['in percents', 'x a%26b%3Cc%3e"d y', 'x *** y'],
    ['in entities by name', 'x a&amp;b&lt;c&GT;&quot;d y', 'x *** y'],
    ['in entities by number', 'x a&#38;b&#x3c;c&#X3E;&#0034;d y', 'x *** y'],
    ['in escapes of JSON', 'x a\\u0026b\\x3cc\\u003E\\"d y', 'x *** y'],
    ['in Markdown', 'x a\\&b\\<c\\>\\"d y', 'x *** y'],
    ['beside other codes', '%41 a%26b<c>"d %42&lt;', '%41 *** %42&lt;'],
    ['twice in code, side by side', 'a%26b<c>"da%26b<c>"d', '***'],
    ['at the beginning', '\u200ba%26b<c>"d', '\u200b***'],
    ['nothing of it', '%41 &lt; \u200b', '%41 &lt; \u200b'],
    ['numbers that are no characters', '&#0; &#x110000; &#1114112; a%26b<c>"d', '&#0; &#x110000; &#1114112; ***'],
  ])('%s', (_, text, hidden) => {
    expect(hideForms(text, [secret])).toBe(hidden)
  })

  test('the apostrophe has a name too, and the highest character a number', () => {
    expect(hideForms(`x don&apos;t y`, ["don't"])).toBe('x *** y')
    expect(hideForms('x ab&#x10ffff;cd y', ['ab\u{10ffff}cd'])).toBe('x *** y')
    expect(hideForms('x a&#x200b;b y', ['ab'])).toBe('x *** y')
    expect(hideForms('', ['ab'])).toBe('')
  })
})
