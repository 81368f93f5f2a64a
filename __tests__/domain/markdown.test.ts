import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { advised, fenced, inlineCode, link, plain, table } from '../../src/domain/markdown.js'
import { clean, cut, oneLine } from '../../src/domain/safe-text.js'
import { hostileText } from '../support/hostile-text.js'

/** What a reader sees: entities and backslash escapes taken back. */
function shown(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#8203;/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

describe('plain text is dead', () => {
  test.each([
    ['a mention', 'ask @everyone now', 'ask @&#8203;everyone now'],
    ['a mention by entity', '&#64;everyone', '&amp;#&#8203;64;everyone'],
    ['a mail address', 'me@example.com', 'me@&#8203;example.com'],
    ['a reference', 'see #12 and o/r#3', 'see #&#8203;12 and o/r#&#8203;3'],
    ['an old reference', 'GH-7', 'GH-&#8203;7'],
    ['an address', 'https://evil.example/x', 'https:&#8203;//evil.example/x'],
    ['a www address', 'www.evil.example', 'www&#8203;.evil.example'],
    ['a comment', '<!-- heartbeat -->', '&lt;!-- heartbeat --&gt;'],
    ['a link', '[a](b)', '\\[a\\](b)'],
    ['a cell', 'a | b', 'a &#124; b'],
    ['code', '`x` ```', '\\`x\\` \\`\\`\\`'],
    ['emphasis', '*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~'],
    ['an underscore in a word', 'last_run', 'last_run'],
    ['mathematics', '$x$', '&#36;x&#36;'],
    ['a heading', '# a', '\\# a'],
    ['a list', '- a', '\\- a'],
    ['a numbered list', '1. a', '1\\. a'],
    ['a number', '1.5 h', '1.5 h'],
    ['a time', '09:30:00', '09:30:00'],
    ['lines', 'a\r\n\n# b', 'a # b'],
    ['a runner command', '##[add-mask]x', '\\##\\[add-mask\\]x'],
    ['a terminal colour', '\u001b[31mred\u001b[0m', 'red'],
    ['turned writing', 'a\u202eb', 'ab'],
  ])('%s', (_, text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  test('whatever it is, nothing lives and a reader sees the same', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const dead = plain(text)
        expect(dead).not.toMatch(/@\w|#\d+(?![\d;])|[<>|\n]|:\/\/|www\./i)
        expect(shown(dead)).toBe(oneLine(text))
      }),
    )
  })
})

describe('inline code', () => {
  test.each([
    ['plainly', 'last_run', '`last_run`'],
    ['with a pipe, for tables', 'a|b', '<code>a&#124;b</code>'],
    ['with backticks', '`a`', '<code>&#96;a&#96;</code>'],
    ['with a comment', '<!-- a', '<code>&#60;&#33;&#45;&#45; a</code>'],
    ['with an address', 'a@b.c', '<code>a&#64;&#8203;b&#46;c</code>'],
    ['with a backslash', 'a\\', '<code>a&#92;</code>'],
    ['on one line', 'a\n\nb', '`a b`'],
    ['nothing', '', '` `'],
  ])('%s', (_, text, expected) => {
    expect(inlineCode(text)).toBe(expected)
  })

  test('cannot be left', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(inlineCode(text)).toMatch(/^(`[^`|@\n]+`|<code>[^<>|`@\n]*<\/code>)$/)
      }),
    )
  })
})

describe('a fence', () => {
  test('is longer than any run inside', () => {
    expect(fenced('a\n````\nb', 'text')).toBe('`````text\na\n````\nb\n`````')
  })

  test('cannot be left', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [first = '', ...rest] = fenced(text).split('\n')
        expect(rest.pop()).toBe(first)
        expect(rest.join('\n')).not.toContain(first)
      }),
    )
  })
})

describe('cutting', () => {
  test.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a😀b', 3, 'a…'],
    ['😀😀', 3, '😀…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%s to %i', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected)
  })

  // proves: 19
  test('keeps the limit and never leaves half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, max) => {
        const short = cut(text, max)
        expect(short.length).toBeLessThanOrEqual(max)
        expect(text.startsWith(short.replace(/…$/, ''))).toBe(true)
        expect(short).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
      }),
    )
  })
})

test('broken surrogates become the sign for them', () => {
  expect(clean('a\ud800b\udc00')).toBe('a\ufffdb\ufffd')
})

describe('a link', () => {
  test.each([
    ['https://github.com/o/r', '[a](https://github.com/o/r)'],
    ['https://x.example/a)b', '[a](https://x.example/a%29b)'],
    ['javascript:alert(1)', 'a'],
    ['https://x.example/ b', 'a'],
  ])('%s', (url, expected) => {
    expect(link('a', url)).toBe(expected)
  })
})

test('a table', () => {
  expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |')
})

describe('advice', () => {
  const RUN = 'https://github.com/o/r/actions/runs/12'
  test.each([
    ['gh run list --limit 5 && echo', '`gh run list --limit 5 && echo`'],
    ['See https://www.githubstatus.com for more', 'See [githubstatus.com](https://www.githubstatus.com) for more'],
    [`Failed: ${RUN}; before: ${RUN}/job/3.`, `Failed: [runs/12](${RUN}); before: [runs/12](${RUN}/job/3).`],
    [`(${RUN})`, `([runs/12](${RUN}))`],
  ])('%s', (text, markdown) => {
    expect(advised(text)).toBe(markdown)
  })

  test.each([`${RUN}…`, `${RUN}x`, 'https://github.com/o/r/issues/1', 'https://evil.example/o/r/actions/runs/12'])(
    'does not link %s',
    (text) => {
      expect(advised(text)).toBe(plain(text))
    },
  )
})
